import type { Tx, Value } from '../../../platform/database/database.ts';
import type { OrderListQuery, OrderState, PaymentMethod } from '../terms.ts';

export type OrderHead = {
  account_id: string;
  id: string;
  seller_id: string;
  number: string;
  placed_at: Date;
  placed_on: string;
  currency: string;
  total: bigint;
  commitment: bigint;
  line_count: number;
  payment_method: PaymentMethod;
  due_on: string;
  pay_by: Date | null;
  po_reference: string | null;
  terms_version: string;
  language: 'en' | 'de';
  channel: 'self-service' | 'inside' | 'field' | 'partner';
  acted_by: string;
  guest: boolean;
  lead_id: string | null;
  quote_id: string | null;
  basket_id: string;
  state: OrderState;
  position: number;
  company: string;
  country: string;
  vat_id: string | null;
  address: Record<string, string>;
  contact_name: string;
  contact_email: string;
  contact_phone: string | null;
};

const head = `o.account_id, o.id, o.seller_id, o.number, o.placed_at, o.placed_on, o.currency, o.total, o.commitment,
  o.line_count, o.payment_method, o.due_on, o.pay_by, o.po_reference, o.terms_version, o.language, o.channel, o.acted_by, o.guest,
  o.lead_id, o.quote_id, o.basket_id, s.state, s.position, p.company, p.country, p.vat_id, p.address, p.contact_name, p.contact_email,
  p.contact_phone`;
const from = `ordering.sales_order o
  JOIN ordering.order_state s ON s.account_id = o.account_id AND s.order_id = o.id
  JOIN ordering.document_party p ON p.account_id = o.account_id AND p.order_id = o.id`;

export async function orderById(tx: Tx, id: string): Promise<OrderHead | null> {
  const rows = await tx.query<OrderHead>(
    { name: 'ordering.by-id', text: `SELECT ${head} FROM ${from} WHERE o.id = $1` },
    [id],
  );
  return rows[0] ?? null;
}

/** The order with its state's row held until the transaction ends: how an order moves, one step at a time. */
export async function holdOrder(tx: Tx, id: string): Promise<OrderHead | null> {
  const rows = await tx.query<OrderHead>(
    { name: 'ordering.hold', text: `SELECT ${head} FROM ${from} WHERE o.id = $1 FOR UPDATE OF s` },
    [id],
  );
  return rows[0] ?? null;
}

export type LineRow = {
  id: string;
  position: number;
  offer_id: string;
  product_id: string;
  sku: string;
  names: Record<'product' | 'edition' | 'supportLevel' | 'one' | 'other', { en: string; de?: string }>;
  term_months: number;
  billing: 'up_front' | 'yearly' | 'monthly';
  notice_days: number;
  period_months: number;
  periods: number;
  quantity: bigint;
  unit_price: string;
  price_per: number;
  bands: { quantity: number; unitPrice: string; net: string }[];
  net: bigint;
  invoiced_now: bigint;
  commitment: bigint;
  promotion_name: string | null;
  promotion_saving: bigint | null;
  trace: object;
};

export async function linesOfOrder(tx: Tx, accountId: string, orderId: string): Promise<LineRow[]> {
  return tx.query<LineRow>(
    {
      name: 'ordering.lines',
      text: `SELECT id, position, offer_id, product_id, sku, names, term_months, billing, notice_days, period_months, periods,
               quantity, unit_price, price_per, bands, net, invoiced_now, commitment, promotion_name, promotion_saving, trace
             FROM ordering.order_line WHERE account_id = $1 AND order_id = $2 ORDER BY position`,
    },
    [accountId, orderId],
  );
}

export type EventRow = {
  position: number;
  kind: OrderState;
  at: Date;
  actor: string | null;
  person: string | null;
  reason: string | null;
};

/** What happened to an order; a name only where the reader's walls let him see the person. */
export async function eventsOfOrder(tx: Tx, accountId: string, orderId: string): Promise<EventRow[]> {
  return tx.query<EventRow>(
    {
      name: 'ordering.events',
      text: `SELECT e.position, e.kind, e.at, e.actor, p.name AS person, e.reason
             FROM ordering.order_event e LEFT JOIN accounts.published_person p ON p.id = e.actor
             WHERE e.account_id = $1 AND e.order_id = $2 ORDER BY e.position`,
    },
    [accountId, orderId],
  );
}

export type OrderFilter = Pick<OrderListQuery, 'status' | 'q' | 'account' | 'placedFrom' | 'placedTo' | 'sort'>;

function conditionsOf(filter: OrderFilter, values: Value[]): string[] {
  const conditions: string[] = [];
  const where = (text: (parameter: string) => string, value: Value) => {
    values.push(value);
    conditions.push(text(`$${values.length}`));
  };
  if (filter.status) where((p) => `s.state = ${p}`, filter.status);
  if (filter.account) where((p) => `o.account_id = ${p}`, filter.account);
  if (filter.placedFrom) where((p) => `o.placed_on >= ${p}`, filter.placedFrom);
  if (filter.placedTo) where((p) => `o.placed_on <= ${p}`, filter.placedTo);
  if (filter.q) {
    // Two indexes, one per table: a condition over both could use neither.
    where(
      (p) => `o.id IN (
        SELECT id FROM ordering.sales_order WHERE number || ' ' || coalesce(po_reference, '') ILIKE ${p}
        UNION ALL
        SELECT order_id FROM ordering.document_party
        WHERE company || ' ' || contact_name || ' ' || contact_email ILIKE ${p})`,
      `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`,
    );
  }
  return conditions;
}

/** A page of orders by (placed_at, id), one more than `limit` where there is a next one. */
export async function listOrders(
  tx: Tx,
  filter: OrderFilter,
  after: { readonly at: string; readonly id: string } | null,
  limit: number,
): Promise<OrderHead[]> {
  const values: Value[] = [];
  const conditions = conditionsOf(filter, values);
  const ascending = filter.sort === 'placedAt';
  if (after !== null) {
    values.push(after.at, after.id);
    const place = values.length;
    conditions.push(`(o.placed_at, o.id) ${ascending ? '>' : '<'} ($${place - 1}::timestamptz, $${place}::uuid)`);
  }
  values.push(limit + 1);
  const direction = ascending ? 'ASC' : 'DESC';
  return tx.query<OrderHead>(
    `SELECT ${head} FROM ${from} ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
     ORDER BY o.placed_at ${direction}, o.id ${direction} LIMIT $${values.length}`,
    values,
  );
}

/** How many orders a filter has, exact up to 10,000. */
export async function countOrders(tx: Tx, filter: OrderFilter): Promise<number> {
  const values: Value[] = [];
  const conditions = conditionsOf(filter, values);
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM (
       SELECT 1 FROM ${from} ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} LIMIT 10000) AS counted`,
    values,
  );
  return Number(rows[0]!.count);
}

export type Move = {
  readonly accountId: string;
  readonly orderId: string;
  readonly position: number;
  readonly kind: OrderState;
  readonly at: Date;
  readonly eventId: string;
  readonly actor: string | null;
  readonly reason: string | null;
};

/** The next event of an order that is held, and the state it comes to. Cancelled or expired, it gives back what it used
 *  of the limits. One round trip. */
export async function moveOrder(tx: Tx, move: Move): Promise<void> {
  const rows = await tx.execute(
    {
      name: 'ordering.move',
      text: `WITH event AS (
          INSERT INTO ordering.order_event (account_id, id, order_id, position, kind, at, actor, reason)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ), given_back AS (
          UPDATE ordering.limit_use SET given_back_at = $6
          WHERE account_id = $1 AND order_id = $3 AND given_back_at IS NULL AND $5 IN ('cancelled', 'expired')
        )
        UPDATE ordering.order_state SET state = $5, position = $4, changed_at = $6
        WHERE account_id = $1 AND order_id = $3 AND position = $4 - 1`,
    },
    [move.accountId, move.eventId, move.orderId, move.position, move.kind, move.at, move.actor, move.reason],
  );
  if (rows !== 1) throw new Error(`Order ${move.orderId} was moved without being held`);
}

export type UsedOrderRow = {
  account_id: string;
  order_id: string;
  number: string;
  placed_on: string;
  offer_id: string;
  currency: string;
  quantity: bigint;
  commitment: bigint;
};

/** What orders with any of the keys of this one used of the limits since an instant, by order and offer. */
export async function usesLike(tx: Tx, accountId: string, orderId: string, since: Date): Promise<UsedOrderRow[]> {
  return tx.query<UsedOrderRow>(
    `SELECT u.account_id, u.order_id, o.number, o.placed_on, l.offer_id, o.currency, l.quantity, l.commitment
     FROM ordering.buyer b
     JOIN ordering.limit_use u ON u.buyer = b.id AND u.at > $3 AND u.given_back_at IS NULL
     JOIN ordering.sales_order o ON o.account_id = u.account_id AND o.id = u.order_id
     JOIN ordering.order_line l ON l.account_id = u.account_id AND l.order_id = u.order_id
     WHERE b.keys && (SELECT same.keys FROM ordering.limit_use own JOIN ordering.buyer same ON same.id = own.buyer
                      WHERE own.account_id = $1 AND own.order_id = $2)
       AND o.placed_at <= (SELECT placed_at FROM ordering.sales_order WHERE account_id = $1 AND id = $2)
     ORDER BY o.placed_at, o.id, l.position`,
    [accountId, orderId, since],
  );
}

/** Sums of the limits' use older than an instant, which no decision reads any more, are forgotten. */
export async function forgetTallies(database: Pick<Tx, 'execute'>, before: Date): Promise<void> {
  await database.execute('DELETE FROM ordering.limit_tally WHERE slot < $1', [before]);
}
