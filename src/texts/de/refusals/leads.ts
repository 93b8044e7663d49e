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
  'refusal.mail_decided.title': 'Über diese Nachricht wurde schon entschieden.',
  'refusal.mail_decided.detail': 'Es wurde nichts geändert. Sehen Sie die Liste noch einmal an.',
  'refusal.lead_number_unknown.title': 'Es gibt keine Anfrage {number}.',
  'refusal.lead_number_unknown.detail': 'Prüfen Sie die Nummer: Sie sieht aus wie L-2026-000418.',
  'refusal.mail_without_sender.title': 'Diese Nachricht nennt keinen Absender.',
  'refusal.mail_without_sender.detail':
    'Niemandem könnte geantwortet werden. Legen Sie sie mit der Nummer zu einer Anfrage oder zur Seite.',
  'refusal.opportunity_open.title': 'Diese Anfrage hat schon eine offene Verkaufschance.',
  'refusal.opportunity_open.detail': 'Arbeiten Sie an dieser weiter, oder beenden Sie sie zuerst.',
  'refusal.opportunity_over.title': 'Diese Verkaufschance ist beendet.',
  'refusal.opportunity_over.detail': 'Es wurde nichts geändert. Öffnen Sie sie wieder, dann geht es weiter.',
  'refusal.opportunity_not_over.title': 'Diese Verkaufschance lässt sich nicht wieder öffnen.',
  'refusal.opportunity_not_over.detail':
    'Sie ist offen, oder ein Auftrag hat sie gewonnen. Legen Sie für weiteres Geschäft eine neue an.',
  'refusal.order_number_unknown.title': 'Dieses Unternehmen hat keinen Auftrag {number}.',
  'refusal.order_number_unknown.detail': 'Prüfen Sie die Nummer, oder wählen Sie stattdessen einen Grund.',
  'refusal.stage_unknown.title': 'Diese Phase gibt es nicht.',
  'refusal.stage_unknown.detail': 'Wählen Sie eine Phase des Verkaufsprozesses.',
  'refusal.stage_in_use.title': 'In der Phase {stage} stehen Verkaufschancen.',
  'refusal.stage_in_use.detail': 'Bringen Sie diese zuerst in eine andere Phase, und nehmen Sie dann diese weg.',
  'refusal.deputy_is_absent.title': 'Niemand vertritt sich selbst.',
  'refusal.deputy_is_absent.detail': 'Wählen Sie jemand anderen als Vertretung oder niemanden.',
  'refusal.hand_over_to_self.title': 'Beide sind dieselbe Person.',
  'refusal.hand_over_to_self.detail': 'Wählen Sie jemand anderen, der übernimmt.',
  'expected.placeholder': 'Eines von {known}',
  'expected.lead_or_account': 'Entweder eine Anfrage oder ein Unternehmen',
  'expected.amount': 'Ein Betrag wie 1234.56 mit seiner Währung',
  'expected.reason_of_list': 'Einer der Gründe der Liste',
  'expected.unique': 'Etwas, das noch nicht in der Liste steht',
} as const satisfies Record<keyof typeof en, string>;
