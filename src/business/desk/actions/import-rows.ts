import { writeCsvRow } from '../../../kernel/csv.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import { expectedWords } from '../../../platform/http/problem-reply.ts';
import type { Context } from '../../../platform/http/route.ts';
import { ImportRefused, readContent, readHead } from '../../../platform/import/content.ts';
import type { RowProblem } from '../../../platform/import/kind.ts';
import { checkMapping, type Mapping, namedColumns, rowMapper } from '../../../platform/import/mapping.ts';
import { importById, type ReportRow, reportRows } from '../../../platform/import/storage.ts';
import type { Language } from '../../../texts/languages.ts';
import type { ImportPreview, ImportRowItem, ImportRowList, RowOutcomeName } from '../terms/imports.ts';
import { kindNamed } from './imports.ts';

// See imports.ts: these tables are the server's alone.
const server = { as: 'system' } as const;
const PREVIEWED = 10;

const worded = (language: Language) => (problem: RowProblem) => ({
  field: problem.field,
  value: problem.value,
  expected: expectedWords({ pointer: `/rows/${problem.field}`, ...problem }, language),
});

/** The first rows as they would come in by this mapping: nothing is kept. Refuses `import_mapping_refused`. */
export async function previewImport(context: Context, id: string, mapping: Mapping): Promise<Outcome<ImportPreview>> {
  const row = await context.transaction((tx) => importById(tx, id), server);
  if (!row) return refuse('not_found');
  if (row.state === 'done' || row.state === 'undone') return refuse('import_finished');
  const kind = kindNamed(row.kind);
  try {
    const head = await readHead(readContent(context.database, id), mapping.encoding, PREVIEWED);
    const headers = namedColumns(head[0]?.cells ?? []);
    const fits = checkMapping(kind, headers, mapping);
    if (!fits.ok) return fits;
    const map = rowMapper(kind, headers, mapping);
    const fed = kind.fields.flatMap((field, place) => (mapping.fields[field.name] ? [place] : []));
    const rows = head.slice(1).map(({ row: number, cells }) => {
      const problems: RowProblem[] = [];
      const values = map(cells, problems);
      const read = problems.length > 0 ? { problems } : kind.read(values);
      const shown = read.cells ?? values;
      return {
        row: number,
        values: fed.map((place) => shown[place] ?? values[place] ?? ''),
        problems: (read.problems ?? []).map(worded(context.language)),
      };
    });
    return accept({ fields: fed.map((place) => kind.fields[place]!.name), rows });
  } catch (error) {
    if (error instanceof ImportRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function itemOf(row: ReportRow, language: Language): ImportRowItem {
  return {
    row: row.row,
    outcome: row.outcome,
    key: row.key,
    accountId: row.outcome === 'bad' ? null : row.record_id,
    problems: row.problems.map(worded(language)),
  };
}

/** What becomes, or became, of each row, in the order of the file. */
export async function importRows(
  context: Context,
  id: string,
  query: { outcome?: RowOutcomeName | undefined; cursor?: string | undefined; limit: number },
): Promise<Outcome<ImportRowList>> {
  const cursor = decodeCursor(query.cursor, 1);
  if (!cursor.ok) return cursor;
  const after = cursor.value ? Number(cursor.value[0]) : 0;
  return context.transaction<Outcome<ImportRowList>>(async (tx) => {
    const found = await importById(tx, id);
    if (!found) return refuse('not_found');
    const rows = await reportRows(tx, id, { outcome: query.outcome, after, limit: query.limit + 1 });
    const { rows: shown, next } = pageOf(rows, query.limit, (row) => [row.row]);
    const total = query.outcome ? found[`${query.outcome}_rows`] : found.rows;
    return accept({ items: shown.map((row) => itemOf(row, context.language)), next, approximateTotal: total });
  }, server);
}

const AT_ONCE = 5_000;

/** The same as a file, a line per problem of a bad row and a line for every other row. */
export async function* importRowsFile(
  context: Context,
  id: string,
  outcome: RowOutcomeName | undefined,
): AsyncGenerator<string, void, void> {
  yield `\ufeff${writeCsvRow(['row', 'outcome', 'key', 'column', 'value', 'expected'])}`;
  for (let after = 0; ; ) {
    const rows = await context.transaction((tx) => reportRows(tx, id, { outcome, after, limit: AT_ONCE }), server);
    if (rows.length === 0) return;
    after = rows[rows.length - 1]!.row;
    yield rows
      .flatMap((row) => {
        const { key, problems } = itemOf(row, context.language);
        const first = [String(row.row), row.outcome, key ?? ''];
        if (problems.length === 0) return [[...first, '', '', '']];
        return problems.map(({ field, value, expected }) => [...first, field, value, expected]);
      })
      .map((cells) => writeCsvRow(cells))
      .join('');
  }
}
