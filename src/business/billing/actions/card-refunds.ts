import { printAmount, toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Access, Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { cancelRefundedOrder, heldOrder } from '../../ordering/actions/move-order.ts';
import { endsByRefund } from '../../ordering/rules/order-states.ts';
import { type ProviderEvent, refundMoves } from '../rules/card-events.ts';
import { judgeRefund } from '../rules/refunds.ts';
import {
  addReturned,
  type CardPaymentRow,
  holdCardPayment,
  insertRefund,
  moveRefund,
  type RefundRow,
  refundById,
  refundOf,
} from '../storage/cards.ts';
import type {
  CardEventOutcome,
  CardPaymentReply,
  CardRefunded,
  CardRefundRequested,
  RequestRefund,
} from '../terms/cards.ts';
import { askAttention } from './card-attention.ts';
import { cardPaymentFor } from './card-payments.ts';
import { cardProvider } from './card-provider.ts';

type HeldOrder = NonNullable<Awaited<ReturnType<typeof heldOrder>>>;

async function announceRefund(tx: Tx, context: Context, order: HeldOrder, refundId: string): Promise<void> {
  const { seller_id: sellerId, account_id: accountId } = order;
  const data: CardRefundRequested = { refundId };
  await announce(tx, context, { type: 'card.refund-requested', version: 1, sellerId, accountId, data });
}

/** Puts all that is left of a held payment on its way back: money that no order stands on. */
export async function giveAllBack(
  tx: Tx,
  context: Context,
  order: HeldOrder,
  payment: CardPaymentRow,
  why: 'order_over' | 'wrong_amount',
): Promise<void> {
  const id = context.newId();
  await insertRefund(tx, payment, {
    id,
    amount: payment.taken - payment.returned,
    why,
    reason: null,
    cancelsOrder: false,
    by: null,
    at: new Date(context.clock.now()),
  });
  await announceRefund(tx, context, order, id);
}

/**
 * Finance gives money back, whole or in part. Order and payment are held, so that two refunds at once never give back
 * more than was taken. The provider is asked after the commit; what became of it comes by its signed event.
 * Refuses `order_not_found`, `refund_without_card`, `refund_order_stays` and what `judgeRefund` refuses.
 */
export async function requestRefund(
  context: Context,
  orderId: string,
  given: RequestRefund,
): Promise<Outcome<CardPaymentReply>> {
  const by = context.caller.personId;
  if (by === null) return refuse('not_signed_in');
  const asked = await refusableTransaction(context, async (tx): Promise<Outcome<string>> => {
    const order = await heldOrder(tx, orderId);
    if (order === null) return refuse('order_not_found');
    const { number, state } = order;
    const payment = await holdCardPayment(tx, order.account_id, order.id);
    if (payment === null) return refuse('refund_without_card', { facts: { number } });
    const taken = { minor: payment.taken, currency: payment.taken_currency ?? payment.currency };
    const judged = judgeRefund(number, { taken, returned: payment.returned }, given);
    if (!judged.ok) return judged;
    if (given.cancelOrder && !endsByRefund(state)) return refuse('refund_order_stays', { facts: { number, state } });
    const id = context.newId();
    const { minor: amount } = judged.value;
    const { reason, cancelOrder: cancelsOrder } = given;
    const at = new Date(context.clock.now());
    await insertRefund(tx, payment, { id, amount, why: 'asked', reason, cancelsOrder, by, at });
    await announceRefund(tx, context, order, id);
    await audit(tx, context, {
      action: 'payment.refund',
      subjectKind: 'order',
      subjectId: order.id,
      accountId: order.account_id,
      reason,
      after: { refundId: id, amount: printAmount(judged.value), currency: judged.value.currency, cancelsOrder },
    });
    return accept(id);
  });
  if (!asked.ok) return asked;
  await submitRefund(context, asked.value);
  return cardPaymentFor(context, orderId);
}

/** Refunds are sent by the server, whoever asked for them. */
const server: Access = { as: 'system' };

async function refundRefused(context: Context, refund: RefundRow): Promise<void> {
  await context.transaction(async (tx) => {
    const order = await heldOrder(tx, refund.order_id);
    const payment = order && (await holdCardPayment(tx, refund.account_id, refund.order_id));
    const now = await refundById(tx, refund.id);
    if (!order || !payment || now?.state !== 'requested') return;
    await fail(tx, context, order, payment, now, null);
  }, server);
}

/**
 * Asks the provider for a refund that was decided on; its id is the key, so that asking again gives back once. While the
 * provider is away the refund stays requested and the sweep asks again. Speaks outside of transactions.
 */
export async function submitRefund(context: Context, refundId: string): Promise<void> {
  const provider = cardProvider();
  const found = await context.transaction(async (tx) => {
    const refund = await refundById(tx, refundId);
    if (refund?.state !== 'requested') return null;
    const payment = await holdCardPayment(tx, refund.account_id, refund.order_id);
    return payment?.intent_id ? { refund, intentId: payment.intent_id, provider: payment.provider } : null;
  }, server);
  if (found === null || provider?.name !== found.provider) return;
  const { refund, intentId } = found;
  const amount = { minor: refund.amount, currency: refund.currency };
  const paymentId = refund.card_payment_id;
  const sent = await provider.refund(context, { refundId, paymentId, intentId, amount });
  if (!sent.ok) {
    if (sent.refusal.code === 'card_provider_refused') await refundRefused(context, refund);
    return;
  }
  const { providerRefundId } = sent.value;
  await context.transaction(async (tx) => {
    // Its event may have come before this answer: what is known already stays.
    await heldOrder(tx, refund.order_id);
    const now = await refundById(tx, refundId);
    const state = now?.state === 'requested' ? 'pending' : now?.state;
    if (state) await moveRefund(tx, refund, state, providerRefundId, new Date(context.clock.now()));
  }, server);
}

async function fail(
  tx: Tx,
  context: Context,
  order: HeldOrder,
  payment: CardPaymentRow,
  refund: RefundRow,
  providerRefundId: string | null,
): Promise<void> {
  const at = new Date(context.clock.now());
  await moveRefund(tx, refund, 'failed', providerRefundId, at);
  await addReturned(tx, payment, -refund.amount, at);
  const amount = toWire({ minor: refund.amount, currency: refund.currency });
  const { intent_id: intentId } = payment;
  const about = { orderId: order.id, number: order.number, intentId, amount, expected: null };
  await askAttention(tx, context, order, { what: 'refund_failed', ...about });
}

/** A refund that was made in the provider's own desk: it is written down as far as there is money it can come from. */
async function refundByProvider(
  tx: Tx,
  context: Context,
  payment: CardPaymentRow,
  told: Extract<ProviderEvent['about'], { kind: 'refund' }>,
): Promise<CardEventOutcome> {
  const { amount, providerRefundId, state } = told;
  const ours = payment.taken_currency ?? payment.currency;
  if (amount === null || amount.currency !== ours || amount.minor > payment.taken - payment.returned) {
    return 'refund_by_provider';
  }
  await insertRefund(tx, payment, {
    id: context.newId(),
    amount: amount.minor,
    why: 'by_provider',
    reason: null,
    cancelsOrder: false,
    by: null,
    providerRefundId,
    state,
    at: new Date(context.clock.now()),
  });
  return 'refund_by_provider';
}

/** What the provider tells about a refund, with order and payment held. One that went through ends its order, if that
 *  was asked; one that failed is there to be given back again, and finance is told. */
export async function noteRefund(
  tx: Tx,
  context: Context,
  order: HeldOrder,
  payment: CardPaymentRow,
  told: Extract<ProviderEvent['about'], { kind: 'refund' }>,
): Promise<CardEventOutcome> {
  const refund = await refundOf(tx, payment, told.refundId, told.providerRefundId);
  if (refund === null) return refundByProvider(tx, context, payment, told);
  if (!refundMoves(refund.state, told.state)) return 'stale';
  if (told.state === 'failed') {
    await fail(tx, context, order, payment, refund, told.providerRefundId);
    return 'refund_failed';
  }
  await moveRefund(tx, refund, told.state, told.providerRefundId, new Date(context.clock.now()));
  if (told.state !== 'succeeded') return 'refund_noted';
  const { seller_id: sellerId, account_id: accountId } = order;
  const amount = toWire({ minor: refund.amount, currency: refund.currency });
  const data: CardRefunded = { refundId: refund.id, orderId: order.id, amount };
  await announce(tx, context, { type: 'card.refunded', version: 1, sellerId, accountId, data });
  if (refund.cancels_order) await cancelRefundedOrder(tx, context, order, refund.reason ?? '');
  return 'refund_noted';
}
