import type { CsvRow } from '../kernel/csv.ts';
import { CSV_LIMITS, createCsvReader } from '../kernel/csv.ts';
import { createDecoder } from '../kernel/decode.ts';
import type { FieldError, Outcome } from '../kernel/outcome.ts';
import { accept, refuse } from '../kernel/outcome.ts';

/** What a file of rows may look like. Columns are named in its first row, in any order and any case. */
export type TableSpec = {
  readonly known: readonly string[];
  readonly needed: readonly string[];
  readonly maxBytes: number;
  readonly maxRows: number;
};

/** Where each column stands in the cells of a row; -1 where the file does not have it. */
export type ColumnPlace = (column: string) => number;
/** Called once with the header; what it gives back is called with every row after it. */
export type RowTaker = (place: ColumnPlace) => (row: CsvRow) => void;

/** Errors shown in full; beyond them only the count is kept. */
export const SHOWN_ERRORS = 200;

/** Collects what is wrong with the rows of a file: where, what stands there, what would be right. */
export type RowErrors = {
  readonly add: (
    row: number,
    column: string,
    value: string,
    expected: string,
    facts?: Readonly<Record<string, string | number>>,
  ) => void;
  readonly count: () => number;
  /** Refuses `import_refused` with the first 200 errors and the count of all, or accepts the value. */
  readonly acceptUnlessAny: <T>(value: T) => Outcome<T>;
};

export function collectRowErrors(): RowErrors {
  const errors: FieldError[] = [];
  let count = 0;
  return {
    add: (row, column, value, expected, facts) => {
      count++;
      if (errors.length === SHOWN_ERRORS) return;
      const shown = value.length > 100 ? `${value.slice(0, 100)}...` : value;
      errors.push({ pointer: `/rows/${row}/${column}`, value: shown, expected, facts: { ...facts, row, column } });
    },
    count: () => count,
    acceptUnlessAny: (value) => {
      if (count === 0) return accept(value);
      const byRow = errors.sort((a, b) => Number(a.facts?.row) - Number(b.facts?.row));
      return refuse('import_refused', { facts: { errors: count, shown: byRow.length }, errors: byRow });
    },
  };
}

/**
 * Reads an uploaded file of rows as it streams in, holding no more of it than a chunk: UTF-8 or Latin-1, with or
 * without a byte-order mark, separated by comma, semicolon or tab. Resolves with the number of rows below the header.
 * Refuses `too_large` (as soon as the limit is passed), `table_empty`, `table_columns_missing`,
 * `table_column_unknown`, `table_column_twice`, `table_row_too_long`, and what kernel/csv.ts and decode.ts refuse.
 */
export async function readTable(
  bytes: AsyncIterable<Uint8Array>,
  spec: TableSpec,
  take: RowTaker,
): Promise<Outcome<number>> {
  const decoder = createDecoder();
  const reader = createCsvReader({ ...CSV_LIMITS, rows: spec.maxRows + 1 });
  const rows = takeRows(spec, take);
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > spec.maxBytes) return refuse('too_large', { facts: { maximum: sizeInWords(spec.maxBytes) } });
    const text = decoder.decode(chunk);
    if (!text.ok) return text;
    const read = reader.read(text.value);
    if (!read.ok) return read;
    const taken = rows.take(read.value);
    if (!taken.ok) return taken;
  }
  const rest = decoder.end();
  if (!rest.ok) return rest;
  const beforeLast = reader.read(rest.value);
  if (!beforeLast.ok) return beforeLast;
  const last = reader.end();
  if (!last.ok) return last;
  const taken = rows.take([...beforeLast.value, ...last.value]);
  if (!taken.ok) return taken;
  return rows.count() === -1 ? refuse('table_empty') : accept(rows.count());
}

function takeRows(spec: TableSpec, take: RowTaker) {
  let width = 0;
  let count = -1;
  let handle: (row: CsvRow) => void = () => {};
  return {
    count: () => count,
    take: (rows: readonly CsvRow[]): Outcome<null> => {
      for (const row of rows) {
        if (count === -1) {
          const places = readHeader(spec, row);
          if (!places.ok) return places;
          width = row.cells.length;
          handle = take((column) => places.value.get(column) ?? -1);
        } else {
          if (row.cells.length > width && row.cells.slice(width).some((cell) => cell !== ''))
            return refuse('table_row_too_long', { facts: { row: row.row, cells: row.cells.length, columns: width } });
          handle(row);
        }
        count++;
      }
      return accept(null);
    },
  };
}

function readHeader(spec: TableSpec, header: CsvRow): Outcome<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (const [index, cell] of header.cells.entries()) {
    const name = cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_');
    if (name === '') continue;
    if (!spec.known.includes(name))
      return refuse('table_column_unknown', { facts: { column: cell, known: spec.known.join(', ') } });
    if (places.has(name)) return refuse('table_column_twice', { facts: { column: name } });
    places.set(name, index);
  }
  const missing = spec.needed.filter((column) => !places.has(column));
  if (missing.length > 0)
    return refuse('table_columns_missing', { facts: { missing: missing.join(', '), known: spec.known.join(', ') } });
  return accept(places);
}

function sizeInWords(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${Math.floor(bytes / 1024)} KB`;
}
