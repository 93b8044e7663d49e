import { printDecimal } from '../../../kernel/decimal.ts';
import { toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, acceptedValue, refuse } from '../../../kernel/outcome.ts';
import type { Trace } from '../../../kernel/trace.ts';
import type { Context } from '../../../platform/http/route.ts';
import { currentBasket } from '../../baskets/actions/basket.ts';
import { offerWords, type PricedStoredBasket, pricedBasket } from '../../baskets/actions/basket-page.ts';
import { currencyOf, type Shop, shopOf } from '../../baskets/actions/shop.ts';
import { ladderFactsFor } from '../../baskets/rules/price-answer.ts';
import type { Basket } from '../../baskets/terms.ts';
import { isOffered } from '../../catalog/rules.ts';
import type { Offer } from '../../catalog/terms.ts';
import { bargainFor, ladderOf } from '../../pricing/rules/ladder.ts';
import { PRICING_ENGINE } from '../../pricing/rules/price-trace.ts';
import type { PricedLine } from '../../pricing/rules/priced.ts';
import { limitStep } from '../../pricing/rules/self-service-limit.ts';
import type { BasketLine, BasketSnapshot, TalkRequest } from '../terms.ts';

/** What a request is about: the basket it names, if any, and its lines priced now. */
export type AskedBasket = { readonly basketId: string | null; readonly snapshot: BasketSnapshot | null };

/** Above this count no cheaper quantity is looked for: each look tries further quantities of the whole basket. */
const mostSearchedLines = 10;

/** Product and edition, and the support level where it is not the first one: a name in each language. */
function namesOf(shop: Shop, offer: Offer): Record<string, string> {
  const [usual] = [...shop.catalog.supportLevels.values()].sort((a, b) => a.position - b.position);
  const name = (language: 'en' | 'de') => {
    const { product, edition, supportLevel } = offerWords(shop, offer, language);
    const thing = `${product} ${edition}`;
    return usual?.id === offer.supportLevelId ? thing : `${thing}, ${supportLevel}`;
  };
  return { en: name('en'), de: name('de') };
}

/** The larger quantity at which the line costs less as a whole, with the rest of the basket as it is. */
function cheaperAt(priced: PricedStoredBasket, line: PricedLine): BasketLine['cheaperAt'] {
  if (line.state !== 'priced' || priced.lines.length > mostSearchedLines) return null;
  const ladder = acceptedValue(ladderOf(ladderFactsFor(priced.facts, priced.lines, line.offer)));
  const bargain = bargainFor(ladder, line.quantity);
  if (!bargain) return null;
  const minor = line.commitment.minor - bargain.commitment.minor;
  return { quantity: bargain.quantity, saving: toWire({ minor, currency: line.commitment.currency }) };
}

function lineOf(priced: PricedStoredBasket, line: PricedLine): BasketLine {
  const offer = priced.shop.catalog.offers.get(line.offer)!;
  const known = line.state === 'priced' ? line : null;
  return {
    offerId: offer.id,
    sku: offer.sku,
    names: namesOf(priced.shop, offer),
    quantity: line.quantity,
    termMonths: offer.termMonths,
    billing: offer.billing,
    unitPrice: known ? printDecimal(known.unitPrice, 2) : null,
    pricePer: known?.per ?? 1,
    net: known ? toWire(known.net) : null,
    commitment: known ? toWire(known.commitment) : null,
    cheaperAt: cheaperAt(priced, line),
  };
}

function withoutPrices(line: BasketLine): BasketLine {
  return { ...line, unitPrice: null, net: null, commitment: null, cheaperAt: null };
}

/**
 * A basket as it is kept in a lead: every line with its price and why, the totals, why it buys or talks. `shown` is
 * what the buyer saw: a store may hide prices over the limit.
 */
export function snapshotOf(priced: PricedStoredBasket): BasketSnapshot {
  const { answer, facts, shop } = priced;
  const { basket, decision } = answer;
  const lines = basket.lines.map((line) => lineOf(priced, line));
  const complete = basket.lines.every((line) => line.state === 'priced');
  const totals = complete
    ? { net: toWire(basket.invoicedNow), commitment: toWire(basket.commitment) }
    : { net: null, commitment: null };
  const step = limitStep(decision, facts.currency);
  const limit: Trace | null = step ? { engine: PRICING_ENGINE, steps: [step] } : null;
  const hidden = decision.decision === 'talk' && !shop.store.showsPricesOverLimit;
  return {
    currency: facts.currency,
    lines,
    totals,
    traces: { lines: basket.lines.map((line) => line.trace), limit },
    shown: hidden ? { lines: lines.map(withoutPrices), totals: { net: null, commitment: null } } : { lines, totals },
  };
}

/** A product and quantity, priced like a basket of one line that is never stored. */
function basketOfOne(context: Context, shop: Shop, offer: Offer, request: TalkRequest): Basket {
  return {
    id: offer.id,
    sessionId: offer.id,
    accountId: null,
    storeId: shop.store.id,
    currency: currencyOf(context, shop, request.currency),
    status: 'open',
    lines: [{ offerId: offer.id, quantity: request.product?.quantity ?? 1 }],
    promotionCode: null,
    rowVersion: 1,
  };
}

/**
 * What a request is about, priced as the buyer sees it now. The basket stays his: he may lower a quantity and buy.
 * Refuses `basket_not_found` (not this session's open basket) and `offer_not_sold`.
 */
export async function askedBasket(context: Context, request: TalkRequest): Promise<Outcome<AskedBasket>> {
  if (request.basketId !== undefined) {
    const basket = await currentBasket(context);
    if (basket?.id !== request.basketId || basket.lines.length === 0) return refuse('basket_not_found');
    return accept({ basketId: basket.id, snapshot: snapshotOf(await pricedBasket(context, basket)) });
  }
  if (request.product === undefined) return accept({ basketId: null, snapshot: null });
  const shop = await shopOf(context);
  const offer = shop.catalog.offers.get(request.product.offerId);
  if (!offer || !isOffered(shop.catalog, offer, context.today)) {
    return refuse('offer_not_sold', { facts: { sku: offer?.sku ?? request.product.offerId } });
  }
  const one = basketOfOne(context, shop, offer, request);
  return accept({ basketId: null, snapshot: snapshotOf(await pricedBasket(context, one)) });
}
