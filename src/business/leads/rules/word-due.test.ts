import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../kernel/zone.ts';
import { answerBy, isWorking, workingMinutes } from '../../accounts/rules/contact.ts';
import type { WorkCalendar } from '../../accounts/terms/people.ts';
import { remindAt, wordDue } from './word-due.ts';

const minute = 60_000;
const hour = 60 * minute;
const office: WorkCalendar = {
  zone: 'Europe/Berlin',
  opensMinute: 9 * 60,
  closesMinute: 17 * 60,
  workdays: [1, 2, 3, 4, 5],
  holidays: ['2026-04-03', '2026-04-06'],
};
const at = (day: string, hours: number, calendar = office) => instantOf({ day, minute: hours * 60 }, calendar.zone);
const clock = (start: number, by: number | null, more = {}) => ({
  clockStartedAt: start,
  answerBy: by,
  remindedAt: null,
  escalatedAt: null,
  ...more,
});

describe('a word about the answer clock', () => {
  const monday = at('2026-03-16', 9);
  const by = answerBy(monday, 240, office);

  it('is a reminder when four fifths of the working time have passed', () => {
    expect(wordDue(clock(monday, by), office, monday + 192 * minute - 1)).toBeNull();
    expect(wordDue(clock(monday, by), office, monday + 192 * minute)).toBe('remind');
  });

  it('counts nights and weekends for nothing', () => {
    const friday = at('2026-03-13', 16);
    const end = answerBy(friday, 240, office);
    expect(remindAt(clock(friday, end), office)).toBe(at('2026-03-16', 9) + 132 * minute);
  });

  it('goes to the managers from the promised minute on', () => {
    expect(wordDue(clock(monday, by), office, by - 1)).toBe('remind');
    expect(wordDue(clock(monday, by), office, by)).toBe('escalate');
  });

  it('is said once, and not while the clock stands', () => {
    expect(wordDue(clock(monday, by, { remindedAt: 1 }), office, by - 1)).toBeNull();
    expect(wordDue(clock(monday, by, { escalatedAt: 1 }), office, by + hour)).toBeNull();
    expect(wordDue(clock(monday, null), office, by)).toBeNull();
  });
});

describe('working time', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
  const calendars = fc
    .record({
      zone: fc.constantFrom(...zones),
      opensMinute: fc.integer({ min: 0, max: 1_380 }),
      length: fc.integer({ min: 30, max: 1_440 }),
      workdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      holidays: fc.array(fc.constantFrom('2026-03-29', '2026-03-30', '2026-04-05', '2026-10-25', '2026-11-01')),
    })
    .map(({ length, ...rest }) => ({ ...rest, closesMinute: Math.min(1_440, rest.opensMinute + length) }));
  const starts = fc.integer({ min: 0, max: 500 * 24 * 60 }).map((each) => Date.UTC(2026, 0, 1) + each * minute);

  it('between the asking and the promised answer is exactly what was promised, in every zone and across clock changes', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 6_000 }), calendars, (start, minutes, calendar) => {
        const by = answerBy(start, minutes, calendar);
        expect(workingMinutes(start, by, calendar)).toBe(minutes);
        expect(workingMinutes(start, by - minute, calendar)).toBe(minutes - 1);
        expect(isWorking(by - minute, calendar)).toBe(true);
      }),
    );
  });

  it('has an hour less on the day the clocks go forward, for who works around the clock', () => {
    const always = { ...office, opensMinute: 0, closesMinute: 1_440, workdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
    const midnight = at('2026-03-29', 0, always);
    expect(workingMinutes(midnight, at('2026-03-30', 0, always), always)).toBe(23 * 60);
    expect(answerBy(midnight, 24 * 60, always)).toBe(midnight + 24 * hour);
  });
});
