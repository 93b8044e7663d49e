import type { Day } from '../../kernel/calendar.ts';
import type { CatalogSnapshot, Offer, OptionalWords, Product, WordLists } from './terms.ts';

/** The text in the reader's language, in English where it was never translated; empty when there is none at all. */
export function localised(words: OptionalWords, language: 'en' | 'de'): string {
  return words[language] || words.en || '';
}

/** The list in the reader's language, in English where it was never translated. */
export function localisedList(lists: WordLists, language: 'en' | 'de'): readonly string[] {
  const own = lists[language];
  return own && own.length > 0 ? own : (lists.en ?? []);
}

/** Sold on that day: begun, not ended, of an edition and a published product that have not ended either. */
export function isOffered(catalog: CatalogSnapshot, offer: Offer, day: Day): boolean {
  const product = catalog.products.get(offer.productId);
  const edition = catalog.editions.get(offer.editionId);
  const support = catalog.supportLevels.get(offer.supportLevelId);
  if (!product || !edition || !support || !isPublic(catalog, product, day)) return false;
  return offer.startsOn <= day && lasts(offer, day) && lasts(edition, day) && lasts(support, day);
}

/** Shown in the store on that day. */
export function isPublic(catalog: CatalogSnapshot, product: Product, day: Day): boolean {
  const family = catalog.families.get(product.familyId);
  return product.status === 'published' && lasts(product, day) && family !== undefined && lasts(family, day);
}

function lasts(thing: { readonly endsOn: string | null }, day: Day): boolean {
  return thing.endsOn === null || day < thing.endsOn;
}

/** The offers of a product that are sold on that day, by edition, support and term. */
export function offersOn(catalog: CatalogSnapshot, product: Product, day: Day): readonly Offer[] {
  return (catalog.offersOfProduct.get(product.id) ?? []).filter((offer) => isOffered(catalog, offer, day));
}

/** By SKU in any case. */
export function offerBySku(catalog: CatalogSnapshot, sku: string): Offer | undefined {
  return catalog.offersBySku.get(sku.trim().toUpperCase());
}

/** The products of the store on that day, by family, then as placed. */
export function productsOn(catalog: CatalogSnapshot, day: Day): readonly Product[] {
  const placeOf = (product: Product) => catalog.families.get(product.familyId)?.position ?? 0;
  return [...catalog.products.values()]
    .filter((product) => isPublic(catalog, product, day))
    .sort((a, b) => placeOf(a) - placeOf(b) || a.position - b.position || (a.slug < b.slug ? -1 : 1));
}

/** How many months one billing period of the offer has: 1, 12, or the whole term. */
export function monthsInPeriod(offer: Pick<Offer, 'termMonths' | 'billing'>): number {
  if (offer.billing === 'monthly') return 1;
  return offer.billing === 'yearly' ? 12 : offer.termMonths;
}

/** The same thing month to month: what a term's saving is measured against, and its price derived from (RULES 2.3). */
export function monthToMonth(catalog: CatalogSnapshot, offer: Offer): Offer | undefined {
  return siblings(catalog, offer).find((other) => other.termMonths === 0);
}

/** The offers that differ from this one only in term and billing, itself included. */
export function siblings(catalog: CatalogSnapshot, offer: Offer): readonly Offer[] {
  return (catalog.offersOfProduct.get(offer.productId) ?? []).filter(
    (other) => other.editionId === offer.editionId && other.supportLevelId === offer.supportLevelId,
  );
}

/** A draft may be deleted; what was once on sale ends on a day instead. */
export function isDraftOffer(offer: Pick<Offer, 'startsOn'>, product: Pick<Product, 'status'>, today: Day): boolean {
  return product.status === 'draft' || offer.startsOn > today;
}
