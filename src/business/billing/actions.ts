import { printAmount, toWire } from '../../kernel/money.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { accept, refuse } from '../../kernel/outcome.ts';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../platform/http/cursor.ts';
import type { Context } from '../../platform/http/route.ts';
import { announce } from '../../platform/outbox.ts';
import { refusableTransaction } from '../../platform/refusable-transaction.ts';
import { formats } from '../../texts/format.ts';
import { heldOrder, moveHeldOrder, seenOrder } from '../ordering/actions/move-order.ts';
import { cancellationChecks } from '../ordering/actions/ports.ts';
import { balanceOf, daysOverdue, expires, judgePayment } from './rules.ts';
import {
  awaitingPayment as awaitingRows,
  countAwaiting,
  insertPayment,
  type PaymentRow,
  paymentByReference,
  paymentsOfOrder,
  receivedFor,
  unpaidPrepayments,
} from './storage.ts';
import type { AwaitingQuery, Balance, PaymentRecorded, RecordPayment } from './terms.ts';

type PaymentShown = {
  id: string;
  orderId: string;
  orderNumber: string;
  amount: { amount: string; currency: string };
  receivedOn: string;
  reference: string;
  method: 'transfer' | 'card';
  note: string | null;
  recordedBy: string | null;
  recordedAt: string;
};

function paymentShown(row: PaymentRow): PaymentShown {
  return {
    id: row.id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    amount: toWire({ minor: row.amount, currency: row.currency }),
    receivedOn: row.received_on,
    reference: row.reference,
    method: row.method,
    note: row.note,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at.toISOString(),
  };
}

/**
 * Writes down money that came in for an order; once the sum reaches the total the order is paid and `order.paid` leaves
 * with it. The order's state is held, so that two payments, or a payment and a cancellation, come one after the other.
 * Refuses `order_not_found`, `payment_reference_used` and what `judgePayment` refuses.
 */
export async function recordPayment(
  context: Context,
  orderId: string,
  given: RecordPayment,
): Promise<Outcome<{ payment: PaymentShown; balance: Balance }>> {
  const by = context.caller.personId;
  if (by === null) return refuse('not_signed_in');
  return refusableTransaction(context, async (tx) => {
    const order = await heldOrder(tx, orderId);
    if (order === null) return refuse('order_not_found');
    const total = { minor: order.total, currency: order.currency };
    const before = { minor: await receivedFor(tx, order.account_id, order.id), currency: order.currency };
    const facts = { number: order.number, state: order.state, total, placedOn: order.placed_on };
    const judged = judgePayment(facts, before, given, context.today);
    if (!judged.ok) return judged;
    const used = await paymentByReference(tx, order.seller_id, given.reference);
    if (used !== null) {
      const day = formats(context.language).date(used.received_on);
      const about = { reference: given.reference, number: used.order_number, day };
      return refuse('payment_reference_used', {
        facts: about,
        errors: [{ pointer: '/reference', value: given.reference, expected: 'unused_reference', facts: about }],
      });
    }
    const { amount, received, settles } = judged.value;
    const row: PaymentRow = {
      id: context.newId(),
      order_id: order.id,
      order_number: order.number,
      amount: amount.minor,
      currency: amount.currency,
      received_on: given.receivedOn,
      reference: given.reference,
      method: 'transfer',
      note: given.note || null,
      recorded_by: context.caller.name,
      recorded_at: new Date(context.clock.now()),
    };
    const { account_id: accountId, seller_id: sellerId } = order;
    await insertPayment(tx, {
      accountId,
      id: row.id,
      orderId: order.id,
      sellerId,
      amount: amount.minor,
      currency: amount.currency,
      receivedOn: given.receivedOn,
      reference: given.reference,
      note: row.note,
      by,
      at: row.recorded_at,
    });
    const balance = balanceOf(total, received);
    const data: PaymentRecorded = {
      orderId: order.id,
      number: order.number,
      paymentId: row.id,
      amount: printAmount(amount),
      currency: amount.currency,
      left: balance.left.amount,
    };
    await announce(tx, context, { type: 'payment.recorded', version: 1, sellerId, accountId, data });
    await audit(tx, context, {
      action: 'payment.record',
      subjectKind: 'order',
      subjectId: order.id,
      accountId,
      after: { paymentId: row.id, amount: data.amount, currency: data.currency, received: balance.received.amount },
    });
    if (settles && order.state === 'placed') {
      const paid = await moveHeldOrder(tx, context, order, 'paid');
      if (!paid.ok) return paid;
    }
    return accept({ payment: paymentShown(row), balance });
  });
}

/** The payments of an order and what it still owes. Refuses `order_not_found`. */
export async function paymentsFor(
  context: Context,
  orderId: string,
): Promise<Outcome<{ payments: PaymentShown[]; balance: Balance }>> {
  return context.transaction(async (tx) => {
    const order = await seenOrder(tx, orderId);
    if (order === null) return refuse('order_not_found');
    const rows = await paymentsOfOrder(tx, orderId);
    const { currency } = order;
    const received = rows.reduce((sum, row) => sum + row.amount, 0n);
    const balance = balanceOf({ minor: order.total, currency }, { minor: received, currency });
    return accept({ payments: rows.map(paymentShown), balance });
  });
}

/** Orders that wait for money, soonest due first: finance's list. Refuses a foreign cursor. */
export async function awaitingPage(context: Context, query: AwaitingQuery) {
  const cursor = decodeCursor(query.cursor, 2);
  if (!cursor.ok) return cursor;
  const after = cursor.value ? { dueOn: String(cursor.value[0]), id: String(cursor.value[1]) } : null;
  return context.transaction(async (tx) => {
    const [rows, approximateTotal] = await Promise.all([
      awaitingRows(tx, query, context.today, after),
      countAwaiting(tx, query, context.today),
    ]);
    const page = pageOf(rows, query.limit, (row) => [row.due_on, row.id]);
    const items = page.rows.map((row) => ({
      orderId: row.id,
      accountId: row.account_id,
      number: row.number,
      company: row.company,
      placedOn: row.placed_on,
      dueOn: row.due_on,
      daysOverdue: daysOverdue(row.due_on, context.today),
      state: row.state,
      paymentMethod: row.payment_method,
      balance: balanceOf({ minor: row.total, currency: row.currency }, { minor: row.received, currency: row.currency }),
    }));
    return accept({ items, next: page.next, approximateTotal });
  });
}

/** Money that came in stands against a cancellation: it would have to go back first. */
export function connectCancellation(): void {
  cancellationChecks.push(async (tx, context, order) => {
    const { currency, number } = order;
    const received = await receivedFor(tx, order.account_id, order.id);
    if (received === 0n) return null;
    const amount = formats(context.language).money(toWire({ minor: received, currency }));
    return { code: 'order_partly_paid', facts: { number, amount } };
  });
}

const EXPIRED_AT_ONCE = 200;

async function expireOne(tx: Tx, context: Context, orderId: string): Promise<void> {
  const order = await heldOrder(tx, orderId);
  if (order?.state !== 'placed') return;
  const received = { minor: await receivedFor(tx, order.account_id, order.id), currency: order.currency };
  if (expires({ dueOn: order.due_on, received }, context.today)) await moveHeldOrder(tx, context, order, 'expired');
}

/** Lets prepaid orders that nobody paid expire, each in a transaction of its own; what they used of the limits is given
 *  back. May be run at any time and twice. Returns how many were looked at. */
export async function expireUnpaid(context: Context): Promise<number> {
  const ids = await context.transaction((tx) => unpaidPrepayments(tx, context.today, EXPIRED_AT_ONCE));
  for (const id of ids) await context.transaction((tx) => expireOne(tx, context, id));
  return ids.length;
}
