import type { Context } from '../../../platform/http/route.ts';
import { type PastOrder, type PastOrders, providePastOrders } from '../../pricing/actions/limit-replay.ts';
import type { PastOrderRow, PastOrdersOf } from '../storage/past-orders.ts';
import { ordersOverSums, ordersWithEarlier, sumOfPastOrders } from '../storage/past-orders.ts';

/** Orders that are read with their lines at once. */
const AT_ONCE = 5_000;

function pastOrderOf(row: PastOrderRow, currency: string): PastOrder {
  return {
    id: row.id,
    number: row.number,
    company: row.company,
    companyName: row.company_name,
    buyer: { account: row.account_id, ...(row.segment === null ? {} : { segment: row.segment }) },
    at: row.placed_at.getTime(),
    currency,
    commitment: { minor: row.commitment, currency },
    lines: row.lines.map(({ offer, quantity, commitment }) => ({
      offer,
      quantity,
      commitment: { minor: BigInt(commitment), currency },
    })),
    earlier: !row.asked,
  };
}

async function* piecesOf(context: Context, of: PastOrdersOf, ids: readonly string[]) {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const rows = await context.transaction((tx) => ordersWithEarlier(tx, of, ids.slice(at, at + AT_ONCE)));
    yield rows.map((row) => pastOrderOf(row, of.currency));
  }
}

const pastOrders: PastOrders = async (context, { limits, ...of }) => {
  const sums = limits.map(({ scope, scopeId = null, maxQuantity = null, maxAmount }) => ({
    scope,
    scopeId,
    maxQuantity,
    maxAmount: maxAmount?.minor ?? null,
  }));
  return context.transaction(async (tx) => {
    const { orders, worth } = await sumOfPastOrders(tx, of);
    const ids = await ordersOverSums(tx, of, sums);
    return { orders: Number(orders), worth, pieces: piecesOf(context, of, ids) };
  });
};

/** Gives the limit editor the orders that were placed without a person. */
export function connectPastOrders(): void {
  providePastOrders(pastOrders);
}
