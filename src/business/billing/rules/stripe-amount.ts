import { exponentOf, isCurrency } from '../../../kernel/currency.ts';
import type { Money } from '../../../kernel/money.ts';

/** Stripe counts these without decimals, and these with two, whatever ISO 4217 says (docs.stripe.com/currencies). */
const WITHOUT_DECIMALS = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const WITH_TWO = new Set(['ISK', 'UGX']);

function stripeExponent(currency: string): number {
  if (WITHOUT_DECIMALS.has(currency)) return 0;
  return WITH_TWO.has(currency) ? 2 : exponentOf(currency);
}

/** An amount as Stripe counts it; null where it would lose digits or pass what a number holds exactly. */
export function toStripeAmount({ minor, currency }: Money): number | null {
  const shift = stripeExponent(currency) - exponentOf(currency);
  const factor = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && minor % factor !== 0n) return null;
  const amount = shift < 0 ? minor / factor : minor * factor;
  return amount <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(amount) : null;
}

/** What Stripe counted, in our minor units; null for a currency that is none, or digits that we do not have. */
export function fromStripeAmount(amount: number, stripeCurrency: string): Money | null {
  const currency = stripeCurrency.toUpperCase();
  if (!isCurrency(currency) || !Number.isSafeInteger(amount)) return null;
  const shift = stripeExponent(currency) - exponentOf(currency);
  const factor = 10n ** BigInt(Math.abs(shift));
  if (shift > 0 && BigInt(amount) % factor !== 0n) return null;
  return { minor: shift > 0 ? BigInt(amount) / factor : BigInt(amount) * factor, currency };
}
