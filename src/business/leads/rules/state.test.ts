import { describe, expect, it } from 'vitest';
import type { LeadEvent } from '../terms/events.ts';
import { allowedActions, type LeadState, leadAfter } from './state.ts';

const hour = 3_600_000;
const [maren, jonas] = ['maren', 'jonas'];

/** The state after events an hour apart, the first at hour 0; throws at a refusal. */
function stateAfter(...events: LeadEvent[]): LeadState {
  let state: LeadState | null = null;
  for (const [index, event] of events.entries()) {
    const next = leadAfter(state, event, index * hour);
    if (!next.ok) throw new Error(next.refusal.code);
    state = next.value;
  }
  return state!;
}

const opened: LeadEvent = { kind: 'opened', ownerPersonId: maren, ownerReason: 'round_robin', answerBy: 4 * hour };
const claimed: LeadEvent = { kind: 'claimed', byPersonId: maren };
const replied: LeadEvent = { kind: 'replied', byPersonId: maren };
const wrote: LeadEvent = { kind: 'buyer_wrote', answerBy: 9 * hour };
const lost: LeadEvent = { kind: 'closed', byPersonId: maren, outcome: 'lost', orderId: null };
const won: LeadEvent = { kind: 'closed', byPersonId: null, outcome: 'won', orderId: 'order' };

describe('a lead', () => {
  it('begins with its clock running and nobody on it', () => {
    expect(stateAfter(opened)).toMatchObject({
      status: 'new',
      ownerPersonId: maren,
      answerBy: 4 * hour,
      claimedAt: null,
    });
  });

  it('is claimed once; the second is told who has it', () => {
    const second = leadAfter(stateAfter(opened, claimed), { kind: 'claimed', byPersonId: jonas }, 2 * hour);
    expect(second).toEqual({ ok: false, refusal: { code: 'lead_already_claimed', facts: { person: maren } } });
  });

  it('keeps its promise to the buyer when it is claimed', () => {
    expect(stateAfter(opened, claimed)).toMatchObject({ status: 'claimed', answerBy: 4 * hour, claimedAt: hour });
  });

  it('goes to a colleague who claims it', () => {
    const state = stateAfter(opened, { kind: 'claimed', byPersonId: jonas });
    expect(state).toMatchObject({ ownerPersonId: jonas, ownerReason: 'claimed' });
  });

  it('stops its clock with the reply and waits for the customer', () => {
    const state = stateAfter(opened, claimed, replied);
    expect(state).toMatchObject({ status: 'waiting_for_customer', answerBy: null, waitingSince: 2 * hour });
    expect(state.firstAnsweredAt).toBe(2 * hour);
  });

  it('is claimed by the reply itself when nobody had claimed it', () => {
    expect(stateAfter(opened, { kind: 'replied', byPersonId: jonas })).toMatchObject({
      ownerPersonId: jonas,
      claimedAt: hour,
    });
  });

  it('refuses a reply from somebody other than the one the buyer was told of', () => {
    const reply = leadAfter(stateAfter(opened, claimed), { kind: 'replied', byPersonId: jonas }, 2 * hour);
    expect(reply).toEqual({ ok: false, refusal: { code: 'lead_with_other', facts: { person: maren } } });
  });

  it('starts the clock again when the buyer writes back, and keeps the first answer', () => {
    const state = stateAfter(opened, replied, wrote);
    expect(state).toMatchObject({
      status: 'claimed',
      clockStartedAt: 2 * hour,
      answerBy: 9 * hour,
      waitingSince: null,
    });
    expect(state.firstAnsweredAt).toBe(hour);
  });

  it('does not move the promised time when the buyer writes twice before the answer', () => {
    expect(stateAfter(opened, wrote)).toMatchObject({ status: 'new', answerBy: 4 * hour, clockStartedAt: 0 });
  });

  it('stops its clock with a call that reached the buyer, and not with one that did not', () => {
    const call = (outcome: 'reached' | 'not_reached'): LeadEvent => ({ kind: 'called', byPersonId: maren, outcome });
    expect(stateAfter(opened, call('reached'))).toMatchObject({ status: 'waiting_for_customer', answerBy: null });
    expect(stateAfter(opened, call('not_reached'))).toMatchObject({ status: 'claimed', answerBy: 4 * hour });
  });

  it('waits to be claimed again after it was passed on, with the time it promised', () => {
    const state = stateAfter(opened, claimed, { kind: 'passed', byPersonId: maren, toPersonId: jonas });
    expect(state).toMatchObject({ status: 'new', ownerPersonId: jonas, ownerReason: 'passed', answerBy: 4 * hour });
  });

  it('stays answered when it is passed on while the customer is awaited', () => {
    const state = stateAfter(opened, replied, { kind: 'passed', byPersonId: maren, toPersonId: jonas });
    expect(state).toMatchObject({ status: 'waiting_for_customer', ownerPersonId: jonas, answerBy: null });
  });

  it('comes back with a running clock when it is reopened', () => {
    const state = stateAfter(opened, lost, { kind: 'reopened', byPersonId: maren, answerBy: 9 * hour });
    expect(state).toMatchObject({ status: 'claimed', outcome: null, closedAt: null, answerBy: 9 * hour });
  });

  it('comes back when the buyer writes to a lost one, not when he writes to a won one', () => {
    expect(stateAfter(opened, lost, wrote)).toMatchObject({ status: 'claimed', answerBy: 9 * hour, outcome: null });
    expect(leadAfter(stateAfter(opened, won), wrote, 2 * hour)).toMatchObject({ refusal: { code: 'request_closed' } });
  });

  it('takes nothing but a note and a reopening once it is closed', () => {
    const closed = stateAfter(opened, lost);
    const events: LeadEvent[] = [
      claimed,
      replied,
      lost,
      { kind: 'passed', byPersonId: maren, toPersonId: jonas },
      { kind: 'called', byPersonId: maren, outcome: 'reached' },
      { kind: 'converted', byPersonId: maren },
      { kind: 'basket_changed', answerBy: null },
    ];
    for (const event of events)
      expect(leadAfter(closed, event, 5 * hour)).toMatchObject({ refusal: { code: 'lead_closed' } });
    expect(leadAfter(closed, { kind: 'noted', byPersonId: jonas }, 5 * hour)).toMatchObject({ ok: true });
    expect(allowedActions(closed, maren)).toEqual(['note', 'reopen']);
  });

  it('cannot be reopened once it has become an account', () => {
    const converted = stateAfter(opened, { kind: 'converted', byPersonId: maren });
    const again = leadAfter(converted, { kind: 'reopened', byPersonId: maren, answerBy: hour }, hour);
    expect(again).toMatchObject({ refusal: { code: 'lead_not_closed' } });
  });

  it('starts a stopped clock for a basket that the buyer changed, and leaves a running one', () => {
    const changed: LeadEvent = { kind: 'basket_changed', answerBy: 9 * hour };
    expect(stateAfter(opened, changed)).toMatchObject({ answerBy: 4 * hour });
    expect(stateAfter(opened, replied, changed)).toMatchObject({ status: 'claimed', answerBy: 9 * hour });
  });

  it('reminds again after the clock has started anew', () => {
    expect(stateAfter(opened, { kind: 'reminded' }).remindedAt).toBe(hour);
    expect(stateAfter(opened, { kind: 'reminded' }, { kind: 'escalated' }, replied, wrote)).toMatchObject({
      remindedAt: null,
      escalatedAt: null,
    });
  });

  it('offers reply and conversion to its owner alone once it is claimed', () => {
    const state = stateAfter(opened, claimed);
    expect(allowedActions(state, maren)).toEqual(['pass', 'reply', 'call', 'note', 'close', 'convert']);
    expect(allowedActions(state, jonas)).toEqual(['pass', 'call', 'note', 'close']);
  });
});
