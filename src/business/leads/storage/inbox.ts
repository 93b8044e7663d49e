import type { Tx, Value } from '../../../platform/database/database.ts';
import type { CursorValue } from '../../../platform/http/cursor.ts';
import type { Headline, InboxView, LeadOutcome, LeadSource, LeadStatus, RepeatBuyerFacts } from '../terms.ts';
import type { Answering } from './leads.ts';

export type InboxRow = {
  id: string;
  account_id: string;
  number: string;
  row_version: number;
  company: string;
  country: string;
  contact_name: string;
  source: LeadSource;
  status: LeadStatus;
  outcome: LeadOutcome | null;
  owner_person_id: string;
  owner_name: string | null;
  headline: Headline | null;
  repeat_buyer: RepeatBuyerFacts | null;
  commitment_minor: bigint | null;
  currency: string | null;
  opened_at: Date;
  clock_started_at: Date;
  answer_by: Date | null;
  waiting_since: Date | null;
  closed_at: Date | null;
  escalated_at: Date | null;
};

export const inboxSorts = ['need', '-openedAt', 'company'] as const;
export type InboxSort = (typeof inboxSorts)[number];

export type InboxFilter = {
  readonly view: InboxView;
  readonly q: string;
  /** Only this company's leads. */
  readonly account: string | null;
  readonly sort: InboxSort;
  readonly after: readonly CursorValue[] | null;
  readonly limit: number;
  readonly me: string;
};

const statusOfView: Readonly<Record<InboxView, string>> = {
  mine: "l.status IN ('new', 'claimed') AND l.owner_person_id = $1",
  team: "l.status IN ('new', 'claimed')",
  waiting: "l.status = 'waiting_for_customer'",
  closed: "l.status IN ('closed', 'converted')",
};

type Order = { readonly column: string; readonly type: string; readonly direction: 'ASC' | 'DESC' };

/** `need` is the view's own order: the soonest answer, the longest wait, the latest end first. */
function orderOf(view: InboxView, sort: InboxSort): Order {
  if (sort === 'company') return { column: 'l.company', type: 'text', direction: 'ASC' };
  if (sort === '-openedAt') return { column: 'l.opened_at', type: 'timestamptz', direction: 'DESC' };
  if (view === 'waiting') return { column: 'l.waiting_since', type: 'timestamptz', direction: 'ASC' };
  if (view === 'closed') return { column: 'l.closed_at', type: 'timestamptz', direction: 'DESC' };
  return { column: 'l.answer_by', type: 'timestamptz', direction: 'ASC' };
}

const found = `(l.number || ' ' || l.company || ' ' || l.contact_name || ' ' || l.contact_email) ILIKE`;

function pattern(q: string): string {
  return `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

function conditions(filter: Pick<InboxFilter, 'view' | 'q' | 'account' | 'me'>): { where: string; values: Value[] } {
  const values: Value[] = [filter.me];
  const parts = ['$1::uuid IS NOT NULL', statusOfView[filter.view]];
  if (filter.account !== null) {
    values.push(filter.account);
    parts.push(`l.account_id = $${values.length}`);
  }
  if (filter.q !== '') {
    values.push(pattern(filter.q));
    parts.push(`${found} $${values.length}`);
  }
  return { where: parts.join(' AND '), values };
}

/** One page of the inbox as the transaction's role may see it, read with one row more than the limit. */
export async function inboxPage(tx: Tx, filter: InboxFilter): Promise<InboxRow[]> {
  const { where, values } = conditions(filter);
  const order = orderOf(filter.view, filter.sort);
  let after = '';
  if (filter.after !== null) {
    values.push(filter.after[0] ?? null, filter.after[1] ?? null);
    const sign = order.direction === 'ASC' ? '>' : '<';
    after = `AND (${order.column}, l.id) ${sign} ($${values.length - 1}::${order.type}, $${values.length}::uuid)`;
  }
  values.push(filter.limit + 1);
  return tx.query<InboxRow>(
    `SELECT l.id, l.account_id, l.number, l.row_version, l.company, l.country, l.contact_name, l.source, l.status,
       l.outcome, l.owner_person_id, p.name AS owner_name, l.headline, l.repeat_buyer, l.commitment_minor, l.currency, l.opened_at,
       l.clock_started_at, l.answer_by, l.waiting_since, l.closed_at, l.escalated_at
     FROM leads.lead l LEFT JOIN accounts.published_person p ON p.id = l.owner_person_id
     WHERE ${where} ${after}
     ORDER BY ${order.column} ${order.direction}, l.id ${order.direction} LIMIT $${values.length}`,
    values,
  );
}

/** What a page's cursor holds: the sort's value and the id of its last row. */
export function cursorOf(row: InboxRow, view: InboxView, sort: InboxSort): readonly CursorValue[] {
  const { column } = orderOf(view, sort);
  const value = row[column.slice(2) as 'company' | 'opened_at' | 'waiting_since' | 'closed_at' | 'answer_by'];
  return [value instanceof Date ? value.toISOString() : value, row.id];
}

const countedAtMost = 1_000;

/** How many rows the filter finds, counted to a thousand. */
export async function inboxTotal(tx: Tx, filter: Pick<InboxFilter, 'view' | 'q' | 'account' | 'me'>): Promise<number> {
  const { where, values } = conditions(filter);
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM leads.lead l WHERE ${where} LIMIT ${countedAtMost}) found`,
    values,
  );
  return Number(rows[0]!.count);
}

export type InboxCounts = { mine: number; team: number; waiting: number; closed: number; late: number };

/** How many leads, or leads of one company, stand in each view for this reader; the closed ones counted to a thousand. */
export async function inboxCounts(
  tx: Tx,
  { me, account }: Pick<InboxFilter, 'me' | 'account'>,
  now: Date,
): Promise<InboxCounts> {
  const rows = await tx.query<Record<keyof InboxCounts, bigint>>(
    `SELECT count(*) FILTER (WHERE status <> 'waiting_for_customer' AND owner_person_id = $1) AS mine,
       count(*) FILTER (WHERE status <> 'waiting_for_customer') AS team,
       count(*) FILTER (WHERE status = 'waiting_for_customer') AS waiting,
       count(*) FILTER (WHERE answer_by < $2) AS late,
       (SELECT count(*) FROM (SELECT 1 FROM leads.lead WHERE status IN ('closed', 'converted')
         AND ($3::uuid IS NULL OR account_id = $3) LIMIT ${countedAtMost}) ended) AS closed
     FROM leads.lead WHERE status IN ('new', 'claimed', 'waiting_for_customer') AND ($3::uuid IS NULL OR account_id = $3)`,
    [me, now, account],
  );
  const row = rows[0]!;
  return {
    mine: Number(row.mine),
    team: Number(row.team),
    waiting: Number(row.waiting),
    closed: Number(row.closed),
    late: Number(row.late),
  };
}

export type RequestRow = {
  id: string;
  account_id: string;
  number: string;
  status: LeadStatus;
  headline: Headline | null;
  opened_at: Date;
  answer_by: Date | null;
  owner_person_id: string;
};

/** A buyer's requests, newest first: only columns that a buyer may see. */
export async function requestPage(
  tx: Tx,
  filter: { after: readonly CursorValue[] | null; limit: number },
): Promise<RequestRow[]> {
  return tx.query<RequestRow>(
    `SELECT id, account_id, number, status, headline, opened_at, answer_by, owner_person_id
     FROM leads.lead
     WHERE ($1::timestamptz IS NULL OR (opened_at, id) < ($1, $2::uuid))
     ORDER BY opened_at DESC, id DESC LIMIT $3`,
    [filter.after?.[0] ?? null, filter.after?.[1] ?? null, filter.limit + 1],
  );
}

export async function requestTotal(tx: Tx): Promise<number> {
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM leads.lead LIMIT ${countedAtMost}) found`,
  );
  return Number(rows[0]!.count);
}

export type RequestFull = RequestRow & {
  seller_id: string;
  store_id: string;
  answering: Answering;
  basket_id: string | null;
  company: string;
  contact_name: string;
  need: string;
  order_number: string | null;
  row_version: number;
};

/** One request as its buyer may see it. */
export async function findRequest(tx: Tx, accountId: string, id: string): Promise<RequestFull | null> {
  const rows = await tx.query<RequestFull>(
    `SELECT id, account_id, number, status, headline, opened_at, answer_by, owner_person_id,
       seller_id, store_id, answering, basket_id, company, contact_name, need, order_number, row_version
     FROM leads.lead WHERE account_id = $1 AND id = $2`,
    [accountId, id],
  );
  return rows[0] ?? null;
}
