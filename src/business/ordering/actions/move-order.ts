import { printAmount } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import type { OrderMove } from '../rules/order-states.ts';
import { endsByRefund, moved } from '../rules/order-states.ts';
import { holdOrder, moveOrder, type OrderHead, orderById } from '../storage/orders.ts';
import type { OrderMoved, OrderPlaced } from '../terms.ts';
import { cancellationChecks, reservationReleases } from './ports.ts';

/** An order whose state's row is held by the transaction, for later rooms that move it. Null: not there, or not to be
 *  seen behind these walls. */
export function heldOrder(tx: Tx, id: string): Promise<OrderHead | null> {
  return holdOrder(tx, id);
}

/** An order as it stands, not held: for what only reads. */
export function seenOrder(tx: Tx, id: string): Promise<OrderHead | null> {
  return orderById(tx, id);
}

/** Moves an order that is held and announces `order.<move>`; cancelled or expired, it gives back what it reserved.
 *  Refuses what its state does not allow. */
export async function moveHeldOrder(
  tx: Tx,
  context: Context,
  order: OrderHead,
  to: OrderMove,
  reason: string | null = null,
): Promise<Outcome<void>> {
  const allowed = moved(order.state, to, order.number);
  if (!allowed.ok) return allowed;
  await writeMove(tx, context, order, to, reason);
  const data: OrderMoved = { orderId: order.id, number: order.number, ...(reason ? { reason } : {}) };
  await announceOf(tx, context, order, to, to === 'placed' ? placedData(order) : data);
  return accept(undefined);
}

/** An order by card that is held and whose money came: it is placed and paid at once, and both are announced. Refuses
 *  what its state does not allow. */
export async function placeHeldOrder(tx: Tx, context: Context, order: OrderHead): Promise<Outcome<void>> {
  const placed = await moveHeldOrder(tx, context, order, 'placed');
  if (!placed.ok) return placed;
  return moveHeldOrder(tx, context, { ...order, state: 'placed', position: order.position + 1 }, 'paid');
}

/** Cancels a paid order that is held, because all its money went back. False when there is nothing to end. */
export async function cancelRefundedOrder(
  tx: Tx,
  context: Context,
  order: OrderHead,
  reason: string,
): Promise<boolean> {
  if (!endsByRefund(order.state)) return false;
  await writeMove(tx, context, order, 'cancelled', reason);
  await announceOf(tx, context, order, 'cancelled', { orderId: order.id, number: order.number, reason });
  return true;
}

function placedData(order: OrderHead): OrderPlaced {
  const { currency } = order;
  return {
    orderId: order.id,
    number: order.number,
    placedOn: order.placed_on,
    currency,
    total: printAmount({ minor: order.total, currency }),
    commitment: printAmount({ minor: order.commitment, currency }),
    channel: order.channel,
    paymentMethod: order.payment_method,
    leadId: order.lead_id,
    quoteId: order.quote_id,
    basketId: order.basket_id,
    personId: order.acted_by,
    guest: order.guest,
    language: order.language,
  };
}

/** The move as it is written; cancelled or expired, what the order reserved is given back. */
async function writeMove(
  tx: Tx,
  context: Context,
  order: OrderHead,
  to: OrderMove,
  reason: string | null,
): Promise<void> {
  await moveOrder(tx, {
    accountId: order.account_id,
    orderId: order.id,
    position: order.position + 1,
    kind: to,
    at: new Date(context.clock.now()),
    eventId: context.newId(),
    actor: context.caller.personId,
    reason,
  });
  if (to === 'cancelled' || to === 'expired') {
    for (const release of reservationReleases) await release(tx, context, order);
  }
}

async function announceOf(tx: Tx, context: Context, order: OrderHead, to: OrderMove, data: OrderPlaced | OrderMoved) {
  const { seller_id: sellerId, account_id: accountId } = order;
  await announce(tx, context, { type: `order.${to}`, version: 1, sellerId, accountId, data });
}

/** Cancels an order that nobody has paid yet and gives back what it used of the limits. Refuses `order_not_found`,
 *  `order_paid_already`, `order_cancelled_already`, `order_expired_already`, and what later rooms say. */
export async function cancelOrder(context: Context, id: string, reason: string): Promise<Outcome<void>> {
  return refusableTransaction(context, async (tx) => {
    const order = await holdOrder(tx, id);
    if (order === null) return refuse('order_not_found');
    for (const check of cancellationChecks) {
      const refusal = await check(tx, context, order);
      if (refusal !== null) return { ok: false, refusal };
    }
    const done = await moveHeldOrder(tx, context, order, 'cancelled', reason);
    if (!done.ok) return done;
    await audit(tx, context, {
      action: 'order.cancel',
      subjectKind: 'order',
      subjectId: order.id,
      accountId: order.account_id,
      reason,
      before: { state: order.state, total: printAmount({ minor: order.total, currency: order.currency }) },
      after: { state: 'cancelled' },
    });
    return done;
  });
}
