import type { Refusal } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import type { Buyer, Promotion as PromotionFact } from '../../pricing/rules/facts.ts';
import type { PricedBasket } from '../../pricing/rules/priced.ts';
import { savingsOf } from '../../pricing/rules/promotions.ts';
import { type Availability, availabilityOf, isCandidate, isLimited, promotionFact } from '../rules/promotion-facts.ts';
import { giveUsesBack, promotionStandings, reserveUses } from '../storage/promotions.ts';
import type { Promotion } from '../terms/promotions.ts';
import type { Shop } from './shop.ts';

/** By what a buyer is recognised, and whether he is a customer already. Asked only where a promotion wants to know. */
export type PromotionBuyer = { readonly keys: readonly string[]; readonly known: () => Promise<boolean> };

/** Ordering comes after this room and says who the caller is; until then nobody has ordered. */
export type PromotionBuyerOf = (context: Context) => PromotionBuyer;
let promotionBuyerOf: PromotionBuyerOf = () => ({ keys: [], known: async () => false });

export function providePromotionBuyer(provider: PromotionBuyerOf): void {
  promotionBuyerOf = provider;
}

/** A promotion that may count in a basket, as the pricer takes it, and why it would not. */
export type OfferedPromotion = {
  readonly promotion: Promotion;
  readonly availability: Availability;
  readonly fact: PromotionFact;
};

type Asked = {
  readonly buyer: Buyer;
  readonly currency: string;
  /** The code in the basket. */
  readonly code: string | null;
};

/** For pages that everybody sees: what runs without a code and without conditions on who asks, as the memory has it. */
export function publicPromotions(shop: Shop, today: string, buyer: Buyer, currency: string): readonly PromotionFact[] {
  return shop.promotions
    .filter((one) => isCandidate(one, { today, buyer, currency, code: null }))
    .filter((one) => !one.newCustomers && one.maxUsesPerAccount === null)
    .filter(wanted)
    .map((one) => promotionFact(one, one, true));
}

/** Whatever has the code that was typed is answered; of the others those that the memory knows to be used up are left out:
 *  it hears when one is free again. */
function wanted(promotion: Promotion): boolean {
  return promotion.code !== null || availabilityOf(promotion, { ...promotion, ownUses: 0 }, false) === 'open';
}

/** The promotions that may count in a basket, with what is left of them now: no statement where none has limits, one where
 *  some have, two where one is for new customers only. */
export async function offeredPromotions(
  reader: Pick<Tx, 'query'>,
  context: Context,
  shop: Shop,
  asked: Asked,
  who: PromotionBuyer = promotionBuyerOf(context),
): Promise<readonly OfferedPromotion[]> {
  const candidates = shop.promotions
    .filter((one) => isCandidate(one, { ...asked, today: context.today }))
    .filter(wanted);
  const limited = candidates.filter(isLimited).map(({ id }) => id);
  const standings = limited.length === 0 ? null : await promotionStandings(reader, limited, who.keys);
  const known = candidates.some(({ newCustomers }) => newCustomers) && (await who.known());
  return candidates.map((promotion) => {
    const standing = standings?.get(promotion.id) ?? { uses: 0n, spent: 0n, ownUses: 0 };
    const availability = availabilityOf(promotion, standing, known);
    return { promotion, availability, fact: promotionFact(promotion, standing, availability === 'open') };
  });
}

/** Reserves what a basket takes of promotions, in the order's transaction; the last of the locks. Refuses
 *  `promotion_gone` where one was used up, ended or changed since the basket was priced. */
export async function reservePromotions(
  tx: Tx,
  context: Context,
  order: { readonly accountId: string; readonly orderId: string; readonly keys: readonly string[] },
  basket: PricedBasket,
  offered: readonly OfferedPromotion[],
): Promise<Refusal | null> {
  const savings = savingsOf(basket.lines);
  if (savings.size === 0) return null;
  const used = offered.filter(({ promotion }) => savings.has(promotion.id));
  const uses = used.map(({ promotion }) => ({
    id: context.newId(),
    promotionId: promotion.id,
    version: promotion.rowVersion,
    saving: savings.get(promotion.id)!,
  }));
  const at = new Date(context.clock.now());
  const problem = await reserveUses(tx, { ...order, currency: basket.currency, at }, uses);
  if (problem === null) return null;
  const gone = used.find(({ promotion }) => promotion.id === problem.promotionId)!.promotion;
  return promotionGone(gone, problem.reason);
}

/** That a promotion the buyer saw does not count any more, with the reason for the words. */
export function promotionGone({ name, code }: Pick<Promotion, 'name' | 'code'>, reason: string): Refusal {
  return { code: 'promotion_gone', facts: { name, code: code ?? '', reason } };
}

/** Gives back what an order took of promotions, in the transaction that ends it. */
export async function givePromotionsBack(
  tx: Tx,
  context: Context,
  order: { readonly accountId: string; readonly orderId: string },
): Promise<void> {
  await giveUsesBack(tx, order.accountId, order.orderId, new Date(context.clock.now()));
}
