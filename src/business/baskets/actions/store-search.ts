import type { Context } from '../../../platform/http/route.ts';
import { localised, productsOn } from '../../catalog/rules.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import { type Hit, type StoreIndex, searchStore, storeIndex } from '../rules/store-search.ts';
import type { AddressReply, StoreSuggestion } from '../terms/search.ts';
import { keptReply } from './kept-replies.ts';
import { shopOf } from './shop.ts';

const indexes = new WeakMap<CatalogSnapshot, StoreIndex>();

/** The index of a catalogue, made when it is first asked for and kept as long as the catalogue is. */
export function indexOf(catalog: CatalogSnapshot): StoreIndex {
  const known = indexes.get(catalog);
  if (known) return known;
  const index = storeIndex(catalog);
  indexes.set(catalog, index);
  return index;
}

/** What search engines are told of: products and families that the store shows today, as JSON text. */
export async function addressPage(context: Context): Promise<string> {
  const { catalog, version } = await shopOf(context);
  return keptReply(`addresses|${version}|${context.today}`, (): AddressReply => {
    const products = productsOn(catalog, context.today);
    const families = new Set(products.map(({ familyId }) => catalog.families.get(familyId)!.code));
    return { families: [...families], products: products.map(({ slug }) => slug) };
  });
}

const MOST = 8;
/** So many of a kind at most, so that one kind does not crowd out the others. */
const MOST_OF_KIND = { offer: 3, product: 5, edition: 3, family: 2 } as const;

function suggestionOf({ catalog }: StoreIndex, hit: Hit, language: 'en' | 'de'): StoreSuggestion {
  const named = (words: Parameters<typeof localised>[0] | undefined) => localised(words ?? {}, language);
  if (hit.kind === 'family') {
    const family = catalog.families.get(hit.id)!;
    return { kind: 'family', title: named(family.names), note: '', family: family.code };
  }
  if (hit.kind === 'product') {
    const product = catalog.products.get(hit.id)!;
    const note = named(catalog.families.get(product.familyId)?.names);
    return { kind: 'product', title: named(product.names), note, product: product.slug };
  }
  const offer = hit.kind === 'offer' ? catalog.offers.get(hit.id)! : undefined;
  const edition = catalog.editions.get(offer?.editionId ?? hit.id)!;
  const product = catalog.products.get(edition.productId)!;
  const place = { product: product.slug, edition: edition.code };
  const title = `${named(product.names)} ${named(edition.names)}`;
  if (!offer) return { kind: 'edition', title, note: named(catalog.families.get(product.familyId)?.names), ...place };
  return { kind: 'offer', title: offer.sku, note: title, ...place, term: offer.termMonths };
}

/** What is offered while somebody types: SKUs, products, editions and families that fit, the best first. As JSON text;
 *  no statement when warm. */
export async function suggestionPage(context: Context, typed: string): Promise<string> {
  const { catalog, version } = await shopOf(context);
  const key = `suggest|${version}|${context.today}|${context.language}|${typed.trim().toLowerCase()}`;
  return keptReply(key, () => {
    const index = indexOf(catalog);
    const counts = { offer: 0, product: 0, edition: 0, family: 0 };
    const items: StoreSuggestion[] = [];
    for (const hit of searchStore(index, typed, context.today)) {
      counts[hit.kind] += 1;
      if (counts[hit.kind] <= MOST_OF_KIND[hit.kind]) items.push(suggestionOf(index, hit, context.language));
      if (items.length === MOST) break;
    }
    return { items };
  });
}
