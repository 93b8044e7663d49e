import { toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Access, Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { permittedScope } from '../../../platform/permissions.ts';
import { seenOrder } from '../../ordering/actions/move-order.ts';
import { readOrderToken } from '../../ordering/actions/order-link.ts';
import { cardTermsNow } from '../../ordering/actions/ports.ts';
import type { PaymentMethod } from '../../ordering/terms.ts';
import {
  type CardPaymentRow,
  cardPaymentOf,
  nameIntent,
  openCardPayment,
  refundNotes,
  refundsOfOrder,
} from '../storage/cards.ts';
import type { CardPayment, CardPaymentReply, CardRefund, CardSession } from '../terms/cards.ts';
import { type CardProvider, cardProvider } from './card-provider.ts';

/** How an order can be paid here. */
export function paymentMethodsNow(): PaymentMethod[] {
  return ['invoice', 'prepayment', ...(cardTermsNow() ? (['card'] as const) : [])];
}

/** Payments are opened by the server: a buyer may start his own and nothing else of it. */
const server: Access = { as: 'system' };

type Opened = { readonly row: CardPaymentRow; readonly number: string; readonly payBy: Date };

/** The payment of an order that waits for it, written down before the provider is asked. */
async function opened(tx: Tx, context: Context, orderId: string, provider: CardProvider): Promise<Outcome<Opened>> {
  const order = await seenOrder(tx, orderId);
  if (order === null) return refuse('order_not_found');
  const { number, state, pay_by: payBy } = order;
  if (state !== 'awaiting_payment' || payBy === null) return refuse('card_order_over', { facts: { number, state } });
  const row = await openCardPayment(tx, {
    accountId: order.account_id,
    id: context.newId(),
    orderId: order.id,
    sellerId: order.seller_id,
    provider: provider.name,
    amount: order.total,
    currency: order.currency,
    at: new Date(context.clock.now()),
  });
  return accept({ row, number, payBy });
}

/**
 * The provider's intent for an order that waits for its payment, made now where there is none. Our id of the payment is
 * the key: whoever asks, and however often, the provider makes one. Speaks with the provider outside of transactions.
 * Refuses `order_not_found`, `card_order_over`, `card_not_offered`, `card_provider_away`, `card_provider_refused`.
 */
export async function ensureIntent(context: Context, orderId: string): Promise<Outcome<CardSession>> {
  const provider = cardProvider();
  if (provider === null) return refuse('card_not_offered');
  const payment = await context.transaction((tx) => opened(tx, context, orderId, provider), server);
  if (!payment.ok) return payment;
  const { row, number, payBy } = payment.value;
  if (row.provider !== provider.name) return refuse('card_not_offered');
  const amount = { minor: row.amount, currency: row.currency };
  let clientSecret = row.client_secret;
  if (clientSecret === null) {
    const made = await provider.createIntent(context, { paymentId: row.id, amount, orderNumber: number });
    if (!made.ok) return made;
    clientSecret = made.value.clientSecret;
    const { intentId } = made.value;
    await context.transaction((tx) => nameIntent(tx, row, intentId, made.value.clientSecret), server);
  }
  return accept({
    provider: provider.name,
    publishableKey: provider.publishableKey,
    clientSecret,
    amount: toWire(amount),
    payBy: payBy.toISOString(),
    state: row.state,
  });
}

/** The same for a signed-in buyer: his own orders alone. Refuses `order_not_found` for every other. */
export async function startCardPayment(context: Context, orderId: string): Promise<Outcome<CardSession>> {
  const seen = await context.transaction((tx) => seenOrder(tx, orderId));
  return seen === null ? refuse('order_not_found') : ensureIntent(context, orderId);
}

/** The same for whoever holds the order's link. */
export async function startCardPaymentByLink(context: Context, token: string): Promise<Outcome<CardSession>> {
  const linked = readOrderToken(context, token);
  return linked === null ? refuse('order_not_found') : ensureIntent(context, linked.orderId);
}

function paymentShown(row: NonNullable<Awaited<ReturnType<typeof cardPaymentOf>>>): CardPayment {
  const { currency, taken_currency: takenIn } = row;
  const money = (minor: bigint) => toWire({ minor, currency: takenIn ?? currency });
  return {
    id: row.id,
    orderId: row.order_id,
    state: row.state,
    amount: toWire({ minor: row.amount, currency }),
    failure: row.failure,
    card: row.card_brand && row.card_last4 ? { brand: row.card_brand, last4: row.card_last4 } : null,
    taken: row.taken > 0n ? money(row.taken) : null,
    refundable: row.taken > row.returned ? money(row.taken - row.returned) : null,
    counted: row.counted,
  };
}

async function refundsShown(tx: Tx, context: Context, accountId: string, orderId: string): Promise<CardRefund[]> {
  const { caller } = context;
  const held = { signedIn: caller.personId !== null, buyerRoles: [], staffRoles: caller.staffRoles };
  const forStaff = caller.kind === 'staff' && permittedScope('payments.read', held) !== null;
  const [rows, notes] = await Promise.all([
    refundsOfOrder(tx, accountId, orderId),
    forStaff ? refundNotes(tx, accountId, orderId) : [],
  ]);
  return rows.map((row) => {
    const note = notes.find(({ id }) => id === row.id);
    return {
      id: row.id,
      amount: toWire({ minor: row.amount, currency: row.currency }),
      why: row.why,
      reason: note?.reason ?? null,
      cancelsOrder: note?.cancels_order ?? false,
      requestedBy: note?.requested_by ?? null,
      requestedAt: row.requested_at.toISOString(),
      state: row.state,
    };
  });
}

/** How an order's payment by card stands, behind the caller's walls. Refuses `order_not_found`. */
export async function cardPaymentFor(
  context: Context,
  orderId: string,
  access?: Access,
): Promise<Outcome<CardPaymentReply>> {
  return context.transaction(async (tx) => {
    const order = await seenOrder(tx, orderId);
    if (order === null) return refuse('order_not_found');
    const [row, refunds] = await Promise.all([
      cardPaymentOf(tx, order.account_id, order.id),
      refundsShown(tx, context, order.account_id, order.id),
    ]);
    return accept({ orderState: order.state, payment: row && paymentShown(row), refunds });
  }, access);
}

/** The same for whoever holds the order's link, behind the walls of its account alone. */
export async function cardPaymentByLink(context: Context, token: string): Promise<Outcome<CardPaymentReply>> {
  const linked = readOrderToken(context, token);
  if (linked === null) return refuse('order_not_found');
  return cardPaymentFor(context, linked.orderId, { as: 'portal', accounts: [linked.accountId], person: null });
}
