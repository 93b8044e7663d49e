import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextInTurn, type TeamMember } from './turn.ts';

const team = (...ids: string[]): TeamMember[] => ids.map((personId) => ({ personId, available: true }));

describe('whose turn it is', () => {
  it('goes round in one order, whatever order the members are read in', () => {
    expect(nextInTurn(team('c', 'a', 'b'), null)).toBe('a');
    expect(nextInTurn(team('b', 'c', 'a'), 'a')).toBe('b');
    expect(nextInTurn(team('a', 'b', 'c'), 'c')).toBe('a');
  });

  it('skips who is not available', () => {
    expect(nextInTurn([...team('a', 'c'), { personId: 'b', available: false }], 'a')).toBe('c');
  });

  it('goes on after somebody who has left the team', () => {
    expect(nextInTurn(team('a', 'c'), 'b')).toBe('c');
  });

  it('still names somebody when all are away, and nobody for an empty team', () => {
    expect(nextInTurn([{ personId: 'a', available: false }], null)).toBe('a');
    expect(nextInTurn([], 'a')).toBeNull();
  });

  it('gives nobody two more than anybody else over any number of turns', () => {
    const people = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 200 }), (ids, turns) => {
        const had = new Map(ids.map((id) => [id, 0]));
        let last: string | null = null;
        for (let turn = 0; turn < turns; turn += 1) {
          last = nextInTurn(team(...ids), last)!;
          had.set(last, had.get(last)! + 1);
        }
        expect(Math.max(...had.values()) - Math.min(...had.values())).toBeLessThanOrEqual(1);
      }),
    );
  });
});
