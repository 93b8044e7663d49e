import type en from '../en/purchasing.ts';

/** Was der Shop rund um den Warenkorb sagt: Vorschläge, Listen, Angebote zum Mitnehmen, Links für Kollegen. */
export default {
  // Suggestions while typing
  suggestTitle: 'Vorschläge',
  suggestOffer: 'SKU',
  suggestProduct: 'Produkt',
  suggestEdition: 'Edition',
  suggestFamily: 'Familie',
  suggestFound: '{count, plural, =0 {Nichts gefunden} one {# Vorschlag} other {# Vorschläge}}',

  // A list of SKU and quantity
  listTitle: 'Liste eingeben, einfügen oder hochladen',
  listLabel: 'SKU und Menge, eine je Zeile',
  listHint:
    'Zum Beispiel RELAY-TEAM-1Y,250. Komma, Semikolon, Tabulator oder Leerzeichen dazwischen; auch aus einer Tabelle kopiert.',
  listFile: 'Datei wählen',
  listPut: 'Liste in den Warenkorb legen',
  listEmpty: 'Geben Sie mindestens eine Zeile ein: eine SKU und eine Menge',
  listAnswers: 'Zeilen der Liste',
  listRow: 'Zeile',
  listSku: 'SKU',
  listSkuOf: 'SKU der Zeile {row}',
  listQuantity: 'Menge',
  listQuantityOf: 'Menge der Zeile {row}',
  listAnswer: 'Antwort',
  listGood: 'In Ordnung',
  listWanted: 'Nötig: {wanted}',
  listTake: '{sku} nehmen',
  listMeant: 'Meinten Sie {name}?',
  listDrop: 'Weglassen',
  listDropOf: 'Zeile {row} weglassen',
  listSummary:
    '{wrong, plural, one {# Zeile braucht} other {# Zeilen brauchen}} Ihre Entscheidung; {good, plural, =0 {keine ist in Ordnung} one {# ist in Ordnung} other {# sind in Ordnung}}. Noch liegt nichts davon im Warenkorb.',
  listPutGood:
    '{count, plural, one {Die richtige Zeile in den Warenkorb legen} other {Die # richtigen Zeilen in den Warenkorb legen}}',
  listPutAll: '{count, plural, one {Die Zeile in den Warenkorb legen} other {Alle # Zeilen in den Warenkorb legen}}',
  listAgain: 'Berichtigungen prüfen',
  listBack: 'Ganze Liste ändern',
  listDone:
    '{count, plural, one {# Position der Liste liegt im Warenkorb.} other {# Positionen der Liste liegen im Warenkorb.}}',
} as const satisfies Record<keyof typeof en, string>;
