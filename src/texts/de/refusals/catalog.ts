import type en from '../../en/refusals/catalog.ts';

export default {
  'refusal.catalog_not_found.title': 'Das steht nicht im Katalog.',
  'refusal.catalog_not_found.detail': 'Es wurde gelöscht oder gab es nie. Gehen Sie zurück zur Liste.',
  'refusal.catalog_code_taken.title': 'Dieses Kürzel ist schon vergeben.',
  'refusal.catalog_code_taken.detail': 'Wählen Sie ein anderes; Groß- und Kleinbuchstaben zählen bei einer SKU gleich.',
  'refusal.catalog_in_use.title': 'Das wird verwendet und bleibt.',
  'refusal.catalog_in_use.detail':
    '{by, select, product {{count, plural, one {Das Produkt {first} gehört dazu.} other {# Produkte gehören dazu, darunter {first}.}}} offer {{count, plural, one {Das Angebot {first} nennt es.} other {# Angebote nennen es, darunter {first}.}}} edition {{count, plural, one {Die Edition {first} gehört dazu.} other {# Editionen gehören dazu, darunter {first}.}}} price {Eine Preisliste führt es.} other {Etwas anderes nennt es.}} Löschen Sie zuerst das, oder lassen Sie dies an einem Tag enden.',
  'refusal.catalog_was_sold.title': 'Dieses Angebot war im Verkauf und bleibt in den Unterlagen.',
  'refusal.catalog_was_sold.detail': 'Geben Sie ihm stattdessen einen letzten Tag; danach kann es niemand mehr kaufen.',
  'refusal.catalog_offer_fixed.title': 'Das Angebot {sku} ist im Verkauf und bleibt, was es ist.',
  'refusal.catalog_offer_fixed.detail':
    'Bestellungen und Lizenzen nennen es. Geben Sie ihm einen letzten Tag und legen Sie für die neue Wahl ein neues Angebot an.',
  'refusal.catalog_offer_twice.title': '{sku} und {other} würden zur selben Zeit dasselbe verkaufen.',
  'refusal.catalog_offer_twice.detail':
    'Produkt, Edition, Supportstufe, Laufzeit und Abrechnung sind gleich. Ändern Sie eines davon, oder lassen Sie das eine Angebot enden, bevor das andere beginnt.',
  'refusal.import_refused.title':
    '{errors, plural, one {Eine Zelle ist nicht verwendbar} other {# Zellen sind nicht verwendbar}}; nichts wurde gespeichert.',
  'refusal.import_refused.detail':
    'Berichtigen Sie {shown, plural, one {die unten genannte Zelle} other {die # unten genannten Zellen}} und senden Sie die Datei noch einmal.',
  'refusal.table_empty.title': 'Die Datei ist leer.',
  'refusal.table_empty.detail': 'Die erste Zeile nennt die Spalten; darunter stehen die Daten.',
  'refusal.table_columns_missing.title': 'In der Datei fehlen Spalten: {missing}.',
  'refusal.table_columns_missing.detail': 'Die erste Zeile nennt die Spalten. Bekannt sind {known}.',
  'refusal.table_column_unknown.title': 'Die Spalte {column} ist hier nicht bekannt.',
  'refusal.table_column_unknown.detail': 'Benennen Sie sie um oder entfernen Sie sie. Bekannt sind {known}.',
  'refusal.table_column_twice.title': 'Die Spalte {column} steht zweimal in der ersten Zeile.',
  'refusal.table_column_twice.detail': 'Entfernen Sie eine der beiden; nichts wurde gespeichert.',
  'refusal.table_row_too_long.title': 'Zeile {row} hat {cells} Zellen, die erste Zeile nennt {columns} Spalten.',
  'refusal.table_row_too_long.detail':
    'Setzen Sie Zellen, die das Trennzeichen oder einen Zeilenumbruch enthalten, in doppelte Anführungszeichen. Nichts wurde gespeichert.',
  'refusal.csv_cell_too_long.title': 'Eine Zelle in Zeile {row}, Spalte {column} ist zu lang.',
  'refusal.csv_cell_too_long.detail':
    'Eine Zelle fasst höchstens {most, number} Zeichen. Auch ein nie geschlossenes Anführungszeichen führt dazu.',
  'refusal.csv_too_many_columns.title': 'Zeile {row} hat mehr als {most, number} Spalten.',
  'refusal.csv_too_many_columns.detail': 'Prüfen Sie das Trennzeichen der Datei. Nichts wurde gespeichert.',
  'refusal.csv_too_many_rows.title': 'Die Datei hat mehr als {most, number} Zeilen.',
  'refusal.csv_too_many_rows.detail': 'Senden Sie sie in Teilen. Nichts wurde gespeichert.',
  'refusal.csv_text_after_quote.title':
    'In Zeile {row}, Spalte {column} folgt Text auf ein schließendes Anführungszeichen.',
  'refusal.csv_text_after_quote.detail':
    'Schreiben Sie ein Anführungszeichen innerhalb einer solchen Zelle doppelt. Nichts wurde gespeichert.',
  'refusal.csv_quote_not_closed.title': 'Das Anführungszeichen in Zeile {row}, Spalte {column} wird nie geschlossen.',
  'refusal.csv_quote_not_closed.detail':
    'Schließen Sie es, oder schreiben Sie es doppelt, wenn es zum Text gehört. Nichts wurde gespeichert.',
  'refusal.encoding_mixed.title': 'Die Datei mischt zwei Zeichenkodierungen.',
  'refusal.encoding_mixed.detail':
    'Speichern Sie sie als UTF-8 und senden Sie sie noch einmal. Die erste unpassende Stelle ist Byte {offset, number}.',
  'expected.code': 'Kleinbuchstaben, Ziffern und einzelne Bindestriche, etwa fernwartung-plus',
  'expected.sku': 'Buchstaben, Ziffern und . _ / -, mit Buchstabe oder Ziffer am Anfang, höchstens 64',
  'expected.unused': 'etwas, das sonst nichts verwendet',
  'expected.unchanged': 'unverändert: {before}',
  'expected.day_after_start': 'ein Tag nach dem Beginn',
  'expected.billing_of_month_to_month': 'monatlich, denn Monat für Monat wird jeden Monat abgerechnet',
  'expected.same_as_row': 'dasselbe wie in Zeile {other}: {before}',
} as const satisfies Record<keyof typeof en, string>;
