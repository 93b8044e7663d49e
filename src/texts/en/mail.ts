/** Mails: subject and paragraphs, per mail. Values are plain text; the sender escapes them. */
export default {
  // accounts
  'accounts.greeting': 'Good day,',
  'accounts.greetingName': 'Good day {name},',
  'accounts.signUp.subject': 'Confirm your address for {company}',
  'accounts.signUp.text':
    'somebody, probably you, asked for an account for {company} with this address. Open this link within {hours} hours to confirm it; then you are signed in:',
  'accounts.signUp.after': 'If it was not you, do nothing: without the link no account is made.',
  'accounts.signUpKnown.subject': 'You already have an account',
  'accounts.signUpKnown.text':
    'somebody, probably you, asked for a new account with this address, which already has one. Sign in with it, or set a new password with this link within {hours} hours:',
  'accounts.signUpKnown.after':
    'To add another company to your account, ask its account admin for an invitation. If it was not you, do nothing.',
  'accounts.reset.subject': 'Set a new password',
  'accounts.reset.text':
    'somebody, probably you, asked to set a new password. Open this link within {hours} hours; it works once:',
  'accounts.reset.after': 'If it was not you, do nothing: your password stays as it is.',
  'accounts.resetUnknown.subject': 'This address has no account',
  'accounts.resetUnknown.text':
    'somebody, probably you, asked to set a new password for this address, but there is no account with it. Perhaps you signed up with another one. A new account is made here:',
  'accounts.resetUnknown.after': 'If it was not you, do nothing.',
  'accounts.passwordChanged.subject': 'Your password was changed',
  'accounts.passwordChanged.text': 'the password of your account was changed, and your other sessions have ended.',
  'accounts.passwordChanged.after':
    'If it was not you, set a new password at once with “Forgot your password” on the sign-in page and tell us.',
  'accounts.emailChange.subject': 'Confirm your new address',
  'accounts.emailChange.text':
    'somebody, probably you, wants to sign in with this address from now on. Open this link within {hours} hours, signed in with your present address, and confirm:',
  'accounts.emailChange.after': 'If it was not you, do nothing: without the link nothing changes.',
  'accounts.emailTaken.subject': 'This address has an account already',
  'accounts.emailTaken.text':
    'somebody, probably you, wanted to move another account to this address, which already has one. Nothing was changed. Sign in with this address here:',
  'accounts.emailTaken.after':
    'To use both companies with one account, ask the account admin of the other for an invitation. If it was not you, do nothing.',
  'accounts.emailChanged.subject': 'Your address was changed',
  'accounts.emailChanged.text':
    'you now sign in with {email}, and your mails go there. Your other sessions have ended. This is the last mail to your old address.',
  'accounts.emailChanged.after': 'If it was not you, tell us at once: somebody knows your password.',
  'accounts.invitation.subject': '{inviter} invites you to {company}',
  'accounts.invitation.text':
    '{inviter} invites you to buy and work for {company} here. Open this link within {days} days to accept:',
  'accounts.invitation.after': 'If you do not know what this is about, do nothing.',
  'accounts.staffInvitation.subject': 'Your access at {company}',
  'accounts.staffInvitation.text':
    '{inviter} made an access for you at {company}. Open this link within {days} days and set your password:',
  'accounts.staffInvitation.after': 'If you do not know what this is about, do nothing and tell {company}.',
  'accounts.staffAdded.subject': 'You now work at the desk of {company}',
  'accounts.staffAdded.text': '{inviter} gave your account access to the desk of {company}. Sign in again to use it:',
  'accounts.staffAdded.after': 'If you do not know what this is about, tell {company}.',
  'accounts.secondFactorRemoved.subject': 'Your second factor was removed',
  'accounts.secondFactorRemoved.text':
    'the second factor of your account was removed. From now on your password alone signs you in.',
  'accounts.secondFactorRemoved.after':
    'If it was not you, set a new password at once with “Forgot your password” on the sign-in page and tell us.',
  // leads
  'leads.greeting': 'Good day {name},',
  'leads.opened.subject': '{reference}: your request is with {contact}',
  'leads.opened.text':
    'your request is with {contact}, {role}, who answers by {answerBy}.\n\nYour reference is {reference}. Your basket is kept as you left it; you may lower a quantity and buy at any time.',
  'leads.opened.textQuestion':
    'your question is with {contact}, {role}, who answers by {answerBy}.\n\nYour reference is {reference}.',
  'leads.contact': '{contact}, {role}',
  'leads.contactPhone': 'Phone {phone}',
  'leads.contactEmail': 'E-mail {email}',
  'leads.link': 'Read your request and write to us here:',
  'leads.deskLink': 'Open the lead:',
  'leads.assigned.subject': '{reference}: {company}, answer by {answerBy}',
  'leads.assigned.text': '{company} ({country}) asks for an answer by {answerBy}.',
  'leads.repeat.subject': '{reference}: {company} buys again, answer by {answerBy}',
  'leads.repeat.text':
    '{company} ({country}) placed {orders} orders by itself in 90 days, {together} together. Call by {answerBy}.',
  'leads.repeat.saving': 'One order would have saved {saving}.',
  'leads.from': '{name}, {email}',
  'leads.commitment': 'Commitment {commitment}, before tax',
  'leads.onRequest': 'Price on request',
  'leads.line':
    '{quantity} x {name}, {months, plural, =0 {month to month} =12 {1 year} =36 {3 years} =60 {5 years} other {# months}}',
  'leads.need': 'They wrote:',
  'leads.changed.subject': '{reference}: {company} changed the basket',
  'leads.changed.text': '{company} brought the request {reference} up to date.',
  'leads.reply.subject': '{reference}: answer from {contact}',
  'leads.buyerWrote.subject': '{reference}: {company} wrote',
  'leads.buyerWrote.text': '{name} of {company} wrote to you. The answer is due by {answerBy}.',
  'leads.buyerWrote.textNoClock': '{name} of {company} wrote to you.',
  'leads.takesOver.subject': '{reference}: {contact} answers you now',
  'leads.takesOver.text': 'your request {reference} is now with {contact}, {role}. What you wrote has gone along.',
  'leads.passed.subject': '{reference}: {company} was passed on to you',
  'leads.passed.text': '{from} passed {company} on to you.',
  'leads.passed.answerBy': 'The answer is due by {answerBy}.',
  'leads.passed.note': 'The note with it:',
  'leads.refused.subject': 'Your mail arrived without {count} of its attachments',
  'leads.refused.text':
    'What you wrote has arrived and will be answered. These attachments were not kept; one may be up to {most}:',
  'leads.refusedSize': '{name} ({size}): too large',
  'leads.refusedType': '{name} ({size}): this kind of file is not taken',
  'leads.refused.kinds': 'PDF, pictures, plain text, CSV and documents of text or table programs are taken.',
  'leads.unverified.subject': '{reference}: somebody else answered for {company}',
  'leads.unverified.text':
    'A mail came in for {company} from an address that is not known as that of {name}. It stands in the lead as unverified, and the clock has not moved. Take it over there if it is theirs.',
  'leads.reminder.subject': '{reference}: {minutes} left to answer {company}',
  'leads.reminder.text': '{company} was promised an answer by {answerBy}. Reply, or log a call that reached {name}.',
  'leads.escalation.subject': '{reference}: {company} has had no answer since {answerBy}',
  'leads.escalation.text':
    '{company} was promised an answer by {answerBy} and has none. The lead is with {owner}. Pass it on or call {name}.',
  // ordering
  'ordering.greeting': 'Good day {name},',
  'ordering.confirmation.subject': '{number}: your order with {seller}',
  'ordering.confirmation.text': 'your order {number} is placed. It comes to {amount} now, before tax:',
  'ordering.confirmation.invoice':
    'Transfer {amount} by {due}; the account and the reference are in the attached confirmation. The invoice with tax follows.',
  'ordering.confirmation.prepayment':
    'Transfer {amount} by {due}; the account and the reference are in the attached confirmation. The order ends if nothing has arrived by then. The invoice with tax follows.',
  'ordering.confirmation.card': 'Your card has paid {amount}. The invoice with tax follows.',
  'ordering.confirmation.keysNow': 'The licence keys come in the next mail. The term starts today.',
  'ordering.confirmation.keys':
    'The licence keys come by mail when the payment has arrived. The term starts on that day.',
  'ordering.confirmation.link': 'Look at the order here:',
  'ordering.cancelled.subject': '{number}: your order is cancelled',
  'ordering.cancelled.text': 'your order {number} is cancelled. Nothing is to be paid for it.',
  'ordering.cancelled.textReason': 'your order {number} is cancelled: {reason}\nNothing is to be paid for it.',
  'ordering.expired.subject': '{number}: your order has ended unpaid',
  'ordering.expired.text':
    'no payment for your order {number} arrived by {due}, so the order has ended. Nothing is to be paid. Put the same things in the basket to order again, or call us.',
  'ordering.expired.card':
    'your card did not pay for {number} in time, so nothing was ordered. Nothing is to be paid. Put the same things in the basket to order again, or call us.',
  // billing
  'billing.greeting': 'Good day {name},',
  'billing.attention.unreadable': 'an amount that cannot be read',
  'billing.attention.wrong_amount.subject': '{number}: the card provider reports a wrong amount',
  'billing.attention.wrong_amount.text':
    'the card provider reports {amount} for {number}, which comes to {expected}. The order does not count as paid. Look at the payment in the provider’s own desk. When the order’s time is over, what was taken goes back by itself.',
  'billing.attention.given_back.subject': '{number}: card money came after the order had ended',
  'billing.attention.given_back.text':
    '{amount} came for {number} after the order had ended. The money goes back to the card by itself, and the buyer is told.',
  'billing.attention.unheard.subject': '{number}: card money without a right message goes back',
  'billing.attention.unheard.text':
    'the card provider took {amount} for {number}, which comes to {expected}, and no right message about it ever came. The order has ended and the money goes back by itself. Check whether the provider’s messages reach this server.',
  'billing.attention.refund_failed.subject': '{number}: a refund of {amount} has failed',
  'billing.attention.refund_failed.text':
    'the refund of {amount} for {number} did not reach the card. The money is still with the card provider. Give it back again, or send it another way.',
  'billing.attention.unknown_payment.subject': 'The card provider reports a payment that we do not know',
  'billing.attention.unknown_payment.text':
    'the card provider reports {amount} for {intent}. No order here stands behind it. Look in the provider’s own desk whose it is; nothing was given back.',
  'billing.refunded.subject': '{number}: {amount} back on your card',
  'billing.refunded.text':
    '{amount} for {number} went back to the card that paid. Banks take up to ten days to show it.',
  'billing.givenBack.subject': '{number}: your money goes back to your card',
  'billing.givenBack.text':
    'your card paid {amount} for {number} after the order had ended. Nothing was ordered, and the money goes back to the same card. Banks take up to ten days to show it. Put the same things in the basket to order again.',
  // licensing
  'licensing.greeting': 'Good day {name},',
  'licensing.issued.subject': '{number}: your licence keys',
  'licensing.issued.text': 'your payment for {number} has arrived. These are your keys:',
  'licensing.issued.until': 'valid until {day}',
  'licensing.issued.open': 'valid month to month, until notice',
  'licensing.issued.link': 'Order and keys, at any time:',

  // baskets
  'baskets.sent.subject': '{name} sends you a basket from {seller}',
  'baskets.sent.subjectNobody': 'A basket from {seller} for you',
  'baskets.sent.text':
    '{name} has put together a basket at {seller} and asks you to look at it: {lines, plural, one {# line} other {# lines}}. The link opens it at the prices of the day; you order under your own name.',
  'baskets.sent.textNobody':
    'Somebody has put together a basket at {seller} and asks you to look at it: {lines, plural, one {# line} other {# lines}}. The link opens it at the prices of the day; you order under your own name.',
  'baskets.sent.note': 'The note that came with it:',
  'baskets.sent.after': 'The link ends on {day}. Nothing is ordered until you order it.',
} as const;
