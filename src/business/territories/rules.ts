import type { Day } from '../../kernel/calendar.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { accept, refuse } from '../../kernel/outcome.ts';

/** Somebody looks after an account from a day, included, to a day, excluded (null: open). An empty one never held. */
export type Held = {
  readonly id: string;
  readonly personId: string;
  readonly fromDay: Day;
  readonly toDay: Day | null;
};

export type HandOver = {
  /** What ends earlier than it would have, and when. */
  readonly ends: readonly { readonly id: string; readonly toDay: Day }[];
  /** Whether a new assignment begins; not where the same person looks after it from that day anyway. */
  readonly begins: boolean;
};

export function holdsOn(held: Held, day: Day): boolean {
  return held.fromDay <= day && (held.toDay === null || day < held.toDay);
}

/**
 * What changes when a person takes an account over from a day on: who holds it then ends that day, and a hand-over
 * agreed for later is replaced. The past does not change: refuses `hand_over_in_past`.
 */
export function planHandOver(held: readonly Held[], personId: string, fromDay: Day, today: Day): Outcome<HandOver> {
  if (fromDay < today) return refuse('hand_over_in_past', { facts: { fromDay, today } });
  const later = held.filter((each) => each.fromDay > fromDay && (each.toDay === null || each.toDay > each.fromDay));
  const current = held.find((each) => holdsOn(each, fromDay));
  const staysWith = current !== undefined && current.personId === personId && current.toDay === null;
  const ends = later.map((each) => ({ id: each.id, toDay: each.fromDay }));
  if (staysWith) return accept({ ends, begins: false });
  if (current) ends.push({ id: current.id, toDay: fromDay });
  return accept({ ends, begins: true });
}

/** A rule of a region, as far as choosing asks. */
export type Region = { readonly country: string; readonly postalPrefix: string };

/**
 * The rule that fits a place best: of its country, the longest beginning of its postal code, which is read without
 * spaces and signs. Undefined where none fits.
 */
export function ruleFor<R extends Region>(
  rules: readonly R[],
  place: { readonly country: string; readonly postalCode: string | null },
): R | undefined {
  const code = (place.postalCode ?? '').toUpperCase().replace(/[^0-9A-Z]/g, '');
  return rules
    .filter((rule) => rule.country === place.country && code.startsWith(rule.postalPrefix))
    .sort((a, b) => b.postalPrefix.length - a.postalPrefix.length)[0];
}
