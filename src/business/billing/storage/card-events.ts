import type { Tx, Value } from '../../../platform/database/database.ts';
import type { CardEventOutcome, CardEventQuery } from '../terms/cards.ts';

/** Holds an event's id until the transaction ends: told twice at once, it is handled one time after the other. Says
 *  whether it was handled before. */
export async function holdCardEvent(tx: Tx, provider: string, eventId: string): Promise<boolean> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `billing.card_event:${provider}:${eventId}`,
  ]);
  const rows = await tx.query('SELECT 1 FROM billing.card_event WHERE provider = $1 AND event_id = $2', [
    provider,
    eventId,
  ]);
  return rows.length > 0;
}

export type NewCardEvent = {
  readonly provider: string;
  readonly eventId: string;
  readonly type: string;
  readonly intentId: string | null;
  readonly amount: { readonly minor: bigint; readonly currency: string } | null;
  readonly happenedAt: Date;
  readonly receivedAt: Date;
  readonly outcome: CardEventOutcome;
  readonly accountId: string | null;
  readonly orderId: string | null;
};

export async function insertCardEvent(tx: Tx, event: NewCardEvent): Promise<void> {
  await tx.execute(
    `INSERT INTO billing.card_event (provider, event_id, type, intent_id, amount, currency, happened_at, received_at, outcome,
       account_id, order_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      event.provider,
      event.eventId,
      event.type,
      event.intentId,
      event.amount?.minor ?? null,
      event.amount?.currency ?? null,
      event.happenedAt,
      event.receivedAt,
      event.outcome,
      event.accountId,
      event.orderId,
    ],
  );
}

export type CardEventRow = {
  provider: string;
  event_id: string;
  type: string;
  intent_id: string | null;
  amount: bigint | null;
  currency: string | null;
  happened_at: Date;
  received_at: Date;
  outcome: CardEventOutcome;
  order_id: string | null;
  order_number: string | null;
};

const from = `billing.card_event e
  LEFT JOIN ordering.published_orders o ON o.account_id = e.account_id AND o.id = e.order_id`;

function conditionsOf(query: CardEventQuery, values: Value[]): string[] {
  const conditions = ['true'];
  if (query.show === 'attention') {
    conditions.push(
      `e.outcome IN ('wrong_amount', 'given_back', 'refund_failed', 'refund_by_provider', 'unknown_payment')`,
    );
  }
  if (query.order) {
    values.push(query.order);
    conditions.push(`e.order_id = $${values.length}`);
  }
  if (query.q) {
    values.push(`%${query.q.replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(
      `e.event_id || ' ' || e.type || ' ' || coalesce(e.intent_id, '') || ' ' || coalesce(o.number, '') ILIKE $${values.length}`,
    );
  }
  return conditions;
}

/** What the provider told, the last first; one more than asked where there is. */
export async function listCardEvents(
  tx: Tx,
  query: CardEventQuery,
  after: { readonly at: string; readonly id: string } | null,
): Promise<CardEventRow[]> {
  const values: Value[] = [];
  const conditions = conditionsOf(query, values);
  if (after !== null) {
    values.push(after.at, after.id);
    conditions.push(`(e.received_at, e.event_id) < ($${values.length - 1}::timestamptz, $${values.length})`);
  }
  values.push(query.limit + 1);
  return tx.query<CardEventRow>(
    `SELECT e.provider, e.event_id, e.type, e.intent_id, e.amount, e.currency, e.happened_at, e.received_at, e.outcome,
       e.order_id, o.number AS order_number
     FROM ${from} WHERE ${conditions.join(' AND ')}
     ORDER BY e.received_at DESC, e.event_id DESC LIMIT $${values.length}`,
    values,
  );
}

export async function countCardEvents(tx: Tx, query: CardEventQuery): Promise<number> {
  const values: Value[] = [];
  const conditions = conditionsOf(query, values);
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${from} WHERE ${conditions.join(' AND ')} LIMIT 10000) AS counted`,
    values,
  );
  return Number(rows[0]!.count);
}
