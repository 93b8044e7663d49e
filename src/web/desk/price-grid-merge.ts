import type { PriceReply, PricesChanged } from '../../business/pricing/terms.ts';
import { type Grid, keptRow, newGrid, placesOf, put, type RowKey } from './price-grid.ts';
import { type GridColumn, keptText } from './price-grid-columns.ts';
import type { Reading, RowEdit } from './price-grid-read.ts';

/** A cell that two people changed. `row`: one took the row out that the other changed. Texts as the reader writes them. */
export type Conflict = {
  readonly key: RowKey;
  readonly column: GridColumn | 'row';
  readonly was: string;
  readonly theirs: string;
  readonly mine: string;
};

/**
 * The same edits over what somebody else has made of the list meanwhile. Where he changed other cells, both changes
 * stand; where he changed the same, mine stands until it is decided, and the conflict is named.
 */
export function rebased(
  grid: Grid,
  kept: readonly PriceReply[],
  reading: Reading,
): { readonly grid: Grid; readonly conflicts: readonly Conflict[] } {
  const places = placesOf(kept);
  const conflicts: Conflict[] = [];
  const edits = new Map<RowKey, RowEdit>();
  for (const [key, edit] of grid.edits) {
    const sku = key.startsWith('+') ? (edit.cells.sku ?? '').trim() : key;
    const place = places.get(sku.toUpperCase());
    const now = place === undefined ? null : kept[place]!;
    const was = keptRow(grid, key);
    const met = meet(key, edit, was, now, reading);
    conflicts.push(...met.conflicts);
    if (met.edit !== null) edits.set(met.key, met.edit);
  }
  const base = { ...newGrid(kept), undo: [], redo: [], nextFresh: grid.nextFresh + grid.edits.size };
  return { grid: put(base, edits, reading), conflicts };
}

type Met = { readonly key: RowKey; readonly edit: RowEdit | null; readonly conflicts: readonly Conflict[] };

function meet(key: RowKey, edit: RowEdit, was: PriceReply | null, now: PriceReply | null, reading: Reading): Met {
  const shown = (row: PriceReply | null, column: GridColumn) =>
    row === null ? '' : keptText(row, column, reading.format, reading.words);
  if (now === null) {
    if (was === null) return { key, edit, conflicts: [] };
    if (edit.removed) return { key, edit: null, conflicts: [] };
    // He took the row out: mine would add it again, with everything that stood in it.
    const conflict: Conflict = { key: `+${was.sku}`, column: 'row', was: was.unitPrice, theirs: '', mine: was.sku };
    return { key: `+${was.sku}`, edit: wholeRow(was, edit, reading), conflicts: [conflict] };
  }
  const { sku: _, ...cells } = edit.cells;
  if (edit.removed) {
    const same = was !== null && JSON.stringify(was) === JSON.stringify(now);
    const conflict: Conflict = { key: now.sku, column: 'row', was: was?.sku ?? '', theirs: now.sku, mine: '' };
    return { key: now.sku, edit, conflicts: same ? [] : [conflict] };
  }
  const conflicts = (Object.keys(cells) as GridColumn[])
    .map((column) => ({
      key: now.sku,
      column,
      was: shown(was, column),
      theirs: shown(now, column),
      mine: cells[column as keyof typeof cells]!,
    }))
    .filter(({ was: before, theirs, mine }) => theirs !== before && theirs !== mine.trim());
  return { key: now.sku, edit: { cells, removed: false }, conflicts };
}

function wholeRow(row: PriceReply, edit: RowEdit, reading: Reading): RowEdit {
  const tiers = row.tiers.flatMap((_, index): GridColumn[] => [`from${index}`, `price${index}`]);
  const columns: GridColumn[] = ['sku', 'unitPrice', 'floor', 'pricePer', ...tiers, 'tierMode', 'tierCounting'];
  const cells = Object.fromEntries(
    columns.map((column) => [column, keptText(row, column, reading.format, reading.words)]),
  );
  return { cells: { ...cells, ...edit.cells }, removed: false };
}

/** Gives way: the cell, or the whole row, is as the other one made it. */
export function takeTheirs(grid: Grid, { key, column }: Conflict, reading: Reading): Grid {
  const edit = grid.edits.get(key);
  if (edit === undefined) return grid;
  if (column === 'row') return put(grid, new Map([[key, null]]), reading);
  const { [column]: _, ...cells } = edit.cells;
  return put(grid, new Map([[key, { ...edit, cells }]]), reading);
}

/** The list after it was saved: what was sent is kept now. */
export function withSaved(grid: Grid, rows: PricesChanged['rows']): Grid {
  const kept = new Map(grid.kept.map((row) => [row.sku, row]));
  for (const { sku, price } of rows) {
    if (price === null) kept.delete(sku);
    else kept.set(sku, price);
  }
  const next = [...kept.values()];
  const added = rows.some(({ answer }) => answer === 'added');
  return newGrid(added ? next.sort((a, b) => (a.sku < b.sku ? -1 : 1)) : next);
}
