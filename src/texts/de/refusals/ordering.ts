import type en from '../../en/refusals/ordering.ts';

export default {
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
  'refusal.card_not_offered.title': 'Karten werden hier nicht angenommen.',
  'refusal.card_not_offered.detail':
    'Es wurde nichts bestellt; Ihr Warenkorb bleibt. Wählen Sie Rechnung oder Vorkasse.',
  'refusal.card_nothing_to_pay.title': 'Mit der Karte ist nichts zu zahlen.',
  'refusal.card_nothing_to_pay.detail':
    'Es wurde nichts bestellt; Ihr Warenkorb bleibt. Wählen Sie Rechnung: jetzt ist nichts fällig.',
  'expected.payment_without_card': 'Rechnung oder Vorkasse',
  'expected.current_terms': 'die Fassung {current}',
} as const satisfies Record<keyof typeof en, string>;
