import { describe, expect, it } from 'vitest';
import { moneyOf } from '../../kernel/money.ts';
import { balanceOf, daysOverdue, expires, judgePayment } from './rules.ts';

const order = {
  number: 'O-2026-000001',
  state: 'placed',
  total: moneyOf('100.00', 'USD'),
  placedOn: '2026-03-16',
} as const;
const none = moneyOf('0.00', 'USD');
const given = (amount: string, more: object = {}) => ({
  amount: { amount, currency: 'USD' },
  receivedOn: '2026-03-20',
  reference: 'R',
  ...more,
});

describe('what an order owes', () => {
  it('is the rest while parts come in, then nothing, then what is over', () => {
    const left = (received: string) => {
      const balance = balanceOf(order.total, moneyOf(received, 'USD'));
      return [balance.left.amount, balance.over.amount, balance.settled];
    };
    expect([left('0.00'), left('99.99'), left('100.00'), left('120.00')]).toEqual([
      ['100.00', '0.00', false],
      ['0.01', '0.00', false],
      ['0.00', '0.00', true],
      ['0.00', '20.00', true],
    ]);
  });

  it('is settled by the payment that reaches the total, to the cent', () => {
    const judged = (before: string, amount: string) =>
      judgePayment(order, moneyOf(before, 'USD'), given(amount), '2026-03-20');
    expect(judged('60.00', '39.99')).toMatchObject({ value: { settles: false } });
    expect(judged('60.00', '40.00')).toMatchObject({ value: { settles: true } });
  });

  it('of nothing is settled from the start', () => {
    expect(balanceOf(none, none).settled).toBe(true);
  });
});

describe('a payment', () => {
  it('of today is taken, of tomorrow is not', () => {
    expect(judgePayment(order, none, given('1.00'), '2026-03-20').ok).toBe(true);
    expect(judgePayment(order, none, given('1.00'), '2026-03-19')).toMatchObject({
      refusal: { code: 'payment_in_future' },
    });
  });

  it('for an expired order is refused with its own words', () => {
    const expired = { ...order, state: 'expired' as const };
    expect(judgePayment(expired, none, given('1.00'), '2026-03-20')).toMatchObject({
      refusal: { code: 'payment_order_expired' },
    });
  });
});

it('a prepaid order expires the day after its day, and not with a cent received', () => {
  expect(expires({ dueOn: '2026-03-30', received: none }, '2026-03-30')).toBe(false);
  expect(expires({ dueOn: '2026-03-30', received: none }, '2026-03-31')).toBe(true);
  expect(expires({ dueOn: '2026-03-30', received: moneyOf('0.01', 'USD') }, '2026-03-31')).toBe(false);
});

it('counts days overdue from the day after the due day', () => {
  expect([daysOverdue('2026-03-30', '2026-03-30'), daysOverdue('2026-03-30', '2026-04-02')]).toEqual([0, 3]);
});
