import type { OfferFact, PriceFacts, TierSchedule } from './facts.ts';
import { listsInEffect, sourceOf } from './price-lists.ts';

/** Quantities of the offer at which some price of the basket may change by volume: starts of its own tiers, and of the
 *  tiers of other lines that count the same product or family. Ascending, from 1. */
export function tierStarts(facts: PriceFacts, offerId: string): readonly number[] {
  const lists = listsInEffect(facts);
  const publicLists = lists.filter((list) => list.kind === 'public' || list.kind === 'segment');
  const target = facts.offers[offerId]!;
  const starts = new Set([1]);
  const rest = facts.lines.filter((line) => line.offer !== offerId);
  for (const id of [offerId, ...rest.map((line) => line.offer)]) {
    const offer = facts.offers[id]!;
    for (const ranked of [lists, publicLists]) {
      const schedule = sourceOf(ranked, offer)?.price.schedule;
      if (schedule === undefined) continue;
      const already = countedFromRest(schedule, offer, target, facts, rest);
      if (already === undefined) continue;
      for (const tier of schedule.tiers) starts.add(Math.max(1, tier.from - already));
    }
  }
  for (const quantity of quotedQuantities(facts, offerId)) starts.add(quantity).add(quantity + 1);
  return [...starts].sort((a, b) => a - b);
}

/** What the rest of the basket already counts towards a schedule that the offer's quantity counts towards too;
 *  undefined where the offer's quantity does not matter to it. */
function countedFromRest(
  schedule: TierSchedule,
  offer: OfferFact,
  target: OfferFact,
  facts: PriceFacts,
  rest: PriceFacts['lines'],
): number | undefined {
  if (schedule.counting === 'line' || schedule.mode === 'graduated') return offer.id === target.id ? 0 : undefined;
  const group = schedule.counting;
  if (offer[group] !== target[group]) return undefined;
  return rest.reduce(
    (sum, line) => (facts.offers[line.offer]![group] === target[group] ? sum + line.quantity : sum),
    0,
  );
}

/** Quantities that a quote or approved basket names exactly: its price holds for them alone. */
function quotedQuantities(facts: PriceFacts, offerId: string): readonly number[] {
  return (facts.quoted ?? []).flatMap((quote) => {
    const line = quote.prices[offerId];
    if (line === undefined) return [];
    if ('bands' in line) return [line.bands.reduce((sum, band) => sum + band.quantity, 0)];
    return line.quantity === undefined ? [] : [line.quantity];
  });
}
