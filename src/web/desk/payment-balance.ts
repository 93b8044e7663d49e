import type { Balance } from '../../business/billing/terms.ts';
import { add, compare, moneyOf, parseMoney, subtract, toWire } from '../../kernel/money.ts';
import type { MoneyText } from '../../texts/format.ts';

/** The balance after an amount comes in: what is left, or what is too much; neither when it settles exactly. */
export function afterPayment(balance: Balance, amount: MoneyText) {
  const of = ({ amount: text, currency }: MoneyText) => moneyOf(text, currency);
  const paid = parseMoney(amount);
  // More decimals than the currency has: the server says so in its words, and there is no result to show.
  if (!paid.ok) return null;
  const received = add(of(balance.received), paid.value);
  const total = of(balance.total);
  const order = compare(received, total);
  return {
    received: toWire(received),
    left: order < 0 ? toWire(subtract(total, received)) : null,
    over: order > 0 ? toWire(subtract(received, total)) : null,
  };
}
