import type { Day } from '../../../kernel/calendar.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { decimal, divideRounded, printDecimal } from '../../../kernel/decimal.ts';
import type { OfferFact, PriceList } from './facts.ts';
import type { SurpriseCode } from './list-diff.ts';
import { surprisesOf } from './list-diff.ts';
import type { ListHeader } from './price-list-check.ts';
import { carriedBy } from './price-lists.ts';
import type { PriceRow } from './price-rows.ts';
import { stepsOf } from './price-rows.ts';
import { QUANTITY_MOST } from './quantity.ts';

export type WarningKind =
  | Extract<SurpriseCode, 'larger_costs_less' | 'tier_dearer' | 'under_floor' | 'free'>
  | 'under_cost'
  | 'above_public'
  | 'tier_never'
  | 'tier_same';

/** A rule of a list that the vendor, or a buyer, would not expect. `column` is the cell of the sheet it is about. */
export type PriceWarning = {
  readonly kind: WarningKind;
  readonly offerId: string;
  readonly column: string;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** What one licence costs the vendor for one billing period. */
export type Cost = { readonly amount: Decimal; readonly currency: string };

export type WarningFacts = {
  readonly currency: string;
  readonly costs: ReadonlyMap<string, Cost>;
  /** The public prices in the same currency; empty for a public list, which is above nothing. */
  readonly publicRows: ReadonlyMap<string, PriceRow>;
};

/** Everything about the rows of a list that should be seen before it counts. */
export function warningsOf(rows: readonly PriceRow[], facts: WarningFacts): PriceWarning[] {
  const byOffer = new Map(rows.map((row) => [row.offerId, row]));
  const surprises = surprisesOf(rows, []).map((one): PriceWarning => {
    const column = columnOfStep(byOffer.get(one.offerId), Number(one.facts.from ?? 1));
    return { ...one, kind: one.code as WarningKind, column };
  });
  return [
    ...surprises,
    ...rows.flatMap((row) => [...underCost(row, facts), ...idleTiers(row), ...abovePublic(row, facts)]),
  ];
}

function columnOfStep(row: PriceRow | undefined, from: number): string {
  const tier = row?.tiers.findIndex((one) => one.from === from) ?? -1;
  return tier < 0 ? 'unitPrice' : `price${tier}`;
}

/** The first step whose price for one licence is less than what it costs. Costs in another currency say nothing. */
function underCost(row: PriceRow, { costs, currency }: WarningFacts): PriceWarning[] {
  const cost = costs.get(row.offerId);
  if (cost === undefined || cost.currency !== currency) return [];
  const step = stepsOf(row).find(({ unitPrice }) => unitPrice < cost.amount * BigInt(row.pricePer));
  if (step === undefined) return [];
  const price = printDecimal(divideRounded(step.unitPrice, BigInt(row.pricePer)) as Decimal, 2);
  const facts = { from: step.from, price, cost: printDecimal(cost.amount, 2) };
  return [{ kind: 'under_cost', offerId: row.offerId, column: columnOfStep(row, step.from), facts }];
}

/** Tiers that begin above the largest quantity anyone may order, and those that change nothing. */
function idleTiers(row: PriceRow): PriceWarning[] {
  const steps = stepsOf(row);
  return steps.slice(1).flatMap((step, index): PriceWarning[] => {
    const column = `from${index}`;
    if (step.from > QUANTITY_MOST)
      return [{ kind: 'tier_never', offerId: row.offerId, column, facts: { from: step.from, most: QUANTITY_MOST } }];
    if (step.unitPrice !== steps[index]!.unitPrice) return [];
    return [{ kind: 'tier_same', offerId: row.offerId, column, facts: { from: step.from } }];
  });
}

/** Millionths that a quantity costs before it is divided by what the price is for. */
function totalAt(row: PriceRow, quantity: number): bigint {
  const steps = stepsOf(row);
  const reached = steps.filter(({ from }) => from <= quantity);
  if (row.tierMode !== 'graduated') return reached[reached.length - 1]!.unitPrice * BigInt(quantity);
  return reached.reduce((total, { from, unitPrice }, index) => {
    const next = reached[index + 1]?.from ?? quantity + 1;
    return total + unitPrice * BigInt(next - from);
  }, 0n);
}

/** The first quantity at which this list asks for more than the public one. Totals of both are straight between the
 *  steps, so the quantities at and just before each step are all that need to be looked at. */
function abovePublic(row: PriceRow, { publicRows }: WarningFacts): PriceWarning[] {
  const other = publicRows.get(row.offerId);
  if (other === undefined) return [];
  const starts = [...stepsOf(row), ...stepsOf(other)].map(({ from }) => from);
  const quantities = [...new Set(starts.flatMap((from) => (from > 1 ? [from - 1, from] : [from])))]
    .filter((quantity) => quantity <= QUANTITY_MOST)
    .sort((a, b) => a - b);
  const per = (row: PriceRow) => BigInt(row.pricePer);
  const at = [...quantities, QUANTITY_MOST].find(
    (quantity) => totalAt(row, quantity) * per(other) > totalAt(other, quantity) * per(row),
  );
  if (at === undefined) return [];
  const each = (of: PriceRow) =>
    printDecimal(divideRounded(totalAt(of, at), BigInt(at) * BigInt(of.pricePer)) as Decimal, 2);
  const step = stepsOf(row).findLast(({ from }) => from <= at)!;
  const facts = { at, price: each(row), public: each(other) };
  return [{ kind: 'above_public', offerId: row.offerId, column: columnOfStep(row, step.from), facts }];
}

/** Days on which no list of a kind holds for the people and currency that lists before had prices for. `until` is the
 *  first day on which one holds again; without it nothing follows. */
export type DateGap = { readonly after: ListHeader; readonly from: Day; readonly until: Day | undefined };

/** The gaps of lists for the same people and currency, as far as they lie on `today` or later. */
export function gapsOf(lists: readonly ListHeader[], today: Day): readonly DateGap[] {
  const inOrder = [...lists].sort((a, b) => (a.starts < b.starts ? -1 : 1));
  const gaps: DateGap[] = [];
  let reach: ListHeader | undefined;
  for (const list of inOrder) {
    if (reach?.ends !== undefined && reach.ends < list.starts)
      gaps.push({ after: reach, from: reach.ends, until: list.starts });
    if (reach === undefined || (reach.ends !== undefined && (list.ends === undefined || list.ends > reach.ends)))
      reach = list;
  }
  if (reach?.ends !== undefined) gaps.push({ after: reach, from: reach.ends, until: undefined });
  return gaps.filter(({ until }) => until === undefined || until > today);
}

/** Offers for which no list has a price, for nobody and in no currency: nobody can see what they cost. */
export function unpricedOffers(offers: readonly OfferFact[], lists: readonly PriceList[]): readonly OfferFact[] {
  return offers.filter((offer) => !lists.some((list) => carriedBy(list, offer) !== undefined));
}

/** A cost as the catalogue keeps it. */
export function costOf(cost: { readonly amount: string; readonly currency: string }): Cost {
  return { amount: decimal(cost.amount), currency: cost.currency };
}
