import type en from '../en/entrance.ts';

export default {
  signInTitle: 'Anmelden',
  signInAction: 'Anmelden',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
} as const satisfies Record<keyof typeof en, string>;
