export default {
  'refusal.hand_over_in_past.title': 'A hand-over cannot begin in the past.',
  'refusal.hand_over_in_past.detail': '{fromDay} is before {today}. Choose today or a later day.',
  'refusal.owner_unknown.title': 'Nobody here can look after this company under that name.',
  'refusal.owner_unknown.detail': 'Choose somebody who works for the vendor now.',
  'refusal.routing_rule_twice.title': 'This region has a rule already.',
  'refusal.routing_rule_twice.detail': 'There is a rule for {country} {postalPrefix}. Change that one.',
} as const;
