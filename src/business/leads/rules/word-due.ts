import { answerBy, workingMinutes } from '../../accounts/rules/contact.ts';
import type { WorkCalendar } from '../../accounts/terms/people.ts';
import type { LeadState } from './state.ts';

/** The part of the promised working time after which the owner is reminded, in percent. */
const remindAtPercent = 80;

/**
 * When the owner is reminded: once 80 % of the working time between the clock's start and the promised instant has
 * passed. Null where the clock stands.
 */
export function remindAt(state: Pick<LeadState, 'clockStartedAt' | 'answerBy'>, calendar: WorkCalendar): number | null {
  const { clockStartedAt, answerBy: by } = state;
  if (by === null) return null;
  const start = Math.floor(clockStartedAt / 60_000) * 60_000;
  const promised = workingMinutes(start, by, calendar);
  return Math.min(by, answerBy(start, Math.floor((promised * remindAtPercent) / 100), calendar));
}

/**
 * What the answer clock asks for now: a reminder to the owner at 80 % of the working time, a word to the sales managers
 * once it is over. Each once per run of the clock; null where there is nothing to say.
 */
export function wordDue(
  state: Pick<LeadState, 'clockStartedAt' | 'answerBy' | 'remindedAt' | 'escalatedAt'>,
  calendar: WorkCalendar,
  now: number,
): 'remind' | 'escalate' | null {
  const { answerBy: by } = state;
  if (by === null) return null;
  if (now >= by) return state.escalatedAt === null ? 'escalate' : null;
  return state.remindedAt === null && now >= (remindAt(state, calendar) ?? by) ? 'remind' : null;
}
