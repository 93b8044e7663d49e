/** What is worth knowing about a price list or a file before it counts. */
export default {
  'note.larger_costs_less': '{sku}: {from, number} kosten {less} weniger als {than, number}.',
  'note.tier_dearer': '{sku}: ab {from, number} kostet das Stück {price}, mehr als die {before} darunter.',
  'note.under_floor': '{sku}: {price} ab {from, number} liegt unter der Preisuntergrenze von {floor}.',
  'note.free': '{sku} kostet nichts.',
  'note.rises_a_lot': '{sku} steigt um {percent} %, von {before} auf {after}.',
  'note.falls_a_lot': '{sku} fällt um {percent} %, von {before} auf {after}.',
  'note.later_start_wins':
    'Diese Liste und {other} gelten zur selben Zeit. Ab {from} zählt {winner} für jedes Angebot, das sie führt, weil sie später beginnt.',
  'note.kept_from_followed':
    '{count, plural, one {Ein Angebot steht nicht in dieser Liste und behält seinen Preis aus der Liste davor.} other {# Angebote stehen nicht in dieser Liste und behalten ihre Preise aus der Liste davor.}}',
  'note.started_in_past':
    'Diese Liste beginnt am {starts}. Sie zählt ab jetzt; was vorher bestellt wurde, behält seinen Preis.',
  'note.rows_merged':
    '{count, plural, one {Eine Zeile sagt dasselbe wie eine frühere (Zeile {row}) und wurde einmal gezählt.} other {# Zeilen sagen dasselbe wie frühere (die erste ist Zeile {row}) und wurden einmal gezählt.}}',
  'note.under_cost': '{sku}: {price} ab {from, number} ist weniger, als es kostet, {cost}.',
  'note.above_public': '{sku}: {at, number} kosten je {price}, öffentlich nur {public}.',
  'note.tier_never':
    '{sku}: Die Staffel ab {from, number} gilt nie; niemand kann mehr als {most, number} auf einmal bestellen.',
  'note.tier_same': '{sku}: Die Staffel ab {from, number} ändert nichts.',
  'note.gap':
    'Von {from} bis vor {until} folgt nichts auf {name}: In {currency} gilt für deren Käufer dann Preis auf Anfrage.',
  'note.nothing_follows': '{name} endet am {from}, und in {currency} folgt nichts darauf.',
  'note.unpriced': '{sku} wird verkauft, aber keine Liste hat einen Preis dafür, für niemanden und in keiner Währung.',
} as const;
