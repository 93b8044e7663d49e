import type en from '../../en/refusals/billing.ts';

export default {
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
  'refusal.payment_order_awaits_card.title': '{number} wartet auf die Kartenzahlung.',
  'refusal.payment_order_awaits_card.detail':
    'Nichts wurde erfasst. Der Auftrag ist erteilt, sobald die Karte bezahlt hat. Bitten Sie den Kunden zu zahlen, oder stornieren Sie und bestellen Sie per Vorkasse.',
  'refusal.card_order_over.title': '{number} wartet nicht mehr auf eine Zahlung.',
  'refusal.card_order_over.detail':
    '{state, select, cancelled {Der Auftrag ist storniert. Zu zahlen ist nichts.} expired {Die Zeit zum Zahlen war um; es wurde nichts bestellt. Legen Sie dasselbe noch einmal in den Warenkorb.} other {Er ist bezahlt.}}',
  'refusal.card_provider_away.title': 'Die Kartenzahlung ist gerade nicht erreichbar.',
  'refusal.card_provider_away.detail':
    'Nichts wurde bezahlt; Ihr Auftrag bleibt. Versuchen Sie es gleich noch einmal: auch wir fragen weiter.',
  'refusal.card_provider_refused.title': 'Die Kartenzahlung wurde nicht angenommen.',
  'refusal.card_provider_refused.detail':
    'Nichts wurde bezahlt. Der Zahlungsdienst sagt „{said}“. Zahlen Sie per Rechnung oder Vorkasse, oder rufen Sie uns an.',
  'refusal.card_webhook_not_found.title': 'Dieser Zahlungsdienst ist hier nicht angebunden.',
  'refusal.card_webhook_not_found.detail':
    'Nichts wurde angenommen. Prüfen Sie die Adresse und welcher Dienst eingerichtet ist.',
  'refusal.signature_wrong.title': 'Die Signatur stimmt nicht.',
  'refusal.signature_wrong.detail':
    'Nichts wurde angenommen. Die Nachricht ist nicht in den letzten fünf Minuten mit unserem Schlüssel über diese Bytes signiert worden.',
  'refusal.gateway_intent_not_found.title': 'Diese Zahlung gibt es nicht.',
  'refusal.gateway_intent_not_found.detail':
    'Nichts wurde bezahlt. Öffnen Sie den Auftrag neu, und zahlen Sie von dort.',
  'refusal.gateway_intent_closed.title': 'Diese Zahlung nimmt keine Karte mehr an.',
  'refusal.gateway_intent_closed.detail':
    'Es wurde nichts weiter bezahlt. Sehen Sie beim Auftrag nach: er ist vielleicht bezahlt oder beendet.',
  'refusal.refund_without_card.title': '{number} wurde nicht mit Karte bezahlt.',
  'refusal.refund_without_card.detail': 'Nichts wurde erstattet. Zahlen Sie eine Überweisung über Ihre Bank zurück.',
  'refusal.refund_nothing_taken.title': 'Für {number} ist nichts zu erstatten.',
  'refusal.refund_nothing_taken.detail':
    'Nichts wurde erstattet. Alles, was die Karte bezahlt hat, ist zurück oder unterwegs.',
  'refusal.refund_currency.title': 'Die Karte hat in {currency} bezahlt, nicht in {given}.',
  'refusal.refund_currency.detail': 'Nichts wurde erstattet. Geben Sie den Betrag in {currency} ein.',
  'refusal.refund_not_positive.title': 'Eine Erstattung ist mehr als null.',
  'refusal.refund_not_positive.detail': '{amount} wurde nicht erstattet. Geben Sie den Betrag ein, der zurückgeht.',
  'refusal.refund_too_much.title': 'Das ist mehr, als von der Zahlung übrig ist.',
  'refusal.refund_too_much.detail':
    'Nichts wurde erstattet. Für {number} können höchstens {currency} {most} zurückgehen; Sie haben {amount} eingegeben.',
  'refusal.refund_leaves_rest.title': 'Ein Auftrag endet erst, wenn sein ganzes Geld zurückgeht.',
  'refusal.refund_leaves_rest.detail':
    'Nichts wurde erstattet. Erstatten Sie {currency} {most} und beenden Sie {number}, oder erstatten Sie {amount} und lassen Sie ihn bestehen.',
  'refusal.refund_order_stays.title': '{number} kann nicht durch eine Erstattung enden.',
  'refusal.refund_order_stays.detail':
    'Nichts wurde erstattet. Er ist kein bezahlter Auftrag mehr. Erstatten Sie das Geld, ohne den Auftrag zu beenden.',
  'expected.refund_at_most': 'höchstens {currency} {most}',
  'expected.card_number': 'eine Kartennummer; prüfen Sie die Ziffern',
  'expected.card_expiry': 'Monat und Jahr, etwa 09/28',
  'expected.card_not_expired': 'eine Karte, die noch gültig ist',
  'expected.card_code': 'die drei oder vier Ziffern auf der Rückseite',
  'expected.test_card': 'eine der Testkarten: echte Karten zahlen hier nicht',
  'expected.unused_reference': 'eine Referenz, die noch nicht erfasst ist; {reference} steht bei {number}',
} as const satisfies Record<keyof typeof en, string>;
