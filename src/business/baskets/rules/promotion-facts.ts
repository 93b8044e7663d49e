import type { Day } from '../../../kernel/calendar.ts';
import { decimal } from '../../../kernel/decimal.ts';
import { money } from '../../../kernel/money.ts';
import type { Buyer, Promotion as PromotionFact } from '../../pricing/rules/facts.ts';
import { isFor } from '../../pricing/rules/price-lists.ts';
import type { Promotion, PromotionStanding, PromotionState } from '../terms/promotions.ts';

/** What becomes of a promotion for one buyer, before his basket is looked at. */
export type Availability = 'open' | 'used_up' | 'used_by_you' | 'customers_known';

function benefitOf(promotion: Promotion): PromotionFact['benefit'] {
  const { benefit, percentage, amount, freeMonths, currency } = promotion;
  if (benefit === 'percentage') return { kind: 'percentage', off: decimal(percentage!) };
  if (benefit === 'amount') return { kind: 'amount', amount: money(amount!, currency!) };
  return { kind: 'free-months', months: freeMonths! };
}

/** A stored promotion as the pricer takes it, with what is left of its budget. */
export function promotionFact(
  promotion: Promotion,
  standing: Pick<PromotionStanding, 'spent'>,
  available: boolean,
): PromotionFact {
  const { familyIds, productIds, offerIds, terms, audience, currency, least, budget, endsOn } = promotion;
  const everything = familyIds.length + productIds.length + offerIds.length === 0;
  const left = budget === null ? null : budget - standing.spent;
  return {
    id: promotion.id,
    name: promotion.name,
    starts: promotion.startsOn,
    benefit: benefitOf(promotion),
    available,
    ...(endsOn !== null && { ends: endsOn }),
    ...(!everything && { scope: { families: familyIds, products: productIds, offers: offerIds } }),
    ...(terms.length > 0 && { terms }),
    ...(audience !== 'public' && { audience }),
    ...(currency !== null && { currency }),
    ...(least !== null && { least: money(least, currency!) }),
    ...(left !== null && { left: money(left > 0n ? left : 0n, currency!) }),
  };
}

/** Do its limits leave room for one more order of this buyer? `known`: he is a customer already. */
export function availabilityOf(promotion: Promotion, standing: PromotionStanding, known: boolean): Availability {
  const { maxUses, maxUsesPerAccount, budget, newCustomers } = promotion;
  if (newCustomers && known) return 'customers_known';
  if (maxUsesPerAccount !== null && standing.ownUses >= maxUsesPerAccount) return 'used_by_you';
  if (maxUses !== null && standing.uses >= maxUses) return 'used_up';
  return budget !== null && standing.spent >= budget ? 'used_up' : 'open';
}

/** Must its use be looked up before it is offered to somebody? */
export function isLimited({ maxUses, maxUsesPerAccount, budget, newCustomers }: Promotion): boolean {
  return maxUses !== null || maxUsesPerAccount !== null || budget !== null || newCustomers;
}

/** May it count today in a basket of this currency, for this buyer, and with this code or none? */
export function isCandidate(
  promotion: Promotion,
  asked: { readonly today: Day; readonly buyer: Buyer; readonly currency: string; readonly code: string | null },
): boolean {
  const { startsOn, endsOn, endedAt, currency, audience, code } = promotion;
  if (endedAt !== null || asked.today < startsOn || (endsOn !== null && endsOn <= asked.today)) return false;
  if (code !== null && code !== asked.code) return false;
  return (currency === null || currency === asked.currency) && isFor(audience, asked.buyer);
}

export function stateOf(promotion: Promotion, today: Day): PromotionState {
  const { endedAt, endsOn, startsOn, maxUses, budget, uses, spent } = promotion;
  if (endedAt !== null || (endsOn !== null && endsOn <= today)) return 'ended';
  if ((maxUses !== null && uses >= maxUses) || (budget !== null && spent >= budget)) return 'used_up';
  return today < startsOn ? 'coming' : 'running';
}

/** A code as it is kept and looked up: capitals without the spaces that people type. */
export function codeOf(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase();
}
