/** Was einem Käufer über seinen Warenkorb gesagt wird. */
export default {
  merged: '{sku} kam mehrfach vor. Die Mengen wurden addiert: {quantity}.',
  currency_changed:
    'Die Preise stehen jetzt in {currency} statt in {before}. Sie stammen aus der Preisliste für {currency}.',
  offer_gone: '{sku} wird nicht mehr verkauft und zählt nicht zur Summe.',
} as const;
