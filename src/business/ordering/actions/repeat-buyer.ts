import type { Money } from '../../../kernel/money.ts';
import { printAmount } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { factsOf, type Shop, shopOf } from '../../baskets/actions/shop.ts';
import { priceFactsFor } from '../../baskets/rules/price-answer.ts';
import type { Buyer } from '../../pricing/rules/facts.ts';
import { isFor } from '../../pricing/rules/price-lists.ts';
import { type PastOrder, REPEAT_BUYER_DAYS, repeatBuyer } from '../../pricing/rules/repeat-buyer.ts';
import { type UsedOrderRow, usesLike } from '../storage/orders.ts';
import type { RepeatBuyer } from '../terms.ts';

const DAY_MS = 86_400_000;

type LikeOrder = PastOrder & { readonly accountId: string; readonly orderId: string; readonly number: string };

function ordersOf(rows: readonly UsedOrderRow[], shop: Shop): LikeOrder[] {
  const orders = new Map<string, { row: UsedOrderRow; minor: bigint; lines: PastOrder['lines'][number][] }>();
  for (const row of rows) {
    const order = orders.get(row.order_id) ?? { row, minor: 0n, lines: [] };
    order.minor += row.commitment;
    if (shop.offers[row.offer_id]) order.lines.push({ offer: row.offer_id, quantity: Number(row.quantity) });
    orders.set(row.order_id, order);
  }
  return [...orders.values()].map(({ row, minor, lines }) => ({
    accountId: row.account_id,
    orderId: row.order_id,
    number: row.number,
    day: row.placed_on,
    commitment: { minor, currency: row.currency },
    lines,
  }));
}

/** The store's amount limit that counts for this buyer: what the orders of 90 days are set against. */
function storeLimit(shop: Shop, buyer: Buyer, currency: string, today: string): Money | undefined {
  return shop.prices
    .limitsOn(shop.store.id, today)
    .filter((limit) => limit.scope === 'store' && limit.currency === currency && limit.maxAmount !== undefined)
    .filter((limit) => isFor(limit.audience, buyer))
    .sort((a, b) => Number(a.audience === 'public') - Number(b.audience === 'public'))[0]?.maxAmount;
}

/**
 * After an order went through: do the buyer's own orders of the last 90 days (same company, VAT id or mail domain)
 * together pass the amount that one order may commit to (RULES 3)? Then it is announced, with what one order would have
 * saved. Runs as the server: a guest's orders lie under an account each.
 */
export async function noticeRepeatBuyer(
  tx: Tx,
  context: Context,
  placed: { readonly accountId: string; readonly orderId: string; readonly sellerId: string | null },
): Promise<void> {
  const since = new Date(context.clock.now() - REPEAT_BUYER_DAYS * DAY_MS);
  const rows = await usesLike(tx, placed.accountId, placed.orderId, since);
  const last = rows.findLast((row) => row.order_id === placed.orderId);
  if (last === undefined) return;
  const shop = await shopOf(context);
  const { currency } = last;
  const buyer: Buyer = { account: placed.accountId };
  const most = storeLimit(shop, buyer, currency, context.today);
  if (most === undefined) return;
  const orders = ordersOf(
    rows.filter((row) => row.currency === currency),
    shop,
  );
  const facts = factsOf(shop, { buyer, currency, today: context.today, recent: [] });
  const found = acceptedValue(repeatBuyer(priceFactsFor(facts, []), orders, most));
  if (found === undefined) return;
  const data: RepeatBuyer = {
    orderId: placed.orderId,
    number: last.number,
    orders: orders.map(({ accountId, orderId, number }) => ({ accountId, orderId, number })),
    currency,
    committed: printAmount(found.commitment),
    limit: printAmount(most),
    saving: found.saving.minor > 0n ? printAmount(found.saving) : null,
  };
  const { accountId, sellerId } = placed;
  await announce(tx, context, { type: 'order.repeat-buyer', version: 1, sellerId, accountId, data });
}
