import type { z } from 'zod';
import type { awaitingPayment } from '../../business/billing/terms.ts';
import { useList, useListPath } from '../lists.ts';
import { web } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { deskApi, deskWeb } from './desk-paths.ts';
import { ListPanel } from './list-panel.tsx';
import { useAmounts } from './order-words.ts';

type Awaiting = z.infer<typeof awaitingPayment>;

const filters = ['overdue', 'paymentMethod'];

/** Finance's list: orders that wait for money, the soonest due first; each leads to the form that records it. */
export default function PaymentList() {
  const t = useTexts('desk', 'desk-cards');
  const format = useFormat();
  const { may } = useReader();
  const { search } = useSearch();
  const list = useList<Awaiting>(useListPath(deskApi.awaitingPayment(), ['q', ...filters]));
  const amounts = useAmounts(list.rows?.map(({ balance }) => balance.total));
  const columns = useColumns(amounts.write);
  const overdue = search.get('overdue') === 'yes' && !search.get('q') && !search.get('paymentMethod');
  return (
    <>
      <PageHead
        title={t('paymentsTitle')}
        count={list.total === null ? undefined : format.quantity(list.total)}
        note={amounts.note}
      >
        <LinkButton href={deskWeb.cardEvents()}>{t('eventsOpen')}</LinkButton>
      </PageHead>
      <ListPanel
        title={t('paymentsTitle')}
        search={t('paymentsSearch')}
        order={t('paymentsOrder')}
        names={filters}
        filters={
          <>
            <ChipFilter
              label={t('paymentsWhich')}
              name="overdue"
              chips={[
                { value: 'no', label: t('all') },
                { value: 'yes', label: t('paymentsOverdue') },
              ]}
            />
            <ChipFilter
              label={t('paymentsMethod')}
              name="paymentMethod"
              chips={[
                { value: 'any', label: t('all') },
                { value: 'invoice', label: t('method_invoice') },
                { value: 'prepayment', label: t('method_prepayment') },
              ]}
            />
          </>
        }
      >
        {(emptyOr) => (
          <DataTable
            caption={t('paymentsTitle')}
            columns={columns}
            rows={list.rows}
            rowKey={(row) => row.orderId}
            rowName={(row) => row.number}
            rowHref={(row) =>
              may('payments.record') ? deskWeb.paymentRecord(row.orderId) : web.desk.order(row.orderId)
            }
            more={list.more}
            bringingMore={list.bringingMore}
            approximateTotal={list.total}
            problem={list.problem}
            again={list.again}
            empty={
              overdue ? (
                <EmptyState title={t('paymentsNoneOverdue')} />
              ) : (
                emptyOr(<EmptyState title={t('paymentsEmpty')}>{t('paymentsEmptyBody')}</EmptyState>)
              )
            }
          />
        )}
      </ListPanel>
    </>
  );
}

function useColumns(write: ReturnType<typeof useAmounts>['write']): Column<Awaiting>[] {
  const t = useTexts('desk');
  const format = useFormat();
  return [
    { key: 'number', label: t('orderNumber'), cell: (row) => <span className="nowrap">{row.number}</span> },
    { key: 'company', label: t('orderCompany'), cell: (row) => row.company },
    { key: 'method', label: t('orderMethod'), cell: (row) => t(`method_${row.paymentMethod}`) },
    {
      key: 'placed',
      label: t('orderPlacedOn'),
      cell: (row) => <span className="nowrap">{format.date(row.placedOn)}</span>,
    },
    {
      key: 'due',
      label: t('orderDueOn'),
      cell: (row) =>
        row.daysOverdue > 0 ? (
          <Badge tone="neg">{t('paymentDays', { days: row.daysOverdue })}</Badge>
        ) : (
          <span className="nowrap">{format.date(row.dueOn)}</span>
        ),
    },
    { key: 'total', label: t('orderTotal'), figure: true, cell: (row) => write(row.balance.total) },
    { key: 'received', label: t('paymentReceived'), figure: true, cell: (row) => write(row.balance.received) },
    {
      key: 'left',
      label: t('paymentLeft'),
      figure: true,
      cell: (row) => <span className="strong">{write(row.balance.left)}</span>,
    },
  ];
}
