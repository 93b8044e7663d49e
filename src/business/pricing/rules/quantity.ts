import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';

/** The largest quantity a person may enter for one line; beyond it, sales answers. */
export const QUANTITY_MOST = 1_000_000;

/** Reads a quantity as a person or a file gives it: digits only, from 1 to 1,000,000. Refuses `quantity_invalid` with
 *  one field error that names the value and what would be right; "1 000" is refused with 1000 as the suggestion. */
export function parseQuantity(value: unknown, pointer: string): Outcome<number> {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  const wrong = (expected: string, facts?: FieldError['facts']): Outcome<never> =>
    refuse('quantity_invalid', { errors: [{ pointer, value, expected, ...(facts && { facts }) }] });
  if (/^[0-9]{1,3}([\s\u00a0\u202f'.,][0-9]{3})+$/.test(text)) {
    return wrong('quantity_digits_only', { suggested: text.replace(/[^0-9]/g, '').replace(/^0+(?=[0-9])/, '') });
  }
  if (/^-?[0-9]+[.,][0-9]+$/.test(text)) return wrong('quantity_whole');
  if (/^-[0-9]+$/.test(text)) return wrong('quantity_least');
  if (/^[0-9]+[eE]\+?[0-9]+$/.test(text)) return wrong('quantity_digits_only', { suggested: '1000' });
  if (!/^[0-9]+$/.test(text)) return wrong('quantity_whole');
  const digits = text.replace(/^0+/, '');
  if (digits === '') return wrong('quantity_least');
  if (digits.length > 7 || Number(digits) > QUANTITY_MOST) return wrong('quantity_most', { most: QUANTITY_MOST });
  return accept(Number(digits));
}
