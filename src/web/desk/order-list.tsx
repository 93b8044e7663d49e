import type { OrderState, OrderSummary } from '../../business/ordering/terms.ts';
import { useList, useListPath } from '../lists.ts';
import { web } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { deskApi } from './desk-paths.ts';
import { DayRange, ListPanel } from './list-panel.tsx';
import { orderStates, orderTones, useAmounts } from './order-words.ts';

const filters = ['status', 'account', 'placedFrom', 'placedTo'];

/** All orders that the reader may see, newest first. */
export default function OrderList() {
  const t = useTexts('desk');
  const format = useFormat();
  const { may } = useReader();
  const { search, change } = useSearch();
  const path = useListPath(deskApi.orders(), ['q', 'sort', ...filters]);
  const exportPath = useListPath(deskApi.ordersFile(), ['q', 'sort', ...filters]);
  const list = useList<OrderSummary>(path);
  const amounts = useAmounts(list.rows?.map(({ total }) => total));
  const columns = useOrderColumns(amounts.write);
  const company = search.get('account') && list.rows?.[0]?.company;
  return (
    <>
      <PageHead
        title={t('ordersTitle')}
        count={list.total === null ? undefined : format.quantity(list.total)}
        note={amounts.note}
      />
      <ListPanel
        title={t('ordersTitle')}
        search={t('ordersSearch')}
        order={search.get('sort') === 'placedAt' ? t('ordersOldest') : t('ordersNewest')}
        names={filters}
        filters={
          <>
            <ChipFilter
              label={t('ordersState')}
              name="status"
              chips={[
                { value: 'all', label: t('all') },
                ...orderStates.map((state) => ({ value: state, label: t(`orderState_${state}`) })),
              ]}
            />
            {search.get('account') && (
              <Button compact onClick={() => change({ account: null })}>
                {company ? t('onlyCompany', { company }) : t('onlyOneCompany')} ×
              </Button>
            )}
            <DayRange from="placedFrom" to="placedTo" />
          </>
        }
      >
        {(emptyOr) => (
          <DataTable
            caption={t('ordersTitle')}
            columns={columns}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowName={(row) => row.number}
            rowHref={(row) => web.desk.order(row.id)}
            sort="-placedAt"
            more={list.more}
            bringingMore={list.bringingMore}
            approximateTotal={list.total}
            {...(may('orders.export') ? { exportHref: exportPath } : {})}
            problem={list.problem}
            again={list.again}
            empty={emptyOr(<EmptyState title={t('ordersEmpty')}>{t('ordersEmptyBody')}</EmptyState>)}
          />
        )}
      </ListPanel>
    </>
  );
}

function useOrderColumns(write: ReturnType<typeof useAmounts>['write']): Column<OrderSummary>[] {
  const t = useTexts('desk');
  const format = useFormat();
  return [
    { key: 'number', label: t('orderNumber'), cell: (row) => <span className="nowrap">{row.number}</span> },
    { key: 'company', label: t('orderCompany'), cell: (row) => row.company },
    { key: 'state', label: t('ordersState'), cell: (row) => <StateBadge state={row.state} /> },
    {
      key: 'placed',
      label: t('orderPlacedOn'),
      sort: 'placedAt',
      cell: (row) => <span className="nowrap">{format.date(row.placedOn)}</span>,
    },
    { key: 'po', label: t('orderPo'), cell: (row) => row.poReference },
    {
      key: 'due',
      label: t('orderDueOn'),
      cell: (row) => (row.state === 'placed' ? <span className="nowrap">{format.date(row.dueOn)}</span> : null),
    },
    { key: 'total', label: t('orderTotal'), figure: true, cell: (row) => write(row.total) },
    { key: 'commitment', label: t('orderCommitment'), figure: true, cell: (row) => write(row.commitment) },
  ];
}

export function StateBadge({ state }: { state: OrderState }) {
  const t = useTexts('desk');
  return <Badge tone={orderTones[state]}>{t(`orderState_${state}`)}</Badge>;
}
