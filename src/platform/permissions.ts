import type { Scope } from './http/route.ts';

export type BuyerRole = 'buyer' | 'approver' | 'account_admin' | 'partner_seller' | 'partner_admin';
export type StaffRole =
  | 'inside_sales'
  | 'field_seller'
  | 'account_manager'
  | 'sales_manager'
  | 'major_account_manager'
  | 'channel_manager'
  | 'revenue_operations'
  | 'finance'
  | 'analyst'
  | 'catalogue'
  | 'executive'
  | 'administrator';

/** `guest`: anyone, signed in or not. `person`: anyone signed in. `provider`: a payment provider, who signs what he sends
 *  and has no session. */
export type Role = 'guest' | 'person' | 'provider' | BuyerRole | StaffRole;

export const buyerRoles: readonly BuyerRole[] = [
  'buyer',
  'approver',
  'account_admin',
  'partner_seller',
  'partner_admin',
];
export const staffRoles: readonly StaffRole[] = [
  'inside_sales',
  'field_seller',
  'account_manager',
  'sales_manager',
  'major_account_manager',
  'channel_manager',
  'revenue_operations',
  'finance',
  'analyst',
  'catalogue',
  'executive',
  'administrator',
];

export type Permission = {
  readonly action: string;
  readonly roles: Readonly<Partial<Record<Role, Scope>>>;
  /** Fields of the reply that a role does not see, as JSON pointers with `*` for every item. */
  readonly hidden?: Readonly<Partial<Record<Role, readonly string[]>>>;
};

const everyone = { guest: 'own' } as const;
const signedIn = { person: 'own' } as const;
const allBuyers = {
  buyer: 'company',
  approver: 'company',
  account_admin: 'company',
  partner_seller: 'company',
  partner_admin: 'company',
} as const;
const sellers = {
  inside_sales: 'team',
  field_seller: 'team',
  account_manager: 'team',
  major_account_manager: 'team',
  channel_manager: 'team',
  sales_manager: 'all',
} as const;
const overseers = {
  revenue_operations: 'all',
  finance: 'all',
  analyst: 'all',
  executive: 'all',
  administrator: 'all',
} as const;
const allStaff = { ...sellers, ...overseers, catalogue: 'all' } as const;

/** The one table of who may do what, and how far. A route without a row here does not start. */
export const permissions: readonly Permission[] = [
  // Everybody: the store and the way in
  { action: 'store.read', roles: everyone },
  { action: 'store.basket', roles: everyone },
  { action: 'store.checkout', roles: everyone },
  { action: 'store.talk', roles: everyone },
  { action: 'store.preview', roles: allStaff },
  { action: 'session.begin', roles: everyone },
  { action: 'me.read', roles: everyone },
  { action: 'me.change', roles: signedIn },
  { action: 'me.sessions', roles: signedIn },
  { action: 'search.read', roles: { ...signedIn, ...allBuyers, ...allStaff } },

  // accounts
  { action: 'company.read', roles: allBuyers },
  { action: 'company.people.read', roles: allBuyers },
  { action: 'company.people.manage', roles: { account_admin: 'company', partner_admin: 'company' } },
  { action: 'accounts.read', roles: { ...allStaff, catalogue: 'all' } },
  { action: 'accounts.change', roles: { ...sellers, revenue_operations: 'all', administrator: 'all' } },
  { action: 'accounts.people.manage', roles: { ...sellers, revenue_operations: 'all', administrator: 'all' } },
  { action: 'accounts.export', roles: { sales_manager: 'all', ...overseers } },
  { action: 'accounts.assign', roles: { sales_manager: 'all', revenue_operations: 'all', administrator: 'all' } },
  { action: 'staff.read', roles: allStaff },
  { action: 'staff.manage', roles: { administrator: 'all' } },
  { action: 'seller.read', roles: allStaff },
  { action: 'seller.change', roles: { administrator: 'all', finance: 'all' } },

  // catalog
  { action: 'catalog.read', roles: allStaff },
  { action: 'catalog.change', roles: { catalogue: 'all', administrator: 'all' } },

  // pricing
  { action: 'prices.read', roles: allStaff },
  {
    action: 'prices.change',
    roles: { catalogue: 'all', sales_manager: 'all', revenue_operations: 'all', administrator: 'all' },
  },
  { action: 'prices.publish', roles: { catalogue: 'all', sales_manager: 'all', administrator: 'all' } },
  { action: 'limits.read', roles: allStaff },
  { action: 'limits.change', roles: { sales_manager: 'all', catalogue: 'all', administrator: 'all' } },

  // baskets
  { action: 'promotions.read', roles: allStaff },
  {
    action: 'promotions.change',
    roles: { catalogue: 'all', sales_manager: 'all', revenue_operations: 'all', administrator: 'all' },
  },

  // territories
  { action: 'routing.read', roles: { ...sellers, ...overseers } },
  { action: 'routing.change', roles: { sales_manager: 'all', revenue_operations: 'all', administrator: 'all' } },

  // baskets
  { action: 'baskets.saved', roles: allBuyers },

  // leads
  { action: 'leads.read', roles: { ...sellers, revenue_operations: 'all', executive: 'all', administrator: 'all' } },
  { action: 'leads.work', roles: { ...sellers } },
  { action: 'leads.settings', roles: { sales_manager: 'all', revenue_operations: 'all', administrator: 'all' } },
  { action: 'leads.hand-over', roles: { sales_manager: 'all', administrator: 'all' } },
  {
    action: 'opportunities.read',
    roles: { ...sellers, revenue_operations: 'all', analyst: 'all', executive: 'all', administrator: 'all' },
  },
  { action: 'opportunities.work', roles: { ...sellers } },
  // Whoever delivers mail shows the token that only mail servers have.
  { action: 'mail.deliver', roles: everyone },
  { action: 'requests.read', roles: everyone },
  { action: 'requests.list', roles: allBuyers },

  // ordering
  { action: 'orders.read', roles: { ...allBuyers, ...allStaff } },
  { action: 'orders.export', roles: { sales_manager: 'all', ...overseers } },
  { action: 'orders.cancel', roles: { sales_manager: 'all', finance: 'all', administrator: 'all' } },

  // billing
  { action: 'payments.read', roles: { finance: 'all', administrator: 'all', executive: 'all' } },
  { action: 'payments.record', roles: { finance: 'all' } },
  { action: 'payments.refund', roles: { finance: 'all' } },
  { action: 'cards.pay', roles: allBuyers },
  { action: 'cards.notify', roles: { provider: 'own' } },

  // licensing
  { action: 'licences.read', roles: { ...allBuyers, ...allStaff } },
  { action: 'licences.export', roles: { sales_manager: 'all', ...overseers } },

  // desk
  { action: 'desk.home', roles: allStaff },
  { action: 'imports.read', roles: { revenue_operations: 'all', analyst: 'all', administrator: 'all' } },
  { action: 'imports.run', roles: { revenue_operations: 'all', administrator: 'all' } },
  { action: 'history.read', roles: allStaff },

  // platform
  { action: 'mail.read', roles: { administrator: 'all' } },
  { action: 'mail.retry', roles: { administrator: 'all' } },
  { action: 'jobs.read', roles: { administrator: 'all' } },
  { action: 'jobs.retry', roles: { administrator: 'all' } },
  { action: 'audit.read', roles: { administrator: 'all', finance: 'all' } },
];

const byAction = new Map(permissions.map((permission) => [permission.action, permission]));
const reach: readonly Scope[] = ['own', 'team', 'company', 'subtree', 'all'];

export type Held = {
  readonly signedIn: boolean;
  /** The request carries a provider's signature; whether it is right is the handler's to say. */
  readonly signed?: boolean;
  readonly buyerRoles: readonly string[];
  readonly staffRoles: readonly string[];
};

/**
 * The widest scope in which somebody with these roles may do the action, or null.
 * An action without a row is a bug and throws.
 */
export function permittedScope(action: string, held: Held): Scope | null {
  const permission = byAction.get(action);
  if (!permission) throw new Error(`No permission row for the action ${action}`);
  const roles = [
    'guest',
    ...(held.signedIn ? ['person'] : []),
    ...(held.signed ? ['provider'] : []),
    ...held.buyerRoles,
    ...held.staffRoles,
  ] as Role[];
  let widest: Scope | null = null;
  for (const role of roles) {
    const scope = permission.roles[role];
    if (scope && (widest === null || reach.indexOf(scope) > reach.indexOf(widest))) widest = scope;
  }
  return widest;
}

/** Every action these roles may do: what the screens show. The server decides again. */
export function permittedActions(held: Held): string[] {
  return permissions.map((permission) => permission.action).filter((action) => permittedScope(action, held) !== null);
}
