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

  // catalog

  // pricing

  // territories

  // baskets

  // leads
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

  // billing

  // licensing

  // desk
} as const satisfies Record<keyof typeof en, string>;
