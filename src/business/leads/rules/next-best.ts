import type { LeadStatus, NextBest } from '../terms.ts';

const dayMs = 86_400_000;

/** An answer that waits this long for the buyer is worth a second try. */
export const followUpAfterDays = 3;

export type NextBestFacts = {
  /** Milliseconds, like all instants here. */
  readonly now: number;
  readonly status: LeadStatus;
  readonly contactName: string;
  readonly answerBy: number | null;
  readonly firstAnsweredAt: number | null;
  readonly waitingSince: number | null;
  /** A quantity near at which the basket's line costs less as a whole. */
  readonly cheaperAt: {
    readonly sku: string;
    readonly quantity: number;
    readonly amount: string;
    readonly currency: string;
  } | null;
};

/**
 * The one thing to do next, first that fits: overdue, call now; nobody's, claim; the buyer wrote again, answer him; a
 * cheaper quantity is near, offer it; else answer before the time; answered long ago, follow up. Null when it is over.
 */
export function nextBestAction(facts: NextBestFacts): NextBest | null {
  const { now, status, answerBy, contactName: name } = facts;
  if (status === 'closed' || status === 'converted') return null;
  if (answerBy !== null && answerBy < now) {
    return { rule: 'call_now', action: 'call', facts: { name, minutes: Math.ceil((now - answerBy) / 60_000) } };
  }
  if (status === 'new') return { rule: 'claim', action: 'claim', facts: { name, ...minutesLeft(answerBy, now) } };
  if (answerBy !== null) {
    const left = minutesLeft(answerBy, now);
    if (facts.firstAnsweredAt !== null) return { rule: 'answer_buyer', action: 'reply', facts: { name, ...left } };
    if (facts.cheaperAt) {
      return { rule: 'offer_break', action: 'call', facts: { name, ...left, ...facts.cheaperAt } };
    }
    return { rule: 'call_before', action: 'call', facts: { name, ...left } };
  }
  const days = Math.floor((now - (facts.waitingSince ?? now)) / dayMs);
  if (days >= followUpAfterDays) return { rule: 'follow_up', action: 'call', facts: { name, days } };
  return { rule: 'wait', action: null, facts: { name, days: followUpAfterDays - days } };
}

function minutesLeft(answerBy: number | null, now: number): { minutes: number } {
  return { minutes: answerBy === null ? 0 : Math.floor((answerBy - now) / 60_000) };
}
