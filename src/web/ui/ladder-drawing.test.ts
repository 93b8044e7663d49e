import { describe, expect, it } from 'vitest';
import { drawLadder, type Label, type LadderData } from './ladder-drawing.ts';

const ladder = (quantity: number, unitPrice: string): LadderData => ({
  steps: [
    { from: 1, unitPrice: '22.00', total: '22.00' },
    { from: 100, unitPrice: '19.80', total: '1980.00' },
    { from: 1000, unitPrice: '17.60', total: '17600.00' },
  ],
  intervals: [
    { from: 1, to: 959, outcome: 'buy' },
    { from: 960, to: 999, outcome: 'talk' },
    { from: 1000, to: 1079, outcome: 'buy' },
    { from: 1080, to: null, outcome: 'talk' },
  ],
  at: { quantity, unitPrice },
});

/** Where a label of 12 px lies, from left to right. */
function span({ x, anchor }: Label, text: string): [number, number] {
  const length = text.length * 6.6;
  if (anchor === 'start') return [x, x + length];
  return anchor === 'end' ? [x - length, x] : [x - length / 2, x + length / 2];
}

describe('the ladder drawn', () => {
  it('leaves no gap between what buys and what talks, from edge to edge', () => {
    const { bars, width } = drawLadder(ladder(250, '19.80'), 640);
    expect(bars.map((bar) => bar.outcome)).toEqual(['buy', 'talk', 'buy', 'talk']);
    for (const [index, bar] of bars.entries()) {
      const next = bars[index + 1];
      if (next) expect(next.x - (bar.x + bar.width)).toBeCloseTo(1, 5);
    }
    expect(bars.at(-1)!.x + bars.at(-1)!.width).toBeLessThanOrEqual(width);
  });

  it.each([1, 99, 100, 250, 959, 999, 1000, 1200, 90_000])('keeps labels apart at %i', (quantity) => {
    const price = quantity >= 1000 ? '17.60' : quantity >= 100 ? '19.80' : '22.00';
    for (const width of [300, 420, 640, 760]) {
      const { ticks, you, prices } = drawLadder(ladder(quantity, price), width);
      const marks = ticks.map((tick) => span(tick, tick.quantity.toLocaleString('en'))).sort((a, b) => a[0] - b[0]);
      for (const [index, [from]] of marks.entries()) if (index) expect(from).toBeGreaterThan(marks[index - 1]![1]);
      const mine = span(you.label, `You: ${quantity.toLocaleString('en')} at ${price}`);
      expect(mine[0]).toBeGreaterThanOrEqual(0);
      expect(mine[1]).toBeLessThanOrEqual(width);
      for (const label of prices) {
        const other = span(label, '19.80');
        const overlaps = Math.abs(label.y - you.label.y) < 12 && other[0] < mine[1] && other[1] > mine[0];
        expect(overlaps).toBe(false);
      }
    }
  });

  it('draws a single price as a flat line', () => {
    const flat: LadderData = {
      steps: [{ from: 1, unitPrice: '5.00', total: '5.00' }],
      intervals: [{ from: 1, to: null, outcome: 'buy' }],
      at: { quantity: 3, unitPrice: '5.00' },
    };
    expect(drawLadder(flat, 600).line).not.toMatch(/NaN|Infinity/);
  });
});
