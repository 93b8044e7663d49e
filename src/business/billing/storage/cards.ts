import type { Tx } from '../../../platform/database/database.ts';
import type { CardState, CardUsed, RefundState } from '../rules/card-events.ts';

export type CardPaymentRow = {
  account_id: string;
  id: string;
  order_id: string;
  seller_id: string;
  provider: 'stripe' | 'local';
  amount: bigint;
  currency: string;
  created_at: Date;
  intent_id: string | null;
  client_secret: string | null;
  state: CardState;
  failure: string | null;
  card_brand: string | null;
  card_last4: string | null;
  taken: bigint;
  taken_currency: string | null;
  counted: boolean;
  returned: bigint;
  told_at: Date | null;
};

const columns = `account_id, id, order_id, seller_id, provider, amount, currency, created_at, intent_id, client_secret, state,
  failure, card_brand, card_last4, taken, taken_currency, counted, returned, told_at`;

/** The payment of an order, made now where there is none; two at once make one. */
export async function openCardPayment(
  tx: Tx,
  given: {
    readonly accountId: string;
    readonly id: string;
    readonly orderId: string;
    readonly sellerId: string;
    readonly provider: string;
    readonly amount: bigint;
    readonly currency: string;
    readonly at: Date;
  },
): Promise<CardPaymentRow> {
  await tx.execute(
    `INSERT INTO billing.card_payment (account_id, id, order_id, seller_id, provider, amount, currency, created_at, state,
       changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $8)
     ON CONFLICT (account_id, order_id) DO NOTHING`,
    [given.accountId, given.id, given.orderId, given.sellerId, given.provider, given.amount, given.currency, given.at],
  );
  const rows = await tx.query<CardPaymentRow>(
    `SELECT ${columns} FROM billing.card_payment WHERE account_id = $1 AND order_id = $2`,
    [given.accountId, given.orderId],
  );
  return rows[0]!;
}

/** What the provider calls a payment; the first answer stands. */
export async function nameIntent(
  tx: Tx,
  payment: { readonly account_id: string; readonly id: string },
  intentId: string,
  clientSecret: string | null,
): Promise<void> {
  await tx.execute(
    `UPDATE billing.card_payment SET intent_id = coalesce(intent_id, $3), client_secret = coalesce(client_secret, $4)
     WHERE account_id = $1 AND id = $2`,
    [payment.account_id, payment.id, intentId, clientSecret],
  );
}

/** Whose payment an event speaks of: by the provider's id, else by ours that was given along. */
export async function findCardPayment(
  tx: Tx,
  provider: string,
  intentId: string | null,
  paymentId: string | null,
): Promise<{ account_id: string; id: string; order_id: string } | null> {
  const rows = await tx.query<{ account_id: string; id: string; order_id: string }>(
    `SELECT account_id, id, order_id FROM billing.card_payment
     WHERE provider = $1 AND (intent_id = $2 OR (id = $3::uuid AND (intent_id IS NULL OR $2::text IS NULL))) LIMIT 1`,
    [provider, intentId, paymentId],
  );
  return rows[0] ?? null;
}

/** The payment of an order with its row held until the transaction ends. The order is held before it, always. */
export async function holdCardPayment(tx: Tx, accountId: string, orderId: string): Promise<CardPaymentRow | null> {
  const rows = await tx.query<CardPaymentRow>(
    `SELECT ${columns} FROM billing.card_payment WHERE account_id = $1 AND order_id = $2 FOR UPDATE`,
    [accountId, orderId],
  );
  return rows[0] ?? null;
}

/** The payment of an order as a reader may see it: the page's secret stays where it is. */
export async function cardPaymentOf(tx: Tx, accountId: string, orderId: string) {
  type Shown = Omit<CardPaymentRow, 'intent_id' | 'client_secret' | 'told_at' | 'seller_id' | 'provider'>;
  const rows = await tx.query<Shown>(
    `SELECT account_id, id, order_id, amount, currency, created_at, state, failure, card_brand, card_last4, taken,
       taken_currency, counted, returned
     FROM billing.card_payment WHERE account_id = $1 AND order_id = $2`,
    [accountId, orderId],
  );
  return rows[0] ?? null;
}

export type CardChange = {
  readonly state: CardState;
  readonly failure?: string | null;
  readonly card?: CardUsed | null;
  readonly taken?: { readonly minor: bigint; readonly currency: string };
  readonly counted?: boolean;
  readonly toldAt?: Date;
  readonly at: Date;
};

/** Where a held payment stands now. */
export async function changeCardPayment(tx: Tx, payment: CardPaymentRow, change: CardChange): Promise<void> {
  await tx.execute(
    `UPDATE billing.card_payment SET state = $3, failure = $4, card_brand = coalesce($5, card_brand),
       card_last4 = coalesce($6, card_last4), taken = coalesce($7, taken), taken_currency = coalesce($8, taken_currency),
       counted = counted OR $9, told_at = greatest(told_at, $10), changed_at = $11
     WHERE account_id = $1 AND id = $2`,
    [
      payment.account_id,
      payment.id,
      change.state,
      change.failure ?? null,
      change.card?.brand ?? null,
      change.card?.last4 ?? null,
      change.taken?.minor ?? null,
      change.taken?.currency ?? null,
      change.counted ?? false,
      change.toldAt ?? null,
      change.at,
    ],
  );
}

export type RefundRow = {
  account_id: string;
  id: string;
  card_payment_id: string;
  order_id: string;
  amount: bigint;
  currency: string;
  why: 'asked' | 'order_over' | 'wrong_amount' | 'by_provider';
  reason: string | null;
  cancels_order: boolean;
  requested_at: Date;
  provider_refund_id: string | null;
  state: RefundState;
};

const refundColumns = `account_id, id, card_payment_id, order_id, amount, currency, why, reason, cancels_order, requested_at,
  provider_refund_id, state`;

export type NewRefund = {
  readonly id: string;
  readonly amount: bigint;
  readonly why: RefundRow['why'];
  readonly reason: string | null;
  readonly cancelsOrder: boolean;
  readonly by: string | null;
  readonly providerRefundId?: string;
  readonly state?: RefundState;
  readonly at: Date;
};

/** Puts money of a held payment on its way back. The table refuses more than was taken. */
export async function insertRefund(tx: Tx, payment: CardPaymentRow, refund: NewRefund): Promise<void> {
  const state = refund.state ?? 'requested';
  await tx.execute(
    `INSERT INTO billing.card_refund (account_id, id, card_payment_id, order_id, amount, currency, why, reason, cancels_order,
       requested_by, requested_at, provider_refund_id, state, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $11)`,
    [
      payment.account_id,
      refund.id,
      payment.id,
      payment.order_id,
      refund.amount,
      payment.taken_currency ?? payment.currency,
      refund.why,
      refund.reason,
      refund.cancelsOrder,
      refund.by,
      refund.at,
      refund.providerRefundId ?? null,
      state,
    ],
  );
  if (state !== 'failed') await addReturned(tx, payment, refund.amount, refund.at);
}

/** More (or, negative, less) of a held payment is on its way back or there. */
export async function addReturned(
  tx: Tx,
  payment: { readonly account_id: string; readonly id: string },
  amount: bigint,
  at: Date,
): Promise<void> {
  await tx.execute(
    'UPDATE billing.card_payment SET returned = returned + $3, changed_at = $4 WHERE account_id = $1 AND id = $2',
    [payment.account_id, payment.id, amount, at],
  );
}

/** A refund by its own id; nothing is held. */
export async function refundById(tx: Tx, id: string): Promise<RefundRow | null> {
  const rows = await tx.query<RefundRow>(`SELECT ${refundColumns} FROM billing.card_refund WHERE id = $1`, [id]);
  return rows[0] ?? null;
}

/** The refund of a held payment that an event speaks of: by our id, else by the provider's. */
export async function refundOf(
  tx: Tx,
  payment: CardPaymentRow,
  refundId: string | null,
  providerRefundId: string,
): Promise<RefundRow | null> {
  const rows = await tx.query<RefundRow>(
    `SELECT ${refundColumns} FROM billing.card_refund
     WHERE account_id = $1 AND card_payment_id = $2 AND (id = $3::uuid OR provider_refund_id = $4)`,
    [payment.account_id, payment.id, refundId, providerRefundId],
  );
  return rows[0] ?? null;
}

export async function moveRefund(
  tx: Tx,
  refund: { readonly account_id: string; readonly id: string },
  state: RefundState,
  providerRefundId: string | null,
  at: Date,
): Promise<void> {
  await tx.execute(
    `UPDATE billing.card_refund SET state = $3, provider_refund_id = coalesce(provider_refund_id, $4), changed_at = $5
     WHERE account_id = $1 AND id = $2`,
    [refund.account_id, refund.id, state, providerRefundId, at],
  );
}

export type RefundShownRow = Pick<RefundRow, 'id' | 'amount' | 'currency' | 'why' | 'requested_at' | 'state'>;

export async function refundsOfOrder(tx: Tx, accountId: string, orderId: string): Promise<RefundShownRow[]> {
  return tx.query<RefundShownRow>(
    `SELECT id, amount, currency, why, requested_at, state FROM billing.card_refund
     WHERE account_id = $1 AND order_id = $2 ORDER BY requested_at, id`,
    [accountId, orderId],
  );
}

/** What only staff read of refunds: why in words, and who asked for them. */
export async function refundNotes(tx: Tx, accountId: string, orderId: string) {
  return tx.query<{ id: string; reason: string | null; cancels_order: boolean; requested_by: string | null }>(
    `SELECT r.id, r.reason, r.cancels_order, p.name AS requested_by
     FROM billing.card_refund r LEFT JOIN accounts.published_person p ON p.id = r.requested_by
     WHERE r.account_id = $1 AND r.order_id = $2`,
    [accountId, orderId],
  );
}

/** Orders that still have no intent though they wait for their payment: the provider was away. */
export async function ordersWithoutIntent(tx: Tx, now: Date, most: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT o.id FROM ordering.published_awaiting_orders o
     LEFT JOIN billing.card_payment p ON p.account_id = o.account_id AND p.order_id = o.id
     WHERE o.pay_by > $1 AND p.intent_id IS NULL ORDER BY o.pay_by, o.id LIMIT $2`,
    [now, most],
  );
  return rows.map((row) => row.id);
}

export type OverdueRow = { id: string; account_id: string; pay_by: Date; intent_id: string | null };

/** Orders whose time to pay is over. */
export async function overdueCardOrders(tx: Tx, now: Date, most: number): Promise<OverdueRow[]> {
  return tx.query<OverdueRow>(
    `SELECT o.id, o.account_id, o.pay_by, p.intent_id FROM ordering.published_awaiting_orders o
     LEFT JOIN billing.card_payment p ON p.account_id = o.account_id AND p.order_id = o.id
     WHERE o.pay_by <= $1 ORDER BY o.pay_by, o.id LIMIT $2`,
    [now, most],
  );
}

/** Payments of ended orders that still stand open with the provider. */
export async function unsettledOfEnded(tx: Tx, most: number): Promise<{ account_id: string; order_id: string }[]> {
  return tx.query(
    `SELECT p.account_id, p.order_id FROM billing.card_payment p
     JOIN ordering.published_orders o ON o.account_id = p.account_id AND o.id = p.order_id
     WHERE p.state IN ('open', 'challenge', 'processing') AND p.intent_id IS NOT NULL AND o.state IN ('cancelled', 'expired')
     ORDER BY p.created_at, p.id LIMIT $1`,
    [most],
  );
}

export async function requestedRefunds(tx: Tx, most: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM billing.card_refund WHERE state = 'requested' ORDER BY id LIMIT $1`,
    [most],
  );
  return rows.map((row) => row.id);
}
