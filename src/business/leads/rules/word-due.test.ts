import { describe, expect, it } from 'vitest';
import { wordDue } from './word-due.ts';

const minute = 60_000;
const hour = 60 * minute;
const clock = (answerBy: number | null, more = {}) => ({
  clockStartedAt: 0,
  answerBy,
  remindedAt: null,
  escalatedAt: null,
  ...more,
});

describe('a word about the answer clock', () => {
  it('is a reminder in the last hour of a long clock', () => {
    expect(wordDue(clock(8 * hour), 7 * hour - 1)).toBeNull();
    expect(wordDue(clock(8 * hour), 7 * hour)).toBe('remind');
  });

  it('is a reminder in the last quarter of a short clock', () => {
    expect(wordDue(clock(40 * minute), 30 * minute - 1)).toBeNull();
    expect(wordDue(clock(40 * minute), 30 * minute)).toBe('remind');
  });

  it('goes to the managers from the promised minute on', () => {
    expect(wordDue(clock(8 * hour), 8 * hour - 1)).toBe('remind');
    expect(wordDue(clock(8 * hour), 8 * hour)).toBe('escalate');
  });

  it('is said once', () => {
    expect(wordDue(clock(8 * hour, { remindedAt: 1 }), 7.5 * hour)).toBeNull();
    expect(wordDue(clock(8 * hour, { escalatedAt: 1 }), 9 * hour)).toBeNull();
  });

  it('is nothing while the clock stands', () => {
    expect(wordDue(clock(null), 9 * hour)).toBeNull();
  });
});
