import type { CardState } from './card-events.ts';

/** How the local gateway tells about a card's payment. */
export type Telling = 'once' | 'twice' | 'late' | 'backwards' | 'forged' | 'wrong_amount' | 'wrong_currency';

export type TestCard = {
  readonly number: string;
  readonly name:
    | 'pays'
    | 'challenge'
    | 'declined'
    | 'no_funds'
    | 'late'
    | 'refund_fails'
    | 'told_twice'
    | 'told_backwards'
    | 'told_forged'
    | 'told_wrong_amount'
    | 'told_wrong_currency';
  /** What the bank says at once. */
  readonly answer: Exclude<CardState, 'open' | 'cancelled'> | 'declined';
  /** Why it declines, in the words that Stripe uses too. */
  readonly failure?: 'card_declined' | 'insufficient_funds';
  readonly telling: Telling;
  /** A refund to this card comes back. */
  readonly refundFails?: true;
};

/**
 * The cards that the local gateway knows. The first rows are the numbers that Stripe has for tests, so that the same
 * card does the same with both.
 */
export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', name: 'pays', answer: 'succeeded', telling: 'once' },
  { number: '4000002760003184', name: 'challenge', answer: 'challenge', telling: 'once' },
  { number: '4000000000000002', name: 'declined', answer: 'declined', failure: 'card_declined', telling: 'once' },
  { number: '4000000000009995', name: 'no_funds', answer: 'declined', failure: 'insufficient_funds', telling: 'once' },
  { number: '4000000000000077', name: 'late', answer: 'processing', telling: 'late' },
  { number: '4000000000005126', name: 'refund_fails', answer: 'succeeded', telling: 'once', refundFails: true },
  { number: '4000000000010027', name: 'told_twice', answer: 'succeeded', telling: 'twice' },
  { number: '4000000000010035', name: 'told_backwards', answer: 'succeeded', telling: 'backwards' },
  { number: '4000000000010043', name: 'told_forged', answer: 'succeeded', telling: 'forged' },
  { number: '4000000000010050', name: 'told_wrong_amount', answer: 'succeeded', telling: 'wrong_amount' },
  { number: '4000000000010068', name: 'told_wrong_currency', answer: 'succeeded', telling: 'wrong_currency' },
];

/** The card with this number, however it was typed; undefined when the gateway does not know it. */
export function testCardOf(typed: string): TestCard | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  return testCards.find((card) => card.number === digits);
}

/** The check digit of a card number (Luhn): a slip of the finger shows before anybody is asked. */
export function cardNumberHolds(typed: string): boolean {
  const digits = typed.replace(/[\s-]/g, '');
  if (!/^\d{12,19}$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
