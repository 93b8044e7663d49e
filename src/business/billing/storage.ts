import type { Tx, Value } from '../../platform/database/database.ts';
import type { OrderState, PaymentMethod } from '../ordering/terms.ts';
import type { AwaitingQuery } from './terms.ts';

export type PaymentRow = {
  id: string;
  order_id: string;
  order_number: string;
  amount: bigint;
  currency: string;
  received_on: string;
  reference: string;
  method: 'transfer' | 'card';
  note: string | null;
  recorded_by: string | null;
  recorded_at: Date;
};

/** What came in for an order so far, in minor units. */
export async function receivedFor(tx: Tx, accountId: string, orderId: string): Promise<bigint> {
  const rows = await tx.query<{ received: bigint }>(
    'SELECT coalesce(sum(amount), 0)::bigint AS received FROM billing.payment WHERE account_id = $1 AND order_id = $2',
    [accountId, orderId],
  );
  return rows[0]!.received;
}

const plainReference = (text: string) => `upper(regexp_replace(${text}, '\\s', '', 'g'))`;

/** The payment that carries this reference, whosever order it paid; holds the reference until the transaction ends, so
 *  that two people never write the same transfer down at once. */
export async function paymentByReference(
  tx: Tx,
  sellerId: string,
  reference: string,
): Promise<{ order_number: string; received_on: string } | null> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1 || ${plainReference('$2')}, 0))`, [
    `billing.payment:${sellerId}:`,
    reference,
  ]);
  const rows = await tx.query<{ order_number: string; received_on: string }>(
    `SELECT o.number AS order_number, p.received_on FROM billing.payment p
     JOIN ordering.published_orders o ON o.account_id = p.account_id AND o.id = p.order_id
     WHERE p.seller_id = $1 AND ${plainReference('p.reference')} = ${plainReference('$2')} LIMIT 1`,
    [sellerId, reference],
  );
  return rows[0] ?? null;
}

export async function insertPayment(
  tx: Tx,
  payment: {
    readonly accountId: string;
    readonly id: string;
    readonly orderId: string;
    readonly sellerId: string;
    readonly amount: bigint;
    readonly currency: string;
    readonly receivedOn: string;
    readonly reference: string;
    readonly note: string | null;
    /** Who wrote it down; nobody for a card. */
    readonly by: string | null;
    readonly method?: 'transfer' | 'card';
    readonly at: Date;
  },
): Promise<void> {
  await tx.execute(
    `INSERT INTO billing.payment (account_id, id, order_id, seller_id, amount, currency, received_on, reference, note,
       recorded_by, recorded_at, method) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      payment.accountId,
      payment.id,
      payment.orderId,
      payment.sellerId,
      payment.amount,
      payment.currency,
      payment.receivedOn,
      payment.reference,
      payment.note,
      payment.by,
      payment.at,
      payment.method ?? 'transfer',
    ],
  );
}

export async function paymentsOfOrder(tx: Tx, orderId: string): Promise<PaymentRow[]> {
  return tx.query<PaymentRow>(
    `SELECT p.id, p.order_id, o.number AS order_number, p.amount, p.currency, p.received_on, p.reference, p.method, p.note,
       person.name AS recorded_by, p.recorded_at
     FROM billing.payment p
     JOIN ordering.published_orders o ON o.account_id = p.account_id AND o.id = p.order_id
     LEFT JOIN accounts.published_person person ON person.id = p.recorded_by
     WHERE p.order_id = $1 ORDER BY p.recorded_at, p.id`,
    [orderId],
  );
}

export type AwaitingRow = {
  id: string;
  account_id: string;
  number: string;
  company: string;
  placed_on: string;
  due_on: string;
  state: OrderState;
  payment_method: PaymentMethod;
  currency: string;
  total: bigint;
  received: bigint;
};

const received = `(SELECT coalesce(sum(p.amount), 0)::bigint FROM billing.payment p
  WHERE p.account_id = o.account_id AND p.order_id = o.id)`;

function awaitingConditions(query: AwaitingQuery, today: string, values: Value[]): string[] {
  const conditions = ["o.state = 'placed'"];
  if (query.paymentMethod) {
    values.push(query.paymentMethod);
    conditions.push(`o.payment_method = $${values.length}`);
  }
  if (query.overdue) {
    values.push(today);
    conditions.push(`o.due_on < $${values.length}`);
  }
  if (query.q) {
    values.push(`%${query.q.replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`o.number || ' ' || o.company || ' ' || coalesce(o.po_reference, '') ILIKE $${values.length}`);
  }
  return conditions;
}

/** Orders that are not paid in full, soonest due first (or last), by (due_on, id); one more than asked where there is. */
export async function awaitingPayment(
  tx: Tx,
  query: AwaitingQuery,
  today: string,
  after: { readonly dueOn: string; readonly id: string } | null,
): Promise<AwaitingRow[]> {
  const values: Value[] = [];
  const conditions = awaitingConditions(query, today, values);
  const ascending = query.sort === 'dueOn';
  if (after !== null) {
    values.push(after.dueOn, after.id);
    conditions.push(`(o.due_on, o.id) ${ascending ? '>' : '<'} ($${values.length - 1}::date, $${values.length}::uuid)`);
  }
  values.push(query.limit + 1);
  const direction = ascending ? 'ASC' : 'DESC';
  return tx.query<AwaitingRow>(
    `SELECT o.id, o.account_id, o.number, o.company, o.placed_on, o.due_on, o.state, o.payment_method, o.currency, o.total,
       ${received} AS received
     FROM ordering.published_orders o WHERE ${conditions.join(' AND ')}
     ORDER BY o.due_on ${direction}, o.id ${direction} LIMIT $${values.length}`,
    values,
  );
}

export async function countAwaiting(tx: Tx, query: AwaitingQuery, today: string): Promise<number> {
  const values: Value[] = [];
  const conditions = awaitingConditions(query, today, values);
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM (
       SELECT 1 FROM ordering.published_orders o WHERE ${conditions.join(' AND ')} LIMIT 10000) AS counted`,
    values,
  );
  return Number(rows[0]!.count);
}

/** Prepaid orders past their day with nothing received: what the schedule lets expire, so many at a time. */
export async function unpaidPrepayments(tx: Tx, today: string, most: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT o.id FROM ordering.published_orders o
     WHERE o.state = 'placed' AND o.payment_method = 'prepayment' AND o.due_on < $1 AND ${received} = 0
     ORDER BY o.due_on, o.id LIMIT $2`,
    [today, most],
  );
  return rows.map((row) => row.id);
}
