import type { Decimal } from '../../../kernel/decimal.ts';
import { decimal, multiplyDecimals, printDecimal } from '../../../kernel/decimal.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, acceptedValue } from '../../../kernel/outcome.ts';
import { remainderOf } from '../../../kernel/percent.ts';
import type { ListPrice, TierCounting, TierMode } from './facts.ts';
import type { TierDraft } from './price-list-check.ts';
import { readListPrice } from './price-list-check.ts';

/** A row of a price list as it is kept. `unitPrice` and `floor` are for `pricePer` licences. */
export type PriceRow = {
  readonly offerId: string;
  readonly unitPrice: string;
  readonly pricePer: number;
  readonly tierMode: TierMode | null;
  readonly tierCounting: TierCounting | null;
  readonly tiers: readonly TierDraft[];
  readonly floor: string | null;
};

/** Reads a row, or refuses `price_invalid` with everything that is wrong with it; the row comes back in the one form in
 *  which it is kept, so that equal rows are equal texts. */
export function readPriceRow(row: PriceRow, currency: string, pointer: string): Outcome<PriceRow> {
  const read = readListPrice(row, currency, pointer);
  return read.ok ? accept(canonicalRow(row)) : read;
}

/** A flat price has no schedule; one with tiers counts per line unless it says otherwise. */
export function canonicalRow(row: PriceRow): PriceRow {
  const flat = row.tiers.length === 0;
  return {
    offerId: row.offerId,
    unitPrice: canonicalPrice(row.unitPrice),
    pricePer: row.pricePer,
    tierMode: flat ? null : row.tierMode,
    tierCounting: flat ? null : (row.tierCounting ?? 'line'),
    tiers: row.tiers.map((tier) =>
      tier.unitPrice === undefined
        ? { from: tier.from, discount: printDecimal(decimal(tier.discount!)) }
        : { from: tier.from, unitPrice: canonicalPrice(tier.unitPrice) },
    ),
    floor: row.floor === null ? null : canonicalPrice(row.floor),
  };
}

function canonicalPrice(text: string): string {
  return printDecimal(decimal(text), 2);
}

export function sameRow(a: PriceRow, b: PriceRow): boolean {
  return (
    a.unitPrice === b.unitPrice &&
    a.pricePer === b.pricePer &&
    a.tierMode === b.tierMode &&
    a.tierCounting === b.tierCounting &&
    a.floor === b.floor &&
    sameTiers(a.tiers, b.tiers)
  );
}

function sameTiers(a: readonly TierDraft[], b: readonly TierDraft[]): boolean {
  return (
    a.length === b.length &&
    a.every((tier, index) => {
      const other = b[index]!;
      return tier.from === other.from && tier.unitPrice === other.unitPrice && tier.discount === other.discount;
    })
  );
}

/** The unit price from each quantity on, as the pricer has it; the first from 1. */
export function stepsOf(row: PriceRow): readonly { readonly from: number; readonly unitPrice: Decimal }[] {
  const unitPrice = decimal(row.unitPrice);
  const steps = row.tiers.map((tier) => ({
    from: tier.from,
    unitPrice:
      tier.unitPrice === undefined
        ? multiplyDecimals(unitPrice, remainderOf(decimal(tier.discount!)))
        : decimal(tier.unitPrice),
  }));
  return [{ from: 1, unitPrice }, ...steps];
}

/** A kept row as the pricer wants it. */
export function listPriceOf(row: PriceRow, currency: string): ListPrice {
  return acceptedValue(readListPrice(row, currency, '')).price;
}
