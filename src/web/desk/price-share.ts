import type { Language } from '../../texts/languages.ts';
import { parseDecimal } from '../../texts/typed-figures.ts';

const spaces = /[\s\u00a0\u202f]/g;

/** "20" or "20 %" as a share of one, "0.2"; null where it is no figure, below zero, or 100 and more. */
export function shareOfPercent(typed: string, language: Language): string | null {
  const read = parseDecimal(typed.replace(spaces, ''), language);
  if (!read.ok || read.value.startsWith('-')) return null;
  const [whole = '0', fraction = ''] = read.value.split('.');
  if (whole.length > 2) return null;
  const digits = `${whole.padStart(2, '0')}${fraction}`.replace(/0+$/, '');
  return digits === '' ? '0' : `0.${digits}`;
}
