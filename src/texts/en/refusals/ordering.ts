export default {
  'refusal.order_not_found.title': 'This order cannot be found.',
  'refusal.order_not_found.detail':
    'It is not yours to see, or the link is no longer good. Sign in, or ask us for a new link.',
  'refusal.staff_cannot_order.title': 'Members of staff do not order for themselves.',
  'refusal.staff_cannot_order.detail': 'Nothing was ordered. Sign in as a buyer of a company, or use a private window.',
  'refusal.store_closed.title': 'The store is not open yet.',
  'refusal.store_closed.detail': 'Nothing was ordered; your basket is kept. Talk to us, or come back when it opens.',
  'refusal.terms_changed.title': 'The terms of sale have changed.',
  'refusal.terms_changed.detail':
    'Nothing was ordered. You accepted version {accepted}; version {current} holds now. Read it and accept it to order.',
  'refusal.basket_changed.title': 'The basket has changed since you saw it.',
  'refusal.basket_changed.detail': 'Nothing was ordered. Look at the basket as it is now, then order.',
  'refusal.basket_has_gone_offers.title': '{count, plural, one {{skus} is} other {{skus} are}} not sold any more.',
  'refusal.basket_has_gone_offers.detail':
    'Nothing was ordered. Take {count, plural, one {it} other {them}} out of the basket, then order the rest.',
  'refusal.price_changed.title': 'The total has changed since you saw it.',
  'refusal.price_changed.detail':
    'Nothing was ordered. You saw {seenCurrency} {seen}; it is {currency} {now} now. Look at the new total, then order.',
  'refusal.price_on_request.title': '{count, plural, one {{skus} has} other {{skus} have}} no list price.',
  'refusal.price_on_request.detail':
    'Nothing was ordered; your basket is kept. Send it to sales, who name you a price, or take {count, plural, one {it} other {them}} out.',
  'refusal.over_the_limit.title': 'This order was not placed.',
  'refusal.over_the_limit.detail':
    '{kind, select, amount {It is {currency} {excess} over the {limit} that one order can commit to here} quantity {{reached} are more than the {limit} that one order can have here} price_on_request {Something in it has no list price} other {Orders in {currency} begin with a person here}}. {largerQuantity, plural, =0 {} other {Take {largerQuantity, number} of {largerSku} for {largerCommitment}. }}{lowerQuantity, plural, =0 {} other {Take {lowerQuantity, number} of {lowerSku} for {lowerCommitment}. }}{contact, select, none {Talk to sales: your basket is kept.} other {Talk to {contact}: your basket is kept.}}',
  'refusal.order_paid_already.title': '{number} is paid.',
  'refusal.order_paid_already.detail':
    'Nothing was changed: only an unpaid order can be cancelled. Agree on a refund first.',
  'refusal.order_cancelled_already.title': '{number} is cancelled already.',
  'refusal.order_cancelled_already.detail': 'Nothing was changed.',
  'refusal.order_expired_already.title': '{number} has expired.',
  'refusal.order_expired_already.detail': 'Nothing was changed. A new order is needed for the same things.',
  'refusal.card_not_offered.title': 'Cards are not taken here.',
  'refusal.card_not_offered.detail': 'Nothing was ordered; your basket is kept. Choose invoice or prepayment.',
  'refusal.card_nothing_to_pay.title': 'There is nothing to pay by card.',
  'refusal.card_nothing_to_pay.detail': 'Nothing was ordered; your basket is kept. Choose invoice: nothing is due now.',
  'expected.payment_without_card': 'invoice or prepayment',
  'expected.current_terms': 'version {current}',
} as const;
