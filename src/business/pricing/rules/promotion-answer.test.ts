import { describe, expect, it } from 'vitest';
import { factsFor, TODAY } from '../../../../test/price-facts.ts';
import { decimal } from '../../../kernel/decimal.ts';
import { moneyOf } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { percent } from '../../../kernel/percent.ts';
import { priceBasket } from './basket-price.ts';
import type { PriceFacts, Promotion } from './facts.ts';
import { promotionAnswer } from './promotion-answer.ts';

const spring: Promotion = {
  id: 'spring',
  name: 'Spring',
  starts: '2026-03-01',
  benefit: { kind: 'percentage', off: percent('10') },
  available: true,
};

/** What 100 Relay Team for a year, 1,980.00 before, hear of a promotion. */
function answer(more: Partial<Promotion>, facts: Partial<PriceFacts> = {}) {
  const promotion = { ...spring, ...more };
  const given = factsFor({ 'team-1y': 100 }, { promotions: [promotion], ...facts });
  return promotionAnswer(promotion, given, acceptedValue(priceBasket(given, { floor: 'report' })));
}

describe('what becomes of a promotion', () => {
  it('that lowers the basket: how much it saves', () => {
    expect(answer({})).toEqual({ state: 'applied', saving: moneyOf('198.00', 'USD') });
  });

  it('that does not run today', () => {
    expect(answer({ starts: '2026-04-01' })).toEqual({ state: 'coming', starts: '2026-04-01' });
    expect(answer({ ends: TODAY })).toEqual({ state: 'ended' });
  });

  it('that is for others, for another currency, or used up', () => {
    expect(answer({ audience: 'segment:schools' })).toEqual({ state: 'other_buyers' });
    expect(answer({ currency: 'EUR' })).toEqual({ state: 'other_currency', currency: 'EUR' });
    expect(answer({ least: moneyOf('5.00', 'EUR') })).toEqual({ state: 'other_currency', currency: 'EUR' });
    const benefit = { kind: 'amount', amount: moneyOf('5.00', 'EUR') } as const;
    expect(answer({ benefit })).toEqual({ state: 'other_currency', currency: 'EUR' });
    expect(answer({ available: false })).toEqual({ state: 'used_up' });
  });

  it('that this basket does not meet: what is missing', () => {
    expect(answer({ scope: { families: ['vault'] } })).toEqual({ state: 'other_products' });
    expect(answer({ terms: [36] })).toEqual({ state: 'other_products' });
    expect(answer({ least: moneyOf('2000.00', 'USD') })).toEqual({
      state: 'least_not_reached',
      least: moneyOf('2000.00', 'USD'),
      missing: moneyOf('20.00', 'USD'),
    });
  });

  it('that makes nothing cheaper than it is', () => {
    const terms = [
      {
        id: 'ag',
        name: 'AG',
        source: 'agreement' as const,
        starts: '2026-01-01',
        fixedPrices: { 'team-1y': { unitPrice: decimal('12.00') } },
      },
    ];
    expect(answer({}, { terms })).toEqual({ state: 'no_lower_price' });
  });

  it('whose budget is smaller than what this basket would save', () => {
    expect(answer({ left: moneyOf('197.99', 'USD') })).toEqual({ state: 'budget_passed' });
    expect(answer({ left: moneyOf('198.00', 'USD') })).toMatchObject({ state: 'applied' });
  });
});
