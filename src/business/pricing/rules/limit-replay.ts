import type { Buyer, OfferFact } from './facts.ts';
import type { LimitDecision, RecentLine, SelfServiceLimit } from './self-service-limit.ts';
import { decideSelfService } from './self-service-limit.ts';

export const RECENT_MS = 24 * 60 * 60 * 1_000;

/** A self-service order that was placed. `company` joins the orders of one buyer; `at` is its instant in ms. `earlier`:
 *  it is there only because another came within 24 hours after it, and is not decided on. */
export type ReplayedOrder = {
  readonly id: string;
  readonly company: string;
  readonly buyer: Buyer;
  readonly at: number;
  readonly currency: string;
  readonly lines: readonly RecentLine[];
  readonly earlier?: boolean;
};

export type TalkedOrder = {
  readonly id: string;
  readonly decision: Extract<LimitDecision, { decision: 'talk' }>;
};

/** The orders that proposed limits would have made talk (RULES 3), in the order in which they were placed. Each is seen
 *  with its company's orders of the 24 hours before it. */
export function replayLimits(
  orders: readonly ReplayedOrder[],
  limits: readonly SelfServiceLimit[],
  offers: Readonly<Record<string, OfferFact>>,
): readonly TalkedOrder[] {
  const inOrder = [...orders].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const before = new Map<string, ReplayedOrder[]>();
  const talked: TalkedOrder[] = [];
  for (const order of inOrder) {
    const earlier = (before.get(order.company) ?? []).filter((one) => order.at - one.at < RECENT_MS);
    before.set(order.company, [...earlier, order]);
    if (order.earlier) continue;
    const lines = order.lines.map((line) => ({ ...line, state: 'priced' as const, floor: 'kept' as const }));
    const recent = earlier.flatMap((one) => one.lines);
    const facts = { buyer: order.buyer, offers, limits, recent };
    const decision = decideSelfService({ currency: order.currency, lines }, facts);
    if (decision.decision === 'talk') talked.push({ id: order.id, decision });
  }
  return talked;
}
