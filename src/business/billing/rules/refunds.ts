import type { Money } from '../../../kernel/money.ts';
import { parseMoney, printAmount, toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { RequestRefund } from '../terms/cards.ts';

/** A payment as a refund finds it: what was taken, and what is on its way back or there. */
export type TakenMoney = { readonly taken: Money; readonly returned: bigint };

/** What may still go back. */
export function refundable({ taken, returned }: TakenMoney): Money {
  return { minor: taken.minor - returned, currency: taken.currency };
}

/**
 * Whether so much may go back. Refuses `refund_nothing_taken`, `refund_currency`, `refund_not_positive`,
 * `refund_too_much` (never more than was taken), `refund_leaves_rest` (an order ends only when all its money goes back).
 */
export function judgeRefund(number: string, money: TakenMoney, given: RequestRefund): Outcome<Money> {
  const left = refundable(money);
  if (left.minor <= 0n) return refuse('refund_nothing_taken', { facts: { number } });
  const amount = parseMoney(given.amount);
  if (!amount.ok) {
    const { code, facts } = amount.refusal;
    const errors = [
      { pointer: '/amount/amount', value: given.amount.amount, expected: code, ...(facts ? { facts } : {}) },
    ];
    return refuse('invalid_input', { errors });
  }
  if (amount.value.currency !== left.currency) {
    return refuse('refund_currency', { facts: { number, given: amount.value.currency, currency: left.currency } });
  }
  if (amount.value.minor <= 0n) return refuse('refund_not_positive', { facts: { amount: printAmount(amount.value) } });
  const most = toWire(left);
  const facts = { number, amount: printAmount(amount.value), most: most.amount, currency: most.currency };
  if (amount.value.minor > left.minor) {
    const errors = [{ pointer: '/amount/amount', value: given.amount.amount, expected: 'refund_at_most', facts }];
    return refuse('refund_too_much', { facts, errors });
  }
  if (given.cancelOrder && amount.value.minor < left.minor) return refuse('refund_leaves_rest', { facts });
  return accept(amount.value);
}
