import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** A record of a CSV file. `row` counts records from 1 as a spreadsheet does, the header and empty rows included. */
export type CsvRow = { readonly row: number; readonly cells: readonly string[] };

export type CsvLimits = { readonly cellLength: number; readonly columns: number; readonly rows: number };

/** Takes text in chunks of any size and gives the rows that are complete. After a refusal the reader is spent. */
export type CsvReader = {
  /** Refuses `csv_cell_too_long`, `csv_too_many_columns`, `csv_too_many_rows`, `csv_text_after_quote`, with the row
   *  and the column as facts. */
  readonly read: (chunk: string) => Outcome<readonly CsvRow[]>;
  /** The rest; also refuses `csv_quote_not_closed`, naming the row and column where it opened. */
  readonly end: () => Outcome<readonly CsvRow[]>;
  /** Known after the first record. */
  readonly delimiter: () => string | undefined;
};

export const CSV_LIMITS: CsvLimits = { cellLength: 10_000, columns: 200, rows: 1_000_000 };

const DELIMITERS = [',', ';', '\t'] as const;
/** Where the first record is longer than this, the delimiter is decided on what is there. */
const SNIFF_LENGTH = 65_536;
const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The delimiter used most outside quotes in the first record; undefined while that record is not complete. */
function sniffDelimiter(text: string, complete: boolean): string | undefined {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') {
      if (at > 0) return mostUsed(counts);
    } else if (counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return complete || text.length >= SNIFF_LENGTH ? mostUsed(counts) : undefined;
}

function mostUsed(counts: ReadonlyMap<string, number>): string {
  let best: string = DELIMITERS[0];
  for (const delimiter of DELIMITERS) if (counts.get(delimiter)! > counts.get(best)!) best = delimiter;
  return best;
}

/** `pending` is text not yet read. Scanning stops before a character whose meaning depends on the next chunk. */
type Scanner = {
  pending: string;
  delimiter: string | undefined;
  row: number;
  cells: string[];
  started: boolean;
};

type CellEnd = { readonly text: string; readonly next: number; readonly quoted: boolean };

/** The cell that starts at `from`, up to but without its delimiter or line end; undefined when the chunk ends first. */
function scanCell(text: string, from: number, delimiter: number, last: boolean): CellEnd | 'after-quote' | undefined {
  if (text.charCodeAt(from) !== QUOTE) {
    let at = from;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === LINE_FEED || code === CARRIAGE_RETURN) break;
      at++;
    }
    if (at === text.length && !last) return undefined;
    return { text: text.slice(from, at), next: at, quoted: false };
  }
  let at = from + 1;
  let doubled = false;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return undefined;
    if (text.charCodeAt(quote + 1) === QUOTE) {
      doubled = true;
      at = quote + 2;
      continue;
    }
    if (quote + 1 === text.length && !last) return undefined;
    const code = quote + 1 === text.length ? LINE_FEED : text.charCodeAt(quote + 1);
    if (code !== delimiter && code !== LINE_FEED && code !== CARRIAGE_RETURN) return 'after-quote';
    const inside = text.slice(from + 1, quote);
    return { text: doubled ? inside.replaceAll('""', '"') : inside, next: quote + 1, quoted: true };
  }
}

function problem(scanner: Scanner, code: string, more?: Record<string, string | number>): Outcome<never> {
  return refuse(code, { facts: { row: scanner.row + 1, column: scanner.cells.length + 1, ...more } });
}

/** Reads every record that is complete in `pending`; what is left waits for the next chunk. */
function scanRows(scanner: Scanner, limits: CsvLimits, last: boolean): Outcome<readonly CsvRow[]> {
  const rows: CsvRow[] = [];
  const text = scanner.pending;
  const delimiter = scanner.delimiter!.charCodeAt(0);
  let at = 0;
  while (at < text.length || (last && scanner.started)) {
    const cell = scanCell(text, at, delimiter, last);
    if (cell === 'after-quote') return problem(scanner, 'csv_text_after_quote');
    const length = cell === undefined ? text.length - at : cell.text.length;
    if (length > limits.cellLength * (cell === undefined ? 2 : 1)) {
      return problem(scanner, 'csv_cell_too_long', { most: limits.cellLength });
    }
    if (cell === undefined) {
      if (last) return problem(scanner, 'csv_quote_not_closed');
      break;
    }
    const code = cell.next < text.length ? text.charCodeAt(cell.next) : LINE_FEED;
    const endsAtChunk = code === CARRIAGE_RETURN && cell.next + 1 === text.length && !last;
    if (endsAtChunk) break;
    if (scanner.cells.length === limits.columns)
      return problem(scanner, 'csv_too_many_columns', { most: limits.columns });
    scanner.cells.push(cell.text);
    at = cell.next + 1;
    scanner.started = code === delimiter;
    if (scanner.started) continue;
    if (code === CARRIAGE_RETURN && text.charCodeAt(at) === LINE_FEED) at++;
    if (scanner.row === limits.rows) return problem(scanner, 'csv_too_many_rows', { most: limits.rows });
    scanner.row++;
    const empty = scanner.cells.length === 1 && cell.text === '' && !cell.quoted;
    if (!empty) rows.push({ row: scanner.row, cells: scanner.cells });
    scanner.cells = [];
  }
  scanner.pending = text.slice(at);
  return accept(rows);
}

/** Reads CSV as spreadsheets write it: byte-order mark, comma, semicolon or tab (found out), quotes, line breaks in
 *  cells, any line end. Rows without content are passed over but counted. Cells that an export escaped against
 *  formulas come back as they were, so that export then import changes nothing. */
export function createCsvReader(limits: CsvLimits = CSV_LIMITS, delimiter?: string): CsvReader {
  const scanner: Scanner = { pending: '', delimiter, row: 0, cells: [], started: false };
  let first = true;
  const take = (chunk: string, last: boolean): Outcome<readonly CsvRow[]> => {
    scanner.pending += chunk;
    if (first && scanner.pending !== '') {
      if (scanner.pending.charCodeAt(0) === 0xfeff) scanner.pending = scanner.pending.slice(1);
      first = false;
    }
    scanner.delimiter ??= sniffDelimiter(scanner.pending, last);
    if (scanner.delimiter === undefined) return accept([]);
    const rows = scanRows(scanner, limits, last);
    return rows.ok ? accept(rows.value.map(unescapeRow)) : rows;
  };
  return {
    read: (chunk) => take(chunk, false),
    end: () => take('', true),
    delimiter: () => scanner.delimiter,
  };
}

/** A whole text at once, for small files and tests. */
export function readCsv(text: string, limits: CsvLimits = CSV_LIMITS): Outcome<readonly CsvRow[]> {
  const reader = createCsvReader(limits);
  const head = reader.read(text);
  if (!head.ok) return head;
  const tail = reader.end();
  return tail.ok ? accept([...head.value, ...tail.value]) : tail;
}

const FORMULA = /^'*[=+\-@\t\r]/;

/** A spreadsheet runs a cell that starts with = + - @ tab or carriage return; an apostrophe before it stops that. */
export function escapeCell(cell: string): string {
  return FORMULA.test(cell) || cell.startsWith("''") ? `'${cell}` : cell;
}

export function unescapeCell(cell: string): string {
  return cell.charCodeAt(0) === 39 && (FORMULA.test(cell) || cell.charCodeAt(1) === 39) ? cell.slice(1) : cell;
}

function unescapeRow(row: CsvRow): CsvRow {
  return row.cells.some((cell) => cell.charCodeAt(0) === 39)
    ? { row: row.row, cells: row.cells.map(unescapeCell) }
    : row;
}

/** One record with its line end. Cells are escaped against formulas and quoted where any delimiter could be meant. */
export function writeCsvRow(cells: readonly string[], delimiter = ','): string {
  const written = cells.map((cell) => {
    const escaped = escapeCell(cell);
    return /[",;\t\r\n]/.test(escaped) || escaped.charCodeAt(0) === 0xfeff
      ? `"${escaped.replaceAll('"', '""')}"`
      : escaped;
  });
  return `${written.length === 1 && written[0] === '' ? '""' : written.join(delimiter)}\r\n`;
}
