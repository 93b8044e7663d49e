import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context, Upload } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { collectRowErrors, type RowErrors, readTable } from '../../../platform/table-file.ts';
import { type AccountFileRow, loopsIn, readAccountRow } from '../rules/account-rows.ts';
import {
  idsByNumber,
  insertAccounts,
  insertCustomers,
  noteImport,
  putParents,
  staffByEmail,
  updateAccounts,
  type WrittenAccount,
} from '../storage/account-file.ts';
import { lockTree, parentNumbers } from '../storage/parentage.ts';
import { type AccountColumn, accountColumns, type ImportReport } from '../terms/companies.ts';
import { assignOwners } from './ownership.ts';
import { currencyFor } from './prospects.ts';
import { loadSellerAndStore } from './seller-and-store.ts';

export const importLimits = { maxBytes: 200 * 1_048_576, maxRows: 100_000 };

type File = { readonly columns: readonly AccountColumn[]; readonly rows: readonly AccountFileRow[] };

/** Reads the file as it streams in. Once anything is wrong no row is kept, only what else is wrong. */
async function readFile(upload: Upload, errors: RowErrors): Promise<Outcome<File>> {
  const rows: AccountFileRow[] = [];
  let columns: readonly AccountColumn[] = [];
  const seen = new Map<string, number>();
  const spec = { known: accountColumns, needed: ['name', 'country'], ...importLimits };
  const read = await readTable(upload.bytes, spec, (place) => {
    columns = accountColumns.filter((column) => place(column) >= 0);
    return ({ row, cells }) => {
      const { row: account, problems } = readAccountRow(row, columns, (column) => cells[place(column)] ?? '');
      for (const problem of problems) errors.add(row, problem.column, problem.value, problem.expected, problem.facts);
      if (account?.number != null) {
        const other = seen.get(account.number);
        if (other !== undefined) errors.add(row, 'number', account.number, 'number_in_file_once', { other });
        else seen.set(account.number, row);
      }
      if (account && errors.count() === 0) rows.push(account);
      else rows.length = 0;
    };
  });
  return read.ok ? accept({ columns, rows }) : read;
}

type Known = { readonly ids: ReadonlyMap<string, string>; readonly owners: ReadonlyMap<string, string> };

const textOf = (value: string | number | null | undefined): string | null => (typeof value === 'string' ? value : null);

/** What only the whole file and the database together show: parents, owners, loops. */
async function checkSet(tx: Tx, context: Context, file: File, errors: RowErrors): Promise<Known> {
  const numbers = new Set<string>();
  const emails = new Set<string>();
  for (const row of file.rows) {
    for (const number of [row.number, textOf(row.values.parent_number)]) if (number) numbers.add(number);
    const email = textOf(row.values.owner_email);
    if (email) emails.add(email);
  }
  const ids = await idsByNumber(tx, [...numbers]);
  const owners = await staffByEmail(tx, [...emails]);
  const inFile = new Set(file.rows.map((row) => row.number));
  const parentOf = file.columns.includes('parent_number') ? await parentNumbers(tx, context.today) : new Map();
  for (const row of file.rows) {
    const parent = textOf(row.values.parent_number);
    const email = textOf(row.values.owner_email);
    if (parent && !ids.has(parent) && !inFile.has(parent)) {
      errors.add(row.row, 'parent_number', parent, 'known_account_number');
    }
    if (email && !owners.has(email)) errors.add(row.row, 'owner_email', email, 'known_owner_email');
    if (row.number !== null && row.values.parent_number !== undefined) {
      if (parent) parentOf.set(row.number, parent);
      else parentOf.delete(row.number);
    }
  }
  const loops = loopsIn(parentOf);
  for (const row of file.rows) {
    const chain = row.number === null ? undefined : loops.get(row.number);
    if (!chain || row.values.parent_number == null) continue;
    errors.add(row.row, 'parent_number', String(row.values.parent_number), 'no_parent_loop', {
      chain: chain.join(' \u2192 '),
    });
  }
  return { ids, owners };
}

async function write(tx: Tx, context: Context, file: File, known: Known, fileName: string): Promise<ImportReport> {
  const { seller, store } = await loadSellerAndStore(context);
  const at = new Date(context.clock.now());
  const idOf = new Map(known.ids);
  const opened: WrittenAccount[] = [];
  const changed: WrittenAccount[] = [];
  const written = file.rows.map((row) => {
    const existing = row.number === null ? undefined : known.ids.get(row.number);
    const id = existing ?? context.newId();
    if (row.number !== null) idOf.set(row.number, id);
    const { parent_number: parent, owner_email: owner, ...values } = row.values;
    const account = { ...values, id, number: row.number, name: row.name, country: row.country } as WrittenAccount;
    if (existing) changed.push(account);
    else opened.push({ ...account, currency: account.currency ?? currencyFor(store, row.country) });
    return { id, parent, owner };
  });
  await insertAccounts(tx, opened, { sellerId: seller.id, language: context.language, at });
  await updateAccounts(tx, changed, file.columns);
  const customers = opened.map((account) => ({ id: context.newId(), account_id: account.id }));
  await insertCustomers(tx, customers, context.today);
  const edges = written
    .filter((row) => row.parent !== undefined)
    .map((row) => ({
      id: context.newId(),
      account_id: row.id,
      parent_id: row.parent === null ? null : idOf.get(String(row.parent))!,
    }));
  await putParents(tx, edges, context.today);
  const given = written.flatMap((row) =>
    typeof row.owner === 'string' ? [{ accountId: row.id, personId: known.owners.get(row.owner)! }] : [],
  );
  await assignOwners(tx, context, given);
  const report = { rows: file.rows.length, opened: opened.length, changed: changed.length };
  const importId = context.newId();
  await noteImport(
    tx,
    { id: importId, at, personId: context.caller.personId!, fileName, ...report },
    written.map((row) => row.id),
  );
  const { opened: openedCount, changed: changedCount } = report;
  const data = { importId, opened: openedCount, changed: changedCount };
  await announce(tx, context, { type: 'accounts.imported', version: 1, data });
  await audit(tx, context, { action: 'accounts.imported', subjectKind: 'import', subjectId: importId, after: report });
  return report;
}

/**
 * Opens and changes companies from a file: a row whose number exists changes that company, any other opens one. The
 * file is judged as a whole; one bad row and nothing is saved. Refuses `import_refused` with row, column, value and
 * what would be right, and what a file as such can be refused for (platform/table-file.ts).
 */
export async function importAccounts(context: Context, upload: Upload): Promise<Outcome<ImportReport>> {
  const errors = collectRowErrors();
  const file = await readFile(upload, errors);
  if (!file.ok) return file;
  const rowsAreGood = errors.acceptUnlessAny(null);
  if (!rowsAreGood.ok) return rowsAreGood;
  if (file.value.rows.length === 0) return refuse('table_empty');
  const importing = async (tx: Tx): Promise<Outcome<ImportReport>> => {
    await lockTree(tx);
    const known = await checkSet(tx, context, file.value, errors);
    const good = errors.acceptUnlessAny(known);
    return good.ok ? accept(await write(tx, context, file.value, known, upload.name)) : good;
  };
  return context.transaction(importing);
}
