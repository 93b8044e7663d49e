import type en from '../../en/refusals/desk.ts';

export default {
  'refusal.import_known.title': 'Diese Datei wurde schon importiert.',
  'refusal.import_known.detail':
    'Es wurde nichts gespeichert: „{file}“ hat denselben Inhalt. Um sie noch einmal zu importieren, machen Sie zuerst jenen Import rückgängig.',
  'refusal.import_busy.title': 'Dieser Import läuft.',
  'refusal.import_busy.detail': 'Warten Sie, bis „{file}“ fertig ist, oder halten Sie ihn an.',
  'refusal.import_finished.title': 'Dieser Import ist abgeschlossen.',
  'refusal.import_finished.detail':
    'Es wurde nichts geändert. Laden Sie die Datei noch einmal hoch, um einen neuen Import zu beginnen.',
  'refusal.import_not_checked.title': 'Diese Datei ist noch nicht geprüft.',
  'refusal.import_not_checked.detail':
    'Es wurde nichts gespeichert. Prüfen Sie sie zuerst; die Prüfung zeigt, was hereinkäme.',
  'refusal.import_not_running.title': 'Dieser Import läuft nicht.',
  'refusal.import_not_running.detail': 'Es gibt nichts anzuhalten. Sehen Sie nach, wie er geendet hat.',
  'refusal.import_not_done.title': 'Es gibt nichts rückgängig zu machen.',
  'refusal.import_not_done.detail':
    'Nur ein Import, der geschrieben und nicht zurückgenommen wurde, kann rückgängig gemacht werden.',
  'refusal.import_nothing_new.title': 'In dieser Datei ist nichts neu.',
  'refusal.import_nothing_new.detail':
    '{rows, plural, one {Die Zeile sagt} other {Alle # Zeilen sagen}}, was schon bekannt ist, oder {rows, plural, one {ist} other {sind}} nicht brauchbar. Es muss nichts geschrieben werden.',
  'refusal.import_has_bad_rows.title': '{rows, plural, one {Eine Zeile ist falsch.} other {# Zeilen sind falsch.}}',
  'refusal.import_has_bad_rows.detail':
    'Es wurde nichts gespeichert. Berichtigen Sie die Datei und laden Sie sie noch einmal hoch, oder importieren Sie ohne die falschen Zeilen.',
  'refusal.import_outdated.title': 'Worauf sich diese Datei bezieht, hat sich seit der Prüfung geändert.',
  'refusal.import_outdated.detail':
    'Es wurde nichts gespeichert. Jetzt {rows, plural, one {ist eine Zeile} other {sind # Zeilen}} falsch. Prüfen Sie die Datei noch einmal, um zu sehen, welche.',
  'refusal.import_stopped.title': 'Der Import wurde angehalten.',
  'refusal.import_stopped.detail':
    'Nichts von dem, was er schrieb, wurde behalten. Starten Sie ihn wieder, wenn Sie so weit sind.',
  'refusal.import_broken.title': 'Der Import ist bei uns abgebrochen.',
  'refusal.import_broken.detail':
    'Es wurde nichts gespeichert. Versuchen Sie es noch einmal; die Seite der Aufträge und das Protokoll sagen, warum.',
  'refusal.import_encoding.title': 'Diese Datei ist nicht in {encoding} geschrieben.',
  'refusal.import_encoding.detail':
    'Es wurde nichts gespeichert. Wählen Sie eine andere Kodierung, oder lassen Sie sie herausfinden.',
  'refusal.import_mapping_refused.title': 'So lässt sich die Datei nicht lesen.',
  'refusal.import_mapping_refused.detail': 'Es wurde nichts gespeichert. Die Felder unten sagen, was fehlt.',
  'refusal.import_mapping_wrong.title': 'In der Spalte „{column}“ steht nicht, was ihr zugeordnet ist.',
  'refusal.import_mapping_wrong.detail':
    'Es wurde nichts gespeichert: alle ersten {rows} Zeilen sind dort falsch, zum Beispiel „{value}“. Wählen Sie eine andere Spalte, oder wie Tage und Zahlen geschrieben sind.',
  'refusal.import_mostly_wrong.title': 'Mehr als {most} Zeilen sind falsch.',
  'refusal.import_mostly_wrong.detail':
    'Es wurde nichts gespeichert; das Lesen endete in Zeile {row}. Sehen Sie nach, ob es die richtige Datei ist und wie ihre Spalten zugeordnet sind.',
  'refusal.import_in_use.title': 'Anderes hängt an dem, was „{file}“ gebracht hat.',
  'refusal.import_in_use.detail':
    'Es wurde nichts entfernt. {count, plural, one {Was unten steht, kam} other {Die # unten aufgeführten kamen}} nach dem Import. Entfernen Sie das zuerst, oder lassen Sie den Import, wie er ist.',
  'expected.number_as_mapped': 'eine Zahl mit „{mark}“ vor den Nachkommastellen',
  'expected.day_as_mapped': 'ein Tag in der Form {form}',
  'expected.column_or_value': 'eine Spalte oder ein Wert',
  'expected.column_of_file': 'eine Spalte dieser Datei',
  'expected.other_than_decimal_mark': 'ein anderes Zeichen als das vor den Nachkommastellen',
  'expected.columns_of_header': '{columns, plural, one {# Zelle} other {# Zellen}}, so viele wie die Kopfzeile hat',
  'expected.country_or_name': 'ein Ländercode wie DE oder der Name auf Englisch oder Deutsch',
  'expected.same_as_row':
    '„{value}“, wie Zeile {other} von demselben Unternehmen sagt; oder lassen Sie diese Spalte weg',
  'expected.known_parent_key':
    'der Schlüssel eines Unternehmens, das bekannt ist oder in der Datei steht; oder ordnen Sie auch den Namen der Mutter zu',
  'expected.known_account':
    'ein Unternehmen, das unter dieser Nummer bekannt ist, oder unter diesem Schlüssel aus derselben Quelle',
  'expected.line_once': 'eine Position, die nur einmal in der Datei steht; Zeile {other} hat sie auch',
  'expected.line_as_imported':
    'die Zahlen, die „{file}“ gebracht hat; machen Sie jenen Import rückgängig, um andere zu bringen',
  'expected.nothing_depends':
    'nichts, was nach dem Import kam; es gibt {kind, select, ordering_sales_order {{count, plural, one {eine Bestellung} other {# Bestellungen}}} ordering_imported_line {{count, plural, one {eine Position importierter Bestellungen} other {# Positionen importierter Bestellungen}}} leads_lead {{count, plural, one {eine Anfrage} other {# Anfragen}}} accounts_membership {{count, plural, one {eine Person mit Anmeldung} other {# Personen mit Anmeldung}}} accounts_invitation {{count, plural, one {eine Einladung} other {# Einladungen}}} other {{count, plural, one {einen Eintrag} other {# Einträge}}}}',
  'expected.as_imported':
    '{kind, select, child {kein Unternehmen darunter, das auf anderem Weg kam} contact {keine Personen, die ein anderer Import brachte} other {das Unternehmen, wie der Import es hinterließ; es wurde seither geändert}}',
} satisfies Record<keyof typeof en, string>;
