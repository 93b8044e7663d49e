import { millionthsPerMinor } from '../../../kernel/currency.ts';
import { divideRounded } from '../../../kernel/decimal.ts';
import type { Money } from '../../../kernel/money.ts';
import { share } from '../../../kernel/money.ts';
import type { OfferFact } from './facts.ts';
import type { Band } from './priced.ts';
import type { PathBand } from './volume-tiers.ts';

/** Month to month has no obligation; 12 months of it count where a commitment is asked for (RULES 2.6). */
export const OPEN_TERM_MONTHS = 12;

/** Months of the commitment. */
export function commitmentMonths(offer: OfferFact): number {
  return offer.months === 0 ? OPEN_TERM_MONTHS : offer.months;
}

/** Months that one invoice of the offer covers. */
export function periodMonths(offer: OfferFact): number {
  if (offer.billing === 'monthly' || offer.months === 0) return 1;
  return offer.billing === 'yearly' ? Math.min(12, offer.months) : offer.months;
}

export function periodsOf(offer: OfferFact): number {
  return commitmentMonths(offer) / periodMonths(offer);
}

/** Net of a line per billing period in minor units: the sum over its bands, rounded once (RULES 1). */
export function netOfBands(bands: readonly PathBand[], per: number, currency: string): bigint {
  let millionths = 0n;
  for (const band of bands) millionths += band.unitPrice * BigInt(band.quantity);
  const minor = millionthsPerMinor(currency);
  return divideRounded(millionths, per === 1 ? minor : minor * BigInt(per));
}

/** Each band's part of the line's net, so that sub-lines always add up to the line. */
export function bandsWithNet(bands: readonly PathBand[], net: Money): readonly Band[] {
  if (bands.length === 1) {
    const band = bands[0]!;
    return [{ from: band.from, quantity: band.quantity, unitPrice: band.unitPrice as Band['unitPrice'], net }];
  }
  const keyOf = (band: PathBand) => String(band.from).padStart(10, '0');
  const weights = Object.fromEntries(bands.map((band) => [keyOf(band), BigInt(band.quantity) * band.unitPrice]));
  const parts = share(net, weights);
  return bands.map((band) => ({
    from: band.from,
    quantity: band.quantity,
    unitPrice: band.unitPrice as Band['unitPrice'],
    net: parts[keyOf(band)]!,
  }));
}
