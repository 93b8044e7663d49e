import type { PriceBody, PriceReply } from '../../business/pricing/terms.ts';
import type { Format } from '../../texts/format.ts';
import type { Language } from '../../texts/languages.ts';
import { parseDecimal, parseQuantity } from '../../texts/typed-figures.ts';
import { shareOfPercent } from './price-list-words.ts';

/** A tier as it is typed: a quantity, and a unit price ("17.60") or what comes off ("20 %"). */
export type TierEdit = { readonly from: string; readonly price: string };

/** A row of a draft while it is changed. What is typed stays as it was typed until it is saved. */
export type PriceEdit = {
  readonly sku: string;
  /** The row as it was when the change began; null where it is new. */
  readonly base: PriceReply | null;
  readonly offerName: string;
  readonly removed: boolean;
  readonly unitPrice: string;
  readonly pricePer: string;
  readonly floor: string;
  readonly tierMode: '' | 'all-units' | 'graduated';
  readonly tierCounting: 'line' | 'product' | 'family';
  readonly tiers: readonly TierEdit[];
};

export type PriceField =
  | 'unitPrice'
  | 'pricePer'
  | 'floor'
  | 'tierMode'
  | 'tierCounting'
  | `tiers/${number}/${'from' | 'price'}`;

/** What is wrong with what was typed, by field; the words are the screen's. */
export type WrongPrice = {
  readonly field: PriceField;
  readonly reason: 'figure' | 'quantity' | 'mode' | 'ascending' | 'tierPrice' | 'underHundred';
};

/** A row as it stands in the fields before anything is typed. */
export function editOf(row: PriceReply, format: Format): PriceEdit {
  return {
    sku: row.sku,
    base: row,
    offerName: row.offerName,
    removed: false,
    unitPrice: format.unitPrice(row.unitPrice),
    pricePer: format.quantity(row.pricePer),
    floor: row.floor === null ? '' : format.unitPrice(row.floor),
    tierMode: row.tierMode ?? '',
    tierCounting: row.tierCounting ?? 'line',
    tiers: row.tiers.map((tier) => ({
      from: format.quantity(tier.from),
      price: tier.discount === undefined ? format.unitPrice(tier.unitPrice ?? '0') : format.percent(tier.discount),
    })),
  };
}

export function newEdit(sku: string, offerName: string): PriceEdit {
  return {
    sku,
    base: null,
    offerName,
    removed: false,
    unitPrice: '',
    pricePer: '1',
    floor: '',
    tierMode: '',
    tierCounting: 'line',
    tiers: [],
  };
}

/** Reads what was typed: the row as the server takes it, and everything that is wrong with it. */
export function readEdit(
  edit: PriceEdit,
  language: Language,
): { readonly body: PriceBody; readonly wrong: readonly WrongPrice[] } {
  const wrong: WrongPrice[] = [];
  const price = (field: PriceField, typed: string) => {
    const read = parseDecimal(typed, language);
    if (read.ok && !read.value.startsWith('-')) return read.value;
    wrong.push({ field, reason: 'figure' });
    return '0';
  };
  const per = parseQuantity(edit.pricePer);
  if (!per.ok) wrong.push({ field: 'pricePer', reason: 'quantity' });
  if (edit.tiers.length > 0 && edit.tierMode === '') wrong.push({ field: 'tierMode', reason: 'mode' });
  const body: PriceBody = {
    sku: edit.sku,
    unitPrice: price('unitPrice', edit.unitPrice),
    pricePer: per.ok ? per.value : 1,
    tierMode: edit.tiers.length > 0 && edit.tierMode !== '' ? edit.tierMode : null,
    tierCounting: edit.tiers.length > 0 ? (edit.tierMode === 'graduated' ? 'line' : edit.tierCounting) : null,
    tiers: readTiers(edit.tiers, language, wrong),
    floor: edit.floor.trim() === '' ? null : price('floor', edit.floor),
  };
  return { body, wrong };
}

function readTiers(tiers: readonly TierEdit[], language: Language, wrong: WrongPrice[]): PriceBody['tiers'] {
  let before = 1;
  return tiers.map((tier, index) => {
    const from = parseQuantity(tier.from);
    if (!from.ok) wrong.push({ field: `tiers/${index}/from`, reason: 'quantity' });
    else if (from.value <= before) wrong.push({ field: `tiers/${index}/from`, reason: 'ascending' });
    before = from.ok ? Math.max(before, from.value) : before;
    return { from: from.ok ? from.value : 1, ...readTierPrice(tier.price, language, `tiers/${index}/price`, wrong) };
  });
}

function readTierPrice(
  typed: string,
  language: Language,
  field: PriceField,
  wrong: WrongPrice[],
): { unitPrice: string } | { discount: string } {
  if (typed.includes('%')) {
    const share = shareOfPercent(typed, language);
    if (share === null) wrong.push({ field, reason: 'underHundred' });
    return { discount: share ?? '0' };
  }
  const read = parseDecimal(typed, language);
  if (read.ok && !read.value.startsWith('-')) return { unitPrice: read.value };
  wrong.push({ field, reason: 'tierPrice' });
  return { unitPrice: '0' };
}

/** Whether saving the edit would change anything. */
export function changesAnything(edit: PriceEdit, format: Format, language: Language): boolean {
  if (edit.base === null) return !edit.removed;
  if (edit.removed) return true;
  const { body, wrong } = readEdit(edit, language);
  if (wrong.length > 0) return true;
  const before = readEdit(editOf(edit.base, format), language).body;
  return plain(body) !== plain(before);
}

/** "22" and "22.00" are the same price. */
function plain(body: PriceBody): string {
  return JSON.stringify(body, (_, value) =>
    typeof value === 'string' && /^\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '') : value,
  );
}

/** "/set/3/tiers/0/unitPrice" of the server's answer is a field of the fourth row that was sent. */
export function fieldOfPricePointer(pointer: string): { readonly index: number; readonly field: PriceField } | null {
  const [, index, path] = /^\/set\/(\d+)\/(.+)$/.exec(pointer) ?? [];
  if (index === undefined || path === undefined) return null;
  const [, tier, part] = /^tiers\/(\d+)(?:\/(\w+))?$/.exec(path) ?? [];
  if (tier !== undefined)
    return { index: Number(index), field: `tiers/${Number(tier)}/${part === 'from' ? 'from' : 'price'}` };
  const fields: readonly string[] = ['unitPrice', 'pricePer', 'floor', 'tierMode', 'tierCounting'];
  return fields.includes(path)
    ? { index: Number(index), field: path as PriceField }
    : { index: Number(index), field: 'unitPrice' };
}
