import type { Door } from '../door.ts';
import { DeskShell } from '../shell/desk-shell.tsx';

export const door: Door = {
  shell: DeskShell,
  texts: ['desk', 'navigation'],
  screens: [
    // The day: what waits, the inbox, companies, orders, payments, licences
    { path: '/desk', load: () => import('./home-show.tsx') },
    { path: '/desk/inbox', load: () => import('./lead-inbox.tsx'), stays: true },
    { path: '/desk/inbox/:lead', load: () => import('./lead-inbox.tsx'), stays: true },
    { path: '/desk/orders', load: () => import('./order-list.tsx') },
    { path: '/desk/orders/:order', load: () => import('./order-show.tsx') },
    { path: '/desk/payments', load: () => import('./payment-list.tsx') },
    { path: '/desk/payments/:order', load: () => import('./payment-record.tsx') },
    { path: '/desk/licences', load: () => import('./licence-list.tsx') },
  ],
};
