import type { Door } from '../door.ts';
import { PortalShell } from '../shell/portal-shell.tsx';

export const door: Door = {
  shell: PortalShell,
  texts: ['portal', 'navigation'],
  screens: [{ path: '/portal', load: () => import('./home-show.tsx') }],
};
