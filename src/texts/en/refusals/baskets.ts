export default {
  'refusal.basket_lines_wrong.title':
    '{count, plural, one {One line cannot be used} other {# lines cannot be used}}; nothing was put into the basket.',
  'refusal.basket_lines_wrong.detail': 'Correct what is named below and send all lines again.',
  'refusal.basket_too_long.title': 'These are more than {most, number} lines.',
  'refusal.basket_too_long.detail': 'A basket holds at most {most, number}. Order in parts, or talk to sales.',
  'refusal.basket_too_large.title': 'The basket cannot take this as well.',
  'refusal.basket_too_large.detail':
    'It holds at most {lines, number} lines and {most, number} of each. Nothing was added. For more, talk to sales.',
  'refusal.basket_empty.title': 'The basket is empty.',
  'refusal.basket_empty.detail':
    'It was ordered already or nothing was put into it. Look at your orders, or choose a product.',
  'refusal.basket_line_not_found.title': '{sku} is not in the basket.',
  'refusal.basket_line_not_found.detail': 'It was taken out meanwhile. Reload the basket to see what is in it.',
  'refusal.currency_not_sold.title': 'Nothing is sold in {currency} here.',
  'refusal.currency_not_sold.detail': 'This store sells in {currencies}. Choose one of them, or talk to sales.',
  'refusal.product_not_found.title': 'This product is not on sale.',
  'refusal.product_not_found.detail': 'It has ended or never existed. Look through all products.',
  'refusal.offer_not_sold.title': '{sku} is not on sale.',
  'refusal.offer_not_sold.detail': 'It has ended or never existed. Look for another edition or term of the product.',
  'expected.known_sku': 'a SKU that is on sale',
  'expected.sold_currency': 'one of {currencies}',
} as const;
