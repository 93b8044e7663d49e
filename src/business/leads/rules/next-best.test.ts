import { describe, expect, it } from 'vitest';
import { type NextBestFacts, nextBestAction } from './next-best.ts';

const minute = 60_000;
const day = 1_440 * minute;
const facts = (more: Partial<NextBestFacts>): NextBestFacts => ({
  now: 10 * day,
  status: 'claimed',
  contactName: 'Ines Falk',
  answerBy: 10 * day + 158 * minute,
  firstAnsweredAt: null,
  waitingSince: null,
  cheaperAt: null,
  ...more,
});
const cheaperAt = { sku: 'RELAY-TEAM-Y1', quantity: 1_000, amount: '2180.20', currency: 'USD' };

describe('the next best action', () => {
  it('is to call at once when the answer is late, whoever has the lead', () => {
    const late = { answerBy: 10 * day - 92 * minute };
    for (const status of ['new', 'claimed'] as const) {
      expect(nextBestAction(facts({ ...late, status, cheaperAt }))).toEqual({
        rule: 'call_now',
        action: 'call',
        facts: { name: 'Ines Falk', minutes: 92 },
      });
    }
  });

  it('is to claim what nobody has claimed', () => {
    expect(nextBestAction(facts({ status: 'new', cheaperAt }))).toMatchObject({
      rule: 'claim',
      facts: { minutes: 158 },
    });
  });

  it('is to offer a quantity near by that costs less', () => {
    expect(nextBestAction(facts({ cheaperAt }))).toMatchObject({
      rule: 'offer_break',
      facts: { quantity: 1_000, amount: '2180.20', minutes: 158 },
    });
  });

  it('is to call before the time that was promised, when there is nothing to offer', () => {
    expect(nextBestAction(facts({}))).toMatchObject({ rule: 'call_before', action: 'call' });
  });

  it('is to answer a buyer who wrote back', () => {
    expect(nextBestAction(facts({ firstAnsweredAt: 9 * day, cheaperAt }))).toMatchObject({ rule: 'answer_buyer' });
  });

  it('is to wait for three days after the answer, then to follow up', () => {
    const waiting = (waitingSince: number) =>
      nextBestAction(facts({ status: 'waiting_for_customer', answerBy: null, waitingSince }));
    expect(waiting(7 * day + minute)).toMatchObject({ rule: 'wait', action: null, facts: { days: 1 } });
    expect(waiting(7 * day)).toMatchObject({ rule: 'follow_up', action: 'call', facts: { days: 3 } });
  });

  it('is nothing once the lead is over', () => {
    expect(nextBestAction(facts({ status: 'closed' }))).toBeNull();
    expect(nextBestAction(facts({ status: 'converted' }))).toBeNull();
  });
});
