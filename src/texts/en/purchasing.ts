/** What the store says around the basket: suggestions, lists, quotes to carry along, links for colleagues. */
export default {
  // Suggestions while typing
  suggestTitle: 'Suggestions',
  suggestOffer: 'SKU',
  suggestProduct: 'Product',
  suggestEdition: 'Edition',
  suggestFamily: 'Family',
  suggestFound: '{count, plural, =0 {Nothing found} one {# suggestion} other {# suggestions}}',

  // A list of SKU and quantity
  listTitle: 'Type, paste or upload a list',
  listLabel: 'SKU and quantity, one line each',
  listHint: 'As in RELAY-TEAM-1Y,250. Comma, semicolon, tab or a space between them; as copied from a spreadsheet.',
  listFile: 'Choose a file',
  listPut: 'Put the list into the basket',
  listEmpty: 'Type or paste at least one line: a SKU and a quantity',
  listAnswers: 'Rows of the list',
  listRow: 'Row',
  listSku: 'SKU',
  listSkuOf: 'SKU of row {row}',
  listQuantity: 'Quantity',
  listQuantityOf: 'Quantity of row {row}',
  listAnswer: 'Answer',
  listGood: 'Good',
  listWanted: 'Needed: {wanted}',
  listTake: 'Take {sku}',
  listMeant: 'Did you mean {name}?',
  listDrop: 'Leave out',
  listDropOf: 'Leave out row {row}',
  listSummary:
    '{wrong, plural, one {# row needs you} other {# rows need you}}; {good, plural, =0 {none is good} one {# is good} other {# are good}}. Nothing is in the basket yet.',
  listPutGood: '{count, plural, one {Put the good row into the basket} other {Put the # good rows into the basket}}',
  listPutAll: '{count, plural, one {Put the row into the basket} other {Put all # rows into the basket}}',
  listAgain: 'Check the corrections',
  listBack: 'Change the whole list',
  listDone:
    '{count, plural, one {# line of the list is in the basket.} other {# lines of the list are in the basket.}}',
} as const;
