import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import {
  givePromotionsBack,
  type OfferedPromotion,
  offeredPromotions,
  providePromotionBuyer,
  reservePromotions,
} from '../../baskets/actions/promotion-use.ts';
import { buyerOf, type Shop } from '../../baskets/actions/shop.ts';
import type { Basket } from '../../baskets/terms.ts';
import { buyerKeys } from '../rules/buyer-keys.ts';
import { hasOrdered } from '../storage/buyer-past.ts';
import { type GateCheck, gateChecks, reservationReleases } from './ports.ts';

/** The promotions that may count in the basket being ordered, as they stand in this transaction: no statement where none
 *  has limits. They are reserved later, when everything else is locked. */
export function offeredAtTheGate(
  tx: Tx,
  context: Context,
  shop: Shop,
  basket: Basket,
  who: { readonly accountId: string; readonly keys: readonly string[] },
): Promise<readonly OfferedPromotion[]> {
  const asked = { buyer: buyerOf(context), currency: basket.currency, code: basket.promotionCode };
  const known = () => hasOrdered(tx, who.accountId, who.keys);
  return offeredPromotions(tx, context, shop, asked, { keys: who.keys, known });
}

const reserve: GateCheck = (tx, context, { accountId, orderId, buyerKeys: keys, offered, answer }) =>
  reservePromotions(tx, context, { accountId, orderId, keys }, answer.basket, offered);

/** Promotions are the last lock of the gate: called after every other check was added. An order that ends gives back what
 *  it took. */
export function connectPromotions(): void {
  gateChecks.push(reserve);
  reservationReleases.push((tx, context, order) =>
    givePromotionsBack(tx, context, { accountId: order.account_id, orderId: order.id }),
  );
  providePromotionBuyer((context) => {
    const accountId = buyerOf(context).account ?? null;
    const keys = accountId === null ? [] : buyerKeys({ accountId, email: context.caller.email });
    return { keys, known: () => hasOrdered(context.database, accountId, keys) };
  });
}
