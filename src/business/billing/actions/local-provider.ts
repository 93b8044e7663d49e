import { z } from 'zod';
import { isCurrency } from '../../../kernel/currency.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import type { Access } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import type { ProviderEvent } from '../rules/card-events.ts';
import { dueDeliveries, markDelivery, moveIntent } from '../storage/gateway.ts';
import { cardStates } from '../terms/cards.ts';
import type { CardProvider } from './card-provider.ts';
import { giveBack, giveUpIntent, openIntent } from './local-gateway.ts';
import { signedByGateway, signMessage } from './local-signature.ts';

const taken = z.object({ amount: z.string().regex(/^\d+$/), currency: z.string() });
const message = z.object({
  id: z.string(),
  type: z.string(),
  created: z.number(),
  data: z.object({
    intent: z
      .object({
        id: z.string(),
        payment_id: z.string(),
        state: z.enum(cardStates),
        taken: taken.nullable(),
        failure: z.string().nullable(),
        card: z.object({ brand: z.string(), last4: z.string() }).nullable(),
      })
      .optional(),
    refund: taken
      .extend({
        id: z.string(),
        refund_id: z.string(),
        intent: z.string(),
        payment_id: z.string(),
        state: z.enum(['pending', 'succeeded', 'failed']),
      })
      .optional(),
  }),
});

function moneyOf(told: z.infer<typeof taken> | null): Money | null {
  return told && isCurrency(told.currency) ? { minor: BigInt(told.amount), currency: told.currency } : null;
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return null;
  }
}

/** What a message of the local gateway says; null when it did not sign it. */
function readEvent(context: Context, body: Uint8Array, signature: string): ProviderEvent | null {
  if (!signedByGateway(context, body, signature)) return null;
  const read = message.safeParse(jsonOf(body));
  if (!read.success) return null;
  const { id, type, created: at, data } = read.data;
  const { intent, refund } = data;
  if (refund) {
    const { id: providerRefundId, refund_id: refundId, state } = refund;
    const about = { kind: 'refund', providerRefundId, refundId, state, amount: moneyOf(refund) } as const;
    return { id, type, at, intentId: refund.intent, paymentId: refund.payment_id, about };
  }
  if (!intent) return { id, type, at, intentId: null, paymentId: null, about: { kind: 'other' } };
  const { state, failure, card } = intent;
  const about = { kind: 'intent', state, taken: moneyOf(intent.taken), failure, card } as const;
  return { id, type, at, intentId: intent.id, paymentId: intent.payment_id, about };
}

/** A payment provider in this very program, for development and the story: no money moves. */
export const localProvider: CardProvider = {
  name: 'local',
  publishableKey: null,
  createIntent: openIntent,
  cancelIntent: giveUpIntent,
  refund: giveBack,
  readEvent,
};

/** Who takes the gateway's messages: what the webhook's route calls as well. */
export type MessageReceiver = (context: Context, body: Uint8Array, signature: string) => Promise<Outcome<unknown>>;

const apart: Access = { as: 'system' };

/**
 * Sends the gateway's messages that are due, signed now; one that is not taken is sent again later, further and further
 * apart. Returns how many were taken.
 */
export async function deliverMessages(context: Context, receive: MessageReceiver): Promise<number> {
  const now = context.clock.now();
  const due = await context.transaction((tx) => dueDeliveries(tx, new Date(now), 100), apart);
  let delivered = 0;
  for (const { id, body, forged, settles, attempts } of due) {
    if (settles !== null) await context.transaction((tx) => moveIntent(tx, settles, 'succeeded', null), apart);
    const bytes = Buffer.from(body);
    const signed = signMessage(context, bytes);
    const outcome = await receive(context, bytes, forged ? `${signed.slice(0, -64)}${'0'.repeat(64)}` : signed);
    const again = new Date(now + Math.min(2 ** attempts, 60) * 60_000);
    await context.transaction(
      (tx) => markDelivery(tx, id, outcome.ok ? { at: new Date(context.clock.now()) } : { againAt: again }),
      apart,
    );
    if (outcome.ok) delivered += 1;
  }
  return delivered;
}
