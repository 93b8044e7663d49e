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
  'expected.known_sku': 'eine Artikelnummer, die verkauft wird',
  'expected.sold_currency': 'eine von {currencies}',
} as const satisfies Record<keyof typeof en, string>;
