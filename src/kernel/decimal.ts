import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

declare const inMillionths: unique symbol;

/** An exact decimal with up to 6 fraction digits, held as a whole number of millionths (17.60 is 17_600_000n). */
export type Decimal = bigint & { readonly [inMillionths]: true };

export const DECIMAL_DIGITS = 6;
const SCALE = 1_000_000n;
/** The column is numeric(19,6): 13 digits before the point. */
const LARGEST = 10n ** 19n - 1n;
const LARGEST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const FORM = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

export const ONE = SCALE as Decimal;

/** Divides and rounds half away from zero. The one place that rounds (RULES 1). */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  if (rest === 0n) return quotient;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < (denominator < 0n ? -denominator : denominator)) return quotient;
  return numerator < 0n === denominator < 0n ? quotient + 1n : quotient - 1n;
}

/** Reads a decimal as a machine or a careful person writes it: digits, an optional point, at most 6 fraction digits.
 *  Refuses `decimal_malformed` ("1 000", "1e9", "1,5", "007"), `decimal_too_fine`, `decimal_too_large`. */
export function parseDecimal(text: string): Outcome<Decimal> {
  const match = FORM.exec(text);
  if (match === null) return refuse('decimal_malformed', { facts: { value: text } });
  const fraction = match[3] ?? '';
  if (fraction.replace(/0+$/, '').length > DECIMAL_DIGITS)
    return refuse('decimal_too_fine', { facts: { value: text } });
  const millionths = BigInt(match[2]! + fraction.slice(0, DECIMAL_DIGITS).padEnd(DECIMAL_DIGITS, '0'));
  if (millionths > LARGEST) return refuse('decimal_too_large', { facts: { value: text } });
  return accept((match[1] === '-' ? -millionths : millionths) as Decimal);
}

/** A decimal from a source that is already checked (the database, a constant); anything else is a bug and throws. */
export function decimal(text: string): Decimal {
  const outcome = parseDecimal(text);
  if (!outcome.ok) throw new RangeError(`not a decimal: ${JSON.stringify(text)} (${outcome.refusal.code})`);
  return outcome.value;
}

export function decimalOf(whole: number | bigint): Decimal {
  return (BigInt(whole) * SCALE) as Decimal;
}

export function fromMillionths(millionths: bigint): Decimal {
  return millionths as Decimal;
}

/** Canonical text: no exponent, no trailing zeros beyond `leastDigits` ("17.6", or "17.60" with leastDigits 2). */
export function printDecimal(value: Decimal, leastDigits = 0): string {
  const size = value < 0n ? -value : value;
  const sign = value < 0n ? '-' : '';
  // Most prices fit a double exactly, where taking digits apart costs a tenth of what it does with bigints.
  const small = size <= LARGEST_SAFE ? Number(size) : undefined;
  const whole = small === undefined ? (size / SCALE).toString() : String(Math.floor(small / 1e6));
  let rest = small === undefined ? Number(size % SCALE) : small % 1e6;
  let digits = DECIMAL_DIGITS;
  while (digits > leastDigits && rest % 10 === 0) {
    rest /= 10;
    digits--;
  }
  return digits === 0 ? sign + whole : `${sign}${whole}.${String(rest).padStart(digits, '0')}`;
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  return ((a as bigint) + (b as bigint)) as Decimal;
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return ((a as bigint) - (b as bigint)) as Decimal;
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The product of all factors, exact inside, rounded once at the end to 6 fraction digits. */
export function multiplyDecimals(...factors: readonly Decimal[]): Decimal {
  if (factors.length === 0) return ONE;
  let product = 1n;
  for (const factor of factors) product *= factor;
  return divideRounded(product, SCALE ** BigInt(factors.length - 1)) as Decimal;
}
