import type { Day } from '../../../kernel/calendar.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept } from '../../../kernel/outcome.ts';
import { isOffered, monthToMonth } from '../../catalog/rules.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import { priceBasket } from '../../pricing/rules/basket-price.ts';
import type { BasketLine, Buyer, OfferFact, PriceFacts } from '../../pricing/rules/facts.ts';
import type { LadderFacts } from '../../pricing/rules/ladder.ts';
import type { PricedBasket } from '../../pricing/rules/priced.ts';
import type {
  LimitDecision,
  LimitFacts,
  RecentLine,
  SelfServiceLimit,
} from '../../pricing/rules/self-service-limit.ts';
import { decideSelfService } from '../../pricing/rules/self-service-limit.ts';

/** Everything the one pricer and the one decision ask, but for the lines. */
export type StoreFacts = {
  readonly today: Day;
  readonly currency: string;
  readonly buyer: Buyer;
  readonly recent: readonly RecentLine[];
  readonly price: Pick<PriceFacts, 'offers' | 'lists' | 'floors' | 'terms' | 'quoted' | 'promotions' | 'approvals'>;
  readonly limits: readonly SelfServiceLimit[];
};

/** A basket with its prices and whether it buys: every price that anybody is shown, and the one he pays, is this. */
export type PriceAnswer = { readonly basket: PricedBasket; readonly decision: LimitDecision };

export function priceFactsFor(facts: StoreFacts, lines: readonly BasketLine[]): PriceFacts {
  const { today, currency, buyer, price } = facts;
  return { ...price, today, currency, buyer, lines };
}

export function limitFactsFor(facts: StoreFacts): LimitFacts {
  return { buyer: facts.buyer, offers: facts.price.offers, limits: facts.limits, recent: facts.recent };
}

export function ladderFactsFor(facts: StoreFacts, lines: readonly BasketLine[], offer: string): LadderFacts {
  return { price: priceFactsFor(facts, lines), limits: limitFactsFor(facts), offer };
}

/** Prices lines and decides whether they buy (RULES 2, 3). Refuses what `priceBasket` refuses. */
export function answerFor(
  facts: StoreFacts,
  lines: readonly BasketLine[],
  options: { readonly trace: boolean; readonly floor: 'refuse' | 'report' },
): Outcome<PriceAnswer> {
  const basket = priceBasket(priceFactsFor(facts, lines), options);
  if (!basket.ok) return basket;
  return accept({ basket: basket.value, decision: decideSelfService(basket.value, limitFactsFor(facts)) });
}

/** What the catalogue sells, as the pricer takes it: every offer there ever was, so that old orders can be counted. */
export function offerFacts(catalog: CatalogSnapshot): Readonly<Record<string, OfferFact>> {
  const facts: Record<string, OfferFact> = {};
  for (const offer of catalog.offers.values()) {
    const family = catalog.products.get(offer.productId)?.familyId ?? '';
    const month = offer.termMonths === 0 ? undefined : monthToMonth(catalog, offer);
    facts[offer.id] = {
      id: offer.id,
      sku: offer.sku,
      product: offer.productId,
      family,
      months: offer.termMonths,
      billing: offer.billing,
      ...(month && { monthOffer: month.id }),
    };
  }
  return facts;
}

/** The lines that are still sold today, and those that are not any more. */
export function stillSold(
  lines: readonly { readonly offerId: string; readonly quantity: number }[],
  catalog: CatalogSnapshot,
  today: Day,
): { readonly lines: readonly BasketLine[]; readonly gone: readonly string[] } {
  const sold: BasketLine[] = [];
  const gone: string[] = [];
  for (const { offerId, quantity } of lines) {
    const offer = catalog.offers.get(offerId);
    if (offer && isOffered(catalog, offer, today)) sold.push({ offer: offerId, quantity });
    else gone.push(offer?.sku ?? offerId);
  }
  return { lines: sold, gone };
}

const AUDIENCE_KINDS = ['account', 'partner', 'level', 'segment'] as const;

/** Which of a buyer's traits any list or limit asks for: buyers with the same key see the same prices. */
export function audienceKey(buyer: Buyer, asked: ReadonlySet<string>): string {
  let key = 'public';
  for (const kind of AUDIENCE_KINDS) {
    const value = buyer[kind];
    if (value !== undefined && asked.has(`${kind}:${value}`)) key += `|${kind}:${value}`;
  }
  return key;
}
