import type { PriceChange, PriceReply, TierBody } from '../../business/pricing/terms.ts';
import { decimal, parseDecimal as parseExact, printDecimal } from '../../kernel/decimal.ts';
import type { Format } from '../../texts/format.ts';
import type { Language } from '../../texts/languages.ts';
import { parseDecimal, parseQuantity } from '../../texts/typed-figures.ts';
import { type ChoiceWords, type GridColumn, isTierColumn, tierOfColumn } from './price-grid-columns.ts';
import { shareOfPercent } from './price-share.ts';

/** What is typed over a row. What is not typed stays as it is kept. */
export type RowEdit = { readonly cells: Readonly<Partial<Record<GridColumn, string>>>; readonly removed: boolean };

export type WrongReason =
  | 'figure'
  | 'currencySign'
  | 'otherMarks'
  | 'negative'
  | 'digits'
  | 'tooLarge'
  | 'quantity'
  | 'choice'
  | 'ascending'
  | 'tierFrom'
  | 'tierPrice'
  | 'underHundred'
  | 'graduatedLine'
  | 'needed'
  | 'skuThere';

/** What is wrong with a cell; `right` is how it could be written instead, where that is known. */
export type Wrong = { readonly reason: WrongReason; readonly right?: string };
export type WrongCells = ReadonlyMap<GridColumn, Wrong>;

/** How figures and choices are typed by the one who reads. */
export type Reading = { readonly language: Language; readonly format: Format; readonly words: ChoiceWords };

/** `change`: what saving the row would send, null where it would change nothing. `same`: typed cells that say what is
 *  kept already. */
export type ReadRow = {
  readonly change: PriceChange | null;
  readonly wrong: WrongCells;
  readonly same: readonly GridColumn[];
};

type Read<T> = { readonly value: T } | { readonly wrong: Wrong };

const LETTERS = /\p{Sc}|\p{L}+/gu;

/** A price as it is typed or pasted: in the reader's own way of writing figures, without a currency. */
export function readPrice(typed: string, { language, format }: Reading): Read<string> {
  const text = typed.trim();
  const read = parseDecimal(text, language);
  if (!read.ok) {
    const bare = text.replace(LETTERS, '').trim();
    if (bare !== text && bare !== '') {
      const inside = parseDecimal(bare, language);
      return { wrong: { reason: 'currencySign', ...(inside.ok && { right: shownPrice(inside.value, format) }) } };
    }
    const other = parseDecimal(text, language === 'de' ? 'en' : 'de');
    return other.ok && !other.value.startsWith('-')
      ? { wrong: { reason: 'otherMarks', right: shownPrice(other.value, format) } }
      : { wrong: { reason: /^\(.*\d.*\)$/.test(text) ? 'negative' : 'figure' } };
  }
  if (text.endsWith('%')) return { wrong: { reason: 'figure' } };
  if (read.value.startsWith('-')) return { wrong: { reason: 'negative' } };
  const exact = parseExact(read.value);
  if (exact.ok) return { value: printDecimal(exact.value, 2) };
  return { wrong: { reason: exact.refusal.code === 'decimal_too_fine' ? 'digits' : 'tooLarge' } };
}

function shownPrice(value: string, format: Format): string {
  return parseExact(value).ok ? format.unitPrice(value) : value;
}

function readWhole(typed: string): Read<number> {
  const read = parseQuantity(typed);
  return read.ok ? { value: read.value } : { wrong: { reason: read.reason === 'tooLarge' ? 'tooLarge' : 'quantity' } };
}

function readChoice<T extends string>(typed: string, words: Readonly<Record<T, string>>): Read<T> {
  const wanted = typed.trim().toLowerCase();
  const found = (Object.keys(words) as T[]).find((key) => key === wanted || words[key].toLowerCase() === wanted);
  if (found !== undefined) return { value: found };
  return { wrong: { reason: 'choice', right: Object.values<string>(words).join(', ') } };
}

/** Reads what is typed over a row. `base` is null for a row that the list does not carry yet. */
export function readRow(base: PriceReply | null, { cells, removed }: RowEdit, reading: Reading): ReadRow {
  if (removed && base !== null) return { change: { sku: base.sku, remove: true }, wrong: new Map(), same: [] };
  const wrong = new Map<GridColumn, Wrong>();
  const same: GridColumn[] = [];
  const change: Record<string, unknown> = {};
  const take = (column: GridColumn, field: string, kept: unknown, read: Read<unknown>) => {
    if ('wrong' in read) wrong.set(column, read.wrong);
    else if (base !== null && read.value === kept) same.push(column);
    else change[field] = read.value;
  };
  if (cells.unitPrice !== undefined)
    take(
      'unitPrice',
      'unitPrice',
      base?.unitPrice,
      neededOr(cells.unitPrice, (typed) => readPrice(typed, reading)),
    );
  if (cells.floor !== undefined)
    take(
      'floor',
      'floor',
      base?.floor ?? null,
      emptyOr<string | null>(cells.floor, null, (typed) => readPrice(typed, reading)),
    );
  if (cells.pricePer !== undefined)
    take('pricePer', 'pricePer', base?.pricePer ?? 1, emptyOr<number>(cells.pricePer, 1, readWhole));
  takeTiers(base, cells, reading, { wrong, same, change });
  if (base === null) {
    const sku = (cells.sku ?? '').trim();
    if (sku === '') wrong.set('sku', { reason: 'needed' });
    if (cells.unitPrice === undefined) wrong.set('unitPrice', { reason: 'needed' });
    return { change: { sku, ...change }, wrong, same: [] };
  }
  const changes = Object.keys(change).length > 0;
  return { change: changes ? { sku: base.sku, ...change } : null, wrong, same };
}

function neededOr<T>(typed: string, read: (typed: string) => Read<T>): Read<T> {
  return typed.trim() === '' ? { wrong: { reason: 'needed' } } : read(typed);
}

function emptyOr<T>(typed: string, empty: T, read: (typed: string) => Read<NonNullable<T>>): Read<T> {
  return typed.trim() === '' ? { value: empty } : read(typed);
}

type Taken = {
  readonly wrong: Map<GridColumn, Wrong>;
  readonly same: GridColumn[];
  readonly change: Record<string, unknown>;
};

/** Tiers are sent as a whole: typed cells over the kept ones, without the ones that are empty. */
function takeTiers(base: PriceReply | null, cells: RowEdit['cells'], reading: Reading, taken: Taken): void {
  const typed = (Object.keys(cells) as GridColumn[]).filter(isTierColumn);
  if (typed.length === 0) return;
  const wrongBefore = taken.wrong.size;
  const tiers = readTiers(base, cells, reading, taken.wrong);
  const schedule = readSchedule(base, cells, reading, taken.wrong, tiers.length);
  if (taken.wrong.size > wrongBefore) return;
  const kept = base ?? { tiers: [], tierMode: null, tierCounting: null };
  const asBefore = JSON.stringify(tiers) === JSON.stringify(kept.tiers.map(canonicalTier));
  if (base !== null && asBefore && schedule.tierMode === kept.tierMode && schedule.tierCounting === kept.tierCounting)
    taken.same.push(...typed);
  else Object.assign(taken.change, { tiers, ...schedule });
}

function canonicalTier({ from, unitPrice, discount }: TierBody): TierBody {
  return discount === undefined ? { from, unitPrice: unitPrice ?? '0' } : { from, discount };
}

function readTiers(
  base: PriceReply | null,
  cells: RowEdit['cells'],
  reading: Reading,
  wrong: Map<GridColumn, Wrong>,
): TierBody[] {
  const last = (Object.keys(cells) as GridColumn[]).reduce(
    (most, column) => Math.max(most, (tierOfColumn(column)?.index ?? -1) + 1),
    base?.tiers.length ?? 0,
  );
  const tiers: TierBody[] = [];
  let above = 1;
  for (let index = 0; index < last; index++) {
    const kept = base?.tiers[index];
    const [typedFrom, typedPrice] = [cells[`from${index}`], cells[`price${index}`]];
    const noFrom = typedFrom === undefined ? kept === undefined : typedFrom.trim() === '';
    const noPrice = typedPrice === undefined ? kept === undefined : typedPrice.trim() === '';
    if (noFrom && noPrice) continue;
    if (noFrom || noPrice) {
      wrong.set(noFrom ? `from${index}` : `price${index}`, { reason: noFrom ? 'tierFrom' : 'tierPrice' });
      continue;
    }
    const from = typedFrom === undefined ? { value: kept!.from } : readWhole(typedFrom);
    const price = typedPrice === undefined ? { value: canonicalTier(kept!) } : readTierPrice(typedPrice, reading);
    if ('wrong' in from) wrong.set(`from${index}`, from.wrong);
    else if (from.value <= above)
      wrong.set(`from${index}`, { reason: 'ascending', right: reading.format.quantity(above + 1) });
    else above = from.value;
    if ('wrong' in price) wrong.set(`price${index}`, price.wrong);
    if (!('wrong' in from) && !('wrong' in price)) tiers.push({ ...price.value, from: from.value });
  }
  return tiers.map(canonicalTier);
}

function readTierPrice(typed: string, reading: Reading): Read<Omit<TierBody, 'from'>> {
  if (typed.includes('%')) {
    const share = shareOfPercent(typed, reading.language);
    return share === null
      ? { wrong: { reason: 'underHundred' } }
      : { value: { discount: printDecimal(decimal(share)) } };
  }
  const read = readPrice(typed, reading);
  return 'wrong' in read ? read : { value: { unitPrice: read.value } };
}

/** Tiers without a word on them hold for all units and count per line, as most do. */
function readSchedule(
  base: PriceReply | null,
  cells: RowEdit['cells'],
  { words }: Reading,
  wrong: Map<GridColumn, Wrong>,
  tiers: number,
): Pick<PriceReply, 'tierMode' | 'tierCounting'> {
  const mode = choiceOf('tierMode', cells.tierMode, base?.tierMode ?? 'all-units', words.tierMode, wrong);
  const counting = choiceOf(
    'tierCounting',
    cells.tierCounting,
    base?.tierCounting ?? 'line',
    words.tierCounting,
    wrong,
  );
  if (tiers === 0) return { tierMode: null, tierCounting: null };
  if (mode !== 'graduated' || counting === 'line') return { tierMode: mode, tierCounting: counting };
  if (cells.tierCounting === undefined) return { tierMode: mode, tierCounting: 'line' };
  wrong.set('tierCounting', { reason: 'graduatedLine', right: words.tierCounting.line });
  return { tierMode: mode, tierCounting: 'line' };
}

function choiceOf<T extends string>(
  column: GridColumn,
  typed: string | undefined,
  kept: T,
  words: Readonly<Record<T, string>>,
  wrong: Map<GridColumn, Wrong>,
): T {
  if (typed === undefined || typed.trim() === '') return kept;
  const read = readChoice(typed, words);
  if ('value' in read) return read.value;
  wrong.set(column, read.wrong);
  return kept;
}
