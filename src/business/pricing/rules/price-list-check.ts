import type { Day } from '../../../kernel/calendar.ts';
import { periodsOverlap } from '../../../kernel/calendar.ts';
import { isCurrency } from '../../../kernel/currency.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { parseDecimal } from '../../../kernel/decimal.ts';
import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { acceptUnless } from '../../../kernel/outcome.ts';
import { remainderOf } from '../../../kernel/percent.ts';
import type { Audience, ListKind, ListPrice, Tier, TierCounting, TierMode } from './facts.ts';

/** From a quantity on: a unit price of its own, or a share off the list's unit price ("0.1" is 10 % off). */
export type TierDraft = {
  readonly from: number;
  readonly unitPrice?: string | undefined;
  readonly discount?: string | undefined;
};

/** A row of a list as it was entered. `unitPrice` holds from quantity 1 and `tiers` are the steps above it; a row
 *  without one states everything in tiers, the first of them from 1. `currency` where the row says one. */
export type PriceDraft = {
  readonly unitPrice?: string | undefined;
  readonly currency?: string | undefined;
  readonly pricePer?: number | undefined;
  readonly tierMode?: TierMode | null | undefined;
  readonly tierCounting?: TierCounting | null | undefined;
  readonly tiers?: readonly TierDraft[] | undefined;
  readonly floor?: string | null | undefined;
};

export type CheckedPrice = { readonly price: ListPrice; readonly floor: Decimal | undefined };

type Errors = FieldError[];

function readPrice(text: string, pointer: string, errors: Errors): Decimal | undefined {
  const read = parseDecimal(text);
  if (!read.ok) {
    const expected = read.refusal.code === 'decimal_too_fine' ? 'price_six_digits' : 'price_digits';
    errors.push({ pointer, value: text, expected });
    return undefined;
  }
  if (read.value < 0n) {
    errors.push({ pointer, value: text, expected: 'price_zero_or_more' });
    return undefined;
  }
  return read.value;
}

function readShare(text: string, pointer: string, errors: Errors): Decimal | undefined {
  const read = parseDecimal(text);
  if (read.ok && read.value >= 0n && read.value < 1_000_000n) return read.value;
  errors.push({ pointer, value: text, expected: 'share_under_one' });
  return undefined;
}

/** Order of the steps: each above the one before. `above` is the quantity that the first must pass. */
function checkSteps(tiers: readonly TierDraft[], above: number, pointer: string, errors: Errors): void {
  let before = above;
  for (const [index, tier] of tiers.entries()) {
    const at = `${pointer}/tiers/${index}/from`;
    if (!Number.isInteger(tier.from) || tier.from < 1) {
      errors.push({ pointer: at, value: tier.from, expected: 'tier_whole' });
      continue;
    }
    if (index === 0 && above === 0 && tier.from !== 1) {
      errors.push({ pointer: at, value: tier.from, expected: 'tier_first_from_1' });
    } else if (tier.from === before) {
      errors.push({ pointer: at, value: tier.from, expected: 'tier_once', facts: { least: before + 1 } });
    } else if (tier.from < before) {
      errors.push({ pointer: at, value: tier.from, expected: 'tier_ascending', facts: { least: before + 1 } });
    }
    before = Math.max(before, tier.from);
  }
}

function readTier(tier: TierDraft, pointer: string, errors: Errors): Tier | undefined {
  const { from, unitPrice, discount } = tier;
  if ((unitPrice === undefined) === (discount === undefined)) {
    errors.push({ pointer, value: unitPrice ?? '', expected: 'tier_price_or_discount' });
    return undefined;
  }
  if (unitPrice !== undefined) {
    const price = readPrice(unitPrice, `${pointer}/unitPrice`, errors);
    return price === undefined ? undefined : { from, unitPrice: price };
  }
  const off = readShare(discount!, `${pointer}/discount`, errors);
  return off === undefined ? undefined : { from, ofList: remainderOf(off) };
}

function checkSchedule(draft: PriceDraft, pointer: string, errors: Errors): void {
  if (draft.tiers === undefined || draft.tiers.length === 0) return;
  checkSteps(draft.tiers, draft.unitPrice === undefined ? 0 : 1, pointer, errors);
  if (draft.tierMode !== 'all-units' && draft.tierMode !== 'graduated') {
    errors.push({ pointer: `${pointer}/tierMode`, value: draft.tierMode ?? '', expected: 'tier_mode' });
  }
  const counting = draft.tierCounting ?? 'line';
  if (draft.tierMode === 'graduated' && counting !== 'line') {
    errors.push({ pointer: `${pointer}/tierCounting`, value: counting, expected: 'graduated_per_line' });
  }
}

/** Reads a row of a price list, or says everything that is wrong with it: refuses `price_invalid` with the errors. The
 *  result is complete: its schedule's first tier starts at 1. */
export function readListPrice(draft: PriceDraft, listCurrency: string, pointer: string): Outcome<CheckedPrice> {
  const errors: Errors = [];
  if (draft.currency !== undefined && draft.currency !== listCurrency) {
    const expected = isCurrency(draft.currency) ? 'currency_of_list' : 'currency';
    errors.push({ pointer: `${pointer}/currency`, value: draft.currency, expected, facts: { currency: listCurrency } });
  }
  const per = draft.pricePer ?? 1;
  if (!Number.isInteger(per) || per < 1) {
    errors.push({ pointer: `${pointer}/pricePer`, value: per, expected: 'quantity_whole' });
  }
  checkSchedule(draft, pointer, errors);
  const drafts = draft.tiers ?? [];
  const tiers = drafts.map((tier, index) => readTier(tier, `${pointer}/tiers/${index}`, errors));
  const own = draft.unitPrice === undefined ? undefined : readPrice(draft.unitPrice, `${pointer}/unitPrice`, errors);
  const first = drafts[0]?.unitPrice === undefined ? undefined : tiers[0];
  const unitPrice = own ?? (first !== undefined && 'unitPrice' in first ? first.unitPrice : undefined);
  if (draft.unitPrice === undefined && drafts[0]?.unitPrice === undefined) {
    errors.push({ pointer: `${pointer}/unitPrice`, value: '', expected: 'price_digits' });
  }
  const floor = draft.floor == null ? undefined : readPrice(draft.floor, `${pointer}/floor`, errors);
  const steps = tiers.filter((tier) => tier !== undefined);
  const whole: readonly Tier[] = own === undefined ? steps : [{ from: 1, unitPrice: own }, ...steps];
  const schedule =
    steps.length === 0 || draft.tierMode == null
      ? {}
      : { schedule: { mode: draft.tierMode, counting: draft.tierCounting ?? ('line' as const), tiers: whole } };
  const price: ListPrice = { unitPrice: unitPrice ?? (0n as Decimal), ...(per !== 1 && { per }), ...schedule };
  return acceptUnless(errors, 'price_invalid', { price, floor });
}

/** The header of a list, as far as other lists matter to it. */
export type ListHeader = {
  readonly id: string;
  readonly name: string;
  readonly kind: ListKind;
  readonly audience: Audience;
  readonly currency: string;
  readonly starts: Day;
  readonly ends?: Day | undefined;
};

function isRival(list: ListHeader, other: ListHeader): boolean {
  return (
    other.id !== list.id &&
    other.kind === list.kind &&
    other.audience === list.audience &&
    other.currency === list.currency
  );
}

/** Two lists of a kind, for the same people and currency, with the same start: neither would be the later one. */
export function checkListHeader(list: ListHeader, others: readonly ListHeader[], pointer = ''): readonly FieldError[] {
  const errors: Errors = [];
  if (!isCurrency(list.currency)) {
    errors.push({ pointer: `${pointer}/currency`, value: list.currency, expected: 'currency' });
  }
  if (list.ends !== undefined && list.ends <= list.starts) {
    errors.push({
      pointer: `${pointer}/endsOn`,
      value: list.ends,
      expected: 'day_after_start',
      facts: { starts: list.starts },
    });
  }
  const same = others.find((other) => isRival(list, other) && other.starts === list.starts);
  if (same !== undefined) {
    const facts = { name: same.name };
    errors.push({ pointer: `${pointer}/startsOn`, value: list.starts, expected: 'list_start_once', facts });
  }
  return errors;
}

/** Lists that hold on some of the same days for the same people: allowed, the later start wins, and worth saying.
 *  `from` is the first day on which `winner` is the one that counts, `until` the first on which it no longer is. */
export type ListOverlap = {
  readonly other: ListHeader;
  readonly winner: string;
  readonly from: Day;
  readonly until: Day | undefined;
};

export function overlapsOf(list: ListHeader, others: readonly ListHeader[]): readonly ListOverlap[] {
  const period = (one: ListHeader) => ({ first: one.starts, last: one.ends });
  return others
    .filter(
      (other) => isRival(list, other) && other.starts !== list.starts && periodsOverlap(period(list), period(other)),
    )
    .sort((a, b) => (a.starts < b.starts ? -1 : 1))
    .map((other) => {
      const later = other.starts > list.starts ? other : list;
      const earlier = later === list ? other : list;
      const until =
        later.ends === undefined || (earlier.ends !== undefined && earlier.ends < later.ends)
          ? earlier.ends
          : later.ends;
      return { other, winner: later.id, from: later.starts, until };
    });
}
