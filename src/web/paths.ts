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

const part = encodeURIComponent;

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
    order: (id: string) => `/portal/orders/${part(id)}`,
  },
  partner: {
    home: () => '/partner',
  },
  desk: {
    home: () => '/desk',
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
} as const;

// The store, the way in, the account portal -------------------------------------------------------------------------

/** What a product page shows, as it stands in its address and in the request for it. */
export type ProductChoice = {
  readonly edition?: string | null;
  readonly term?: string | null;
  readonly quantity?: number | null;
};

export const storeWeb = {
  products: (filter: { readonly family?: string | null; readonly q?: string | null } = {}) => withSearch('/', filter),
  /** A question about one choice of a product; without one the basket is what is talked about. */
  talkAbout: (product: string, choice: ProductChoice) => withSearch('/talk', { product, ...choice }),
} as const;

export const storeApi = {
  store: () => '/api/v1/store',
  products: (filter: { readonly family?: string | null; readonly q?: string | null } = {}) =>
    withSearch('/api/v1/store/products', filter),
  product: (slug: string, choice: ProductChoice = {}) => withSearch(`/api/v1/store/products/${part(slug)}`, choice),
  basketLines: () => '/api/v1/baskets/current/lines',
  basketLine: (sku: string) => `/api/v1/baskets/current/lines/${part(sku)}`,
  basketCurrency: () => '/api/v1/baskets/current/currency',
  orders: () => '/api/v1/orders',
  orderByLink: (token: string) => `/api/v1/order-links/${part(token)}`,
  orderPdfByLink: (token: string) => `/api/v1/order-links/${part(token)}/confirmation.pdf`,
  licencesByLink: (token: string) => `/api/v1/order-links/${part(token)}/licences`,
  talk: () => '/api/v1/leads',
  request: (token: string) => `/api/v1/requests/${part(token)}`,
  requestMessages: (token: string) => `/api/v1/requests/${part(token)}/messages`,
} as const;

// The desk's day: inbox, companies, orders, payments, licences ------------------------------------------------------

export const deskWeb = {
  inbox: (search: SearchValues = {}) => withSearch('/desk/inbox', search),
  lead: (id: string, search: SearchValues = {}) => withSearch(`/desk/inbox/${part(id)}`, search),
  accounts: (search: SearchValues = {}) => withSearch('/desk/accounts', search),
  accountNew: () => '/desk/accounts/new',
  accountImport: () => '/desk/accounts/import',
  accountChange: (id: string) => `/desk/accounts/${part(id)}/change`,
  orders: (search: SearchValues = {}) => withSearch('/desk/orders', search),
  payments: (search: SearchValues = {}) => withSearch('/desk/payments', search),
  paymentRecord: (order: string) => `/desk/payments/${part(order)}`,
  licences: (search: SearchValues = {}) => withSearch('/desk/licences', search),
} as const;

type LeadWork = 'claim' | 'pass' | 'reply' | 'call' | 'note' | 'close' | 'reopen' | 'convert';

export const deskApi = {
  home: () => '/api/v1/desk/home',
  leads: (query: SearchValues = {}) => withSearch('/api/v1/leads', query),
  lead: (id: string) => `/api/v1/leads/${part(id)}`,
  leadWork: (id: string, work: LeadWork) => `/api/v1/leads/${part(id)}/${work}`,
  passTargets: () => '/api/v1/leads/pass-targets',
  orders: (query: SearchValues = {}) => withSearch('/api/v1/orders', query),
  ordersFile: () => '/api/v1/orders.csv',
  order: (id: string) => `/api/v1/orders/${part(id)}`,
  orderPdf: (id: string) => `/api/v1/orders/${part(id)}/confirmation.pdf`,
  orderCancel: (id: string) => `/api/v1/orders/${part(id)}/cancel`,
  orderPayments: (id: string) => `/api/v1/orders/${part(id)}/payments`,
  awaitingPayment: () => '/api/v1/payments/awaiting',
  licences: (query: SearchValues = {}) => withSearch('/api/v1/licences', query),
} as const;

export const entranceWeb = {
  secondFactor: (next?: string | null) => withSearch('/sign-in/second-factor', { next }),
} as const;

export const entranceApi = {
  me: () => '/api/v1/me',
  signIn: () => '/api/v1/sign-in',
  signUp: () => '/api/v1/sign-up',
  verify: () => '/api/v1/verify',
  passwordReset: () => '/api/v1/password-resets',
  passwordResetConfirm: () => '/api/v1/password-resets/confirm',
  invitation: (token: string) => `/api/v1/invitations/${part(token)}`,
  invitationAccept: (token: string) => `/api/v1/invitations/${part(token)}/accept`,
  totp: () => '/api/v1/me/totp',
  totpConfirm: () => '/api/v1/me/totp/confirm',
} as const;

export const portalWeb = {
  orders: () => '/portal/orders',
  order: (id: string) => `/portal/orders/${part(id)}`,
  licences: () => '/portal/licences',
  requests: () => '/portal/requests',
  request: (id: string) => `/portal/requests/${part(id)}`,
  people: () => '/portal/people',
  settings: () => '/portal/settings',
} as const;

export const portalApi = {
  orders: (filter: SearchValues = {}) => withSearch('/api/v1/orders', filter),
  order: (id: string) => `/api/v1/orders/${part(id)}`,
  orderPdf: (id: string) => `/api/v1/orders/${part(id)}/confirmation.pdf`,
  licences: (filter: SearchValues = {}) => withSearch('/api/v1/licences', filter),
  requests: () => '/api/v1/requests',
  request: (id: string) => `/api/v1/requests/own/${part(id)}`,
  requestMessages: (id: string) => `/api/v1/requests/own/${part(id)}/messages`,
  people: () => '/api/v1/company/people',
  person: (personId: string) => `/api/v1/company/people/${part(personId)}`,
  companyInvitation: (id: string) => `/api/v1/company/invitations/${part(id)}`,
  activeAccount: () => '/api/v1/me/active-account',
  claims: () => '/api/v1/me/claims',
  password: () => '/api/v1/me/password',
  sessions: () => '/api/v1/me/sessions',
  session: (id: string) => `/api/v1/me/sessions/${part(id)}`,
} as const;
