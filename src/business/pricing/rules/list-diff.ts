import type { Decimal } from '../../../kernel/decimal.ts';
import { decimal, divideRounded, printDecimal } from '../../../kernel/decimal.ts';
import { ratioOf } from '../../../kernel/percent.ts';
import type { PriceRow } from './price-rows.ts';
import { sameRow, stepsOf } from './price-rows.ts';

export type ChangedPrice = {
  readonly before: PriceRow;
  readonly after: PriceRow;
  /** Change of the unit price in percent with up to 2 digits ("-4.5"); null where it was zero before. */
  readonly percent: string | null;
};

export type ListDiff = {
  readonly added: readonly PriceRow[];
  readonly removed: readonly PriceRow[];
  readonly changed: readonly ChangedPrice[];
  readonly unchanged: number;
};

/** What a list changes against the one it follows, offer by offer. */
export function diffOfLists(before: readonly PriceRow[], after: readonly PriceRow[]): ListDiff {
  const old = new Map(before.map((row) => [row.offerId, row]));
  const added: PriceRow[] = [];
  const changed: ChangedPrice[] = [];
  let unchanged = 0;
  for (const row of after) {
    const was = old.get(row.offerId);
    old.delete(row.offerId);
    if (was === undefined) added.push(row);
    else if (sameRow(was, row)) unchanged++;
    else changed.push({ before: was, after: row, percent: percentOf(was, row) });
  }
  return { added, removed: [...old.values()], changed, unchanged };
}

/** Hundredths of a percent by which the unit price of one licence rises; undefined where it was zero. */
function riseOf(before: PriceRow, after: PriceRow): bigint | undefined {
  const was = decimal(before.unitPrice) * BigInt(after.pricePer);
  const is = decimal(after.unitPrice) * BigInt(before.pricePer);
  return was === 0n ? undefined : divideRounded(ratioOf(is - was, was), 100n);
}

function percentOf(before: PriceRow, after: PriceRow): string | null {
  const rise = riseOf(before, after);
  return rise === undefined ? null : printDecimal((rise * 10_000n) as Decimal);
}

export type SurpriseCode = 'larger_costs_less' | 'tier_dearer' | 'under_floor' | 'free' | 'rises_a_lot' | 'falls_a_lot';
export type PriceSurprise = {
  readonly code: SurpriseCode;
  readonly offerId: string;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** A change of the unit price by this much or more is said: a slipped decimal point looks like it. */
const A_LOT = 2_500n;

function surprise(code: SurpriseCode, row: PriceRow, facts: PriceSurprise['facts']): PriceSurprise {
  return { code, offerId: row.offerId, facts };
}

/** What a buyer, or the vendor, would not expect of the rows: where buying more costs less in total (RULES 2), where a
 *  larger quantity costs more each, prices under their floor or of nothing, and jumps. */
export function surprisesOf(rows: readonly PriceRow[], changed: readonly ChangedPrice[]): PriceSurprise[] {
  const found: PriceSurprise[] = [];
  for (const row of rows) {
    found.push(...tierSurprises(row));
    const least = stepsOf(row).reduce((low, step) => (step.unitPrice < low.unitPrice ? step : low));
    if (row.floor !== null && least.unitPrice < decimal(row.floor)) {
      const price = printDecimal(least.unitPrice, 2);
      found.push(surprise('under_floor', row, { price, from: least.from, floor: row.floor }));
    }
    if (decimal(row.unitPrice) === 0n) found.push(surprise('free', row, {}));
  }
  for (const { before, after, percent } of changed) {
    const rise = riseOf(before, after);
    if (rise === undefined || (rise < A_LOT && rise > -A_LOT)) continue;
    const facts = { before: before.unitPrice, after: after.unitPrice, percent: percent ?? '' };
    found.push(surprise(rise > 0n ? 'rises_a_lot' : 'falls_a_lot', after, facts));
  }
  return found;
}

function tierSurprises(row: PriceRow): PriceSurprise[] {
  const found: PriceSurprise[] = [];
  const steps = stepsOf(row);
  for (let index = 1; index < steps.length; index++) {
    const step = steps[index]!;
    const last = steps[index - 1]!;
    if (step.unitPrice > last.unitPrice) {
      const facts = {
        from: step.from,
        price: printDecimal(step.unitPrice, 2),
        before: printDecimal(last.unitPrice, 2),
      };
      found.push(surprise('tier_dearer', row, facts));
    }
    const saved = last.unitPrice * BigInt(step.from - 1) - step.unitPrice * BigInt(step.from);
    if (row.tierMode !== 'all-units' || saved <= 0n) continue;
    const less = printDecimal(divideRounded(saved, BigInt(row.pricePer)) as Decimal, 2);
    found.push(surprise('larger_costs_less', row, { from: step.from, than: step.from - 1, less }));
  }
  return found;
}
