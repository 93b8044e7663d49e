import { addDays, weekdayOf } from '../../../kernel/calendar.ts';
import { instantOf, wallTime } from '../../../kernel/zone.ts';
import type { WorkCalendar } from '../terms/people.ts';

/** Longer than any run of holidays: a calendar that works on no day of it is a bug. */
const MOST_DAYS = 4_000;

function worksOn(day: string, calendar: WorkCalendar): boolean {
  return calendar.workdays.includes(weekdayOf(day)) && !calendar.holidays.includes(day);
}

const minuteMs = 60_000;

/** The instants between which the team works on a day; both the same where it does not. */
function shift(day: string, calendar: WorkCalendar): { readonly opens: number; readonly closes: number } {
  const { zone, opensMinute, closesMinute } = calendar;
  const opens = instantOf({ day, minute: opensMinute }, zone);
  if (!worksOn(day, calendar)) return { opens, closes: opens };
  const closes = closesMinute === 1_440 ? { day: addDays(day, 1), minute: 0 } : { day, minute: closesMinute };
  return { opens, closes: instantOf(closes, zone) };
}

/**
 * By when an answer is promised: `minutes` of the team's working time after `startedAt`, which counts from its whole
 * minute. Both are milliseconds since 1970 UTC; working time runs between opens (included) and closes (excluded) of the
 * team's zone on its workdays, and an hour that a clock change takes or gives is not counted or counted twice. What ends
 * exactly at closing time is promised for closing time, not for the next morning.
 */
export function answerBy(startedAt: number, minutes: number, calendar: WorkCalendar): number {
  if (calendar.closesMinute <= calendar.opensMinute) throw new RangeError('a working day closes after it opens');
  const start = Math.floor(startedAt / minuteMs) * minuteMs;
  let day = wallTime(start, calendar.zone).day;
  let left = minutes * minuteMs;
  for (let passed = 0; passed < MOST_DAYS; passed++) {
    const { opens, closes } = shift(day, calendar);
    const from = Math.max(start, opens);
    if (closes > from && left <= closes - from) return from + left;
    left -= Math.max(0, closes - from);
    day = addDays(day, 1);
  }
  throw new RangeError('the calendar has no working day');
}

/** Whole minutes of the team's working time between two instants. */
export function workingMinutes(from: number, to: number, calendar: WorkCalendar): number {
  const last = wallTime(to, calendar.zone).day;
  let worked = 0;
  for (let day = wallTime(from, calendar.zone).day; day <= last; day = addDays(day, 1)) {
    const { opens, closes } = shift(day, calendar);
    worked += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
  }
  return Math.floor(worked / minuteMs);
}

/** Whether the team works at an instant. */
export function isWorking(instant: number, calendar: WorkCalendar): boolean {
  const { day, minute } = wallTime(instant, calendar.zone);
  return worksOn(day, calendar) && minute >= calendar.opensMinute && minute < calendar.closesMinute;
}

/** '09:30' as minutes since midnight; '24:00' is 1440. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * The same one of several for the same key, whatever their order (rendezvous hashing): when a person joins or leaves,
 * only the keys that fall to him change hands. Undefined when there is nobody.
 */
export function stablePick<T>(candidates: readonly T[], idOf: (candidate: T) => string, key: string): T | undefined {
  let best: T | undefined;
  let bestScore = -1;
  let bestId = '';
  for (const candidate of candidates) {
    const id = idOf(candidate);
    const score = hashOf(`${key}|${id}`);
    if (score > bestScore || (score === bestScore && id < bestId)) {
      best = candidate;
      bestScore = score;
      bestId = id;
    }
  }
  return best;
}
