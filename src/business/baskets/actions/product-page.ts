import { toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, acceptedValue, refuse } from '../../../kernel/outcome.ts';
import type { Context } from '../../../platform/http/route.ts';
import type { NamedContact } from '../../accounts/terms/people.ts';
import {
  isOffered,
  isPublic,
  localised,
  localisedList,
  monthToMonth,
  offerBySku,
  offersOn,
} from '../../catalog/rules.ts';
import type { Offer, Product } from '../../catalog/terms.ts';
import type { Ladder } from '../../pricing/rules/ladder.ts';
import { ladderOf, nearestThatBuys } from '../../pricing/rules/ladder.ts';
import { listsInEffect, sourceOf } from '../../pricing/rules/price-lists.ts';
import type { PricedLine } from '../../pricing/rules/priced.ts';
import { parseQuantity } from '../../pricing/rules/quantity.ts';
import type { LimitDecision } from '../../pricing/rules/self-service-limit.ts';
import { limitStep } from '../../pricing/rules/self-service-limit.ts';
import type { StoreFacts } from '../rules/price-answer.ts';
import { answerFor, ladderFactsFor, priceFactsFor } from '../rules/price-answer.ts';
import { choiceShown, hintShown, ladderShown, limitShown, unitPriceText } from '../rules/shown.ts';
import type {
  Basket,
  LadderReply,
  LimitAnswer,
  PricedChoice,
  PriceReply,
  ProductReply,
  TraceStepShown,
} from '../terms.ts';
import { keptReply } from './kept-replies.ts';
import { publicPromotions } from './promotion-use.ts';
import type { Shop } from './shop.ts';
import { buyerOf, contactOf, currencyOf, factsOf, pricesKey, recentOf, shopOf } from './shop.ts';
import { traceShown } from './trace-words.ts';
import { unkeptBasket } from './unkept-basket.ts';

type Asked = {
  readonly quantity?: string | undefined;
  readonly currency?: string | undefined;
};

/** Everything one page of prices is made from. */
type Page = {
  readonly shop: Shop;
  readonly facts: StoreFacts;
  readonly contact: NamedContact | null;
  readonly language: 'en' | 'de';
  readonly quantity: number;
  readonly key: string;
};

async function pageOf(context: Context, asked: Asked): Promise<Outcome<Page>> {
  const quantity = parseQuantity(asked.quantity ?? '1', '/quantity');
  if (!quantity.ok) return quantity;
  const shop = await shopOf(context);
  const currency = currencyOf(context, shop, asked.currency);
  const recent = await recentOf(context, shop);
  const contact = await contactOf(context);
  const buyer = buyerOf(context);
  const promotions = publicPromotions(shop, context.today, buyer, currency);
  const facts = factsOf(shop, { buyer, currency, today: context.today, recent, promotions });
  const used = recent.map((line) => `${line.offer}:${line.quantity}:${line.commitment.minor}`).join(',');
  const key = `${pricesKey(context, shop, currency)}|${contact?.personId ?? ''}|${used}|${quantity.value}`;
  return accept({ shop, facts, contact, language: context.language, quantity: quantity.value, key });
}

function oneLine(page: Page, offer: Offer): { line: PricedLine; decision: LimitDecision } {
  const lines = [{ offer: offer.id, quantity: page.quantity }];
  const answer = acceptedValue(answerFor(page.facts, lines, { trace: true, floor: 'report' }));
  return { line: answer.basket.lines[0]!, decision: answer.decision };
}

function choiceOf(page: Page, offer: Offer): PricedChoice {
  const { shop, facts } = page;
  const { line, decision } = oneLine(page, offer);
  const monthly = monthToMonth(shop.catalog, offer);
  const monthlyLine = monthly && monthly.id !== offer.id ? oneLine(page, monthly).line : undefined;
  const fact = shop.offers[offer.id]!;
  return choiceShown(line, offer, fact, decision, monthlyLine, facts.today, shop.store);
}

function ladderFor(page: Page, offer: Offer): Ladder {
  return acceptedValue(ladderOf(ladderFactsFor(page.facts, [], offer.id)));
}

function ladderReplyOf(page: Page, offer: Offer, ladder: Ladder): LadderReply {
  const lists = listsInEffect(priceFactsFor(page.facts, []));
  const schedule = sourceOf(lists, page.shop.offers[offer.id]!)?.price.schedule;
  const mode = schedule === undefined || schedule.tiers.length < 2 ? 'flat' : schedule.mode;
  return ladderShown(ladder, offer, page.quantity, page.contact?.name ?? null, mode, page.shop.store);
}

function alternativesOf(offer: Offer, ladder: Ladder, quantity: number): LimitAnswer['alternatives'] {
  const { larger, smaller } = nearestThatBuys(ladder, quantity);
  const shown = (kind: 'lower' | 'larger', one: typeof larger) =>
    one ? [{ kind, sku: offer.sku, quantity: one.quantity, commitment: toWire(one.commitment) }] : [];
  return [...shown('larger', larger), ...shown('lower', smaller)];
}

/** A choice with its reasons: trace, limit, hint, ladder. */
function explained(page: Page, offer: Offer) {
  const { shop, facts, language, quantity } = page;
  const { currency } = facts;
  const { line, decision } = oneLine(page, offer);
  const ladder = ladderFor(page, offer);
  const step = limitStep(decision, currency);
  const steps = step ? [...line.trace.steps, step] : line.trace.steps;
  const hides = decision.decision === 'talk' && !shop.store.showsPricesOverLimit;
  const trace: TraceStepShown[] = hides ? [] : traceShown({ ...line.trace, steps }, currency, language);
  const limit = limitShown({
    decision,
    currency,
    recent: facts.recent,
    catalog: shop.catalog,
    language,
    visibility: shop.store,
    alternatives: decision.decision === 'talk' ? alternativesOf(offer, ladder, quantity) : [],
  });
  return { line, ladder, trace, limit, hint: hintShown(ladder, line, quantity, shop.store) };
}

function orderedOffers(shop: Shop, product: Product, today: string): readonly Offer[] {
  return offersOn(shop.catalog, product, today);
}

/** The offer a page opens with: what is asked for where it is sold, else one year, else the shortest term. */
function chosenOffer(offers: readonly Offer[], edition: string | undefined, term: number | undefined): Offer {
  const ofEdition = offers.filter((offer) => offer.editionId === edition);
  const candidates = ofEdition.length > 0 ? ofEdition : offers.filter((one) => one.editionId === offers[0]!.editionId);
  return (
    candidates.find((offer) => offer.termMonths === term) ??
    candidates.find((offer) => offer.termMonths === 12) ??
    candidates[0]!
  );
}

function editionsShown(
  page: Page,
  product: Product,
  offers: readonly Offer[],
  chosen: Offer,
): ProductReply['editions'] {
  const { catalog } = page.shop;
  return (catalog.editionsOfProduct.get(product.id) ?? []).flatMap((edition) => {
    const sold = offers.filter((offer) => offer.editionId === edition.id);
    if (sold.length === 0) return [];
    const like = sold.filter((offer) => offer.termMonths === chosen.termMonths);
    const offer = like.find((one) => one.supportLevelId === chosen.supportLevelId) ?? like[0];
    const features = [...localisedList(edition.features, page.language)];
    const name = localised(edition.names, page.language);
    return [{ slug: edition.code, name, features, choice: offer ? choiceOf(page, offer) : null }];
  });
}

/** One choice per term of the chosen edition and support level, shortest first. */
function termsShown(page: Page, offers: readonly Offer[], chosen: Offer): PricedChoice[] {
  return offers
    .filter((offer) => offer.editionId === chosen.editionId && offer.supportLevelId === chosen.supportLevelId)
    .sort((a, b) => a.termMonths - b.termMonths || (a.sku < b.sku ? -1 : 1))
    .map((offer) => choiceOf(page, offer));
}

export type ProductAsked = Asked & { readonly edition?: string | undefined; readonly term?: string | undefined };

/** A product, its offers and the one of them that is asked for. Refuses `product_not_found`, `quantity_invalid`. */
async function choicePage(context: Context, slug: string, asked: ProductAsked) {
  const made = await pageOf(context, asked);
  if (!made.ok) return made;
  const page = made.value;
  const { catalog } = page.shop;
  const product = catalog.productsBySlug.get(slug);
  const sold = product && isPublic(catalog, product, context.today);
  const offers = sold ? orderedOffers(page.shop, product, context.today) : [];
  if (!product || offers.length === 0) return refuse('product_not_found', { facts: { slug } });
  const edition = catalog.editionsOfProduct.get(product.id)?.find((one) => one.code === asked.edition)?.id;
  const chosen = chosenOffer(offers, edition, asked.term === undefined ? undefined : Number(asked.term));
  return accept({ page, product, offers, chosen });
}

/** The choice of a product page as a basket of one line that is nowhere kept. Refuses as `productPageOf`. */
export async function chosenBasket(context: Context, slug: string, asked: ProductAsked): Promise<Outcome<Basket>> {
  const found = await choicePage(context, slug, asked);
  if (!found.ok) return found;
  const { page, chosen } = found.value;
  return accept(unkeptBasket(page.shop, page.facts.currency, [{ offerId: chosen.id, quantity: page.quantity }]));
}

/**
 * A product with editions and terms side by side, the ladder, why the chosen one costs what it costs, and whom to call,
 * as JSON text; no statement for a guest when warm. Refuses `product_not_found`, `quantity_invalid`.
 */
export async function productPageOf(context: Context, slug: string, asked: ProductAsked): Promise<Outcome<string>> {
  const found = await choicePage(context, slug, asked);
  if (!found.ok) return found;
  const { page, product, offers, chosen } = found.value;
  return accept(
    await keptReply(`product|${page.key}|${chosen.id}`, () => productReplyOf(page, product, offers, chosen)),
  );
}

function productReplyOf(page: Page, product: Product, offers: readonly Offer[], chosen: Offer): ProductReply {
  const { shop, language, quantity, contact } = page;
  const family = shop.catalog.families.get(product.familyId)!;
  const metric = shop.catalog.licenceMetrics.get(product.licenceMetricId)!;
  const { ladder, trace, limit, hint } = explained(page, chosen);
  return {
    product: {
      id: product.id,
      slug: product.slug,
      name: localised(product.names, language),
      summary: localised(product.ledes, language),
      family: { slug: family.code, name: localised(family.names, language) },
      metric: { one: localised(metric.singulars, language), other: localised(metric.plurals, language) },
    },
    currency: page.facts.currency,
    quantity,
    edition: shop.catalog.editions.get(chosen.editionId)!.code,
    term: chosen.termMonths,
    editions: editionsShown(page, product, offers, chosen),
    terms: termsShown(page, offers, chosen),
    choice: choiceOf(page, chosen),
    ladder: ladder.steps.length > 0 ? ladderReplyOf(page, chosen, ladder) : null,
    hint,
    limit,
    trace,
    contact,
    noticeDays: chosen.noticeDays,
  };
}

async function offerPage(context: Context, sku: string, asked: Asked): Promise<Outcome<{ page: Page; offer: Offer }>> {
  const made = await pageOf(context, asked);
  if (!made.ok) return made;
  const offer = offerBySku(made.value.shop.catalog, sku);
  if (!offer || !isOffered(made.value.shop.catalog, offer, context.today)) {
    return refuse('offer_not_sold', { facts: { sku } });
  }
  return accept({ page: made.value, offer });
}

/** The whole ladder of an offer as JSON text (RULES 2, 3). Refuses `offer_not_sold`, `quantity_invalid`, `no_price`. */
export async function ladderPage(context: Context, sku: string, asked: Asked): Promise<Outcome<string>> {
  const found = await offerPage(context, sku, asked);
  if (!found.ok) return found;
  const { page, offer } = found.value;
  return accept(
    await keptReply(`ladder|${page.key}|${offer.id}`, () => ladderReplyOf(page, offer, ladderFor(page, offer))),
  );
}

/** The price of a quantity of an offer with its reasons, as JSON text. Refuses as `ladderPage`. */
export async function pricePage(context: Context, sku: string, asked: Asked): Promise<Outcome<string>> {
  const found = await offerPage(context, sku, asked);
  if (!found.ok) return found;
  const { page, offer } = found.value;
  return accept(
    await keptReply(`price|${page.key}|${offer.id}`, (): PriceReply => {
      const { line, trace, limit, hint } = explained(page, offer);
      const choice = choiceOf(page, offer);
      const bands = line.state === 'priced' && choice.unitPrice !== null ? line.bands : [];
      return {
        choice,
        currency: page.facts.currency,
        quantity: page.quantity,
        bands: bands.map((band) => ({
          quantity: band.quantity,
          unitPrice: unitPriceText(band),
          net: toWire(band.net),
        })),
        trace,
        hint,
        limit,
        contact: page.contact,
      };
    }),
  );
}
