import { exponentOf, isCurrency, millionthsPerMinor } from './currency.ts';
import type { Decimal } from './decimal.ts';
import { divideRounded } from './decimal.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** An amount: whole minor units and an ISO 4217 currency. Never a float. */
export type Money = { readonly minor: bigint; readonly currency: string };

/** The form on the wire: decimal string with exactly the currency's digits. */
export type MoneyOnWire = { readonly amount: string; readonly currency: string };

const FORM = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;
const LARGEST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
/** The column is bigint. */
const LARGEST = 2n ** 63n - 1n;

export function money(minor: bigint | number, currency: string): Money {
  exponentOf(currency);
  return { minor: BigInt(minor), currency };
}

export function zero(currency: string): Money {
  return money(0n, currency);
}

/** Reads `{ amount: "1234.56", currency: "EUR" }`; fewer digits than the currency has are read, more are refused.
 *  Refuses `currency_unknown`, `amount_malformed`, `amount_too_fine`, `amount_too_large`. */
export function parseMoney(wire: MoneyOnWire): Outcome<Money> {
  if (!isCurrency(wire.currency)) return refuse('currency_unknown', { facts: { value: wire.currency } });
  const match = FORM.exec(wire.amount);
  if (match === null) return refuse('amount_malformed', { facts: { value: wire.amount } });
  const exponent = exponentOf(wire.currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) {
    return refuse('amount_too_fine', { facts: { value: wire.amount, currency: wire.currency, digits: exponent } });
  }
  const minor = BigInt(match[2]! + fraction.padEnd(exponent, '0'));
  if (minor > LARGEST) return refuse('amount_too_large', { facts: { value: wire.amount } });
  return accept({ minor: match[1] === '-' ? -minor : minor, currency: wire.currency });
}

/** Money from a constant: moneyOf('1234.56', 'EUR'). Anything malformed is a bug and throws. */
export function moneyOf(amount: string, currency: string): Money {
  const outcome = parseMoney({ amount, currency });
  if (!outcome.ok)
    throw new RangeError(`not an amount: ${JSON.stringify(amount)} ${currency} (${outcome.refusal.code})`);
  return outcome.value;
}

export function printAmount(amount: Money): string {
  const exponent = exponentOf(amount.currency);
  const sign = amount.minor < 0n ? '-' : '';
  const size = amount.minor < 0n ? -amount.minor : amount.minor;
  if (exponent === 0) return sign + size.toString();
  // Nearly every amount fits a double exactly, where taking digits apart costs far less than with bigints.
  if (size <= LARGEST_SAFE) {
    const small = Number(size);
    const unit = 10 ** exponent;
    return `${sign}${Math.floor(small / unit)}.${String(small % unit).padStart(exponent, '0')}`;
  }
  const digits = size.toString();
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

export function toWire(amount: Money): MoneyOnWire {
  return { amount: printAmount(amount), currency: amount.currency };
}

/** A decimal amount rounded once, half away from zero, to the currency. */
export function moneyFromDecimal(value: Decimal, currency: string): Money {
  return { minor: divideRounded(value, millionthsPerMinor(currency)), currency };
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new TypeError(`cannot mix ${a.currency} and ${b.currency}`);
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { minor: a.minor + b.minor, currency: a.currency };
}

export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { minor: a.minor - b.minor, currency: a.currency };
}

export function negate(a: Money): Money {
  return { minor: -a.minor, currency: a.currency };
}

export function times(a: Money, factor: bigint | number): Money {
  return { minor: a.minor * BigInt(factor), currency: a.currency };
}

/** The currency is asked for because the sum of no amounts has one too. */
export function sum(amounts: Iterable<Money>, currency: string): Money {
  let total = zero(currency);
  for (const amount of amounts) total = add(total, amount);
  return total;
}

export function compare(a: Money, b: Money): number {
  sameCurrency(a, b);
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0;
}

export function isZero(a: Money): boolean {
  return a.minor === 0n;
}

/** Shares an amount by weights with the largest remainder (RULES 1): ties go to the smaller key, the parts sum to the
 *  whole, share(-x) = -share(x), all weights zero share equally. Never depends on the order in which keys are given.
 *  Weights are whole numbers >= 0 (millionths of a decimal will do); no key or a negative weight is a bug. */
export function share(amount: Money, weights: Readonly<Record<string, bigint>>): Record<string, Money> {
  const keys = Object.keys(weights).sort();
  if (keys.length === 0) throw new RangeError('nothing to share among');
  let total = 0n;
  for (const key of keys) {
    if (weights[key]! < 0n) throw new RangeError(`negative weight for ${key}`);
    total += weights[key]!;
  }
  const weightOf = (key: string) => (total === 0n ? 1n : weights[key]!);
  const whole = total === 0n ? BigInt(keys.length) : total;
  const size = amount.minor < 0n ? -amount.minor : amount.minor;
  const parts = keys.map((key) => {
    const product = size * weightOf(key);
    return { key, floor: product / whole, rest: product % whole };
  });
  let left = size - parts.reduce((given, part) => given + part.floor, 0n);
  const byRest = [...parts].sort((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.key < b.key ? -1 : 1));
  const result: Record<string, Money> = {};
  for (const part of byRest) {
    const units = left > 0n ? part.floor + 1n : part.floor;
    if (left > 0n) left -= 1n;
    result[part.key] = { minor: amount.minor < 0n ? -units : units, currency: amount.currency };
  }
  return result;
}
