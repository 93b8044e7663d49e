import type { Context } from '../../../platform/http/route.ts';
import { provideRecentOrders } from '../../baskets/actions/shop.ts';
import type { OfferFact } from '../../pricing/rules/facts.ts';
import type { RecentLine } from '../../pricing/rules/self-service-limit.ts';
import { buyerKeys } from '../rules/buyer-keys.ts';
import { limitUsed } from '../storage/placing.ts';

/** Split orders are found within 24 hours (RULES 3). */
export const SINCE_MS = 86_400_000;

type Used = {
  readonly offer_id: string;
  readonly currency: string;
  readonly quantity: bigint | string;
  readonly commitment: bigint | string;
};

/** What was used of the limits, as the decision takes it; offers that the catalogue no longer holds are left out. */
export function recentLines(used: readonly Used[], offers: Readonly<Record<string, OfferFact>>): readonly RecentLine[] {
  return used.flatMap((row) =>
    offers[row.offer_id] === undefined
      ? []
      : [
          {
            offer: row.offer_id,
            quantity: Number(row.quantity),
            commitment: { minor: BigInt(row.commitment), currency: row.currency },
          },
        ],
  );
}

/** Gives the pages of the store what a company ordered by itself in the last 24 hours. The server asks: orders of the
 *  same mail domain may lie under other accounts, and only sums come back. */
export function connectRecentOrders(): void {
  provideRecentOrders(async (context: Context, accountId: string) => {
    const keys = buyerKeys({ accountId, email: context.caller.email });
    const since = new Date(context.clock.now() - SINCE_MS);
    const used = await limitUsed(context.database, keys, since);
    return used.map((row) => ({
      offer: row.offer_id,
      quantity: Number(row.quantity),
      commitment: { minor: row.commitment, currency: row.currency },
    }));
  });
}
