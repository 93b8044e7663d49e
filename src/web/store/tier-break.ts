import { exponentOf } from '../../kernel/currency.ts';
import { moneyOf, printAmount } from '../../kernel/money.ts';
import type { PricedChoice, TierHint } from './replies.ts';

/** From which quantity on the next tier's start is the cheaper buy, and what it saves against one less than it. */
export type TierBreak = { readonly from: number; readonly before: number; readonly saving: string };

/**
 * Where all units take the next tier's price, the last quantities before it cost more than the tier's start. Null
 * where that is not so, and where the price is not simply unit price x quantity (graduated, or per 1,000), which is
 * tested on the quantity the server priced.
 */
export function tierBreak(choice: PricedChoice, quantity: number, hint: TierHint): TierBreak | null {
  if (choice.unitPrice === null || choice.commitment === null || hint.quantity <= quantity + 1) return null;
  const { currency } = choice.commitment;
  const committed = commitmentAt(choice.unitPrice, choice.periods, exponentOf(currency));
  if (committed(quantity) !== moneyOf(choice.commitment.amount, currency).minor) return null;
  const there = moneyOf(hint.commitment.amount, currency).minor;
  const before = hint.quantity - 1;
  if (committed(before) <= there) return null;
  let [low, high] = [quantity, before];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (committed(middle) > there) high = middle;
    else low = middle + 1;
  }
  return { from: low, before, saving: printAmount({ minor: committed(before) - there, currency }) };
}

/** Minor units of the commitment at a quantity: a line's net rounded once, times its periods (RULES 2.6). */
function commitmentAt(unitPrice: string, periods: number, exponent: number): (quantity: number) => bigint {
  const [whole = '0', fraction = ''] = unitPrice.split('.');
  const unit = BigInt(whole + fraction.padEnd(6, '0'));
  const perMinor = 10n ** BigInt(6 - exponent);
  return (quantity) => ((unit * BigInt(quantity) * 2n + perMinor) / (perMinor * 2n)) * BigInt(periods);
}
