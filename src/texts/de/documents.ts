/** Die Wörter gedruckter Dokumente. */
export default {
  'confirmation.title': 'Auftragsbestätigung',
  'confirmation.number': 'Auftrag',
  'confirmation.date': 'Erteilt am',
  'confirmation.po': 'Ihre Bestellnummer',
  'confirmation.customer': 'Kunde',
  'confirmation.contact': 'Ansprechpartner bei Ihnen',
  'confirmation.vatId': 'USt-IdNr. {vatId}',
  'confirmation.article': 'Artikel',
  'confirmation.quantity': 'Menge',
  'confirmation.unitPrice': 'Einzelpreis',
  'confirmation.net': 'Jetzt fällig',
  'confirmation.inCurrency': 'Alle Beträge in {currency}, vor Steuern',
  'confirmation.termMonthly': 'Monatlich kündbar, monatliche Abrechnung',
  'confirmation.term':
    '{years, plural, one {# Jahr} other {# Jahre}}, {billing, select, up_front {einmal im Voraus abgerechnet} yearly {jährlich im Voraus abgerechnet} other {monatlich im Voraus abgerechnet}}',
  'confirmation.commitment': 'Verpflichtung über die Laufzeit {amount}',
  'confirmation.commitmentMonthly': '12 Monate ergeben {amount}; ohne Bindung',
  'confirmation.promotion': '{name}: {saving} weniger über die Laufzeit',
  'confirmation.band': '{quantity} zu {unitPrice}',
  'confirmation.per': 'je {per} {metric}',
  'confirmation.why': 'Warum dieser Preis',
  'confirmation.total': 'Jetzt fällig, vor Steuern',
  'confirmation.totalCommitment': 'Gesamte Verpflichtung, vor Steuern',
  'confirmation.payment': 'So zahlen Sie',
  'confirmation.paid': 'Zahlung',
  'confirmation.payInvoice':
    'Überweisen Sie {amount} bis zum {due} auf dieses Konto. Der Betrag versteht sich vor Steuern; die Rechnung mit Steuern folgt.',
  'confirmation.payPrepayment':
    'Überweisen Sie {amount} bis zum {due} auf dieses Konto. Ist bis dahin nichts eingegangen, endet der Auftrag. Der Betrag versteht sich vor Steuern; die Rechnung mit Steuern folgt.',
  'confirmation.payCard': 'Mit Karte bezahlt: {amount} vor Steuern. Die Rechnung mit Steuern folgt.',
  'confirmation.payNoBank':
    '{seller} nennt Ihnen das Konto für die Zahlung. Fällig bis zum {due}, vor Steuern; die Rechnung mit Steuern folgt.',
  'confirmation.bank': 'Bank',
  'confirmation.holder': 'Kontoinhaber',
  'confirmation.iban': 'IBAN',
  'confirmation.bic': 'BIC',
  'confirmation.reference': 'Verwendungszweck',
  'confirmation.keys':
    'Die Lizenzschlüssel kommen per E-Mail, sobald die Zahlung eingegangen ist. An diesem Tag beginnt die Laufzeit.',
  'confirmation.terms': 'Verkaufsbedingungen, Fassung {version}, mit dem Auftrag angenommen.',
  'confirmation.questions': 'Fragen?',
  'confirmation.page': '{seller} · {number} · Seite {page} von {pages}',
  'quote.title': 'Preisauskunft',
  'quote.number': 'Nummer',
  'quote.asOf': 'Preise vom',
  'quote.until': 'Gelten bis',
  'quote.for': 'Erstellt für',
  'quote.buy':
    'Preise vor Steuern, wie am {day} veröffentlicht. Nach den bisher veröffentlichten Preislisten gelten sie bis zum oben genannten Tag; eine Bestellung wird zum Preis ihres Tages ausgeführt.',
  'quote.talk':
    'Dieser Warenkorb überschreitet, wozu sich eine Bestellung im Shop verpflichten kann. Die unten genannte Person antwortet Ihnen und bestätigt den Preis.',
  'quote.talkTo': 'Wer antwortet',
  'quote.onRequest': 'Auf Anfrage',
  'quote.incomplete':
    'Summen sind nicht gedruckt: Ein Preis ist auf Anfrage oder kommt von der unten genannten Person.',
  'quote.notAnOrder':
    'Das ist ein Ausdruck eines Warenkorbs, keine Bestellung. Nichts ist reserviert. Bestellen: {address}',
} as const;
