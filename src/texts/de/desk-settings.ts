import type en from '../en/desk-settings.ts';

/** Einstellungen und Betrieb am Arbeitsplatz. */
export default {
  settingsSaved: 'Gespeichert.',
} as const satisfies Record<keyof typeof en, string>;
