import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { LeadEvent } from '../terms/events.ts';
import type { LeadAction, LeadOutcome, LeadStatus, OwnerReason } from '../terms.ts';

/** Where a lead stands: what its events come to. Instants in milliseconds. */
export type LeadState = {
  readonly status: LeadStatus;
  readonly ownerPersonId: string;
  readonly ownerReason: OwnerReason;
  readonly openedAt: number;
  readonly clockStartedAt: number;
  /** Null: the clock stands, the answer was given. */
  readonly answerBy: number | null;
  readonly claimedAt: number | null;
  readonly firstAnsweredAt: number | null;
  readonly waitingSince: number | null;
  readonly closedAt: number | null;
  readonly outcome: LeadOutcome | null;
  readonly orderId: string | null;
  readonly remindedAt: number | null;
  readonly escalatedAt: number | null;
};

type EventOf<K extends LeadEvent['kind']> = Extract<LeadEvent, { kind: K }>;
type Step<K extends LeadEvent['kind']> = (state: LeadState, event: EventOf<K>, at: number) => Outcome<LeadState>;

export function isOpen(status: LeadStatus): boolean {
  return status !== 'closed' && status !== 'converted';
}

/** The clock runs anew: somebody owes the buyer an answer by `answerBy`. */
function clockFrom(at: number, answerBy: number): Partial<LeadState> {
  return { clockStartedAt: at, answerBy, waitingSince: null, remindedAt: null, escalatedAt: null };
}

/** Whoever answers a lead that nobody has claimed claims it by answering. */
function taken(state: LeadState, by: string, at: number): LeadState {
  if (state.status !== 'new') return state;
  const reason = state.ownerPersonId === by ? state.ownerReason : 'claimed';
  return { ...state, status: 'claimed', ownerPersonId: by, ownerReason: reason, claimedAt: at };
}

function answered(state: LeadState, at: number): LeadState {
  return {
    ...state,
    status: 'waiting_for_customer',
    answerBy: null,
    waitingSince: at,
    firstAnsweredAt: state.firstAnsweredAt ?? at,
  };
}

function opened(event: EventOf<'opened'>, at: number): LeadState {
  return {
    status: 'new',
    ownerPersonId: event.ownerPersonId,
    ownerReason: event.ownerReason,
    openedAt: at,
    clockStartedAt: at,
    answerBy: event.answerBy,
    claimedAt: null,
    firstAnsweredAt: null,
    waitingSince: null,
    closedAt: null,
    outcome: null,
    orderId: null,
    remindedAt: null,
    escalatedAt: null,
  };
}

const ended = () => refuse('lead_closed');
const withOther = (state: LeadState) => refuse('lead_with_other', { facts: { person: state.ownerPersonId } });

const steps: { readonly [K in Exclude<LeadEvent['kind'], 'opened'>]: Step<K> } = {
  basket_changed: (state, event, at) => {
    if (!isOpen(state.status)) return ended();
    if (event.answerBy === null || state.status !== 'waiting_for_customer') return accept(state);
    return accept({ ...state, ...clockFrom(at, event.answerBy), status: 'claimed' });
  },
  claimed: (state, event, at) => {
    if (!isOpen(state.status)) return ended();
    if (state.status !== 'new') return refuse('lead_already_claimed', { facts: { person: state.ownerPersonId } });
    return accept(taken(state, event.byPersonId, at));
  },
  passed: (state, event) => {
    if (!isOpen(state.status)) return ended();
    // The answer time stands: it was promised to the buyer, whoever answers.
    const status = state.status === 'waiting_for_customer' ? state.status : 'new';
    return accept({ ...state, status, ownerPersonId: event.toPersonId, ownerReason: 'passed', remindedAt: null });
  },
  handed_over: (state, event) => {
    if (!isOpen(state.status)) return ended();
    // Status and promise stand: the work goes on in other hands.
    return accept({ ...state, ownerPersonId: event.toPersonId, ownerReason: event.reason, remindedAt: null });
  },
  replied: (state, event, at) => {
    if (!isOpen(state.status)) return ended();
    const held = taken(state, event.byPersonId, at);
    return held.ownerPersonId === event.byPersonId ? accept(answered(held, at)) : withOther(state);
  },
  buyer_wrote: (state, event, at) => {
    const comesBack = state.outcome === 'lost' || state.outcome === 'duplicate';
    if (!isOpen(state.status) && !comesBack) return refuse('request_closed');
    if (state.status === 'new' || state.status === 'claimed') return accept(state);
    const open = { ...state, status: 'claimed' as const, closedAt: null, outcome: null, orderId: null };
    return accept({ ...open, ...clockFrom(at, event.answerBy) });
  },
  called: (state, event, at) => {
    if (!isOpen(state.status)) return ended();
    const held = taken(state, event.byPersonId, at);
    return accept(event.outcome === 'reached' ? answered(held, at) : held);
  },
  noted: (state) => accept(state),
  closed: (state, event, at) => {
    if (!isOpen(state.status)) return ended();
    const { outcome, orderId } = event;
    return accept({ ...state, status: 'closed', answerBy: null, waitingSince: null, closedAt: at, outcome, orderId });
  },
  reopened: (state, event, at) => {
    if (state.status !== 'closed') return refuse('lead_not_closed');
    const open = { ...state, status: 'claimed' as const, closedAt: null, outcome: null, orderId: null };
    return accept({ ...open, ...clockFrom(at, event.answerBy) });
  },
  converted: (state, event, at) => {
    if (!isOpen(state.status)) return ended();
    const held = taken(state, event.byPersonId, at);
    if (held.ownerPersonId !== event.byPersonId) return withOther(state);
    return accept({ ...held, status: 'converted', answerBy: null, waitingSince: null, closedAt: at });
  },
  reminded: (state, _event, at) => accept(state.answerBy === null ? state : { ...state, remindedAt: at }),
  escalated: (state, _event, at) => accept(state.answerBy === null ? state : { ...state, escalatedAt: at }),
};

/**
 * The lead after an event; null before the first. Refuses `lead_closed`, `lead_not_closed`, `request_closed`,
 * `lead_already_claimed` and `lead_with_other` (both with the person who has it).
 */
export function leadAfter(state: LeadState | null, event: LeadEvent, at: number): Outcome<LeadState> {
  if (event.kind === 'opened') {
    if (state !== null) throw new Error('a lead opens once');
    return accept(opened(event, at));
  }
  if (state === null) throw new Error(`a lead begins with its opening, not with ${event.kind}`);
  const step = steps[event.kind] as Step<typeof event.kind>;
  return step(state, event as never, at);
}

/** What the state allows this person, in the order of the screen's buttons. The server decides again. */
export function allowedActions(state: Pick<LeadState, 'status' | 'ownerPersonId'>, personId: string): LeadAction[] {
  if (state.status === 'converted') return ['note'];
  if (state.status === 'closed') return ['note', 'reopen'];
  const mine = state.status === 'new' || state.ownerPersonId === personId;
  return [
    ...(state.status === 'new' ? (['claim'] as const) : []),
    'pass',
    ...(mine ? (['reply'] as const) : []),
    'call',
    'note',
    'close',
    ...(mine ? (['convert'] as const) : []),
  ];
}
