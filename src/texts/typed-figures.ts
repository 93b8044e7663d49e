import type { Language } from './languages.ts';

/** What a person typed, understood; or why not. The words for each reason are in the shared catalogue. */
export type Typed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: 'empty' | 'notANumber' | 'notWhole' | 'belowOne' | 'tooLarge' };

const largestQuantity = 999_999_999;
const spaces = /[\s\u00a0\u202f']/g;
/** Groups of three after any one separator: a quantity is whole, so "1.000" and "1,000" both mean a thousand. */
const grouped = /^\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)?$/;

/** "1 000", "1,000", "1.000", "1'000" are all a thousand; "1.5" is not whole; 0 and -1 are below one. */
export function parseQuantity(typed: string): Typed<number> {
  const text = typed.replace(spaces, '').replace(/^\u2212/, '-');
  if (text === '') return { ok: false, reason: 'empty' };
  if (/^-\d/.test(text)) return { ok: false, reason: 'belowOne' };
  const digits = grouped.test(text) ? text.replace(/[.,]/g, '') : text;
  if (/^\d+[.,]\d+$/.test(digits)) return { ok: false, reason: 'notWhole' };
  if (!/^\d+$/.test(digits)) return { ok: false, reason: 'notANumber' };
  const value = Number(digits);
  if (value < 1) return { ok: false, reason: 'belowOne' };
  return value > largestQuantity ? { ok: false, reason: 'tooLarge' } : { ok: true, value };
}

/**
 * An amount, price or rate, as the decimal string that travels. The decimal mark is the language's ("1.234,50" in
 * German, "1,234.50" in English); a single separator that cannot group thousands is taken as the decimal mark.
 */
export function parseDecimal(typed: string, language: Language): Typed<string> {
  const text = typed
    .replace(spaces, '')
    .replace(/^\u2212/, '-')
    .replace(/%$/, '');
  if (text === '') return { ok: false, reason: 'empty' };
  const [group, mark] = language === 'de' ? ['.', ','] : [',', '.'];
  const unsigned = text.replace(/^-/, '');
  const alone = /^\d+[.,]\d+$/.test(unsigned) && !unsigned.includes(mark) && !/^\d{1,3}[.,]\d{3}$/.test(unsigned);
  const plain = alone ? unsigned.replace(',', '.') : ungroup(unsigned, group, mark);
  if (plain === null || !/^\d+(\.\d+)?$/.test(plain)) return { ok: false, reason: 'notANumber' };
  const trimmed = plain.replace(/^0+(?=\d)/, '');
  return { ok: true, value: text.startsWith('-') ? `-${trimmed}` : trimmed };
}

/** Takes thousands marks out where they stand between groups of three; null where they stand anywhere else. */
function ungroup(text: string, group: string, mark: string): string | null {
  const [whole = '', ...fractions] = text.split(mark);
  if (fractions.length > 1) return null;
  const groups = whole.split(group);
  const wellGrouped =
    groups.length === 1 || groups.every((part, index) => (index ? /^\d{3}$/ : /^\d{1,3}$/).test(part));
  if (!wellGrouped) return null;
  return fractions.length ? `${groups.join('')}.${fractions[0]}` : groups.join('');
}
