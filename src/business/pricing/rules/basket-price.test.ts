import { describe, expect, it } from 'vitest';
import { factsFor, graduated, listOf, PUBLIC, SHARES, TIERS, TODAY } from '../../../../test/price-facts.ts';
import { decimal, printDecimal } from '../../../kernel/decimal.ts';
import { moneyOf, printAmount } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { percent } from '../../../kernel/percent.ts';
import { mergeLines, priceBasket } from './basket-price.ts';
import type { BuyerTerms, Discount, PriceFacts, Promotion } from './facts.ts';
import type { PricedOfferLine } from './priced.ts';

function linesOf(facts: PriceFacts): readonly PricedOfferLine[] {
  return acceptedValue(priceBasket(facts)).lines.map((line) => {
    if (line.state !== 'priced') throw new Error(`${line.offer} has no price`);
    return line;
  });
}

const lineOf = (facts: PriceFacts) => linesOf(facts)[0]!;
const netOf = (facts: PriceFacts) => printAmount(lineOf(facts).net);
const commitmentOf = (facts: PriceFacts) => printAmount(lineOf(facts).commitment);
const unitOf = (facts: PriceFacts) => printDecimal(lineOf(facts).unitPrice, 2);
const rulesOf = (facts: PriceFacts) => lineOf(facts).trace.steps.map((step) => step.rule);

const agreement: BuyerTerms = {
  id: 'ag-3',
  name: 'AG-2025-0031, version 3',
  source: 'agreement',
  starts: '2026-01-01',
};
const promotion: Promotion = {
  id: 'spring',
  name: 'Spring',
  starts: '2026-03-01',
  ends: '2026-04-01',
  benefit: { kind: 'percentage', off: percent('25') },
  available: true,
};
const discount = (off: string, more: Partial<Discount> = {}): Discount => ({
  id: `d-${off}`,
  name: `${off} % off`,
  source: 'agreement',
  off: percent(off),
  stacks: false,
  ...more,
});

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
    expect(netOf(factsFor({ 'team-1y': 60, 'core-1y': 5000 }, { lists }))).toBe('600.00');
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
    const years = lineOf(factsFor({ 'team-3y': 10 }));
    expect(printAmount(years.next12Months)).toBe(printAmount(years.net));
  });
});

describe("the buyer's terms", () => {
  const fixed: BuyerTerms = { ...agreement, fixedPrices: { 'team-1y': { unitPrice: decimal('17.00') } } };

  it('fixed 17.00 and a public promotion of 25 %: 100 cost min(1,700.00, 1,485.00) = 1,485.00', () => {
    const facts = factsFor({ 'team-1y': 100 }, { terms: [fixed], promotions: [promotion] });
    expect(netOf(facts)).toBe('1485.00');
    expect(lineOf(facts)).toMatchObject({
      path: 'public',
      promotion: { id: 'spring', saving: moneyOf('495.00', 'USD') },
    });
    expect(lineOf(facts).terms).toBeUndefined();
    expect(netOf(factsFor({ 'team-1y': 100 }, { terms: [fixed] }))).toBe('1700.00');
  });

  it('never puts a public promotion on top of a negotiated price', () => {
    const small = { ...promotion, benefit: { kind: 'percentage' as const, off: percent('5') } };
    const line = lineOf(factsFor({ 'team-1y': 100 }, { terms: [fixed], promotions: [small] }));
    expect([line.path, printAmount(line.net), line.promotion, line.terms]).toEqual([
      'negotiated',
      '1700.00',
      undefined,
      'ag-3',
    ]);
  });

  it('pays what was agreed where the agreement is strict, and where both cost the same', () => {
    const strict = { ...fixed, strict: true };
    expect(netOf(factsFor({ 'team-1y': 100 }, { terms: [strict], promotions: [promotion] }))).toBe('1700.00');
    const same = { ...agreement, fixedPrices: { 'team-1y': { unitPrice: decimal('19.80') } } };
    expect(lineOf(factsFor({ 'team-1y': 100 }, { terms: [same] })).path).toBe('negotiated');
  });

  it('takes the best of the discounts that do not stack, then multiplies those that do', () => {
    const terms: BuyerTerms[] = [
      { ...agreement, discounts: [discount('10'), discount('5', { stacks: true })] },
      { ...agreement, id: 'gold', source: 'level', discounts: [discount('20', { source: 'level' })] },
      {
        ...agreement,
        id: 'reg',
        source: 'registration',
        discounts: [discount('2', { source: 'registration', stacks: true })],
      },
    ];
    const facts = factsFor({ 'team-1y': 1 }, { terms });
    expect(unitOf(facts)).toBe('16.3856');
    expect(lineOf(facts).terms).toBe('ag-3');
    expect(unitOf(factsFor({ 'team-1y': 1 }, { terms: [...terms].reverse() }))).toBe('16.3856');
  });

  it('keeps a discount to its families, products and offers, and to its days', () => {
    const only = (scope: Discount['scope']) => [{ ...agreement, discounts: [discount('50', { scope: scope! })] }];
    const basket = { 'team-1y': 1, 'core-1y': 1, vault: 1 };
    const paid = (terms: BuyerTerms[]) =>
      linesOf(factsFor(basket, { terms })).map((line) => printDecimal(line.unitPrice));
    expect(paid(only({ families: ['relay'] }))).toEqual(['11', '6', '17.6']);
    expect(paid(only({ products: ['relay-core'] }))).toEqual(['22', '6', '17.6']);
    expect(paid(only({ offers: ['vault'] }))).toEqual(['22', '12', '8.8']);
    expect(paid([{ ...agreement, starts: '2026-03-17', discounts: [discount('50')] }])).toEqual(['22', '12', '17.6']);
    expect(paid([{ ...agreement, ends: TODAY, discounts: [discount('50')] }])).toEqual(['22', '12', '17.6']);
  });

  it('rounds the net unit price once, to six digits', () => {
    const terms = [{ ...agreement, discounts: [discount('33.3333')] }];
    const lists = [listOf({ vault: { unitPrice: decimal('0.010001') } })];
    expect(unitOf(factsFor({ vault: 1 }, { lists, terms }))).toBe('0.006667');
  });
});

describe('promotions', () => {
  const promoted = (more: Partial<Promotion>, basket: Record<string, number> = { 'team-1y': 100 }) =>
    factsFor(basket, { promotions: [{ ...promotion, ...more }] });

  it('hold while they run, while there is room, and from the net that they ask for', () => {
    expect(netOf(promoted({}))).toBe('1485.00');
    expect(netOf(promoted({ available: false }))).toBe('1980.00');
    expect(netOf(promoted({ ends: TODAY }))).toBe('1980.00');
    expect(netOf(promoted({ starts: '2026-03-17' }))).toBe('1980.00');
    expect(netOf(promoted({ least: moneyOf('1980.00', 'USD') }))).toBe('1485.00');
    expect(netOf(promoted({ least: moneyOf('1980.01', 'USD') }))).toBe('1980.00');
    expect(netOf(promoted({ least: moneyOf('1.00', 'EUR') }))).toBe('1980.00');
    expect(netOf(promoted({ scope: { families: ['vault'] } }))).toBe('1980.00');
  });

  it('of several the best for each line counts', () => {
    const better = { ...promotion, id: 'better', benefit: { kind: 'percentage' as const, off: percent('30') } };
    expect(lineOf(factsFor({ 'team-1y': 100 }, { promotions: [promotion, better] })).promotion?.id).toBe('better');
  });

  it('free months cost nothing and come off the first invoices', () => {
    const facts = promoted({ benefit: { kind: 'free-months', months: 3 } }, { 'team-3y': 1200 });
    const line = lineOf(facts);
    expect([line.net, line.deduction, line.commitment, line.invoicedNow].map(printAmount)).toEqual([
      '19008.00',
      '4752.00',
      '52272.00',
      '14256.00',
    ]);
    const all = lineOf(promoted({ benefit: { kind: 'free-months', months: 24 } }, { 'team-m': 10 }));
    expect(printAmount(all.commitment)).toBe('0.00');
  });

  it('a fixed amount is shared over the lines it covers, at most what they cost', () => {
    const benefit = { kind: 'amount' as const, amount: moneyOf('100.00', 'USD') };
    const lines = linesOf(promoted({ benefit }, { 'team-1y': 1, 'core-1y': 1, vault: 10 }));
    expect(lines.map((line) => printAmount(line.deduction))).toEqual(['10.48', '5.71', '83.81']);
    expect(lines.map((line) => printAmount(line.commitment))).toEqual(['11.52', '6.29', '92.19']);
    expect(commitmentOf(promoted({ benefit }, { vault: 1 }))).toBe('0.00');
  });
});

describe('quoted prices', () => {
  const quote = {
    id: 'q-2',
    name: 'Q-2026-000123, version 2',
    kind: 'quote' as const,
    expires: '2026-03-17',
    currency: 'USD',
    prices: { 'team-1y': { unitPrice: decimal('18.00') } },
  };

  it('are of the highest rank until they expire', () => {
    expect(netOf(factsFor({ 'team-1y': 100 }, { quoted: [quote], promotions: [promotion] }))).toBe('1800.00');
    expect(rulesOf(factsFor({ 'team-1y': 100 }, { quoted: [quote] }))).toEqual([
      'trace.quoted.quote',
      'trace.extension.flat',
    ]);
    expect(netOf(factsFor({ 'team-1y': 100 }, { quoted: [{ ...quote, expires: TODAY }] }))).toBe('1980.00');
    expect(netOf(factsFor({ 'team-1y': 100 }, { quoted: [{ ...quote, currency: 'EUR' }] }))).toBe('1980.00');
  });

  it('hold for exactly the quantity they name, where they name one', () => {
    const bands = [
      { quantity: 99, unitPrice: decimal('20.00') },
      { quantity: 1, unitPrice: decimal('10.00') },
    ];
    const basket = { ...quote, kind: 'basket' as const, prices: { 'team-1y': { bands } } };
    expect(netOf(factsFor({ 'team-1y': 100 }, { quoted: [basket] }))).toBe('1990.00');
    expect(netOf(factsFor({ 'team-1y': 101 }, { quoted: [basket] }))).toBe('1999.80');
    const exact = { ...quote, prices: { 'team-1y': { unitPrice: decimal('18.00'), quantity: 100 } } };
    expect(netOf(factsFor({ 'team-1y': 99 }, { quoted: [exact] }))).toBe('2178.00');
  });
});

describe('floor', () => {
  const floors = { 'team-1y': { unitPrice: decimal('18.00') } };
  const approval = {
    id: 'ok',
    approver: 'Dana Ruiz',
    offer: 'team-1y',
    leastPrice: decimal('17.00'),
    until: '2026-04-01',
  };
  const codeOf = (facts: PriceFacts) => {
    const outcome = priceBasket(facts);
    return outcome.ok ? lineOf(facts).floor : outcome.refusal.code;
  };

  it('refuses a net unit price under it without an approval that reaches so far', () => {
    expect(codeOf(factsFor({ 'team-1y': 999 }, { floors }))).toBe('kept');
    expect(codeOf(factsFor({ 'team-1y': 1000 }, { floors }))).toBe('below_floor');
    expect(codeOf(factsFor({ 'team-1y': 1000 }, { floors, approvals: [approval] }))).toBe('approved');
    expect(codeOf(factsFor({ 'team-1y': 1000 }, { floors, approvals: [{ ...approval, until: TODAY }] }))).toBe(
      'below_floor',
    );
    expect(
      codeOf(factsFor({ 'team-1y': 1000 }, { floors, approvals: [{ ...approval, leastPrice: decimal('17.61') }] })),
    ).toBe('below_floor');
    expect(codeOf(factsFor({ 'team-1y': 1000 }, { floors, approvals: [{ ...approval, offer: 'vault' }] }))).toBe(
      'below_floor',
    );
  });

  it('is tested per band, and free months do not walk under it', () => {
    const lists = [listOf({ 'team-1y': { unitPrice: decimal('22.00'), schedule: graduated(TIERS) } })];
    expect(codeOf(factsFor({ 'team-1y': 1000 }, { lists, floors }))).toBe('below_floor');
    const free = { ...promotion, benefit: { kind: 'free-months' as const, months: 3 } };
    expect(codeOf(factsFor({ 'team-1y': 1 }, { floors, promotions: [free] }))).toBe('below_floor');
    expect(
      codeOf(
        factsFor({ 'team-1y': 1 }, { floors, promotions: [{ ...free, benefit: { kind: 'free-months', months: 2 } }] }),
      ),
    ).toBe('kept');
  });

  it('names the line and the price, and only reports where it is asked to', () => {
    const facts = factsFor({ vault: 1, 'team-1y': 1000 }, { floors });
    expect(priceBasket(facts)).toMatchObject({
      refusal: {
        code: 'below_floor',
        errors: [{ pointer: '/lines/1', value: '17.60', facts: { sku: 'RLY-TEAM-1Y' } }],
      },
    });
    expect(JSON.stringify(priceBasket(facts))).not.toContain('18');
    expect(acceptedValue(priceBasket(facts, { floor: 'report' })).lines[1]).toMatchObject({ floor: 'below' });
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

  it('merges lines of one offer and says which', () => {
    expect(
      mergeLines([
        { offer: 'a', quantity: 1 },
        { offer: 'b', quantity: 5 },
        { offer: 'a', quantity: 2 },
      ]),
    ).toEqual({
      lines: [
        { offer: 'a', quantity: 3 },
        { offer: 'b', quantity: 5 },
      ],
      merged: ['a'],
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
