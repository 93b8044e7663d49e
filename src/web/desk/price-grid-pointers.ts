import { type Grid, type RowKey, textAt } from './price-grid.ts';
import { type GridColumn, tierOfColumn } from './price-grid-columns.ts';
import type { Reading } from './price-grid-read.ts';

/** "/rows/3/tiers/0/unitPrice" of the server's answer is a cell of the fourth row that was sent: its first tier that is
 *  not empty. */
export function columnOfPointer(
  pointer: string,
  sent: readonly RowKey[],
  grid: Grid,
  reading: Reading,
): { readonly key: RowKey; readonly column: GridColumn } | null {
  const [, row, path = ''] = /^\/rows\/(\d+)(?:\/(.*))?$/.exec(pointer) ?? [];
  const key = row === undefined ? undefined : sent[Number(row)];
  if (key === undefined) return null;
  const [, tier, part] = /^tiers\/(\d+)(?:\/(\w+))?$/.exec(path) ?? [];
  if (tier === undefined) {
    const known = grid.columns.find((column) => column === path);
    return { key, column: known ?? 'unitPrice' };
  }
  const used = grid.columns
    .map(tierOfColumn)
    .filter((column) => column?.part === 'from')
    .map((column) => column!.index)
    .filter((index) => textAt(grid, key, `from${index}`, reading).trim() !== '');
  const index = used[Number(tier)] ?? 0;
  return { key, column: part === 'from' ? `from${index}` : `price${index}` };
}
