import type { Door } from '../door.ts';
import { EntranceShell } from '../shell/entrance-shell.tsx';

export const door: Door = {
  shell: EntranceShell,
  texts: ['entrance'],
  screens: [
    { path: '/sign-in', load: () => import('./sign-in.tsx') },
    { path: '/sign-in/second-factor', load: () => import('./second-factor-set-up.tsx') },
    { path: '/sign-up', load: () => import('./sign-up.tsx') },
    { path: '/verify', load: () => import('./address-verify.tsx') },
    { path: '/reset', load: () => import('./password-reset.tsx') },
    { path: '/email', load: () => import('./email-confirm.tsx') },
    { path: '/invitation', load: () => import('./invitation-accept.tsx') },
  ],
};
