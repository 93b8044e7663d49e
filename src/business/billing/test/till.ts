import { type TestWorld, testWorld } from '../../../../test/context.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { type Company, openShop, type Shop, type Shopper } from '../../../../test/shop.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { keyUse } from '../../../platform/http/idempotency.ts';
import type { Context } from '../../../platform/http/route.ts';
import { deliverNow } from '../../../platform/outbox.ts';
import { addLines } from '../../baskets/actions/basket.ts';
import { subscribers as licenceSubscribers } from '../../licensing/jobs.ts';
import { orderDetail } from '../../ordering/actions/orders.ts';
import { placeOrder } from '../../ordering/actions/place-order.ts';
import { subscribers as orderSubscribers } from '../../ordering/jobs.ts';
import type { OrderPlacedReply, PlaceOrder } from '../../ordering/terms.ts';
import { receiveCardEvent } from '../actions/card-events.ts';
import { cardPaymentFor, ensureIntent } from '../actions/card-payments.ts';
import { connectCardProvider } from '../actions/card-provider.ts';
import { askProviderAgain, expireCardOrders, settleAllEnded } from '../actions/card-sweep.ts';
import { giveCard } from '../actions/local-gateway.ts';
import { deliverMessages, localProvider } from '../actions/local-provider.ts';
import { signMessage } from '../actions/local-signature.ts';
import { connectCancellation } from '../actions.ts';
import { subscribers as billingSubscribers } from '../jobs.ts';
import { testCards } from '../rules/test-cards.ts';

export const CARD_MINUTES = 30;
/** Messages of the gateway are brought by the tests alone, in the order that they want. */
const subscribers = [
  ...orderSubscribers,
  ...billingSubscribers.filter(({ name }) => name !== 'billing.local-gateway'),
  ...licenceSubscribers,
];

/** The number of the test card that does this. */
export const cardThat = (name: string) => testCards.find((card) => card.name === name)!.number;

export type Till = Awaited<ReturnType<typeof openTill>>;

/** What tests look up in the books. */
function readings(database: TestDatabase) {
  return {
    /** Messages that the gateway has not brought yet, as it would send them now. */
    waiting: async (orderId: string | null = null) => {
      const rows = await database.owner.query<{ id: string; body: string }>(
        `SELECT d.id, d.body FROM billing.gateway_delivery d WHERE d.delivered_at IS NULL AND NOT d.forged
           AND ($1::uuid IS NULL OR EXISTS (SELECT 1 FROM billing.card_payment p
             WHERE p.order_id = $1 AND d.body LIKE '%' || p.id || '%'))
         ORDER BY d.due_at, d.id`,
        [orderId],
      );
      return rows.map(({ id, body }) => ({ id, body: JSON.parse(body) as Told }));
    },
    outcomes: async (orderId: string) => {
      const rows = await database.owner.query<{ outcome: string }>(
        'SELECT outcome FROM billing.card_event WHERE order_id = $1 ORDER BY received_at, event_id',
        [orderId],
      );
      return rows.map(({ outcome }) => outcome);
    },
    mails: (address: string) =>
      database.owner.query<{ subject: string; body_text: string }>(
        'SELECT subject, body_text FROM platform.mail WHERE recipient LIKE $1 ORDER BY created_at, id',
        [`%${address}%`],
      ),
  };
}

/** A shop that takes cards through the local gateway, with what tests do at it. Call in `beforeAll`. */
export async function openTill(database: TestDatabase, seed = 'till') {
  const world: TestWorld = testWorld(database.app, { seed });
  const shop: Shop = await openShop(world, database.owner);
  await shop.sell({ sku: 'YEAR', unitPrice: '100.00', maxAmount: 100_000_000n });
  connectCancellation();
  connectCardProvider(localProvider, CARD_MINUTES);
  const clerk = await shop.company('Halden', 'grant@halden.example');
  await database.owner.query(`INSERT INTO accounts.staff_role (person_id, role) VALUES ($1, 'finance')`, [
    clerk.personId,
  ]);
  const finance = { ...world.staff(clerk.personId, ['finance']), request: { address: '', userAgent: '' } } as Context;
  const system = () => world.system();
  let orders = 0;

  const buyerOf = async (): Promise<{ company: Company; buyer: Shopper }> => {
    orders += 1;
    const company = await shop.company('Alder Freight', `bea@alder-${orders}.example`);
    return { company, buyer: shop.buyer(company) };
  };
  const order = async (quantity = 3, change: Partial<PlaceOrder> = {}): Promise<OrderPlacedReply> => {
    const { buyer } = await buyerOf();
    const { basket } = acceptedValue(await addLines(buyer, [{ sku: 'YEAR', quantity, pointer: '/lines/0' }]));
    const body: PlaceOrder = {
      basketVersion: basket.version,
      expectedTotal: basket.totals.dueNow,
      paymentMethod: 'card',
      termsVersion: '2026-01',
      ...change,
    };
    return acceptedValue(await placeOrder(buyer, body, keyUse('till', `key-${seed}-${orders}`, 'POST', '/', body)));
  };
  const receive = (context: Context, bytes: Uint8Array, signature: string) =>
    receiveCardEvent(context, 'local', bytes, signature);
  const secretOf = async (orderId: string) => acceptedValue(await ensureIntent(system(), orderId)).clientSecret;
  const pay = async (orderId: string, card = 'pays') => {
    const secret = await secretOf(orderId);
    const given = { number: cardThat(card), expires: '12/49', code: '123' };
    return acceptedValue(await giveCard(system(), secret, given));
  };
  const told = () => deliverMessages(system(), receive);
  const handled = () => deliverNow(system(), subscribers);
  return {
    world,
    shop,
    finance,
    system,
    buyerOf,
    order,
    secretOf,
    pay,
    receive,
    /** The gateway sends what is due. */
    told,
    /** Every event of the house is handled. */
    handled,
    /** The minute's sweep. */
    sweep: async () => {
      await askProviderAgain(system());
      await expireCardOrders(system());
      await settleAllEnded(system());
    },
    stateOf: async (orderId: string) => acceptedValue(await orderDetail(system(), orderId, { as: 'system' })).state,
    cardOf: async (orderId: string) => acceptedValue(await cardPaymentFor(finance, orderId)),
    /** Sends something as the gateway would, signed rightly. */
    say: (message: object) => {
      const bytes = Buffer.from(JSON.stringify(message));
      return receive(system(), bytes, signMessage(system(), bytes));
    },
    ...readings(database),
  };
}

export type Told = {
  readonly id: string;
  readonly type: string;
  readonly created: number;
  readonly data: { readonly intent?: Record<string, unknown>; readonly refund?: Record<string, unknown> };
};
