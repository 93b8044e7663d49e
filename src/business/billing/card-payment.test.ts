import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { licencePage } from '../licensing/actions.ts';
import { cancelOrder } from '../ordering/actions/move-order.ts';
import { answerChallenge, giveCard } from './actions/local-gateway.ts';
import { recordPayment } from './actions.ts';
import { cardThat, openTill, type Till } from './test/till.ts';

const database = testDatabase();
let till: Till;

beforeAll(async () => {
  till = await openTill(database);
});

/** What the buyer's limits hold of an order: nothing once it was given back. */
async function reserved(orderId: string): Promise<boolean> {
  const rows = await database.owner.query(
    'SELECT 1 FROM ordering.limit_use WHERE order_id = $1 AND given_back_at IS NULL',
    [orderId],
  );
  return rows.length > 0;
}

describe('an order by card', () => {
  it('waits for its payment with all it reserved, and nothing is announced as placed', async () => {
    const order = await till.order();
    expect(order).toMatchObject({ state: 'awaiting_payment', paymentMethod: 'card', payment: null });
    expect(order.payBy).toBe('2026-03-16T09:30:00.000Z');
    expect(await reserved(order.id)).toBe(true);
    await till.handled();
    expect(await till.cardOf(order.id)).toMatchObject({ payment: { state: 'open', taken: null } });
    const announced = await database.owner.query<{ type: string }>(
      `SELECT type FROM platform.outbox WHERE data->>'orderId' = $1`,
      [order.id],
    );
    expect(announced.map(({ type }) => type)).toEqual(['order.awaiting-payment']);
  });

  it('is placed and paid by the signed event alone, not by what the page is told', async () => {
    const order = await till.order();
    expect(await till.pay(order.id)).toMatchObject({ state: 'succeeded' });
    expect(await till.stateOf(order.id)).toBe('awaiting_payment');
    await till.told();
    expect(await till.stateOf(order.id)).toBe('paid');
    await till.handled();
    expect(await till.stateOf(order.id)).toBe('fulfilled');
    const { items } = acceptedValue(await licencePage(till.finance, { order: order.id, sort: '-issuedAt', limit: 10 }));
    expect(items).toHaveLength(1);
    const mails = await till.mails(order.contactEmail);
    expect(mails.map(({ subject }) => subject)).toEqual([
      `${order.number}: your order with Halden`,
      `${order.number}: your licence keys`,
    ]);
  });

  it('takes another card after one was declined, on the same order', async () => {
    const order = await till.order();
    expect(await till.pay(order.id, 'no_funds')).toMatchObject({ state: 'open', failure: 'insufficient_funds' });
    await till.told();
    expect(await till.cardOf(order.id)).toMatchObject({
      orderState: 'awaiting_payment',
      payment: { state: 'open', failure: 'insufficient_funds', card: { last4: '9995' } },
    });
    await till.pay(order.id);
    await till.told();
    expect(await till.cardOf(order.id)).toMatchObject({
      orderState: 'paid',
      payment: { state: 'succeeded', counted: true, taken: { amount: '300.00' } },
    });
  });

  it('is paid after the bank has asked, and not when the buyer refuses', async () => {
    const order = await till.order();
    expect(await till.pay(order.id, 'challenge')).toMatchObject({ state: 'challenge' });
    await till.told();
    expect(await till.stateOf(order.id)).toBe('awaiting_payment');
    const secret = await till.secretOf(order.id);
    expect(await answerChallenge(till.system(), secret, 'refuse')).toMatchObject({
      value: { state: 'open', failure: 'authentication_failed' },
    });
    await till.pay(order.id, 'challenge');
    acceptedValue(await answerChallenge(till.system(), secret, 'approve'));
    await till.told();
    expect(await till.stateOf(order.id)).toBe('paid');
  });

  it('is paid once, however often the buyer presses', async () => {
    const order = await till.order();
    await till.pay(order.id);
    const secret = await till.secretOf(order.id);
    const again = { number: cardThat('pays'), expires: '09/28', code: '123' };
    expect(await giveCard(till.system(), secret, again)).toMatchObject({ refusal: { code: 'gateway_intent_closed' } });
    await till.told();
    expect(await till.cardOf(order.id)).toMatchObject({ payment: { taken: { amount: '300.00' } } });
  });

  it('that nobody pays ends when its time is over, gives back what it reserved, and takes no card any more', async () => {
    const order = await till.order();
    const secret = await till.secretOf(order.id);
    till.world.clock.advance(29 * 60_000);
    await till.sweep();
    expect(await till.stateOf(order.id)).toBe('awaiting_payment');
    till.world.clock.advance(60_000);
    await till.sweep();
    expect(await till.stateOf(order.id)).toBe('expired');
    expect(await reserved(order.id)).toBe(false);
    const card = { number: cardThat('pays'), expires: '09/28', code: '123' };
    expect(await giveCard(till.system(), secret, card)).toMatchObject({ refusal: { code: 'gateway_intent_closed' } });
    await till.handled();
    const [mail] = await till.mails(order.contactEmail);
    expect(mail!.body_text).toContain('your card did not pay');
  });

  it('takes no transfer meanwhile', async () => {
    const order = await till.order();
    const transfer = { amount: order.total, receivedOn: till.system().today, reference: 'T-1' };
    expect(await recordPayment(till.finance, order.id, transfer)).toMatchObject({
      refusal: { code: 'payment_order_awaits_card' },
    });
  });

  it('can be cancelled while it waits, and its payment is given up', async () => {
    const order = await till.order();
    const secret = await till.secretOf(order.id);
    acceptedValue(await cancelOrder(till.finance, order.id, 'ordered twice'));
    await till.handled();
    expect(await reserved(order.id)).toBe(false);
    const card = { number: cardThat('pays'), expires: '09/28', code: '123' };
    expect(await giveCard(till.system(), secret, card)).toMatchObject({ refusal: { code: 'gateway_intent_closed' } });
  });

  it.each([
    ['number', { number: '4242 4242 4242 4241' }, 'card_number'],
    ['number', { number: '5555 5555 5555 4444' }, 'test_card'],
    ['expires', { expires: '13/28' }, 'card_expiry'],
    ['expires', { expires: '02/26' }, 'card_not_expired'],
    ['code', { code: '12' }, 'card_code'],
  ])('says what is wrong with the %s of a card: %o', async (field, wrong, expected) => {
    const order = await till.order();
    const card = { number: cardThat('pays'), expires: '09/28', code: '123', ...wrong };
    expect(await giveCard(till.system(), await till.secretOf(order.id), card)).toMatchObject({
      refusal: { code: 'invalid_input', errors: [{ pointer: `/${field}`, expected }] },
    });
  });
});
