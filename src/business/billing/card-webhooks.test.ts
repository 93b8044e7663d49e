import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { testServer } from '../../../test/server.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { secretOf } from '../../platform/config.ts';
import { nobody } from '../../platform/outbox.ts';
import { ensureIntent } from './actions/card-payments.ts';
import { connectCardProvider } from './actions/card-provider.ts';
import { requestRefund } from './actions/card-refunds.ts';
import { localProvider } from './actions/local-provider.ts';
import { signMessage } from './actions/local-signature.ts';
import { stripeProvider } from './actions/stripe-provider.ts';
import { routes } from './routes.ts';
import { CARD_MINUTES, openTill, type Till } from './test/till.ts';

const database = testDatabase();
let till: Till;
let app: FastifyInstance;

beforeAll(async () => {
  till = await openTill(database, 'webhooks');
  // A page of another site sends: its request would hold no CSRF token.
  app = await testServer(till.world.world, routes, () => ({ caller: nobody, language: 'en', csrfHolds: false }));
});
afterAll(() => app?.close());

const send = (url: string, payload: string | Buffer, headers: Record<string, string>) =>
  app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } });

describe('the webhook of the local gateway', () => {
  it('takes the very bytes that were signed, whatever they are, and needs no session', async () => {
    const order = await till.order();
    await till.pay(order.id);
    const [message] = await till.waiting(order.id);
    const bytes = Buffer.from(`  ${JSON.stringify(message!.body, null, 3)}\n`);
    const signature = signMessage(till.system(), bytes);
    const reply = await send('/api/v1/card-webhooks/local', bytes, { 'keyline-signature': signature });
    expect([reply.statusCode, reply.json()]).toEqual([200, { received: true }]);
    expect(await till.stateOf(order.id)).toBe('paid');
  });

  it('refuses what nobody signed with 401 and what is signed wrongly with 400', async () => {
    expect((await send('/api/v1/card-webhooks/local', '{}', {})).statusCode).toBe(401);
    const wrong = await send('/api/v1/card-webhooks/local', '{}', { 'keyline-signature': 't=1,v1=0' });
    expect([wrong.statusCode, wrong.json().type]).toEqual([400, 'signature_wrong']);
    const broken = Buffer.from('{ "id": ');
    const signature = signMessage(till.system(), broken);
    const cut = await send('/api/v1/card-webhooks/local', broken, { 'keyline-signature': signature });
    expect(cut.statusCode).toBe(400);
  });

  it('of a provider that is not connected is not there', async () => {
    const reply = await send('/api/v1/card-webhooks/stripe', '{}', { 'stripe-signature': 't=1,v1=0' });
    expect([reply.statusCode, reply.json().type]).toEqual([404, 'card_webhook_not_found']);
  });
});

type Asked = { readonly path: string; readonly key: string | undefined; readonly body: URLSearchParams };

/** Stripe's API as far as we speak with it, on a port of its own. */
class StripeDouble {
  readonly asked: Asked[] = [];
  answer: (asked: Asked) => { status: number; body: object } = () => ({ status: 500, body: {} });
  readonly server: Server = createServer((request, response) => {
    void this.reply(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });

  async reply(request: IncomingMessage) {
    let text = '';
    for await (const chunk of request) text += chunk;
    const key = request.headers['idempotency-key'];
    const asked = { path: request.url ?? '', key: String(key), body: new URLSearchParams(text) };
    this.asked.push(asked);
    return this.answer(asked);
  }
}

describe('Stripe', () => {
  const double = new StripeDouble();
  const webhookSecret = 'whsec_testtesttest';
  const stripe = new Stripe('sk_test_12345678');

  beforeAll(async () => {
    await new Promise<void>((resolve) => double.server.listen(0, '127.0.0.1', resolve));
    const { port } = double.server.address() as AddressInfo;
    const keys = {
      secretKey: secretOf('sk_test_12345678'),
      publishableKey: 'pk_test_12345678',
      webhookSecret: secretOf(webhookSecret),
      apiUrl: `http://127.0.0.1:${port}`,
    };
    connectCardProvider(stripeProvider(keys), CARD_MINUTES);
  });
  afterAll(() => {
    double.server.close();
    connectCardProvider(localProvider, CARD_MINUTES);
  });

  const intent = (paymentId: string, more: object = {}) => ({
    id: `pi_${paymentId.slice(-12)}`,
    object: 'payment_intent',
    client_secret: `pi_${paymentId.slice(-12)}_secret_x`,
    amount: 30_000,
    amount_received: 0,
    currency: 'usd',
    status: 'requires_payment_method',
    metadata: { keyline_payment: paymentId },
    last_payment_error: null,
    ...more,
  });

  const tell = (type: string, object: object, at = till.world.clock.now()) => {
    const body = {
      id: `evt_${type}_${at}_${Math.random()}`,
      object: 'event',
      type,
      created: Math.floor(at / 1000),
      data: { object },
    };
    const payload = JSON.stringify(body);
    const timestamp = Math.floor(at / 1000);
    const header = stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret, timestamp });
    return send('/api/v1/card-webhooks/stripe', payload, { 'stripe-signature': header });
  };

  const started = async () => {
    double.answer = ({ key }) => ({ status: 200, body: intent(key!) });
    const order = await till.order();
    const session = acceptedValue(await ensureIntent(till.system(), order.id));
    const { key: paymentId, body } = double.asked.at(-1)!;
    return { order, session, paymentId: paymentId!, body };
  };

  it('is asked for one intent under the payment’s id, in its own minor units', async () => {
    const { order, session, body, paymentId } = await started();
    expect(Object.fromEntries(body)).toMatchObject({ amount: '30000', currency: 'usd', capture_method: 'automatic' });
    expect(session).toMatchObject({ provider: 'stripe', publishableKey: 'pk_test_12345678' });
    const asked = double.asked.length;
    acceptedValue(await ensureIntent(till.system(), order.id));
    expect(double.asked).toHaveLength(asked);
    expect(session.clientSecret).toBe(intent(paymentId).client_secret);
  });

  it('that is away keeps the order waiting; the sweep asks again under the same key', async () => {
    double.answer = () => ({ status: 500, body: { error: { type: 'api_error' } } });
    const order = await till.order();
    expect(await ensureIntent(till.system(), order.id)).toMatchObject({ refusal: { code: 'card_provider_away' } });
    const first = double.asked.at(-1)!.key;
    double.answer = ({ key }) => ({ status: 200, body: intent(key!) });
    await till.sweep();
    expect(double.asked.at(-1)!.key).toBe(first);
    expect(acceptedValue(await ensureIntent(till.system(), order.id)).clientSecret).toContain('secret');
  });

  it('places the order by its signed event, and not by one that is old, wrong or signed by another', async () => {
    const { order, paymentId } = await started();
    const paid = intent(paymentId, { status: 'succeeded', amount_received: 30_000 });
    expect((await tell('payment_intent.succeeded', paid, till.world.clock.now() - 400_000)).statusCode).toBe(400);
    const other = stripe.webhooks.generateTestHeaderString({ payload: '{}', secret: 'whsec_another' });
    expect((await send('/api/v1/card-webhooks/stripe', '{}', { 'stripe-signature': other })).statusCode).toBe(400);
    expect((await tell('payment_intent.succeeded', { ...paid, amount_received: 29_999 })).statusCode).toBe(200);
    expect(await till.stateOf(order.id)).toBe('awaiting_payment');
    expect((await tell('payment_intent.succeeded', paid)).statusCode).toBe(200);
    expect(await till.stateOf(order.id)).toBe('paid');
    expect((await tell('payment_intent.processing', intent(paymentId, { status: 'processing' }))).statusCode).toBe(200);
    expect((await till.outcomes(order.id)).sort()).toEqual(['placed', 'stale', 'wrong_amount']);
  });

  it('declines with the bank’s word and the card’s last digits, and nothing else of the card', async () => {
    const { order, paymentId } = await started();
    const failed = intent(paymentId, {
      last_payment_error: {
        code: 'card_declined',
        decline_code: 'insufficient_funds',
        payment_method: { card: { brand: 'visa', last4: '9995', fingerprint: 'f' } },
      },
    });
    await tell('payment_intent.payment_failed', failed);
    expect((await till.cardOf(order.id)).payment).toMatchObject({
      failure: 'insufficient_funds',
      card: { brand: 'visa', last4: '9995' },
    });
  });

  it('gives money back under the refund’s id and tells how that went', async () => {
    const { order, paymentId } = await started();
    await tell('payment_intent.succeeded', intent(paymentId, { status: 'succeeded', amount_received: 30_000 }));
    double.answer = ({ key }) => ({ status: 200, body: { id: `re_${key!.slice(-8)}`, object: 'refund' } });
    const body = { amount: { amount: '100.00', currency: 'USD' }, reason: 'agreed by phone', cancelOrder: false };
    acceptedValue(await requestRefund(till.finance, order.id, body));
    const asked = double.asked.at(-1)!;
    expect(Object.fromEntries(asked.body)).toMatchObject({ amount: '10000', 'metadata[keyline_refund]': asked.key });
    const refund = {
      id: `re_${asked.key!.slice(-8)}`,
      object: 'refund',
      amount: 10_000,
      currency: 'usd',
      status: 'succeeded',
      payment_intent: intent(paymentId).id,
      metadata: { keyline_refund: asked.key },
    };
    await tell('refund.updated', refund);
    expect(await till.cardOf(order.id)).toMatchObject({
      refunds: [{ state: 'succeeded' }],
      payment: { refundable: { amount: '200.00' } },
    });
  });
});
