import { type SearchValues, withSearch } from '../paths.ts';

const part = encodeURIComponent;

/** Addresses of the account portal's screens. */
export const portalWeb = {
  orders: () => '/portal/orders',
  order: (id: string) => `/portal/orders/${part(id)}`,
  licences: () => '/portal/licences',
  requests: () => '/portal/requests',
  request: (id: string) => `/portal/requests/${part(id)}`,
  people: () => '/portal/people',
} as const;

/** What the account portal asks of the API. */
export const portalApi = {
  orders: (filter: SearchValues = {}) => withSearch('/api/v1/orders', filter),
  order: (id: string) => `/api/v1/orders/${part(id)}`,
  orderPdf: (id: string) => `/api/v1/orders/${part(id)}/confirmation.pdf`,
  cardPayment: (id: string) => `/api/v1/orders/${part(id)}/card-payment`,
  licences: (filter: SearchValues = {}) => withSearch('/api/v1/licences', filter),
  requests: () => '/api/v1/requests',
  request: (id: string) => `/api/v1/requests/own/${part(id)}`,
  requestMessages: (id: string) => `/api/v1/requests/own/${part(id)}/messages`,
  people: () => '/api/v1/company/people',
  person: (personId: string) => `/api/v1/company/people/${part(personId)}`,
  companyInvitation: (id: string) => `/api/v1/company/invitations/${part(id)}`,
  companyInvitationResend: (id: string) => `/api/v1/company/invitations/${part(id)}/resend`,
  claims: () => '/api/v1/me/claims',
  email: () => '/api/v1/me/email',
  password: () => '/api/v1/me/password',
  sessions: () => '/api/v1/me/sessions',
  session: (id: string) => `/api/v1/me/sessions/${part(id)}`,
} as const;
