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
  'expected.unused_reference': 'eine Referenz, die noch nicht erfasst ist; {reference} steht bei {number}',
} as const satisfies Record<keyof typeof en, string>;
