import type { CsvRow } from '../../kernel/csv.ts';
import { refuse } from '../../kernel/outcome.ts';
import { copyFrom } from '../database/copy.ts';
import type { Tx } from '../database/database.ts';
import type { Context } from '../http/route.ts';
import { ImportRefused, readContent, readRows } from './content.ts';
import type { ImportKind, RowProblem } from './kind.ts';
import { namedColumns, type RowMapper, rowMapper } from './mapping.ts';
import type { ImportRow } from './storage.ts';

/** Wrong rows in full; a file with more of them is mapped wrongly or is another file. */
const mostProblems = 50_000;
/** Of so many first rows not all may be wrong in the same field. */
const TRIAL = 200;
const LEAST_TRIAL = 20;

type Found = RowProblem & { readonly row: number };
export type Staging = { rows: number; staged: number; readonly problems: Found[] };
export type Watch = { readonly moved: (bytes: number) => void };

const ESCAPED = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A cell in COPY's text format. */
export function copyCell(cell: string | null): string {
  if (cell === null) return '\\N';
  // What no text column takes goes; nobody typed it.
  const clean = cell.includes('\u0000') ? cell.replaceAll('\u0000', '') : cell;
  return ESCAPED.test(clean) ? clean.replace(/[\\\t\n\r]/g, (character) => escapes[character]!) : clean;
}

type Trial = { rows: number; readonly wrong: Map<string, { count: number; value: string }> };

function judgeTrial(trial: Trial, at: number, waiting: ImportRow): void {
  if (trial.rows < at) return;
  for (const [field, { count, value }] of trial.wrong) {
    if (count < trial.rows) continue;
    const taken = waiting.mapping!.fields[field];
    const column =
      taken?.from === 'column' ? taken.column : taken?.from === 'joined' ? taken.columns.join(', ') : field;
    const errors = [{ pointer: `/mapping/fields/${field}`, value, expected: 'column_or_value' }];
    const refused = refuse('import_mapping_wrong', { facts: { column, value, rows: trial.rows }, errors });
    throw new ImportRefused(refused.refusal);
  }
}

function tooLong(row: CsvRow, width: number): RowProblem | null {
  if (row.cells.length <= width || row.cells.slice(width).every((cell) => cell === '')) return null;
  return {
    field: '',
    value: row.cells.slice(width).join(' ').slice(0, 100),
    expected: 'columns_of_header',
    facts: { columns: width },
  };
}

/** Reads rows as staged text; notes what is wrong with the others. */
async function* stagedText(
  context: Context,
  kind: ImportKind,
  waiting: ImportRow,
  staging: Staging,
  watch: Watch,
): AsyncGenerator<string, void, void> {
  let map: RowMapper | null = null;
  let width = 0;
  const trial: Trial = { rows: 0, wrong: new Map() };
  const note = (row: number, problems: readonly RowProblem[]) => {
    if (staging.problems.length > mostProblems)
      throw new ImportRefused(refuse('import_mostly_wrong', { facts: { most: mostProblems, row } }).refusal);
    for (const problem of problems) {
      staging.problems.push({ row, ...problem });
      if (trial.rows > TRIAL) continue;
      const counted = trial.wrong.get(problem.field) ?? { count: 0, value: problem.value };
      trial.wrong.set(problem.field, { ...counted, count: counted.count + 1 });
    }
  };
  for await (const { rows, bytes } of readRows(readContent(context.database, waiting.id), waiting.mapping!.encoding)) {
    const lines: string[] = [];
    for (const row of rows) {
      if (map === null) {
        width = row.cells.length;
        map = rowMapper(kind, namedColumns(row.cells), waiting.mapping!);
        continue;
      }
      staging.rows += 1;
      trial.rows = staging.rows;
      const line = stagedRow(context, kind, map, waiting.id, row, width, note);
      if (line !== null) lines.push(line);
      if (staging.rows === TRIAL) judgeTrial(trial, TRIAL, waiting);
    }
    watch.moved(bytes);
    if (lines.length > 0) yield lines.join('');
  }
  if (staging.rows < TRIAL) judgeTrial(trial, LEAST_TRIAL, waiting);
}

function stagedRow(
  context: Context,
  kind: ImportKind,
  map: RowMapper,
  importId: string,
  row: CsvRow,
  width: number,
  note: (row: number, problems: readonly RowProblem[]) => void,
): string | null {
  const problems: RowProblem[] = [];
  const values = map(row.cells, problems);
  const long = tooLong(row, width);
  if (long) problems.push(long);
  const read = kind.read(values);
  // All that is wrong with a row at once; what could not be read is not looked at again.
  for (const problem of read.problems ?? [])
    if (!problems.some(({ field }) => field === problem.field)) problems.push(problem);
  if (problems.length > 0 || !read.cells) {
    note(row.row, problems);
    return null;
  }
  let line = `${importId}\t${row.row}\t${context.newId()}`;
  for (const cell of read.cells) line += `\t${copyCell(cell)}`;
  return `${line}\n`;
}

/** Reads the whole file into staging, in the transaction `tx`: memory holds a piece of it and what is wrong. */
export async function stage(
  tx: Tx,
  context: Context,
  kind: ImportKind,
  waiting: ImportRow,
  watch: Watch,
): Promise<Staging> {
  const { table, columns } = kind.staging;
  await tx.execute(`DELETE FROM ${table} WHERE import_id = $1`, [waiting.id]);
  await tx.execute('DELETE FROM platform.import_problem WHERE import_id = $1', [waiting.id]);
  const staging: Staging = { rows: 0, staged: 0, problems: [] };
  const sql = `COPY ${table} (import_id, row, new_id, ${columns.join(', ')}) FROM STDIN`;
  staging.staged = await copyFrom(tx, sql, stagedText(context, kind, waiting, staging, watch));
  if (staging.rows === 0) throw new ImportRefused(refuse('table_empty').refusal);
  await tx.query('SELECT platform.know_import_rows($1)', [table]);
  await putProblems(tx, waiting.id, staging.problems);
  await tx.execute('UPDATE platform.import SET staged_rows = $2 WHERE id = $1', [waiting.id, staging.staged]);
  return staging;
}

async function putProblems(tx: Tx, id: string, problems: readonly Found[]): Promise<void> {
  for (let at = 0; at < problems.length; at += 5_000) {
    await tx.execute(
      `INSERT INTO platform.import_problem (import_id, row, field, value, expected, facts)
       SELECT $1, f.row, f.field, f.value, f.expected, coalesce(f.facts, '{}')
       FROM jsonb_to_recordset($2::jsonb) AS f(row integer, field text, value text, expected text, facts jsonb)
       ON CONFLICT DO NOTHING`,
      [id, JSON.stringify(problems.slice(at, at + 5_000))],
    );
  }
}
