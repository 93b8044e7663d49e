import type en from '../en/mail.ts';

export default {
  // accounts
  // leads
  'leads.greeting': 'Guten Tag {name},',
  'leads.opened.subject': '{reference}: Ihre Anfrage liegt bei {contact}',
  'leads.opened.text':
    'Ihre Anfrage liegt bei {contact}, {role}. Sie erhalten bis {answerBy} eine Antwort.\n\nIhr Zeichen ist {reference}. Ihr Warenkorb bleibt, wie Sie ihn verlassen haben; Sie können jederzeit eine Menge senken und kaufen.',
  'leads.opened.textQuestion':
    'Ihre Frage liegt bei {contact}, {role}. Sie erhalten bis {answerBy} eine Antwort.\n\nIhr Zeichen ist {reference}.',
  'leads.contact': '{contact}, {role}',
  'leads.contactPhone': 'Telefon {phone}',
  'leads.contactEmail': 'E-Mail {email}',
  'leads.link': 'Hier lesen Sie Ihre Anfrage und schreiben uns:',
  'leads.deskLink': 'Anfrage öffnen:',
  'leads.assigned.subject': '{reference}: {company}, Antwort bis {answerBy}',
  'leads.assigned.text': '{company} ({country}) bittet um eine Antwort bis {answerBy}.',
  'leads.repeat.subject': '{reference}: {company} kauft wieder, Antwort bis {answerBy}',
  'leads.repeat.text':
    '{company} ({country}) hat in 90 Tagen selbst {orders} Bestellungen aufgegeben, zusammen {together}. Rufen Sie bis {answerBy} an.',
  'leads.repeat.saving': 'Eine einzige Bestellung hätte {saving} gespart.',
  'leads.from': '{name}, {email}',
  'leads.commitment': 'Gesamtbindung {commitment}, vor Steuer',
  'leads.onRequest': 'Preis auf Anfrage',
  'leads.line': '{quantity} x {name}',
  'leads.need': 'Das Anliegen:',
  'leads.changed.subject': '{reference}: {company} hat den Warenkorb geändert',
  'leads.changed.text': '{company} hat die Anfrage {reference} aktualisiert.',
  'leads.reply.subject': '{reference}: Antwort von {contact}',
  'leads.buyerWrote.subject': '{reference}: {company} hat geschrieben',
  'leads.buyerWrote.text': '{name} von {company} hat Ihnen geschrieben. Die Antwort ist bis {answerBy} fällig.',
  'leads.buyerWrote.textNoClock': '{name} von {company} hat Ihnen geschrieben.',
  'leads.takesOver.subject': '{reference}: {contact} antwortet Ihnen jetzt',
  'leads.takesOver.text':
    'Ihre Anfrage {reference} liegt jetzt bei {contact}, {role}. Was Sie geschrieben haben, liegt dort vor.',
  'leads.passed.subject': '{reference}: {company} wurde an Sie weitergegeben',
  'leads.passed.text': '{from} hat {company} an Sie weitergegeben.',
  'leads.passed.answerBy': 'Die Antwort ist bis {answerBy} fällig.',
  'leads.passed.note': 'Die Notiz dazu:',
  'leads.reminder.subject': '{reference}: noch {minutes} für die Antwort an {company}',
  'leads.reminder.text':
    '{company} wurde eine Antwort bis {answerBy} zugesagt. Antworten Sie, oder halten Sie einen Anruf fest, bei dem Sie {name} erreicht haben.',
  'leads.escalation.subject': '{reference}: {company} ist seit {answerBy} ohne Antwort',
  'leads.escalation.text':
    '{company} wurde eine Antwort bis {answerBy} zugesagt und hat keine. Die Anfrage liegt bei {owner}. Geben Sie sie weiter, oder rufen Sie {name} an.',
  // ordering
  // licensing
} as const satisfies Record<keyof typeof en, string>;
