import type { FieldForm } from './kind.ts';

/** How a source writes days and figures. */
export const dayForms = ['YYYY-MM-DD', 'DD.MM.YYYY', 'D/M/YYYY', 'M/D/YYYY', 'YYYYMMDD'] as const;
export type DayForm = (typeof dayForms)[number];
export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];
export const thousandsMarks = ['', ',', '.', ' ', "'"] as const;
export type ThousandsMark = (typeof thousandsMarks)[number];

type DayParts = { readonly pattern: RegExp; readonly order: readonly [year: number, month: number, day: number] };
const dayParts: Readonly<Record<DayForm, DayParts>> = {
  'YYYY-MM-DD': { pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/, order: [1, 2, 3] },
  'DD.MM.YYYY': { pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, order: [3, 2, 1] },
  'D/M/YYYY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: [3, 2, 1] },
  'M/D/YYYY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: [3, 1, 2] },
  YYYYMMDD: { pattern: /^(\d{4})(\d{2})(\d{2})$/, order: [1, 2, 3] },
};

const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day as the source writes it, as YYYY-MM-DD; null where it is none (31 February is none). */
export function readDay(text: string, form: DayForm): string | null {
  const { pattern, order } = dayParts[form];
  const match = pattern.exec(text);
  if (!match) return null;
  const [year, month, day] = order.map((place) => Number(match[place])) as [number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > LONGEST_MONTHS[month - 1]!) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2 && day === 29 && !leap) return null;
  const two = (figure: number) => (figure < 10 ? `0${figure}` : String(figure));
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

const PLAIN = /^-?\d{1,30}(?:\.\d{1,20})?$/;

/** A figure as the source writes it, with all its decimals, as a plain decimal; null where it is none. Signs stand
 *  before or after, parentheses mean less than zero, as accounts are written. */
export function readNumber(text: string, decimalMark: DecimalMark, thousandsMark: ThousandsMark): string | null {
  if (decimalMark === '.' && PLAIN.test(text)) return text;
  let rest = text.replace(/\s/g, thousandsMark === ' ' ? '' : ' ');
  let negative = false;
  if (rest.startsWith('(') && rest.endsWith(')')) {
    negative = true;
    rest = rest.slice(1, -1);
  }
  if (/^[-\u2212+]/.test(rest) || /[-\u2212]$/.test(rest)) {
    negative = negative !== /[-\u2212]/.test(rest);
    rest = rest.replace(/[-\u2212+]/, '');
  }
  if (thousandsMark !== '' && thousandsMark !== ' ') {
    const [whole = '', ...after] = rest.split(decimalMark);
    const groups = whole.split(thousandsMark);
    if (groups.slice(1).some((group) => group.length !== 3)) return null;
    rest = [groups.join(''), ...after].join(decimalMark);
  }
  const plain = rest.replace(decimalMark, '.');
  return PLAIN.test(plain) && !plain.startsWith('-') ? `${negative ? '-' : ''}${plain}` : null;
}

/** The form of day that all of these are written in; the first that fits them, if any. */
export function guessDayForm(samples: readonly string[]): DayForm | null {
  const filled = samples.filter((sample) => sample !== '');
  if (filled.length === 0) return null;
  return dayForms.find((form) => filled.every((sample) => readDay(sample, form) !== null)) ?? null;
}

/** The marks by which most of these read as figures. */
export function guessMarks(samples: readonly string[]): { decimal: DecimalMark; thousands: ThousandsMark } {
  const filled = samples.filter((sample) => /\d/.test(sample));
  const pairs = [
    ['.', ''],
    [',', ''],
    ['.', ','],
    [',', '.'],
    ['.', "'"],
    [',', ' '],
    ['.', ' '],
  ] as const;
  const fitting = ([decimal, thousands]: (typeof pairs)[number]) =>
    filled.filter((sample) => readNumber(sample, decimal, thousands) !== null).length;
  let best: (typeof pairs)[number] = pairs[0];
  for (const pair of pairs) if (fitting(pair) > fitting(best)) best = pair;
  return { decimal: best[0], thousands: best[1] };
}

export const expectedOf: Readonly<Record<Exclude<FieldForm, 'text'>, string>> = {
  number: 'number_as_mapped',
  day: 'day_as_mapped',
};
