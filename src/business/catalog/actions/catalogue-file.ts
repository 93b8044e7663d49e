import { writeCsvRow } from '../../../kernel/csv.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/http/route.ts';
import { collectRowErrors, readTable } from '../../../platform/table-file.ts';
import { catalogueColumns, rowsOfCatalogue } from '../rules/catalogue-file.ts';
import type { ReferenceRow } from '../storage/reference-rows.ts';
import { writeRows } from '../storage/reference-rows.ts';
import {
  editionTable,
  familyTable,
  licenceMetricTable,
  offerTable,
  productTable,
  supportLevelTable,
} from '../storage/reference-tables.ts';
import { readWholeCatalogue, sameOfferElsewhere } from '../storage/whole-catalogue.ts';
import type { ImportReply } from '../terms.ts';
import type { ImportedThings } from './catalogue-merge.ts';
import { collectThings, mergeThings } from './catalogue-merge.ts';
import { changed } from './reference-data.ts';
import { catalogSnapshot, indexed } from './snapshot.ts';

export const MOST_CATALOGUE_BYTES = 30 * 1_048_576;
const MOST_ROWS = 100_000;

/** The whole catalogue as CSV, piece by piece. Reading it back in changes nothing. */
export async function exportCatalogue(context: Context): Promise<AsyncIterable<string>> {
  const catalog = await catalogSnapshot(context);
  return (async function* () {
    yield `\ufeff${writeCsvRow(catalogueColumns)}`;
    let piece = '';
    for (const row of rowsOfCatalogue(catalog)) {
      piece += writeCsvRow(row);
      if (piece.length > 65_536) {
        yield piece;
        piece = '';
      }
    }
    yield piece;
  })();
}

/**
 * Creates and changes what a file names: things are matched by code (offers by SKU, in any case) or created; what the
 * file does not name stays. All or nothing: one row that cannot be used refuses the file with `import_refused`, naming
 * rows, columns, values and what would be right. The same file twice changes nothing.
 */
export async function importCatalogue(
  context: Context,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Outcome<ImportReply>> {
  const errors = collectRowErrors();
  const spec = { known: catalogueColumns, needed: [], maxBytes: MOST_CATALOGUE_BYTES, maxRows: MOST_ROWS };
  let things: ImportedThings | undefined;
  const rows = await readTable(bytes, spec, (place) => {
    const collector = collectThings(place, errors);
    things = collector.things;
    return collector.take;
  });
  if (!rows.ok) return rows;
  return changed(context, offerTable, async (tx) => {
    const before = indexed(await readWholeCatalogue(tx));
    const merged = mergeThings(context, before, things!, errors);
    const complete = errors.acceptUnlessAny(null);
    if (!complete.ok) return complete;
    const tables = [
      [familyTable, merged.families],
      [licenceMetricTable, merged.licenceMetrics],
      [supportLevelTable, merged.supportLevels],
      [productTable, merged.products],
      [editionTable, merged.editions],
      [offerTable, merged.offers],
    ] as const;
    for (const [table, written] of tables) await writeRows(tx, table, written as readonly ReferenceRow[]);
    const twice = await sameOfferElsewhere(
      tx,
      merged.offers.map((offer) => offer.id),
    );
    if (twice) return refuse('catalog_offer_twice', { facts: twice });
    const { created, unchanged } = merged;
    const written = tables.reduce((count, [, list]) => count + list.length, 0);
    const reply = { rows: rows.value, created, changed: written - created, unchanged, notes: [] };
    if (written > 0) await auditImport(context, tx, merged.changes, reply);
    return accept(reply);
  });
}

/** One entry for the file: what each thing was and became, as far as an entry can hold. */
async function auditImport(
  context: Context,
  tx: Parameters<typeof audit>[0],
  changes: readonly { readonly before: unknown; readonly after: unknown }[],
  reply: ImportReply,
): Promise<void> {
  const shown = changes.slice(0, 2_000);
  await audit(tx, context, {
    action: 'catalog.import',
    subjectKind: 'catalogue',
    subjectId: context.newId(),
    before: { things: shown.map((change) => change.before) },
    after: { ...reply, things: shown.map((change) => change.after) },
  });
}
