/** What a buyer is told about something that was done to his basket. */
export default {
  merged: '{sku} was there more than once. The quantities were added: {quantity}.',
  currency_changed: 'Prices are in {currency} now instead of {before}. They come from the {currency} price list.',
  offer_gone: '{sku} is not sold any more and is left out of the total.',
} as const;
