import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsFor, graduated, listOf, TIERS } from '../../../../test/price-facts.ts';
import { decimal, fromMillionths } from '../../../kernel/decimal.ts';
import { moneyOf, printAmount } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { percent } from '../../../kernel/percent.ts';
import { TRACE_BYTES, writeTrace } from '../../../kernel/trace.ts';
import { priceBasket } from './basket-price.ts';
import type { BasketLine, BundledUnits, PriceFacts, Promotion } from './facts.ts';

const starter = (quantity: number, off = '10'): BundledUnits => ({
  id: 'starter',
  name: 'Starter',
  quantity,
  off: percent(off),
});

function lineOf(line: BasketLine, more: Partial<PriceFacts> = {}) {
  const basket = acceptedValue(priceBasket({ ...factsFor({}, more), lines: [line] }, { floor: 'report' }));
  const [priced] = basket.lines;
  if (priced?.state !== 'priced') throw new Error('no price');
  return priced;
}

describe('licences of a bundle', () => {
  it('cost what the bundle leaves; the others of the line cost what they cost', () => {
    const line = lineOf({ offer: 'vault', quantity: 8, bundled: [starter(5)] });
    expect(line.bands.map(({ quantity, net }) => [quantity, printAmount(net)])).toEqual([
      [5, '79.20'],
      [3, '52.80'],
    ]);
    expect(printAmount(line.commitment)).toBe('132.00');
    expect(line.trace.steps.map(({ rule }) => rule)).toContain('trace.bundle');
  });

  it('count for the tiers like every other licence', () => {
    expect(printAmount(lineOf({ offer: 'team-1y', quantity: 100, bundled: [starter(60)] }).commitment)).toBe('1861.20');
    const lists = [listOf({ 'team-1y': { unitPrice: decimal('22.00'), schedule: graduated(TIERS) } })];
    const line = lineOf({ offer: 'team-1y', quantity: 120, bundled: [starter(110)] }, { lists });
    expect(line.bands.map(({ from, quantity }) => [from, quantity])).toEqual([
      [1, 99],
      [100, 11],
      [111, 10],
    ]);
  });

  it('get no promotion on top: the cheaper of the two counts', () => {
    const spring = (off: string): Promotion => ({
      id: 'spring',
      name: 'Spring',
      starts: '2026-03-01',
      benefit: { kind: 'percentage', off: percent(off) },
      available: true,
    });
    const paid = (off: string) => {
      const line = lineOf({ offer: 'vault', quantity: 10, bundled: [starter(10)] }, { promotions: [spring(off)] });
      return [printAmount(line.commitment), line.promotion?.id];
    };
    expect(paid('5')).toEqual(['158.40', undefined]);
    expect(paid('20')).toEqual(['140.80', 'spring']);
  });

  it('keep their price where it would pass the floor, and a negotiated price where it is lower', () => {
    const floors = { vault: { unitPrice: decimal('16.00') } };
    expect(lineOf({ offer: 'vault', quantity: 1, bundled: [starter(1)] }, { floors }).commitment).toEqual(
      moneyOf('17.60', 'USD'),
    );
    const terms = [
      {
        id: 'ag',
        name: 'AG',
        source: 'agreement' as const,
        starts: '2026-01-01',
        fixedPrices: { vault: { unitPrice: decimal('15.00') } },
      },
    ];
    const line = lineOf({ offer: 'vault', quantity: 1, bundled: [starter(1)] }, { terms });
    expect([line.path, printAmount(line.commitment)]).toEqual(['negotiated', '15.00']);
  });

  it('add up to the line exactly, whatever their order, and never cost more than alone', () => {
    const units = fc.record({
      id: fc.uuid(),
      name: fc.string({ maxLength: 90 }),
      quantity: fc.integer({ min: 1, max: 500 }),
      off: fc.integer({ min: 0, max: 999_999 }).map((millionths) => fromMillionths(BigInt(millionths))),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(units, { maxLength: 4, selector: (one) => one.id }),
        fc.integer({ min: 0, max: 800 }),
        fc.boolean(),
        (bundled, alone, steps) => {
          const quantity = alone + bundled.reduce((sum, one) => sum + one.quantity, 0);
          if (quantity === 0) return;
          const schedule = steps ? graduated(TIERS) : TIERS;
          const lists = [listOf({ 'team-1y': { unitPrice: decimal('22.00'), schedule } })];
          const line = lineOf({ offer: 'team-1y', quantity, bundled }, { lists });
          const turned = lineOf({ offer: 'team-1y', quantity, bundled: [...bundled].reverse() }, { lists });
          expect(turned).toEqual(line);
          expect(line.bands.reduce((sum, band) => sum + band.quantity, 0)).toBe(quantity);
          expect(line.bands.reduce((sum, band) => sum + band.net.minor, 0n)).toBe(line.net.minor);
          const plain = lineOf({ offer: 'team-1y', quantity }, { lists });
          expect(line.commitment.minor >= 0n && line.commitment.minor <= plain.commitment.minor).toBe(true);
          expect(Buffer.byteLength(writeTrace(line.trace))).toBeLessThanOrEqual(TRACE_BYTES);
        },
      ),
      { numRuns: 200 },
    );
  });
});
