import type en from '../en/pricing.ts';

/** Warum ein Preis so ist, wie er ist: ein Satz je Regel. */
export default {
  'trace.quoted.quote': '{name} legt diesen Preis bis {expires} fest.',
  'trace.quoted.basket': 'Dieser Warenkorb wurde als {name} genehmigt; seine Preise gelten bis {expires}.',
  'trace.quoted.quote.staff': '{name}, angenommen, gilt bis {expires}.',
  'trace.quoted.basket.staff': '{name}, genehmigt, gilt bis {expires}.',
  'trace.list.public':
    '{name}: {months, plural, =0 {ein Monat} =12 {1 Jahr} =36 {3 Jahre} =60 {5 Jahre} other {# Monate}}.',
  'trace.list.segment':
    '{name}, die Liste für Unternehmen wie Ihres: {months, plural, =0 {ein Monat} =12 {1 Jahr} =36 {3 Jahre} =60 {5 Jahre} other {# Monate}}.',
  'trace.list.segment.staff':
    'Segmentliste {name}: {months, plural, =0 {ein Monat} =12 {1 Jahr} =36 {3 Jahre} =60 {5 Jahre} other {# Monate}}.',
  'trace.list.partner':
    '{name}, Ihre Partnerpreisliste: {months, plural, =0 {ein Monat} =12 {1 Jahr} =36 {3 Jahre} =60 {5 Jahre} other {# Monate}}.',
  'trace.list.partner.staff':
    'Partnerliste {name}: {months, plural, =0 {ein Monat} =12 {1 Jahr} =36 {3 Jahre} =60 {5 Jahre} other {# Monate}}.',
  'trace.list.agreement':
    '{name}, die Preisliste Ihres Rahmenvertrags: {months, plural, =0 {ein Monat} =12 {1 Jahr} =36 {3 Jahre} =60 {5 Jahre} other {# Monate}}.',
  'trace.list.agreement.staff':
    'Vertragsliste {name}: {months, plural, =0 {ein Monat} =12 {1 Jahr} =36 {3 Jahre} =60 {5 Jahre} other {# Monate}}.',
  'trace.list.none': 'Keine Preisliste führt dies in {currency}. Der Vertrieb nennt Ihnen einen Preis.',
  'trace.list.none.staff': 'Keine gültige Preisliste führt dies in {currency}: Preis auf Anfrage.',
  'trace.volume.single': 'Ein Preis für jede Menge.',
  'trace.volume.first':
    '{quantityCount, plural, one {{quantity} bleibt} other {{quantity} bleiben}} in der ersten Stufe. Die nächste beginnt bei {next}.',
  'trace.volume.all-units':
    '{quantityCount, plural, one {{quantity} erreicht} other {{quantity} erreichen}} die Stufe ab {from}. Sie gilt für {quantityCount, plural, one {dieses eine} other {alle {quantity}}}.',
  'trace.volume.product':
    'Der Warenkorb enthält insgesamt {counted} von diesem Produkt und erreicht die Stufe ab {from}. Sie gilt hier für {quantityCount, plural, one {dieses eine} other {alle {quantity}}}.',
  'trace.volume.family':
    'Der Warenkorb enthält insgesamt {counted} aus dieser Produktfamilie und erreicht die Stufe ab {from}. Sie gilt hier für {quantityCount, plural, one {dieses eine} other {alle {quantity}}}.',
  'trace.volume.graduated':
    '{quantity} verteilen sich auf {bands} Stufen, jeder Teil zum Preis seiner Stufe. Die letzte beginnt bei {from}.',
  'trace.term.monthly': 'Monatlich kündbar: keine Bindung, kein Laufzeitrabatt.',
  'trace.term.own':
    'Für {months, plural, =12 {1 Jahr} =36 {3 Jahre} =60 {5 Jahre} other {# Monate}} gibt es einen eigenen Listenpreis, daher geht kein Laufzeitrabatt ab.',
  'trace.term.derived':
    '{months, plural, =12 {1 Jahr} =36 {3 Jahre} =60 {5 Jahre} other {# Monate}}: {period, plural, =1 {{month} im Monat, abzüglich {off}} other {{month} für # Monate sind {full}, abzüglich {off}}}.',
  'trace.terms.public': 'Es gelten die öffentlichen Preise: Dafür ist nichts anderes vereinbart.',
  'trace.terms.public.staff': 'Weder Vertrag noch Partnerstufe greift: öffentlicher Preisweg.',
  'trace.terms.list': 'Diese Preisliste gilt durch {name}.',
  'trace.terms.fixed': '{name} legt diesen Preis fest.',
  'trace.terms.discount': '{name}: {off} Rabatt.',
  'trace.terms.stacked':
    '{count, plural, one {{name} kommt hinzu; es bleiben {left} des Preises.} other {{name} kommen hinzu; es bleiben {left} des Preises.}}',
  'trace.bundle': '{name}: {quantity} im Paket um {off} günstiger.',
  'trace.promotion.percentage': '{name}: {off} Nachlass.',
  'trace.promotion.amount': '{name}: Der Betrag geht von den ersten Rechnungen ab.',
  'trace.promotion.free-months':
    '{name}: {months, plural, one {Der erste Monat ist} other {Die ersten # Monate sind}} kostenlos.',
  'trace.choice.only': 'Es gilt, was vereinbart ist.',
  'trace.choice.negotiated': 'Öffentlich wären es {public}, also nicht weniger; daher gilt, was vereinbart ist.',
  'trace.choice.negotiated.staff': 'Öffentlicher Preisweg {public}, nicht niedriger: Der verhandelte gilt.',
  'trace.choice.public': 'Nach Vereinbarung wären es {negotiated}; Sie zahlen den niedrigeren der beiden Preise.',
  'trace.choice.public.staff': 'Verhandelter Preisweg {negotiated}; der öffentliche ist niedriger und gilt.',
  'trace.choice.strict': '{name} bestimmt den Preis, unabhängig vom öffentlichen.',
  'trace.floor.kept': 'Mindestpreis {floor}, eingehalten.',
  'trace.floor.approved':
    'Unter dem Mindestpreis von {floor}: {approver} hat bis {least} genehmigt, gültig bis {until}.',
  'trace.floor.below': 'Unter dem Mindestpreis von {floor}. Das muss jemand genehmigen.',
  'trace.extension.flat':
    '{quantity} zu {unit}{per, plural, =1 {} other { je #}}{periods, plural, =1 {} other {, #-mal}}. Einmal gerundet.',
  'trace.extension.open':
    '{quantity} zu {unit}{per, plural, =1 {} other { je #}} im Monat. Als Bindung zählen {periods} Monate.',
  'trace.extension.graduated':
    'Die {bands} Teile von {quantity} zusammen{periods, plural, =1 {} other {, #-mal}}. Einmal gerundet.',
  'trace.limit.amount.kept':
    'Innerhalb der {most}, zu denen sich eine Bestellung hier verpflichten kann: {left} bleiben frei, Sie können jetzt kaufen.',
  'trace.limit.amount.kept.staff': '{left} unter dem Limit von {most}: kauft selbst.',
  'trace.limit.amount.passed':
    '{over} über den {most}, zu denen sich eine Bestellung hier verpflichten kann; daher antwortet Ihnen ein Mensch.',
  'trace.limit.amount.passed.staff': '{over} über dem Limit von {most}: Gespräch.',
  'trace.limit.quantity.kept': 'Innerhalb der {most}, die eine Bestellung hier umfassen kann; Sie können jetzt kaufen.',
  'trace.limit.quantity.kept.staff': 'Innerhalb des Limits von {most}: kauft selbst.',
  'trace.limit.quantity.passed':
    '{over} über den {most}, die eine Bestellung hier umfassen kann; daher antwortet Ihnen ein Mensch.',
  'trace.limit.quantity.passed.staff': '{over} über dem Limit von {most}: Gespräch.',
  'trace.limit.currency': 'Bestellungen in {currency} beantwortet ein Mensch.',
  'trace.limit.currency.staff': 'Für {currency} ist kein Limit gesetzt: Gespräch.',
  'trace.limit.on-request': 'Dafür gibt es keinen Listenpreis; daher antwortet Ihnen ein Mensch.',
  'trace.limit.on-request.staff': 'Preis auf Anfrage: Gespräch.',
  'trace.limit.below-floor': 'Diesen Preis muss ein Mensch bestätigen.',
  'trace.limit.below-floor.staff': 'Unter dem Mindestpreis: Gespräch.',
} as const satisfies Readonly<Record<keyof typeof en, string>>;
