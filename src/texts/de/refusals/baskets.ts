import type en from '../../en/refusals/baskets.ts';

export default {
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
  'refusal.list_empty.title': 'Die Liste ist leer.',
  'refusal.list_empty.detail': 'Geben Sie mindestens eine Zeile ein: eine SKU und eine Menge.',
  'refusal.list_too_long.title': 'Die Liste hat {count, number} Zeilen.',
  'refusal.list_too_long.detail':
    'Höchstens {most, number} werden auf einmal beantwortet. Senden Sie sie in Teilen, oder sprechen Sie mit dem Vertrieb.',
  'refusal.promotion_unknown.title': 'Es gibt keine Aktion mit dem Code {code}.',
  'refusal.promotion_unknown.detail': 'Vergleichen Sie ihn mit Ihrer Vorlage. Der Warenkorb ist, wie er war.',
  'refusal.promotion_refused.title':
    '{name} {reason, select, ended {ist beendet} used_up {ist aufgebraucht} used_by_you {hat Ihr Unternehmen so oft genutzt wie möglich} customers_known {gilt nur für neue Kunden} other_buyers {gilt nicht für Ihr Unternehmen} other_currency {gilt nur für Warenkörbe in {currency}} coming {beginnt am {starts}} other {gilt nicht}}.',
  'refusal.promotion_refused.detail':
    'Der Warenkorb ist, wie er war. Bestellen Sie ohne Code, oder sprechen Sie mit dem Vertrieb.',
  'refusal.promotion_gone.title':
    '{name} {reason, select, ended {ist inzwischen beendet} changed {wurde inzwischen geändert} budget_passed {hat inzwischen weniger übrig, als Sie sparen würden} used_by_you {hat Ihr Unternehmen inzwischen so oft genutzt wie möglich} other {ist inzwischen aufgebraucht}}.',
  'refusal.promotion_gone.detail':
    'Es wurde nichts bestellt. Sehen Sie sich die Summe an, wie sie jetzt ist, und entscheiden Sie neu.',
  'refusal.promotion_invalid.title': 'So lässt sich die Aktion nicht speichern.',
  'refusal.promotion_invalid.detail': 'Berichtigen Sie, was unten genannt ist.',
  'refusal.promotion_not_found.title': 'Diese Aktion gibt es nicht.',
  'refusal.promotion_not_found.detail': 'Suchen Sie sie in der Liste der Aktionen.',
  'refusal.promotion_ended.title': '{name} wurde endgültig beendet.',
  'refusal.promotion_ended.detail': 'Legen Sie stattdessen eine neue Aktion an.',
  'refusal.promotion_code_taken.title': 'Der Code {code} gehört zu einer anderen Aktion.',
  'refusal.promotion_code_taken.detail':
    'Codes werden nicht zweimal vergeben, auch nicht nach dem Ende einer Aktion. Wählen Sie einen anderen.',
  'expected.promotion_usable': 'der Code einer Aktion, die läuft und für Sie gilt',
  'expected.promotion_code': '3 bis 40 Buchstaben, Ziffern und Bindestriche, etwa SPRING-26',
  'expected.promotion_code_free': 'ein Code, den keine Aktion hat',
  'expected.promotion_currency': 'eine Währung, weil die Aktion einen Betrag nennt',
  'expected.promotion_percentage': 'über 0 % und unter 100 %',
  'expected.promotion_months': '1 bis 60 Monate',
  'expected.amount_above_zero': 'ein Betrag über null',
  'refusal.basket_link_over.title': 'Dieser Link öffnet keinen Warenkorb mehr.',
  'refusal.basket_link_over.detail':
    'Er endet 30 Tage, nachdem er erstellt wurde. Bitten Sie um einen neuen, oder wählen Sie aus den Produkten.',
  'refusal.saved_basket_not_found.title': 'Diesen gespeicherten Warenkorb haben Sie nicht.',
  'refusal.saved_basket_not_found.detail':
    'Er wurde gelöscht oder gehört jemand anderem in Ihrem Unternehmen. Sehen Sie Ihre gespeicherten Warenkörbe an.',
  'refusal.saved_basket_name_taken.title': 'Sie haben schon einen gespeicherten Warenkorb „{name}“.',
  'refusal.saved_basket_name_taken.detail': 'Wählen Sie einen anderen Namen, oder löschen Sie zuerst den älteren.',
  'expected.other_name': 'ein Name, den keiner Ihrer gespeicherten Warenkörbe hat',
  'expected.no_web_address': 'Worte ohne Web-Adresse',
  'expected.known_sku': 'eine Artikelnummer, die verkauft wird',
  'expected.sold_currency': 'eine von {currencies}',
  'refusal.store_preview_only.title': 'Sie sehen den Store aus Käufersicht. Hier wird nichts bestellt.',
  'refusal.store_preview_only.detail': 'Verlassen Sie die Vorschau, um selbst zu handeln.',
} as const satisfies Record<keyof typeof en, string>;
