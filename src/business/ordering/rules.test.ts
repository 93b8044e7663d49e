import { describe, expect, it } from 'vitest';
import { moneyOf } from '../../kernel/money.ts';
import { buyerKeys, companyDomain } from './rules/buyer-keys.ts';
import { moved } from './rules/order-states.ts';
import { bankFor, dueDay, paymentInstruction } from './rules/payment-instruction.ts';

describe('by what a buyer is recognised', () => {
  it('account, VAT id in any spelling, and the domain of his company', () => {
    expect(buyerKeys({ accountId: 'a', vatId: 'de 123.456-789', email: 'Bo@Birch.Example' })).toEqual([
      'account:a',
      'vat:DE123456789',
      'domain:birch.example',
    ]);
  });

  it('his address alone where anyone can have one', () => {
    expect(companyDomain('x@gmail.com')).toBeNull();
    expect(buyerKeys({ accountId: 'a', email: 'X@GMX.de' })).toEqual(['account:a', 'mail:x@gmx.de']);
    expect(buyerKeys({ accountId: null, email: 'X@GMX.de' })).toEqual(['mail:x@gmx.de']);
  });
});

describe('an order', () => {
  it('goes from placed to paid to fulfilled, and nowhere else from there', () => {
    expect(moved('placed', 'paid', 'O').ok).toBe(true);
    expect(moved('paid', 'fulfilled', 'O').ok).toBe(true);
    expect(moved('fulfilled', 'cancelled', 'O')).toMatchObject({ refusal: { code: 'order_paid_already' } });
    expect(moved('placed', 'fulfilled', 'O').ok).toBe(false);
  });

  it('that is cancelled or expired stays so', () => {
    expect(moved('cancelled', 'paid', 'O')).toMatchObject({ refusal: { code: 'order_cancelled_already' } });
    expect(moved('expired', 'paid', 'O')).toMatchObject({ refusal: { code: 'order_expired_already' } });
  });
});

describe('the payment instruction', () => {
  const bank = (currency: string) => ({ name: currency, holder: 'H', iban: `I-${currency}`, bic: 'B', currency });
  const facts = { total: moneyOf('10.00', 'EUR'), number: 'O-2026-000001', dueOn: '2026-03-30' };

  it('names the account kept in the currency, else the first', () => {
    expect(bankFor([bank('USD'), bank('EUR')], 'EUR')?.iban).toBe('I-EUR');
    expect(bankFor([bank('USD')], 'EUR')?.iban).toBe('I-USD');
  });

  it('asks for the order number as reference and the total before tax', () => {
    expect(paymentInstruction({ ...facts, banks: [bank('EUR')] })).toMatchObject({
      reference: 'O-2026-000001',
      amount: { amount: '10.00', currency: 'EUR' },
      dueOn: '2026-03-30',
    });
    expect(paymentInstruction({ ...facts, banks: [] })).toBeNull();
  });

  it('is due after the days of the store on invoice, after 14 when prepaid', () => {
    expect(dueDay('invoice', '2026-01-31', 30)).toBe('2026-03-02');
    expect(dueDay('prepayment', '2026-01-31', 30)).toBe('2026-02-14');
  });
});
