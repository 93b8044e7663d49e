import './desk.css';
import { useState } from 'react';
import type { StorePreviewReply } from '../../business/baskets/terms/store-preview.ts';
import { ApiProblem, type Problem, send } from '../api.ts';
import { storePreviewApi, web } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useReader, useTexts } from '../reader.tsx';
import { useStorePreview } from '../shell/store-preview.tsx';
import { Button } from '../ui/button.tsx';
import { RadioField } from '../ui/choice-fields.tsx';
import { DateField, SelectField, TextField } from '../ui/field.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { AccountPicker } from './account-picker.tsx';
import { useCurrencies } from './currency-field.tsx';
import { useToday } from './price-list-fields.tsx';

type Kind = 'public' | 'segment' | 'account';

type Asked = {
  readonly kind: Kind;
  readonly segment: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly day: string;
  readonly currency: string;
};
type Fields = {
  readonly asked: Asked;
  readonly set: (change: Partial<Asked>) => void;
  readonly wrong: (pointer: string) => string | null;
};

/** The audience that is asked for; null while it is not said which. */
function audienceOf({ kind, segment, account }: Asked): string | null {
  if (kind === 'public') return 'public';
  const key = kind === 'segment' ? segment.trim() : account.id;
  return key === '' ? null : `${kind}:${key}`;
}

/** See the store as a buyer, on a day, in a currency: chosen here, then the store itself, framed. */
export default function StorePreview() {
  const t = useTexts('desk-prices');
  const now = useStorePreview();
  const { search } = useSearch();
  const today = useToday();
  const { currency } = useReader();
  const [asked, setAsked] = useState<Asked>({
    kind: 'public',
    segment: '',
    account: { id: '', name: '' },
    day: search.get('day') ?? today,
    currency: search.get('currency') ?? currency,
  });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const audience = audienceOf(asked);
  const begin = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const body = { audience, day: asked.day, currency: asked.currency };
      await send<StorePreviewReply>('PUT', storePreviewApi(), body);
      // The whole page anew: no price of one's own stays behind.
      location.assign(web.store.home());
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
      setBusy(false);
    }
  };
  const fields: Fields = {
    asked,
    set: (change) => setAsked({ ...asked, ...change }),
    wrong: (pointer) => problem?.errors.find((error) => error.pointer === pointer)?.expected ?? null,
  };
  return (
    <>
      <PageHead title={t('previewTitle')} note={t('previewNote')} />
      <Panel title={t('previewTitle')} hiddenTitle>
        <div className="form">
          {problem && <Refusal problem={problem} />}
          <As {...fields} />
          <On {...fields} />
          <div className="form-acts">
            <Button
              kind="primary"
              busy={busy}
              blocked={audience === null ? t('previewWhoNeeded') : null}
              onClick={() => void begin()}
            >
              {now ? t('previewSwitch') : t('previewBegin')}
            </Button>
          </div>
        </div>
      </Panel>
    </>
  );
}

function As({ asked, set }: Fields) {
  const t = useTexts('desk-prices');
  const kinds: readonly Kind[] = ['public', 'segment', 'account'];
  return (
    <>
      <RadioField
        label={t('previewWho')}
        value={asked.kind}
        onChange={(value) => set({ kind: value as Kind })}
        options={kinds.map((value) => ({ value, label: t(`previewWho_${value}`) }))}
      />
      {asked.kind === 'segment' && (
        <TextField label={t('previewSegment')} value={asked.segment} onChange={(segment) => set({ segment })} />
      )}
      {asked.kind === 'account' && (
        <AccountPicker
          label={t('previewAccount')}
          name={asked.account.name}
          error={null}
          without=""
          chosen={asked.account.id}
          onChoose={(account) => set({ account })}
        />
      )}
    </>
  );
}

function On({ asked, set, wrong }: Fields) {
  const t = useTexts('desk-prices');
  const currencies = useCurrencies();
  return (
    <div className="pair">
      <DateField label={t('previewDay')} value={asked.day} onChange={(day) => set({ day })} error={wrong('/day')} />
      <SelectField
        label={t('previewCurrency')}
        value={asked.currency}
        onChange={(currency) => set({ currency })}
        error={wrong('/currency')}
        options={currencies.map((code) => ({ value: code, label: code }))}
      />
    </div>
  );
}
