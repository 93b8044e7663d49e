import type en from '../en/refusals.ts';

export default {
  // platform
  'refusal.invalid_input.title': 'Ein Teil Ihrer Eingaben lässt sich nicht verwenden.',
  'refusal.invalid_input.detail': 'Es wurde nichts gespeichert. Bei den Feldern steht, was richtig wäre.',
  'refusal.not_signed_in.title': 'Sie sind nicht angemeldet.',
  'refusal.not_signed_in.detail': 'Melden Sie sich an, um weiterzumachen. Ihre Eingaben bleiben erhalten.',
  'refusal.not_permitted.title': 'Ihre Rolle umfasst das nicht.',
  'refusal.not_permitted.detail': 'Fragen Sie die Administration Ihrer Firma nach der nötigen Rolle.',
  'refusal.not_found.title': 'Hier ist nichts.',
  'refusal.not_found.detail':
    'Es wurde verschoben oder entfernt, oder es ist nicht für Sie bestimmt. Suchen Sie danach oder gehen Sie zurück.',
  'refusal.changed_meanwhile.title': 'Jemand anderes hat dies geändert, während Sie daran gearbeitet haben.',
  'refusal.changed_meanwhile.detail':
    'Von Ihnen wurde nichts gespeichert. Sehen Sie sich die andere Änderung an und speichern Sie dann erneut.',
  'refusal.version_needed.title': 'Diese Änderung nennt nicht die Fassung, auf der sie beruht.',
  'refusal.version_needed.detail': 'Senden Sie If-Match mit dem gelesenen ETag.',
  'refusal.idempotency_key_needed.title': 'Diese Anfrage braucht einen Idempotency-Key.',
  'refusal.idempotency_key_needed.detail':
    'Senden Sie je Vorhaben einen neuen Schlüssel und bei Wiederholung denselben.',
  'refusal.idempotency_key_running.title': 'Dieselbe Anfrage wird noch bearbeitet.',
  'refusal.idempotency_key_running.detail':
    'Warten Sie einige Sekunden und wiederholen Sie sie mit demselben Schlüssel; sie läuft nicht zweimal.',
  'refusal.idempotency_key_reused.title': 'Dieser Idempotency-Key gehört zu einer anderen Anfrage.',
  'refusal.idempotency_key_reused.detail':
    'Der Inhalt weicht von der ersten Anfrage mit diesem Schlüssel ab. Nehmen Sie für ein neues Vorhaben einen neuen.',
  'refusal.too_many_requests.title': 'Zu viele Versuche.',
  'refusal.too_many_requests.detail': 'Warten Sie {seconds} Sekunden und versuchen Sie es dann erneut.',
  'refusal.too_large.title': 'Das ist zu groß.',
  'refusal.too_large.detail': 'Auf einmal lassen sich höchstens {maximum} senden. Es wurde nichts gespeichert.',
  'refusal.media_type_unknown.title': 'Diese Art von Inhalt lässt sich hier nicht lesen.',
  'refusal.media_type_unknown.detail': 'Senden Sie {expected}.',
  'refusal.csrf.title': 'Diese Seite ist veraltet.',
  'refusal.csrf.detail': 'Laden Sie sie neu und wiederholen Sie den Schritt. Es wurde nichts gespeichert.',
  'refusal.unexpected.title': 'Bei uns ist etwas schiefgegangen.',
  'refusal.unexpected.detail':
    'Es wurde nichts gespeichert. Versuchen Sie es erneut; bleibt es dabei, nennen Sie uns die Kennung {reference}.',
  'refusal.busy.title': 'Der Server ist ausgelastet.',
  'refusal.busy.detail': 'Es wurde nichts gespeichert. Wiederholen Sie den Schritt in einigen Sekunden.',
  'refusal.file_missing.title': 'Es wurde keine Datei gesendet.',
  'refusal.file_missing.detail': 'Wählen Sie eine Datei und senden Sie sie erneut.',
  'expected.present': 'erforderlich',
  'expected.text': 'Text',
  'expected.number': 'eine Zahl',
  'expected.whole_number': 'eine ganze Zahl ohne Leer- und Trennzeichen',
  'expected.yes_or_no': 'ja oder nein',
  'expected.list': 'eine Liste',
  'expected.at_least': 'mindestens {minimum}',
  'expected.at_most': 'höchstens {maximum}',
  'expected.at_least_characters': '{minimum, plural, one {mindestens # Zeichen} other {mindestens # Zeichen}}',
  'expected.at_most_characters': '{maximum, plural, one {höchstens # Zeichen} other {höchstens # Zeichen}}',
  'expected.one_of': 'eines von {options}',
  'expected.email': 'eine E-Mail-Adresse wie name@firma.de',
  'expected.url': 'eine Webadresse wie https://firma.de',
  'expected.day': 'ein Tag wie 2026-03-31',
  'expected.known_id': 'die Kennung von etwas, das es gibt',
  'expected.no_such_field': 'nichts: ein solches Feld gibt es hier nicht',
  'expected.idempotency_key': '8 bis 100 druckbare Zeichen ohne Leerzeichen',
  'expected.valid': 'eine andere Form; siehe Dokumentation',

  // accounts
  'refusal.sign_in_failed.title': 'Adresse und Passwort passen nicht zusammen.',
  'refusal.sign_in_failed.detail': 'Prüfen Sie beides und versuchen Sie es erneut, oder setzen Sie ein neues Passwort.',
  'refusal.second_factor_needed.title': 'Noch ein Schritt.',
  'refusal.second_factor_needed.detail':
    'Geben Sie die sechs Ziffern Ihrer Authenticator-App oder einen Wiederherstellungscode ein.',
  'refusal.second_factor_wrong.title': 'Dieser Code gilt nicht.',
  'refusal.second_factor_wrong.detail':
    'Er ist falsch, zu alt oder wurde schon benutzt. Warten Sie auf die nächsten sechs Ziffern und geben Sie diese ein.',
  'refusal.second_factor_set_up.title': 'Ein zweiter Faktor ist schon eingerichtet.',
  'refusal.second_factor_set_up.detail': 'Entfernen Sie ihn zuerst, um einen anderen einzurichten.',
  'refusal.second_factor_not_begun.title': 'Es gibt keinen zweiten Faktor, der zu bestätigen oder zu entfernen wäre.',
  'refusal.second_factor_not_begun.detail': 'Richten Sie ihn von Anfang an ein.',
  'refusal.second_factor_required.title': 'Ihre Firma verlangt einen zweiten Faktor.',
  'refusal.second_factor_required.detail':
    'Er bleibt, wie er ist. Für ein anderes Gerät wenden Sie sich an die Administration.',
  'refusal.link_not_valid.title': 'Dieser Link gilt nicht mehr.',
  'refusal.link_not_valid.detail':
    'Er wurde benutzt, ist abgelaufen oder wurde durch einen neueren ersetzt. Fordern Sie einen neuen an.',
  'refusal.sign_in_to_accept.title': 'Diese Einladung gilt für {email}.',
  'refusal.sign_in_to_accept.detail':
    'Zu dieser Adresse gibt es ein Konto. Melden Sie sich damit an und öffnen Sie den Link erneut, um {company} beizutreten.',
  'refusal.person_belongs_already.title': '{email} gehört schon zu {company}.',
  'refusal.person_belongs_already.detail': 'Ändern Sie dort die Rollen, statt erneut einzuladen.',
  'refusal.person_not_found.title': 'Diese Person ist nicht hier.',
  'refusal.person_not_found.detail': 'Die Zugehörigkeit ist beendet, oder sie ist nicht für Sie bestimmt.',
  'refusal.invitation_not_found.title': 'Diese Einladung ist nicht offen.',
  'refusal.invitation_not_found.detail': 'Sie wurde angenommen, zurückgezogen oder ist abgelaufen.',
  'refusal.session_not_found.title': 'Diese Sitzung ist schon beendet.',
  'refusal.session_not_found.detail': 'Es ist nichts weiter zu tun.',
  'refusal.last_account_admin.title': '{company} hätte keine Kontoverwaltung mehr.',
  'refusal.last_account_admin.detail': 'Geben Sie die Kontoverwaltung zuerst jemand anderem.',
  'refusal.last_administrator.title': 'Niemand könnte mehr jemanden hereinlassen.',
  'refusal.last_administrator.detail': 'Geben Sie die Administration zuerst jemand anderem.',
  'refusal.account_not_found.title': 'Diese Firma ist nicht hier.',
  'refusal.account_not_found.detail': 'Es gibt sie nicht, oder sie ist nicht für Sie bestimmt.',
  'refusal.team_not_found.title': 'Dieses Team ist nicht hier.',
  'refusal.team_not_found.detail': 'Es wurde entfernt. Wählen Sie ein anderes.',
  'refusal.store_not_found.title': 'Dieser Shop ist nicht hier.',
  'refusal.store_not_found.detail': 'Wählen Sie einen aus der Liste der Shops.',
  'refusal.seller_not_found.title': 'Es gibt noch keinen Verkäufer.',
  'refusal.seller_not_found.detail': 'Starten Sie den Server einmal mit leerer Datenbank; er legt einen an.',
  'refusal.store_without_contact.title': '{store} kann nicht öffnen: Niemand würde antworten.',
  'refusal.store_without_contact.detail':
    'Wählen Sie ein Kontaktteam mit mindestens einer Person und öffnen Sie dann den Shop.',
  'refusal.parent_is_itself.title': '{company} kann nicht zu sich selbst gehören.',
  'refusal.parent_is_itself.detail': 'Wählen Sie eine andere Firma als Mutter.',
  'refusal.parent_loop.title': '{company} kann nicht zu {parent} gehören: Die Firma stünde über sich selbst.',
  'refusal.parent_loop.detail': 'Die Kette wäre {chain}. Beenden Sie zuerst eine dieser Zugehörigkeiten.',
  'refusal.parent_overlap.title': '{company} hat an diesem Tag schon eine Mutter.',
  'refusal.parent_overlap.detail':
    'Sie gehört ab {fromDay} zu {parent}. Wählen Sie einen späteren Tag oder beenden Sie das zuerst.',
  'refusal.parent_not_found.title': 'An diesem Tag gibt es keine Zugehörigkeit zu beenden.',
  'refusal.parent_not_found.detail': 'Die Firma steht an diesem Tag schon allein.',
  'refusal.relationship_open.title': 'Diese Beziehung besteht schon.',
  'refusal.relationship_open.detail': 'Beenden Sie sie, bevor sie neu beginnt.',
  'refusal.relationship_not_found.title': 'Diese Beziehung ist nicht offen.',
  'refusal.relationship_not_found.detail': 'Sie ist schon beendet oder hat nie bestanden.',
  'expected.password_not_guessable':
    'ein schwerer zu erratendes Passwort: etwa mehrere Wörter ohne Zusammenhang, ohne Namen, Tastenreihen oder Jahreszahlen',
  'expected.current_password': 'Ihr derzeitiges Passwort',
  'expected.time_zone': 'eine Zeitzone wie Europe/Berlin',
  'expected.country': 'ein Ländercode aus zwei Buchstaben wie DE',
  'expected.later_than': 'später als {than}',
  'expected.not_before': 'ein Tag nicht vor dem {day}',
  'expected.name_not_taken': 'ein Name, den sonst nichts trägt',
  'expected.address_not_taken': 'eine Adresse, zu der es noch kein Konto gibt',
  'expected.number_in_file_once': 'eine Nummer, die nur einmal in der Datei steht; Zeile {other} hat sie auch',
  'expected.known_account_number': 'die Nummer einer Firma, die es gibt oder die in der Datei steht',
  'expected.known_owner_email': 'die E-Mail-Adresse einer Person, die für den Anbieter arbeitet',
  'expected.no_parent_loop': 'eine Mutter, die nicht unter dieser Firma steht; die Kette ist {chain}',

  // catalog
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

  // pricing
  'refusal.amount_malformed.title': 'Dieser Betrag ist nicht lesbar.',
  'refusal.amount_malformed.detail': '„{value}“ ist kein Betrag. Schreiben Sie ihn als 1234.50.',
  'refusal.amount_too_fine.title': 'Dieser Betrag hat zu viele Nachkommastellen.',
  'refusal.amount_too_fine.detail':
    '{currency} hat {digits, plural, =0 {keine Nachkommastelle} one {# Nachkommastelle} other {# Nachkommastellen}}; „{value}“ hat mehr.',
  'refusal.amount_too_large.title': 'Dieser Betrag ist zu groß.',
  'refusal.amount_too_large.detail': '„{value}“ ist mehr, als ein Betrag hier sein kann.',
  'refusal.currency_unknown.title': 'Diese Währung ist nicht bekannt.',
  'refusal.currency_unknown.detail':
    '„{value}“ ist kein Währungscode nach ISO 4217. Schreiben Sie einen wie EUR oder USD.',
  'refusal.day_malformed.title': 'Dieser Tag ist nicht lesbar.',
  'refusal.day_malformed.detail': '„{value}“ ist kein Tag. Schreiben Sie ihn als 2026-03-31.',
  'refusal.day_unknown.title': 'Diesen Tag gibt es nicht.',
  'refusal.day_unknown.detail': 'Der Kalender kennt keinen {value}.',
  'refusal.decimal_malformed.title': 'Diese Zahl ist nicht lesbar.',
  'refusal.decimal_malformed.detail': '„{value}“ ist keine Zahl. Schreiben Sie Ziffern mit einem Punkt, wie 1234.5.',
  'refusal.decimal_too_fine.title': 'Diese Zahl hat zu viele Nachkommastellen.',
  'refusal.decimal_too_fine.detail': 'Höchstens 6 werden geführt; „{value}“ hat mehr.',
  'refusal.decimal_too_large.title': 'Diese Zahl ist zu groß.',
  'refusal.decimal_too_large.detail': '„{value}“ hat mehr als 13 Stellen vor dem Komma.',
  'refusal.percent_malformed.title': 'Dieser Prozentsatz ist nicht lesbar.',
  'refusal.percent_malformed.detail': '„{value}“ ist kein Prozentsatz. Schreiben Sie ihn als 12.5.',
  'refusal.percent_too_fine.title': 'Dieser Prozentsatz hat zu viele Nachkommastellen.',
  'refusal.percent_too_fine.detail': 'Höchstens {digits} werden geführt; „{value}“ hat mehr.',
  'refusal.below_floor.title': 'Dieser Preis braucht eine Genehmigung.',
  'refusal.below_floor.detail':
    'Ein Preis im Warenkorb ist niedriger, als ohne sie zulässig ist. Fragen Sie den Vertrieb oder ändern Sie den Preis.',
  'refusal.offer_unknown.title': 'Dieses Angebot ist nicht im Verkauf.',
  'refusal.offer_unknown.detail':
    'Es ist beendet oder es gab es nie. Nehmen Sie es aus dem Warenkorb und wählen Sie ein anderes.',
  'refusal.offer_twice.title': 'Ein Angebot steht zweimal im Warenkorb.',
  'refusal.offer_twice.detail': 'Fassen Sie beide Mengen in einer Zeile zusammen.',
  'refusal.quantity_invalid.title': 'Diese Menge lässt sich nicht bestellen.',
  'refusal.quantity_invalid.detail':
    'Eine Menge ist eine ganze Zahl von 1 bis 1.000.000, nur in Ziffern. Für mehr sprechen Sie mit dem Vertrieb.',
  'refusal.price_invalid.title': 'Dieser Preis lässt sich nicht speichern.',
  'refusal.price_invalid.detail': 'Nichts wurde gespeichert. An den Feldern steht, was richtig wäre.',
  'refusal.limit_invalid.title': 'Dieses Limit lässt sich nicht speichern.',
  'refusal.limit_invalid.detail': 'Nichts wurde gespeichert. An den Feldern steht, was richtig wäre.',
  'refusal.store_without_limit.title': 'Dieser Store kann noch nicht geöffnet werden.',
  'refusal.store_without_limit.detail':
    'Er hat kein Limit, also könnte niemand kaufen. Setzen Sie eines, dann öffnen Sie den Store.',
  'expected.amount_digits_of_currency': 'ein Betrag mit höchstens so vielen Nachkommastellen, wie {currency} hat',
  'expected.amount_zero_or_more': 'ein Betrag wie 20000.00, null oder mehr',
  'expected.audience': 'public, oder segment:, level:, partner: oder account: mit seinem Namen',
  'expected.currency': 'eine Währung wie EUR oder USD',
  'expected.currency_of_list': '{currency}, die Währung dieser Liste; eine andere Währung ist eine eigene Liste',
  'expected.graduated_per_line':
    'line: Gestaffelte Bänder zählen je Zeile, sonst hinge das Ergebnis von der Reihenfolge der Zeilen ab',
  'expected.limit_quantity': 'eine ganze Zahl, null oder mehr',
  'expected.limit_quantity_or_amount': 'eine Höchstmenge, ein Höchstbetrag oder beides',
  'expected.limit_scope_needed': 'die Familie, das Produkt oder das Angebot, für das das Limit gilt',
  'expected.limit_scope_none': 'nichts: Ein Limit für den Store gilt für alles darin',
  'expected.list_start_once':
    'ein anderer erster Tag: {name} beginnt am selben, für dieselben Käufer und dieselbe Währung',
  'expected.offer': 'ein Angebot, das im Verkauf ist',
  'expected.offer_once': 'jedes Angebot einmal',
  'expected.price_at_floor': 'ein Preis, der ohne Genehmigung zulässig ist',
  'expected.price_digits': 'ein Preis in Ziffern mit Punkt, wie 1234.50',
  'expected.price_six_digits': 'höchstens 6 Nachkommastellen; sehr kleine Preise je 1.000 angeben',
  'expected.price_zero_or_more': 'ein Preis von null oder mehr',
  'expected.quantity': 'eine ganze Zahl ab 1',
  'expected.quantity_digits_only': 'nur Ziffern, wie {suggested}',
  'expected.quantity_least': '1 oder mehr',
  'expected.quantity_most': 'höchstens {most, number}; für mehr sprechen Sie mit dem Vertrieb',
  'expected.quantity_whole': 'eine ganze Zahl, wie 12',
  'expected.share_under_one': 'ein Anteil von 0 bis unter 1: 0.1 sind 10 %',
  'expected.tier_ascending': '{least, number} oder mehr: Jede Stufe beginnt über der vorigen',
  'expected.tier_first_from_1': '1: Die erste Stufe beginnt bei 1',
  'expected.tier_mode': 'all-units oder graduated',
  'expected.tier_once': '{least, number} oder mehr: Dort beginnt schon eine Stufe',
  'expected.tier_price_or_discount': 'entweder ein Stückpreis oder ein Rabatt',
  'expected.tier_whole': 'eine ganze Zahl ab 1',
  'refusal.price_list_not_found.title': 'Diese Preisliste gibt es nicht.',
  'refusal.price_list_not_found.detail':
    'Sie wurde gelöscht, oder es gab sie nie. Gehen Sie zurück zu den Preislisten.',
  'refusal.price_list_published.title': '{name} ist veröffentlicht und ändert sich nicht mehr.',
  'refusal.price_list_published.detail':
    'Legen Sie einen Entwurf als Kopie davon an, ändern Sie diesen, und veröffentlichen Sie ihn mit einem späteren ersten Tag.',
  'refusal.price_list_same_start.title': 'Eine andere Liste beginnt am selben Tag.',
  'refusal.price_list_same_start.detail':
    '{name} gilt für dieselben Käufer und dieselbe Währung, keine der beiden wäre also die spätere. Wählen Sie einen anderen ersten Tag.',
  'refusal.price_list_empty.title': 'Diese Liste hat keine Preise.',
  'refusal.price_list_empty.detail':
    'Tragen Sie Preise ein oder importieren Sie eine Datei, und veröffentlichen Sie sie dann.',
  'refusal.price_list_over.title': 'Diese Liste würde nie gelten.',
  'refusal.price_list_over.detail':
    'Sie endet am {ends}, und dieser Tag ist vorbei. Wählen Sie einen späteren Tag oder keinen.',
  'refusal.price_list_other_currency.title': 'Preise werden nie umgerechnet.',
  'refusal.price_list_other_currency.detail':
    'Die Preise sind in {before}, die Liste wäre in {currency}. Legen Sie für {currency} eine eigene Liste an.',
  'refusal.limit_not_found.title': 'Diese Grenze gibt es nicht.',
  'refusal.limit_not_found.detail': 'Sie wurde gelöscht, oder es gab sie nie. Gehen Sie zurück zu den Grenzen.',
  'refusal.limit_same_start.title': 'Eine andere Grenze beginnt am selben Tag.',
  'refusal.limit_same_start.detail':
    'Sie gilt für denselben Umfang, dieselben Käufer und dieselbe Währung. Ändern Sie jene, oder wählen Sie einen anderen ersten Tag.',
  'refusal.limit_last.title': 'Das ist die letzte Grenze von {store}, und der Shop ist geöffnet.',
  'refusal.limit_last.detail':
    'Ohne Grenze könnte niemand selbst kaufen. Legen Sie zuerst eine andere fest, oder schließen Sie den Shop.',
  'refusal.offer_not_found.title': '{sku} steht nicht im Katalog.',
  'refusal.offer_not_found.detail': 'Prüfen Sie die SKU, oder legen Sie das Angebot zuerst im Katalog an.',
  'expected.sku_of_catalogue': 'eine SKU aus dem Katalog',
  'expected.sku_once': 'jede SKU einmal',
  'expected.once_per_family_and_term': 'ein Rabatt je Familie und Laufzeit',
  'expected.decimal_sign_of_file': 'Nachkommastellen mit „{sign}“ wie in Zeile {other}; eine Datei, ein Zeichen',
  'expected.no_thousands': 'kein Tausendertrennzeichen: {suggested}',
  'expected.number_one_way':
    'eine Zahl, die sich nur auf eine Weise lesen lässt: {thousands}, wenn es Tausende sind, {decimal}, wenn es Nachkommastellen sind',
  'expected.percent_under_hundred': 'ein Prozentwert von 0 bis unter 100 mit höchstens 4 Nachkommastellen',
  'expected.between': '{minimum, number} bis {maximum, number}',

  // territories
  'refusal.hand_over_in_past.title': 'Eine Übergabe kann nicht in der Vergangenheit beginnen.',
  'refusal.hand_over_in_past.detail': '{fromDay} liegt vor {today}. Wählen Sie heute oder einen späteren Tag.',
  'refusal.owner_unknown.title': 'So jemand kann diese Firma nicht betreuen.',
  'refusal.owner_unknown.detail': 'Wählen Sie jemanden, der jetzt für den Anbieter arbeitet.',

  // baskets
  'refusal.basket_lines_wrong.title':
    '{count, plural, one {Eine Zeile ist nicht verwendbar} other {# Zeilen sind nicht verwendbar}}; nichts wurde in den Warenkorb gelegt.',
  'refusal.basket_lines_wrong.detail':
    'Berichtigen Sie, was unten genannt ist, und senden Sie alle Zeilen noch einmal.',
  'refusal.basket_too_long.title': 'Das sind mehr als {most, number} Zeilen.',
  'refusal.basket_too_long.detail':
    'Ein Warenkorb fasst höchstens {most, number}. Bestellen Sie in Teilen, oder sprechen Sie mit dem Vertrieb.',
  'refusal.basket_too_large.title': 'Das fasst der Warenkorb nicht mehr.',
  'refusal.basket_too_large.detail':
    'Er fasst höchstens {lines, number} Zeilen und {most, number} von jedem Artikel. Nichts wurde hinzugefügt. Für mehr sprechen Sie mit dem Vertrieb.',
  'refusal.basket_empty.title': 'Der Warenkorb ist leer.',
  'refusal.basket_empty.detail':
    'Er ist schon bestellt, oder es wurde nichts hineingelegt. Sehen Sie Ihre Aufträge an, oder wählen Sie ein Produkt.',
  'refusal.basket_line_not_found.title': '{sku} ist nicht im Warenkorb.',
  'refusal.basket_line_not_found.detail':
    'Der Artikel wurde inzwischen herausgenommen. Laden Sie den Warenkorb neu, um zu sehen, was darin ist.',
  'refusal.currency_not_sold.title': 'In {currency} wird hier nichts verkauft.',
  'refusal.currency_not_sold.detail':
    'Dieser Shop verkauft in {currencies}. Wählen Sie eine davon, oder sprechen Sie mit dem Vertrieb.',
  'refusal.product_not_found.title': 'Dieses Produkt wird nicht verkauft.',
  'refusal.product_not_found.detail': 'Es ist ausgelaufen oder gab es nie. Sehen Sie alle Produkte durch.',
  'refusal.offer_not_sold.title': '{sku} wird nicht verkauft.',
  'refusal.offer_not_sold.detail':
    'Der Artikel ist ausgelaufen oder gab es nie. Suchen Sie eine andere Edition oder Laufzeit des Produkts.',
  'expected.known_sku': 'eine Artikelnummer, die verkauft wird',
  'expected.sold_currency': 'eine von {currencies}',

  // leads
  'refusal.basket_not_found.title': 'Dieser Warenkorb ist nicht mehr da.',
  'refusal.basket_not_found.detail':
    'Es wurde nichts gesendet. Gehen Sie zurück zum Warenkorb; ist er leer, wählen Sie dort ein Produkt und eine Menge.',
  'refusal.nothing_asked.title': 'Es gibt noch nichts zu beantworten.',
  'refusal.nothing_asked.detail':
    'Es wurde nichts gesendet. Legen Sie etwas in den Warenkorb, wählen Sie ein Produkt und eine Menge, oder schreiben Sie, was Sie brauchen.',
  'refusal.inside_team_missing.title': 'Hier ist niemand für Antworten eingerichtet.',
  'refusal.inside_team_missing.detail':
    'Es wurde nichts gesendet, weil zu diesem Store kein Team mit Personen gehört. Nutzen Sie Telefonnummer oder E-Mail-Adresse auf den Seiten des Stores.',
  'refusal.lead_closed.title': 'Diese Anfrage ist geschlossen.',
  'refusal.lead_closed.detail': 'Es wurde nichts geändert. Öffnen Sie die Anfrage wieder, dann geht es weiter.',
  'refusal.lead_not_closed.title': 'Diese Anfrage ist nicht geschlossen.',
  'refusal.lead_not_closed.detail':
    'Es wurde nichts geändert: Nur eine geschlossene Anfrage lässt sich wieder öffnen. Eine umgewandelte läuft als Kunde weiter.',
  'refusal.lead_already_claimed.title': '{person} hat diese Anfrage übernommen.',
  'refusal.lead_already_claimed.detail':
    'Sie wurde vor Ihnen übernommen und hat eine Person, die antwortet. Nehmen Sie die nächste, oder bitten Sie {person}, sie an Sie weiterzugeben.',
  'refusal.lead_with_other.title': 'Diese Anfrage liegt bei {person}.',
  'refusal.lead_with_other.detail':
    'Es wurde nichts gesendet: Dem Käufer wurde gesagt, dass {person} antwortet. Geben Sie die Anfrage zuerst an sich selbst weiter, oder hinterlassen Sie eine Notiz.',
  'refusal.lead_already_with.title': 'Diese Anfrage liegt bereits bei {person}.',
  'refusal.lead_already_with.detail': 'Es wurde nichts geändert. Wählen Sie jemand anderen für die Weitergabe.',
  'refusal.pass_target_unknown.title': 'Dorthin lässt sich diese Anfrage nicht weitergeben.',
  'refusal.pass_target_unknown.detail':
    'Es wurde nichts geändert. Wählen Sie eine Person des Anbieters, die noch hier arbeitet, oder ein Team mit Personen.',
  'refusal.request_closed.title': 'Diese Anfrage ist geschlossen.',
  'refusal.request_closed.detail':
    'Ihre Nachricht wurde nicht gesendet. Fragen Sie unter „Vertrieb fragen“ neu an, dann erreicht sie sofort eine Person.',
  'expected.person_or_team': 'eine Person oder ein Team',
  'expected.day_not_before': '{first} oder ein späterer Tag',

  // ordering
  'refusal.order_not_found.title': 'Dieser Auftrag ist nicht zu finden.',
  'refusal.order_not_found.detail':
    'Sie dürfen ihn nicht sehen, oder der Link gilt nicht mehr. Melden Sie sich an, oder bitten Sie uns um einen neuen Link.',
  'refusal.staff_cannot_order.title': 'Mitarbeiter bestellen nicht für sich selbst.',
  'refusal.staff_cannot_order.detail':
    'Nichts wurde bestellt. Melden Sie sich als Einkäufer einer Firma an, oder nutzen Sie ein privates Fenster.',
  'refusal.store_closed.title': 'Der Shop ist noch nicht geöffnet.',
  'refusal.store_closed.detail':
    'Nichts wurde bestellt; Ihr Warenkorb bleibt erhalten. Sprechen Sie mit uns, oder kommen Sie zur Eröffnung wieder.',
  'refusal.terms_changed.title': 'Die Verkaufsbedingungen haben sich geändert.',
  'refusal.terms_changed.detail':
    'Nichts wurde bestellt. Sie haben die Fassung {accepted} angenommen; jetzt gilt die Fassung {current}. Lesen Sie sie und nehmen Sie sie an, um zu bestellen.',
  'refusal.basket_changed.title': 'Der Warenkorb hat sich geändert, seit Sie ihn gesehen haben.',
  'refusal.basket_changed.detail':
    'Nichts wurde bestellt. Sehen Sie den Warenkorb an, wie er jetzt ist, und bestellen Sie dann.',
  'refusal.basket_has_gone_offers.title':
    '{count, plural, one {{skus} wird nicht mehr verkauft.} other {{skus} werden nicht mehr verkauft.}}',
  'refusal.basket_has_gone_offers.detail':
    'Nichts wurde bestellt. Nehmen Sie {count, plural, one {den Artikel} other {die Artikel}} aus dem Warenkorb, und bestellen Sie dann den Rest.',
  'refusal.price_changed.title': 'Die Summe hat sich geändert, seit Sie sie gesehen haben.',
  'refusal.price_changed.detail':
    'Nichts wurde bestellt. Sie haben {seenCurrency} {seen} gesehen; jetzt sind es {currency} {now}. Sehen Sie die neue Summe an, und bestellen Sie dann.',
  'refusal.price_on_request.title':
    '{count, plural, one {{skus} hat keinen Listenpreis.} other {{skus} haben keinen Listenpreis.}}',
  'refusal.price_on_request.detail':
    'Nichts wurde bestellt; Ihr Warenkorb bleibt erhalten. Senden Sie ihn an den Vertrieb, der Ihnen einen Preis nennt, oder nehmen Sie {count, plural, one {den Artikel} other {die Artikel}} heraus.',
  'refusal.over_the_limit.title': 'Dieser Auftrag wurde nicht erteilt.',
  'refusal.over_the_limit.detail':
    '{kind, select, amount {Er liegt {currency} {excess} über den {limit}, zu denen sich ein Auftrag hier verpflichten kann} quantity {{reached} sind mehr als die {limit}, die ein Auftrag hier haben kann} price_on_request {Etwas darin hat keinen Listenpreis} other {Aufträge in {currency} beginnen hier mit einem Menschen}}. {largerQuantity, plural, =0 {} other {Nehmen Sie {largerQuantity, number} von {largerSku} für {largerCommitment}. }}{lowerQuantity, plural, =0 {} other {Nehmen Sie {lowerQuantity, number} von {lowerSku} für {lowerCommitment}. }}{contact, select, none {Sprechen Sie mit dem Vertrieb: Ihr Warenkorb bleibt erhalten.} other {Sprechen Sie mit {contact}: Ihr Warenkorb bleibt erhalten.}}',
  'refusal.order_paid_already.title': '{number} ist bezahlt.',
  'refusal.order_paid_already.detail':
    'Nichts wurde geändert: Nur ein unbezahlter Auftrag lässt sich stornieren. Vereinbaren Sie zuerst eine Erstattung.',
  'refusal.order_cancelled_already.title': '{number} ist schon storniert.',
  'refusal.order_cancelled_already.detail': 'Nichts wurde geändert.',
  'refusal.order_expired_already.title': '{number} ist abgelaufen.',
  'refusal.order_expired_already.detail': 'Nichts wurde geändert. Für dasselbe ist ein neuer Auftrag nötig.',
  'expected.current_terms': 'die Fassung {current}',

  // billing
  'refusal.order_partly_paid.title': 'Für {number} sind schon {amount} eingegangen.',
  'refusal.order_partly_paid.detail':
    'Nichts wurde geändert. Zahlen Sie das Geld zuerst zurück, und stornieren Sie dann den Auftrag.',
  'refusal.payment_currency.title': '{number} ist in {currency} zu zahlen, nicht in {given}.',
  'refusal.payment_currency.detail':
    'Nichts wurde erfasst. Geben Sie ein, was die Bank in {currency} gutgeschrieben hat, oder zahlen Sie das Geld zurück.',
  'refusal.payment_not_positive.title': 'Eine Zahlung ist mehr als null.',
  'refusal.payment_not_positive.detail': '{amount} wurde nicht erfasst. Geben Sie den Betrag ein, der eingegangen ist.',
  'refusal.payment_in_future.title': 'Dieser Tag kommt erst noch.',
  'refusal.payment_in_future.detail':
    'Nichts wurde erfasst. Eingegangenes Geld hat einen Tag bis zum {today}; Sie haben {day} eingegeben.',
  'refusal.payment_before_order.title': 'Das Geld wäre älter als der Auftrag.',
  'refusal.payment_before_order.detail':
    'Nichts wurde erfasst. {number} wurde am {placed} erteilt; Sie haben {day} eingegeben. Prüfen Sie, ob die Überweisung zu einem anderen Auftrag gehört.',
  'refusal.payment_order_cancelled.title': '{number} ist storniert.',
  'refusal.payment_order_cancelled.detail':
    'Nichts wurde erfasst. Zahlen Sie das Geld zurück, oder erfassen Sie es bei dem Auftrag, der diesen ersetzt.',
  'refusal.payment_order_expired.title': '{number} ist abgelaufen.',
  'refusal.payment_order_expired.detail':
    'Nichts wurde erfasst. Zahlen Sie das Geld zurück, oder bitten Sie den Kunden, neu zu bestellen, und erfassen Sie es dort.',
  'refusal.payment_reference_used.title': 'Die Überweisung {reference} ist schon erfasst.',
  'refusal.payment_reference_used.detail':
    'Sie steht seit dem {day} bei {number}. Ein zweites Mal wurde nichts erfasst. Prüfen Sie die Referenz auf dem Kontoauszug.',
  'expected.unused_reference': 'eine Referenz, die noch nicht erfasst ist; {reference} steht bei {number}',

  // licensing

  // desk
} as const satisfies Record<keyof typeof en, string>;
