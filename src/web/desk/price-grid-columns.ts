import type { PriceReply } from '../../business/pricing/terms.ts';
import type { Format } from '../../texts/format.ts';

/** The columns of the sheet of prices. A tier is two columns: the quantity from which it holds, and its price. */
export type GridColumn =
  | 'sku'
  | 'name'
  | 'unitPrice'
  | 'floor'
  | 'pricePer'
  | `from${number}`
  | `price${number}`
  | 'tierMode'
  | 'tierCounting';

const MOST_TIERS = 50;

export function columnsOf(tiers: number): readonly GridColumn[] {
  const steps = Array.from({ length: tiers }, (_, index): GridColumn[] => [`from${index}`, `price${index}`]);
  return ['sku', 'name', 'unitPrice', ...steps.flat(), 'tierMode', 'tierCounting', 'floor', 'pricePer'];
}

/** Room for the tiers that are there and one more, two at least. */
export function tiersShown(most: number): number {
  return Math.min(MOST_TIERS, Math.max(2, most + 1));
}

/** Which tier a column is of, from 0; null for the others. */
export function tierOfColumn(column: GridColumn): { readonly part: 'from' | 'price'; readonly index: number } | null {
  const [, part, index] = /^(from|price)(\d+)$/.exec(column) ?? [];
  return part === undefined ? null : { part: part as 'from' | 'price', index: Number(index) };
}

export function isTierColumn(column: GridColumn): boolean {
  return column === 'tierMode' || column === 'tierCounting' || tierOfColumn(column) !== null;
}

export const isFigure = (column: GridColumn): boolean =>
  column === 'unitPrice' || column === 'floor' || column === 'pricePer' || tierOfColumn(column) !== null;

export type ChoiceWords = {
  readonly tierMode: Readonly<Record<'all-units' | 'graduated', string>>;
  readonly tierCounting: Readonly<Record<'line' | 'product' | 'family', string>>;
};

/** What a kept row shows in a column, as its reader writes it. */
export function keptText(row: PriceReply, column: GridColumn, format: Format, words: ChoiceWords): string {
  const tier = tierOfColumn(column);
  if (tier !== null) {
    const { from, unitPrice, discount } = row.tiers[tier.index] ?? {};
    if (from === undefined) return '';
    if (tier.part === 'from') return format.quantity(from);
    return discount === undefined ? format.unitPrice(unitPrice ?? '0') : format.percent(discount);
  }
  if (column === 'sku') return row.sku;
  if (column === 'name') return row.offerName;
  if (column === 'unitPrice') return format.unitPrice(row.unitPrice);
  if (column === 'floor') return row.floor === null ? '' : format.unitPrice(row.floor);
  if (column === 'pricePer') return format.quantity(row.pricePer);
  if (column === 'tierMode') return row.tierMode === null ? '' : words.tierMode[row.tierMode];
  return row.tierCounting === null ? '' : words.tierCounting[row.tierCounting as 'line' | 'product' | 'family'];
}
