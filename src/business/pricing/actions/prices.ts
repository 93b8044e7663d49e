import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { catalogSnapshot } from '../../catalog/actions/snapshot.ts';
import { localised, offerBySku } from '../../catalog/rules.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import type { PriceRow } from '../rules/price-rows.ts';
import { readPriceRow } from '../rules/price-rows.ts';
import { findPriceList, touchPriceList } from '../storage/price-lists.ts';
import { countPrices, pricesBySku, pricesOf, removePrices, writePrices } from '../storage/prices.ts';
import type { PriceBody, PriceListReply, PriceReply } from '../terms.ts';
import { listTransaction, lockedDraft, priceListReplyOf } from './price-lists.ts';

export type PricePage = { items: PriceReply[]; next: string | null; approximateTotal: number };

/** The rows of a list by SKU. Refuses `price_list_not_found`. */
export async function listPrices(
  context: Context,
  id: string,
  query: { q?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Outcome<PricePage>> {
  const cursor = decodeCursor(query.cursor, 2);
  if (!cursor.ok) return cursor;
  const catalog = await catalogSnapshot(context);
  return context.transaction(async (tx) => {
    if ((await findPriceList(tx, id, context.today)) === undefined) return refuse('price_list_not_found');
    const after = cursor.value as [string, string] | null;
    const found = await pricesBySku(tx, id, { q: query.q, after, limit: query.limit + 1 });
    const page = pageOf(found, query.limit, (row) => [row.sku, row.offerId]);
    const items = page.rows.map((row) => priceReplyOf(row, catalog, context.language));
    return accept({ items, next: page.next, approximateTotal: await countPrices(tx, id, query) });
  });
}

export function priceReplyOf(row: PriceRow, catalog: CatalogSnapshot, language: 'en' | 'de'): PriceReply {
  const offer = catalog.offers.get(row.offerId);
  const product = offer && catalog.products.get(offer.productId);
  const edition = offer && catalog.editions.get(offer.editionId);
  const names = [product, edition].map((thing) => (thing ? localised(thing.names, language) : ''));
  return {
    ...row,
    tiers: row.tiers.map((tier) => ({ ...tier })),
    sku: offer?.sku ?? '',
    offerName: names.join(' ').trim(),
  };
}

/** Sets or changes up to 2,000 rows of a draft and takes others out. All or nothing. Refuses `version_needed`,
 *  `changed_meanwhile`, `price_list_published`, `price_list_not_found`, and `invalid_input` that names each wrong row:
 *  an unknown SKU, a SKU twice, tiers out of order. */
export async function changePrices(
  context: Context,
  id: string,
  ifMatch: string | null,
  body: { readonly set: readonly PriceBody[]; readonly remove: readonly string[] },
): Promise<Outcome<PriceListReply>> {
  const catalog = await catalogSnapshot(context);
  return listTransaction(context, async (tx) => {
    const draft = await lockedDraft(tx, context, id, ifMatch);
    if (!draft.ok) return draft;
    const read = readRows(catalog, draft.value.currency, body);
    if (!read.ok) return read;
    const { rows, removed } = read.value;
    const touched = [...rows.map((row) => row.offerId), ...removed];
    const before = await pricesOf(tx, id, touched);
    const gone = await removePrices(tx, id, removed);
    const { added, changed } = await writePrices(tx, id, rows);
    if (gone + added + changed === 0) return accept(priceListReplyOf(draft.value, context.today));
    await touchPriceList(tx, id);
    await audit(tx, context, {
      action: 'prices.rows',
      subjectKind: 'price-list',
      subjectId: id,
      before,
      after: await pricesOf(tx, id, touched),
    });
    return accept(priceListReplyOf((await findPriceList(tx, id, context.today))!, context.today));
  });
}

function readRows(
  catalog: CatalogSnapshot,
  currency: string,
  body: { readonly set: readonly PriceBody[]; readonly remove: readonly string[] },
): Outcome<{ rows: PriceRow[]; removed: string[] }> {
  const errors: FieldError[] = [];
  const seen = new Map<string, number>();
  const rows: PriceRow[] = [];
  for (const [index, { sku, ...price }] of body.set.entries()) {
    const pointer = `/set/${index}`;
    const offer = offerBySku(catalog, sku);
    if (offer === undefined) {
      errors.push({ pointer: `${pointer}/sku`, value: sku, expected: 'sku_of_catalogue' });
      continue;
    }
    if (seen.has(offer.id)) errors.push({ pointer: `${pointer}/sku`, value: sku, expected: 'sku_once' });
    seen.set(offer.id, index);
    const row = { ...price, offerId: offer.id };
    const read = readPriceRow(row, currency, pointer);
    if (read.ok) rows.push(read.value);
    else errors.push(...(read.refusal.errors ?? []));
  }
  const removed: string[] = [];
  for (const [index, sku] of body.remove.entries()) {
    const offer = offerBySku(catalog, sku);
    if (offer === undefined || seen.has(offer.id))
      errors.push({
        pointer: `/remove/${index}`,
        value: sku,
        expected: offer === undefined ? 'sku_of_catalogue' : 'sku_once',
      });
    else removed.push(offer.id);
  }
  return errors.length === 0 ? accept({ rows, removed }) : refuse('invalid_input', { errors });
}
