import type { z } from 'zod';
import type { productReply, storeReply } from './business/baskets/terms.ts';
import type { Ask, Head, PageWords } from './platform/http/pages.ts';
import { api, storeApi } from './web/paths.ts';
import { productPath } from './web/store/product-choice.ts';

type StoreReply = z.output<typeof storeReply>;
type ProductReply = z.output<typeof productReply>;

type PageRead = Awaited<ReturnType<PageWords['read']>>;
type Page = {
  readonly path: RegExp;
  read(match: RegExpExecArray, search: URLSearchParams, ask: Ask): Promise<PageRead>;
};

/** Asks for each path; what is not there for this reader is left out, the screen then asks and shows the refusal. */
async function replies(ask: Ask, paths: readonly string[]): Promise<Record<string, unknown>> {
  const bodies = await Promise.all(paths.map(ask));
  return Object.fromEntries(paths.flatMap((path, index) => (bodies[index] === null ? [] : [[path, bodies[index]]])));
}

function sellerName(queries: Record<string, unknown>): string {
  return (queries[storeApi.store()] as StoreReply | undefined)?.seller.name ?? 'Keyline';
}

/** What a search engine shows of a product: its name and the price at the quantity of the page, before tax. */
function productData(page: ProductReply): object {
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
          },
        };
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    description: product.summary,
    ...offer,
  };
}

const pages: readonly Page[] = [
  {
    path: /^\/$/,
    read: async (_match, search, ask) => {
      const list = storeApi.products({ family: search.get('family'), q: search.get('q') });
      const queries = await replies(ask, [storeApi.store(), list, api.basket()]);
      const name = sellerName(queries);
      return { head: { title: name, description: `Licences of ${name}, at volume prices, for businesses.` }, queries };
    },
  },
  {
    path: /^\/products\/([^/]+)$/,
    read: async (match, search, ask) => {
      const path = productPath(decodeURIComponent(match[1]!), search);
      const queries = await replies(ask, [storeApi.store(), path, api.basket()]);
      const page = queries[path] as ProductReply | undefined;
      if (!page) return { head: { title: sellerName(queries) }, queries, status: 404 };
      const head: Head = {
        title: `${page.product.name}: ${page.product.summary} | ${sellerName(queries)}`,
        description: page.product.summary,
        structuredData: productData(page),
      };
      return { head, queries };
    },
  },
  {
    path: /^\/(?:basket|checkout|talk|terms|privacy|support)$/,
    read: async (_match, _search, ask) => {
      const queries = await replies(ask, [storeApi.store(), api.basket()]);
      return { head: { title: sellerName(queries) }, queries };
    },
  },
];

/** The first data of each page: the very replies its screen asks for. */
export const pageWords: PageWords = {
  read: async (url, ask) => {
    for (const page of pages) {
      const match = page.path.exec(url.pathname);
      if (match) return page.read(match, url.searchParams, ask);
    }
    return { head: { title: 'Keyline' }, queries: {} };
  },
  reader: async (ask) => {
    const [me, store] = await Promise.all([ask('/api/v1/me'), ask(storeApi.store())]);
    const seller = (store as StoreReply | null)?.seller;
    return {
      me,
      seller: {
        name: seller?.name ?? 'Keyline',
        timeZone: seller?.timeZone ?? 'UTC',
        branding: seller?.branding ?? null,
      },
    };
  },
};
