import type { OrderSummary } from '../../business/ordering/terms.ts';
import type { Problem } from '../api.ts';
import { storeWeb } from '../paths.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { OrderStateBadge } from '../store/order-parts.tsx';
import { Money } from '../ui/amount.tsx';
import { LinkButton } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { portalWeb } from './portal-paths.ts';

/** Orders of the company, each with the currency it was placed in. */
export function OrderTable({
  rows,
  caption,
  sortable,
  ...list
}: {
  readonly rows: readonly OrderSummary[] | undefined;
  readonly caption: string;
  readonly sortable?: boolean;
  readonly problem: Problem | null;
  readonly again: () => unknown;
  readonly more?: (() => void) | null;
  readonly bringingMore?: boolean;
  readonly approximateTotal?: number | null;
}) {
  const t = useTexts('portal');
  const format = useFormat();
  return (
    <DataTable
      {...list}
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ number }) => number}
      rowHref={({ id }) => portalWeb.order(id)}
      sort="-placedAt"
      columns={[
        { key: 'number', label: t('columnOrder'), cell: ({ number }) => <span className="num">{number}</span> },
        {
          key: 'placed',
          label: t('columnPlaced'),
          figure: true,
          ...(sortable ? { sort: 'placedAt' } : {}),
          cell: ({ placedOn }) => format.date(placedOn),
        },
        { key: 'state', label: t('columnState'), cell: ({ state }) => <OrderStateBadge state={state} /> },
        { key: 'po', label: t('columnPo'), cell: ({ poReference }) => poReference ?? '' },
        {
          key: 'due',
          label: t('columnDue'),
          figure: true,
          cell: ({ state, dueOn }) => (state === 'placed' ? format.date(dueOn) : ''),
        },
        { key: 'total', label: t('columnTotal'), figure: true, cell: ({ total }) => <Money value={total} /> },
      ]}
      empty={
        <EmptyState
          title={t('ordersEmptyTitle')}
          action={<LinkButton href={storeWeb.products()}>{t('browse')}</LinkButton>}
        >
          {t('ordersEmptyBody')}
        </EmptyState>
      }
    />
  );
}
