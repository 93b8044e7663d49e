/** Why a price is what it is: one sentence per rule. A key ending in `.staff` is the same step in the desk's words. */
export default {
  'trace.quoted.quote': '{name} fixes this price until {expires}.',
  'trace.quoted.basket': 'This basket was approved as {name}; its prices hold until {expires}.',
  'trace.quoted.quote.staff': '{name}, accepted, holds until {expires}.',
  'trace.quoted.basket.staff': '{name}, approved, holds until {expires}.',
  'trace.list.public':
    '{name}: {months, plural, =0 {one month} =12 {1 year} =36 {3 years} =60 {5 years} other {# months}}.',
  'trace.list.segment':
    '{name}, the list for companies like yours: {months, plural, =0 {one month} =12 {1 year} =36 {3 years} =60 {5 years} other {# months}}.',
  'trace.list.segment.staff':
    'Segment list {name}: {months, plural, =0 {one month} =12 {1 year} =36 {3 years} =60 {5 years} other {# months}}.',
  'trace.list.partner':
    '{name}, your partner price list: {months, plural, =0 {one month} =12 {1 year} =36 {3 years} =60 {5 years} other {# months}}.',
  'trace.list.partner.staff':
    'Partner list {name}: {months, plural, =0 {one month} =12 {1 year} =36 {3 years} =60 {5 years} other {# months}}.',
  'trace.list.agreement':
    '{name}, the price list of your agreement: {months, plural, =0 {one month} =12 {1 year} =36 {3 years} =60 {5 years} other {# months}}.',
  'trace.list.agreement.staff':
    'Agreement list {name}: {months, plural, =0 {one month} =12 {1 year} =36 {3 years} =60 {5 years} other {# months}}.',
  'trace.list.none': 'No price list carries this in {currency}. Sales names you a price.',
  'trace.list.none.staff': 'No price list in effect carries this in {currency}: price on request.',
  'trace.volume.single': 'One price for every quantity.',
  'trace.volume.first':
    '{quantityCount, plural, one {{quantity} stays} other {{quantity} stay}} in the first tier. The next starts at {next}.',
  'trace.volume.all-units':
    '{quantityCount, plural, one {{quantity} reaches} other {{quantity} reach}} the tier from {from}. It holds for {quantityCount, plural, one {this one} other {all {quantity}}}.',
  'trace.volume.product':
    'The basket holds {counted} of this product in all, which reach the tier from {from}. It holds for {quantityCount, plural, one {this one} other {all {quantity} here}}.',
  'trace.volume.family':
    'The basket holds {counted} of this product family in all, which reach the tier from {from}. It holds for {quantityCount, plural, one {this one} other {all {quantity} here}}.',
  'trace.volume.graduated':
    '{quantity} fall into {bands} tiers, each part at the price of its tier. The last starts at {from}.',
  'trace.term.monthly': 'Month to month: no commitment, no term discount.',
  'trace.term.own':
    'The {months, plural, =12 {1-year} =36 {3-year} =60 {5-year} other {#-month}} price is a list price of its own, so no term discount is taken off.',
  'trace.term.derived':
    '{months, plural, =12 {1 year} =36 {3 years} =60 {5 years} other {# months}}: {period, plural, =1 {{month} a month, less {off}} other {{month} for # months is {full}, less {off}}}.',
  'trace.terms.public': 'Public prices count: nothing else was agreed for this.',
  'trace.terms.public.staff': 'No agreement and no level applies: public path.',
  'trace.terms.list': '{name} brings this price list.',
  'trace.terms.fixed': '{name} fixes this price.',
  'trace.terms.discount': '{name}: {off} off.',
  'trace.terms.stacked':
    '{count, plural, one {{name} comes on top; {left} of the price remain.} other {{name} come on top; {left} of the price remain.}}',
  'trace.bundle': '{name}: {quantity} at {off} less in the bundle.',
  'trace.promotion.percentage': '{name}: {off} off.',
  'trace.promotion.amount': '{name}: taken off what is invoiced first.',
  'trace.promotion.free-months':
    '{name}: {months, plural, one {the first month is} other {the first # months are}} free.',
  'trace.choice.only': 'What was agreed counts.',
  'trace.choice.negotiated': 'The public price would come to {public}, no less, so what was agreed counts.',
  'trace.choice.negotiated.staff': 'Public path {public}, not lower: the negotiated path counts.',
  'trace.choice.public': 'What was agreed would come to {negotiated}; you pay the lower of the two.',
  'trace.choice.public.staff': 'Negotiated path {negotiated}; the public one is lower and counts.',
  'trace.choice.strict': '{name} sets the price, whatever the public price is.',
  'trace.floor.kept': 'Floor {floor}, kept.',
  'trace.floor.approved': 'Under the floor of {floor}: {approver} approved down to {least}, until {until}.',
  'trace.floor.below': 'Under the floor of {floor}. Someone has to approve it.',
  'trace.extension.flat':
    '{quantity} at {unit}{per, plural, =1 {} other { per #}}{periods, plural, =1 {} other {, # times}}. Rounded once.',
  'trace.extension.open':
    '{quantity} at {unit}{per, plural, =1 {} other { per #}} a month. {periods} months count as the commitment.',
  'trace.extension.graduated':
    'The {bands} parts of {quantity} together{periods, plural, =1 {} other {, # times}}. Rounded once.',
  'trace.limit.amount.kept':
    'Within the {most} that one order can commit to here: {left} to spare, so you can buy now.',
  'trace.limit.amount.kept.staff': '{left} under the limit of {most}: buys alone.',
  'trace.limit.amount.passed': '{over} over the {most} that one order can commit to here, so a person answers you.',
  'trace.limit.amount.passed.staff': '{over} over the limit of {most}: talk.',
  'trace.limit.quantity.kept': 'Within the {most} that one order can hold here, so you can buy now.',
  'trace.limit.quantity.kept.staff': 'Within the limit of {most}: buys alone.',
  'trace.limit.quantity.passed': '{over} over the {most} that one order can hold here, so a person answers you.',
  'trace.limit.quantity.passed.staff': '{over} over the limit of {most}: talk.',
  'trace.limit.currency': 'Orders in {currency} are answered by a person.',
  'trace.limit.currency.staff': 'No limit is set for {currency}: talk.',
  'trace.limit.on-request': 'This has no list price, so a person answers you.',
  'trace.limit.on-request.staff': 'Price on request: talk.',
  'trace.limit.below-floor': 'A person has to confirm this price.',
  'trace.limit.below-floor.staff': 'Under the floor: talk.',
} as const;
