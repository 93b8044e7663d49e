import { monthToMonth } from '../../catalog/rules.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import type { OfferFact } from './facts.ts';

/** What the catalogue sells, as the pricer takes it: every offer there ever was, so that old orders can be counted. */
export function offerFactsOf(catalog: CatalogSnapshot): Readonly<Record<string, OfferFact>> {
  const facts: Record<string, OfferFact> = {};
  for (const offer of catalog.offers.values()) {
    const month = offer.termMonths === 0 ? undefined : monthToMonth(catalog, offer);
    facts[offer.id] = {
      id: offer.id,
      sku: offer.sku,
      product: offer.productId,
      family: catalog.products.get(offer.productId)?.familyId ?? '',
      months: offer.termMonths,
      billing: offer.billing,
      ...(month && { monthOffer: month.id }),
    };
  }
  return facts;
}
