import { describe, expect, it } from 'vitest';
import { afterPayment } from './payment-balance.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const owed = {
  total: usd('18700.00'),
  received: usd('8700.00'),
  left: usd('10000.00'),
  over: usd('0.00'),
  settled: false,
};

describe('what an order owes after a payment', () => {
  it('is what is left while the payment is a part', () => {
    expect(afterPayment(owed, usd('9999.99'))).toEqual({ received: usd('18699.99'), left: usd('0.01'), over: null });
  });

  it('is nothing when the payment settles it exactly', () => {
    expect(afterPayment(owed, usd('10000'))).toEqual({ received: usd('18700.00'), left: null, over: null });
  });

  it('names what came too much', () => {
    expect(afterPayment(owed, usd('10000.01'))).toEqual({ received: usd('18700.01'), left: null, over: usd('0.01') });
  });

  it('is not said for an amount that the currency does not have', () => {
    expect(afterPayment(owed, usd('1.005'))).toBeNull();
  });
});
