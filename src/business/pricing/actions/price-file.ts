import { writeCsvRow } from '../../../kernel/csv.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { collectRowErrors, readTable } from '../../../platform/table-file.ts';
import { catalogSnapshot } from '../../catalog/actions/snapshot.ts';
import { offerBySku } from '../../catalog/rules.ts';
import type { PriceFile } from '../rules/price-file.ts';
import { createPriceFile, fileRowsOf, priceColumns } from '../rules/price-file.ts';
import type { PriceRow } from '../rules/price-rows.ts';
import type { PriceListRow } from '../storage/price-lists.ts';
import { findPriceList, touchPriceList } from '../storage/price-lists.ts';
import { pricesBySku, removeOtherPrices, writePrices } from '../storage/prices.ts';
import type { Note, PriceImportReply, PriceListCreate } from '../terms.ts';
import { noteOf } from './notes.ts';
import { checkHeader, createDraft, listTransaction, lockedDraft, priceListReplyOf } from './price-lists.ts';
import { priceReplyOf } from './prices.ts';

export const MOST_PRICE_BYTES = 32 * 1_048_576;
const MOST_ROWS = 500_000;
const ROWS_AT_ONCE = 2_000;

/** A list as CSV, read and sent piece by piece. Reading it back in changes nothing. Refuses `price_list_not_found`. */
export async function exportPrices(
  context: Context,
  id: string,
): Promise<Outcome<{ name: string; bytes: AsyncIterable<string> }>> {
  const list = await context.transaction((tx) => findPriceList(tx, id, context.today));
  if (list === undefined) return refuse('price_list_not_found');
  const catalog = await catalogSnapshot(context);
  const bytes = (async function* () {
    yield `\ufeff${writeCsvRow(priceColumns)}`;
    let after: [string, string] | null = null;
    for (;;) {
      const place: [string, string] | null = after;
      const rows: (PriceRow & { sku: string })[] = await context.transaction((tx) =>
        pricesBySku(tx, id, { after: place, limit: ROWS_AT_ONCE }),
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      after = [last.sku, last.offerId];
      yield rows
        .flatMap((row) =>
          fileRowsOf(row, row.sku, priceReplyOf(row, catalog, context.language).offerName, list.currency),
        )
        .map((cells) => writeCsvRow(cells))
        .join('');
    }
  })();
  return accept({ name: `${list.name}.csv`, bytes });
}

type FileRead = { readonly count: number; readonly rows: readonly PriceRow[]; readonly notes: Note[] };

/** Reads a file as it streams in. Refuses with `import_refused` where any cell is wrong, and what reading tables refuses. */
async function readPriceFile(
  context: Context,
  currency: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Outcome<FileRead>> {
  const catalog = await catalogSnapshot(context);
  const errors = collectRowErrors();
  const spec = { known: priceColumns, needed: ['sku'], maxBytes: MOST_PRICE_BYTES, maxRows: MOST_ROWS };
  let file: PriceFile | undefined;
  const count = await readTable(bytes, spec, (place) => {
    const offerOf = (sku: string) => offerBySku(catalog, sku)?.id;
    file = createPriceFile({ place, currency, offerOf, report: errors.add });
    return file.take;
  });
  if (!count.ok) return count;
  const rows = file!.finish();
  const merged = file!.merged();
  const notes = merged.count > 0 ? [noteOf(context, 'rows_merged', merged)] : [];
  return errors.acceptUnlessAny({ count: count.value, rows, notes });
}

async function keepFile(
  tx: Tx,
  context: Context,
  draft: PriceListRow,
  read: FileRead,
  all: boolean,
): Promise<Outcome<PriceImportReply>> {
  const { added, changed } = await writePrices(tx, draft.id, read.rows);
  const removed = all
    ? await removeOtherPrices(
        tx,
        draft.id,
        read.rows.map((row) => row.offerId),
      )
    : 0;
  const counts = { rows: read.count, added, changed, unchanged: read.rows.length - added - changed, removed };
  if (added + changed + removed > 0) {
    await touchPriceList(tx, draft.id);
    await audit(tx, context, {
      action: 'prices.import',
      subjectKind: 'price-list',
      subjectId: draft.id,
      before: { prices: draft.prices, rowVersion: draft.rowVersion },
      after: counts,
    });
  }
  const list = priceListReplyOf((await findPriceList(tx, draft.id, context.today))!, context.today);
  return accept({ list, ...counts, notes: read.notes });
}

/** Sets the prices of a draft from a file; with `all` the file is the whole list. All or nothing; the same file twice
 *  changes nothing. Refuses `import_refused`, `price_list_published`, `price_list_not_found`, `changed_meanwhile` where
 *  a version is given. */
export async function importPrices(
  context: Context,
  id: string,
  bytes: AsyncIterable<Uint8Array>,
  options: { readonly all: boolean; readonly ifMatch: string | null },
): Promise<Outcome<PriceImportReply>> {
  const list = await context.transaction((tx) => findPriceList(tx, id, context.today));
  if (list === undefined) return refuse('price_list_not_found');
  if (list.status === 'published') return refuse('price_list_published', { facts: { name: list.name } });
  const read = await readPriceFile(context, list.currency, bytes);
  if (!read.ok) return read;
  return listTransaction(context, async (tx) => {
    const draft = await lockedDraft(tx, context, id, options.ifMatch ?? undefined);
    if (!draft.ok) return draft;
    if (draft.value.currency !== list.currency)
      return refuse('price_list_other_currency', {
        facts: { before: list.currency, currency: draft.value.currency },
      });
    return keepFile(tx, context, draft.value, read.value, options.all);
  });
}

/** A new draft from a file, in one step: either both are there afterwards, or neither. */
export async function importPriceList(
  context: Context,
  header: Omit<PriceListCreate, 'copyOf'>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Outcome<PriceImportReply>> {
  const fits = checkHeader(header);
  if (!fits.ok) return fits;
  const read = await readPriceFile(context, header.currency, bytes);
  if (!read.ok) return read;
  return listTransaction(context, async (tx) => {
    const created = await createDraft(tx, context, header);
    if (!created.ok) return created;
    const draft = await lockedDraft(tx, context, created.value.id, undefined);
    return draft.ok ? keepFile(tx, context, draft.value, read.value, true) : draft;
  });
}
