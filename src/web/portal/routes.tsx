import type { Door } from '../door.ts';
import { PortalShell } from '../shell/portal-shell.tsx';

export const door: Door = {
  shell: PortalShell,
  // Orders and requests are drawn by the store's own parts, roles and the second factor by the entrance's.
  texts: ['portal', 'navigation', 'store', 'buying', 'entrance'],
  screens: [
    { path: '/portal', load: () => import('./home-show.tsx') },
    { path: '/portal/orders', load: () => import('./order-list.tsx') },
    { path: '/portal/orders/:order', load: () => import('./order-show.tsx') },
    { path: '/portal/licences', load: () => import('./licence-list.tsx') },
    { path: '/portal/requests', load: () => import('./request-list.tsx') },
    { path: '/portal/requests/:request', load: () => import('./request-show.tsx') },
    { path: '/portal/baskets', texts: ['purchasing'], load: () => import('./saved-basket-list.tsx') },
    { path: '/portal/people', load: () => import('./person-list.tsx') },
    { path: '/portal/settings', load: () => import('./settings-change.tsx') },
  ],
};
