import { describe, expect, it } from 'vitest';
import { amountLimit, factsFor, limitFacts, limitOf, listOf, OFFERS, TODAY } from '../../../../test/price-facts.ts';
import { decimal } from '../../../kernel/decimal.ts';
import { moneyOf, printAmount } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { priceBasket } from './basket-price.ts';
import type { PriceFacts } from './facts.ts';
import { replayLimits } from './limit-replay.ts';
import { repeatBuyer } from './repeat-buyer.ts';
import type { LimitFacts, SelfServiceLimit } from './self-service-limit.ts';
import { decideSelfService, distanceTo, limitStep, mayOpenStore } from './self-service-limit.ts';

function decide(
  lines: Record<string, number>,
  limits: readonly SelfServiceLimit[],
  more: Partial<LimitFacts> = {},
  facts: Partial<PriceFacts> = {},
) {
  const basket = acceptedValue(priceBasket(factsFor(lines, facts), { floor: 'report' }));
  return decideSelfService(basket, limitFacts(limits, more));
}

const answers = (lines: Record<string, number>, limits: readonly SelfServiceLimit[], more: Partial<LimitFacts> = {}) =>
  decide(lines, limits, more).decision;

const flat = (price: string) => ({ lists: [listOf({ vault: { unitPrice: decimal(price) } })] });

describe('the examples of the rules', () => {
  const at = (quantity: number, price: string, limits: SelfServiceLimit[]) =>
    decide({ vault: quantity }, limits, {}, flat(price)).decision;

  it('17.60 and 20,000.00: 1,136 buys, 1,137 talks', () => {
    const limits = [amountLimit('20000.00')];
    expect([at(1136, '17.60', limits), at(1137, '17.60', limits)]).toEqual(['buy', 'talk']);
    expect(decide({ vault: 1136 }, limits, {}, flat('17.60')).tests[0]).toMatchObject({
      reached: moneyOf('19993.60', 'USD'),
    });
    expect(decide({ vault: 1137 }, limits, {}, flat('17.60')).tests[0]).toMatchObject({
      reached: moneyOf('20011.20', 'USD'),
    });
  });

  it('2,499 talk by the amount where a quantity of 2,499 alone would have sold them; 2,500 talk either way', () => {
    const quantity = limitOf({ id: 'limit-quantity', maxQuantity: 2499 });
    const both = limitOf({ id: 'limit-both', maxQuantity: 2499, maxAmount: moneyOf('20000.00', 'USD') });
    expect([at(2499, '17.60', [both]), at(2499, '17.60', [quantity]), at(2500, '17.60', [quantity])]).toEqual([
      'talk',
      'buy',
      'talk',
    ]);
  });

  it('1,162.00 and 100,000.00: 86 buys, 87 and 1,000 talk', () => {
    const limits = [amountLimit('100000.00')];
    expect([86, 87, 1000].map((quantity) => at(quantity, '1162.00', limits))).toEqual(['buy', 'talk', 'talk']);
    const talk = decide({ vault: 1000 }, limits, {}, flat('1162.00'));
    expect(talk.decision === 'talk' && distanceTo(talk.passed[0]!)).toEqual(moneyOf('1062000.00', 'USD'));
  });
});

describe('which limit counts', () => {
  it('the most specific scope, then the most specific audience, for each kind by itself', () => {
    const limits = [
      limitOf({ id: 'store', maxQuantity: 10 }),
      limitOf({ id: 'family', scope: 'family', scopeId: 'relay', maxQuantity: 20 }),
      limitOf({ id: 'product', scope: 'product', scopeId: 'relay-team', maxQuantity: 30 }),
      limitOf({ id: 'offer', scope: 'offer', scopeId: 'team-1y', maxQuantity: 40 }),
      limitOf({ id: 'offer-level', scope: 'offer', scopeId: 'team-1y', audience: 'level:gold', maxQuantity: 50 }),
      limitOf({ id: 'store-account', audience: 'account:a1', maxQuantity: 60 }),
    ];
    const most = (offer: string, buyer: LimitFacts['buyer']) => {
      const decision = decide({ [offer]: 1 }, limits, { buyer });
      return decision.tests.map((test) => test.limit.id);
    };
    expect(most('team-1y', {})).toEqual(['offer']);
    expect(most('team-1y', { level: 'gold' })).toEqual(['offer-level']);
    expect(most('team-m', {})).toEqual(['product']);
    expect(most('core-1y', {})).toEqual(['family']);
    expect(most('vault', {})).toEqual(['store']);
    expect(most('vault', { account: 'a1' })).toEqual(['store-account']);
    expect(most('team-1y', { account: 'a1' })).toEqual(['offer']);
  });

  it('looks for quantity and amount apart', () => {
    const limits = [amountLimit('100.00'), limitOf({ id: 'q', scope: 'offer', scopeId: 'vault', maxQuantity: 1000 })];
    expect(decide({ vault: 6 }, limits)).toMatchObject({ decision: 'talk', reason: 'amount' });
    expect(answers({ vault: 5 }, limits)).toBe('buy');
  });

  it("tests the basket's net against the store's amount, whatever more specific limits allow", () => {
    const limits = [
      amountLimit('1000.00'),
      amountLimit('100000.00', { id: 'offer', scope: 'offer', scopeId: 'vault' }),
    ];
    expect(answers({ vault: 56 }, limits)).toBe('buy');
    expect(answers({ vault: 57 }, limits)).toBe('talk');
  });

  it('means talk where the currency has none', () => {
    expect(decide({ vault: 1 }, [amountLimit('1000.00', { currency: 'EUR' })])).toMatchObject({
      decision: 'talk',
      reason: 'currency',
      offers: ['vault'],
    });
  });

  it('a store without any limit cannot be opened', () => {
    expect(mayOpenStore([])).toMatchObject({ refusal: { code: 'store_without_limit' } });
    expect(mayOpenStore([amountLimit('1.00')]).ok).toBe(true);
  });
});

describe('what is summed', () => {
  const limits = [
    limitOf({ id: 'product', scope: 'product', scopeId: 'relay-team', maxQuantity: 100 }),
    amountLimit('5000.00'),
  ];

  it('split lines do not walk through', () => {
    expect(answers({ 'team-1y': 60, 'team-m': 40 }, limits)).toBe('buy');
    expect(decide({ 'team-1y': 60, 'team-m': 41 }, limits)).toMatchObject({ decision: 'talk', reason: 'quantity' });
  });

  it("split orders do not either: the buyer's last 24 hours count, for quantity and for amount", () => {
    const recent = [{ offer: 'team-1y', quantity: 41, commitment: moneyOf('902.00', 'USD') }];
    expect(answers({ 'team-1y': 59 }, limits, { recent })).toBe('buy');
    expect(answers({ 'team-1y': 60 }, limits, { recent })).toBe('talk');
    const large = [{ offer: 'vault', quantity: 1, commitment: moneyOf('4990.00', 'USD') }];
    expect(decide({ vault: 1 }, limits, { recent: large })).toMatchObject({ decision: 'talk', reason: 'amount' });
    const euro = [{ offer: 'vault', quantity: 1, commitment: moneyOf('4990.00', 'EUR') }];
    expect(answers({ vault: 1 }, limits, { recent: euro })).toBe('buy');
  });

  it('commitments count, month to month with 12 months', () => {
    expect(answers({ 'team-m': 37 }, [amountLimit('976.80')])).toBe('buy');
    expect(answers({ 'team-m': 37 }, [amountLimit('976.79')])).toBe('talk');
  });
});

describe('other reasons to talk', () => {
  it('a line without a price, and a price under its floor', () => {
    const limits = [amountLimit('5000.00')];
    expect(decide({ vault: 1, 'team-1y': 1 }, limits, {}, flat('5.00'))).toMatchObject({
      reason: 'on-request',
      offers: ['team-1y'],
    });
    const floors = { vault: { unitPrice: decimal('20.00') } };
    expect(decide({ vault: 1 }, limits, {}, { floors })).toMatchObject({ reason: 'below-floor', offers: ['vault'] });
  });

  it('each has its step for the trace', () => {
    const step = (lines: Record<string, number>, limits: SelfServiceLimit[], facts: Partial<PriceFacts> = {}) =>
      limitStep(decide(lines, limits, {}, facts), 'USD');
    expect(step({ vault: 1 }, [amountLimit('20.00')])).toEqual({
      rule: 'trace.limit.amount.kept',
      facts: { id: 'limit-store', most: '20.00', left: '2.40' },
      figure: '17.60',
    });
    expect(step({ vault: 2 }, [amountLimit('20.00')])).toMatchObject({
      rule: 'trace.limit.amount.passed',
      facts: { over: '15.20' },
    });
    expect(step({ vault: 2 }, [limitOf({ maxQuantity: 1 })])).toMatchObject({
      rule: 'trace.limit.quantity.passed',
      facts: { over: '1' },
    });
    expect(step({ vault: 1 }, [limitOf({ maxQuantity: 1 })])?.rule).toBe('trace.limit.quantity.kept');
    expect(step({ vault: 1 }, [])?.rule).toBe('trace.limit.currency');
    expect(step({ 'team-1y': 1 }, [amountLimit('20.00')], flat('1.00'))?.rule).toBe('trace.limit.on-request');
    expect(step({ vault: 1 }, [amountLimit('20.00'), limitOf({ id: 'q', maxQuantity: 1 })])?.rule).toBe(
      'trace.limit.quantity.kept',
    );
  });
});

describe('repeat buyers', () => {
  const order = (day: string, quantity: number, amount: string) => ({
    day,
    commitment: moneyOf(amount, 'USD'),
    lines: [{ offer: 'team-1y', quantity }],
  });
  const { lines: _, ...facts } = factsFor({});
  const repeated = (orders: Parameters<typeof repeatBuyer>[1]) =>
    acceptedValue(repeatBuyer(facts, orders, moneyOf('20000.00', 'USD')));

  it('are found when 90 days of orders pass the amount, with what one order would have saved', () => {
    const found = repeated([order('2026-01-10', 600, '11880.00'), order(TODAY, 500, '9900.00')]);
    expect(found).toMatchObject({ orders: 2 });
    expect([printAmount(found!.commitment), printAmount(found!.saving)]).toEqual(['21780.00', '2420.00']);
  });

  it('are not, at the amount, for one order alone, or for orders longer ago', () => {
    expect(repeated([order('2026-01-10', 600, '10100.00'), order(TODAY, 500, '9900.00')])).toBeUndefined();
    expect(repeated([order(TODAY, 1200, '21120.00')])).toBeUndefined();
    expect(repeated([order('2025-12-16', 600, '11880.00'), order(TODAY, 500, '9900.00')])).toBeUndefined();
    expect(repeated([order('2025-12-17', 600, '11880.00'), order(TODAY, 500, '9900.00')])).toBeDefined();
  });
});

describe('a proposed limit, replayed on past orders', () => {
  it('says which would have talked, each seen with the orders of the day before it', () => {
    const hour = 3_600_000;
    const past = (id: string, company: string, at: number, amount: string) => ({
      id,
      company,
      buyer: {},
      at,
      currency: 'USD',
      lines: [{ offer: 'vault', quantity: 1, commitment: moneyOf(amount, 'USD') }],
    });
    const orders = [
      past('o3', 'acme', 26 * hour, '600.00'),
      past('o1', 'acme', 1 * hour, '600.00'),
      past('o2', 'acme', 2.5 * hour, '600.00'),
      past('o4', 'zeta', 3 * hour, '1000.00'),
      past('o5', 'zeta', 30 * hour, '1000.01'),
      past('o6', 'omni', 1 * hour, '600.00'),
      past('o7', 'omni', 25 * hour, '600.00'),
    ];
    const talked = (among: typeof orders) => replayLimits(among, [amountLimit('1000.00')], OFFERS).map((one) => one.id);
    expect(talked(orders)).toEqual(['o2', 'o3', 'o5']);
    expect(talked(orders.map((order) => ({ ...order, earlier: order.id === 'o2' })))).toEqual(['o3', 'o5']);
  });
});
