import type { PriceListReply } from '../../business/pricing/terms.ts';
import { navigate } from '../place.ts';
import { useTexts } from '../reader.tsx';
import { useToast } from '../ui/toast.tsx';
import { forgetPrices } from './catalogue-refresh.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { RecordDelete } from './record-delete.tsx';

/** Deletes a draft, after saying what goes with it. */
export function PriceListDelete({ list, leave }: { list: PriceListReply; leave: () => void }) {
  const t = useTexts('desk-catalogue');
  const toast = useToast();
  return (
    <RecordDelete
      title={t('listDeleteTitle', { name: list.name })}
      action={t('listDelete')}
      keep={t('listKeep')}
      path={catalogueApi.priceList(list.id)}
      rowVersion={list.rowVersion}
      leave={leave}
      done={() => {
        toast({ text: t('listDeleted', { name: list.name }) });
        navigate(catalogueWeb.priceLists(), { replace: true });
        forgetPrices(list.id);
      }}
    >
      {t('listDeleteBody', { count: list.prices })}
    </RecordDelete>
  );
}
