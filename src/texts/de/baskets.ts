/** Was einem Käufer über seinen Warenkorb gesagt wird. */
export default {
  merged: '{sku} kam mehrfach vor. Die Mengen wurden addiert: {quantity}.',
  currency_changed:
    'Die Preise stehen jetzt in {currency} statt in {before}. Sie stammen aus der Preisliste für {currency}.',
  offer_gone: '{sku} wird nicht mehr verkauft und zählt nicht zur Summe.',

  code_applied: 'Mit {name} sparen Sie {saving}.',
  code_unknown: 'Es gibt keine Aktion mit dem Code {code}.',
  code_coming: '{name} beginnt am {starts}.',
  code_ended: '{name} ist beendet.',
  code_used_up: '{name} ist aufgebraucht.',
  code_used_by_you: 'Ihr Unternehmen hat {name} so oft genutzt wie möglich.',
  code_customers_known: '{name} gilt nur für neue Kunden.',
  code_other_buyers: '{name} gilt nicht für Ihr Unternehmen.',
  code_other_currency: '{name} gilt nur für Warenkörbe in {currency}.',
  code_other_products: '{name} umfasst nichts, was in diesem Warenkorb ist.',
  code_least_not_reached: '{name} gilt ab {least}. Es fehlen {missing} vor Steuern.',
  code_no_lower_price: 'Sie zahlen schon einen Preis, den {name} nicht senkt.',
  code_budget_passed: 'Von {name} ist weniger übrig, als Sie hier sparen würden.',
} as const;
