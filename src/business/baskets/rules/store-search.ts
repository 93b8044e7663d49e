import type { Day } from '../../../kernel/calendar.ts';
import { isOffered, isPublic, productsOn } from '../../catalog/rules.ts';
import type { CatalogSnapshot, Offer, OptionalWords } from '../../catalog/terms.ts';
import { plainSku, wordsOf } from './store-words.ts';
import { beginningWith, fitting, nearly, type WordIndex, wordIndex } from './word-index.ts';

/** A family, a product or an edition that words lead to. */
export type Place = { readonly kind: 'family' | 'product' | 'edition'; readonly id: string };
/** Something found and how well it fits, the larger the better. */
export type Hit = { readonly kind: Place['kind'] | 'offer'; readonly id: string; readonly fit: number };

type Posting = { readonly place: number; readonly weight: number };

/** The catalogue as it is searched, made once per version of it. */
export type StoreIndex = {
  readonly catalog: CatalogSnapshot;
  readonly places: readonly Place[];
  readonly names: WordIndex;
  readonly postings: readonly (readonly Posting[])[];
  readonly skus: WordIndex;
  readonly offersOfSku: ReadonlyMap<string, readonly Offer[]>;
};

/** How much a word counts by where it stands. */
const WEIGHT = { own: 4, family: 2, product: 2, lede: 1 } as const;

type Reading = { readonly weights: Map<string, Map<number, number>>; readonly places: Place[] };

function read({ weights, places }: Reading, place: Place, texts: readonly (readonly [string, number])[]): void {
  const at = places.push(place) - 1;
  for (const [text, weight] of texts) {
    for (const word of wordsOf(text)) {
      const posted = weights.get(word) ?? new Map<number, number>();
      weights.set(word, posted.set(at, Math.max(posted.get(at) ?? 0, weight)));
    }
  }
}

/** Every language counts: who reads German knows the English name as well. */
function inAll(words: OptionalWords | undefined, weight: number): (readonly [string, number])[] {
  return Object.values(words ?? {}).map((text) => [text ?? '', weight] as const);
}

/** Makes the index; some 50,000 offers take a fraction of a second. */
export function storeIndex(catalog: CatalogSnapshot): StoreIndex {
  const reading: Reading = { weights: new Map(), places: [] };
  for (const family of catalog.families.values()) {
    const texts = [...inAll(family.names, WEIGHT.own), ...inAll(family.ledes, WEIGHT.lede)];
    read(reading, { kind: 'family', id: family.id }, texts);
  }
  for (const product of catalog.products.values()) {
    const family = catalog.families.get(product.familyId);
    read(reading, { kind: 'product', id: product.id }, [
      ...inAll(product.names, WEIGHT.own),
      [product.slug, WEIGHT.own],
      ...inAll(family?.names, WEIGHT.family),
      ...inAll(product.ledes, WEIGHT.lede),
    ]);
  }
  for (const edition of catalog.editions.values()) {
    const features = Object.values(edition.features).flatMap((texts) => texts ?? []);
    read(reading, { kind: 'edition', id: edition.id }, [
      ...inAll(edition.names, WEIGHT.own),
      ...inAll(catalog.products.get(edition.productId)?.names, WEIGHT.product),
      ...features.map((text) => [text, WEIGHT.lede] as const),
    ]);
  }
  const names = wordIndex(reading.weights.keys());
  const postings = names.words.map((word) =>
    [...reading.weights.get(word)!].map(([place, weight]) => ({ place, weight })),
  );
  const offersOfSku = new Map<string, Offer[]>();
  for (const offer of catalog.offers.values()) {
    const sku = plainSku(offer.sku);
    offersOfSku.set(sku, [...(offersOfSku.get(sku) ?? []), offer]);
  }
  return { catalog, places: reading.places, names, postings, skus: wordIndex(offersOfSku.keys()), offersOfSku };
}

/** How well each place fits all the words typed: every one of them must stand in it, or nearly. */
function placesFitting(index: StoreIndex, typed: readonly string[]): Map<number, number> {
  let fits: Map<number, number> | undefined;
  for (const word of typed) {
    const best = new Map<number, number>();
    for (const { word: found, fit } of fitting(index.names, word)) {
      for (const { place, weight } of index.postings[found]!) {
        const counts = fit * weight;
        if ((fits === undefined || fits.has(place)) && counts > (best.get(place) ?? 0)) best.set(place, counts);
      }
    }
    for (const [place, counts] of best) best.set(place, counts + (fits?.get(place) ?? 0));
    fits = best;
  }
  return fits ?? new Map();
}

function sells({ catalog }: StoreIndex, place: Place, day: Day): boolean {
  if (place.kind === 'product') {
    const product = catalog.products.get(place.id)!;
    return isPublic(catalog, product, day);
  }
  if (place.kind === 'family') return true;
  const edition = catalog.editions.get(place.id)!;
  const offers = catalog.offersOfProduct.get(edition.productId) ?? [];
  return offers.some((offer) => offer.editionId === edition.id && isOffered(catalog, offer, day));
}

const MOST_SKUS = 200;

/** Offers by their SKU as far as it was typed; with mistakes only where none begins like that. */
function offersFitting(index: StoreIndex, typed: string, day: Day): Hit[] {
  const sku = plainSku(typed);
  if (sku.length < 2) return [];
  const begun = beginningWith(index.skus, sku, MOST_SKUS);
  const fits = begun.length > 0 || sku.length < 5 ? begun : nearly(index.skus, sku);
  return fits.flatMap(({ word, fit }) =>
    index.offersOfSku
      .get(index.skus.words[word]!)!
      .filter((offer) => isOffered(index.catalog, offer, day))
      .map((offer) => ({ kind: 'offer', id: offer.id, fit: fit === 1 ? 2 * WEIGHT.own : fit * WEIGHT.own }) as const),
  );
}

/** Everything that fits what was typed and is sold that day, the best first; an exact SKU before all. */
export function searchStore(index: StoreIndex, typed: string, day: Day): Hit[] {
  const words = wordsOf(typed, 8);
  if (words.length === 0) return [];
  const hits: Hit[] = offersFitting(index, typed.slice(0, 100), day);
  for (const [at, fit] of placesFitting(index, words)) {
    const place = index.places[at]!;
    if (sells(index, place, day)) hits.push({ ...place, fit: fit / words.length });
  }
  return hits.sort((a, b) => b.fit - a.fit || (a.id < b.id ? -1 : 1));
}

/** The products that the hits lead to, the best first. A family alone leads to all of its own. */
export function productsFound(index: StoreIndex, hits: readonly Hit[], day: Day): string[] {
  const { catalog } = index;
  const best = new Map<string, number>();
  const note = (id: string | undefined, fit: number) => {
    if (id !== undefined && fit > (best.get(id) ?? 0)) best.set(id, fit);
  };
  for (const { kind, id, fit } of hits) {
    if (kind === 'product') note(id, fit);
    else if (kind === 'edition') note(catalog.editions.get(id)?.productId, fit * 0.9);
    else if (kind === 'offer') note(catalog.offers.get(id)?.productId, fit);
  }
  // Of what fits alike, the store's own order decides: the sort is stable.
  return productsOn(catalog, day)
    .filter(({ id }) => best.has(id))
    .sort((a, b) => best.get(b.id)! - best.get(a.id)!)
    .map(({ id }) => id);
}

/** The SKU on sale that was most likely meant; null where none is near. */
export function nearestSku(index: StoreIndex, typed: string, day: Day): Offer | null {
  const sku = plainSku(typed);
  if (sku.length < 3) return null;
  const fits = [...beginningWith(index.skus, sku, MOST_SKUS), ...nearly(index.skus, sku)].sort((a, b) => b.fit - a.fit);
  for (const { word } of fits) {
    const sold = index.offersOfSku.get(index.skus.words[word]!)!.find((offer) => isOffered(index.catalog, offer, day));
    if (sold) return sold;
  }
  return null;
}
