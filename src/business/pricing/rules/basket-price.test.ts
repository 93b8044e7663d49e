import { describe, expect, it } from 'vitest';
import { factsFor, graduated, listOf, OFFERS, PUBLIC, SHARES, TIERS, TODAY } from '../../../../test/price-facts.ts';
import { decimal, printDecimal } from '../../../kernel/decimal.ts';
import { printAmount } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { percent } from '../../../kernel/percent.ts';
import { priceBasket } from './basket-price.ts';
import type { BuyerTerms, PriceFacts } from './facts.ts';
import type { PricedOfferLine } from './priced.ts';

function linesOf(facts: PriceFacts): readonly PricedOfferLine[] {
  return acceptedValue(priceBasket(facts)).lines.map((line) => {
    if (line.state !== 'priced') throw new Error(`${line.offer} has no price`);
    return line;
  });
}

const lineOf = (facts: PriceFacts) => linesOf(facts)[0]!;
const netOf = (facts: PriceFacts) => printAmount(lineOf(facts).net);
const unitOf = (facts: PriceFacts) => printDecimal(lineOf(facts).unitPrice, 2);

const agreement: BuyerTerms = {
  id: 'ag-3',
  name: 'AG-2025-0031, version 3',
  source: 'agreement',
  starts: '2026-01-01',
};
describe('list', () => {
  it('takes the agreement list before the partner, the segment and the public one', () => {
    const price = (amount: string) => ({ vault: { unitPrice: decimal(amount) } });
    const buyer = { account: 'a1', partner: 'p1', level: 'gold', segment: 'schools' };
    const lists = [
      listOf(price('50.00')),
      listOf(price('40.00'), { id: 'l2', kind: 'segment', audience: 'segment:schools' }),
      listOf(price('45.00'), { id: 'l3', kind: 'partner', audience: 'level:gold' }),
      listOf(price('44.00'), { id: 'l4', kind: 'partner', audience: 'partner:p1' }),
      listOf(price('46.00'), { id: 'l5', kind: 'agreement', audience: 'account:a1' }),
    ];
    const strict = { terms: [{ ...agreement, strict: true }], buyer };
    expect(unitOf(factsFor({ vault: 1 }, { lists, ...strict }))).toBe('46.00');
    expect(lineOf(factsFor({ vault: 1 }, { lists: lists.slice(0, 4), buyer })).path).toBe('public');
    expect(unitOf(factsFor({ vault: 1 }, { lists: lists.slice(2, 4), buyer }))).toBe('44.00');
    expect(unitOf(factsFor({ vault: 1 }, { lists: lists.slice(0, 2), buyer }))).toBe('40.00');
    expect(unitOf(factsFor({ vault: 1 }, { lists }))).toBe('50.00');
  });

  it('takes the list that started later inside one kind, and none that is not in effect', () => {
    const price = (amount: string) => ({ vault: { unitPrice: decimal(amount) } });
    const lists = [
      listOf(price('1.00'), { id: 'b', starts: '2026-02-01' }),
      listOf(price('2.00'), { id: 'a', starts: '2026-01-01' }),
      listOf(price('3.00'), { id: 'c', starts: '2026-03-17' }),
      listOf(price('4.00'), { id: 'd', starts: '2026-03-01', ends: TODAY }),
      listOf(price('5.00'), { id: 'e', starts: '2026-03-10', currency: 'EUR' }),
    ];
    expect(unitOf(factsFor({ vault: 1 }, { lists }))).toBe('1.00');
    expect(unitOf(factsFor({ vault: 1 }, { lists: [...lists].reverse() }))).toBe('1.00');
  });

  it('looks for the offer in the next list where the first does not carry it', () => {
    const later = listOf({ vault: { unitPrice: decimal('9.00') } }, { id: 'later', starts: '2026-02-01' });
    expect(unitOf(factsFor({ 'team-1y': 1 }, { lists: [later, PUBLIC] }))).toBe('22.00');
  });

  it('gives a price on request where no list carries the offer, never zero, and prices the rest', () => {
    const basket = acceptedValue(
      priceBasket(factsFor({ vault: 2, 'team-1y': 1 }, { lists: [listOf({ vault: PUBLIC.prices.vault! })] })),
    );
    expect(basket.lines.map((line) => line.state)).toEqual(['priced', 'on-request']);
    expect(printAmount(basket.commitment)).toBe('35.20');
    expect(basket.lines[1]!.trace.steps).toEqual([{ rule: 'trace.list.none', facts: { currency: 'USD' } }]);
    const inEuro = acceptedValue(priceBasket(factsFor({ vault: 2 }, { currency: 'EUR' })));
    expect(inEuro.lines[0]!.state).toBe('on-request');
  });

  it('prices tiny amounts per base quantity', () => {
    const lists = [listOf({ vault: { unitPrice: decimal('0.012500'), per: 1000 } })];
    expect(netOf(factsFor({ vault: 1_000_000 }, { lists }))).toBe('12.50');
    expect(netOf(factsFor({ vault: 400 }, { lists }))).toBe('0.01');
    expect(netOf(factsFor({ vault: 399 }, { lists }))).toBe('0.00');
  });
});

describe('volume', () => {
  it('all-units: 99 -> 2,178.00; 100 -> 1,980.00; 999 -> 19,780.20; 1,000 -> 17,600.00', () => {
    expect([99, 100, 999, 1000].map((quantity) => netOf(factsFor({ 'team-1y': quantity })))).toEqual([
      '2178.00',
      '1980.00',
      '19780.20',
      '17600.00',
    ]);
  });

  it('graduated: 1,000 -> 2,178.00 + 17,820.00 + 17.60 = 20,015.60, in three bands', () => {
    const lists = [listOf({ 'team-1y': { unitPrice: decimal('22.00'), schedule: graduated(TIERS) } })];
    const line = lineOf(factsFor({ 'team-1y': 1000 }, { lists }));
    expect(printAmount(line.net)).toBe('20015.60');
    expect(
      line.bands.map((band) => [band.from, band.quantity, printDecimal(band.unitPrice), printAmount(band.net)]),
    ).toEqual([
      [1, 99, '22', '2178.00'],
      [100, 900, '19.8', '17820.00'],
      [1000, 1, '17.6', '17.60'],
    ]);
    expect(lineOf(factsFor({ 'team-1y': 99 }, { lists })).bands).toHaveLength(1);
  });

  it('counts per product or per family across the basket where the schedule says so', () => {
    const counting = (kind: 'line' | 'product' | 'family') => [
      listOf({
        'team-1y': { unitPrice: decimal('10.00'), schedule: { ...SHARES, counting: kind } },
        'team-m': { unitPrice: decimal('1.00') },
        'core-1y': { unitPrice: decimal('5.00') },
        vault: { unitPrice: decimal('5.00') },
      }),
    ];
    const basket = { 'team-1y': 60, 'team-m': 40, 'core-1y': 900, vault: 5000 };
    expect(unitOf(factsFor(basket, { lists: counting('line') }))).toBe('10.00');
    expect(unitOf(factsFor(basket, { lists: counting('product') }))).toBe('9.00');
    expect(unitOf(factsFor(basket, { lists: counting('family') }))).toBe('8.00');
  });

  it('counts a graduated schedule per line, whatever it says', () => {
    const schedule = { ...graduated(SHARES), counting: 'family' as const };
    const lists = [
      listOf({ 'team-1y': { unitPrice: decimal('10.00'), schedule }, 'core-1y': { unitPrice: decimal('1.00') } }),
    ];
    const line = lineOf(factsFor({ 'team-1y': 60, 'core-1y': 5000 }, { lists }));
    expect(printAmount(line.net)).toBe('600.00');
    expect(line.trace.steps[1]).toMatchObject({ rule: 'trace.volume.first', facts: { quantity: '60' } });
  });
});

describe('term', () => {
  it('8.00 a month, 3 years up front, 20 % off: 230.40', () => {
    const lists = [
      listOf({ 'team-m': { unitPrice: decimal('8.00') } }, { termDiscounts: { 36: { off: percent('20') } } }),
    ];
    const line = lineOf(factsFor({ 'team-3y-up': 1 }, { lists }));
    expect(printDecimal(line.unitPrice, 2)).toBe('230.40');
    expect([line.periods, line.periodMonths, printAmount(line.commitment)]).toEqual([1, 36, '230.40']);
  });

  it('applies the tier before the term: 1,200 for 3 years at 15.84 a year are 57,024.00', () => {
    const line = lineOf(factsFor({ 'team-3y': 1200 }));
    expect(printDecimal(line.unitPrice, 2)).toBe('15.84');
    expect(printAmount(line.net)).toBe('19008.00');
    expect([line.periods, printAmount(line.commitment), printAmount(line.invoicedNow)]).toEqual([
      3,
      '57024.00',
      '19008.00',
    ]);
  });

  it('takes a list price of its own before a derived one, and the family discount before the general', () => {
    const termDiscounts = { 36: { off: percent('25'), byFamily: { relay: percent('50') } } };
    const month = { unitPrice: decimal('2.00') };
    expect(unitOf(factsFor({ 'team-3y': 1 }, { lists: [listOf({ 'team-m': month }, { termDiscounts })] }))).toBe(
      '12.00',
    );
    const own = { 'team-m': month, 'team-3y': { unitPrice: decimal('20.00') } };
    expect(unitOf(factsFor({ 'team-3y': 1 }, { lists: [listOf(own, { termDiscounts })] }))).toBe('20.00');
  });

  it('derives no term that the list does not discount', () => {
    const basket = acceptedValue(
      priceBasket(factsFor({ 'team-3y': 1 }, { lists: [listOf({ 'team-m': PUBLIC.prices['team-m']! })] })),
    );
    expect(basket.lines[0]!.state).toBe('on-request');
  });

  it('counts 12 months where there is no obligation, and 12 months of a longer one for credit', () => {
    const open = lineOf(factsFor({ 'team-m': 10 }));
    expect([open.net, open.commitment, open.next12Months, open.invoicedNow].map(printAmount)).toEqual([
      '22.00',
      '264.00',
      '264.00',
      '22.00',
    ]);
    const monthly = lineOf(
      factsFor(
        { 'team-1y-m': 10 },
        { lists: [listOf({ 'team-m': PUBLIC.prices['team-m']! }, { termDiscounts: { 12: { off: percent('10') } } })] },
      ),
    );
    expect([printDecimal(monthly.unitPrice), monthly.periods, printAmount(monthly.commitment)]).toEqual([
      '1.98',
      12,
      '237.60',
    ]);
    const long = { ...OFFERS['team-1y-m']!, months: 36 };
    const threeYears = lineOf(factsFor({ 'team-1y-m': 10 }, { offers: { ...OFFERS, 'team-1y-m': long } }));
    expect([threeYears.commitment, threeYears.next12Months].map(printAmount)).toEqual(['594.00', '198.00']);
    const years = lineOf(factsFor({ 'team-3y': 10 }));
    expect(printAmount(years.next12Months)).toBe(printAmount(years.net));
  });
});

describe('what is asked for', () => {
  it('refuses a quantity that is none, an unknown offer, and the same offer twice', () => {
    for (const quantity of [0, -1, 1.5, Number.NaN, 1e10]) {
      expect(priceBasket(factsFor({ vault: 1, 'team-1y': quantity }))).toMatchObject({
        refusal: { code: 'quantity_invalid', errors: [{ pointer: '/lines/1/quantity', value: quantity }] },
      });
    }
    expect(priceBasket(factsFor({ ghost: 1 }))).toMatchObject({ refusal: { code: 'offer_unknown' } });
    const twice = factsFor(
      {},
      {
        lines: [
          { offer: 'vault', quantity: 1 },
          { offer: 'vault', quantity: 2 },
        ],
      },
    );
    expect(priceBasket(twice)).toMatchObject({
      refusal: { code: 'offer_twice', errors: [{ pointer: '/lines/1/offer' }] },
    });
  });

  it('sums commitment, what is invoiced now and within 12 months over the basket', () => {
    const basket = acceptedValue(priceBasket(factsFor({ 'team-3y': 1200, 'team-m': 10, vault: 1 })));
    expect([basket.commitment, basket.next12Months, basket.invoicedNow].map(printAmount)).toEqual([
      '57305.60',
      '19289.60',
      '19047.60',
    ]);
  });
});
