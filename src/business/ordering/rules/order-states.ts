import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { OrderState } from '../terms.ts';

export type OrderMove = Exclude<OrderState, 'placed'>;

/** What each state allows. Everything else is refused. */
const MOVES: Readonly<Record<OrderState, readonly OrderMove[]>> = {
  placed: ['paid', 'cancelled', 'expired'],
  paid: ['fulfilled'],
  fulfilled: [],
  cancelled: [],
  expired: [],
};

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

/** The state that a row of events comes to: the last one. */
export function stateOf(events: readonly { readonly position: number; readonly kind: OrderState }[]): OrderState {
  let last = events[0];
  if (last === undefined) throw new RangeError('an order begins with an event');
  for (const event of events) if (event.position > last.position) last = event;
  return last.kind;
}
