/** Mails: subject and paragraphs, per mail. Values are plain text; the sender escapes them. */
export default {
  // accounts
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
  'leads.line': '{quantity} x {name}',
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
  'leads.reminder.subject': '{reference}: {minutes} left to answer {company}',
  'leads.reminder.text': '{company} was promised an answer by {answerBy}. Reply, or log a call that reached {name}.',
  'leads.escalation.subject': '{reference}: {company} has had no answer since {answerBy}',
  'leads.escalation.text':
    '{company} was promised an answer by {answerBy} and has none. The lead is with {owner}. Pass it on or call {name}.',
  // ordering
  // licensing
} as const;
