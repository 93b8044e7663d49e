import type en from '../en/mail.ts';

export default {
  // accounts
  'accounts.greeting': 'Guten Tag,',
  'accounts.greetingName': 'Guten Tag {name},',
  'accounts.signUp.subject': 'Bestätigen Sie Ihre Adresse für {company}',
  'accounts.signUp.text':
    'jemand, vermutlich Sie, hat mit dieser Adresse ein Konto für {company} angefragt. Öffnen Sie innerhalb von {hours} Stunden diesen Link, um sie zu bestätigen; danach sind Sie angemeldet:',
  'accounts.signUp.after': 'Waren Sie es nicht, brauchen Sie nichts zu tun: Ohne den Link entsteht kein Konto.',
  'accounts.signUpKnown.subject': 'Sie haben schon ein Konto',
  'accounts.signUpKnown.text':
    'jemand, vermutlich Sie, hat mit dieser Adresse ein neues Konto angefragt; sie hat aber schon eines. Melden Sie sich damit an, oder setzen Sie innerhalb von {hours} Stunden mit diesem Link ein neues Passwort:',
  'accounts.signUpKnown.after':
    'Um Ihrem Konto eine weitere Firma hinzuzufügen, bitten Sie deren Kontoverwaltung um eine Einladung. Waren Sie es nicht, brauchen Sie nichts zu tun.',
  'accounts.reset.subject': 'Neues Passwort setzen',
  'accounts.reset.text':
    'jemand, vermutlich Sie, möchte ein neues Passwort setzen. Öffnen Sie innerhalb von {hours} Stunden diesen Link; er gilt einmal:',
  'accounts.reset.after': 'Waren Sie es nicht, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
  'accounts.resetUnknown.subject': 'Zu dieser Adresse gibt es kein Konto',
  'accounts.resetUnknown.text':
    'jemand, vermutlich Sie, möchte für diese Adresse ein neues Passwort setzen, es gibt aber kein Konto dazu. Vielleicht haben Sie sich mit einer anderen Adresse registriert. Ein neues Konto legen Sie hier an:',
  'accounts.resetUnknown.after': 'Waren Sie es nicht, brauchen Sie nichts zu tun.',
  'accounts.passwordChanged.subject': 'Ihr Passwort wurde geändert',
  'accounts.passwordChanged.text': 'das Passwort Ihres Kontos wurde geändert, und Ihre anderen Sitzungen sind beendet.',
  'accounts.passwordChanged.after':
    'Waren Sie es nicht, setzen Sie sofort über „Passwort vergessen“ auf der Anmeldeseite ein neues Passwort und sagen Sie uns Bescheid.',
  'accounts.emailChange.subject': 'Bestätigen Sie Ihre neue Adresse',
  'accounts.emailChange.text':
    'jemand, vermutlich Sie, möchte sich von nun an mit dieser Adresse anmelden. Öffnen Sie innerhalb von {hours} Stunden, angemeldet mit Ihrer bisherigen Adresse, diesen Link und bestätigen Sie:',
  'accounts.emailChange.after': 'Waren Sie es nicht, brauchen Sie nichts zu tun: Ohne den Link ändert sich nichts.',
  'accounts.emailTaken.subject': 'Zu dieser Adresse gibt es schon ein Konto',
  'accounts.emailTaken.text':
    'jemand, vermutlich Sie, wollte ein anderes Konto auf diese Adresse umstellen; sie hat aber schon eines. Es wurde nichts geändert. Mit dieser Adresse melden Sie sich hier an:',
  'accounts.emailTaken.after':
    'Um beide Firmen mit einem Konto zu nutzen, bitten Sie die Kontoverwaltung der anderen um eine Einladung. Waren Sie es nicht, brauchen Sie nichts zu tun.',
  'accounts.emailChanged.subject': 'Ihre Adresse wurde geändert',
  'accounts.emailChanged.text':
    'Sie melden sich jetzt mit {email} an, und Ihre Mails gehen dorthin. Ihre anderen Sitzungen sind beendet. Dies ist die letzte Mail an Ihre alte Adresse.',
  'accounts.emailChanged.after': 'Waren Sie es nicht, sagen Sie uns sofort Bescheid: Jemand kennt Ihr Passwort.',
  'accounts.invitation.subject': '{inviter} lädt Sie zu {company} ein',
  'accounts.invitation.text':
    '{inviter} lädt Sie ein, hier für {company} einzukaufen und zu arbeiten. Öffnen Sie innerhalb von {days} Tagen diesen Link, um anzunehmen:',
  'accounts.invitation.after': 'Wissen Sie nicht, worum es geht, brauchen Sie nichts zu tun.',
  'accounts.staffInvitation.subject': 'Ihr Zugang bei {company}',
  'accounts.staffInvitation.text':
    '{inviter} hat für Sie einen Zugang bei {company} angelegt. Öffnen Sie innerhalb von {days} Tagen diesen Link und setzen Sie Ihr Passwort:',
  'accounts.staffInvitation.after': 'Wissen Sie nicht, worum es geht, tun Sie nichts und sagen Sie {company} Bescheid.',
  'accounts.staffAdded.subject': 'Sie arbeiten jetzt am Arbeitsplatz von {company}',
  'accounts.staffAdded.text':
    '{inviter} hat Ihrem Konto Zugang zum Arbeitsplatz von {company} gegeben. Melden Sie sich dafür neu an:',
  'accounts.staffAdded.after': 'Wissen Sie nicht, worum es geht, sagen Sie {company} Bescheid.',
  'accounts.secondFactorRemoved.subject': 'Ihr zweiter Faktor wurde entfernt',
  'accounts.secondFactorRemoved.text':
    'der zweite Faktor Ihres Kontos wurde entfernt. Von jetzt an genügt Ihr Passwort zur Anmeldung.',
  'accounts.secondFactorRemoved.after':
    'Waren Sie es nicht, setzen Sie sofort über „Passwort vergessen“ auf der Anmeldeseite ein neues Passwort und sagen Sie uns Bescheid.',
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
  'leads.line':
    '{quantity} x {name}, {months, plural, =0 {von Monat zu Monat} =12 {1 Jahr} =36 {3 Jahre} =60 {5 Jahre} other {# Monate}}',
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
  'leads.refused.subject': 'Ihre Nachricht ist angekommen, {count} ihrer Anhänge nicht',
  'leads.refused.text':
    'Was Sie geschrieben haben, ist angekommen und wird beantwortet. Diese Anhänge wurden nicht aufbewahrt; einer darf bis zu {most} groß sein:',
  'leads.refusedSize': '{name} ({size}): zu groß',
  'leads.refusedType': '{name} ({size}): diese Art von Datei nehmen wir nicht an',
  'leads.refused.kinds':
    'Angenommen werden PDF, Bilder, reiner Text, CSV und Dokumente aus Text- und Tabellenprogrammen.',
  'leads.unverified.subject': '{reference}: jemand anderes hat für {company} geantwortet',
  'leads.unverified.text':
    'Für {company} kam eine Nachricht von einer Adresse, die nicht als die von {name} bekannt ist. Sie steht ungeprüft in der Anfrage, die Uhr läuft unverändert. Übernehmen Sie sie dort, wenn sie vom Kunden stammt.',
  'leads.reminder.subject': '{reference}: noch {minutes} für die Antwort an {company}',
  'leads.reminder.text':
    '{company} wurde eine Antwort bis {answerBy} zugesagt. Antworten Sie, oder halten Sie einen Anruf fest, bei dem Sie {name} erreicht haben.',
  'leads.escalation.subject': '{reference}: {company} ist seit {answerBy} ohne Antwort',
  'leads.escalation.text':
    '{company} wurde eine Antwort bis {answerBy} zugesagt und hat keine. Die Anfrage liegt bei {owner}. Geben Sie sie weiter, oder rufen Sie {name} an.',
  // ordering
  'ordering.greeting': 'Guten Tag {name},',
  'ordering.confirmation.subject': '{number}: Ihr Auftrag bei {seller}',
  'ordering.confirmation.text': 'Ihr Auftrag {number} ist erteilt. Jetzt fällig sind {amount} vor Steuern:',
  'ordering.confirmation.invoice':
    'Überweisen Sie {amount} bis zum {due}; Konto und Verwendungszweck stehen in der beigefügten Bestätigung. Die Rechnung mit Steuern folgt.',
  'ordering.confirmation.prepayment':
    'Überweisen Sie {amount} bis zum {due}; Konto und Verwendungszweck stehen in der beigefügten Bestätigung. Ist bis dahin nichts eingegangen, endet der Auftrag. Die Rechnung mit Steuern folgt.',
  'ordering.confirmation.card': 'Ihre Karte hat {amount} bezahlt. Die Rechnung mit Steuern folgt.',
  'ordering.confirmation.keysNow': 'Die Lizenzschlüssel kommen mit der nächsten E-Mail. Die Laufzeit beginnt heute.',
  'ordering.confirmation.keys':
    'Die Lizenzschlüssel kommen per E-Mail, sobald die Zahlung eingegangen ist. An diesem Tag beginnt die Laufzeit.',
  'ordering.confirmation.link': 'Den Auftrag sehen Sie hier:',
  'ordering.cancelled.subject': '{number}: Ihr Auftrag ist storniert',
  'ordering.cancelled.text': 'Ihr Auftrag {number} ist storniert. Dafür ist nichts zu zahlen.',
  'ordering.cancelled.textReason': 'Ihr Auftrag {number} ist storniert: {reason}\nDafür ist nichts zu zahlen.',
  'ordering.expired.subject': '{number}: Ihr Auftrag ist unbezahlt abgelaufen',
  'ordering.expired.text':
    'für Ihren Auftrag {number} ist bis zum {due} keine Zahlung eingegangen; er ist damit beendet. Zu zahlen ist nichts. Legen Sie dasselbe noch einmal in den Warenkorb, um neu zu bestellen, oder rufen Sie uns an.',
  'ordering.expired.card':
    'Ihre Karte hat {number} nicht rechtzeitig bezahlt; es wurde nichts bestellt. Zu zahlen ist nichts. Legen Sie dasselbe noch einmal in den Warenkorb, um neu zu bestellen, oder rufen Sie uns an.',
  // billing
  'billing.greeting': 'Guten Tag {name},',
  'billing.attention.unreadable': 'einen Betrag, der sich nicht lesen lässt',
  'billing.attention.wrong_amount.subject': '{number}: der Zahlungsdienst meldet einen falschen Betrag',
  'billing.attention.wrong_amount.text':
    'der Zahlungsdienst meldet {amount} für {number}; zu zahlen sind {expected}. Der Auftrag gilt nicht als bezahlt. Sehen Sie sich die Zahlung beim Zahlungsdienst an. Ist die Zeit des Auftrags um, geht von selbst zurück, was genommen wurde.',
  'billing.attention.given_back.subject': '{number}: Kartenzahlung kam nach dem Ende des Auftrags',
  'billing.attention.given_back.text':
    'für {number} kamen {amount}, nachdem der Auftrag beendet war. Das Geld geht von selbst auf die Karte zurück; der Käufer erfährt es.',
  'billing.attention.unheard.subject': '{number}: Kartenzahlung ohne richtige Meldung geht zurück',
  'billing.attention.unheard.text':
    'der Zahlungsdienst hat {amount} für {number} genommen; zu zahlen sind {expected}. Eine richtige Meldung darüber kam nie. Der Auftrag ist beendet, und das Geld geht von selbst zurück. Prüfen Sie, ob die Meldungen des Zahlungsdienstes diesen Server erreichen.',
  'billing.attention.refund_failed.subject': '{number}: eine Erstattung über {amount} ist gescheitert',
  'billing.attention.refund_failed.text':
    'die Erstattung über {amount} für {number} hat die Karte nicht erreicht. Das Geld liegt noch beim Zahlungsdienst. Erstatten Sie es noch einmal, oder auf anderem Weg.',
  'billing.attention.unknown_payment.subject': 'Der Zahlungsdienst meldet eine Zahlung, die wir nicht kennen',
  'billing.attention.unknown_payment.text':
    'der Zahlungsdienst meldet {amount} für {intent}. Dahinter steht hier kein Auftrag. Sehen Sie beim Zahlungsdienst nach, wem sie gehört; erstattet wurde nichts.',
  'billing.refunded.subject': '{number}: {amount} zurück auf Ihrer Karte',
  'billing.refunded.text':
    '{amount} für {number} sind auf die Karte zurückgegangen, die bezahlt hat. Bis die Bank es zeigt, dauert es bis zu zehn Tage.',
  'billing.givenBack.subject': '{number}: Ihr Geld geht auf Ihre Karte zurück',
  'billing.givenBack.text':
    'Ihre Karte hat {amount} für {number} bezahlt, nachdem der Auftrag beendet war. Bestellt wurde nichts; das Geld geht auf dieselbe Karte zurück. Bis die Bank es zeigt, dauert es bis zu zehn Tage. Legen Sie dasselbe noch einmal in den Warenkorb, um neu zu bestellen.',
  // licensing
  'licensing.greeting': 'Guten Tag {name},',
  'licensing.issued.subject': '{number}: Ihre Lizenzschlüssel',
  'licensing.issued.text': 'Ihre Zahlung für {number} ist eingegangen. Das sind Ihre Schlüssel:',
  'licensing.issued.until': 'gültig bis {day}',
  'licensing.issued.open': 'monatlich gültig, bis zur Kündigung',
  'licensing.issued.link': 'Auftrag und Schlüssel, jederzeit:',

  // baskets
  'baskets.sent.subject': '{name} schickt Ihnen einen Warenkorb von {seller}',
  'baskets.sent.subjectNobody': 'Ein Warenkorb von {seller} für Sie',
  'baskets.sent.text':
    '{name} hat bei {seller} einen Warenkorb zusammengestellt und bittet Sie, ihn anzusehen: {lines, plural, one {# Position} other {# Positionen}}. Der Link öffnet ihn zu den Preisen des Tages; Sie bestellen unter Ihrem eigenen Namen.',
  'baskets.sent.textNobody':
    'Jemand hat bei {seller} einen Warenkorb zusammengestellt und bittet Sie, ihn anzusehen: {lines, plural, one {# Position} other {# Positionen}}. Der Link öffnet ihn zu den Preisen des Tages; Sie bestellen unter Ihrem eigenen Namen.',
  'baskets.sent.note': 'Die Notiz dazu:',
  'baskets.sent.after': 'Der Link endet am {day}. Nichts ist bestellt, bis Sie es bestellen.',
} as const satisfies Record<keyof typeof en, string>;
