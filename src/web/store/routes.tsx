import type { Door } from '../door.ts';
import { StoreShell } from '../shell/store-shell.tsx';

export const door: Door = {
  shell: StoreShell,
  texts: ['store'],
  screens: [
    { path: '/', load: () => import('./home-show.tsx') },
    { path: '/products/:product', load: () => import('./product-show.tsx') },
    { path: '/basket', load: () => import('./basket-show.tsx') },
    { path: '/checkout', load: () => import('./order-place.tsx') },
    { path: '/orders/:order', load: () => import('./order-show.tsx') },
    { path: '/talk', load: () => import('./request-create.tsx') },
    { path: '/terms', load: () => import('./terms-show.tsx') },
    { path: '/privacy', load: () => import('./privacy-show.tsx') },
    { path: '/support', load: () => import('./support-show.tsx') },
    { path: '/requests/:request', load: () => import('./request-show.tsx') },
  ],
};
