import { describe, expect, it } from 'vitest';
import { seededChance, setClock, systemChance, systemClock } from './clock.ts';

describe('chance', () => {
  it('from the same seed is the same on every machine, however it is asked', () => {
    const whole = seededChance('halden 2026').bytes(100);
    const parts = seededChance('halden 2026');
    expect(Buffer.concat([parts.bytes(1), parts.bytes(33), parts.bytes(0), parts.bytes(66)])).toEqual(
      Buffer.from(whole),
    );
    expect(Buffer.from(whole.subarray(0, 8)).toString('hex')).toBe('973a3fbe676d17de');
    expect(seededChance('halden 2027').bytes(100)).not.toEqual(whole);
  });

  it.each([
    ['seeded', seededChance('fractions')],
    ['the system', systemChance],
  ])('of %s gives fractions from 0 up to, not including, 1, spread evenly', (_name, chance) => {
    const drawn = Array.from({ length: 10_000 }, () => chance.fraction());
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    const tenths = drawn.reduce<number[]>((counts, fraction) => {
      const tenth = Math.floor(fraction * 10);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
      return counts;
    }, []);
    for (const count of tenths) expect(count).toBeGreaterThan(800);
  });
});

describe('a clock', () => {
  it('that is set stands still until it is moved, and never goes back', () => {
    const clock = setClock(1_000);
    expect([clock.now(), clock.now()]).toEqual([1_000, 1_000]);
    clock.advance(500);
    expect(clock.now()).toBe(1_500);
    clock.set(2_000);
    expect(clock.now()).toBe(2_000);
    expect(() => clock.advance(-1)).toThrow(RangeError);
    expect(() => clock.set(Number.NaN)).toThrow(RangeError);
  });

  it('of the system tells the time', () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
  });
});
