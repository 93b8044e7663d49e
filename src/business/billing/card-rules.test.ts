import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENCIES } from '../../kernel/currency.ts';
import { judgeCardEvent, refundMoves } from './rules/card-events.ts';
import { fromStripeAmount, toStripeAmount } from './rules/stripe-amount.ts';
import { cardNumberHolds, testCardOf, testCards } from './rules/test-cards.ts';

const usd = (minor: bigint) => ({ minor, currency: 'USD' });
const open = { state: 'open', amount: usd(30_000n), taken: 0n, toldAt: null } as const;
const told = (state: 'open' | 'processing' | 'succeeded' | 'cancelled', taken: bigint | null = null) =>
  ({ kind: 'intent', state, taken: taken === null ? null : usd(taken), failure: null, card: null }) as const;

describe('what an event means', () => {
  it.each([
    ['the right money, while the order waits', open, 'awaiting_payment', told('succeeded', 30_000n), 'place'],
    ['the right money, after it ended', open, 'expired', told('succeeded', 30_000n), 'give_back'],
    ['a cent too little', open, 'awaiting_payment', told('succeeded', 29_999n), 'wrong_amount'],
    ['money that cannot be read', open, 'awaiting_payment', told('succeeded'), 'wrong_amount'],
    ['money that is there already', { ...open, taken: 30_000n }, 'paid', told('succeeded', 30_000n), 'stale'],
    ['that it is given up', open, 'awaiting_payment', told('cancelled'), 'end'],
    ['that it is under way, after the end', { ...open, state: 'cancelled' }, 'expired', told('processing'), 'stale'],
    ['something older than what is known', { ...open, toldAt: 10 }, 'awaiting_payment', told('open'), 'stale'],
    ['that it is under way', open, 'awaiting_payment', told('processing'), 'note'],
  ] as const)('%s', (_, payment, order, about, decision) => {
    expect(judgeCardEvent(payment, order, about, 5)).toBe(decision);
  });

  it('moves a refund forward only; one that went through may still fail', () => {
    expect(refundMoves('pending', 'succeeded')).toBe(true);
    expect(refundMoves('succeeded', 'failed')).toBe(true);
    expect(refundMoves('failed', 'succeeded')).toBe(false);
    expect(refundMoves('succeeded', 'pending')).toBe(false);
  });
});

describe('an amount at Stripe', () => {
  it.each([
    ['USD', 12_34n, 1234],
    ['JPY', 500n, 500],
    ['ISK', 500n, 50_000],
    ['UGX', 500n, 50_000],
    ['MGA', 500n, 5],
    ['KWD', 1_230n, 1230],
  ])('%s', (currency, minor, amount) => {
    expect(toStripeAmount({ minor, currency })).toBe(amount);
    expect(fromStripeAmount(amount, currency.toLowerCase())).toEqual({ minor, currency });
  });

  it('is none where digits would be lost, or the currency is none', () => {
    expect(toStripeAmount({ minor: 501n, currency: 'MGA' })).toBeNull();
    expect(fromStripeAmount(150, 'isk')).toBeNull();
    expect(fromStripeAmount(1, 'zzz')).toBeNull();
  });

  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CURRENCIES), fc.bigInt(1n, 10n ** 12n), (currency, minor) => {
        const amount = toStripeAmount({ minor, currency });
        if (amount !== null) expect(fromStripeAmount(amount, currency.toLowerCase())).toEqual({ minor, currency });
      }),
    );
  });
});

describe('a test card', () => {
  it('has a number that holds, and is known however it is typed', () => {
    for (const card of testCards) expect(cardNumberHolds(card.number)).toBe(true);
    expect(testCardOf('4242 4242-4242 4242')?.name).toBe('pays');
    expect(cardNumberHolds('4242 4242 4242 4243')).toBe(false);
    expect(testCardOf('5555555555554444')).toBeUndefined();
  });
});
