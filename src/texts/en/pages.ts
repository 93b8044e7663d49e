/** What the head of a page says, to search engines and the tab. Only the server needs it. */
export default {
  headHome: '{seller}: software licences at volume prices',
  headHomeDescription:
    'Licences of {seller} at prices by quantity and term, for businesses. Buy at once, or talk to a named person.',
  headProduct: '{product}: {summary} | {seller}',
  headProductDescription:
    '{summary} {currency} {price} at this quantity. Prices by quantity and term, bought at once or in conversation.',
  headProductOnRequest: '{summary} Prices by quantity and term, bought at once or in conversation.',
  headPage: '{page} | {seller}',
} as const;
