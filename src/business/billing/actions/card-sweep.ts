import { toWire } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import type { Access } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { heldOrder, moveHeldOrder } from '../../ordering/actions/move-order.ts';
import {
  changeCardPayment,
  holdCardPayment,
  type OverdueRow,
  ordersWithoutIntent,
  overdueCardOrders,
  requestedRefunds,
  unsettledOfEnded,
} from '../storage/cards.ts';
import { askAttention } from './card-attention.ts';
import { ensureIntent } from './card-payments.ts';
import { cardProvider, type IntentSeen } from './card-provider.ts';
import { giveAllBack, submitRefund } from './card-refunds.ts';

const server: Access = { as: 'system' };
const AT_ONCE = 200;

/** Money that the provider is about to take, or has taken and not told of, is waited for so long after the order's time. */
export const GRACE_MS = 24 * 3_600_000;

/** Works through all of them: one that cannot be done keeps none of the others waiting, and is thrown at the end. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) await work(item).catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** What the provider says of an order whose time is over; null where it cannot be asked. */
async function seenAtProvider(context: Context, { intent_id: intentId }: OverdueRow): Promise<IntentSeen | null> {
  if (intentId === null) return { state: 'cancelled', taken: null };
  const seen = await cardProvider()?.cancelIntent(context, intentId);
  return seen?.ok ? seen.value : null;
}

/** Whether an order is still waited for: money is under way, or the provider cannot be asked whether it is. */
function waitsOn(seen: IntentSeen | null, total: bigint, currency: string, late: number): boolean {
  if (late >= GRACE_MS) return false;
  if (seen === null || seen.state === 'processing') return true;
  // Rightly taken, and its event is still to come; wrongly taken money will never be this order's.
  return seen.state === 'succeeded' && seen.taken?.minor === total && seen.taken.currency === currency;
}

/**
 * Lets an order by card end whose time is over. The provider is asked first to give the payment up, so that no money can
 * come any more; where it is too late for that, the order waits for its event for another day. What the provider took
 * without a right event goes back.
 */
async function expireOne(context: Context, overdue: OverdueRow): Promise<void> {
  const seen = await seenAtProvider(context, overdue);
  const now = context.clock.now();
  await context.transaction(async (tx) => {
    const order = await heldOrder(tx, overdue.id);
    if (order?.state !== 'awaiting_payment') return;
    if (waitsOn(seen, order.total, order.currency, now - overdue.pay_by.getTime())) return;
    acceptedValue(await moveHeldOrder(tx, context, order, 'expired'));
    const payment = await holdCardPayment(tx, order.account_id, order.id);
    if (payment === null || payment.taken > 0n) return;
    const taken = seen?.taken ?? null;
    await changeCardPayment(tx, payment, {
      state: seen?.state ?? payment.state,
      ...(taken ? { taken } : {}),
      at: new Date(now),
    });
    if (taken === null) return;
    const held = { ...payment, taken: taken.minor, taken_currency: taken.currency };
    await giveAllBack(tx, context, order, held, 'wrong_amount');
    const expected = toWire({ minor: order.total, currency: order.currency });
    const about = { orderId: order.id, number: order.number, intentId: payment.intent_id, amount: toWire(taken) };
    await askAttention(tx, context, order, { what: 'unheard', ...about, expected });
  }, server);
}

/** Lets the orders end whose time to pay by card is over. May be run at any time and twice. Returns how many it saw. */
export async function expireCardOrders(context: Context): Promise<number> {
  const now = new Date(context.clock.now());
  const overdue = await context.transaction((tx) => overdueCardOrders(tx, now, AT_ONCE), server);
  await eachOf(overdue, (one) => expireOne(context, one));
  return overdue.length;
}

/** Asks the provider again for what it has not answered: intents of orders that wait, refunds that were decided on. */
export async function askProviderAgain(context: Context): Promise<void> {
  if (cardProvider() === null) return;
  const now = new Date(context.clock.now());
  const [orders, refunds] = await context.transaction(
    (tx) => Promise.all([ordersWithoutIntent(tx, now, AT_ONCE), requestedRefunds(tx, AT_ONCE)]),
    server,
  );
  await eachOf(orders, (id) => ensureIntent(context, id));
  await eachOf(refunds, (id) => submitRefund(context, id));
}

/**
 * The order of a payment has ended: the provider is asked to give the payment up. Where it took money before that, the
 * money goes back, whatever it told or did not tell of it. Money that is only under way, and a provider who is away, are
 * looked at again by the sweep.
 */
export async function settleEnded(context: Context, accountId: string, orderId: string): Promise<void> {
  const open = await context.transaction((tx) => holdCardPayment(tx, accountId, orderId), server);
  const provider = cardProvider();
  if (!open?.intent_id || isSettled(open) || provider?.name !== open.provider) return;
  const seen = await provider.cancelIntent(context, open.intent_id);
  if (!seen.ok) return;
  const { state, taken } = seen.value;
  await context.transaction(async (tx) => {
    const order = await heldOrder(tx, orderId);
    const payment = order && (await holdCardPayment(tx, accountId, orderId));
    // Its event may have come meanwhile, and has done the same.
    if (!payment || isSettled(payment) || (order.state !== 'cancelled' && order.state !== 'expired')) return;
    await changeCardPayment(tx, payment, { state, ...(taken ? { taken } : {}), at: new Date(context.clock.now()) });
    if (taken === null) return;
    const held = { ...payment, taken: taken.minor, taken_currency: taken.currency };
    await giveAllBack(tx, context, order, held, 'order_over');
    const expected = toWire({ minor: order.total, currency: order.currency });
    const about = { orderId, number: order.number, intentId: payment.intent_id, amount: toWire(taken), expected };
    await askAttention(tx, context, order, { what: 'given_back', ...about });
  }, server);
}

function isSettled({ state }: { readonly state: string }): boolean {
  return state === 'succeeded' || state === 'cancelled';
}

/** Looks again at the payments of ended orders that the provider has neither given up nor told the end of. */
export async function settleAllEnded(context: Context): Promise<void> {
  const open = await context.transaction((tx) => unsettledOfEnded(tx, AT_ONCE), server);
  await eachOf(open, ({ account_id, order_id }) => settleEnded(context, account_id, order_id));
}
