import { ONE } from '../../../kernel/decimal.ts';
import type { BuyerTerms, Discount, DiscountSource, FixedPrice, OfferFact, PriceFacts, Scope } from './facts.ts';

const ORDER: Readonly<Record<DiscountSource, number>> = { agreement: 0, level: 1, registration: 2 };

/** What an agreement, a level or a registration takes off one offer. `numerator / denominator` is what is left. */
export type AppliedDiscounts = {
  readonly best: Discount | undefined;
  /** In the order agreement, level, registration. */
  readonly stacked: readonly Discount[];
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** The terms that brought them, the first in that order. */
  readonly terms: BuyerTerms;
};

export function covers(scope: Scope | undefined, offer: OfferFact): boolean {
  if (scope === undefined) return true;
  const { families, products, offers } = scope;
  if (families === undefined && products === undefined && offers === undefined) return true;
  return (
    families?.includes(offer.family) === true ||
    products?.includes(offer.product) === true ||
    offers?.includes(offer.id) === true
  );
}

/** The terms that hold today, in the order agreement, level, registration, then by id. */
export function termsInEffect(facts: Pick<PriceFacts, 'terms' | 'today'>): readonly BuyerTerms[] {
  if (facts.terms === undefined) return [];
  const today = facts.today;
  return facts.terms
    .filter((terms) => terms.starts <= today && (terms.ends === undefined || today < terms.ends))
    .sort((a, b) => ORDER[a.source] - ORDER[b.source] || (a.id < b.id ? -1 : 1));
}

/** The fixed unit price for an offer; of several the lowest. */
export function fixedPriceFor(
  terms: readonly BuyerTerms[],
  offer: OfferFact,
): { terms: BuyerTerms; price: FixedPrice } | undefined {
  let found: { terms: BuyerTerms; price: FixedPrice } | undefined;
  for (const version of terms) {
    const price = version.fixedPrices?.[offer.id];
    if (price === undefined) continue;
    if (found === undefined || isLower(price, found.price)) found = { terms: version, price };
  }
  return found;
}

function isLower(a: FixedPrice, b: FixedPrice): boolean {
  return a.unitPrice * BigInt(b.per ?? 1) < b.unitPrice * BigInt(a.per ?? 1);
}

/** The best of the discounts that do not stack counts, those that stack then multiply (RULES 2.4). */
export function discountsFor(terms: readonly BuyerTerms[], offer: OfferFact): AppliedDiscounts | undefined {
  let best: Discount | undefined;
  let first: BuyerTerms | undefined;
  let bestTerms: BuyerTerms | undefined;
  const stacked: { discount: Discount; terms: BuyerTerms }[] = [];
  for (const version of terms) {
    for (const discount of version.discounts ?? []) {
      if (!covers(discount.scope, offer)) continue;
      if (discount.stacks) stacked.push({ discount, terms: version });
      else if (best === undefined || discount.off > best.off || (discount.off === best.off && discount.id < best.id)) {
        best = discount;
        bestTerms = version;
      }
    }
  }
  stacked.sort(
    (a, b) => ORDER[a.discount.source] - ORDER[b.discount.source] || (a.discount.id < b.discount.id ? -1 : 1),
  );
  first = bestTerms;
  for (const { terms: version } of stacked) {
    if (first === undefined || ORDER[version.source] < ORDER[first.source]) first = version;
  }
  if (first === undefined) return undefined;
  let numerator = best === undefined ? 1n : ONE - best.off;
  let denominator = best === undefined ? 1n : (ONE as bigint);
  for (const { discount } of stacked) {
    numerator *= ONE - discount.off;
    denominator *= ONE;
  }
  return { best, stacked: stacked.map((one) => one.discount), numerator, denominator, terms: first };
}
