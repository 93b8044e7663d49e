import { part, type SearchValues, withSearch } from '../paths.ts';

// The desk's day: inbox, companies, orders, payments, licences ------------------------------------------------------

export const deskWeb = {
  inbox: (search: SearchValues = {}) => withSearch('/desk/inbox', search),
  lead: (id: string, search: SearchValues = {}) => withSearch(`/desk/inbox/${part(id)}`, search),
  accounts: (search: SearchValues = {}) => withSearch('/desk/accounts', search),
  accountNew: () => '/desk/accounts/new',
  accountChange: (id: string) => `/desk/accounts/${part(id)}/change`,
  orders: (search: SearchValues = {}) => withSearch('/desk/orders', search),
  payments: (search: SearchValues = {}) => withSearch('/desk/payments', search),
  cardEvents: (search: SearchValues = {}) => withSearch('/desk/card-events', search),
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
  cardPayment: (id: string) => `/api/v1/orders/${part(id)}/card-payment`,
  orderRefunds: (id: string) => `/api/v1/orders/${part(id)}/refunds`,
  cardEvents: (query: SearchValues = {}) => withSearch('/api/v1/card-events', query),
  awaitingPayment: () => '/api/v1/payments/awaiting',
  licences: (query: SearchValues = {}) => withSearch('/api/v1/licences', query),
  licencesFile: () => '/api/v1/licences.csv',
  accounts: (query: SearchValues = {}) => withSearch('/api/v1/accounts', query),
  accountsFile: () => '/api/v1/accounts.csv',
  account: (id: string) => `/api/v1/accounts/${part(id)}`,
  accountParent: (id: string, query: SearchValues = {}) => withSearch(`/api/v1/accounts/${part(id)}/parent`, query),
  accountRelationships: (id: string) => `/api/v1/accounts/${part(id)}/relationships`,
  accountRelationship: (id: string, relationship: string, query: SearchValues) =>
    withSearch(`/api/v1/accounts/${part(id)}/relationships/${part(relationship)}`, query),
  accountOwner: (id: string) => `/api/v1/accounts/${part(id)}/owner`,
  accountPeople: (id: string) => `/api/v1/accounts/${part(id)}/people`,
  accountPerson: (id: string, person: string) => `/api/v1/accounts/${part(id)}/people/${part(person)}`,
  accountInvitation: (id: string, invitation: string) => `/api/v1/accounts/${part(id)}/invitations/${part(invitation)}`,
  accountInvitationResend: (id: string, invitation: string) =>
    `/api/v1/accounts/${part(id)}/invitations/${part(invitation)}/resend`,
  staff: () => '/api/v1/staff',
} as const;

// Catalogue, prices and limits ----------------------------------------------------------------------------------------

export type ReferenceKind = 'families' | 'support-levels' | 'licence-metrics' | 'products' | 'editions' | 'offers';

export const catalogueWeb = {
  products: (search: SearchValues = {}) => withSearch('/desk/products', search),
  productNew: (family?: string) => withSearch('/desk/products/new', { family }),
  productFile: () => '/desk/products/file',
  edition: (product: string, id: string) => `/desk/products/${part(product)}/editions/${part(id)}`,
  offer: (product: string, id: string, copy: { readonly copy?: string; readonly edition?: string } = {}) =>
    withSearch(`/desk/products/${part(product)}/offers/${part(id)}`, copy),
  /** Families, support levels and licence metrics: what products and offers refer to. */
  groups: (search: SearchValues = {}) => withSearch('/desk/catalogue', search),
  group: (kind: ReferenceKind, id: string) => `/desk/catalogue/${kind}/${part(id)}`,
  priceLists: (search: SearchValues = {}) => withSearch('/desk/price-lists', search),
  priceListNew: (from: { readonly from?: 'file'; readonly copy?: string } = {}) =>
    withSearch('/desk/price-lists/new', from),
  priceList: (id: string, search: SearchValues = {}) => withSearch(`/desk/price-lists/${part(id)}`, search),
  limits: (search: SearchValues = {}) => withSearch('/desk/limits', search),
  limit: (id: string) => `/desk/limits/${part(id)}`,
  promotions: (search: SearchValues = {}) => withSearch('/desk/promotions', search),
  promotion: (id: string) => `/desk/promotions/${part(id)}`,
} as const;

export const catalogueApi = {
  references: (kind: ReferenceKind, query: SearchValues = {}) => withSearch(`/api/v1/catalog/${kind}`, query),
  reference: (kind: ReferenceKind, id: string) => `/api/v1/catalog/${kind}/${part(id)}`,
  catalogueFile: () => '/api/v1/catalog/offers.csv',
  catalogueImports: () => '/api/v1/catalog/imports',
  priceLists: (query: SearchValues = {}) => withSearch('/api/v1/price-lists', query),
  priceListsFile: () => '/api/v1/price-lists.csv',
  priceListImports: (header: SearchValues) => withSearch('/api/v1/price-lists/imports', header),
  priceList: (id: string) => `/api/v1/price-lists/${part(id)}`,
  prices: (id: string, query: SearchValues = {}) => withSearch(`/api/v1/price-lists/${part(id)}/prices`, query),
  priceSheet: (id: string, query: SearchValues = {}) => withSearch(`/api/v1/price-lists/${part(id)}/sheet`, query),
  pricesFile: (id: string) => `/api/v1/price-lists/${part(id)}/prices.csv`,
  priceImports: (id: string, query: SearchValues = {}) => withSearch(`/api/v1/price-lists/${part(id)}/imports`, query),
  priceDiff: (id: string) => `/api/v1/price-lists/${part(id)}/diff`,
  pricePublish: (id: string) => `/api/v1/price-lists/${part(id)}/publish`,
  limits: (query: SearchValues = {}) => withSearch('/api/v1/limits', query),
  limitsFile: () => '/api/v1/limits.csv',
  limit: (id: string) => `/api/v1/limits/${part(id)}`,
  priceWarnings: () => '/api/v1/price-lists/warnings',
  priceListWarnings: (id: string) => `/api/v1/price-lists/${part(id)}/warnings`,
  limitReplay: (query: SearchValues) => withSearch('/api/v1/limits/replay', query),
  limitPreview: (query: SearchValues) => withSearch('/api/v1/limits/preview', query),
  promotions: (query: SearchValues = {}) => withSearch('/api/v1/promotions', query),
  promotion: (id: string) => `/api/v1/promotions/${part(id)}`,
  promotionEnd: (id: string) => `/api/v1/promotions/${part(id)}/end`,
} as const;

// Settings and operations ---------------------------------------------------------------------------------------------

export const settingsWeb = {
  seller: (search: SearchValues = {}) => withSearch('/desk/seller', search),
  people: (search: SearchValues = {}) => withSearch('/desk/people', search),
  personNew: () => '/desk/people/new',
  teams: () => '/desk/teams',
  team: (id: string) => `/desk/teams/${part(id)}`,
  absences: () => '/desk/absences',
  mails: (search: SearchValues = {}) => withSearch('/desk/mails', search),
  mail: (id: string) => `/desk/mails/${part(id)}`,
  jobs: (search: SearchValues = {}) => withSearch('/desk/jobs', search),
  audit: (search: SearchValues = {}) => withSearch('/desk/audit', search),
} as const;

export const settingsApi = {
  seller: () => '/api/v1/seller',
  stores: () => '/api/v1/stores',
  termsOfSale: () => '/api/v1/terms-of-sale',
  store: (id: string) => `/api/v1/stores/${part(id)}`,
  staff: () => '/api/v1/staff',
  staffPerson: (id: string) => `/api/v1/staff/${part(id)}`,
  teams: () => '/api/v1/teams',
  team: (id: string) => `/api/v1/teams/${part(id)}`,
  absences: () => '/api/v1/leads/absences',
  absence: (id: string) => `/api/v1/leads/absences/${part(id)}`,
  mails: (query: SearchValues = {}) => withSearch('/api/v1/mails', query),
  mail: (id: string) => `/api/v1/mails/${part(id)}`,
  mailRetry: (id: string) => `/api/v1/mails/${part(id)}/retry`,
  jobs: (query: SearchValues = {}) => withSearch('/api/v1/jobs', query),
  jobRetry: (id: string) => `/api/v1/jobs/${part(id)}/retry`,
  audit: (query: SearchValues = {}) => withSearch('/api/v1/audit', query),
  auditVerdict: () => '/api/v1/audit/verdict',
} as const;

// Files that come in --------------------------------------------------------------------------------------------------

export const importWeb = {
  list: (search: SearchValues = {}) => withSearch('/desk/imports', search),
  create: (search: SearchValues = {}) => withSearch('/desk/imports/new', search),
  show: (id: string) => `/desk/imports/${part(id)}`,
} as const;

export const importApi = {
  imports: (query: SearchValues = {}) => withSearch('/api/v1/imports', query),
  one: (id: string) => `/api/v1/imports/${part(id)}`,
  preview: (id: string) => `/api/v1/imports/${part(id)}/preview`,
  check: (id: string) => `/api/v1/imports/${part(id)}/check`,
  run: (id: string) => `/api/v1/imports/${part(id)}/run`,
  stop: (id: string) => `/api/v1/imports/${part(id)}/stop`,
  undo: (id: string) => `/api/v1/imports/${part(id)}/undo`,
  rows: (id: string, query: SearchValues = {}) => withSearch(`/api/v1/imports/${part(id)}/rows`, query),
  rowsFile: (id: string) => `/api/v1/imports/${part(id)}/rows.csv`,
  history: (account: string) => `/api/v1/accounts/${part(account)}/history`,
} as const;

// The inbox beside its leads -----------------------------------------------------------------------------------------

export const inboxWeb = {
  opportunities: (search: SearchValues = {}) => withSearch('/desk/opportunities', search),
  opportunity: (id: string) => `/desk/opportunities/${part(id)}`,
} as const;

export const inboxApi = {
  opportunities: (query: SearchValues = {}) => withSearch('/api/v1/opportunities', query),
  opportunitiesFile: () => '/api/v1/opportunities.csv',
  opportunity: (id: string) => `/api/v1/opportunities/${part(id)}`,
  opportunityWork: (id: string, work: 'move' | 'end' | 'reopen') => `/api/v1/opportunities/${part(id)}/${work}`,
  salesProcess: () => '/api/v1/sales-process',
  unassigned: () => '/api/v1/unassigned-mails',
  unassignedWork: (id: string, work: 'assign' | 'open-lead' | 'set-aside') =>
    `/api/v1/unassigned-mails/${part(id)}/${work}`,
  mailAccept: (lead: string, mail: string) => `/api/v1/leads/${part(lead)}/mails/${part(mail)}/accept`,
  attachment: (lead: string, id: string) => `/api/v1/leads/${part(lead)}/attachments/${part(id)}`,
  templatesOfLead: (lead: string) => `/api/v1/leads/${part(lead)}/templates`,
  templates: () => '/api/v1/reply-templates',
  template: (id: string) => `/api/v1/reply-templates/${part(id)}`,
  routingRules: () => '/api/v1/routing-rules',
  routingRule: (id: string) => `/api/v1/routing-rules/${part(id)}`,
  hands: (person: string) => `/api/v1/people/${part(person)}/hands`,
  handOver: (person: string) => `/api/v1/people/${part(person)}/hand-over`,
} as const;

// The store as a buyer sees it ----------------------------------------------------------------------------------------
