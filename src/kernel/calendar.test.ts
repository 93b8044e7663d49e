import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayFromNumber,
  dayNumber,
  daysBetween,
  inPeriod,
  parseDay,
  periodsOverlap,
  weekdayOf,
} from './calendar.ts';
import { dayInZone, instantOf, isZone, wallTime } from './zone.ts';

describe('calendar days', () => {
  it('are read strictly', () => {
    expect(parseDay('2024-02-29').ok).toBe(true);
    const wrong = [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-1-1',
      '20260101',
      '2026-01-01T00:00',
      '0000-01-01',
      '',
    ];
    expect(wrong.filter((text) => parseDay(text).ok)).toEqual([]);
  });

  it('a month after 31 January is the last day of February', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 15)).toBe('2028-02-29');
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15');
  });

  it('count as the Gregorian calendar does', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2000-03-01')).toBe(11_017);
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect(daysBetween('2024-03-01', '2024-02-01')).toBe(-29);
    expect(weekdayOf('2026-03-16')).toBe(1);
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const day = dayFromNumber(number);
        expect(parseDay(day).ok).toBe(true);
        expect(dayNumber(day)).toBe(number);
        expect(new Date(number * 86_400_000).toISOString().slice(0, 10)).toBe(day);
        expect(addDays(day, 1) > day).toBe(true);
      }),
    );
  });

  it('a period has its first day and not its last', () => {
    const year = { first: '2026-01-01', last: '2027-01-01' };
    expect([inPeriod('2026-01-01', year), inPeriod('2026-12-31', year), inPeriod('2027-01-01', year)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(inPeriod('2099-01-01', { first: '2026-01-01' })).toBe(true);
    expect(periodsOverlap(year, { first: '2027-01-01' })).toBe(false);
    expect(periodsOverlap(year, { first: '2026-12-31' })).toBe(true);
  });
});

describe('the wall clock of a zone', () => {
  it('gives the day of an instant where the seller is', () => {
    const instant = Date.UTC(2026, 2, 17, 5, 30);
    expect(dayInZone(instant, 'America/Los_Angeles')).toBe('2026-03-16');
    expect(dayInZone(instant, 'Europe/Berlin')).toBe('2026-03-17');
    expect(wallTime(instant, 'Asia/Kathmandu')).toEqual({ day: '2026-03-17', minute: 11 * 60 + 15 });
    expect([isZone('Europe/Berlin'), isZone('Europe/Atlantis')]).toEqual([true, false]);
  });

  it('finds the instant back, across changes of the clock', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'),
        (minutes, zone) => {
          const wall = wallTime(minutes * 60_000, zone);
          expect(wallTime(instantOf(wall, zone), zone)).toEqual(wall);
        },
      ),
    );
    expect(instantOf({ day: '2026-03-29', minute: 150 }, 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1, 30));
    expect(instantOf({ day: '2026-10-25', minute: 150 }, 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });
});
