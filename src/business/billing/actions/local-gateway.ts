import type { Money } from '../../../kernel/money.ts';
import { toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Access, Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import type { CardState } from '../rules/card-events.ts';
import { cardNumberHolds, type TestCard, testCardOf, testCards } from '../rules/test-cards.ts';
import {
  type GatewayIntentRow,
  holdIntent,
  insertDelivery,
  insertGatewayRefund,
  insertIntent,
  moveIntent,
} from '../storage/gateway.ts';
import type { GatewayReply } from '../terms/cards.ts';
import { cardProvider, type IntentSeen, type WantedIntent, type WantedRefund } from './card-provider.ts';

/** The gateway keeps books of its own, as another company would: whoever asks, it works as the server. */
const apart: Access = { as: 'system' };

/** How long a late settlement takes. */
const LATE_MS = 60_000;

const name = (context: Pick<Context, 'newId'>, kind: string) => `${kind}_${context.newId().replaceAll('-', '')}`;

type Message = { readonly type: string; readonly data: object };
type How = { readonly forged?: boolean; readonly settles?: string; readonly afterMs?: number };

/** The text of a message: what a provider sends, with an id of its own. */
function bodyOf(context: Context, { type, data }: Message): string {
  return JSON.stringify({ id: name(context, 'evt'), type, created: context.clock.now(), data });
}

async function sendLater(tx: Tx, context: Context, body: string, how: How = {}): Promise<void> {
  await insertDelivery(tx, {
    id: context.newId(),
    body,
    forged: how.forged ?? false,
    settles: how.settles ?? null,
    dueAt: new Date(context.clock.now() + (how.afterMs ?? 0)),
  });
}

function cardUsed(card: TestCard | undefined) {
  return card ? { brand: 'visa', last4: card.number.slice(-4) } : null;
}

function messageOf(intent: GatewayIntentRow, state: CardState, card?: TestCard, more: object = {}): Message {
  const { id, payment_id, amount, currency } = intent;
  const taken = state === 'succeeded' ? { amount: String(amount), currency } : null;
  return {
    type: `intent.${state}`,
    data: { intent: { id, payment_id, state, taken, failure: null, card: cardUsed(card), ...more } },
  };
}

/** A new intent, or the one that this payment has already. */
export async function openIntent(context: Context, wanted: WantedIntent) {
  const { paymentId, amount } = wanted;
  return context.transaction(async (tx) => {
    const row = await insertIntent(tx, {
      id: name(context, 'pi'),
      clientSecret: `secret_${Buffer.from(context.chance.bytes(24)).toString('base64url')}`,
      key: paymentId,
      paymentId,
      amount: amount.minor,
      currency: amount.currency,
      at: new Date(context.clock.now()),
    });
    return accept({ intentId: row.id, clientSecret: row.client_secret });
  }, apart);
}

/** What the money's arrival is told by: as the card's row says, once, twice, late, in the wrong order, or wrongly. */
async function tellTaken(tx: Tx, context: Context, intent: GatewayIntentRow, card: TestCard): Promise<CardState> {
  const right = messageOf(intent, 'succeeded', card);
  const wrongly = (taken: object) => bodyOf(context, messageOf(intent, 'succeeded', card, { taken }));
  const { amount, currency } = intent;
  switch (card.telling) {
    case 'once':
      await sendLater(tx, context, bodyOf(context, right));
      return 'succeeded';
    case 'twice': {
      const body = bodyOf(context, right);
      await sendLater(tx, context, body);
      await sendLater(tx, context, body, { afterMs: 1 });
      return 'succeeded';
    }
    case 'backwards': {
      const earlier = bodyOf(context, messageOf(intent, 'processing', card));
      await sendLater(tx, context, bodyOf(context, right));
      await sendLater(tx, context, earlier, { afterMs: 1 });
      return 'succeeded';
    }
    case 'late':
      await sendLater(tx, context, bodyOf(context, messageOf(intent, 'processing', card)));
      await sendLater(tx, context, bodyOf(context, right), { afterMs: LATE_MS, settles: intent.id });
      return 'processing';
    case 'forged':
      await sendLater(tx, context, bodyOf(context, right), { forged: true });
      await sendLater(tx, context, bodyOf(context, right), { afterMs: 1 });
      return 'succeeded';
    case 'wrong_amount':
      await sendLater(tx, context, wrongly({ amount: String(amount + 100n), currency }));
      return 'succeeded';
    case 'wrong_currency':
      await sendLater(tx, context, wrongly({ amount: String(amount), currency: currency === 'EUR' ? 'USD' : 'EUR' }));
      return 'succeeded';
  }
}

async function decline(tx: Tx, context: Context, intent: GatewayIntentRow, card: TestCard, failure: string) {
  await moveIntent(tx, intent.id, 'open', card.number.slice(-4));
  await sendLater(tx, context, bodyOf(context, messageOf(intent, 'open', card, { failure })));
  return accept(shown(intent, 'open', failure));
}

function shown({ amount, currency }: GatewayIntentRow, state: CardState, failure: string | null = null): GatewayReply {
  return { state, amount: toWire({ minor: amount, currency }), failure };
}

type Work = (tx: Tx, intent: GatewayIntentRow) => Promise<Outcome<GatewayReply>>;

/** Work on the intent of a page, held. Refuses `gateway_intent_not_found`. */
async function withIntent(context: Context, secret: string, work: Work): Promise<Outcome<GatewayReply>> {
  if (cardProvider()?.name !== 'local') return refuse('gateway_intent_not_found');
  return context.transaction(async (tx) => {
    const intent = await holdIntent(tx, { secret });
    return intent === null ? refuse('gateway_intent_not_found') : work(tx, intent);
  }, apart);
}

/** How an intent stands, for the gateway's own page. */
export function seeIntent(context: Context, secret: string): Promise<Outcome<GatewayReply>> {
  return withIntent(context, secret, async (_tx, intent) => accept(shown(intent, intent.state)));
}

export type CardGiven = { readonly number: string; readonly expires: string; readonly code: string };

const wrongField = (field: string, value: string, expected: string) =>
  refuse('invalid_input', { errors: [{ pointer: `/${field}`, value, expected }] });

function judgeCard(context: Context, { number, expires, code }: CardGiven): Outcome<TestCard> {
  if (!cardNumberHolds(number)) return wrongField('number', '', 'card_number');
  const [, month, year] = /^(\d{1,2})\s*\/\s*(?:20)?(\d{2})$/.exec(expires) ?? [];
  const last = month === undefined ? null : `20${year}-${month.padStart(2, '0')}`;
  if (last === null || Number(month) < 1 || Number(month) > 12) return wrongField('expires', expires, 'card_expiry');
  if (last < context.today.slice(0, 7)) return wrongField('expires', expires, 'card_not_expired');
  if (!/^\d{3,4}$/.test(code)) return wrongField('code', '', 'card_code');
  const card = testCardOf(number);
  return card ? accept(card) : wrongField('number', '', 'test_card');
}

/**
 * A card is given: the bank pays, asks for a challenge, or declines. What is said here is for the page; the shop hears of
 * it by a signed message alone. The number is looked up and forgotten. Refuses `gateway_intent_not_found`,
 * `gateway_intent_closed` and fields that are wrong.
 */
export function giveCard(context: Context, secret: string, given: CardGiven): Promise<Outcome<GatewayReply>> {
  return withIntent(context, secret, async (tx, intent) => {
    if (intent.state !== 'open' && intent.state !== 'challenge') return refuse('gateway_intent_closed');
    const judged = judgeCard(context, given);
    if (!judged.ok) return judged;
    const card = judged.value;
    if (card.answer === 'declined') return decline(tx, context, intent, card, card.failure ?? 'card_declined');
    if (card.answer === 'challenge') {
      await moveIntent(tx, intent.id, 'challenge', card.number.slice(-4));
      await sendLater(tx, context, bodyOf(context, messageOf(intent, 'challenge', card)));
      return accept(shown(intent, 'challenge'));
    }
    const state = await tellTaken(tx, context, intent, card);
    await moveIntent(tx, intent.id, state, card.number.slice(-4));
    return accept(shown(intent, state));
  });
}

/** The bank's question is answered. Refuses `gateway_intent_not_found`, `gateway_intent_closed`. */
export function answerChallenge(
  context: Context,
  secret: string,
  answer: 'approve' | 'refuse',
): Promise<Outcome<GatewayReply>> {
  return withIntent(context, secret, async (tx, intent) => {
    const card = testCards.find(({ number }) => number.endsWith(intent.card ?? 'none'));
    if (intent.state !== 'challenge' || card === undefined) return refuse('gateway_intent_closed');
    if (answer === 'refuse') return decline(tx, context, intent, card, 'authentication_failed');
    const state = await tellTaken(tx, context, intent, card);
    await moveIntent(tx, intent.id, state, null);
    return accept(shown(intent, state));
  });
}

const seenAs = ({ amount, currency }: GatewayIntentRow, state: CardState): IntentSeen => {
  const taken: Money | null = state === 'succeeded' ? { minor: amount, currency } : null;
  return { state, taken };
};

/** Gives an intent up that has no money yet. */
export async function giveUpIntent(context: Context, intentId: string): Promise<Outcome<IntentSeen>> {
  return context.transaction(async (tx) => {
    const intent = await holdIntent(tx, { id: intentId });
    if (intent === null) return refuse('card_provider_refused', { facts: { said: 'no such intent' } });
    if (intent.state !== 'open' && intent.state !== 'challenge') return accept(seenAs(intent, intent.state));
    await moveIntent(tx, intent.id, 'cancelled', null);
    await sendLater(tx, context, bodyOf(context, messageOf(intent, 'cancelled')));
    return accept(seenAs(intent, 'cancelled'));
  }, apart);
}

/** Gives money back; how that went is told by a signed message. */
export async function giveBack(context: Context, wanted: WantedRefund): Promise<Outcome<{ providerRefundId: string }>> {
  return context.transaction(async (tx) => {
    const intent = await holdIntent(tx, { id: wanted.intentId });
    if (intent?.state !== 'succeeded' || intent.currency !== wanted.amount.currency) {
      return refuse('card_provider_refused', { facts: { said: 'nothing to give back' } });
    }
    const fails = testCards.some((card) => card.refundFails && card.number.endsWith(intent.card ?? 'none'));
    const made = await insertGatewayRefund(tx, intent, {
      id: name(context, 're'),
      key: wanted.refundId,
      amount: wanted.amount.minor,
      state: fails ? 'failed' : 'succeeded',
      at: new Date(context.clock.now()),
    });
    if (made === null) return refuse('card_provider_refused', { facts: { said: 'more than was taken' } });
    const { refund, isNew } = made;
    for (const [step, state] of (isNew ? ['pending', refund.state] : []).entries()) {
      const data = {
        refund: {
          id: refund.id,
          refund_id: wanted.refundId,
          intent: intent.id,
          payment_id: intent.payment_id,
          state,
          amount: String(refund.amount),
          currency: intent.currency,
        },
      };
      await sendLater(tx, context, bodyOf(context, { type: `refund.${state}`, data }), { afterMs: step });
    }
    return accept({ providerRefundId: refund.id });
  }, apart);
}
