import Stripe from 'stripe';
import type { Money } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { StripeKeys } from '../../../platform/card-config.ts';
import type { CardState, ProviderEvent } from '../rules/card-events.ts';
import { fromStripeAmount, toStripeAmount } from '../rules/stripe-amount.ts';
import type { CardProvider, IntentSeen } from './card-provider.ts';
import { REPLAY_SECONDS } from './local-signature.ts';

const TIMEOUT_MS = 10_000;

/** Whether asking again later may help: the line is down, Stripe is, or too much was asked. */
function isAway(error: unknown): boolean {
  const { StripeError, StripeConnectionError, StripeAPIError, StripeRateLimitError, StripeIdempotencyError } =
    Stripe.errors;
  if (!(error instanceof StripeError)) return true;
  return [StripeConnectionError, StripeAPIError, StripeRateLimitError, StripeIdempotencyError].some(
    (kind) => error instanceof kind,
  );
}

/** Stripe's answer as an outcome; its words reach finance, never its request. */
async function asked<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return accept(await work());
  } catch (error) {
    if (isAway(error)) return refuse('card_provider_away');
    const said = error instanceof Stripe.errors.StripeError ? (error.code ?? error.type) : 'unknown';
    return refuse('card_provider_refused', { facts: { said } });
  }
}

const states: Readonly<Partial<Record<Stripe.PaymentIntent.Status, CardState>>> = {
  requires_action: 'challenge',
  processing: 'processing',
  succeeded: 'succeeded',
  canceled: 'cancelled',
};

function stateOf(intent: Stripe.PaymentIntent): CardState {
  return states[intent.status] ?? 'open';
}

function takenOf(intent: Stripe.PaymentIntent): Money | null {
  return intent.amount_received > 0 ? fromStripeAmount(intent.amount_received, intent.currency) : null;
}

const intentEvents = /^payment_intent\.(created|processing|succeeded|payment_failed|canceled|requires_action)$/;
const refundEvents = /^(refund\.(created|updated|failed)|charge\.refund\.updated)$/;

function idOf(thing: string | { readonly id: string } | null | undefined): string | null {
  return typeof thing === 'string' ? thing : (thing?.id ?? null);
}

function aboutIntent(intent: Stripe.PaymentIntent): ProviderEvent['about'] {
  const failed = intent.last_payment_error;
  const { card } = failed?.payment_method ?? {};
  return {
    kind: 'intent',
    state: stateOf(intent),
    taken: takenOf(intent),
    failure: failed?.decline_code ?? failed?.code ?? null,
    card: card?.last4 ? { brand: card.brand, last4: card.last4 } : null,
  };
}

function aboutRefund(refund: Stripe.Refund): ProviderEvent['about'] {
  const known: Readonly<Record<string, 'succeeded' | 'failed'>> = {
    succeeded: 'succeeded',
    failed: 'failed',
    canceled: 'failed',
  };
  return {
    kind: 'refund',
    providerRefundId: refund.id,
    refundId: refund.metadata?.keyline_refund ?? null,
    state: known[refund.status ?? ''] ?? 'pending',
    amount: fromStripeAmount(refund.amount, refund.currency),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ownId = (given: string | null | undefined) => (given && UUID.test(given) ? given : null);

/** What a verified event of Stripe says, in our words. */
function eventOf(event: Stripe.Event): ProviderEvent {
  const head = { id: event.id, type: event.type, at: event.created * 1000 };
  if (intentEvents.test(event.type)) {
    const intent = event.data.object as Stripe.PaymentIntent;
    const paymentId = ownId(intent.metadata?.keyline_payment);
    return { ...head, intentId: intent.id, paymentId, about: aboutIntent(intent) };
  }
  if (refundEvents.test(event.type)) {
    const refund = event.data.object as Stripe.Refund;
    const about = aboutRefund(refund);
    const checked = about.kind === 'refund' ? { ...about, refundId: ownId(about.refundId) } : about;
    const paymentId = ownId(refund.metadata?.keyline_payment);
    return { ...head, intentId: idOf(refund.payment_intent), paymentId, about: checked };
  }
  return { ...head, intentId: null, paymentId: null, about: { kind: 'other' } };
}

/** How an intent stands that can no longer be given up. */
async function giveUp(stripe: Stripe, intentId: string): Promise<IntentSeen> {
  try {
    await stripe.paymentIntents.cancel(intentId);
    return { state: 'cancelled', taken: null };
  } catch (error) {
    if (isAway(error)) throw error;
    const intent = await stripe.paymentIntents.retrieve(intentId);
    return { state: stateOf(intent), taken: takenOf(intent) };
  }
}

/** Stripe: PaymentIntents captured at once, events signed over the raw body, keys of idempotency everywhere. */
export function stripeProvider(keys: StripeKeys): CardProvider {
  const api = new URL(keys.apiUrl);
  const stripe = new Stripe(keys.secretKey.reveal(), {
    host: api.hostname,
    ...(api.port ? { port: Number(api.port) } : {}),
    protocol: api.protocol === 'http:' ? 'http' : 'https',
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
  });
  return {
    name: 'stripe',
    publishableKey: keys.publishableKey,
    createIntent: async (_context, { paymentId, amount, orderNumber }) => {
      const counted = toStripeAmount(amount);
      if (counted === null) return refuse('card_provider_refused', { facts: { said: 'amount' } });
      const made = await asked(() =>
        stripe.paymentIntents.create(
          {
            amount: counted,
            currency: amount.currency.toLowerCase(),
            capture_method: 'automatic',
            allowed_payment_method_types: ['card'],
            description: orderNumber,
            metadata: { keyline_payment: paymentId, keyline_order: orderNumber },
          },
          { idempotencyKey: paymentId },
        ),
      );
      if (!made.ok) return made;
      const { id: intentId, client_secret: clientSecret } = made.value;
      return clientSecret === null
        ? refuse('card_provider_refused', { facts: { said: 'no client secret' } })
        : accept({ intentId, clientSecret });
    },
    cancelIntent: (_context, intentId) => asked(() => giveUp(stripe, intentId)),
    refund: async (_context, { refundId, paymentId, intentId, amount }) => {
      const counted = toStripeAmount(amount);
      if (counted === null) return refuse('card_provider_refused', { facts: { said: 'amount' } });
      const metadata = { keyline_refund: refundId, keyline_payment: paymentId };
      const body = { payment_intent: intentId, amount: counted, metadata };
      const made = await asked(() => stripe.refunds.create(body, { idempotencyKey: refundId }));
      return made.ok ? accept({ providerRefundId: made.value.id }) : made;
    },
    readEvent: ({ clock }, body, signature) => {
      try {
        const secret = keys.webhookSecret.reveal();
        const bytes = Buffer.from(body);
        return eventOf(
          stripe.webhooks.constructEvent(bytes, signature, secret, REPLAY_SECONDS, undefined, clock.now()),
        );
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
          return null;
        throw error;
      }
    },
  };
}
