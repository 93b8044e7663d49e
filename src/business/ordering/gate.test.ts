import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { type Company, openShop, type Shop, type Shopper } from '../../../test/shop.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { withQueryCount } from '../../platform/database/query-count.ts';
import { keyUse, SeenBefore } from '../../platform/http/idempotency.ts';
import { addLines, currentBasket } from '../baskets/actions/basket.ts';
import { basketShown } from '../baskets/actions/basket-page.ts';
import { placeOrder } from './actions/place-order.ts';
import { connectRecentOrders } from './actions/recent-orders.ts';
import type { PlaceOrder } from './terms.ts';

const database = testDatabase();
const tw = () => world;
let world: ReturnType<typeof testWorld>;
let shop: Shop;
let alder: Company;

beforeAll(async () => {
  world = testWorld(database.app, { seed: 'gate' });
  shop = await openShop(world, database.owner);
  connectRecentOrders();
  await shop.sell(
    { sku: 'BY-QUANTITY', unitPrice: '0.10', maxQuantity: 2_499 },
    { sku: 'BY-AMOUNT', unitPrice: '17.60', maxAmount: 2_000_000n },
    { sku: 'DEAR', unitPrice: '1162.00', maxAmount: 10_000_000n },
    { sku: 'PLAIN', unitPrice: '10.00', maxAmount: 50_000_000n },
    { sku: 'FLOORED', unitPrice: '10.00', floor: '12.00', maxAmount: 10_000_000n },
    { sku: 'CHANGING', unitPrice: '5.00', maxAmount: 10_000_000n },
  );
  await shop.sell({ sku: 'EURO-ONLY', unitPrice: '9.00', currency: 'EUR', maxAmount: 1_000n });
  alder = await shop.company('Alder Freight', 'bea@alder-freight.example');
});

let keys = 0;
const use = (body: PlaceOrder, key = `key-${++keys}-0000`) => keyUse('tester', key, 'POST', '/api/v1/orders', body);

async function fill(shopper: Shopper, ...lines: [sku: string, quantity: number][]) {
  const given = lines.map(([sku, quantity], place) => ({ sku, quantity, pointer: `/lines/${place}` }));
  return acceptedValue(await addLines(shopper, given)).basket;
}

async function bodyFor(shopper: Shopper, change: Partial<PlaceOrder> = {}): Promise<PlaceOrder> {
  const basket = await basketShown(shopper, await currentBasket(shopper));
  return {
    basketVersion: basket.version,
    expectedTotal: basket.totals.dueNow,
    paymentMethod: 'invoice',
    termsVersion: '2026-01',
    ...change,
  };
}

const asGuest = (email: string, vatId?: string): Partial<PlaceOrder> => ({
  company: {
    name: 'Birch & Sons',
    country: 'US',
    ...(vatId ? { vatId } : {}),
    address: { line1: '2 Elm Street', postalCode: '97201', city: 'Portland' },
  },
  contact: { name: 'Bo Birch', email },
});

async function order(shopper: Shopper, lines: [string, number][], change: Partial<PlaceOrder> = {}) {
  await fill(shopper, ...lines);
  const body = await bodyFor(shopper, change);
  return placeOrder(shopper, body, use(body));
}

const fresh = async () => shop.buyer(await shop.company(`Company ${++keys}`, `buyer@company-${keys}.example`));
const count = async (table: string) =>
  Number((await database.owner.query<{ count: bigint }>(`SELECT count(*) AS count FROM ordering.${table}`))[0]!.count);

describe('an order that goes through', () => {
  it('is written with lines, traces, attribution, names and what it used of the limits', async () => {
    const buyer = shop.buyer(alder);
    const placed = acceptedValue(
      await order(
        buyer,
        [
          ['PLAIN', 3],
          ['BY-AMOUNT', 2],
        ],
        { poReference: 'PO 7' },
      ),
    );
    expect(placed).toMatchObject({ state: 'placed', total: { amount: '65.20', currency: 'USD' } });
    expect(placed.number).toMatch(/^O-2026-\d{6}$/);
    expect(placed.payment).toMatchObject({ iban: 'US-4711', reference: placed.number, dueOn: '2026-03-30' });
    const rows = await database.owner.query(
      `SELECT o.channel, o.acted_by, o.guest, o.po_reference, o.terms_version, p.company, p.contact_name,
         (SELECT count(*)::int FROM ordering.order_line l WHERE l.order_id = o.id AND l.price_list_id IS NOT NULL
            AND l.agreement_version_id IS NULL AND octet_length(l.trace::text) <= 1024) AS lines,
         (SELECT array_agg(kind) FROM ordering.order_event e WHERE e.order_id = o.id) AS events,
         (SELECT sum(t.commitment)::text FROM ordering.limit_use u JOIN ordering.limit_tally t ON t.buyer = u.buyer WHERE u.order_id = o.id) AS used,
         (SELECT type FROM platform.outbox x WHERE x.data ->> 'orderId' = o.id::text) AS announced
       FROM ordering.sales_order o JOIN ordering.document_party p ON p.order_id = o.id WHERE o.id = $1`,
      [placed.id],
    );
    expect(rows[0]).toEqual({
      channel: 'self-service',
      acted_by: alder.personId,
      guest: false,
      po_reference: 'PO 7',
      terms_version: '2026-01',
      company: 'Alder Freight',
      contact_name: 'Bea Ruiz',
      lines: 2,
      events: ['placed'],
      used: '6520',
      announced: 'order.placed',
    });
    expect(await currentBasket(buyer)).toBeNull();
  });

  it('of a guest makes a prospect with an unverified person, never a member of a known company', async () => {
    const placed = acceptedValue(await order(shop.guest(), [['PLAIN', 1]], asGuest('new@alder-freight.example')));
    expect(placed.accountId).not.toBe(alder.accountId);
    const [row] = await database.owner.query(
      `SELECT a.status, a.name, p.email_verified_at AS verified, o.guest
       FROM ordering.sales_order o JOIN accounts.account a ON a.id = o.account_id JOIN accounts.person p ON p.id = o.acted_by
       WHERE o.id = $1`,
      [placed.id],
    );
    expect(row).toEqual({ status: 'prospect', name: 'Birch & Sons', verified: null, guest: true });
  });

  it('takes at most 12 round trips for the whole purchase of 5 lines', async () => {
    const buyer = await fresh();
    const counted = await withQueryCount(async () => {
      await fill(buyer, ['PLAIN', 1], ['BY-AMOUNT', 1], ['BY-QUANTITY', 1], ['DEAR', 1], ['CHANGING', 1]);
      const basket = (await currentBasket(buyer))!;
      const body: PlaceOrder = {
        basketVersion: basket.rowVersion,
        expectedTotal: { amount: '1194.70', currency: 'USD' },
        paymentMethod: 'prepayment',
        termsVersion: '2026-01',
      };
      return acceptedValue(await placeOrder(buyer, body, use(body)));
    });
    // Each of the two requests reads its session as well; the basket's own read is the test's.
    expect(counted.roundTrips - 1 + 2).toBeLessThanOrEqual(12);
    expect(counted.result.payment?.dueOn).toBe('2026-03-30');
  });
});

describe('the gate refuses', () => {
  const refusal = async (shopper: Shopper, lines: [string, number][], change: Partial<PlaceOrder> = {}) => {
    const before = await count('sales_order');
    const outcome = await order(shopper, lines, change);
    expect(await count('sales_order')).toBe(before);
    return outcome.ok ? null : outcome.refusal;
  };

  it('an empty basket', async () => {
    const body = await bodyFor(shop.buyer(alder));
    expect(await placeOrder(shop.buyer(alder), body, use(body))).toMatchObject({ refusal: { code: 'basket_empty' } });
  });

  it('a basket that changed since the buyer saw it, and keeps it', async () => {
    const buyer = await fresh();
    await fill(buyer, ['PLAIN', 1]);
    const body = await bodyFor(buyer);
    await fill(buyer, ['PLAIN', 1]);
    expect(await placeOrder(buyer, body, use(body))).toMatchObject({
      refusal: { code: 'basket_changed', facts: { seen: 1, now: 2 } },
    });
    expect((await currentBasket(buyer))!.lines[0]!.quantity).toBe(2);
  });

  it('a price that changed between view and order', async () => {
    const buyer = await fresh();
    await fill(buyer, ['CHANGING', 10]);
    const body = await bodyFor(buyer);
    await shop.reprice('CHANGING', '6.00');
    expect(await placeOrder(buyer, body, use(body))).toMatchObject({
      refusal: { code: 'price_changed', facts: { seen: '50.00', now: '60.00', currency: 'USD' } },
    });
  });

  it('terms that are not the current ones', async () => {
    expect(await refusal(await fresh(), [['PLAIN', 1]], { termsVersion: '2025-07' })).toMatchObject({
      code: 'terms_changed',
      facts: { accepted: '2025-07', current: '2026-01' },
    });
  });

  it('a line without a price', async () => {
    expect(await refusal(await fresh(), [['EURO-ONLY', 1]])).toMatchObject({
      code: 'price_on_request',
      facts: { skus: 'EURO-ONLY' },
    });
  });

  it('a price under its floor', async () => {
    expect(await refusal(await fresh(), [['FLOORED', 1]])).toMatchObject({ code: 'below_floor' });
  });

  it('a member without the role of a buyer', async () => {
    expect(await refusal(shop.buyer(alder, ['approver']), [['PLAIN', 1]])).toMatchObject({ code: 'not_permitted' });
  });

  it('a guest who names no company', async () => {
    expect(await refusal(shop.guest(), [['PLAIN', 1]])).toMatchObject({
      code: 'invalid_input',
      errors: [{ pointer: '/company' }, { pointer: '/contact' }],
    });
  });

  it("the vendor's staff", async () => {
    const maren = { ...tw().staff(alder.personId, ['inside_sales']), request: shop.guest().request };
    const body = await bodyFor(shop.guest());
    expect(await placeOrder(maren, body, use(body))).toMatchObject({ refusal: { code: 'staff_cannot_order' } });
  });
});

describe('the self-service limit', () => {
  it('by quantity: 2,499 buys, 2,500 talks', async () => {
    expect((await order(await fresh(), [['BY-QUANTITY', 2_499]])).ok).toBe(true);
    expect(await order(await fresh(), [['BY-QUANTITY', 2_500]])).toMatchObject({
      refusal: { code: 'over_the_limit', facts: { kind: 'quantity', limit: '2,499', lowerQuantity: 2_499 } },
    });
  });

  it('by amount: at 17.60 with 20,000.00, 1,136 buys and 1,137 talks', async () => {
    expect((await order(await fresh(), [['BY-AMOUNT', 1_136]])).ok).toBe(true);
    expect(await order(await fresh(), [['BY-AMOUNT', 1_137]])).toMatchObject({
      refusal: {
        code: 'over_the_limit',
        facts: { kind: 'amount', excess: '11.20', lowerQuantity: 1_136, contact: 'Maren Vogt' },
      },
    });
  });

  it('by amount: at 1,162.00 with 100,000.00, 86 buys and 1,000 talks', async () => {
    expect((await order(await fresh(), [['DEAR', 86]])).ok).toBe(true);
    expect(await order(await fresh(), [['DEAR', 1_000]])).toMatchObject({ refusal: { code: 'over_the_limit' } });
  });

  it('counts split lines together', async () => {
    const buyer = await fresh();
    expect(
      await order(buyer, [
        ['BY-QUANTITY', 1_250],
        ['BY-QUANTITY', 1_250],
      ]),
    ).toMatchObject({
      refusal: { code: 'over_the_limit' },
    });
  });

  it('counts the orders of the last 24 hours, and forgets them afterwards', async () => {
    const clock = tw().clock;
    const company = await shop.company('Cedar', 'c@cedar.example');
    expect((await order(shop.buyer(company), [['BY-QUANTITY', 1_300]])).ok).toBe(true);
    expect(await order(shop.buyer(company), [['BY-QUANTITY', 1_200]])).toMatchObject({
      refusal: { code: 'over_the_limit', facts: { reached: '2,500' } },
    });
    clock.advance(86_400_001);
    expect((await order(shop.buyer(company), [['BY-QUANTITY', 1_200]])).ok).toBe(true);
  });

  it('recognises a guest by VAT id and by the mail domain of his company, not by a public one', async () => {
    const guest = (email: string, vatId?: string) =>
      order(shop.guest(), [['BY-QUANTITY', 1_300]], asGuest(email, vatId));
    expect((await guest('a@dogwood.example', 'DE 123 456 789')).ok).toBe(true);
    expect((await guest('b@dogwood.example')).ok).toBe(false);
    expect((await guest('c@other.example', 'de123456789')).ok).toBe(false);
    expect((await guest('one@gmail.com')).ok).toBe(true);
    expect((await guest('two@gmail.com')).ok).toBe(true);
    expect((await guest('one@gmail.com')).ok).toBe(false);
  });
});

describe('at once', () => {
  const settled = (runs: Promise<unknown>[]) => Promise.allSettled(runs);

  it('the same key twenty times makes one order, and every answer is the first one', async () => {
    const buyer = await fresh();
    await fill(buyer, ['PLAIN', 1]);
    const body = await bodyFor(buyer);
    const before = await count('sales_order');
    const results = await settled(Array.from({ length: 20 }, () => placeOrder(buyer, body, use(body, 'the-same-key'))));
    expect(await count('sales_order')).toBe(before + 1);
    const placed = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(placed).toHaveLength(1);
    const [first] = placed as [Awaited<ReturnType<typeof placeOrder>>];
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toBeInstanceOf(SeenBefore);
      expect((result.reason as SeenBefore).outcome).toEqual({
        ok: true,
        value: { status: 201, body: acceptedValue(first) },
      });
    }
  });

  it('the same key with another body is refused', async () => {
    const buyer = await fresh();
    await fill(buyer, ['PLAIN', 1]);
    const body = await bodyFor(buyer);
    acceptedValue(await placeOrder(buyer, body, use(body, 'reused-key')));
    const other = { ...body, poReference: 'another' };
    await expect(placeOrder(buyer, other, use(other, 'reused-key'))).rejects.toMatchObject({
      outcome: { refusal: { code: 'idempotency_key_reused' } },
    });
  });

  it('a refused order leaves its key free for the corrected one', async () => {
    const buyer = await fresh();
    await fill(buyer, ['PLAIN', 1]);
    const wrong = await bodyFor(buyer, { termsVersion: 'old' });
    expect((await placeOrder(buyer, wrong, use(wrong, 'freed-key'))).ok).toBe(false);
    const right = await bodyFor(buyer);
    expect((await placeOrder(buyer, right, use(right, 'freed-key'))).ok).toBe(true);
  });

  it('two keys for one basket make one order', async () => {
    const buyer = await fresh();
    await fill(buyer, ['PLAIN', 1]);
    const body = await bodyFor(buyer);
    const results = await settled([placeOrder(buyer, body, use(body)), placeOrder(buyer, body, use(body))]);
    const codes = results.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      const outcome = result.value as Awaited<ReturnType<typeof placeOrder>>;
      return outcome.ok ? 'placed' : outcome.refusal.code;
    });
    expect(codes.sort()).toEqual(['basket_empty', 'placed']);
  });

  it('two orders that pass the limit only together: one goes through', async () => {
    const company = await shop.company('Elder', 'e@elder.example');
    // Its lock rows are there: only holding them keeps the three apart.
    acceptedValue(await order(shop.buyer(company), [['PLAIN', 1]]));
    const buyers = [shop.buyer(company), shop.buyer(company), shop.buyer(company)];
    for (const buyer of buyers) await fill(buyer, ['BY-QUANTITY', 1_300]);
    const bodies = await Promise.all(buyers.map((buyer) => bodyFor(buyer)));
    const outcomes = await Promise.all(
      buyers.map((buyer, index) => placeOrder(buyer, bodies[index]!, use(bodies[index]!))),
    );
    expect(outcomes.map((outcome) => (outcome.ok ? 'placed' : outcome.refusal.code)).sort()).toEqual([
      'over_the_limit',
      'over_the_limit',
      'placed',
    ]);
  });

  it('an order that dies before its commit leaves nothing half', async () => {
    const buyer = await fresh();
    await fill(buyer, ['PLAIN', 2]);
    const body = await bodyFor(buyer);
    const before = [await count('sales_order'), await count('order_line'), await count('limit_use')];
    const dying: Shopper = {
      ...buyer,
      transaction: (work, access) =>
        buyer.transaction(async (tx) => {
          await work(tx);
          throw new Error('the server died');
        }, access),
    };
    await expect(placeOrder(dying, body, use(body, 'dying-key'))).rejects.toThrow('the server died');
    expect([await count('sales_order'), await count('order_line'), await count('limit_use')]).toEqual(before);
    expect((await placeOrder(buyer, body, use(body, 'dying-key'))).ok).toBe(true);
  });
});
