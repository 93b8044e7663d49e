import type { AccountDetail } from '../../business/accounts/terms/companies.ts';
import type { OrderHistory } from '../../business/ordering/terms/order-history.ts';
import { useList } from '../lists.ts';
import { useReader, useTexts } from '../reader.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { importApi } from './desk-paths.ts';

type Line = OrderHistory['items'][number];

/** Orders of the time before, as another system had them: totals with every decimal, and the lines. Nothing where there are none. */
export function AccountImported({ account }: { account: AccountDetail }) {
  const t = useTexts('desk-imports');
  const { format } = useReader();
  const list = useList<Line, OrderHistory>(importApi.history(account.id));
  const totals = list.first?.totals ?? [];
  const exact = (figure: string) => format.decimal(figure, figure.split('.')[1]?.length ?? 0);
  if (totals.length === 0) return null;
  const facts = totals.flatMap((total): Fact[] => [
    { label: t('historyTotal', { currency: total.currency }), value: exact(total.revenue), figure: true },
    ...(total.grossProfit === null
      ? []
      : [{ label: t('historyProfit', { currency: total.currency }), value: exact(total.grossProfit), figure: true }]),
    {
      label: t('historySpan', {
        orders: total.orders,
        lines: total.lines,
        from: format.date(total.firstOn),
        to: format.date(total.lastOn),
      }),
      value: '',
    },
  ]);
  const columns: Column<Line>[] = [
    { key: 'order', label: t('historyOrder'), cell: (row) => <span className="breaks">{row.orderNumber}</span> },
    { key: 'day', label: t('historyDay'), cell: (row) => <span className="nowrap">{format.date(row.orderedOn)}</span> },
    { key: 'product', label: t('historyProduct'), cell: (row) => row.product },
    { key: 'segment', label: t('field_segment'), cell: (row) => row.segment },
    { key: 'contact', label: t('historyContact'), cell: (row) => row.contact },
    { key: 'quantity', label: t('historyQuantity'), figure: true, cell: (row) => row.quantity && exact(row.quantity) },
    {
      key: 'revenue',
      label: t('historyRevenue'),
      figure: true,
      cell: (row) => (totals.length > 1 ? `${exact(row.revenue)} ${row.currency}` : exact(row.revenue)),
    },
  ];
  return (
    <Panel title={t('historyTitle')} count={format.quantity(list.total ?? 0)} note={t('historyNote')} flush>
      <div className="body">
        <Facts facts={facts} />
      </div>
      <DataTable
        caption={t('historyTitle')}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.orderNumber}
        more={list.more}
        bringingMore={list.bringingMore}
        approximateTotal={list.total}
        problem={list.problem}
        again={list.again}
        empty={null}
      />
    </Panel>
  );
}
