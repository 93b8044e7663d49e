/** What is worth knowing about a price list or a file before it counts. */
export default {
  'note.larger_costs_less': '{sku}: {from, number} cost {less} less than {than, number}.',
  'note.tier_dearer': '{sku}: from {from, number} on one costs {price}, more than the {before} below that.',
  'note.under_floor': '{sku}: {price} from {from, number} on is under the floor of {floor}.',
  'note.free': '{sku} costs nothing.',
  'note.rises_a_lot': '{sku} rises by {percent} %, from {before} to {after}.',
  'note.falls_a_lot': '{sku} falls by {percent} %, from {before} to {after}.',
  'note.later_start_wins':
    'This list and {other} hold at the same time. From {from} on, {winner} counts for every offer it carries, because it starts later.',
  'note.kept_from_followed':
    '{count, plural, one {One offer is not in this list and keeps its price from the list before.} other {# offers are not in this list and keep their prices from the list before.}}',
  'note.started_in_past':
    'This list starts on {starts}. It counts from now on; what was ordered before keeps its price.',
  'note.rows_merged':
    '{count, plural, one {One row says the same as an earlier one (row {row}) and was counted once.} other {# rows say the same as earlier ones (the first is row {row}) and were counted once.}}',
  'note.under_cost': '{sku}: {price} from {from, number} on is less than what it costs, {cost}.',
  'note.above_public': '{sku}: {at, number} cost {price} each, in public only {public}.',
  'note.tier_never':
    '{sku}: the tier from {from, number} on never applies; nobody can order more than {most, number} at once.',
  'note.tier_same': '{sku}: the tier from {from, number} on changes nothing.',
  'note.gap':
    'From {from} until before {until} nothing follows {name}: in {currency} it is then price on request for its people.',
  'note.nothing_follows': '{name} ends on {from} and nothing follows it in {currency}.',
  'note.unpriced': '{sku} is for sale, and no list has a price for it, for anybody or in any currency.',
} as const;
