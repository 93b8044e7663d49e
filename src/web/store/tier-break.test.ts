import { describe, expect, it } from 'vitest';
import type { PricedChoice, TierHint } from './replies.ts';
import { tierBreak } from './tier-break.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const choice = (unitPrice: string, commitment: string, periods = 1): PricedChoice => ({
  offerId: 'offer',
  sku: 'RELAY-TEAM-1Y',
  termMonths: 12,
  billing: 'up_front',
  periodMonths: 12,
  periods,
  unitPrice,
  net: usd(commitment),
  commitment: usd(commitment),
  saving: null,
  noticeBy: null,
  decision: 'buy',
  excess: null,
});
const hint = (quantity: number, commitment: string): TierHint => ({
  kind: 'next_step',
  quantity,
  unitPrice: '17.60',
  commitment: usd(commitment),
  less: null,
  decision: 'buy',
});

describe('the break before the next tier', () => {
  it('names the first quantity that costs more than the start of the next tier', () => {
    expect(tierBreak(choice('19.80', '4950.00'), 250, hint(1000, '17600.00'))).toEqual({
      from: 889,
      before: 999,
      saving: '2180.20',
    });
  });

  it('counts every period of the term', () => {
    expect(tierBreak(choice('17.82', '13365.00', 3), 250, hint(1000, '47520.00'))?.from).toBe(889);
  });

  it('says nothing where the next tier never costs less', () => {
    expect(tierBreak(choice('19.80', '4950.00'), 250, hint(1000, '19800.00'))).toBeNull();
  });

  it('says nothing where the price is not unit price times quantity', () => {
    expect(tierBreak(choice('17.60', '20015.60'), 1000, hint(5000, '60000.00'))).toBeNull();
  });
});
