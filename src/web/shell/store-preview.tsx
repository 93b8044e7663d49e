import './store-preview.css';
import { useState } from 'react';
import type { StorePreviewReply } from '../../business/baskets/terms/store-preview.ts';
import { send } from '../api.ts';
import { storePreviewApi, storePreviewWeb } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Button, LinkButton } from '../ui/button.tsx';

/** As whom staff look at the store; null for everybody else. */
export function useStorePreview() {
  const { may } = useReader();
  return useReply<StorePreviewReply>(may('store.preview') ? storePreviewApi() : null).body?.preview ?? null;
}

/** Over every page of the store while it is looked at as a buyer: as whom, on which day, and the way back. */
export function StorePreviewBar() {
  const t = useTexts('store');
  const format = useFormat();
  const preview = useStorePreview();
  const [busy, setBusy] = useState(false);
  if (!preview) return null;
  const { audience, name, day, currency } = preview;
  const who = audience === 'public' ? t('previewPublic') : name || t('previewSegment', { key: audience.slice(8) });
  const leave = async () => {
    setBusy(true);
    await send('DELETE', storePreviewApi());
    // The whole page anew: no price of the other buyer stays behind.
    location.assign(storePreviewWeb());
  };
  return (
    <aside className="store-preview" aria-label={t('previewLabel')}>
      <p>
        <span className="strong">{t('previewAs', { who, day: format.date(day), currency })}</span>{' '}
        {t('previewNoOrders')}
      </p>
      <span className="end">
        <LinkButton compact href={storePreviewWeb()}>
          {t('previewChange')}
        </LinkButton>
        <Button compact busy={busy} onClick={() => void leave()}>
          {t('previewLeave')}
        </Button>
      </span>
    </aside>
  );
}
