import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { openShop, type Shop, type Shopper } from '../../../test/shop.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { keyUse } from '../../platform/http/idempotency.ts';
import type { Context } from '../../platform/http/route.ts';
import { addLines } from '../baskets/actions/basket.ts';
import { replayLimit } from '../pricing/actions/limit-replay.ts';
import { limitReplayQuery } from '../pricing/terms.ts';
import { connectPastOrders } from './actions/past-orders.ts';
import { placeOrder } from './actions/place-order.ts';
import type { PlaceOrder } from './terms.ts';

const database = testDatabase();
let world: ReturnType<typeof testWorld>;
let shop: Shop;
let desk: Context;
let keys = 0;
const numbers: string[] = [];

async function order(shopper: Shopper, sku: string, quantity: number): Promise<void> {
  const { basket } = acceptedValue(await addLines(shopper, [{ sku, quantity, pointer: '/lines/0' }]));
  const body: PlaceOrder = {
    basketVersion: basket.version,
    expectedTotal: basket.totals.dueNow,
    paymentMethod: 'invoice',
    termsVersion: '2026-01',
  };
  const placed = acceptedValue(await placeOrder(shopper, body, keyUse('t', `key-${++keys}`, 'POST', '/', body)));
  numbers.push(placed.number);
}

const replay = async (query: object) =>
  acceptedValue(await replayLimit(desk, limitReplayQuery.parse({ currency: 'USD', ...query })));

/** A and B of one company on one day, C of another company: 1,000.00, 500.00 and 30.00 a licence. */
beforeAll(async () => {
  world = testWorld(database.app, { seed: 'past' });
  shop = await openShop(world, database.owner);
  connectPastOrders();
  await shop.sell({ sku: 'TEN', unitPrice: '10.00' }, { sku: 'THREE', unitPrice: '3.00' });
  await database.owner.query(
    `INSERT INTO pricing.self_service_limit (id, store_id, scope, audience, currency, max_amount, starts_on)
     VALUES ($1, $2, 'store', 'public', 'USD', 100000000, '2026-01-01')`,
    [world.system().newId(), shop.storeId],
  );
  await database.owner.query("SELECT platform.raise_version('prices')");
  await world.world.versions.refresh();
  desk = world.staff(world.system().newId(), ['sales_manager']);
  const one = shop.buyer(await shop.company('Castell', 'ines@castell.example'));
  const other = shop.buyer(await shop.company('Brightwater', 'joe@brightwater.example'));
  await order(one, 'TEN', 100);
  await order(one, 'TEN', 50);
  await order(other, 'THREE', 10);
});

describe('a proposed limit on the orders of the past', () => {
  it('says how many would have talked and what they were worth, beside the limits as they are', async () => {
    const seen = await replay({ maxAmount: '1200.00' });
    expect(seen).toMatchObject({
      orders: 3,
      worth: { amount: '1530.00', currency: 'USD' },
      now: { talked: 0, worth: { amount: '0.00' } },
      // The second order of the day: 500.00, and 1,000.00 before it.
      proposed: { talked: 1, worth: { amount: '500.00' } },
      largest: [{ number: numbers[1], company: 'Castell', reason: 'amount' }],
    });
  });

  it('shows the largest first', async () => {
    const seen = await replay({ maxQuantity: 5 });
    expect(seen.largest.map(({ number }) => number)).toEqual(numbers);
    expect(seen.proposed).toEqual({ talked: 3, worth: { amount: '1530.00', currency: 'USD' } });
  });

  it('looks only at what it is for, and at no order that its limit cannot touch', async () => {
    expect(
      (await replay({ scope: 'offer', sku: 'THREE', maxQuantity: 9 })).largest.map(({ number }) => number),
    ).toEqual([numbers[2]]);
    expect((await replay({ scope: 'offer', sku: 'THREE', maxQuantity: 10 })).proposed.talked).toBe(0);
    expect((await replay({ audience: 'segment:public-sector', maxQuantity: 1 })).proposed.talked).toBe(0);
    expect((await replay({ currency: 'EUR', maxQuantity: 1 })).orders).toBe(0);
  });

  it('leaves out what is older than the days asked for, and refuses an offer that is not there', async () => {
    await database.owner.query(
      "UPDATE ordering.sales_order SET placed_at = placed_at - interval '40 days' WHERE number = $1",
      [numbers[2]!],
    );
    expect((await replay({ maxQuantity: 1, days: 30 })).proposed.talked).toBe(2);
    expect((await replay({ maxQuantity: 1, days: 90 })).proposed.talked).toBe(3);
    expect(
      await replayLimit(desk, limitReplayQuery.parse({ currency: 'USD', scope: 'offer', sku: 'NO', maxQuantity: 1 })),
    ).toMatchObject({
      refusal: { code: 'offer_not_found' },
    });
  });
});
