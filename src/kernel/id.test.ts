import { describe, expect, it } from 'vitest';
import { readExact, writeExact } from '../../test/exact-json.ts';
import { clockOfId, humanNumber, isId, newId, parseHumanNumber } from './id.ts';
import type { Trace } from './trace.ts';
import { readTrace, writeTrace } from './trace.ts';

describe('ids', () => {
  it('are UUIDs of version 7 that carry the clock and sort by it', () => {
    // The example of RFC 9562, appendix A.6.
    const chance = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    const id = newId(0x017f22e279b0, () => chance);
    expect(id).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
    expect(isId(id)).toBe(true);
    expect(clockOfId(id)).toBe(0x017f22e279b0);
    const later = newId(0x017f22e279b1, () => new Uint8Array(10));
    expect(later > id).toBe(true);
    expect(isId('017f22e2-79b0-4cc3-98c4-dc0c0c07398f')).toBe(false);
  });

  it('refuse a clock that is none', () => {
    expect(() => newId(-1, (length) => new Uint8Array(length))).toThrow('clock');
    expect(() => newId(0.5, (length) => new Uint8Array(length))).toThrow('clock');
  });

  it('have numbers that people can say beside them', () => {
    expect(humanNumber('Q', 2026, 123)).toBe('Q-2026-000123');
    expect(humanNumber('INV', 2026, 12_345_678)).toBe('INV-2026-12345678');
    expect(parseHumanNumber(' q-2026-000123 ')).toEqual({ prefix: 'Q', year: 2026, count: 123 });
    expect(parseHumanNumber('Q-26-123')).toBeUndefined();
  });
});

describe('what is stored', () => {
  it('a trace comes back as it was, from text or from jsonb', () => {
    const trace: Trace = {
      engine: 3,
      steps: [
        { rule: 'trace.a', facts: { from: '100' }, figure: '19.80' },
        { rule: 'trace.b', facts: {} },
      ],
    };
    expect(readTrace(writeTrace(trace))).toEqual(trace);
    expect(readTrace(JSON.parse(writeTrace(trace)))).toEqual(trace);
    expect(() => readTrace({ s: [] })).toThrow('not a stored trace');
  });

  it('facts keep their whole numbers exactly', () => {
    const facts = { price: 12_345_678_901_234_567_890n, name: '5n', list: [1n, { deep: -1n }], none: null };
    expect(readExact(writeExact(facts))).toEqual(facts);
  });
});
