import type en from '../en/portal.ts';

export default {
  homeTitle: 'Übersicht',
} as const satisfies Record<keyof typeof en, string>;
