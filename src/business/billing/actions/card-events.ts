import { printAmount, toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, acceptedValue, refuse } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce, nobody } from '../../../platform/outbox.ts';
import { heldOrder, moveHeldOrder, placeHeldOrder } from '../../ordering/actions/move-order.ts';
import { judgeCardEvent, type ProviderEvent } from '../rules/card-events.ts';
import { countCardEvents, holdCardEvent, insertCardEvent, listCardEvents } from '../storage/card-events.ts';
import {
  type CardPaymentRow,
  changeCardPayment,
  findCardPayment,
  holdCardPayment,
  nameIntent,
} from '../storage/cards.ts';
import { insertPayment } from '../storage.ts';
import type { CardEvent, CardEventOutcome, CardEventQuery } from '../terms/cards.ts';
import type { PaymentRecorded } from '../terms.ts';
import { askAttention } from './card-attention.ts';
import { cardProvider } from './card-provider.ts';
import { giveAllBack, noteRefund } from './card-refunds.ts';

type HeldOrder = NonNullable<Awaited<ReturnType<typeof heldOrder>>>;
type IntentTold = Extract<ProviderEvent['about'], { kind: 'intent' }>;

/** The money is right and the order waits: it is placed and paid, in this transaction. */
async function place(tx: Tx, context: Context, order: HeldOrder, payment: CardPaymentRow, intentId: string) {
  const { account_id: accountId, seller_id: sellerId, currency } = order;
  const id = context.newId();
  await insertPayment(tx, {
    accountId,
    id,
    orderId: order.id,
    sellerId,
    amount: payment.amount,
    currency,
    receivedOn: context.today,
    reference: intentId,
    note: null,
    method: 'card',
    by: null,
    at: new Date(context.clock.now()),
  });
  const amount = { minor: payment.amount, currency };
  const data: PaymentRecorded = {
    orderId: order.id,
    number: order.number,
    paymentId: id,
    amount: printAmount(amount),
    currency,
    left: printAmount({ minor: 0n, currency }),
  };
  await announce(tx, context, { type: 'payment.recorded', version: 1, sellerId, accountId, data });
  acceptedValue(await placeHeldOrder(tx, context, order));
}

async function applyIntent(
  tx: Tx,
  context: Context,
  event: ProviderEvent,
  told: IntentTold,
  order: HeldOrder,
  payment: CardPaymentRow,
): Promise<CardEventOutcome> {
  const amount = { minor: payment.amount, currency: payment.currency };
  const facts = { state: payment.state, amount, taken: payment.taken, toldAt: payment.told_at?.getTime() ?? null };
  const decision = judgeCardEvent(facts, order.state, told, event.at);
  const { card, failure, state } = told;
  const now = { card, toldAt: new Date(event.at), at: new Date(context.clock.now()) };
  const about = { orderId: order.id, number: order.number, intentId: event.intentId, expected: toWire(amount) };
  switch (decision) {
    case 'stale':
      return 'stale';
    case 'note':
      await changeCardPayment(tx, payment, { ...now, state, failure });
      return 'noted';
    case 'wrong_amount':
      await askAttention(tx, context, order, {
        ...about,
        what: 'wrong_amount',
        amount: told.taken && toWire(told.taken),
      });
      return 'wrong_amount';
    case 'end':
      await changeCardPayment(tx, payment, { ...now, state });
      if (order.state !== 'awaiting_payment') return 'noted';
      acceptedValue(await moveHeldOrder(tx, context, order, 'expired'));
      return 'ended';
    case 'place':
      await changeCardPayment(tx, payment, { ...now, state, taken: amount, counted: true });
      await place(tx, context, order, payment, event.intentId ?? payment.id);
      return 'placed';
    case 'give_back': {
      await changeCardPayment(tx, payment, { ...now, state, taken: amount });
      const held = { ...payment, taken: amount.minor, taken_currency: amount.currency };
      await giveAllBack(tx, context, order, held, 'order_over');
      await askAttention(tx, context, order, { ...about, what: 'given_back', amount: toWire(amount) });
      return 'given_back';
    }
  }
}

type Applied = {
  readonly outcome: CardEventOutcome;
  readonly accountId: string | null;
  readonly orderId: string | null;
};

async function apply(tx: Tx, context: Context, provider: string, event: ProviderEvent): Promise<Applied> {
  const { about, intentId, paymentId } = event;
  const nowhere = { accountId: null, orderId: null };
  if (about.kind === 'other') return { outcome: 'not_needed', ...nowhere };
  const found = await findCardPayment(tx, provider, intentId, paymentId);
  // The order first, then its payment: one order of locks for everything that moves money.
  const order = found && (await heldOrder(tx, found.order_id));
  const payment = found && (await holdCardPayment(tx, found.account_id, found.order_id));
  if (!order || !payment) {
    const money = about.kind === 'intent' ? about.taken : about.amount;
    if (money !== null) {
      const amount = toWire(money);
      const unknown = {
        what: 'unknown_payment',
        orderId: null,
        number: null,
        intentId,
        amount,
        expected: null,
      } as const;
      await askAttention(tx, context, null, unknown);
    }
    return { outcome: 'unknown_payment', ...nowhere };
  }
  // Told before the answer to our own question was written down.
  if (payment.intent_id === null && intentId !== null) await nameIntent(tx, payment, intentId, null);
  const outcome =
    about.kind === 'intent'
      ? await applyIntent(tx, context, event, about, order, payment)
      : await noteRefund(tx, context, order, { ...payment, intent_id: payment.intent_id ?? intentId }, about);
  return { outcome, accountId: order.account_id, orderId: order.id };
}

/**
 * A message of the provider, with the very bytes that it signed. What it says is kept and acted on once, however often
 * and in whatever order it is told: the event, the payment and the order move in one transaction, as the server.
 * Refuses `card_webhook_not_found` where this provider is not connected, `signature_wrong`.
 */
export async function receiveCardEvent(
  context: Context,
  providerName: 'stripe' | 'local',
  body: Uint8Array,
  signature: string,
): Promise<Outcome<{ received: true }>> {
  const provider = cardProvider();
  if (provider?.name !== providerName) return refuse('card_webhook_not_found');
  const event = provider.readEvent(context, body, signature);
  if (event === null) return refuse('signature_wrong');
  const server: Context = { ...context, caller: nobody };
  await context.transaction(
    async (tx) => {
      if (await holdCardEvent(tx, providerName, event.id)) return;
      const { about } = event;
      const { outcome, accountId, orderId } = await apply(tx, server, providerName, event);
      await insertCardEvent(tx, {
        provider: providerName,
        eventId: event.id,
        type: event.type,
        intentId: event.intentId,
        amount: about.kind === 'intent' ? about.taken : about.kind === 'refund' ? about.amount : null,
        happenedAt: new Date(event.at),
        receivedAt: new Date(context.clock.now()),
        outcome,
        accountId,
        orderId,
      });
    },
    { as: 'system' },
  );
  return accept({ received: true });
}

/** What the provider told and what was done about it, the last first: finance's list. Refuses a foreign cursor. */
export async function cardEventPage(
  context: Context,
  query: CardEventQuery,
): Promise<Outcome<{ items: CardEvent[]; next: string | null; approximateTotal: number }>> {
  const cursor = decodeCursor(query.cursor, 2);
  if (!cursor.ok) return cursor;
  const after = cursor.value ? { at: String(cursor.value[0]), id: String(cursor.value[1]) } : null;
  return context.transaction(async (tx) => {
    const [rows, approximateTotal] = await Promise.all([listCardEvents(tx, query, after), countCardEvents(tx, query)]);
    const page = pageOf(rows, query.limit, (row) => [row.received_at.toISOString(), row.event_id]);
    const items = page.rows.map((row) => ({
      provider: row.provider,
      id: row.event_id,
      type: row.type,
      intentId: row.intent_id,
      amount: row.amount !== null && row.currency ? toWire({ minor: row.amount, currency: row.currency }) : null,
      happenedAt: row.happened_at.toISOString(),
      receivedAt: row.received_at.toISOString(),
      outcome: row.outcome,
      orderId: row.order_id,
      orderNumber: row.order_number,
    }));
    return accept({ items, next: page.next, approximateTotal });
  });
}
