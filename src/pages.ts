import type { z } from 'zod';
import type { Me } from './business/accounts/terms/identity.ts';
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
import { api, storeApi } from './web/paths.ts';
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

/** What a search engine shows of a product: its name and the price at the quantity of the page, before tax. */
function productData(page: ProductReply, seller: string): object {
  const { choice, product, currency } = page;
  const offer =
    choice.unitPrice === null
      ? {}
      : {
          offers: {
            '@type': 'Offer',
            sku: choice.sku,
            price: choice.unitPrice,
            priceCurrency: currency,
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

function productHead(page: ProductReply, seller: string, language: Language): Head {
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
    structuredData: productData(page, seller),
  };
}

type Named = 'basketTitle' | 'checkoutTitle' | 'talkTitle' | 'pageTerms' | 'privacyTitle' | 'supportTitle';

/** A page of the store that is known by its name alone. */
function named(path: string, title: Named): Page {
  return {
    path: new RegExp(`^/${path}$`),
    read: async ({ ask, language }) => {
      const queries = await replies(ask, [storeApi.store(), api.basket()]);
      const t = say(language);
      return { head: { title: t('headPage', { page: t(title), seller: sellerName(queries) }) }, queries };
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
    const head = { title: t('headHome', { seller }), description: t('headHomeDescription', { seller }) };
    return { head, queries };
  },
};

const product: Page = {
  path: /^\/products\/([^/]+)$/,
  read: async ({ match, search, ask, language }) => {
    const path = productPath(decodeURIComponent(match[1]!), search);
    const queries = await replies(ask, [storeApi.store(), path, api.basket()]);
    const page = queries[path] as ProductReply | undefined;
    if (!page) return { head: { title: sellerName(queries) }, queries, status: 404 };
    return { head: productHead(page, sellerName(queries), language), queries };
  },
};

const pages: readonly Page[] = [
  home,
  product,
  named('basket', 'basketTitle'),
  named('checkout', 'checkoutTitle'),
  named('talk', 'talkTitle'),
  named('terms', 'pageTerms'),
  named('privacy', 'privacyTitle'),
  named('support', 'supportTitle'),
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
