import type { Door } from '../door.ts';
import { DeskShell } from '../shell/desk-shell.tsx';

export const door: Door = {
  shell: DeskShell,
  texts: ['desk', 'navigation'],
  screens: [{ path: '/desk', load: () => import('./home-show.tsx') }],
};
