import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { requestRefund } from './actions/card-refunds.ts';
import { openTill, type Till } from './test/till.ts';

const database = testDatabase();
let till: Till;

beforeAll(async () => {
  till = await openTill(database, 'refunds');
});

/** An order of 300.00 that a card has paid, with its licences. */
async function paid(card = 'pays') {
  const order = await till.order();
  await till.pay(order.id, card);
  await till.told();
  await till.handled();
  return order;
}

const refund = (orderId: string, amount: string, more: { cancelOrder?: boolean; currency?: string } = {}) =>
  requestRefund(till.finance, orderId, {
    amount: { amount, currency: more.currency ?? 'USD' },
    reason: 'agreed by phone',
    cancelOrder: more.cancelOrder ?? false,
  });

async function settled(): Promise<void> {
  await till.handled();
  till.world.clock.advance(10);
  await till.told();
  await till.handled();
}

describe('a refund', () => {
  it('of a part leaves the order standing, and what is left can still go back', async () => {
    const order = await paid();
    expect(acceptedValue(await refund(order.id, '100.00')).refunds).toMatchObject([{ state: 'pending' }]);
    await settled();
    expect(await till.cardOf(order.id)).toMatchObject({
      orderState: 'fulfilled',
      payment: { refundable: { amount: '200.00' } },
      refunds: [{ state: 'succeeded', reason: 'agreed by phone' }],
    });
    const told = (await till.mails(order.contactEmail)).map(({ subject }) => subject);
    expect(told.some((subject) => subject.endsWith('back on your card'))).toBe(true);
    expect(await refund(order.id, '200.01')).toMatchObject({
      refusal: { code: 'refund_too_much', facts: { most: '200.00' } },
    });
    acceptedValue(await refund(order.id, '200.00'));
    expect(await refund(order.id, '0.01')).toMatchObject({ refusal: { code: 'refund_nothing_taken' } });
  });

  it('of the whole that ends the order does so when the money is back, and withdraws its licences', async () => {
    const order = await paid();
    acceptedValue(await refund(order.id, '300.00', { cancelOrder: true }));
    expect(await till.stateOf(order.id)).toBe('fulfilled');
    await settled();
    expect(await till.stateOf(order.id)).toBe('cancelled');
    const licences = await database.owner.query<{ withdrawn_on: string | null }>(
      'SELECT withdrawn_on FROM licensing.entitlement WHERE order_id = $1',
      [order.id],
    );
    expect(licences).toEqual([{ withdrawn_on: till.system().today }]);
  });

  it.each([
    ['more than was taken', '300.01', {}, 'refund_too_much'],
    ['nothing', '0.00', {}, 'refund_not_positive'],
    ['in another currency', '10.00', { currency: 'EUR' }, 'refund_currency'],
    ['a part that is to end the order', '10.00', { cancelOrder: true }, 'refund_leaves_rest'],
  ])('of %s is refused', async (_, amount, more, code) => {
    const order = await paid();
    expect(await refund(order.id, amount, more)).toMatchObject({ refusal: { code } });
    expect((await till.cardOf(order.id)).refunds).toEqual([]);
  });

  it('of an order that no card paid is refused', async () => {
    const order = await till.order(1, { paymentMethod: 'invoice' });
    expect(await refund(order.id, '1.00')).toMatchObject({ refusal: { code: 'refund_without_card' } });
  });

  it('asked for twice at once gives back no more than was taken', async () => {
    const order = await paid();
    const both = await Promise.all([refund(order.id, '200.00'), refund(order.id, '200.00')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await settled();
    const [sum] = await database.owner.query<{ sum: bigint }>(
      `SELECT sum(r.amount)::bigint AS sum FROM billing.gateway_refund r
       JOIN billing.card_payment p ON p.intent_id = r.intent_id WHERE p.order_id = $1`,
      [order.id],
    );
    expect(sum).toEqual({ sum: 20_000n });
  });

  it('that does not reach the card is told to finance and can be tried again', async () => {
    const order = await paid('refund_fails');
    acceptedValue(await refund(order.id, '300.00', { cancelOrder: true }));
    await settled();
    expect(await till.cardOf(order.id)).toMatchObject({
      orderState: 'fulfilled',
      payment: { refundable: { amount: '300.00' } },
      refunds: [{ state: 'failed' }],
    });
    const subjects = (await till.mails('grant@halden.example')).map(({ subject }) => subject);
    expect(subjects.some((subject) => subject.startsWith(`${order.number}: a refund of`))).toBe(true);
    expect((await refund(order.id, '300.00')).ok).toBe(true);
  });
});
