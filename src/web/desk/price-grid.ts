import type { PriceReply } from '../../business/pricing/terms.ts';
import { columnsOf, type GridColumn, keptText, tierOfColumn, tiersShown } from './price-grid-columns.ts';
import { type Reading, type ReadRow, type RowEdit, readRow, type Wrong } from './price-grid-read.ts';

/** A row's name: the SKU of a row that the list carries, `+1` of one that is new. */
export type RowKey = string;
export type Cell = { readonly row: number; readonly column: number };
type Step = {
  readonly before: ReadonlyMap<RowKey, RowEdit | null>;
  readonly after: ReadonlyMap<RowKey, RowEdit | null>;
};

/** The sheet of a list: what is kept, what is typed over it, and how to go back. Plain data; each change is a new one. */
export type Grid = {
  readonly kept: readonly PriceReply[];
  /** Where a kept row stands, by its SKU in capitals. */
  readonly places: ReadonlyMap<string, number>;
  readonly edits: ReadonlyMap<RowKey, RowEdit>;
  readonly read: ReadonlyMap<RowKey, ReadRow>;
  /** New rows in the order in which they came. */
  readonly fresh: readonly RowKey[];
  /** The kept rows that are shown; null: all. */
  readonly shown: readonly number[] | null;
  readonly columns: readonly GridColumn[];
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
  readonly nextFresh: number;
};

const MOST_STEPS = 200;

export function newGrid(kept: readonly PriceReply[]): Grid {
  const tiers = kept.reduce((most, row) => Math.max(most, row.tiers.length), 0);
  return {
    kept,
    places: placesOf(kept),
    edits: new Map(),
    read: new Map(),
    fresh: [],
    shown: null,
    columns: columnsOf(tiersShown(tiers)),
    undo: [],
    redo: [],
    nextFresh: 1,
  };
}

export function placesOf(kept: readonly PriceReply[]): ReadonlyMap<string, number> {
  return new Map(kept.map((row, index) => [row.sku.toUpperCase(), index]));
}

/** Rows that can be seen, without the empty one at the end. */
export function rowCount(grid: Grid): number {
  return (grid.shown?.length ?? grid.kept.length) + grid.fresh.length;
}

/** Null for the empty row at the end. */
export function keyAt(grid: Grid, row: number): RowKey | null {
  const shown = grid.shown?.length ?? grid.kept.length;
  if (row >= shown) return grid.fresh[row - shown] ?? null;
  return grid.kept[grid.shown ? grid.shown[row]! : row]!.sku;
}

/** Where a row can be seen; -1 where a search hides it. */
export function rowOf(grid: Grid, key: RowKey): number {
  const shown = grid.shown?.length ?? grid.kept.length;
  const fresh = grid.fresh.indexOf(key);
  if (fresh >= 0) return shown + fresh;
  const place = grid.places.get(key.toUpperCase()) ?? -1;
  return grid.shown ? grid.shown.indexOf(place) : place;
}

export function keptRow(grid: Grid, key: RowKey): PriceReply | null {
  const place = grid.places.get(key.toUpperCase());
  return place === undefined ? null : grid.kept[place]!;
}

/** What a cell shows: as typed where something is, else what is kept. */
export function textAt(grid: Grid, key: RowKey | null, column: GridColumn, reading: Reading): string {
  if (key === null) return '';
  const typed = grid.edits.get(key)?.cells[column];
  if (typed !== undefined) return typed;
  const base = keptRow(grid, key);
  return base === null ? '' : keptText(base, column, reading.format, reading.words);
}

/** The names of offers, and the SKUs of rows that are there, stand as they are. */
export function isFixed(key: RowKey | null, column: GridColumn): boolean {
  return column === 'name' || (column === 'sku' && key !== null && !key.startsWith('+'));
}

export type CellChange = { readonly key: RowKey; readonly column: GridColumn; readonly text: string };

const NOTHING: RowEdit = { cells: {}, removed: false };

/** Types into cells. A row that is back to what is kept is no longer an edit. */
export function typeCells(grid: Grid, changes: readonly CellChange[], reading: Reading): Grid {
  const rows = new Map<RowKey, RowEdit>();
  for (const { key, column, text } of changes) {
    const edit = rows.get(key) ?? grid.edits.get(key) ?? NOTHING;
    rows.set(key, { cells: { ...edit.cells, [column]: text }, removed: false });
  }
  return withRows(grid, rows, reading);
}

/** Takes rows out of the list, or keeps them after all when every one of them is out. A new row is simply gone. */
export function toggleRemoved(grid: Grid, keys: readonly RowKey[], reading: Reading): Grid {
  const back = keys.every((key) => grid.edits.get(key)?.removed);
  const rows = keys.map((key): [RowKey, RowEdit | null] => {
    if (key.startsWith('+')) return [key, null];
    return [key, { cells: grid.edits.get(key)?.cells ?? {}, removed: !back }];
  });
  return withRows(grid, new Map(rows), reading);
}

/** Puts rows back to what is kept. */
export function dropEdits(grid: Grid, keys: readonly RowKey[], reading: Reading): Grid {
  return withRows(grid, new Map(keys.map((key) => [key, null])), reading);
}

function withRows(grid: Grid, rows: ReadonlyMap<RowKey, RowEdit | null>, reading: Reading): Grid {
  const before = new Map([...rows.keys()].map((key) => [key, grid.edits.get(key) ?? null]));
  const next = put(grid, rows, reading);
  const after = new Map([...rows.keys()].map((key) => [key, next.edits.get(key) ?? null]));
  if ([...before].every(([key, edit]) => sameEdit(edit, after.get(key)!))) return next;
  return { ...next, undo: [...grid.undo.slice(1 - MOST_STEPS), { before, after }], redo: [] };
}

function sameEdit(a: RowEdit | null, b: RowEdit | null): boolean {
  if (a === null || b === null) return a === b;
  const columns = Object.keys(a.cells) as GridColumn[];
  return (
    a.removed === b.removed &&
    columns.length === Object.keys(b.cells).length &&
    columns.every((column) => a.cells[column] === b.cells[column])
  );
}

/** Sets or (null) drops edits and reads them again, without a step to go back. */
export function put(grid: Grid, rows: ReadonlyMap<RowKey, RowEdit | null>, reading: Reading): Grid {
  const edits = new Map(grid.edits);
  const read = new Map(grid.read);
  let news = false;
  for (const [key, given] of rows) {
    news ||= key.startsWith('+');
    const outcome = given === null ? null : settled(grid, key, given, reading);
    if (outcome === null) {
      edits.delete(key);
      read.delete(key);
    } else {
      edits.set(key, outcome.edit);
      read.set(key, outcome.read);
    }
  }
  const next = { ...grid, edits, read, columns: columnsFor(grid, rows) };
  return news ? withFresh(next) : next;
}

/** The edit without cells that say what is kept anyway; null where nothing is left of it. */
function settled(grid: Grid, key: RowKey, given: RowEdit, reading: Reading): { edit: RowEdit; read: ReadRow } | null {
  if (key.startsWith('+')) {
    const cells = Object.entries(given.cells).filter(([, text]) => text?.trim() !== '');
    if (cells.length === 0) return null;
    const edit: RowEdit = { cells: Object.fromEntries(cells), removed: false };
    return { edit, read: readRow(null, edit, reading) };
  }
  const read = readRow(keptRow(grid, key), given, reading);
  if (read.change === null && read.wrong.size === 0) return null;
  if (read.same.length === 0) return { edit: given, read };
  const cells = Object.entries(given.cells).filter(([column]) => !read.same.includes(column as GridColumn));
  return { edit: { ...given, cells: Object.fromEntries(cells) }, read };
}

function columnsFor(grid: Grid, rows: ReadonlyMap<RowKey, RowEdit | null>): readonly GridColumn[] {
  const there = grid.columns.reduce((most, column) => Math.max(most, (tierOfColumn(column)?.index ?? -1) + 1), 0);
  let needed = there;
  for (const edit of rows.values())
    for (const column of Object.keys(edit?.cells ?? {}) as GridColumn[])
      needed = Math.max(needed, tiersShown((tierOfColumn(column)?.index ?? -1) + 1));
  return needed === there ? grid.columns : columnsOf(needed);
}

/** New rows and what is wrong with their SKUs: one that the list carries, or one that stands twice. */
function withFresh(grid: Grid): Grid {
  const fresh = [...grid.edits.keys()].filter((key) => key.startsWith('+'));
  const read = new Map(grid.read);
  const seen = new Set<string>();
  for (const key of fresh) {
    const { change, wrong, same } = grid.read.get(key)!;
    const sku = (grid.edits.get(key)!.cells.sku ?? '').trim().toUpperCase();
    const there = sku !== '' && (seen.has(sku) || grid.places.has(sku));
    seen.add(sku);
    const others = [...wrong].filter(([, { reason }]) => reason !== 'skuThere');
    const said: [GridColumn, Wrong][] = there ? [['sku', { reason: 'skuThere' }]] : [];
    read.set(key, { change, same, wrong: new Map([...others, ...said]) });
  }
  return { ...grid, fresh, read };
}

/** A key for a row that will be new. */
export function freshKey(grid: Grid): { readonly grid: Grid; readonly key: RowKey } {
  return { grid: { ...grid, nextFresh: grid.nextFresh + 1 }, key: `+${grid.nextFresh}` };
}

export function undone(grid: Grid, reading: Reading): Grid {
  const step = grid.undo.at(-1);
  if (step === undefined) return grid;
  return { ...put(grid, step.before, reading), undo: grid.undo.slice(0, -1), redo: [...grid.redo, step] };
}

export function redone(grid: Grid, reading: Reading): Grid {
  const step = grid.redo.at(-1);
  if (step === undefined) return grid;
  return { ...put(grid, step.after, reading), undo: [...grid.undo, step], redo: grid.redo.slice(0, -1) };
}

export type Filter = { readonly q: string; readonly only: 'changed' | 'wrong' | null };

/** Shows the kept rows that a search finds in SKU or name, or only those that are changed or wrong. */
export function filtered(grid: Grid, { q, only }: Filter): Grid {
  const wanted = q.trim().toLowerCase();
  if (wanted === '' && only === null) return { ...grid, shown: null };
  const shown: number[] = [];
  for (const [index, { sku, offerName }] of grid.kept.entries()) {
    const finds = sku.toLowerCase().includes(wanted) || offerName.toLowerCase().includes(wanted);
    const is = only === null || (only === 'changed' ? grid.edits.has(sku) : (grid.read.get(sku)?.wrong.size ?? 0) > 0);
    if (finds && is) shown.push(index);
  }
  return { ...grid, shown };
}

/** Every wrong cell, in the order of the rows. */
export function wrongCells(grid: Grid): readonly { readonly key: RowKey; readonly column: GridColumn }[] {
  const place = (key: RowKey) => grid.places.get(key.toUpperCase()) ?? grid.kept.length + Number(key.slice(1));
  return [...grid.read]
    .filter(([, { wrong }]) => wrong.size > 0)
    .sort(([a], [b]) => place(a) - place(b))
    .flatMap(([key, { wrong }]) => [...wrong.keys()].map((column) => ({ key, column })));
}
