/** What a buyer is told about something that was done to his basket. */
export default {
  merged: '{sku} was there more than once. The quantities were added: {quantity}.',
  currency_changed: 'Prices are in {currency} now instead of {before}. They come from the {currency} price list.',
  offer_gone: '{sku} is not sold any more and is left out of the total.',

  // What becomes of a promotion code.
  code_applied: '{name} saves you {saving}.',
  code_unknown: 'There is no promotion with the code {code}.',
  code_coming: '{name} begins on {starts}.',
  code_ended: '{name} has ended.',
  code_used_up: '{name} is used up.',
  code_used_by_you: 'Your company has used {name} as often as it may.',
  code_customers_known: '{name} is for new customers only.',
  code_other_buyers: '{name} is not for your company.',
  code_other_currency: '{name} counts for baskets in {currency} only.',
  code_other_products: '{name} covers nothing that is in this basket.',
  code_least_not_reached: '{name} counts from {least} on. Add {missing} more before tax.',
  code_no_lower_price: 'You pay a price already that {name} does not lower.',
  code_budget_passed: 'What is left of {name} is less than it would save you here.',
} as const;
