import type { ReactNode } from 'react';
import type { Door } from './door.ts';

function Bare({ children }: { children: ReactNode }) {
  return children;
}

/** Every part in every state, and the four frames: development builds only. */
export const door: Door = {
  shell: Bare,
  texts: ['navigation', 'store', 'portal', 'partner', 'desk'],
  screens: [
    { path: '/gallery', load: () => import('./gallery/parts.tsx') },
    {
      path: '/gallery/store',
      load: () => import('./gallery/frames.tsx').then((frames) => ({ default: frames.StoreFrame })),
    },
    {
      path: '/gallery/portal',
      load: () => import('./gallery/frames.tsx').then((frames) => ({ default: frames.PortalFrame })),
    },
    {
      path: '/gallery/partner',
      load: () => import('./gallery/frames.tsx').then((frames) => ({ default: frames.PartnerFrame })),
    },
    {
      path: '/gallery/desk',
      load: () => import('./gallery/frames.tsx').then((frames) => ({ default: frames.DeskFrame })),
    },
    {
      path: '/gallery/sign-in',
      load: () => import('./gallery/frames.tsx').then((frames) => ({ default: frames.EntranceFrame })),
    },
  ],
};
