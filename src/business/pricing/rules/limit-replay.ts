import type { Money } from '../../../kernel/money.ts';
import { add, zero } from '../../../kernel/money.ts';
import type { Buyer, OfferFact } from './facts.ts';
import type { LimitDecision, RecentLine, SelfServiceLimit } from './self-service-limit.ts';
import { decideSelfService } from './self-service-limit.ts';

export const RECENT_MS = 24 * 60 * 60 * 1_000;

/** A self-service order that was placed. `company` joins the orders of one buyer; `at` is its instant in ms. */
export type ReplayedOrder = {
  readonly id: string;
  readonly company: string;
  readonly buyer: Buyer;
  readonly at: number;
  readonly currency: string;
  readonly lines: readonly RecentLine[];
};

export type LimitReplay = {
  readonly orders: number;
  readonly talked: number;
  /** By currency, because nothing is converted. */
  readonly worth: Readonly<Record<string, Money>>;
  readonly talkedOrders: readonly { readonly id: string; readonly decision: LimitDecision }[];
};

/** What proposed limits would have made of past orders: how many would have talked, and what they were worth (RULES 3).
 *  Each order is seen with its company's orders of the 24 hours before it. */
export function replayLimits(
  orders: readonly ReplayedOrder[],
  limits: readonly SelfServiceLimit[],
  offers: Readonly<Record<string, OfferFact>>,
): LimitReplay {
  const inOrder = [...orders].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const before = new Map<string, ReplayedOrder[]>();
  const worth: Record<string, Money> = {};
  const talkedOrders: { id: string; decision: LimitDecision }[] = [];
  for (const order of inOrder) {
    const earlier = (before.get(order.company) ?? []).filter((one) => order.at - one.at < RECENT_MS);
    before.set(order.company, [...earlier, order]);
    const lines = order.lines.map((line) => ({ ...line, state: 'priced' as const, floor: 'kept' as const }));
    const recent = earlier.flatMap((one) => one.lines);
    const decision = decideSelfService(
      { currency: order.currency, lines },
      { buyer: order.buyer, offers, limits, recent },
    );
    if (decision.decision === 'buy') continue;
    talkedOrders.push({ id: order.id, decision });
    const total = order.lines.reduce((sum, line) => add(sum, line.commitment), zero(order.currency));
    worth[order.currency] = add(worth[order.currency] ?? zero(order.currency), total);
  }
  return { orders: orders.length, talked: talkedOrders.length, worth, talkedOrders };
}
