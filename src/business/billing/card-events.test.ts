import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { cancelOrder } from '../ordering/actions/move-order.ts';
import { cardEventPage } from './actions/card-events.ts';
import { giveUpIntent } from './actions/local-gateway.ts';
import { signMessage } from './actions/local-signature.ts';
import { openTill, type Till } from './test/till.ts';

const database = testDatabase();
let till: Till;

beforeAll(async () => {
  till = await openTill(database, 'events');
});

/** An order whose card has paid; the message about it is still with the gateway. */
async function paidAndUntold(card = 'pays') {
  const order = await till.order();
  await till.pay(order.id, card);
  const message = (await till.waiting(order.id)).at(-1)!.body;
  return { order, message };
}

const paymentsOf = (orderId: string) =>
  database.owner.query<{ amount: bigint }>('SELECT amount FROM billing.payment WHERE order_id = $1', [orderId]);
const events = (id: string) =>
  database.owner.query<{ outcome: string }>('SELECT outcome FROM billing.card_event WHERE event_id = $1', [id]);

describe('a message of the provider', () => {
  it('told twice counts once', async () => {
    const { order } = await paidAndUntold('told_twice');
    till.world.clock.advance(10);
    expect(await till.told()).toBe(2);
    expect(await till.stateOf(order.id)).toBe('paid');
    expect(await paymentsOf(order.id)).toEqual([{ amount: 30_000n }]);
    expect(await till.outcomes(order.id)).toEqual(['placed']);
  });

  it('told ten times at once counts once', async () => {
    const { order, message } = await paidAndUntold();
    await Promise.all(Array.from({ length: 10 }, () => till.say(message)));
    expect(await till.outcomes(order.id)).toEqual(['placed']);
    expect(await paymentsOf(order.id)).toHaveLength(1);
  });

  it('told by two different events at once counts once', async () => {
    const { order, message } = await paidAndUntold();
    await Promise.all([till.say(message), till.say({ ...message, id: `${message.id}-again` })]);
    expect((await till.outcomes(order.id)).sort()).toEqual(['placed', 'stale']);
    expect(await paymentsOf(order.id)).toHaveLength(1);
  });

  it('that comes after a later one changes nothing', async () => {
    const { order } = await paidAndUntold('told_backwards');
    till.world.clock.advance(10);
    await till.told();
    expect((await till.outcomes(order.id)).sort()).toEqual(['placed', 'stale']);
    expect(await till.cardOf(order.id)).toMatchObject({ orderState: 'paid', payment: { state: 'succeeded' } });
  });

  it('that nobody signed is refused and forgotten; the right one still counts', async () => {
    const { order } = await paidAndUntold('told_forged');
    till.world.clock.advance(10);
    expect(await till.told()).toBe(1);
    expect(await till.outcomes(order.id)).toEqual(['placed']);
  });

  it.each([
    ['of another text', (bytes: Buffer) => [Buffer.concat([bytes, Buffer.from(' ')]), undefined] as const],
    ['without a signature', (bytes: Buffer) => [bytes, ''] as const],
    ['with a signature that is none', (bytes: Buffer) => [bytes, `t=1,v1=${'a'.repeat(64)}`] as const],
    [
      'with one of another time',
      (bytes: Buffer, signature: string) => [bytes, signature.replace('t=', 't=1')] as const,
    ],
  ])('%s is refused', async (_, change) => {
    const { order, message } = await paidAndUntold();
    const bytes = Buffer.from(JSON.stringify(message));
    const signature = signMessage(till.system(), bytes);
    const [sent, signed] = change(bytes, signature);
    expect(await till.receive(till.system(), sent, signed ?? signature)).toMatchObject({
      refusal: { code: 'signature_wrong' },
    });
    expect(await till.stateOf(order.id)).toBe('awaiting_payment');
    expect(await events(message.id)).toEqual([]);
  });

  it('that was overheard and is sent again after five minutes is refused', async () => {
    const { order, message } = await paidAndUntold();
    const bytes = Buffer.from(JSON.stringify(message));
    const signature = signMessage(till.system(), bytes);
    till.world.clock.advance(301_000);
    expect(await till.receive(till.system(), bytes, signature)).toMatchObject({ refusal: { code: 'signature_wrong' } });
    expect(await till.stateOf(order.id)).toBe('awaiting_payment');
  });

  it.each(['told_wrong_amount', 'told_wrong_currency'])('%s never counts as paid and finance is told', async (card) => {
    const { order } = await paidAndUntold(card);
    await till.told();
    await till.handled();
    expect(await till.stateOf(order.id)).toBe('awaiting_payment');
    expect(await till.outcomes(order.id)).toContain('wrong_amount');
    expect(await paymentsOf(order.id)).toEqual([]);
    const mails = await till.mails('grant@halden.example');
    expect(mails.some(({ subject }) => subject.startsWith(`${order.number}: the card provider reports`))).toBe(true);
  });

  it('of a payment we do not know is kept and shown to finance', async () => {
    const { message } = await paidAndUntold();
    const foreign = {
      ...message,
      id: 'evt_foreign',
      data: {
        intent: { ...message.data.intent, id: 'pi_foreign', payment_id: '018f0000-0000-7000-8000-000000000999' },
      },
    };
    expect((await till.say(foreign)).ok).toBe(true);
    expect(await events('evt_foreign')).toEqual([{ outcome: 'unknown_payment' }]);
    const { items } = acceptedValue(await cardEventPage(till.finance, { show: 'attention', limit: 50 }));
    expect(items.find(({ id }) => id === 'evt_foreign')).toMatchObject({ orderId: null, intentId: 'pi_foreign' });
  });

  it('that we have no use for is kept, and nothing more', async () => {
    expect((await till.say({ id: 'evt_other', type: 'balance.available', created: 1, data: {} })).ok).toBe(true);
    expect(await events('evt_other')).toEqual([{ outcome: 'not_needed' }]);
  });

  it('that the intent was given up ends the order', async () => {
    const order = await till.order();
    await till.secretOf(order.id);
    const [row] = await database.owner.query<{ intent_id: string }>(
      'SELECT intent_id FROM billing.card_payment WHERE order_id = $1',
      [order.id],
    );
    acceptedValue(await giveUpIntent(till.system(), row!.intent_id));
    await till.told();
    expect(await till.stateOf(order.id)).toBe('expired');
  });

  it('is understood before our own question was answered and written down', async () => {
    const { order, message } = await paidAndUntold();
    await database.owner.query('UPDATE billing.card_payment SET intent_id = NULL WHERE order_id = $1', [order.id]);
    await till.say(message);
    expect(await till.stateOf(order.id)).toBe('paid');
  });
});

describe('money that comes late', () => {
  it('while the order still waits places it, though its time was over', async () => {
    const { order } = await paidAndUntold();
    till.world.clock.advance(31 * 60_000);
    await till.sweep();
    expect(await till.stateOf(order.id)).toBe('awaiting_payment');
    await till.told();
    expect(await till.stateOf(order.id)).toBe('paid');
  });

  it('after the order ended goes back, and buyer and finance are told', async () => {
    const { order } = await paidAndUntold();
    acceptedValue(await cancelOrder(till.finance, order.id, 'ordered twice'));
    await till.told();
    expect(await till.cardOf(order.id)).toMatchObject({
      orderState: 'cancelled',
      payment: { counted: false, taken: { amount: '300.00' } },
      refunds: [{ why: 'order_over', state: 'requested', amount: { amount: '300.00' } }],
    });
    await till.handled();
    till.world.clock.advance(10);
    await till.told();
    expect(await till.cardOf(order.id)).toMatchObject({ refunds: [{ state: 'succeeded' }] });
    expect((await till.mails(order.contactEmail)).map(({ subject }) => subject)).toContain(
      `${order.number}: your money goes back to your card`,
    );
  });

  it('that nobody ever told of goes back a day after the order’s time', async () => {
    const { order } = await paidAndUntold('told_wrong_amount');
    till.world.clock.advance(31 * 60_000);
    await till.sweep();
    expect(await till.stateOf(order.id)).toBe('awaiting_payment');
    till.world.clock.advance(24 * 3_600_000);
    await till.sweep();
    expect(await till.cardOf(order.id)).toMatchObject({
      orderState: 'expired',
      refunds: [{ why: 'wrong_amount', amount: { amount: '300.00' } }],
    });
  });

  it.each(['the sweep', 'a cancellation'])('at the same moment as %s is either the order or a refund', async (what) => {
    const { order, message } = await paidAndUntold();
    if (what === 'the sweep') till.world.clock.advance(26 * 3_600_000);
    const end = what === 'the sweep' ? () => till.sweep() : () => cancelOrder(till.finance, order.id, 'ordered twice');
    await Promise.all([till.say(message), end()]);
    const { orderState, payment, refunds } = await till.cardOf(order.id);
    expect(payment).toMatchObject({ taken: { amount: '300.00' }, counted: orderState === 'paid' });
    expect(refunds).toHaveLength(orderState === 'paid' ? 0 : 1);
    expect(['paid', 'expired', 'cancelled']).toContain(orderState);
  });
});
