/** Values of a search string; what is null, undefined or empty is left out, so that addresses stay short. */
export type SearchValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

export function withSearch(path: string, values: SearchValues): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '' && value !== false) search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

export const part = encodeURIComponent;

/** Addresses of screens. A link is written through this table, so that a moved screen does not compile anywhere else. */
export const web = {
  store: {
    home: () => '/',
    product: (product: string, choice: { edition?: string; term?: string; quantity?: number } = {}) =>
      withSearch(`/products/${part(product)}`, choice),
    basket: () => '/basket',
    checkout: () => '/checkout',
    talk: () => '/talk',
    request: (reference: string) => `/requests/${part(reference)}`,
    order: (order: string) => `/orders/${part(order)}`,
    partners: () => '/partners',
    page: (page: 'terms' | 'privacy' | 'support') => `/${page}`,
  },
  portal: {
    home: () => '/portal',
    settings: () => '/portal/settings',
    order: (id: string) => `/portal/orders/${part(id)}`,
  },
  partner: {
    home: () => '/partner',
  },
  desk: {
    home: () => '/desk',
    settings: () => '/desk/settings',
    account: (id: string) => `/desk/accounts/${part(id)}`,
    lead: (id: string) => `/desk/inbox/${part(id)}`,
    order: (id: string) => `/desk/orders/${part(id)}`,
    product: (id: string) => `/desk/products/${part(id)}`,
    person: (id: string) => `/desk/people/${part(id)}`,
    priceList: (id: string) => `/desk/price-lists/${part(id)}`,
  },
  signIn: (next?: string) => withSearch('/sign-in', { next }),
  signUp: () => '/sign-up',
  verify: () => '/verify',
  reset: () => '/reset',
  invitation: () => '/invitation',
} as const;

/** Addresses of the API. */
export const api = {
  firstData: (path: string) => withSearch('/api/v1/first-data', { path }),
  search: (q: string) => withSearch('/api/v1/search', { q }),
  signOut: () => '/api/v1/sign-out',
  basket: () => '/api/v1/baskets/current',
  activeAccount: () => '/api/v1/me/active-account',
} as const;

// The store -------------------------------------------------------------------------------------------------------------

/** What a product page shows, as it stands in its address and in the request for it. */
export type ProductChoice = {
  readonly edition?: string | null;
  readonly term?: string | null;
  readonly quantity?: number | null;
};

export const storeWeb = {
  terms: (version: string) => withSearch('/terms', { version }),
  savedBaskets: () => '/portal/baskets',
  products: (filter: { readonly family?: string | null; readonly q?: string | null } = {}) => withSearch('/', filter),
  /** A question about one choice of a product; without one the basket is what is talked about. */
  talkAbout: (product: string, choice: ProductChoice) => withSearch('/talk', { product, ...choice }),
} as const;

export const storeApi = {
  store: () => '/api/v1/store',
  products: (filter: { readonly family?: string | null; readonly q?: string | null } = {}) =>
    withSearch('/api/v1/store/products', filter),
  product: (slug: string, choice: ProductChoice = {}) => withSearch(`/api/v1/store/products/${part(slug)}`, choice),
  termsOfSale: (version: string | null = null) => withSearch('/api/v1/store/terms-of-sale', { version }),
  addresses: () => '/api/v1/store/addresses',
  suggestions: (q: string) => withSearch('/api/v1/store/suggestions', { q }),
  basketLines: () => '/api/v1/baskets/current/lines',
  lists: () => '/api/v1/baskets/lists',
  basketQuote: () => '/api/v1/baskets/current/quote.pdf',
  productQuote: (slug: string, choice: ProductChoice) =>
    withSearch(`/api/v1/store/products/${part(slug)}/quote.pdf`, choice),
  basketLinks: () => '/api/v1/baskets/current/links',
  basketMails: () => '/api/v1/baskets/current/mails',
  sentBasket: (token: string) => `/api/v1/basket-links/${part(token)}`,
  takeSentBasket: (token: string) => `/api/v1/basket-links/${part(token)}/take`,
  savedBaskets: (filter: SearchValues = {}) => withSearch('/api/v1/saved-baskets', filter),
  savedBasket: (id: string) => `/api/v1/saved-baskets/${part(id)}`,
  restoreBasket: (id: string) => `/api/v1/saved-baskets/${part(id)}/restore`,
  listFiles: () => '/api/v1/baskets/lists/file',
  basketLine: (sku: string) => `/api/v1/baskets/current/lines/${part(sku)}`,
  basketCurrency: () => '/api/v1/baskets/current/currency',
  promotionCode: () => '/api/v1/baskets/current/promotion-code',
  orders: () => '/api/v1/orders',
  orderByLink: (token: string) => `/api/v1/order-links/${part(token)}`,
  orderPdfByLink: (token: string) => `/api/v1/order-links/${part(token)}/confirmation.pdf`,
  cardPaymentByLink: (token: string) => `/api/v1/order-links/${part(token)}/card-payment`,
  paymentMethods: () => '/api/v1/payment-methods',
  gatewayCard: (secret: string) => `/api/v1/local-gateway/${part(secret)}/card`,
  gatewayChallenge: (secret: string) => `/api/v1/local-gateway/${part(secret)}/challenge`,
  licencesByLink: (token: string) => `/api/v1/order-links/${part(token)}/licences`,
  talk: () => '/api/v1/leads',
  request: (token: string) => `/api/v1/requests/${part(token)}`,
  requestMessages: (token: string) => `/api/v1/requests/${part(token)}/messages`,
} as const;

export const storePreviewApi = () => '/api/v1/store/preview';
export const storePreviewWeb = (search: SearchValues = {}) => withSearch('/desk/store-preview', search);
