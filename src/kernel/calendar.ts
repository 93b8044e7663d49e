import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

/** A calendar day in the store's time zone, 'YYYY-MM-DD'. Days compare as text. */
export type Day = string;

/** From the first day, included, to the last, excluded; without a last day it is open. */
export type Period = { readonly first: Day; readonly last?: Day | undefined };

const FORM = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : MONTH_DAYS[month - 1]!;
}

/** Reads 'YYYY-MM-DD' of a day that exists; refuses `day_malformed` and `day_unknown` (31 April). */
export function parseDay(text: string): Outcome<Day> {
  const match = FORM.exec(text);
  if (match === null || match[1] === '0000') return refuse('day_malformed', { facts: { value: text } });
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(Number(match[1]), month)) {
    return refuse('day_unknown', { facts: { value: text } });
  }
  return accept(text);
}

function partsOf(day: Day): { year: number; month: number; day: number } {
  const outcome = parseDay(day);
  if (!outcome.ok) throw new RangeError(`not a calendar day: ${JSON.stringify(day)}`);
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

export function dayOf(year: number, month: number, day: number): Day {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  partsOf(text);
  return text;
}

export function yearOf(day: Day): number {
  return partsOf(day).year;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar, years starting in March so that leap days come last. */
export function dayNumber(day: Day): number {
  const { year, month, day: ofMonth } = partsOf(day);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + ofMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function dayFromNumber(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return dayOf(year, month, dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1);
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** The same day of a later (or earlier) month; a day that month does not have becomes its last (31 Jan + 1 = 28 Feb). */
export function addMonths(day: Day, months: number): Day {
  const from = partsOf(day);
  const index = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayOf(year, month, Math.min(from.day, daysInMonth(year, month)));
}

export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Days from a to b; negative when b comes first. */
export function daysBetween(a: Day, b: Day): number {
  return dayNumber(b) - dayNumber(a);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  const index = (dayNumber(day) + 3) % 7;
  return (index < 0 ? index + 7 : index) + 1;
}

export function inPeriod(day: Day, period: Period): boolean {
  return day >= period.first && (period.last === undefined || day < period.last);
}

export function periodsOverlap(a: Period, b: Period): boolean {
  return (b.last === undefined || a.first < b.last) && (a.last === undefined || b.first < a.last);
}
