import { describe, expect, it } from 'vitest';
import { decimal } from '../../../kernel/decimal.ts';
import type { OfferFact, PriceList } from './facts.ts';
import type { ListHeader } from './price-list-check.ts';
import type { PriceRow } from './price-rows.ts';
import { costOf, gapsOf, unpricedOffers, warningsOf } from './price-warnings.ts';

const row = (unitPrice: string, more: Partial<PriceRow> = {}): PriceRow => ({
  offerId: 'vault',
  unitPrice,
  pricePer: 1,
  tierMode: null,
  tierCounting: null,
  tiers: [],
  floor: null,
  ...more,
});
const tiers = (...steps: [from: number, price: string][]): Partial<PriceRow> => ({
  tierMode: 'all-units',
  tierCounting: 'line',
  tiers: steps.map(([from, unitPrice]) => ({ from, unitPrice })),
});
const none = { currency: 'USD', costs: new Map(), publicRows: new Map() };
const found = (rows: readonly PriceRow[], more: Partial<Parameters<typeof warningsOf>[1]> = {}) =>
  warningsOf(rows, { ...none, ...more }).map(({ kind, column, facts }) => [kind, column, facts]);
const cost = (amount: string, currency = 'USD') => ({ costs: new Map([['vault', costOf({ amount, currency })]]) });

describe('a warning about a price', () => {
  it('says with the quantities where buying more costs less', () => {
    expect(found([row('22.00', tiers([100, '19.80']))])).toEqual([
      ['larger_costs_less', 'price0', { from: 100, than: 99, less: '198.00' }],
    ]);
  });

  it('says from which quantity on a price is under its cost, for one licence and in the same currency', () => {
    const sold = row('22.00', { ...tiers([1000, '17.60']), tierMode: 'graduated' });
    expect(found([sold], cost('18'))).toEqual([
      ['under_cost', 'price0', { from: 1000, price: '17.60', cost: '18.00' }],
    ]);
    expect(found([sold], cost('17.6'))).toEqual([]);
    expect(found([sold], cost('30', 'EUR'))).toEqual([]);
    const perThousand = row('10', { pricePer: 1000 });
    expect(found([perThousand], cost('0.01'))).toEqual([]);
    expect(found([perThousand], cost('0.011'))).toEqual([
      ['under_cost', 'unitPrice', { from: 1, price: '0.01', cost: '0.011' }],
    ]);
  });

  it('says which tiers never apply, and which change nothing', () => {
    const idle = row('10', { ...tiers([100, '10.00'], [1_000_001, '9']), tierMode: 'graduated' });
    expect(found([idle])).toEqual([
      ['tier_same', 'from0', { from: 100 }],
      ['tier_never', 'from1', { from: 1_000_001, most: 1_000_000 }],
    ]);
  });

  it('says from which quantity on somebody with a list of his own pays more than the public', () => {
    const publicRow = row('22.00', tiers([100, '19.80']));
    const rows = { publicRows: new Map([['vault', publicRow]]) };
    expect(found([row('20.00')], rows)).toEqual([
      ['above_public', 'unitPrice', { at: 100, price: '20.00', public: '19.80' }],
    ]);
    expect(found([row('19.80')], rows)).toEqual([]);
    expect(found([row('22.01')], rows)).toMatchObject([['above_public', 'unitPrice', { at: 1 }]]);
    expect(found([row('2100', { pricePer: 100 })], rows)).toMatchObject([
      ['above_public', 'unitPrice', { at: 100, price: '21.00' }],
    ]);
    const graduated = row('22.00', { ...tiers([100, '19.00']), tierMode: 'graduated' });
    expect(found([graduated], rows)).toMatchObject([['above_public', 'price0', { at: 100, public: '19.80' }]]);
  });
});

describe('the days of lists for the same people and currency', () => {
  const list = (name: string, starts: string, ends?: string): ListHeader => ({
    id: name,
    name,
    kind: 'public',
    audience: 'public',
    currency: 'USD',
    starts,
    ...(ends && { ends }),
  });
  const gaps = (lists: readonly ListHeader[], today = '2026-01-01') =>
    gapsOf(lists, today).map(({ after, from, until }) => [after.name, from, until]);

  it('have no gap where one list begins on the day the other ends, or lasts beside it', () => {
    expect(gaps([list('b', '2026-07-01'), list('a', '2026-01-01', '2026-07-01')])).toEqual([]);
    expect(gaps([list('a', '2026-01-01'), list('b', '2026-03-01', '2026-04-01')])).toEqual([]);
  });

  it('have a gap of one day, and an end after which nothing follows', () => {
    expect(gaps([list('a', '2026-01-01', '2026-06-30'), list('b', '2026-07-01', '2027-01-01')])).toEqual([
      ['a', '2026-06-30', '2026-07-01'],
      ['b', '2027-01-01', undefined],
    ]);
  });

  it('are not looked at where they have passed', () => {
    const lists = [list('a', '2026-01-01', '2026-02-01'), list('b', '2026-03-01')];
    expect([gaps(lists, '2026-02-15'), gaps(lists, '2026-03-01')]).toEqual([[['a', '2026-02-01', '2026-03-01']], []]);
  });
});

describe('an offer that nobody can see a price of', () => {
  const offer = (id: string, months: number, monthOffer?: string): OfferFact => ({
    id,
    sku: id,
    product: 'p',
    family: 'f',
    months,
    billing: 'monthly',
    ...(monthOffer && { monthOffer }),
  });
  const list = {
    prices: { month: { unitPrice: decimal('8') } },
    termDiscounts: { 36: { off: decimal('0.2') } },
  } as unknown as PriceList;

  it('has no price of its own in any list, and none that a term derives', () => {
    const offers = [offer('month', 0), offer('three', 36, 'month'), offer('five', 60, 'month')];
    expect(unpricedOffers(offers, [list]).map(({ id }) => id)).toEqual(['five']);
    expect(unpricedOffers(offers, []).length).toBe(3);
  });
});
