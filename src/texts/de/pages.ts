import type en from '../en/pages.ts';

export default {
  headHome: '{seller}: Softwarelizenzen zu Mengenpreisen',
  headHomeDescription:
    'Lizenzen von {seller} zu Preisen nach Menge und Laufzeit, für Unternehmen. Sofort kaufen oder mit einer Person sprechen.',
  headProduct: '{product}: {summary} | {seller}',
  headProductDescription:
    '{summary} {currency} {price} bei dieser Menge. Preise nach Menge und Laufzeit, sofort oder im Gespräch gekauft.',
  headProductOnRequest: '{summary} Preise nach Menge und Laufzeit, sofort oder im Gespräch gekauft.',
  headPage: '{page} | {seller}',
} as const satisfies Record<keyof typeof en, string>;
