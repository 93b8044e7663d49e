import type { Percent } from '../../../kernel/percent.ts';
import type { Audience, Buyer, ListKind, ListPrice, OfferFact, PriceFacts, PriceList } from './facts.ts';

/** Where an offer's list price comes from: a price of its own, or the month's with the term's discount. */
export type ListSource = {
  readonly list: PriceList;
  readonly price: ListPrice;
  /** Present where the price is the month's: the discount of the term. */
  readonly termDiscount: Percent | undefined;
};

const RANK: Readonly<Record<ListKind, number>> = { agreement: 0, partner: 1, segment: 2, public: 3 };

/** Does an audience mean this buyer? */
export function isFor(audience: Audience, buyer: Buyer): boolean {
  if (audience === 'public') return true;
  const colon = audience.indexOf(':');
  const id = buyer[audience.slice(0, colon) as keyof Buyer];
  return id !== undefined && audience.length === colon + 1 + id.length && audience.endsWith(id);
}

/** A partner's own list comes before its level's: both are of the kind `partner`. */
function rankOf(list: PriceList): number {
  return list.kind === 'partner' && list.audience.startsWith('level:') ? RANK.partner + 0.5 : RANK[list.kind];
}

/** The lists that hold for this buyer, currency and day, in the order of RULES 2.1: agreement, partner, segment,
 *  public; inside one kind the later start first (two with the same start are refused when saved; the id decides
 *  here, so that the order in which they came never does). */
export function listsInEffect(facts: Pick<PriceFacts, 'lists' | 'buyer' | 'currency' | 'today'>): readonly PriceList[] {
  const { buyer, currency, today } = facts;
  const holding: PriceList[] = [];
  for (const list of facts.lists) {
    if (list.currency !== currency || list.starts > today) continue;
    if (list.ends !== undefined && list.ends <= today) continue;
    if (isFor(list.audience, buyer)) holding.push(list);
  }
  if (holding.length < 2) return holding;
  return holding.sort((a, b) => {
    const rank = rankOf(a) - rankOf(b);
    if (rank !== 0) return rank;
    if (a.starts !== b.starts) return a.starts > b.starts ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
}

/** The price of an offer in one list: its own, or the month's price where the list discounts that term (RULES 2.3). */
export function carriedBy(list: PriceList, offer: OfferFact): ListSource | undefined {
  const own = list.prices[offer.id];
  if (own !== undefined) return { list, price: own, termDiscount: undefined };
  if (offer.months === 0 || offer.monthOffer === undefined) return undefined;
  const discount = list.termDiscounts[offer.months];
  const termDiscount = discount?.byFamily?.[offer.family] ?? discount?.off;
  const month = list.prices[offer.monthOffer];
  return termDiscount === undefined || month === undefined ? undefined : { list, price: month, termDiscount };
}

/** The first of the ranked lists that carries the offer; none means price on request. */
export function sourceOf(ranked: readonly PriceList[], offer: OfferFact): ListSource | undefined {
  for (const list of ranked) {
    const source = carriedBy(list, offer);
    if (source !== undefined) return source;
  }
  return undefined;
}
