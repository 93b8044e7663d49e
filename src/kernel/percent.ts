import type { Decimal } from './decimal.ts';
import { DECIMAL_DIGITS, divideRounded, ONE, parseDecimal, printDecimal } from './decimal.ts';
import type { Money } from './money.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** A share of one, as a decimal with up to 6 fraction digits: 20 % is 0.2. */
export type Percent = Decimal;

const PERCENT_DIGITS = DECIMAL_DIGITS - 2;

/** Reads what a person types for a percentage: "20", "20 %", "12.5%" (at most 4 fraction digits of a percent).
 *  Refuses `percent_malformed` and `percent_too_fine`. */
export function parsePercent(text: string): Outcome<Percent> {
  const bare = text.replace(/\s*%$/, '');
  const number = parseDecimal(bare);
  if (!number.ok) return refuse('percent_malformed', { facts: { value: text } });
  if (number.value % 100n !== 0n) return refuse('percent_too_fine', { facts: { value: text, digits: PERCENT_DIGITS } });
  return accept((number.value / 100n) as Percent);
}

/** A percentage from a constant: percent('12.5') is 0.125. Anything malformed is a bug and throws. */
export function percent(text: string): Percent {
  const outcome = parsePercent(text);
  if (!outcome.ok) throw new RangeError(`not a percentage: ${JSON.stringify(text)}`);
  return outcome.value;
}

/** The number before the sign: 0.125 prints as "12.5". */
export function printPercent(value: Percent): string {
  return printDecimal((value * 100n) as Decimal);
}

/** What is left after the share is taken off: 1 - value. */
export function remainderOf(value: Percent): Percent {
  return ((ONE as bigint) - (value as bigint)) as Percent;
}

/** The share of an amount, rounded once to the currency (RULES 1). */
export function shareOfMoney(amount: Money, value: Percent): Money {
  return { minor: divideRounded(amount.minor * value, ONE), currency: amount.currency };
}

/** part / whole rounded to 6 digits of one; a whole of zero has no share and throws. */
export function ratioOf(part: bigint, whole: bigint): Percent {
  return divideRounded(part * ONE, whole) as Percent;
}
