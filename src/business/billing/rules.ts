import type { Day } from '../../kernel/calendar.ts';
import { daysBetween } from '../../kernel/calendar.ts';
import type { Money } from '../../kernel/money.ts';
import { add, compare, isZero, parseMoney, printAmount, subtract, toWire, zero } from '../../kernel/money.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { accept, refuse } from '../../kernel/outcome.ts';
import type { OrderState } from '../ordering/terms.ts';
import type { Balance, RecordPayment } from './terms.ts';

/** An order as payments see it. */
export type OrderToPay = {
  readonly number: string;
  readonly state: OrderState;
  readonly total: Money;
  readonly placedOn: Day;
};

/** What an order owes. `left` is never negative; what came too much stands in `over`. */
export function balanceOf(total: Money, received: Money): Balance {
  const none = zero(total.currency);
  const short = compare(received, total) < 0;
  return {
    total: toWire(total),
    received: toWire(received),
    left: toWire(short ? subtract(total, received) : none),
    over: toWire(short ? none : subtract(received, total)),
    settled: !short,
  };
}

/** Days after the due day; zero while there is time. */
export function daysOverdue(dueOn: Day, today: Day): number {
  return Math.max(0, daysBetween(dueOn, today));
}

export type Recorded = { readonly amount: Money; readonly received: Money; readonly settles: boolean };

/**
 * Whether a payment can be written down for an order, and what it comes to. Parts are taken; too much is taken too and
 * shows as `over`, since the money is there. Refuses `payment_not_positive`, `payment_currency`, `payment_in_future`,
 * `payment_before_order`, `payment_order_awaits_card`, `payment_order_cancelled`, `payment_order_expired`, and what money refuses.
 */
export function judgePayment(order: OrderToPay, before: Money, given: RecordPayment, today: Day): Outcome<Recorded> {
  const amount = parseMoney(given.amount);
  if (!amount.ok) {
    const { code, facts } = amount.refusal;
    const errors = [
      { pointer: '/amount/amount', value: given.amount.amount, expected: code, ...(facts ? { facts } : {}) },
    ];
    return refuse('invalid_input', { errors });
  }
  const { currency } = order.total;
  const facts = { number: order.number };
  if (amount.value.currency !== currency) {
    return refuse('payment_currency', { facts: { ...facts, given: amount.value.currency, currency } });
  }
  if (amount.value.minor <= 0n) return refuse('payment_not_positive', { facts: { amount: printAmount(amount.value) } });
  if (given.receivedOn > today) return refuse('payment_in_future', { facts: { day: given.receivedOn, today } });
  if (given.receivedOn < order.placedOn) {
    return refuse('payment_before_order', { facts: { ...facts, day: given.receivedOn, placed: order.placedOn } });
  }
  if (order.state === 'awaiting_payment') return refuse('payment_order_awaits_card', { facts });
  if (order.state === 'cancelled' || order.state === 'expired') {
    return refuse(order.state === 'cancelled' ? 'payment_order_cancelled' : 'payment_order_expired', { facts });
  }
  const received = add(before, amount.value);
  return accept({ amount: amount.value, received, settles: compare(received, order.total) >= 0 });
}

/** A prepaid order expires when its day has passed and not a cent of it came. */
export function expires(facts: { readonly dueOn: Day; readonly received: Money }, today: Day): boolean {
  return facts.dueOn < today && isZero(facts.received);
}
