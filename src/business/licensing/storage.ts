import type { Tx, Value } from '../../platform/database/database.ts';
import type { LicenceListQuery } from './terms.ts';

type Names = Record<'product' | 'edition' | 'supportLevel' | 'one' | 'other', { en: string; de?: string }>;

export type LineToLicense = {
  id: string;
  offer_id: string;
  product_id: string;
  sku: string;
  names: Names;
  term_months: number;
  quantity: bigint;
};

/** Lines of an order that have no entitlement yet. */
export async function unlicensedLines(tx: Tx, accountId: string, orderId: string): Promise<LineToLicense[]> {
  return tx.query<LineToLicense>(
    `SELECT l.id, l.offer_id, l.product_id, l.sku, l.names, l.term_months, l.quantity
     FROM ordering.published_order_lines l
     WHERE l.account_id = $1 AND l.order_id = $2 AND NOT EXISTS (
       SELECT FROM licensing.entitlement e WHERE e.account_id = l.account_id AND e.order_line_id = l.id)
     ORDER BY l.position`,
    [accountId, orderId],
  );
}

export type NewEntitlement = {
  readonly id: string;
  readonly order_line_id: string;
  readonly offer_id: string;
  readonly product_id: string;
  readonly sku: string;
  readonly names: object;
  readonly quantity: string;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly key_id: string;
  readonly key: string;
};

/** Entitlements with a key each, in one statement. A line that got one meanwhile is left as it is. Returns how many. */
export async function insertEntitlements(
  tx: Tx,
  of: { readonly accountId: string; readonly orderId: string; readonly number: string; readonly at: Date },
  entitlements: readonly NewEntitlement[],
): Promise<number> {
  return tx.execute(
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($5::jsonb) AS e (id uuid, order_line_id uuid, offer_id uuid, product_id uuid, sku text,
         names jsonb, quantity bigint, starts_on date, ends_on date, key_id uuid, key text)
     ), made AS (
       INSERT INTO licensing.entitlement (account_id, id, order_id, order_number, order_line_id, offer_id, product_id, sku,
         names, quantity, starts_on, ends_on, issued_at)
       SELECT $1, id, $2, $3, order_line_id, offer_id, product_id, sku, names, quantity, starts_on, ends_on, $4 FROM given
       ON CONFLICT (account_id, order_line_id) DO NOTHING
       RETURNING id
     )
     INSERT INTO licensing.licence_key (account_id, id, entitlement_id, key, seats)
     SELECT $1, g.key_id, g.id, g.key, g.quantity FROM given g JOIN made ON made.id = g.id`,
    [of.accountId, of.orderId, of.number, of.at, JSON.stringify(entitlements)],
  );
}

/** Takes back the right to use of all that an order brought, from a day on. Returns how many. */
export async function withdrawEntitlements(tx: Tx, accountId: string, orderId: string, day: string): Promise<number> {
  return tx.execute(
    `UPDATE licensing.entitlement SET withdrawn_on = $3
     WHERE account_id = $1 AND order_id = $2 AND withdrawn_on IS NULL`,
    [accountId, orderId, day],
  );
}

export type LicenceRow = {
  id: string;
  account_id: string;
  company: string;
  order_id: string;
  order_number: string;
  sku: string;
  names: Names;
  quantity: bigint;
  starts_on: string;
  ends_on: string | null;
  withdrawn_on: string | null;
  issued_at: Date;
  keys: { id: string; key: string; seats: number }[];
};

type Filter = Pick<LicenceListQuery, 'q' | 'order' | 'account'>;

function conditionsOf(filter: Filter, values: Value[]): string[] {
  const conditions: string[] = [];
  if (filter.order) {
    values.push(filter.order);
    conditions.push(`e.order_id = $${values.length}`);
  }
  if (filter.account) {
    values.push(filter.account);
    conditions.push(`e.account_id = $${values.length}`);
  }
  if (filter.q) {
    values.push(`%${filter.q.replace(/[\\%_]/g, '\\$&')}%`);
    const p = `$${values.length}`;
    conditions.push(`(e.sku ILIKE ${p} OR a.name ILIKE ${p} OR e.order_number ILIKE ${p} OR e.names::text ILIKE ${p} OR EXISTS (
      SELECT FROM licensing.licence_key k WHERE k.account_id = e.account_id AND k.entitlement_id = e.id AND k.key ILIKE ${p}))`);
  }
  return conditions;
}

const where = (conditions: readonly string[]) => (conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '');

type Sort = LicenceListQuery['sort'];
type Order = { readonly column: string; readonly type: string; readonly direction: 'ASC' | 'DESC' };

const orders: Readonly<Record<Sort, Order>> = {
  '-issuedAt': { column: 'e.issued_at', type: 'timestamptz', direction: 'DESC' },
  endsOn: { column: "coalesce(e.ends_on, 'infinity'::date)", type: 'date', direction: 'ASC' },
  company: { column: 'a.name', type: 'text', direction: 'ASC' },
};

/** Where the next page begins: the sort's value and the id of the last row. */
export type LicencePlace = { readonly value: string; readonly id: string };

export function placeOf(row: LicenceRow, sort: Sort): LicencePlace {
  const value = { '-issuedAt': row.issued_at.toISOString(), endsOn: row.ends_on ?? 'infinity', company: row.company };
  return { value: value[sort], id: row.id };
}

const entitlements = 'licensing.entitlement e JOIN accounts.published_account a ON a.id = e.account_id';

/** A page of licences, newest, soonest ending (open ones last) or by company; one more than asked where there is. */
export async function listLicences(
  tx: Tx,
  filter: Filter & Pick<LicenceListQuery, 'sort' | 'limit'>,
  after: LicencePlace | null,
): Promise<LicenceRow[]> {
  const values: Value[] = [];
  const conditions = conditionsOf(filter, values);
  const { column, type, direction } = orders[filter.sort];
  if (after !== null) {
    values.push(after.value, after.id);
    const [value, id] = [`$${values.length - 1}::${type}`, `$${values.length}::uuid`];
    conditions.push(`(${column}, e.id) ${direction === 'ASC' ? '>' : '<'} (${value}, ${id})`);
  }
  values.push(filter.limit + 1);
  return tx.query<LicenceRow>(
    `SELECT e.id, e.account_id, a.name AS company, e.order_id, e.order_number, e.sku, e.names, e.quantity, e.starts_on, e.ends_on,
       e.withdrawn_on, e.issued_at,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'key', k.key, 'seats', k.seats) ORDER BY k.id), '[]')
        FROM licensing.licence_key k WHERE k.account_id = e.account_id AND k.entitlement_id = e.id) AS keys
     FROM ${entitlements} ${where(conditions)}
     ORDER BY ${column} ${direction}, e.id ${direction} LIMIT $${values.length}`,
    values,
  );
}

export async function countLicences(tx: Tx, filter: Filter): Promise<number> {
  const values: Value[] = [];
  const conditions = conditionsOf(filter, values);
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${entitlements} ${where(conditions)} LIMIT 10000) AS counted`,
    values,
  );
  return Number(rows[0]!.count);
}
