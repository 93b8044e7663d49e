import { ONE } from '../../../kernel/decimal.ts';
import type { BasketLine, ListPrice, OfferFact, Tier, TierSchedule } from './facts.ts';

/** A band of quantity with its net price in millionths. */
export type PathBand = { readonly from: number; readonly quantity: number; readonly unitPrice: bigint };

/** Quantities of the basket by product and by family, for schedules that count across it. */
export type BasketQuantities = {
  readonly byProduct: ReadonlyMap<string, number>;
  readonly byFamily: ReadonlyMap<string, number>;
};

const NONE: ReadonlyMap<string, number> = new Map();
export const NO_QUANTITIES: BasketQuantities = { byProduct: NONE, byFamily: NONE };

export function quantitiesOf(
  lines: readonly BasketLine[],
  offers: Readonly<Record<string, OfferFact>>,
): BasketQuantities {
  const byProduct = new Map<string, number>();
  const byFamily = new Map<string, number>();
  for (const line of lines) {
    const { product, family } = offers[line.offer]!;
    byProduct.set(product, (byProduct.get(product) ?? 0) + line.quantity);
    byFamily.set(family, (byFamily.get(family) ?? 0) + line.quantity);
  }
  return { byProduct, byFamily };
}

/** The quantity that reaches a tier. Graduated schedules count per line only, whatever they say (RULES 2.2). */
export function countedQuantity(
  schedule: TierSchedule,
  offer: OfferFact,
  quantity: number,
  basket: BasketQuantities,
): number {
  if (schedule.counting === 'line' || schedule.mode === 'graduated') return quantity;
  const counted =
    schedule.counting === 'product' ? basket.byProduct.get(offer.product) : basket.byFamily.get(offer.family);
  return counted === undefined || counted < quantity ? quantity : counted;
}

/** Index of the tier that a quantity reaches. */
export function tierReached(tiers: readonly Tier[], counted: number): number {
  let index = tiers.length - 1;
  while (index > 0 && tiers[index]!.from > counted) index--;
  return index;
}

/** A tier's price as an exact fraction before term and discounts: millionths over `denominator`. */
export function tierPrice(price: ListPrice, tier: Tier | undefined): { numerator: bigint; denominator: bigint } {
  if (tier === undefined) return { numerator: price.unitPrice, denominator: 1n };
  if ('unitPrice' in tier) return { numerator: tier.unitPrice, denominator: 1n };
  return { numerator: price.unitPrice * tier.ofList, denominator: ONE };
}

/** Quantities per tier: one band for all units, or one per tier that the quantity reaches. */
export function tierBands(
  schedule: TierSchedule | undefined,
  quantity: number,
  counted: number,
): readonly { tier: Tier | undefined; from: number; quantity: number }[] {
  if (schedule === undefined) return [{ tier: undefined, from: 1, quantity }];
  const { tiers } = schedule;
  if (schedule.mode === 'all-units') return [{ tier: tiers[tierReached(tiers, counted)], from: 1, quantity }];
  const bands = [];
  for (let index = 0; index < tiers.length && tiers[index]!.from <= quantity; index++) {
    const from = tiers[index]!.from;
    const next = tiers[index + 1]?.from ?? quantity + 1;
    bands.push({ tier: tiers[index], from, quantity: Math.min(next - 1, quantity) - from + 1 });
  }
  return bands;
}
