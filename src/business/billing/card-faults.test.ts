import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { cancelOrder } from '../ordering/actions/move-order.ts';
import { requestRefund } from './actions/card-refunds.ts';
import { answerChallenge } from './actions/local-gateway.ts';
import { testCards } from './rules/test-cards.ts';
import { openTill, type Till } from './test/till.ts';

const database = testDatabase();
let till: Till;

beforeAll(async () => {
  till = await openTill(database, 'faults');
});

type Money = { minor: bigint };
/** The orders of this run: every sum is theirs. */
let ids: string[] = [];
const one = async (text: string): Promise<bigint> => (await database.owner.query<Money>(text, [ids]))[0]!.minor;

/** What the gateway holds: taken less given back, by its own books. */
const atTheGateway = () =>
  one(`SELECT coalesce(sum(i.amount - coalesce((SELECT sum(r.amount) FROM billing.gateway_refund r
       WHERE r.intent_id = i.id AND r.state = 'succeeded'), 0)), 0)::bigint AS minor
     FROM billing.gateway_intent i JOIN billing.card_payment p ON p.id = i.payment_id
     WHERE i.state = 'succeeded' AND p.order_id = ANY ($1)`);
/** What we know to be held. */
const known = () =>
  one(`SELECT (coalesce((SELECT sum(taken) FROM billing.card_payment WHERE order_id = ANY ($1)), 0)
     - coalesce((SELECT sum(amount) FROM billing.card_refund WHERE state = 'succeeded' AND order_id = ANY ($1)), 0))::bigint AS minor`);
/** Known money that no order stands on and that is on its way back. */
const goingBack = () =>
  one(`SELECT coalesce(sum(p.taken - coalesce((SELECT sum(r.amount) FROM billing.card_refund r
       WHERE r.card_payment_id = p.id AND r.state = 'succeeded'), 0)), 0)::bigint AS minor
     FROM billing.card_payment p WHERE NOT p.counted AND p.order_id = ANY ($1)`);
/** The orders that are placed, less what finance gave back of them. */
const ordersPlaced = () =>
  one(`SELECT coalesce(sum(o.total - coalesce((SELECT sum(r.amount) FROM billing.card_refund r
       WHERE r.order_id = o.id AND r.state = 'succeeded'), 0)), 0)::bigint AS minor
     FROM ordering.published_orders o
     WHERE o.id = ANY ($1) AND o.state IN ('placed', 'paid', 'fulfilled')`);

/** At every step: what we know to be held is what orders stand on, and what is on its way back. */
async function booksAgree(): Promise<void> {
  const [held, orders, back] = [await known(), await ordersPlaced(), await goingBack()];
  expect(held).toBe(orders + back);
  const over = await database.owner.query(
    `SELECT 1 FROM billing.gateway_intent i WHERE i.amount < (SELECT coalesce(sum(amount), 0) FROM billing.gateway_refund r
       WHERE r.intent_id = i.id AND r.state <> 'failed')`,
  );
  expect(over).toEqual([]);
}

type Known = { readonly id: string; readonly total: string };

const cards = testCards.filter(({ refundFails }) => !refundFails).map(({ name }) => name);

const deeds: Readonly<Record<string, (order: Known, pick: number) => Promise<unknown>>> = {
  pay: async (order, pick) => till.pay(order.id, cards[pick % cards.length]).catch(() => null),
  approve: async (order) => answerChallenge(till.system(), await secretOf(order), 'approve'),
  refuse: async (order) => answerChallenge(till.system(), await secretOf(order), 'refuse'),
  cancel: (order) => cancelOrder(till.finance, order.id, 'no longer needed'),
  'give back a part': (order) => refund(order, '40.00', false),
  'give back all': (order) => refund(order, order.total, true),
  'tell one': async (_, pick) => {
    const waiting = await till.waiting();
    const message = waiting[pick % Math.max(1, waiting.length)];
    return message && till.say(message.body);
  },
  'tell one wrongly': async (_, pick) => {
    const message = (await till.waiting()).find(({ body }) => body.type === 'intent.succeeded');
    if (!message) return null;
    const { intent } = message.body.data;
    const taken = pick % 2 === 0 ? { amount: '1', currency: 'USD' } : { ...(intent?.taken as object), currency: 'EUR' };
    return till.say({ ...message.body, id: `evt_wrong_${pick}`, data: { intent: { ...intent, taken } } });
  },
  'tell one of nobody': (_, pick) =>
    till.say({
      id: `evt_nobody_${pick}`,
      type: 'intent.succeeded',
      created: 1,
      data: {
        intent: {
          id: `pi_nobody_${pick}`,
          payment_id: '018f0000-0000-7000-8000-000000000999',
          state: 'succeeded',
          taken: { amount: '5000', currency: 'USD' },
          failure: null,
          card: null,
        },
      },
    }),
  tell: () => till.told(),
  handle: () => till.handled(),
  sweep: () => till.sweep(),
  'wait a minute': async () => till.world.clock.advance(60_000),
  'wait half an hour': async () => till.world.clock.advance(1_860_000),
  'wait a day': async () => till.world.clock.advance(86_400_000),
};

async function secretOf(order: Known): Promise<string> {
  const [row] = await database.owner.query<{ client_secret: string | null }>(
    'SELECT client_secret FROM billing.card_payment WHERE order_id = $1',
    [order.id],
  );
  return row?.client_secret ?? 'none, so that nothing is there to answer';
}

function refund(order: Known, amount: string, cancel: boolean) {
  const body = { amount: { amount, currency: 'USD' }, reason: 'agreed by phone', cancelOrder: cancel };
  return requestRefund(till.finance, order.id, body);
}

/** Until nothing moves any more: all is told, handled and swept, and every order's time is over. */
async function dustSettles(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    till.world.clock.advance(2 * 86_400_000);
    await till.told();
    await till.handled();
    await till.sweep();
  }
  await till.told();
  await till.handled();
}

const step = fc.record({
  what: fc.constantFrom(...Object.keys(deeds)),
  which: fc.nat(2),
  pick: fc.nat(1_000_000),
});

it('after faults in any order the money held is the sum of the orders placed, and at every step what is known of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }),
      fc.array(fc.array(step, { minLength: 1, maxLength: 2 }), { minLength: 4, maxLength: 12 }),
      async (quantities, steps) => {
        const orders: Known[] = [];
        for (const quantity of quantities) {
          const { id, total } = await till.order(quantity + 1);
          orders.push({ id, total: total.amount });
        }
        ids = orders.map(({ id }) => id);
        for (const together of steps) {
          await Promise.all(
            together.map(({ what, which, pick }) => deeds[what]!(orders[which % orders.length]!, pick)),
          );
          await booksAgree();
        }
        await dustSettles();
        await booksAgree();
        expect(await goingBack()).toBe(0n);
        expect(await atTheGateway()).toBe(await ordersPlaced());
      },
    ),
    { numRuns: Number(process.env.CARD_FAULT_RUNS ?? 20) },
  );
}, 120_000);
