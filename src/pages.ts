import type { z } from 'zod';
import type { Me } from './business/accounts/terms/identity.ts';
import type { addressReply } from './business/baskets/terms/search.ts';
import type { productReply, storeReply } from './business/baskets/terms.ts';
import type { Ask, Head, PageWords } from './platform/http/pages.ts';
import { translators } from './texts/compile.ts';
import deBuying from './texts/de/buying.ts';
import dePages from './texts/de/pages.ts';
import deStore from './texts/de/store.ts';
import enBuying from './texts/en/buying.ts';
import enPages from './texts/en/pages.ts';
import enStore from './texts/en/store.ts';
import { formats } from './texts/format.ts';
import type { Language } from './texts/languages.ts';
import { entranceApi } from './web/entrance/entrance-paths.ts';
import { api, storeApi, storeWeb, web } from './web/paths.ts';
import { homeOrders, openOrders } from './web/portal/first-lists.ts';
import { portalApi } from './web/portal/portal-paths.ts';
import { productPath } from './web/store/product-choice.ts';

type StoreReply = z.output<typeof storeReply>;
type ProductReply = z.output<typeof productReply>;
type Store = StoreReply | null;

type PageRead = Awaited<ReturnType<PageWords['read']>>;
type Reading = {
  readonly match: RegExpExecArray;
  readonly search: URLSearchParams;
  readonly ask: Ask;
  readonly language: Language;
};
type Page = { readonly path: RegExp; read(reading: Reading): Promise<PageRead> };

const say = translators({
  en: { ...enStore, ...enBuying, ...enPages },
  de: { ...deStore, ...deBuying, ...dePages },
});

/** Asks for each path; what is not there for this reader is left out, the screen then asks and shows the refusal. */
async function replies(ask: Ask, paths: readonly string[]): Promise<Record<string, unknown>> {
  const bodies = await Promise.all(paths.map(ask));
  return Object.fromEntries(paths.flatMap((path, index) => (bodies[index] === null ? [] : [[path, bodies[index]]])));
}

function sellerName(queries: Record<string, unknown>): string {
  return (queries[storeApi.store()] as Store)?.seller.name ?? 'Keyline';
}

/** What a search engine shows of a product: its name and the public price of the choice, before tax. Nobody's own price
 *  goes there: a reader who is signed in gets a page without an offer. */
function productData(page: ProductReply, seller: string, isPublic: boolean): object {
  const { choice, product, currency } = page;
  const offer =
    choice.unitPrice === null || !isPublic
      ? {}
      : {
          offers: {
            '@type': 'Offer',
            sku: choice.sku,
            price: choice.unitPrice,
            priceCurrency: currency,
            priceSpecification: {
              '@type': 'UnitPriceSpecification',
              price: choice.unitPrice,
              priceCurrency: currency,
              valueAddedTaxIncluded: false,
              referenceQuantity: { '@type': 'QuantitativeValue', value: choice.pricePer, unitText: product.metric.one },
              billingDuration: choice.periodMonths,
              billingIncrement: 1,
              unitCode: 'MON',
            },
            availability: 'https://schema.org/InStock',
            seller: { '@type': 'Organization', name: seller },
          },
        };
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    description: product.summary,
    category: product.family.name,
    brand: { '@type': 'Brand', name: seller },
    ...offer,
  };
}

function productHead(page: ProductReply, seller: string, language: Language, isPublic: boolean): Head {
  const t = say(language);
  const { product, choice, currency } = page;
  const { summary } = product;
  const description =
    choice.unitPrice === null
      ? t('headProductOnRequest', { summary })
      : t('headProductDescription', { summary, currency, price: formats(language).unitPrice(choice.unitPrice) });
  return {
    title: t('headProduct', { product: product.name, summary: summary.replace(/\.$/, ''), seller }),
    description,
    structuredData: productData(page, seller, isPublic),
    canonical: web.store.product(product.slug),
  };
}

type Named = 'basketTitle' | 'checkoutTitle' | 'talkTitle' | 'privacyTitle' | 'supportTitle';

/** A page of the store that is known by its name alone. */
function named(path: string, title: Named, forAll = false): Page {
  return {
    path: new RegExp(`^/${path}$`),
    read: async ({ ask, language }) => {
      const queries = await replies(ask, [storeApi.store(), api.basket()]);
      const t = say(language);
      const head = { title: t('headPage', { page: t(title), seller: sellerName(queries) }) };
      return { head: forAll ? { ...head, canonical: `/${path}` } : head, queries };
    },
  };
}

/** A page that is opened by what stands in its address: nothing of it belongs into a title that others may see. */
function opened(path: RegExp, paths: (part: string) => readonly string[]): Page {
  return {
    path,
    read: async ({ match, ask }) => {
      const part = match[1] === undefined ? '' : decodeURIComponent(match[1]);
      const queries = await replies(ask, [storeApi.store(), ...paths(part)]);
      return { head: { title: sellerName(queries) }, queries };
    },
  };
}

const home: Page = {
  path: /^\/$/,
  read: async ({ search, ask, language }) => {
    const list = storeApi.products({ family: search.get('family'), q: search.get('q') });
    const queries = await replies(ask, [storeApi.store(), list, api.basket()]);
    const seller = sellerName(queries);
    const t = say(language);
    const head: Head = {
      title: t('headHome', { seller }),
      description: t('headHomeDescription', { seller }),
      structuredData: { '@context': 'https://schema.org', '@type': 'Organization', name: seller },
    };
    // What somebody searched for is no page of ours; a family is.
    if (search.get('q')) return { head, queries };
    return { head: { ...head, canonical: storeWeb.products({ family: search.get('family') }) }, queries };
  },
};

const product: Page = {
  path: /^\/products\/([^/]+)$/,
  read: async ({ match, search, ask, language }) => {
    const path = productPath(decodeURIComponent(match[1]!), search);
    const queries = await replies(ask, [storeApi.store(), path, api.basket()]);
    const page = queries[path] as ProductReply | undefined;
    if (!page) return { head: { title: sellerName(queries) }, queries, status: 404 };
    const me = (await ask(entranceApi.me())) as Me | null;
    return { head: productHead(page, sellerName(queries), language, !me?.signedIn), queries };
  },
};

/** An earlier version of the terms is for whoever has an order that names it, not for search engines. */
const terms: Page = {
  path: /^\/terms$/,
  read: async ({ search, ask, language }) => {
    const version = search.get('version');
    const queries = await replies(ask, [storeApi.store(), api.basket(), storeApi.termsOfSale(version)]);
    const t = say(language);
    const title = t('headPage', { page: t('pageTerms'), seller: sellerName(queries) });
    return { head: version ? { title } : { title, canonical: web.store.page('terms') }, queries };
  },
};

const pages: readonly Page[] = [
  home,
  product,
  named('basket', 'basketTitle'),
  named('checkout', 'checkoutTitle'),
  named('talk', 'talkTitle', true),
  terms,
  named('privacy', 'privacyTitle', true),
  named('support', 'supportTitle', true),
  opened(/^\/baskets\/([^/]+)$/, (token) => [api.basket(), storeApi.sentBasket(token)]),
  opened(/^\/orders\/([^/]+)$/, (token) => [api.basket(), storeApi.orderByLink(token), storeApi.licencesByLink(token)]),
  opened(/^\/requests\/([^/]+)$/, (token) => [api.basket(), storeApi.request(token)]),
  opened(/^\/portal$/, () => [portalApi.orders(homeOrders), portalApi.orders(openOrders), portalApi.requests()]),
  opened(/^\/portal\/orders\/([^/]+)$/, (id) => [portalApi.order(id), portalApi.licences({ order: id })]),
  opened(/^\/portal\/people$/, () => [portalApi.people()]),
  opened(/^\/portal\/settings$/, () => [entranceApi.me(), portalApi.sessions()]),
];

/** An address may hold anything; one that cannot be read is no page of ours. */
function readable(page: Page, pathname: string): RegExpExecArray | null {
  const match = page.path.exec(pathname);
  try {
    decodeURIComponent(match?.[1] ?? '');
    return match;
  } catch {
    return null;
  }
}

/** The first data of each page: the very replies its screen asks for. */
export const pageWords: PageWords = {
  addresses: async (ask) => {
    const known = (await ask(storeApi.addresses())) as z.output<typeof addressReply> | null;
    const families = known?.families.map((family) => storeWeb.products({ family })) ?? [];
    const products = known?.products.map((slug) => web.store.product(slug)) ?? [];
    return ['/', ...families, ...products, '/talk', '/terms', '/privacy', '/support'];
  },
  read: async (url, ask, language) => {
    for (const page of pages) {
      const match = readable(page, url.pathname);
      if (match) return page.read({ match, search: url.searchParams, ask, language });
    }
    return { head: { title: 'Keyline' }, queries: {} };
  },
  reader: async (ask) => {
    const [me, store] = await Promise.all([ask(entranceApi.me()), ask(storeApi.store())]);
    const seller = (store as Store)?.seller;
    return {
      me,
      language: (me as Me | null)?.person ? (me as Me).language : null,
      seller: {
        name: seller?.name ?? 'Keyline',
        timeZone: seller?.timeZone ?? 'UTC',
        branding: seller?.branding ?? null,
      },
    };
  },
};
