import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { catalogSnapshot } from '../../catalog/actions/snapshot.ts';
import { localised, offerBySku } from '../../catalog/rules.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import type { PriceRow } from '../rules/price-rows.ts';
import { readPriceRow, sameRow } from '../rules/price-rows.ts';
import { findPriceList, touchPriceList } from '../storage/price-lists.ts';
import { countPrices, pricesBySku, pricesOf, removePrices, writePrices } from '../storage/prices.ts';
import type { PriceChange, PriceReply, PricesChanged, SheetReply } from '../terms.ts';
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

/** Rows of a list in one piece. */
const SHEET_ROWS = 5_000;

/** A piece of a list by SKU, from the one after `after` on, with the version of the list that it belongs to. Refuses
 *  `price_list_not_found`. */
export async function sheetOf(context: Context, id: string, after: string | undefined): Promise<Outcome<SheetReply>> {
  const catalog = await catalogSnapshot(context);
  return context.transaction(async (tx) => {
    const list = await findPriceList(tx, id, context.today);
    if (list === undefined) return refuse('price_list_not_found');
    const found = await pricesBySku(tx, id, {
      after: after === undefined ? null : [after, LAST_ID],
      limit: SHEET_ROWS + 1,
    });
    const page = pageOf(found, SHEET_ROWS, (row) => [row.sku]);
    const rows = page.rows.map((row) => priceReplyOf(row, catalog, context.language));
    const next = page.next === null ? null : (rows.at(-1)?.sku ?? null);
    return accept({ rowVersion: list.rowVersion, rows, next });
  });
}

/** SKUs are told apart in any case, so at most one offer has exactly this one: the piece goes on after all ids of it. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Sets, changes and removes rows of a draft: all of it or nothing. Says what became of each row. Refuses
 *  `version_needed`, `changed_meanwhile`, `price_list_published`, `price_list_not_found`, and `invalid_input` that names
 *  each wrong cell: an unknown SKU, a SKU twice, a new SKU without a price, tiers out of order. */
export async function changePrices(
  context: Context,
  id: string,
  ifMatch: string | null,
  body: { readonly rows: readonly PriceChange[] },
): Promise<Outcome<PricesChanged>> {
  const catalog = await catalogSnapshot(context);
  return listTransaction(context, async (tx) => {
    const draft = await lockedDraft(tx, context, id, ifMatch);
    if (!draft.ok) return draft;
    const offers = offersOf(catalog, body.rows);
    if (!offers.ok) return offers;
    const before = await pricesOf(tx, id, offers.value);
    const read = changedRows(offers.value, body.rows, before, draft.value.currency);
    if (!read.ok) return read;
    const rows = read.value;
    await removePrices(tx, id, idsOf(rows, 'removed'));
    const written = rows.filter(({ answer }) => answer === 'added' || answer === 'changed').map(({ row }) => row!);
    await writePrices(tx, id, written);
    const touched = rows.filter(({ answer }) => answer !== 'unchanged');
    if (touched.length > 0) {
      await touchPriceList(tx, id);
      await auditRows(tx, context, id, before, touched);
    }
    const list = touched.length > 0 ? (await findPriceList(tx, id, context.today))! : draft.value;
    return accept({
      list: priceListReplyOf(list, context.today),
      rows: rows.map(({ offerId, answer, row }) => ({
        sku: catalog.offers.get(offerId)!.sku,
        answer,
        price: row === null ? null : priceReplyOf(row, catalog, context.language),
      })),
    });
  });
}

type ChangedRow = {
  readonly offerId: string;
  readonly answer: PricesChanged['rows'][number]['answer'];
  /** As it is kept after the change; null where the list does not carry it any more. */
  readonly row: PriceRow | null;
};

const idsOf = (rows: readonly ChangedRow[], answer: ChangedRow['answer']) =>
  rows.filter((row) => row.answer === answer).map(({ offerId }) => offerId);

/** More rows than these are counted in the audit trail, not shown one by one. */
const AUDITED_ROWS = 2_000;

async function auditRows(
  tx: Tx,
  context: Context,
  id: string,
  before: readonly PriceRow[],
  touched: readonly ChangedRow[],
): Promise<void> {
  const counts = () => ({
    added: idsOf(touched, 'added').length,
    changed: idsOf(touched, 'changed').length,
    removed: idsOf(touched, 'removed').length,
  });
  const changed = new Set(touched.map(({ offerId }) => offerId));
  await audit(tx, context, {
    action: 'prices.rows',
    subjectKind: 'price-list',
    subjectId: id,
    ...(touched.length > AUDITED_ROWS
      ? { after: counts() }
      : {
          before: before.filter(({ offerId }) => changed.has(offerId)),
          after: touched.flatMap(({ row }) => row ?? []),
        }),
  });
}

/** The offer of each row, in order. */
function offersOf(catalog: CatalogSnapshot, rows: readonly PriceChange[]): Outcome<string[]> {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  const offers = rows.map(({ sku }, index) => {
    const offer = offerBySku(catalog, sku);
    const expected = offer === undefined ? 'sku_of_catalogue' : seen.has(offer.id) ? 'sku_once' : null;
    if (expected !== null) errors.push({ pointer: `/rows/${index}/sku`, value: sku, expected });
    if (offer !== undefined) seen.add(offer.id);
    return offer?.id ?? '';
  });
  return errors.length === 0 ? accept(offers) : refuse('invalid_input', { errors });
}

/** Each row as it will be kept: what the change names over what is there. */
function changedRows(
  offers: readonly string[],
  changes: readonly PriceChange[],
  before: readonly PriceRow[],
  currency: string,
): Outcome<ChangedRow[]> {
  const errors: FieldError[] = [];
  const kept = new Map(before.map((row) => [row.offerId, row]));
  const rows = changes.map((change, index): ChangedRow => {
    const offerId = offers[index]!;
    const was = kept.get(offerId);
    if (change.remove) return { offerId, answer: was ? 'removed' : 'unchanged', row: null };
    const row = changedRow(offerId, change, was);
    if (row === undefined) {
      errors.push({ pointer: `/rows/${index}/unitPrice`, value: '', expected: 'present' });
      return { offerId, answer: 'unchanged', row: null };
    }
    const read = readPriceRow(row, currency, `/rows/${index}`);
    if (!read.ok) errors.push(...(read.refusal.errors ?? []));
    const now = read.ok ? read.value : row;
    return { offerId, answer: was === undefined ? 'added' : sameRow(was, now) ? 'unchanged' : 'changed', row: now };
  });
  return errors.length === 0 ? accept(rows) : refuse('invalid_input', { errors });
}

/** Undefined where a new row has no unit price. */
function changedRow(offerId: string, change: PriceChange, was: PriceRow | undefined): PriceRow | undefined {
  const unitPrice = change.unitPrice ?? was?.unitPrice;
  if (unitPrice === undefined) return undefined;
  return {
    offerId,
    unitPrice,
    pricePer: change.pricePer ?? was?.pricePer ?? 1,
    tierMode: change.tierMode === undefined ? (was?.tierMode ?? null) : change.tierMode,
    tierCounting: change.tierCounting === undefined ? (was?.tierCounting ?? null) : change.tierCounting,
    tiers: change.tiers ?? was?.tiers ?? [],
    floor: change.floor === undefined ? (was?.floor ?? null) : change.floor,
  };
}
