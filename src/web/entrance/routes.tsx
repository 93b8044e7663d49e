import type { Door } from '../door.ts';
import { EntranceShell } from '../shell/entrance-shell.tsx';

export const door: Door = {
  shell: EntranceShell,
  texts: ['entrance'],
  screens: [{ path: '/sign-in', load: () => import('./sign-in.tsx') }],
};
