import type { Tx, Value } from '../../../platform/database/database.ts';
import type { CursorValue } from '../../../platform/http/cursor.ts';
import { type AccountRecord, accountColumnsOf } from './companies.ts';

export const accountSorts = ['name', '-name', 'number', '-number', 'created', '-created'] as const;
export type AccountSort = (typeof accountSorts)[number];

export type AccountFilter = {
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly country?: string | undefined;
  readonly industry?: string | undefined;
  readonly segment?: string | undefined;
  /** A person's id, or `none` for accounts that nobody looks after. */
  readonly owner?: string | undefined;
};

export type ListedAccount = AccountRecord & {
  owner_id: string | null;
  owner_name: string | null;
  owner_email: string | null;
  parent_number: string | null;
  sort_name: string;
};

const sortExpressions = { name: 'lower(a.name)', number: 'a.number', created: 'a.created_at' } as const;
const counted = 10_000;

const from = `FROM accounts.account a
  LEFT JOIN accounts.account_owner o ON o.account_id = a.id AND o.from_day <= $1 AND (o.to_day IS NULL OR $1 < o.to_day)`;

function escapeLike(text: string): string {
  return text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

function conditions(filter: AccountFilter, values: Value[]): string[] {
  const all: string[] = [];
  const add = (condition: (place: string) => string, value: Value | undefined) => {
    if (value === undefined || value === '') return;
    values.push(value);
    all.push(condition(`$${values.length}`));
  };
  const searched = "(lower(a.name) || ' ' || lower(a.number) || ' ' || coalesce(lower(a.domain), ''))";
  add((at) => `${searched} LIKE ${at}`, filter.q?.trim() ? `%${escapeLike(filter.q.trim())}%` : undefined);
  add((at) => `a.status = ${at}`, filter.status);
  add((at) => `a.country = ${at}`, filter.country);
  add((at) => `a.industry = ${at}`, filter.industry);
  add((at) => `a.segment = ${at}`, filter.segment);
  if (filter.owner === 'none') all.push('o.person_id IS NULL');
  else add((at) => `o.person_id = ${at}`, filter.owner);
  return all;
}

/** A page by key of (sort, id), one row more than asked for, with each account's owner and parent of the day. */
export async function pageOfAccounts(
  tx: Tx,
  filter: AccountFilter,
  page: { sort: AccountSort; after: readonly CursorValue[] | null; limit: number; today: string },
): Promise<ListedAccount[]> {
  const values: Value[] = [page.today];
  const where = conditions(filter, values);
  const falling = page.sort.startsWith('-');
  const expression = sortExpressions[page.sort.replace('-', '') as keyof typeof sortExpressions];
  if (page.after) {
    values.push(page.after[0] ?? null, page.after[1] ?? null);
    where.push(`(${expression}, a.id) ${falling ? '<' : '>'} ($${values.length - 1}, $${values.length}::uuid)`);
  }
  values.push(page.limit + 1);
  const order = falling ? 'DESC' : 'ASC';
  return tx.query<ListedAccount>(
    `SELECT ${accountColumnsOf('a')}, lower(a.name) AS sort_name, o.person_id AS owner_id, p.name AS owner_name,
       p.email AS owner_email,
       (SELECT up.number FROM accounts.account_parent e JOIN accounts.account up ON up.id = e.parent_id
        WHERE e.account_id = a.id AND e.from_day <= $1 AND (e.to_day IS NULL OR $1 < e.to_day)) AS parent_number
     ${from} LEFT JOIN accounts.person p ON p.id = o.person_id
     ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
     ORDER BY ${expression} ${order}, a.id ${order} LIMIT $${values.length}`,
    values,
  );
}

/** How many rows the filter has, exact up to 10,000. */
export async function countAccounts(tx: Tx, filter: AccountFilter, today: string): Promise<number> {
  const values: Value[] = [today];
  const where = conditions(filter, values);
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) FROM (SELECT 1 ${from} WHERE $1::date IS NOT NULL ${where.map((each) => `AND ${each}`).join(' ')}
     LIMIT ${counted}) counted`,
    values,
  );
  return Number(rows[0]?.count ?? 0n);
}

/** The values of a row that the next page begins after. */
export function cursorOfAccount(sort: AccountSort, row: ListedAccount): CursorValue[] {
  const by = sort.replace('-', '');
  const value = by === 'name' ? row.sort_name : by === 'number' ? row.number : row.created_at.toISOString();
  return [value, row.id];
}
