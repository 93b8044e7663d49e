import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context, Upload } from '../../../platform/http/route.ts';
import { ImportRefused, keepContent, readContent, readHead } from '../../../platform/import/content.ts';
import type { ImportKind } from '../../../platform/import/kind.ts';
import { checkMapping, guessMapping, type Mapping, namedColumns } from '../../../platform/import/mapping.ts';
import * as stored from '../../../platform/import/storage.ts';
import { forgetLeft, type ImportRow } from '../../../platform/import/storage.ts';
import { inUse, workOnImports } from '../../../platform/import/work.ts';
import { accountImport } from '../../accounts/actions/account-import.ts';
import { historyImport } from '../../ordering/actions/order-history.ts';
import { namesOf } from '../storage/home.ts';
import type { ImportDetail, ImportItem, ImportKindName, ImportList } from '../terms/imports.ts';
import { importItem } from './import-views.ts';

export const kinds: readonly ImportKind[] = [accountImport, historyImport];

// Files, staging and sources belong to no account: their tables are the server's alone, and the permission table says
// who imports.
const server = { as: 'system' } as const;
const SAMPLES = 50;

export const kindNamed = (name: string): ImportKind => kinds.find((kind) => kind.name === name)!;

/** The import, or `not_found`. */
async function found(tx: Tx, id: string): Promise<Outcome<ImportRow>> {
  const row = await stored.importById(tx, id);
  return row ? accept(row) : refuse('not_found');
}

async function withNames(tx: Tx, context: Context, rows: readonly ImportRow[]): Promise<ImportItem[]> {
  const people = rows.map((row) => row.created_by).filter((id): id is string => id !== null);
  const names = await namesOf(tx, [...new Set(people)]);
  return rows.map((row) => importItem(row, names, context.language));
}

async function detailOf(tx: Tx, context: Context, row: ImportRow): Promise<ImportDetail> {
  const kind = kindNamed(row.kind);
  const [item] = await withNames(tx, context, [row]);
  const sources = await stored.allSources(tx);
  return {
    ...item!,
    headers: row.headers,
    mapping: row.mapping!,
    fields: kind.fields.map(({ name, form, needed }) => ({ name, form, needed: needed ?? false })),
    oneOf: kind.oneOf.map((group) => [...group]),
    sources: sources.map(({ name }) => name),
  };
}

/** How a source's files were read the last time, where this file has the same columns; else a guess by their names. */
async function firstMapping(
  tx: Tx,
  kind: ImportKind,
  headers: readonly string[],
  samples: readonly (readonly string[])[],
): Promise<{ mapping: Mapping; sourceId: string | null }> {
  const kept = await stored.keptMapping(tx, kind.name, headers);
  if (kept) return { mapping: kept.mapping, sourceId: kept.source_id };
  return { mapping: guessMapping(kind, headers, samples), sourceId: null };
}

/**
 * Takes a file in as it streams, up to 200 MB, and guesses how it is read. Refuses `import_known` where the same content
 * was imported and not undone, `too_large`, `table_empty`, and what kernel/csv.ts and decode.ts refuse.
 */
export async function uploadImport(
  context: Context,
  kindName: ImportKindName,
  upload: Upload,
): Promise<Outcome<ImportDetail>> {
  const kind = kindNamed(kindName);
  const { database } = context;
  const id = context.newId();
  const at = new Date(context.clock.now());
  await stored.insertImport(database, { id, kind: kind.name, fileName: upload.name, at, by: context.caller.personId });
  const arrived = await takeIn(context, kind, id, upload).catch((error: unknown) => {
    if (error instanceof ImportRefused) return { ok: false as const, refusal: error.refusal };
    throw error;
  });
  if (arrived.ok) return arrived;
  await stored.deleteImport(database, id);
  return arrived;
}

async function takeIn(context: Context, kind: ImportKind, id: string, upload: Upload): Promise<Outcome<ImportDetail>> {
  const { database } = context;
  const kept = await keepContent(database, id, upload.bytes);
  if (!kept.ok) return kept;
  const same = await stored.sameContent(database, kind.name, kept.value.sha256);
  if (same) return refuse('import_known', { facts: { file: same.file_name, import: same.id } });
  const head = await readHead(readContent(database, id), 'auto', SAMPLES);
  const headers = namedColumns(head[0]?.cells ?? []);
  if (head.length < 2) return refuse('table_empty');
  return context.transaction(async (tx) => {
    const samples = head.slice(1).map((row) => row.cells);
    const { mapping, sourceId } = await firstMapping(tx, kind, headers, samples);
    await stored.importArrived(tx, id, { ...kept.value, headers, mapping, sourceId });
    const row = await found(tx, id);
    return row.ok ? accept(await detailOf(tx, context, row.value)) : row;
  }, server);
}

/** Imports, newest first. */
export async function listImports(
  context: Context,
  query: { kind?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Outcome<ImportList>> {
  const cursor = decodeCursor(query.cursor, 2);
  if (!cursor.ok) return cursor;
  const before = cursor.value ? { at: String(cursor.value[0]), id: String(cursor.value[1]) } : undefined;
  return context.transaction(async (tx) => {
    const rows = await stored.newestImports(tx, { kind: query.kind, before, limit: query.limit + 1 });
    const { rows: shown, next } = pageOf(rows, query.limit, (row) => [row.created_at.toISOString(), row.id]);
    const items = await withNames(tx, context, shown);
    return accept({ items, next, approximateTotal: await stored.countImports(tx, query.kind) });
  }, server);
}

export async function readImport(context: Context, id: string): Promise<Outcome<ImportDetail>> {
  return context.transaction(async (tx) => {
    const row = await found(tx, id);
    return row.ok ? accept(await detailOf(tx, context, row.value)) : row;
  }, server);
}

/** Asks for a task at the version that was read. Refuses `import_busy`, and `changed_meanwhile` with the import as it is. */
async function ask(
  tx: Tx,
  context: Context,
  row: ImportRow,
  version: number,
  task: Omit<Parameters<typeof stored.askTask>[3], 'at'>,
): Promise<Outcome<ImportDetail>> {
  if (row.task !== null) return refuse('import_busy', { facts: { file: row.file_name } });
  const at = new Date(context.clock.now());
  if (!(await stored.askTask(tx, row.id, version, { ...task, at }))) return refuse('changed_meanwhile');
  const after = { file: row.file_name, kind: row.kind };
  await audit(tx, context, { action: `import.${task.task}`, subjectKind: 'import', subjectId: row.id, after });
  const now = await found(tx, row.id);
  return now.ok ? accept(await detailOf(tx, context, now.value)) : now;
}

/**
 * Asks for the file to be checked as it is mapped: the whole of it is read and judged, nothing is written. How it was
 * read is then kept for the source. Refuses `import_mapping_refused`, `import_finished`.
 */
export async function checkImport(
  context: Context,
  id: string,
  version: number,
  wanted: { source: string; mapping: Mapping },
): Promise<Outcome<ImportDetail>> {
  return context.transaction<Outcome<ImportDetail>>(async (tx) => {
    const row = await found(tx, id);
    if (!row.ok) return row;
    if (row.value.state === 'done' || row.value.state === 'undone') return refuse('import_finished');
    const mapping = checkMapping(kindNamed(row.value.kind), row.value.headers, wanted.mapping);
    if (!mapping.ok) return mapping;
    const at = new Date(context.clock.now());
    const sourceId = await stored.sourceNamed(tx, { id: context.newId(), name: wanted.source, at });
    return ask(tx, context, row.value, version, { task: 'check', mapping: mapping.value, sourceId });
  }, server);
}

/**
 * Asks for the checked rows to be written. Refuses `import_not_checked`, `import_has_bad_rows` unless they are left out,
 * `import_nothing_new`.
 */
export async function runImport(
  context: Context,
  id: string,
  version: number,
  leaveOutBadRows: boolean,
): Promise<Outcome<ImportDetail>> {
  return context.transaction<Outcome<ImportDetail>>(async (tx) => {
    const row = await found(tx, id);
    if (!row.ok) return row;
    const { state, bad_rows: bad, new_rows: fresh, changed_rows: changed } = row.value;
    if (state === 'done' || state === 'undone') return refuse('import_finished');
    if (state !== 'checked') return refuse('import_not_checked');
    if (bad > 0 && !leaveOutBadRows) return refuse('import_has_bad_rows', { facts: { rows: bad } });
    if (fresh + changed === 0) return refuse('import_nothing_new', { facts: { rows: row.value.rows } });
    return ask(tx, context, row.value, version, { task: 'merge', leavesOutBadRows: leaveOutBadRows });
  }, server);
}

/** Asks for a task to be stopped; what it wrote is then not kept. Refuses `import_not_running`. */
export async function stopImport(context: Context, id: string): Promise<Outcome<ImportDetail>> {
  return context.transaction<Outcome<ImportDetail>>(async (tx) => {
    const row = await found(tx, id);
    if (!row.ok) return row;
    if (!(await stored.askStop(tx, id))) return refuse('import_not_running');
    const now = await found(tx, id);
    return now.ok ? accept(await detailOf(tx, context, now.value)) : now;
  }, server);
}

/** Asks for what an import brought to be taken away. Refuses `import_not_done`, and `import_in_use` with all that needs it. */
export async function undoImport(context: Context, id: string, version: number): Promise<Outcome<ImportDetail>> {
  return context.transaction<Outcome<ImportDetail>>(async (tx) => {
    const row = await found(tx, id);
    if (!row.ok) return row;
    if (row.value.state !== 'done') return refuse('import_not_done');
    const blockers = await kindNamed(row.value.kind).blockers(tx, id);
    if (blockers.count > 0) return { ok: false, refusal: inUse(row.value, blockers) };
    return ask(tx, context, row.value, version, { task: 'undo' });
  }, server);
}

/** Gives up a file that was not imported. Refuses `import_finished` and `import_busy`. */
export async function deleteImport(context: Context, id: string): Promise<Outcome<undefined>> {
  return context.transaction<Outcome<undefined>>(async (tx) => {
    const row = await found(tx, id);
    if (!row.ok) return row;
    if (row.value.task !== null) return refuse('import_busy', { facts: { file: row.value.file_name } });
    if (!(await stored.deleteImport(tx, id))) return refuse('import_finished');
    return accept(undefined);
  }, server);
}

/** The next import that waits, done to its end; true when there was one. `context` is the server's own. */
export const workOnNextImport = (context: Context): Promise<boolean> => workOnImports(context, kinds);

export const forgetLeftImports = (context: Context): Promise<void> =>
  context.transaction((tx) => forgetLeft(tx, context.clock.now()));
