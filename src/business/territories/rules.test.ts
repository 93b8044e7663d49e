import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../kernel/calendar.ts';
import { type Held, holdsOn, planHandOver } from './rules.ts';

const held = (id: string, personId: string, fromDay: string, toDay: string | null = null): Held => ({
  id,
  personId,
  fromDay,
  toDay,
});
const today = '2026-03-16';

it('ends who holds it on the day the next one begins', () => {
  const plan = planHandOver([held('1', 'maren', '2025-01-01')], 'jonas', '2026-04-01', today);
  expect(plan).toEqual({ ok: true, value: { ends: [{ id: '1', toDay: '2026-04-01' }], begins: true } });
});

it('refuses to change the past', () => {
  expect(planHandOver([], 'jonas', '2026-03-15', today)).toMatchObject({
    ok: false,
    refusal: { code: 'hand_over_in_past' },
  });
});

it('replaces a hand-over that is agreed and has not begun', () => {
  const rows = [held('1', 'maren', '2025-01-01', '2026-05-01'), held('2', 'jonas', '2026-05-01')];
  const plan = planHandOver(rows, 'ada', '2026-04-01', today);
  expect(plan).toMatchObject({
    value: {
      ends: [
        { id: '2', toDay: '2026-05-01' },
        { id: '1', toDay: '2026-04-01' },
      ],
      begins: true,
    },
  });
});

it('changes nothing where the same person holds it for good already', () => {
  expect(planHandOver([held('1', 'maren', '2025-01-01')], 'maren', today, today)).toEqual({
    ok: true,
    value: { ends: [], begins: false },
  });
});

it('never leaves two owners on one day, nor none after a hand-over', () => {
  const hand = fc.record({ person: fc.constantFrom('a', 'b', 'c'), after: fc.integer({ min: 0, max: 30 }) });
  fc.assert(
    fc.property(fc.array(hand, { minLength: 1, maxLength: 12 }), (hands) => {
      let rows: Held[] = [];
      let first = '9999-12-31';
      for (const [index, { person, after }] of hands.entries()) {
        const day = addDays(today, after);
        const plan = planHandOver(rows, person, day, today);
        if (!plan.ok) throw new Error('refused');
        const ends = new Map(plan.value.ends.map((end) => [end.id, end.toDay]));
        rows = rows.map((row) => ({ ...row, toDay: ends.get(row.id) ?? row.toDay }));
        if (plan.value.begins) rows.push(held(String(index), person, day));
        if (day < first) first = day;
        expect(rows.filter((row) => row.toDay === null)).toHaveLength(1);
        const days = Array.from({ length: 40 }, (_, offset) => addDays(today, offset));
        const wrong = days.filter((each) => rows.filter((row) => holdsOn(row, each)).length !== (each < first ? 0 : 1));
        expect(wrong).toEqual([]);
        expect(rows.find((row) => holdsOn(row, day))?.personId).toBe(person);
      }
    }),
  );
});
