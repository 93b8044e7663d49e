import type { FirstData, SignedIn } from '../reader.tsx';

/** An invented person to whom every door is open. */
export const everyone: SignedIn = {
  signedIn: true,
  person: {
    id: '018f0000-0000-7000-8000-000000000001',
    name: 'Maren Vogt',
    email: 'maren.vogt@halden.example',
    phone: null,
    title: null,
    rowVersion: 1,
  },
  doors: ['store', 'portal', 'partner', 'desk'],
  memberships: [{ accountId: 'a', number: 'A-10482', company: 'Castell Maritime', roles: ['buyer'] }],
  activeAccountId: 'a',
  claimable: [],
  staffRoles: ['inside_sales'],
  worksForVendor: true,
  actions: [
    'leads.read',
    'accounts.read',
    'prices.read',
    'prices.change',
    'catalog.read',
    'orders.read',
    'limits.read',
  ],
  language: 'en',
  currency: 'USD',
  csrfToken: null,
  hasTotp: true,
  mustSetUpTotp: false,
};

export function firstDataOf(language: FirstData['language'], me: SignedIn | null): FirstData {
  return {
    me,
    language,
    seller: { name: 'Halden', timeZone: 'America/Los_Angeles', branding: null },
    queries: {},
  };
}
