import type { Tx } from '../../../platform/database/database.ts';
import type { CardState } from '../rules/card-events.ts';

// The books of the local gateway: a provider's, not ours.

export type GatewayIntentRow = {
  id: string;
  client_secret: string;
  payment_id: string;
  amount: bigint;
  currency: string;
  state: CardState;
  card: string | null;
};

const columns = 'id, client_secret, payment_id, amount, currency, state, card';

/** A new intent, or the one that this key made before. */
export async function insertIntent(
  tx: Tx,
  given: {
    readonly id: string;
    readonly clientSecret: string;
    readonly key: string;
    readonly paymentId: string;
    readonly amount: bigint;
    readonly currency: string;
    readonly at: Date;
  },
): Promise<GatewayIntentRow> {
  await tx.execute(
    `INSERT INTO billing.gateway_intent (id, client_secret, idempotency_key, payment_id, amount, currency, state, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'open', $7) ON CONFLICT (idempotency_key) DO NOTHING`,
    [given.id, given.clientSecret, given.key, given.paymentId, given.amount, given.currency, given.at],
  );
  const rows = await tx.query<GatewayIntentRow>(
    `SELECT ${columns} FROM billing.gateway_intent WHERE idempotency_key = $1`,
    [given.key],
  );
  return rows[0]!;
}

/** An intent by its id or its page's secret, held until the transaction ends. */
export async function holdIntent(
  tx: Tx,
  by: { readonly id: string } | { readonly secret: string },
): Promise<GatewayIntentRow | null> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['client_secret', by.secret];
  const rows = await tx.query<GatewayIntentRow>(
    `SELECT ${columns} FROM billing.gateway_intent WHERE ${column} = $1 FOR UPDATE`,
    [value],
  );
  return rows[0] ?? null;
}

export async function moveIntent(tx: Tx, id: string, state: CardState, card: string | null): Promise<void> {
  await tx.execute('UPDATE billing.gateway_intent SET state = $2, card = coalesce($3, card) WHERE id = $1', [
    id,
    state,
    card,
  ]);
}

export type GatewayRefundRow = { id: string; intent_id: string; amount: bigint; state: string };

/** A new refund of a held intent, or the one that this key made before; null when more would go back than was taken. */
export async function insertGatewayRefund(
  tx: Tx,
  intent: GatewayIntentRow,
  given: {
    readonly id: string;
    readonly key: string;
    readonly amount: bigint;
    readonly state: string;
    readonly at: Date;
  },
): Promise<{ readonly refund: GatewayRefundRow; readonly isNew: boolean } | null> {
  const before = await tx.query<GatewayRefundRow>(
    'SELECT id, intent_id, amount, state FROM billing.gateway_refund WHERE idempotency_key = $1',
    [given.key],
  );
  if (before[0]) return { refund: before[0], isNew: false };
  const made = await tx.query<GatewayRefundRow>(
    `INSERT INTO billing.gateway_refund (id, idempotency_key, intent_id, amount, state, created_at)
     SELECT $1, $2, $3, $4::bigint, $5, $6 WHERE $4::bigint + (
       SELECT coalesce(sum(amount), 0) FROM billing.gateway_refund WHERE intent_id = $3 AND state <> 'failed') <= $7
     RETURNING id, intent_id, amount, state`,
    [given.id, given.key, intent.id, given.amount, given.state, given.at, intent.amount],
  );
  return made[0] ? { refund: made[0], isNew: true } : null;
}

export type NewDelivery = {
  readonly id: string;
  readonly body: string;
  readonly forged: boolean;
  readonly settles: string | null;
  readonly dueAt: Date;
};

export async function insertDelivery(tx: Tx, delivery: NewDelivery): Promise<void> {
  await tx.execute(
    'INSERT INTO billing.gateway_delivery (id, body, forged, settles, due_at) VALUES ($1, $2, $3, $4, $5)',
    [delivery.id, delivery.body, delivery.forged, delivery.settles, delivery.dueAt],
  );
}

export type DeliveryRow = {
  id: string;
  body: string;
  forged: boolean;
  settles: string | null;
  attempts: number;
  due_at: Date;
};

/** A message is tried so many times. */
export const MOST_ATTEMPTS = 12;

/** Messages that are to be sent now, the first due first. */
export async function dueDeliveries(tx: Tx, now: Date, most: number): Promise<DeliveryRow[]> {
  return tx.query<DeliveryRow>(
    `SELECT id, body, forged, settles, attempts, due_at FROM billing.gateway_delivery
     WHERE delivered_at IS NULL AND due_at <= $1 AND attempts < ${MOST_ATTEMPTS} ORDER BY due_at, id LIMIT $2`,
    [now, most],
  );
}

/** A message was sent: taken, or to be sent again later. */
export async function markDelivery(
  tx: Tx,
  id: string,
  taken: { readonly at: Date } | { readonly againAt: Date },
): Promise<void> {
  await tx.execute(
    `UPDATE billing.gateway_delivery SET attempts = attempts + 1, delivered_at = $2, due_at = coalesce($3, due_at) WHERE id = $1`,
    [id, 'at' in taken ? taken.at : null, 'againAt' in taken ? taken.againAt : null],
  );
}
