import type { Context } from '../../../platform/http/route.ts';
import type { Versions } from '../../../platform/versions.ts';
import { keptByVersion } from '../../../platform/versions.ts';
import type { WholeCatalogue } from '../storage/whole-catalogue.ts';
import { readWholeCatalogue } from '../storage/whole-catalogue.ts';
import type { CatalogSnapshot } from '../terms.ts';

const kept = new WeakMap<Versions, () => CatalogSnapshot | Promise<CatalogSnapshot>>();

/** The whole catalogue, drafts included, from the memory of the process: no SQL until its version changes, then one
 *  statement for everyone who waits. Await it; when warm it is the value itself. */
export function catalogSnapshot(
  context: Pick<Context, 'database' | 'versions'>,
): CatalogSnapshot | Promise<CatalogSnapshot> {
  const { database, versions } = context;
  let read = kept.get(versions);
  if (read === undefined) {
    read = keptByVersion(versions, ['catalog'], async () => indexed(await readWholeCatalogue(database)));
    kept.set(versions, read);
  }
  return read();
}

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

function byProduct<T extends { readonly productId: string }>(things: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    const ofProduct = found.get(thing.productId);
    if (ofProduct) ofProduct.push(thing);
    else found.set(thing.productId, [thing]);
  }
  return found;
}

/** Rows as they are stored, in maps. Offers of a product stand by edition, support and term, as the store shows them. */
export function indexed(whole: WholeCatalogue): CatalogSnapshot {
  const editions = byId(whole.editions);
  const supportLevels = byId(whole.supportLevels);
  const place = (offer: CatalogOffer) =>
    (editions.get(offer.editionId)?.position ?? 0) * 1e6 + (supportLevels.get(offer.supportLevelId)?.position ?? 0);
  type CatalogOffer = WholeCatalogue['offers'][number];
  const placed = [...whole.offers].sort(
    (a, b) => place(a) - place(b) || a.termMonths - b.termMonths || (a.sku < b.sku ? -1 : 1),
  );
  return {
    version: whole.version,
    families: byId(whole.families),
    licenceMetrics: byId(whole.licenceMetrics),
    supportLevels,
    products: byId(whole.products),
    productsBySlug: new Map(whole.products.map((product) => [product.slug, product])),
    editions,
    editionsOfProduct: byProduct(whole.editions),
    offers: byId(whole.offers),
    offersBySku: new Map(whole.offers.map((offer) => [offer.sku.toUpperCase(), offer])),
    offersOfProduct: byProduct(placed),
  };
}
