import type { Door } from '../door.ts';
import { PartnerShell } from '../shell/portal-shell.tsx';

export const door: Door = {
  shell: PartnerShell,
  texts: ['partner', 'navigation'],
  screens: [{ path: '/partner', load: () => import('./home-show.tsx') }],
};
