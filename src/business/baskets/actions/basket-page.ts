import type { Decimal } from '../../../kernel/decimal.ts';
import type { Money } from '../../../kernel/money.ts';
import { add, compare, subtract, toWire, zero } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import type { Context } from '../../../platform/http/route.ts';
import { localised } from '../../catalog/rules.ts';
import type { Offer } from '../../catalog/terms.ts';
import { periodMonths, periodsOf } from '../../pricing/rules/extension.ts';
import type { BasketLine } from '../../pricing/rules/facts.ts';
import { ladderOf, nearestThatBuys } from '../../pricing/rules/ladder.ts';
import { tierStarts } from '../../pricing/rules/ladder-breaks.ts';
import type { PricedBasket, PricedLine } from '../../pricing/rules/priced.ts';
import type { PriceAnswer, StoreFacts } from '../rules/price-answer.ts';
import { answerFor, ladderFactsFor, priceFactsFor, stillSold } from '../rules/price-answer.ts';
import { limitShown, promotionShown, promotionsShown, unitPriceText } from '../rules/shown.ts';
import { noticeDay } from '../rules/term-dates.ts';
import type { Basket, BasketLineShown, BasketReply, LimitAnswer, Said, TierHint } from '../terms.ts';
import { typedCodeShown } from './promotion-code.ts';
import type { OfferedPromotion } from './promotion-use.ts';
import { offeredPromotions } from './promotion-use.ts';
import { saidAs } from './said.ts';
import type { Shop } from './shop.ts';
import { buyerOf, contactOf, currencyOf, factsOf, recentOf, shopOf } from './shop.ts';
import { traceShown } from './trace-words.ts';

/** Above these counts hints and alternatives are left out: each tries further quantities of the whole basket. */
const MOST_HINTED_LINES = 25;
const MOST_SEARCHED_LINES = 10;

/** A basket with the facts it was priced from. */
export type PricedStoredBasket = {
  readonly shop: Shop;
  readonly facts: StoreFacts;
  readonly lines: readonly BasketLine[];
  /** SKUs in the basket that are not sold any more: left out of the price, and said. */
  readonly gone: readonly string[];
  readonly answer: PriceAnswer;
  /** The promotions that may count in it, and why one would not. */
  readonly offered: readonly OfferedPromotion[];
};

/** Prices a stored basket as the buyer sees it now; a session without a basket has an empty one. */
export async function pricedBasket(context: Context, basket: Basket | null): Promise<PricedStoredBasket> {
  const shop = await shopOf(context);
  const recent = await recentOf(context, shop);
  const currency = basket?.currency ?? currencyOf(context, shop);
  const asked = { buyer: buyerOf(context), currency, code: basket?.promotionCode ?? null };
  const offered = basket === null ? [] : await offeredPromotions(context.database, context, shop, asked);
  return pricedWith(context, shop, basket, recent, offered);
}

/** The same from promotions and recent orders that are known: the gate asks for both in its transaction. */
export function pricedWith(
  context: Pick<Context, 'caller' | 'today'>,
  shop: Shop,
  basket: Basket | null,
  recent: StoreFacts['recent'],
  offered: readonly OfferedPromotion[],
): PricedStoredBasket {
  const currency = basket?.currency ?? currencyOf(context, shop);
  const promotions = offered.map(({ fact }) => fact);
  const facts = factsOf(shop, { buyer: buyerOf(context), currency, today: context.today, recent, promotions });
  const { lines, gone } = stillSold(basket?.lines ?? [], shop.catalog, context.today);
  const answer = acceptedValue(answerFor(facts, lines, { trace: true, floor: 'report' }));
  return { shop, facts, lines, gone, answer, offered };
}

/** The next tier of a line with the rest of the basket as it is: "1,000 cost 2,180.20 less than 999". */
function hintFor(priced: PricedStoredBasket, index: number): TierHint | null {
  const { facts, lines, answer, shop } = priced;
  const line = answer.basket.lines[index]!;
  if (line.state !== 'priced' || lines.length > MOST_HINTED_LINES) return null;
  const start = tierStarts(priceFactsFor(facts, lines), line.offer).find((from) => from > line.quantity);
  if (start === undefined) return null;
  const changed = lines.map((one, place) => (place === index ? { ...one, quantity: start } : one));
  const then = acceptedValue(answerFor(facts, changed, { trace: false, floor: 'report' }));
  const target = then.basket.lines[index]!;
  const decision = then.decision.decision;
  if (target.state !== 'priced' || (decision === 'talk' && !shop.store.showsPricesOverLimit)) return null;
  const cheaper = compare(target.commitment, line.commitment) < 0;
  return {
    kind: cheaper ? 'cheaper' : 'next_step',
    quantity: start,
    unitPrice: unitPriceText(target),
    commitment: toWire(target.commitment),
    less: cheaper ? toWire(subtract(line.commitment, target.commitment)) : null,
    decision,
  };
}

/** Other quantities of single lines with which the whole basket buys at once, the largest commitments first. */
function alternativesFor({ facts, lines, answer, shop }: PricedStoredBasket): LimitAnswer['alternatives'] {
  if (answer.decision.decision === 'buy' || lines.length > MOST_SEARCHED_LINES) return [];
  return answer.basket.lines
    .flatMap((line) => (line.state === 'priced' ? [line] : []))
    .sort((a, b) => compare(b.commitment, a.commitment) || (a.sku < b.sku ? -1 : 1))
    .flatMap((line) => {
      const ladder = acceptedValue(ladderOf(ladderFactsFor(facts, lines, line.offer)));
      const { larger, smaller } = nearestThatBuys(ladder, line.quantity);
      const sku = shop.catalog.offers.get(line.offer)!.sku;
      const shown = (kind: 'lower' | 'larger', one: typeof larger) =>
        one ? [{ kind, sku, quantity: one.quantity, commitment: toWire(one.commitment) }] : [];
      return [...shown('larger', larger), ...shown('lower', smaller)];
    });
}

/** Buy or talk, for the basket's page and for the gate's refusal alike. */
export function basketLimit(priced: PricedStoredBasket, language: 'en' | 'de'): LimitAnswer {
  const { facts, answer, shop } = priced;
  return limitShown({
    decision: answer.decision,
    currency: facts.currency,
    recent: facts.recent,
    catalog: shop.catalog,
    language,
    visibility: shop.store,
    alternatives: alternativesFor(priced),
  });
}

/** The words of an offer: product, edition, support level, what one licence counts. */
export function offerWords(shop: Pick<Shop, 'catalog'>, offer: Offer, language: 'en' | 'de') {
  const { products, editions, supportLevels, licenceMetrics } = shop.catalog;
  const product = products.get(offer.productId)!;
  const metric = licenceMetrics.get(product.licenceMetricId)!;
  return {
    product: localised(product.names, language),
    edition: localised(editions.get(offer.editionId)!.names, language),
    supportLevel: localised(supportLevels.get(offer.supportLevelId)!.names, language),
    metric: { one: localised(metric.singulars, language), other: localised(metric.plurals, language) },
  };
}

function lineShown(
  priced: PricedStoredBasket,
  line: PricedLine,
  index: number,
  language: 'en' | 'de',
): BasketLineShown {
  const { shop, facts, answer } = priced;
  const offer = shop.catalog.offers.get(line.offer)!;
  const fact = shop.offers[line.offer]!;
  const hidden = answer.decision.decision === 'talk' && !shop.store.showsPricesOverLimit;
  const shown = line.state === 'priced' && !hidden ? line : undefined;
  return {
    offerId: offer.id,
    sku: offer.sku,
    productSlug: shop.catalog.products.get(offer.productId)!.slug,
    ...offerWords(shop, offer, language),
    termMonths: offer.termMonths,
    billing: offer.billing,
    periodMonths: periodMonths(fact),
    periods: periodsOf(fact),
    quantity: line.quantity,
    unitPrice: shown ? unitPriceText(shown) : null,
    pricePer: shown?.per ?? 1,
    bands: (shown?.bands ?? []).map((band) => ({
      quantity: band.quantity,
      unitPrice: unitPriceText(band as { readonly unitPrice: Decimal }),
      net: toWire(band.net),
    })),
    net: shown ? toWire(shown.net) : null,
    dueNow: shown ? toWire(shown.invoicedNow) : null,
    commitment: shown ? toWire(shown.commitment) : null,
    noticeBy: noticeDay(facts.today, offer.termMonths, offer.noticeDays),
    promotion: promotionShown(shown),
    hint: hintFor(priced, index),
    trace: hidden ? [] : traceShown(line.trace, facts.currency, language),
  };
}

/** What comes again after the first invoice, by length of the period. */
function perPeriod(basket: PricedBasket): BasketReply['totals']['perPeriod'] {
  const sums = new Map<number, Money>();
  for (const line of basket.lines) {
    // A term paid once does not come again before it ends.
    if (line.state !== 'priced' || line.periods === 1) continue;
    sums.set(line.periodMonths, add(sums.get(line.periodMonths) ?? zero(basket.currency), line.net));
  }
  return [...sums].sort(([a], [b]) => a - b).map(([months, net]) => ({ months, net: toWire(net) }));
}

/** The basket as its page shows it, with everything said about what was done to it. */
export async function basketShown(
  context: Context,
  basket: Basket | null,
  said: readonly Said[] = [],
): Promise<BasketReply> {
  const priced = await pricedBasket(context, basket);
  const { shop, facts, answer, gone } = priced;
  const { language } = context;
  const hidden = answer.decision.decision === 'talk' && !shop.store.showsPricesOverLimit;
  const amount = (money: Money) => toWire(hidden ? zero(facts.currency) : money);
  return {
    id: basket?.id ?? null,
    version: basket?.rowVersion ?? 0,
    currency: facts.currency,
    currencies: shop.store.currencies,
    lines: answer.basket.lines.map((line, index) => lineShown(priced, line, index, language)),
    totals: {
      dueNow: amount(answer.basket.invoicedNow),
      commitment: amount(answer.basket.commitment),
      perPeriod: hidden ? [] : perPeriod(answer.basket),
      promotions: hidden ? [] : promotionsShown(answer.basket),
      complete: !hidden && answer.basket.lines.every((line) => line.state === 'priced'),
    },
    promotionCode: basket?.promotionCode ? await typedCodeShown(context, priced, basket.promotionCode) : null,
    limit: basketLimit(priced, language),
    said: [...said, ...gone.map((sku) => saidAs(language, 'offer_gone', { sku }))],
    termsVersion: shop.store.termsVersion,
    paymentDays: shop.store.paymentDays,
    contact: await contactOf(context),
  };
}
