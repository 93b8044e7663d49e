import { useState } from 'react';
import type { PriceListReply } from '../../business/pricing/terms.ts';
import { ApiProblem, type Problem, send } from '../api.ts';
import { catalogueApi, catalogueWeb } from '../paths.ts';
import { navigate } from '../place.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useToast } from '../ui/toast.tsx';
import { forgetPrices } from './catalogue-refresh.ts';

/** Deletes a draft, after saying what goes with it. */
export function PriceListDelete({ list, leave }: { list: PriceListReply; leave: () => void }) {
  const t = useTexts('desk-catalogue');
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const remove = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await send('DELETE', catalogueApi.priceList(list.id), undefined, { ifMatch: `"${list.rowVersion}"` });
      toast({ text: t('listDeleted', { name: list.name }) });
      navigate(catalogueWeb.priceLists(), { replace: true });
      forgetPrices(list.id);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
      if (cause.problem.type === 'changed_meanwhile') forgetPrices();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t('listDeleteTitle', { name: list.name })}>
      <div className="stacked">
        <p className="small">{t('listDeleteBody', { count: list.prices })}</p>
        {problem && <Refusal problem={problem} />}
        <div className="form-acts">
          <Button onClick={leave}>{t('listKeep')}</Button>
          <Button kind="primary" busy={busy} onClick={() => void remove()}>
            {t('listDelete')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
