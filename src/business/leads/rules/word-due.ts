import type { LeadState } from './state.ts';

/** No reminder comes earlier than this before the promised time. */
export const mostReminderMs = 60 * 60_000;

/**
 * What the answer clock asks for now: a reminder to the owner in its last quarter (but not more than an hour ahead), a
 * word to the sales managers once it is over. Each once per run of the clock; null where there is nothing to say.
 */
export function wordDue(
  state: Pick<LeadState, 'clockStartedAt' | 'answerBy' | 'remindedAt' | 'escalatedAt'>,
  now: number,
): 'remind' | 'escalate' | null {
  const { answerBy, clockStartedAt } = state;
  if (answerBy === null) return null;
  if (now >= answerBy) return state.escalatedAt === null ? 'escalate' : null;
  const ahead = Math.min(mostReminderMs, (answerBy - clockStartedAt) / 4);
  return now >= answerBy - ahead && state.remindedAt === null ? 'remind' : null;
}
