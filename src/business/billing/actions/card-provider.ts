import type { Money } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import type { Context } from '../../../platform/http/route.ts';
import { offerCards } from '../../ordering/actions/ports.ts';
import type { CardState, ProviderEvent } from '../rules/card-events.ts';

export type WantedIntent = {
  /** Our id of the payment: the idempotency key, so that asking twice makes one intent. */
  readonly paymentId: string;
  readonly amount: Money;
  readonly orderNumber: string;
};

export type WantedRefund = {
  /** Our id of the refund: the idempotency key. */
  readonly refundId: string;
  readonly paymentId: string;
  readonly intentId: string;
  readonly amount: Money;
};

/** An intent as the provider says it stands; `taken` once money was. */
export type IntentSeen = { readonly state: CardState; readonly taken: Money | null };

/**
 * Who takes money from cards. Everything here speaks over the network and stands outside of transactions; all refuse
 * `card_provider_away` (try again later) and `card_provider_refused` (with what it said).
 */
export type CardProvider = {
  readonly name: 'stripe' | 'local';
  /** What the buyer's page is allowed to know of the keys. */
  readonly publishableKey: string | null;
  createIntent(context: Context, wanted: WantedIntent): Promise<Outcome<{ intentId: string; clientSecret: string }>>;
  /** Gives an intent up where that is still possible, and says how it stands after that. */
  cancelIntent(context: Context, intentId: string): Promise<Outcome<IntentSeen>>;
  refund(context: Context, wanted: WantedRefund): Promise<Outcome<{ providerRefundId: string }>>;
  /** What a signed message says; null when the provider did not sign it, or not lately. */
  readEvent(context: Context, body: Uint8Array, signature: string): ProviderEvent | null;
};

let connected: CardProvider | null = null;

/** Connects the provider of this installation; an order by card then waits so many minutes for its payment. */
export function connectCardProvider(provider: CardProvider | null, minutes: number): void {
  connected = provider;
  offerCards(provider && { minutes });
}

/** The provider of this installation; null where cards are not taken. */
export function cardProvider(): CardProvider | null {
  return connected;
}
