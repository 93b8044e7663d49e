import type en from '../en/navigation.ts';

export default {
  groupDay: 'Tag',
  storeHome: 'Produkte',
  portalHome: 'Übersicht',
  partnerHome: 'Übersicht',
  deskHome: 'Heute',
  deskInbox: 'Eingang',
  findAnything: 'Alles finden',
  findPortal: 'Ihre Bestellnummer, Auftrag, Rechnung oder Schlüssel',
  forAccount: 'für {account}',
  paletteTitle: 'Seite oder Eintrag finden',
  palettePlaceholder: 'Name, Nummer, Telefon, Auftrag, Bestellnummer oder Schlüssel',
  paletteScreens: 'Seiten',
  paletteRecords: 'Einträge',
  paletteSearching: 'Suche läuft',
  paletteNothing:
    'Nichts gefunden für „{q}“. Versuchen Sie eine Nummer, einen Namen oder einen Teil der E-Mail-Adresse.',
  paletteFound: '{count, plural, one {# Treffer} other {# Treffer}}',
  paletteKeys: 'Pfeiltasten wählen, Enter öffnet, Escape schließt',
} as const satisfies Record<keyof typeof en, string>;
