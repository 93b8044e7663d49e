import type { Day } from '../../../kernel/calendar.ts';
import { addDays, addMonths } from '../../../kernel/calendar.ts';

/** The first day without the right to use (RULES 1: a period excludes its last day); null: month to month. */
export function endOfTerm(startsOn: Day, termMonths: number): Day | null {
  return termMonths === 0 ? null : addMonths(startsOn, termMonths);
}

/** The last day on which notice ends it with its term; null: month to month, any time. */
export function noticeDay(startsOn: Day, termMonths: number, noticeDays: number): Day | null {
  const end = endOfTerm(startsOn, termMonths);
  return end === null ? null : addDays(end, -noticeDays);
}
