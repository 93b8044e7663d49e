export default {
  'refusal.order_partly_paid.title': '{amount} came in for {number} already.',
  'refusal.order_partly_paid.detail': 'Nothing was changed. Send the money back first, then cancel the order.',
  'refusal.payment_currency.title': '{number} is to be paid in {currency}, not in {given}.',
  'refusal.payment_currency.detail':
    'Nothing was written down. Enter what the bank credited in {currency}, or send the money back.',
  'refusal.payment_not_positive.title': 'A payment is more than zero.',
  'refusal.payment_not_positive.detail': '{amount} was not written down. Enter the amount that came in.',
  'refusal.payment_in_future.title': 'This day is still to come.',
  'refusal.payment_in_future.detail':
    'Nothing was written down. Money that came in has a day up to {today}; you entered {day}.',
  'refusal.payment_before_order.title': 'The money would be older than the order.',
  'refusal.payment_before_order.detail':
    'Nothing was written down. {number} was placed on {placed}; you entered {day}. Look whether the transfer belongs to another order.',
  'refusal.payment_order_cancelled.title': '{number} is cancelled.',
  'refusal.payment_order_cancelled.detail':
    'Nothing was written down. Send the money back, or write it down for the order that replaces it.',
  'refusal.payment_order_expired.title': '{number} has expired.',
  'refusal.payment_order_expired.detail':
    'Nothing was written down. Send the money back, or ask the customer to order again and write it down there.',
  'refusal.payment_reference_used.title': 'The transfer {reference} is written down already.',
  'refusal.payment_reference_used.detail':
    'It stands at {number} since {day}. Nothing was written down a second time. Check the reference on the bank statement.',
  'refusal.payment_order_awaits_card.title': '{number} waits for its payment by card.',
  'refusal.payment_order_awaits_card.detail':
    'Nothing was written down. The order is placed when the card has paid. Ask the customer to pay, or cancel it and order by prepayment.',
  'refusal.card_order_over.title': '{number} does not wait for a payment any more.',
  'refusal.card_order_over.detail':
    '{state, select, cancelled {It is cancelled. Nothing is to be paid.} expired {Its time to pay was over, so nothing was ordered. Put the same things in the basket to order again.} other {It is paid.}}',
  'refusal.card_provider_away.title': 'The card payment cannot be reached right now.',
  'refusal.card_provider_away.detail':
    'Nothing was paid; your order is kept. Try again in a moment: we go on asking as well.',
  'refusal.card_provider_refused.title': 'The card payment was not taken on.',
  'refusal.card_provider_refused.detail':
    'Nothing was paid. The payment provider said "{said}". Pay by invoice or prepayment, or call us.',
  'refusal.card_webhook_not_found.title': 'No such provider is connected here.',
  'refusal.card_webhook_not_found.detail': 'Nothing was taken. Check the address, and which provider is configured.',
  'refusal.signature_wrong.title': 'The signature is not right.',
  'refusal.signature_wrong.detail':
    'Nothing was taken. The message was not signed with our key over these bytes within the last five minutes.',
  'refusal.gateway_intent_not_found.title': 'There is no such payment.',
  'refusal.gateway_intent_not_found.detail': 'Nothing was paid. Open the order again and pay from there.',
  'refusal.gateway_intent_closed.title': 'This payment takes no card any more.',
  'refusal.gateway_intent_closed.detail': 'Nothing more was paid. Look at the order: it may be paid or ended.',
  'refusal.refund_without_card.title': '{number} was not paid by card.',
  'refusal.refund_without_card.detail': 'Nothing was given back. Send a transfer back through your bank.',
  'refusal.refund_nothing_taken.title': 'There is nothing to give back for {number}.',
  'refusal.refund_nothing_taken.detail': 'Nothing was given back. All that the card paid is back or on its way.',
  'refusal.refund_currency.title': 'The card paid in {currency}, not in {given}.',
  'refusal.refund_currency.detail': 'Nothing was given back. Enter the amount in {currency}.',
  'refusal.refund_not_positive.title': 'A refund is more than zero.',
  'refusal.refund_not_positive.detail': '{amount} was not given back. Enter the amount that goes back.',
  'refusal.refund_too_much.title': 'That is more than is left of the payment.',
  'refusal.refund_too_much.detail':
    'Nothing was given back. At most {currency} {most} can go back for {number}; you entered {amount}.',
  'refusal.refund_leaves_rest.title': 'An order ends only when all its money goes back.',
  'refusal.refund_leaves_rest.detail':
    'Nothing was given back. Give back {currency} {most} and end {number}, or give back {amount} and let it stand.',
  'refusal.refund_order_stays.title': '{number} cannot be ended by a refund.',
  'refusal.refund_order_stays.detail':
    'Nothing was given back. It is not a paid order any more. Give the money back without ending the order.',
  'expected.refund_at_most': '{currency} {most} at most',
  'expected.card_number': 'a card number; check the digits',
  'expected.card_expiry': 'month and year, like 09/28',
  'expected.card_not_expired': 'a card that is still valid',
  'expected.card_code': 'the three or four digits on the back',
  'expected.test_card': 'one of the test cards: no real card pays here',
  'expected.unused_reference': 'a reference that is not written down yet; {reference} stands at {number}',
} as const;
