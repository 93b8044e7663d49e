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
} as const;
