import type en from '../../en/refusals/leads.ts';

export default {
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
} as const satisfies Record<keyof typeof en, string>;
