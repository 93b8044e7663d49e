import type { OrderSummary } from '../../business/ordering/terms.ts';
import { useList, useListPath } from '../lists.ts';
import { storeWeb } from '../paths.ts';
import { useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { OrderTable } from './order-table.tsx';
import { portalApi } from './portal-paths.ts';

/** Every order of the company, found by its own PO number too. */
export default function OrderList() {
  const t = useTexts('portal');
  const list = useList<OrderSummary>(useListPath(portalApi.orders(), ['q', 'status', 'sort']));
  return (
    <>
      <PageHead title={t('ordersTitle')} count={list.total ?? undefined} note={t('ordersOrder')}>
        <LinkButton kind="primary" href={storeWeb.products()}>
          {t('homeNewOrder')}
        </LinkButton>
      </PageHead>
      <div className="list-tools">
        <ListSearch label={t('ordersSearch')} />
        <ChipFilter
          label={t('ordersStatus')}
          name="status"
          chips={[
            { value: '', label: t('all') },
            { value: 'placed', label: t('statusPlaced') },
            { value: 'paid', label: t('statusPaid') },
            { value: 'fulfilled', label: t('statusFulfilled') },
            { value: 'cancelled', label: t('statusCancelled') },
            { value: 'expired', label: t('statusExpired') },
          ]}
        />
      </div>
      <Panel title={t('ordersTitle')} hiddenTitle flush>
        <OrderTable
          rows={list.rows}
          problem={list.problem}
          again={list.again}
          more={list.more}
          bringingMore={list.bringingMore}
          approximateTotal={list.total}
          caption={t('ordersTitle')}
          sortable
        />
      </Panel>
    </>
  );
}
