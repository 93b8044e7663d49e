import type { Money } from '../../../kernel/money.ts';
import { subtract } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { priceBasket } from './basket-price.ts';
import type { PriceFacts, Promotion } from './facts.ts';
import { isFor } from './price-lists.ts';
import type { PricedBasket } from './priced.ts';
import { promotes, savingsOf } from './promotions.ts';

/** What becomes of a promotion in a basket, with what is missing where it does not count. */
export type PromotionAnswer =
  | { readonly state: 'applied'; readonly saving: Money }
  | { readonly state: 'coming'; readonly starts: string }
  | { readonly state: 'ended' }
  | { readonly state: 'other_buyers' }
  | { readonly state: 'other_currency'; readonly currency: string }
  | { readonly state: 'used_up' }
  /** What is left of its budget is less than this basket would save. */
  | { readonly state: 'budget_passed' }
  /** No line of the basket is among what it covers. */
  | { readonly state: 'other_products' }
  | { readonly state: 'least_not_reached'; readonly least: Money; readonly missing: Money }
  /** A price that was agreed, another promotion or the least price is what counts already. */
  | { readonly state: 'no_lower_price' };

/** Why a promotion does, or does not, lower this basket (RULES 2.4), asked of the basket as it was priced with it. */
export function promotionAnswer(promotion: Promotion, facts: PriceFacts, basket: PricedBasket): PromotionAnswer {
  const { starts, ends, audience, least, benefit, left } = promotion;
  if (facts.today < starts) return { state: 'coming', starts };
  if (ends !== undefined && ends <= facts.today) return { state: 'ended' };
  if (audience !== undefined && !isFor(audience, facts.buyer)) return { state: 'other_buyers' };
  const currency = promotion.currency ?? least?.currency ?? left?.currency;
  const only = benefit.kind === 'amount' ? benefit.amount.currency : currency;
  if (only !== undefined && only !== facts.currency) return { state: 'other_currency', currency: only };
  if (!promotion.available) return { state: 'used_up' };
  const minor = savingsOf(basket.lines).get(promotion.id);
  if (minor !== undefined) return { state: 'applied', saving: { minor, currency: facts.currency } };
  if (!basket.lines.some((line) => promotes(promotion, facts.offers[line.offer]!))) return { state: 'other_products' };
  const before = basket.commitmentBeforePromotions;
  if (least !== undefined && before.minor < least.minor) {
    return { state: 'least_not_reached', least, missing: subtract(least, before) };
  }
  return { state: wouldApply(promotion, facts) ? 'budget_passed' : 'no_lower_price' };
}

/** Would it lower this basket if its budget had no end? */
function wouldApply(promotion: Promotion, facts: PriceFacts): boolean {
  if (promotion.left === undefined) return false;
  const { left: _, ...unbounded } = promotion;
  const promotions = (facts.promotions ?? []).map((one) => (one.id === promotion.id ? unbounded : one));
  const basket = acceptedValue(priceBasket({ ...facts, promotions }, { floor: 'report', trace: false }));
  return savingsOf(basket.lines).has(promotion.id);
}
