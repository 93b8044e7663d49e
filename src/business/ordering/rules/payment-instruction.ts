import type { Day } from '../../../kernel/calendar.ts';
import { addDays } from '../../../kernel/calendar.ts';
import type { Money } from '../../../kernel/money.ts';
import { toWire } from '../../../kernel/money.ts';
import type { Bank } from '../../accounts/terms/seller.ts';
import type { PaymentInstruction, PaymentMethod } from '../terms.ts';

/** A prepaid order that nobody paid expires after this many days. */
export const PREPAYMENT_DAYS = 14;

/** The day by which an order is to be paid: a card pays at once. */
export function dueDay(method: PaymentMethod, placedOn: Day, paymentDays: number): Day {
  if (method === 'card') return placedOn;
  return addDays(placedOn, method === 'prepayment' ? PREPAYMENT_DAYS : paymentDays);
}

/** The seller's account for the currency: one kept in it, else the first, which banks convert to. */
export function bankFor(banks: readonly Bank[], currency: string): Bank | undefined {
  return banks.find((bank) => bank.currency === currency) ?? banks[0];
}

/** Where to pay, by when, what to write. Null when the seller has no bank account: the mail then says who will write. */
export function paymentInstruction(facts: {
  readonly banks: readonly Bank[];
  readonly total: Money;
  readonly number: string;
  readonly dueOn: Day;
}): PaymentInstruction | null {
  const bank = bankFor(facts.banks, facts.total.currency);
  if (bank === undefined) return null;
  return {
    bank: bank.name,
    holder: bank.holder,
    iban: bank.iban,
    bic: bank.bic,
    reference: facts.number,
    amount: toWire(facts.total),
    dueOn: facts.dueOn,
  };
}
