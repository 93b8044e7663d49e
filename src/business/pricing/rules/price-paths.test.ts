import { describe, expect, it } from 'vitest';
import { factsFor, graduated, listOf, TIERS, TODAY } from '../../../../test/price-facts.ts';
import { decimal, printDecimal } from '../../../kernel/decimal.ts';
import { moneyOf, printAmount } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { percent } from '../../../kernel/percent.ts';
import { priceBasket } from './basket-price.ts';
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

describe("the buyer's terms", () => {
  const fixed: BuyerTerms = { ...agreement, fixedPrices: { 'team-1y': { unitPrice: decimal('17.00') } } };

  it('fixed 17.00 and a public promotion of 25 %: 100 cost min(1,700.00, 1,485.00) = 1,485.00', () => {
    const facts = factsFor({ 'team-1y': 100 }, { terms: [fixed], promotions: [promotion] });
    expect(netOf(facts)).toBe('1485.00');
    expect(lineOf(facts)).toMatchObject({
      path: 'public',
      promotion: { id: 'spring', name: 'Spring', saving: moneyOf('495.00', 'USD') },
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

  it('hold for their terms, people and currency', () => {
    expect(netOf(promoted({ terms: [12] }))).toBe('1485.00');
    expect(netOf(promoted({ terms: [36, 0] }))).toBe('1980.00');
    expect(netOf(promoted({ audience: 'segment:schools' }))).toBe('1980.00');
    expect(netOf({ ...promoted({ audience: 'segment:schools' }), buyer: { segment: 'schools' } })).toBe('1485.00');
    expect(netOf(promoted({ currency: 'EUR' }))).toBe('1980.00');
  });

  it('never take a cent more than what is left of the budget: the whole saving or none', () => {
    expect(netOf(promoted({ left: moneyOf('495.00', 'USD') }))).toBe('1485.00');
    expect(netOf(promoted({ left: moneyOf('494.99', 'USD') }))).toBe('1980.00');
    const better = { ...promotion, id: 'better', benefit: { kind: 'percentage' as const, off: percent('30') } };
    const poor = { ...better, left: moneyOf('593.99', 'USD') };
    expect(lineOf(factsFor({ 'team-1y': 100 }, { promotions: [poor, promotion] })).promotion?.id).toBe('spring');
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

  it('is tested per band', () => {
    const lists = [listOf({ 'team-1y': { unitPrice: decimal('22.00'), schedule: graduated(TIERS) } })];
    expect(codeOf(factsFor({ 'team-1y': 1000 }, { lists, floors }))).toBe('below_floor');
  });

  it('is never passed by a promotion, free months included: the line keeps its price', () => {
    const paid = (benefit: Promotion['benefit']) => {
      const line = lineOf(factsFor({ 'team-1y': 1 }, { floors, promotions: [{ ...promotion, benefit }] }));
      return [printAmount(line.commitment), line.floor, line.promotion?.id];
    };
    expect(paid({ kind: 'free-months', months: 2 })).toEqual(['18.33', 'kept', 'spring']);
    expect(paid({ kind: 'free-months', months: 3 })).toEqual(['22.00', 'kept', undefined]);
    expect(paid({ kind: 'percentage', off: percent('25') })).toEqual(['22.00', 'kept', undefined]);
    expect(paid({ kind: 'amount', amount: moneyOf('4.01', 'USD') })).toEqual(['22.00', 'kept', undefined]);
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
