import type en from '../../en/refusals/territories.ts';

export default {
  'refusal.hand_over_in_past.title': 'Eine Übergabe kann nicht in der Vergangenheit beginnen.',
  'refusal.hand_over_in_past.detail': '{fromDay} liegt vor {today}. Wählen Sie heute oder einen späteren Tag.',
  'refusal.owner_unknown.title': 'So jemand kann diese Firma nicht betreuen.',
  'refusal.owner_unknown.detail': 'Wählen Sie jemanden, der jetzt für den Anbieter arbeitet.',
  'refusal.routing_rule_twice.title': 'Für dieses Gebiet gibt es schon eine Regel.',
  'refusal.routing_rule_twice.detail': 'Für {country} {postalPrefix} gibt es schon eine Regel. Ändern Sie diese.',
} as const satisfies Record<keyof typeof en, string>;
