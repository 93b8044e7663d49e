import type { CsvRow } from '../../../kernel/csv.ts';
import { decimal, printDecimal } from '../../../kernel/decimal.ts';
import { parsePercent, printPercent } from '../../../kernel/percent.ts';
import type { TierCounting, TierMode } from './facts.ts';
import type { CellReport, NumberReader } from './file-numbers.ts';
import { createNumberReader, unambiguous } from './file-numbers.ts';
import type { TierDraft } from './price-list-check.ts';
import type { PriceRow } from './price-rows.ts';
import { readPriceRow } from './price-rows.ts';

/** A price list as rows of text. One row per SKU, and one more for each tier above the first: `from_quantity` with
 *  `tier_price` or `tier_discount` (percent). A file without those two columns has the tier's price in `unit_price`. */
export const priceColumns = [
  'sku',
  'name',
  'unit_price',
  'price_per',
  'tier_mode',
  'tier_counting',
  'from_quantity',
  'tier_price',
  'tier_discount',
  'floor',
  'currency',
] as const;
type PriceColumn = (typeof priceColumns)[number];

const modes: readonly string[] = ['all-units', 'graduated'] satisfies TierMode[];
const countings: readonly string[] = ['line', 'product', 'family'] satisfies TierCounting[];

/** What the rows of one SKU say together. */
type Entry = {
  readonly offerId: string;
  readonly row: number;
  readonly said: Partial<Record<PriceColumn, { readonly value: string; readonly row: number }>>;
  readonly tiers: { readonly tier: TierDraft; readonly row: number }[];
  /** A unit price was given that could not be read: reported where it stands, not missed again. */
  priceUnread?: boolean;
};

export type PriceFile = {
  readonly take: (row: CsvRow) => void;
  /** The rows of the list, when all of the file was taken; what is wrong with them was reported. */
  readonly finish: () => readonly PriceRow[];
  /** Rows that said what an earlier one had said. */
  readonly merged: () => { readonly count: number; readonly row: number };
};

export type PriceFileFacts = {
  readonly place: (column: string) => number;
  readonly currency: string;
  /** The offer of a SKU in any case; undefined where the catalogue has none. */
  readonly offerOf: (sku: string) => string | undefined;
  readonly report: CellReport;
};

/** Takes the rows of a file one by one. Every wrong cell is reported with its row, column, value and what would be
 *  right; a SKU twice with the same tier is merged where both say the same, and reported where they do not. */
export function createPriceFile(facts: PriceFileFacts): PriceFile {
  const { report } = facts;
  const numbers = createNumberReader(report);
  const places = Object.fromEntries(priceColumns.map((column) => [column, facts.place(column)])) as Record<
    PriceColumn,
    number
  >;
  const cellOf = (row: CsvRow, column: PriceColumn) => (row.cells[places[column]] ?? '').trim();
  const tiersHaveColumns = places.tier_price >= 0 || places.tier_discount >= 0;
  const entries = new Map<string, Entry>();
  const merged = { count: 0, row: 0 };
  const repeated = (row: CsvRow) => {
    merged.count++;
    if (merged.count === 1) merged.row = row.row;
  };

  const take = (row: CsvRow) => {
    const sku = cellOf(row, 'sku');
    if (sku === '') return report(row.row, 'sku', '', 'present');
    const currency = cellOf(row, 'currency');
    if (currency !== '' && currency.toUpperCase() !== facts.currency)
      report(row.row, 'currency', currency, 'currency_of_list', { currency: facts.currency });
    const offerId = facts.offerOf(sku);
    if (offerId === undefined) return report(row.row, 'sku', sku, 'sku_of_catalogue');
    const from = quantityOf(cellOf(row, 'from_quantity'), 'from_quantity', row.row, report) ?? 1;
    let entry = entries.get(offerId);
    const known = entry !== undefined;
    if (entry === undefined) {
      entry = { offerId, row: row.row, said: {}, tiers: [] };
      entries.set(offerId, entry);
    }
    takeFields(entry, row, cellOf, numbers, report);
    if (from === 1) {
      const had = known && entry.said.unit_price !== undefined;
      const column = cellOf(row, 'unit_price') === '' && cellOf(row, 'tier_price') !== '' ? 'tier_price' : 'unit_price';
      sayNumber(entry, 'unit_price', cellOf(row, column), row.row, numbers, report);
      if (had) repeated(row);
      return undefined;
    }
    if (tiersHaveColumns) sayNumber(entry, 'unit_price', cellOf(row, 'unit_price'), row.row, numbers, report);
    const tier = tierOf(row, from, cellOf, numbers, report, tiersHaveColumns);
    if (tier !== undefined && addTier(entry, tier, row.row, report)) repeated(row);
    return undefined;
  };
  return {
    take,
    merged: () => merged,
    finish: () => {
      numbers.finish();
      return [...entries.values()].flatMap((entry) => rowOfEntry(entry, facts.currency, report) ?? []);
    },
  };
}

function takeFields(
  entry: Entry,
  row: CsvRow,
  cellOf: (row: CsvRow, column: PriceColumn) => string,
  numbers: NumberReader,
  report: CellReport,
): void {
  const choices = [
    ['tier_mode', modes],
    ['tier_counting', countings],
  ] as const;
  for (const [column, options] of choices) {
    const value = cellOf(row, column)
      .toLowerCase()
      .replace(/[\s_]+/g, '-');
    if (value === '') continue;
    if (options.includes(value)) say(entry, column, value, row.row, report);
    else report(row.row, column, value, 'one_of', { options: options.join(', ') });
  }
  const per = quantityOf(cellOf(row, 'price_per'), 'price_per', row.row, report);
  if (per !== undefined) say(entry, 'price_per', String(per), row.row, report);
  sayNumber(entry, 'floor', cellOf(row, 'floor'), row.row, numbers, report);
}

function sayNumber(
  entry: Entry,
  column: 'unit_price' | 'floor',
  cell: string,
  row: number,
  numbers: NumberReader,
  report: CellReport,
): void {
  if (cell === '') return;
  const value = numbers.read(cell, row, column);
  if (value !== undefined) say(entry, column, printDecimal(decimal(value), 2), row, report);
  else if (column === 'unit_price') entry.priceUnread = true;
}

function say(entry: Entry, column: PriceColumn, value: string, row: number, report: CellReport): void {
  const there = entry.said[column];
  if (there === undefined) entry.said[column] = { value, row };
  else if (there.value !== value) report(row, column, value, 'same_as_row', { other: there.row, before: there.value });
}

/** Undefined for an empty cell, and for one that was reported. */
function quantityOf(cell: string, column: string, row: number, report: CellReport): number | undefined {
  if (cell === '') return undefined;
  if (/^\d{1,10}$/.test(cell) && Number(cell) >= 1 && Number(cell) <= 1_000_000_000) return Number(cell);
  if (/^-?\d+$/.test(cell)) report(row, column, cell, 'between', { minimum: 1, maximum: 1_000_000_000 });
  else report(row, column, cell, 'whole_number');
  return undefined;
}

function tierOf(
  row: CsvRow,
  from: number,
  cellOf: (row: CsvRow, column: PriceColumn) => string,
  numbers: NumberReader,
  report: CellReport,
  tiersHaveColumns: boolean,
): TierDraft | undefined {
  const priceColumn = tiersHaveColumns ? 'tier_price' : 'unit_price';
  const price = cellOf(row, priceColumn);
  const discount = tiersHaveColumns ? cellOf(row, 'tier_discount') : '';
  if ((price === '') === (discount === '')) {
    report(row.row, priceColumn, price, 'tier_price_or_discount');
    return undefined;
  }
  if (price !== '') {
    const value = numbers.read(price, row.row, priceColumn);
    return value === undefined ? undefined : { from, unitPrice: printDecimal(decimal(value), 2) };
  }
  const value = numbers.read(discount.replace(/\s*%$/, ''), row.row, 'tier_discount');
  if (value === undefined) return undefined;
  const percent = parsePercent(printDecimal(decimal(value)));
  if (!percent.ok || percent.value >= 1_000_000n) {
    report(row.row, 'tier_discount', discount, 'percent_under_hundred');
    return undefined;
  }
  return { from, discount: printDecimal(percent.value) };
}

/** True when the tier was already there and said the same. */
function addTier(entry: Entry, tier: TierDraft, row: number, report: CellReport): boolean {
  const there = entry.tiers.find((other) => other.tier.from === tier.from);
  if (there !== undefined) {
    if (there.tier.unitPrice === tier.unitPrice && there.tier.discount === tier.discount) return true;
    const column = tier.unitPrice === undefined ? 'tier_discount' : 'tier_price';
    const before = there.tier.unitPrice ?? `${printPercent(decimal(there.tier.discount!))} %`;
    report(row, column, tier.unitPrice ?? `${printPercent(decimal(tier.discount!))} %`, 'same_as_row', {
      other: there.row,
      before,
    });
    return false;
  }
  const last = entry.tiers.at(-1)?.tier.from ?? 1;
  if (tier.from <= last) report(row, 'from_quantity', String(tier.from), 'tier_ascending', { least: last + 1 });
  entry.tiers.push({ tier, row });
  return false;
}

function rowOfEntry(entry: Entry, currency: string, report: CellReport): PriceRow | undefined {
  const { said } = entry;
  if (said.unit_price === undefined) {
    if (!entry.priceUnread) report(entry.row, 'unit_price', '', 'present');
    return undefined;
  }
  const row: PriceRow = {
    offerId: entry.offerId,
    unitPrice: said.unit_price.value,
    pricePer: Number(said.price_per?.value ?? 1),
    tierMode: (said.tier_mode?.value as TierMode | undefined) ?? null,
    tierCounting: (said.tier_counting?.value as TierCounting | undefined) ?? 'line',
    tiers: entry.tiers.map(({ tier }) => tier),
    floor: said.floor?.value ?? null,
  };
  const read = readPriceRow(row, currency, '');
  if (read.ok) return read.value;
  const columns: Readonly<Record<string, PriceColumn>> = { '/tierMode': 'tier_mode', '/tierCounting': 'tier_counting' };
  for (const error of read.refusal.errors ?? []) {
    const column = columns[error.pointer];
    // Tiers out of order were reported where they stand.
    if (column !== undefined)
      report(said[column]?.row ?? entry.tiers[0]!.row, column, said[column]?.value ?? '', error.expected, error.facts);
  }
  return undefined;
}

/** A row of the list as rows of the file, below `priceColumns`. */
export function fileRowsOf(row: PriceRow, sku: string, name: string, currency: string): readonly string[][] {
  const per = row.pricePer === 1 ? '' : String(row.pricePer);
  const floor = row.floor === null ? '' : unambiguous(row.floor);
  const from = row.tiers.length === 0 ? '' : '1';
  const base = [sku, name, unambiguous(row.unitPrice), per, row.tierMode ?? '', row.tierCounting ?? ''];
  const tiers = row.tiers.map((tier) => [
    sku,
    name,
    '',
    '',
    '',
    '',
    String(tier.from),
    tier.unitPrice === undefined ? '' : unambiguous(tier.unitPrice),
    tier.discount === undefined ? '' : unambiguous(printPercent(decimal(tier.discount))),
    '',
    currency,
  ]);
  return [[...base, from, '', '', floor, currency], ...tiers];
}
