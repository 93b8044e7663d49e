import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Context } from '../../../platform/http/route.ts';
import { languages } from '../../../texts/languages.ts';
import { localised, offersOn, productsOn } from '../../catalog/rules.ts';
import type { Product } from '../../catalog/terms.ts';
import type { PricedOfferLine } from '../../pricing/rules/priced.ts';
import type { StoreFacts } from '../rules/price-answer.ts';
import { answerFor } from '../rules/price-answer.ts';
import { unitPriceText } from '../rules/shown.ts';
import { productsFound, searchStore } from '../rules/store-search.ts';
import { wordsOf } from '../rules/store-words.ts';
import type { ProductCard, StoreReply } from '../terms.ts';
import { keptReply } from './kept-replies.ts';
import { publicPromotions } from './promotion-use.ts';
import type { Shop } from './shop.ts';
import { buyerOf, contactOf, currencyOf, factsOf, pricesKey, shopOf } from './shop.ts';
import { indexOf } from './store-search.ts';

/** What every page of the store needs: who sells, in which currencies, and whom to call. */
export async function storePage(context: Context): Promise<string> {
  const shop = await shopOf(context);
  const currency = currencyOf(context, shop);
  const contact = await contactOf(context);
  const key = `store|${pricesKey(context, shop, currency)}|${contact?.personId ?? ''}`;
  return keptReply(key, (): StoreReply => {
    const { seller, store } = shop;
    return {
      seller: {
        id: seller.id,
        name: seller.name,
        legalName: seller.legalName,
        country: seller.country,
        timeZone: seller.timeZone,
        branding: seller.branding,
      },
      store: {
        id: store.id,
        slug: store.slug,
        name: store.name,
        open: store.openedAt !== null,
        defaultCurrency: store.defaultCurrency,
        currencies: store.currencies,
        showsPricesOverLimit: store.showsPricesOverLimit,
        termsVersion: store.termsVersion,
        paymentDays: store.paymentDays,
      },
      currency,
      languages: [...languages],
      families: familiesOf(shop, context),
      contact,
    };
  });
}

function familiesOf(shop: Shop, { today, language }: Context): StoreReply['families'] {
  const counts = new Map<string, number>();
  for (const product of productsOn(shop.catalog, today)) {
    counts.set(product.familyId, (counts.get(product.familyId) ?? 0) + 1);
  }
  return [...shop.catalog.families.values()]
    .filter((family) => counts.has(family.id))
    .sort((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
    .map((family) => ({
      id: family.id,
      slug: family.code,
      name: localised(family.names, language),
      summary: localised(family.ledes, language),
      products: counts.get(family.id)!,
    }));
}

export type ProductQuery = {
  readonly family?: string | undefined;
  readonly q?: string | undefined;
  readonly currency?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** A page of products with the least price of each, as JSON text; no statement when warm. Refuses a foreign cursor. */
export async function productPage(context: Context, query: ProductQuery): Promise<Outcome<string>> {
  const start = query.cursor === undefined ? 0 : Number(query.cursor);
  if (!Number.isInteger(start) || start < 0) {
    return refuse('invalid_input', { errors: [{ pointer: '/cursor', value: query.cursor, expected: 'valid' }] });
  }
  const shop = await shopOf(context);
  const currency = currencyOf(context, shop, query.currency);
  const typed = wordsOf(query.q ?? '', 8).join(' ');
  const key = `list|${pricesKey(context, shop, currency)}|${query.family ?? ''}|${typed}|${start}|${query.limit}`;
  return accept(
    await keptReply(key, () => {
      const all =
        typed === '' ? productsOn(shop.catalog, context.today) : foundProducts(shop, query.q ?? '', context.today);
      const found = all.filter(
        (product) => query.family === undefined || shop.catalog.families.get(product.familyId)?.code === query.family,
      );
      const buyer = buyerOf(context);
      const promotions = publicPromotions(shop, context.today, buyer, currency);
      const facts = factsOf(shop, { buyer, currency, today: context.today, recent: [], promotions });
      const page = found.slice(start, start + query.limit);
      const next = start + page.length;
      return {
        items: page.map((product) => cardOf(shop, product, facts, context)),
        next: next < found.length ? String(next) : null,
        approximateTotal: found.length,
        currency,
      };
    }),
  );
}

/** The products that fit what was typed, the best first, typing mistakes forgiven. */
function foundProducts({ catalog }: Shop, typed: string, today: string): Product[] {
  const index = indexOf(catalog);
  return productsFound(index, searchStore(index, typed, today), today).map((id) => catalog.products.get(id)!);
}

type Least = { readonly line: PricedOfferLine; readonly sku: string; readonly termMonths: number };

/** The least price at quantity 1 of the shortest term: what "from" means to somebody who has not chosen yet. */
function leastPrice(shop: Shop, product: Product, facts: StoreFacts): Least | undefined {
  let least: Least | undefined;
  for (const { id, sku, termMonths } of offersOn(shop.catalog, product, facts.today)) {
    if (least !== undefined && termMonths > least.termMonths) continue;
    const answer = answerFor(facts, [{ offer: id, quantity: 1 }], { trace: false, floor: 'report' });
    const line = answer.ok ? answer.value.basket.lines[0] : undefined;
    if (line?.state !== 'priced') continue;
    if (least === undefined || termMonths < least.termMonths || costsLess(line, least.line)) {
      least = { line, sku, termMonths };
    }
  }
  return least;
}

/** Compared by what a month of one licence costs. */
function costsLess(a: PricedOfferLine, b: PricedOfferLine): boolean {
  return a.unitPrice * BigInt(b.per * b.periodMonths) < b.unitPrice * BigInt(a.per * a.periodMonths);
}

function cardOf(shop: Shop, product: Product, facts: StoreFacts, { language, today }: Context): ProductCard {
  const { catalog } = shop;
  const family = catalog.families.get(product.familyId)!;
  const metric = catalog.licenceMetrics.get(product.licenceMetricId)!;
  const least = leastPrice(shop, product, facts);
  const editions = new Set(offersOn(catalog, product, today).map((offer) => offer.editionId));
  return {
    id: product.id,
    slug: product.slug,
    name: localised(product.names, language),
    summary: localised(product.ledes, language),
    family: { slug: family.code, name: localised(family.names, language) },
    metric: { one: localised(metric.singulars, language), other: localised(metric.plurals, language) },
    editions: editions.size,
    from: least
      ? {
          sku: least.sku,
          unitPrice: unitPriceText(least.line),
          pricePer: least.line.per,
          currency: facts.currency,
          periodMonths: least.line.periodMonths,
        }
      : null,
  };
}
