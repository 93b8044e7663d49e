import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { OrderState } from '../terms.ts';

export type OrderMove = Exclude<OrderState, 'awaiting_payment'>;

/** What each state allows. Everything else is refused. */
const MOVES: Readonly<Record<OrderState, readonly OrderMove[]>> = {
  awaiting_payment: ['placed', 'cancelled', 'expired'],
  placed: ['paid', 'cancelled', 'expired'],
  paid: ['fulfilled'],
  fulfilled: [],
  cancelled: [],
  expired: [],
};

/** What an order may still become once its money is back with the buyer. */
const REFUNDED: readonly OrderState[] = ['paid', 'fulfilled'];

/** Whether an order ends when all that was paid for it is given back. */
export function endsByRefund(state: OrderState): boolean {
  return REFUNDED.includes(state);
}

export function canMove(state: OrderState, to: OrderMove): boolean {
  return MOVES[state].includes(to);
}

/** The state after a move. Refuses `order_paid_already`, `order_cancelled_already`, `order_expired_already`. */
export function moved(state: OrderState, to: OrderMove, number: string): Outcome<OrderMove> {
  if (canMove(state, to)) return accept(to);
  const facts = { number };
  if (state === 'cancelled') return refuse('order_cancelled_already', { facts });
  if (state === 'expired') return refuse('order_expired_already', { facts });
  return refuse('order_paid_already', { facts });
}
