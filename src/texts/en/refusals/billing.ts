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
  'expected.unused_reference': 'a reference that is not written down yet; {reference} stands at {number}',
} as const;
