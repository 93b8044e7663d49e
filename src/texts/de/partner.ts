import type en from '../en/partner.ts';

export default {
  homeTitle: 'Übersicht',
} as const satisfies Record<keyof typeof en, string>;
