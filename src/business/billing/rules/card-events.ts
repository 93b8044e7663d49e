import type { Money } from '../../../kernel/money.ts';
import type { OrderState } from '../../ordering/terms.ts';

/** Where a payment by card stands with the provider. `open`: a card is awaited, the first or another one. */
export type CardState = 'open' | 'challenge' | 'processing' | 'succeeded' | 'cancelled';
export type RefundState = 'requested' | 'pending' | 'succeeded' | 'failed';

export type CardUsed = { readonly brand: string; readonly last4: string };

/** What a provider told, in our words; amounts in the currency's minor units. */
export type ProviderEvent = {
  /** The provider's id: the same event may be told many times. */
  readonly id: string;
  /** The provider's own name for it. */
  readonly type: string;
  /** When it happened there, in milliseconds since 1970. */
  readonly at: number;
  readonly intentId: string | null;
  /** Our id of the payment, as we gave it along. */
  readonly paymentId: string | null;
  readonly about:
    | {
        readonly kind: 'intent';
        readonly state: CardState;
        /** What was taken; null while nothing was, or where the amount cannot be read. */
        readonly taken: Money | null;
        readonly failure: string | null;
        readonly card: CardUsed | null;
      }
    | {
        readonly kind: 'refund';
        readonly providerRefundId: string;
        readonly refundId: string | null;
        readonly state: Exclude<RefundState, 'requested'>;
        readonly amount: Money | null;
      }
    | { readonly kind: 'other' };
};

/** A payment as its events find it. */
export type CardFacts = {
  readonly state: CardState;
  readonly amount: Money;
  readonly taken: bigint;
  /** The provider's time of the last event that counted. */
  readonly toldAt: number | null;
};

/**
 * What is to be done about an event.
 * `place`: the money is right and the order still waits. `give_back`: the order is over, the money goes back.
 * `wrong_amount`: never counts as paid; somebody looks. `end`: the provider gave the payment up.
 * `note`: where it stands is written down. `stale`: something later is known already.
 */
export type CardDecision = 'place' | 'give_back' | 'wrong_amount' | 'end' | 'note' | 'stale';

const FINAL: readonly CardState[] = ['succeeded', 'cancelled'];

/** What an event about a payment means. Events come late, twice and in any order: what was taken decides, not when. */
export function judgeCardEvent(
  payment: CardFacts,
  order: OrderState,
  told: Extract<ProviderEvent['about'], { kind: 'intent' }>,
  at: number,
): CardDecision {
  if (told.state === 'succeeded') {
    if (payment.taken > 0n) return 'stale';
    const right = told.taken?.currency === payment.amount.currency && told.taken.minor === payment.amount.minor;
    if (!right) return 'wrong_amount';
    return order === 'awaiting_payment' ? 'place' : 'give_back';
  }
  if (FINAL.includes(payment.state)) return 'stale';
  if (told.state === 'cancelled') return 'end';
  return payment.toldAt !== null && at < payment.toldAt ? 'stale' : 'note';
}

const STEPS: readonly RefundState[] = ['requested', 'pending', 'succeeded', 'failed'];

/** Whether an event moves a refund on. A refund that went through may still fail; one that failed stays so. */
export function refundMoves(from: RefundState, to: RefundState): boolean {
  return STEPS.indexOf(to) > STEPS.indexOf(from);
}
