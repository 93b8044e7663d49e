import {
  type Cell,
  type CellChange,
  freshKey,
  type Grid,
  isFixed,
  keyAt,
  type RowKey,
  rowCount,
  textAt,
  typeCells,
} from './price-grid.ts';
import type { Block } from './price-grid-clipboard.ts';
import type { Reading } from './price-grid-read.ts';

/** The cells between two corners, both included. */
export type Area = { readonly from: Cell; readonly to: Cell };

export function areaOf(a: Cell, b: Cell): Area {
  return {
    from: { row: Math.min(a.row, b.row), column: Math.min(a.column, b.column) },
    to: { row: Math.max(a.row, b.row), column: Math.max(a.column, b.column) },
  };
}

export const MOST_PASTED_CELLS = 200_000;

export type Pasted =
  | {
      readonly ok: true;
      readonly grid: Grid;
      readonly area: Area;
      readonly cells: number;
      /** Rows that the list did not carry. */
      readonly added: number;
      /** Rows were found by their SKU, not by their place. */
      readonly bySku: boolean;
    }
  | {
      readonly ok: false;
      readonly reason: 'tooMany' | 'noRoom';
      readonly facts: {
        readonly rows: number;
        readonly columns: number;
        readonly roomRows: number;
        readonly roomColumns: number;
      };
    };

function widthOf(block: Block): number {
  return block.reduce((most, row) => Math.max(most, row.length), 0);
}

/**
 * Puts a block where the area begins. A single cell, and a block that the area is a multiple of, fill it. A block that
 * begins in the SKU column finds its rows by their SKUs; what the list does not carry becomes new rows. Refuses a block
 * for which there is no room, and one of too many cells, as a whole.
 */
export function pasteBlock(grid: Grid, area: Area, block: Block, reading: Reading): Pasted {
  const [rows, columns] = [block.length, widthOf(block)];
  const { row, column } = area.from;
  const roomRows = column === 0 ? Number.POSITIVE_INFINITY : rowCount(grid) - row;
  const roomColumns = grid.columns.length - column;
  const facts = { rows, columns, roomRows: Math.min(roomRows, 999_999), roomColumns };
  if (rows * columns > MOST_PASTED_CELLS) return { ok: false, reason: 'tooMany', facts };
  if (rows > roomRows || columns > roomColumns) return { ok: false, reason: 'noRoom', facts };
  return column === 0 && columns > 0 ? pasteBySku(grid, block, reading) : pasteInPlace(grid, area, block, reading);
}

function pasteInPlace(grid: Grid, { from, to }: Area, block: Block, reading: Reading): Pasted {
  const [rows, columns] = [block.length, widthOf(block)];
  const [tallness, width] = [to.row - from.row + 1, to.column - from.column + 1];
  const tall = tallness % rows === 0 ? tallness : rows;
  const wide = width % columns === 0 ? width : columns;
  const changes: CellChange[] = [];
  for (let down = 0; down < tall; down++) {
    const key = keyAt(grid, from.row + down);
    if (key === null) break;
    const cells = block[down % rows]!;
    for (let right = 0; right < wide; right++) {
      const column = grid.columns[from.column + right]!;
      const text = cells[right % columns];
      if (text !== undefined && !isFixed(key, column)) changes.push({ key, column, text });
    }
  }
  const area = { from, to: { row: from.row + tall - 1, column: from.column + wide - 1 } };
  const next = typeCells(grid, changes, reading);
  return { ok: true, grid: next, area, cells: changes.length, added: 0, bySku: false };
}

/** The heading of a sheet's SKU column, when it was copied along. */
const HEADING = /^(sku|artikelnummer)$/i;

function pasteBySku(grid: Grid, block: Block, reading: Reading): Pasted {
  let next = grid;
  let added = 0;
  const changes: CellChange[] = [];
  const newRows = new Map(grid.fresh.map((key) => [(grid.edits.get(key)?.cells.sku ?? '').trim().toUpperCase(), key]));
  const rowsOfBlock = block.filter(([sku = '']) => sku.trim() !== '' && !HEADING.test(sku.trim()));
  for (const [sku = '', ...cells] of rowsOfBlock) {
    const wanted = sku.trim().toUpperCase();
    const place = grid.places.get(wanted);
    let key: RowKey | undefined = place === undefined ? newRows.get(wanted) : grid.kept[place]!.sku;
    if (key === undefined) {
      ({ grid: next, key } = freshKey(next));
      newRows.set(wanted, key);
      changes.push({ key, column: 'sku', text: sku.trim() });
      added++;
    }
    for (const [right, text] of cells.entries()) {
      const column = grid.columns[right + 1]!;
      if (!isFixed(key, column)) changes.push({ key, column, text });
    }
  }
  const typed = typeCells(next, changes, reading);
  const corner = { row: 0, column: 0 };
  return { ok: true, grid: typed, area: { from: corner, to: corner }, cells: changes.length, added, bySku: true };
}

export function copyArea(grid: Grid, { from, to }: Area, reading: Reading): Block {
  const block: string[][] = [];
  for (let row = from.row; row <= Math.min(to.row, rowCount(grid) - 1); row++) {
    const key = keyAt(grid, row);
    block.push(grid.columns.slice(from.column, to.column + 1).map((column) => textAt(grid, key, column, reading)));
  }
  return block;
}

/** Empties cells. A unit price cannot be empty, which its cell then says. */
export function clearArea(grid: Grid, area: Area, reading: Reading): Grid {
  return typeArea(grid, area, reading, () => '');
}

/** The cells of the first row, down over the others. */
export function fillDown(grid: Grid, area: Area, reading: Reading): Grid {
  const top = keyAt(grid, area.from.row);
  if (top === null) return grid;
  const below = { from: { ...area.from, row: area.from.row + 1 }, to: area.to };
  return typeArea(grid, below, reading, (column) => textAt(grid, top, column, reading));
}

function typeArea(
  grid: Grid,
  { from, to }: Area,
  reading: Reading,
  text: (column: Grid['columns'][number]) => string,
): Grid {
  const changes: CellChange[] = [];
  for (let row = from.row; row <= Math.min(to.row, rowCount(grid) - 1); row++) {
    const key = keyAt(grid, row)!;
    for (const column of grid.columns.slice(from.column, to.column + 1))
      if (!isFixed(key, column) && column !== 'sku') changes.push({ key, column, text: text(column) });
  }
  return changes.length === 0 ? grid : typeCells(grid, changes, reading);
}

/** The rows of an area, without the empty one at the end. */
export function keysIn(grid: Grid, { from, to }: Area): RowKey[] {
  const keys: RowKey[] = [];
  for (let row = from.row; row <= Math.min(to.row, rowCount(grid) - 1); row++) keys.push(keyAt(grid, row)!);
  return keys;
}
