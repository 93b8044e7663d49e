import type { Door } from '../door.ts';
import { DeskShell } from '../shell/desk-shell.tsx';

export const door: Door = {
  shell: DeskShell,
  texts: ['desk', 'desk-accounts', 'desk-catalogue', 'desk-products', 'desk-settings', 'desk-operations', 'navigation'],
  screens: [
    // The day: what waits, the inbox, companies, orders, payments, licences
    { path: '/desk', load: () => import('./home-show.tsx') },
    { path: '/desk/inbox', load: () => import('./lead-inbox.tsx'), stays: true },
    { path: '/desk/inbox/:lead', load: () => import('./lead-inbox.tsx'), stays: true },
    { path: '/desk/accounts', load: () => import('./account-list.tsx') },
    { path: '/desk/accounts/new', load: () => import('./account-new.tsx') },
    { path: '/desk/accounts/import', load: () => import('./account-import.tsx') },
    // Its people are drawn by the portal's own parts.
    { path: '/desk/accounts/:account', load: () => import('./account-show.tsx'), texts: ['portal', 'entrance'] },
    { path: '/desk/accounts/:account/change', load: () => import('./account-change.tsx') },
    { path: '/desk/orders', load: () => import('./order-list.tsx') },
    { path: '/desk/orders/:order', load: () => import('./order-show.tsx') },
    { path: '/desk/payments', load: () => import('./payment-list.tsx') },
    { path: '/desk/payments/:order', load: () => import('./payment-record.tsx') },
    { path: '/desk/licences', load: () => import('./licence-list.tsx') },
    // Catalogue, price lists, limits
    { path: '/desk/products', load: () => import('./product-list.tsx') },
    { path: '/desk/products/new', load: () => import('./product-create.tsx') },
    { path: '/desk/products/file', load: () => import('./catalogue-import.tsx') },
    { path: '/desk/products/:product', load: () => import('./product-show.tsx') },
    { path: '/desk/products/:product/editions/:edition', load: () => import('./edition-show.tsx') },
    { path: '/desk/products/:product/offers/:offer', load: () => import('./offer-show.tsx') },
    { path: '/desk/catalogue', load: () => import('./group-list.tsx') },
    { path: '/desk/catalogue/:kind/:group', load: () => import('./group-show.tsx') },
    { path: '/desk/seller', load: () => import('./seller-show.tsx') },
    { path: '/desk/price-lists', load: () => import('./price-list-list.tsx') },
    { path: '/desk/price-lists/new', load: () => import('./price-list-create.tsx') },
    { path: '/desk/price-lists/:list', load: () => import('./price-list-show.tsx'), stays: true },
    { path: '/desk/limits', load: () => import('./limit-list.tsx') },
    { path: '/desk/limits/:limit', load: () => import('./limit-show.tsx') },
    // The vendor's people, and what runs behind the desk
    { path: '/desk/people', load: () => import('./staff-list.tsx') },
    { path: '/desk/people/new', load: () => import('./staff-invite.tsx') },
    { path: '/desk/people/:person', load: () => import('./staff-show.tsx') },
    { path: '/desk/settings', load: () => import('../portal/settings-change.tsx'), texts: ['portal', 'entrance'] },
    { path: '/desk/teams', load: () => import('./team-list.tsx') },
    { path: '/desk/teams/:team', load: () => import('./team-form.tsx') },
    { path: '/desk/absences', load: () => import('./absence-list.tsx') },
    { path: '/desk/mails', load: () => import('./mail-list.tsx') },
    { path: '/desk/mails/:mail', load: () => import('./mail-show.tsx') },
    { path: '/desk/jobs', load: () => import('./job-list.tsx') },
    { path: '/desk/audit', load: () => import('./audit-list.tsx') },
  ],
};
