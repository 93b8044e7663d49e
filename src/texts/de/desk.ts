import type en from '../en/desk.ts';

export default {
  homeTitle: 'Heute',
} as const satisfies Record<keyof typeof en, string>;
