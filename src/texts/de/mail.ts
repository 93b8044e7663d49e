import type en from '../en/mail.ts';

export default {
  // accounts
  // leads
  // ordering
  // licensing
} as const satisfies Record<keyof typeof en, string>;
