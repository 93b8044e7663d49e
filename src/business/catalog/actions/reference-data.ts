import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { isDraftOffer } from '../rules.ts';
import type { ReferenceRow, ReferenceValues } from '../storage/reference-rows.ts';
import { countRows, deleteRow, findRow, insertRow, listRows, updateRow, usesOf } from '../storage/reference-rows.ts';
import type { ReferenceTable } from '../storage/reference-tables.ts';
import { productTable } from '../storage/reference-tables.ts';
import { refusalOfConstraint } from '../storage/refused-rows.ts';
import { sameOfferElsewhere } from '../storage/whole-catalogue.ts';
import type { Offer, OfferBody, Product } from '../terms.ts';

type Page = { items: ReferenceRow[]; next: string | null; approximateTotal: number };

/** A page of one kind of reference data. */
export async function listReference(
  context: Context,
  table: ReferenceTable,
  query: { q?: string; sort: string; cursor?: string; limit: number; filters: ReferenceValues },
): Promise<Outcome<Page>> {
  const cursor = decodeCursor(query.cursor, 2);
  if (!cursor.ok) return cursor;
  const search = { ...query, after: cursor.value as [string | number, string] | null };
  return context.transaction(async (tx) => {
    const rows = await listRows(tx, table, search);
    const page = pageOf(rows, query.limit, (row) => [row.sorted_by, row.id]);
    const items = page.rows.map(({ sorted_by: _, ...row }): ReferenceRow => row as ReferenceRow);
    return accept({ items, next: page.next, approximateTotal: await countRows(tx, table, search) });
  });
}

/** Refuses `catalog_not_found`. */
export async function getReference(
  context: Context,
  table: ReferenceTable,
  id: string,
): Promise<Outcome<ReferenceRow>> {
  const row = await context.transaction((tx) => findRow(tx, table, id));
  return row ? accept(row) : refuse('catalog_not_found');
}

/** Refuses `catalog_code_taken`, `catalog_offer_twice`, and `invalid_input` where it names what is not there. */
export async function createReference(
  context: Context,
  table: ReferenceTable,
  values: ReferenceValues,
): Promise<Outcome<ReferenceRow>> {
  return changed(context, table, async (tx) => {
    const id = context.newId();
    await insertRow(tx, table, id, values);
    const fits = await offerIsAlone(tx, table, id);
    if (!fits.ok) return fits;
    const after = (await findRow(tx, table, id))!;
    await audit(tx, context, { action: 'catalog.create', subjectKind: table.kind, subjectId: id, after });
    return accept(after);
  });
}

/** Changes a row as a whole. Refuses `version_needed`, `changed_meanwhile`, `catalog_not_found`, what creating refuses,
 *  and `catalog_offer_fixed` where an offer that was on sale would become another one. */
export async function changeReference(
  context: Context,
  table: ReferenceTable,
  id: string,
  ifMatch: string | null,
  values: ReferenceValues,
): Promise<Outcome<ReferenceRow>> {
  if (ifMatch === null) return refuse('version_needed');
  return changed(context, table, async (tx) => {
    const before = await findRow(tx, table, id);
    if (!before) return refuse('catalog_not_found');
    if (ifMatch !== String(before.rowVersion))
      return refuse('changed_meanwhile', { facts: { version: before.rowVersion } });
    const fixed = await staysTheSameOffer(context, tx, table, before, values);
    if (!fixed.ok) return fixed;
    if (!(await updateRow(tx, table, id, before.rowVersion, values)))
      return refuse('changed_meanwhile', { facts: { version: before.rowVersion + 1 } });
    const fits = await offerIsAlone(tx, table, id);
    if (!fits.ok) return fits;
    const after = (await findRow(tx, table, id))!;
    await audit(tx, context, { action: 'catalog.change', subjectKind: table.kind, subjectId: id, before, after });
    return accept(after);
  });
}

/** Deletes what nothing uses. Refuses `version_needed`, `changed_meanwhile`, `catalog_not_found`, `catalog_in_use`
 *  (says by what) and `catalog_was_sold`: what was once on sale ends on a day. */
export async function deleteReference(
  context: Context,
  table: ReferenceTable,
  id: string,
  ifMatch: string | null,
): Promise<Outcome<undefined>> {
  if (ifMatch === null) return refuse('version_needed');
  return changed(context, table, async (tx) => {
    const before = await findRow(tx, table, id);
    if (!before) return refuse('catalog_not_found');
    if (ifMatch !== String(before.rowVersion))
      return refuse('changed_meanwhile', { facts: { version: before.rowVersion } });
    const use = await usesOf(tx, table, id);
    if (use) return refuse('catalog_in_use', { facts: use });
    if (table.kind === 'offer' && !(await isDraft(context, tx, before))) return refuse('catalog_was_sold');
    await deleteRow(tx, table, id, before.rowVersion);
    await audit(tx, context, { action: 'catalog.delete', subjectKind: table.kind, subjectId: id, before });
    return accept(undefined);
  });
}

async function isDraft(context: Context, tx: Tx, offer: ReferenceRow): Promise<boolean> {
  const product = await findRow(tx, productTable, offer.productId as string);
  return isDraftOffer(offer as unknown as Offer, product as unknown as Product, context.today);
}

const identity: readonly (keyof OfferBody)[] = [
  'sku',
  'productId',
  'editionId',
  'supportLevelId',
  'termMonths',
  'billing',
];

/** Orders and licences name an offer by its id: once on sale it stays what it was. */
async function staysTheSameOffer(
  context: Context,
  tx: Tx,
  table: ReferenceTable,
  before: ReferenceRow,
  values: ReferenceValues,
): Promise<Outcome<null>> {
  if (table.kind !== 'offer' || identity.every((field) => before[field] === values[field])) return accept(null);
  if (await isDraft(context, tx, before)) return accept(null);
  const other = identity.filter((field) => before[field] !== values[field]);
  return refuse('catalog_offer_fixed', {
    facts: { sku: String(before.sku) },
    errors: other.map((field) => ({
      pointer: `/${field}`,
      value: values[field],
      expected: 'unchanged',
      facts: { before: String(before[field]) },
    })),
  });
}

async function offerIsAlone(tx: Tx, table: ReferenceTable, id: string): Promise<Outcome<null>> {
  const same = table.kind === 'offer' ? await sameOfferElsewhere(tx, [id]) : undefined;
  return same ? refuse('catalog_offer_twice', { facts: same }) : accept(null);
}

/** One change of the catalogue at a time: the version's row is the lock, taken first. A refusal undoes everything. */
export async function changed<T>(
  context: Context,
  table: ReferenceTable,
  work: (tx: Tx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    const outcome = await refusableTransaction(context, async (tx) => {
      await raiseVersion(tx, 'catalog');
      return work(tx);
    });
    await context.versions.refresh();
    return outcome;
  } catch (error) {
    const refusal = refusalOfConstraint(error, table);
    if (refusal) return { ok: false, refusal };
    throw error;
  }
}
