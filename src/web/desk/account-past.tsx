import type { AccountDetail } from '../../business/accounts/terms/companies.ts';
import type { OrderSummary } from '../../business/ordering/terms.ts';
import type { Ownership } from '../../business/territories/terms.ts';
import type { Page } from '../api.ts';
import { web } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { useAccountWords } from './account-words.ts';
import { deskApi, deskWeb } from './desk-paths.ts';
import { dayIn } from './lead-words.ts';
import { StateBadge } from './order-list.tsx';
import { useAmounts } from './order-words.ts';

const shown = 5;

function useOrders(account: AccountDetail) {
  return useReply<Page<OrderSummary>>(deskApi.orders({ account: account.id, limit: shown }));
}

/** The newest orders of the company, and the way to all of them. */
export function AccountOrders({ account }: { account: AccountDetail }) {
  const t = useTexts('desk', 'desk-accounts');
  const { format } = useReader();
  const { body, problem, again } = useOrders(account);
  const amounts = useAmounts(body?.items.map(({ total }) => total));
  const columns: Column<OrderSummary>[] = [
    { key: 'number', label: t('orderNumber'), cell: (row) => <span className="nowrap">{row.number}</span> },
    { key: 'state', label: t('ordersState'), cell: (row) => <StateBadge state={row.state} /> },
    {
      key: 'placed',
      label: t('orderPlacedOn'),
      cell: (row) => <span className="nowrap">{format.date(row.placedOn)}</span>,
    },
    { key: 'total', label: t('orderTotal'), figure: true, cell: (row) => amounts.write(row.total) },
    { key: 'commitment', label: t('orderCommitment'), figure: true, cell: (row) => amounts.write(row.commitment) },
  ];
  const all = body && body.items.length > 0;
  return (
    <Panel
      title={t('accountOrders')}
      count={body?.approximateTotal ?? undefined}
      note={amounts.note}
      end={all && <Anchor href={deskWeb.orders({ account: account.id })}>{t('accountOrdersAll')}</Anchor>}
      flush
    >
      <DataTable
        caption={t('accountOrders')}
        columns={columns}
        rows={body?.items}
        rowKey={(row) => row.id}
        rowName={(row) => row.number}
        rowHref={(row) => web.desk.order(row.id)}
        problem={problem}
        again={again}
        empty={<EmptyState title={t('accountOrdersNone')} />}
      />
    </Panel>
  );
}

type Entry = { readonly day: string; readonly text: string };

/** What happened with the company, newest first: known since, relationships, owners, the newest orders. */
export function AccountHistory({ account }: { account: AccountDetail }) {
  const t = useTexts('desk-accounts');
  const { format, seller, may } = useReader();
  const words = useAccountWords();
  const orders = useReply<Page<OrderSummary>>(
    may('orders.read') ? deskApi.orders({ account: account.id, limit: shown }) : null,
  ).body;
  const owners = useReply<Ownership>(deskApi.accountOwner(account.id)).body;
  const today = dayIn(seller.timeZone, Date.now());
  const relations = account.relationships.flatMap(({ kind, fromDay, toDay }): Entry[] => [
    { day: fromDay, text: t('historyRelation', { kind: words.kind(kind) }) },
    ...(toDay ? [{ day: toDay, text: t('historyRelationOver', { kind: words.kind(kind) }) }] : []),
  ]);
  const held = owners?.history.map(({ name, fromDay }) => ({ day: fromDay, text: t('historyOwner', { name }) })) ?? [];
  const bought =
    orders?.items.map(({ number, total, placedOn }) => ({
      day: placedOn,
      text: t('historyOrder', { number, amount: format.money(total) }),
    })) ?? [];
  const known = { day: dayIn(seller.timeZone, account.createdAt), text: t('historyOpened') };
  const entries = [known, ...relations, ...held, ...bought]
    .filter(({ day }) => day <= today)
    .reverse()
    .sort((a, b) => b.day.localeCompare(a.day));
  return (
    <Panel title={t('accountHistory')}>
      <ol className="hist small wide-time">
        {entries.map(({ day, text }) => (
          <li key={`${day} ${text}`}>
            <time dateTime={day}>{format.date(day)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
