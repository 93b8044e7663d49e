import type { Door } from '../door.ts';
import { StoreShell } from '../shell/store-shell.tsx';

export const door: Door = {
  shell: StoreShell,
  texts: ['store'],
  screens: [
    { path: '/', load: () => import('./home-show.tsx') },
    { path: '/products/:product', load: () => import('./product-show.tsx') },
    { path: '/basket', texts: ['buying', 'purchasing'], load: () => import('./basket-show.tsx') },
    { path: '/baskets/:basket', texts: ['buying', 'purchasing'], load: () => import('./sent-basket-show.tsx') },
    { path: '/checkout', texts: ['buying'], load: () => import('./order-place.tsx') },
    { path: '/orders/:order', texts: ['buying'], load: () => import('./order-show.tsx') },
    { path: '/talk', texts: ['buying'], load: () => import('./request-create.tsx') },
    { path: '/terms', texts: ['buying'], load: () => import('./terms-show.tsx') },
    { path: '/privacy', texts: ['buying'], load: () => import('./privacy-show.tsx') },
    { path: '/support', texts: ['buying'], load: () => import('./support-show.tsx') },
    { path: '/requests/:request', texts: ['buying'], load: () => import('./request-show.tsx') },
  ],
};
