import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { type Company, openShop, type Shop, type Shopper } from '../../../test/shop.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { withQueryCount } from '../../platform/database/query-count.ts';
import { keyUse } from '../../platform/http/idempotency.ts';
import { addLines, changePromotionCode, currentBasket } from '../baskets/actions/basket.ts';
import { basketShown } from '../baskets/actions/basket-page.ts';
import { pricePage } from '../baskets/actions/product-page.ts';
import { changePromotion, createPromotion, endPromotionNow, getPromotion } from '../baskets/actions/promotions.ts';
import { type PromotionBody, promotionBody } from '../baskets/terms/promotions.ts';
import { cancelOrder } from './actions/move-order.ts';
import { orderDetail } from './actions/orders.ts';
import { placeOrder } from './actions/place-order.ts';
import { connectPromotions } from './actions/promotions.ts';
import { connectRecentOrders } from './actions/recent-orders.ts';
import type { PlaceOrder } from './terms.ts';

/** How many seeds the races run: few in every run, as many as wanted with RACE_SEEDS=100. */
const SEEDS = Number(process.env.RACE_SEEDS ?? 5);

const database = testDatabase();
let world: ReturnType<typeof testWorld>;
let shop: Shop;
let buyers: readonly Company[];
let number = 0;

beforeAll(async () => {
  world = testWorld(database.app, { seed: 'promotions' });
  shop = await openShop(world, database.owner);
  connectRecentOrders();
  connectPromotions();
  await shop.sell(
    { sku: 'PLAIN', unitPrice: '10.00', maxAmount: 500_000_000n },
    { sku: 'OTHER', unitPrice: '7.00', maxAmount: 500_000_000n },
    { sku: 'MONTHLY', unitPrice: '3.00', termMonths: 0, maxAmount: 500_000_000n },
    { sku: 'FLOORED', unitPrice: '10.00', floor: '9.50', maxAmount: 500_000_000n },
  );
  buyers = [];
  for (let n = 0; n < 20; n++) {
    buyers = [...buyers, await shop.company(`Racer ${n}`, `buyer@racer-${n}.example`)];
  }
});

const desk = () => world.staff('018f0000-0000-7000-8000-000000000077', ['catalogue']);
const fresh = async () => {
  number++;
  return shop.buyer(await shop.company(`Company ${number}`, `buyer@company-${number}.example`));
};

async function promotion(more: Partial<PromotionBody>) {
  const body = promotionBody.parse({
    name: 'Spring',
    benefit: 'percentage',
    percentage: '0.1',
    startsOn: '2026-03-01',
    ...more,
  });
  return acceptedValue(await createPromotion(desk(), body));
}

async function fill(shopper: Shopper, lines: readonly (readonly [sku: string, quantity: number])[]) {
  const given = lines.map(([sku, quantity], place) => ({ sku, quantity, pointer: `/lines/${place}` }));
  return acceptedValue(await addLines(shopper, given)).basket;
}

const shown = async (shopper: Shopper) => basketShown(shopper, await currentBasket(shopper));

async function buy(shopper: Shopper, more: Partial<PlaceOrder> = {}) {
  const basket = await shown(shopper);
  const body: PlaceOrder = {
    basketVersion: basket.version,
    expectedTotal: basket.totals.dueNow,
    paymentMethod: 'invoice',
    termsVersion: '2026-01',
    ...more,
  };
  number++;
  return placeOrder(shopper, body, keyUse('tester', `promotion-key-${number}`, 'POST', '/api/v1/orders', body));
}

async function balance(id: string) {
  const [row] = await database.owner.query<{ uses: bigint; spent: bigint }>(
    'SELECT uses, spent FROM baskets.promotion_balance WHERE promotion_id = $1',
    [id],
  );
  return { uses: Number(row!.uses), spent: Number(row!.spent) };
}

describe('a promotion with a code', () => {
  it('lowers the basket, is stored with the order line, and replays from its trace', async () => {
    const spring = await promotion({ code: 'spring-26', maxUses: 10, currency: 'USD', budget: '500.00' });
    expect(spring).toMatchObject({ code: 'SPRING-26', state: 'running', uses: 0, budgetLeft: '500.00' });
    const buyer = await fresh();
    await fill(buyer, [
      ['PLAIN', 10],
      ['OTHER', 1],
    ]);
    const basket = acceptedValue(await changePromotionCode(buyer, ' spring-26 '));
    expect(basket.promotionCode).toEqual({
      code: 'SPRING-26',
      name: 'Spring',
      applied: true,
      state: 'applied',
      text: 'Spring saves you USD\u00a010.70.',
    });
    expect(basket.totals).toMatchObject({
      dueNow: { amount: '96.30' },
      promotions: [{ name: 'Spring', saving: { amount: '10.70', currency: 'USD' } }],
    });
    expect(basket.lines.map((line) => line.promotion?.saving.amount)).toEqual(['10.00', '0.70']);
    const placed = acceptedValue(await buy(buyer));
    expect(placed.total.amount).toBe('96.30');
    const order = acceptedValue(await orderDetail(buyer, placed.id, undefined, 'de'));
    expect(order.items.map((item) => item.promotion?.saving.amount)).toEqual(['10.00', '0.70']);
    expect(order.items[0]!.trace.map((step) => step.text)).toContain('Spring: 10\u00a0% Nachlass.');
    expect(await balance(spring.id)).toEqual({ uses: 1, spent: 1_070 });
    expect(acceptedValue(await getPromotion(desk(), spring.id))).toMatchObject({ uses: 1, budgetLeft: '489.30' });
  });

  it('is answered in words where it does not count', async () => {
    await promotion({ code: 'LATER', name: 'Later', startsOn: '2026-05-01' });
    await promotion({ code: 'BEFORE', name: 'Before', startsOn: '2026-01-01', endsOn: '2026-02-01' });
    await promotion({ code: 'EUROS', name: 'Euros', currency: 'EUR' });
    await promotion({ code: 'LARGE', name: 'Large', currency: 'USD', least: '500.00' });
    await promotion({ code: 'ELSE', name: 'Else', skus: ['OTHER'] });
    await promotion({ code: 'NEWCOMER', name: 'Newcomer', newCustomers: true });
    await promotion({ code: 'SCHOOLS', name: 'Schools', audience: 'segment:schools' });
    const buyer = await fresh();
    await fill(buyer, [['PLAIN', 10]]);
    const answer = async (code: string) => {
      const made = await changePromotionCode(buyer, code);
      return made.ok ? made.value.promotionCode!.text : [made.refusal.code, made.refusal.facts?.reason];
    };
    expect(await answer('NOTHING')).toEqual(['promotion_unknown', 'unknown']);
    expect(await answer('LATER')).toEqual(['promotion_refused', 'coming']);
    expect(await answer('BEFORE')).toEqual(['promotion_refused', 'ended']);
    expect(await answer('EUROS')).toEqual(['promotion_refused', 'other_currency']);
    expect(await answer('NEWCOMER')).toEqual(['promotion_refused', 'customers_known']);
    expect(await answer('SCHOOLS')).toEqual(['promotion_refused', 'other_buyers']);
    expect(await answer('LARGE')).toBe('Large counts from USD\u00a0500.00 on. Add USD\u00a0400.00 more before tax.');
    expect(await answer('ELSE')).toBe('Else covers nothing that is in this basket.');
    expect((await shown({ ...buyer, language: 'de' })).promotionCode?.text).toBe(
      'Else umfasst nichts, was in diesem Warenkorb ist.',
    );
    expect(acceptedValue(await changePromotionCode(buyer, null)).promotionCode).toBeNull();
  });

  it('for new customers counts for a guest once: the second order is of somebody known', async () => {
    const first = await promotion({ code: 'FIRST', name: 'First', newCustomers: true, percentage: '0.5' });
    const guest = async () => {
      const shopper = shop.guest();
      await fill(shopper, [['PLAIN', 1]]);
      acceptedValue(await changePromotionCode(shopper, 'FIRST'));
      return buy(shopper, {
        company: {
          name: 'Larch Labs',
          country: 'US',
          address: { line1: '3 Elm Street', postalCode: '97201', city: 'Portland' },
        },
        contact: { name: 'Lee Larch', email: 'lee@larch-labs.example' },
      });
    };
    expect((await guest()).ok).toBe(true);
    expect(await guest()).toMatchObject({ refusal: { code: 'price_changed' } });
    expect((await balance(first.id)).uses).toBe(1);
  });

  it('per company counts as often as it may, and again after an order was cancelled', async () => {
    const once = await promotion({ code: 'ONCE', name: 'Once', maxUsesPerAccount: 1 });
    const company = await shop.company('Juniper', 'buyer@juniper.example');
    const buyer = shop.buyer(company);
    await fill(buyer, [['PLAIN', 1]]);
    acceptedValue(await changePromotionCode(buyer, 'ONCE'));
    const placed = acceptedValue(await buy(buyer));
    const again = shop.buyer(company);
    await fill(again, [['PLAIN', 1]]);
    expect(await changePromotionCode(again, 'ONCE')).toMatchObject({
      refusal: { code: 'promotion_refused', facts: { reason: 'used_by_you' } },
    });
    const finance = world.staff('018f0000-0000-7000-8000-000000000078', ['finance']);
    acceptedValue(await cancelOrder(finance, placed.id, 'Ordered by mistake'));
    expect(await balance(once.id)).toEqual({ uses: 0, spent: 0 });
    expect(acceptedValue(await changePromotionCode(again, 'ONCE')).promotionCode?.applied).toBe(true);
  });

  it('that was ended between basket and order: nothing is ordered at another price', async () => {
    const ending = await promotion({ code: 'ENDING', name: 'Ending' });
    const buyer = await fresh();
    await fill(buyer, [['PLAIN', 1]]);
    acceptedValue(await changePromotionCode(buyer, 'ENDING'));
    const basket = await shown(buyer);
    acceptedValue(await endPromotionNow(desk(), ending.id, '1'));
    expect(await buy(buyer, { expectedTotal: basket.totals.dueNow })).toMatchObject({
      refusal: { code: 'price_changed', facts: { seen: '9.00', now: '10.00' } },
    });
    expect((await shown(buyer)).promotionCode).toMatchObject({ applied: false, text: 'Ending has ended.' });
  });
});

describe('a promotion without a code', () => {
  it('shows on the product page and in everybody’s basket until it is used up; never under the floor', async () => {
    const open = await promotion({
      name: 'Open days',
      percentage: '0.2',
      skus: ['MONTHLY', 'FLOORED'],
      maxUses: 1,
    });
    const page = async (sku: string) =>
      JSON.parse(acceptedValue(await pricePage(shop.guest(), sku, { currency: 'USD' }))).choice;
    expect(await page('MONTHLY')).toMatchObject({ unitPrice: '2.40', promotion: { name: 'Open days' } });
    expect(await page('FLOORED')).toMatchObject({ unitPrice: '10.00', promotion: null });
    const buyer = await fresh();
    await fill(buyer, [['MONTHLY', 5]]);
    expect(acceptedValue(await buy(buyer)).total.amount).toBe('12.00');
    await world.world.versions.refresh();
    expect(await page('MONTHLY')).toMatchObject({ unitPrice: '3.00', promotion: null });
    expect(acceptedValue(await getPromotion(desk(), open.id)).state).toBe('used_up');
  });

  it('costs a basket one round trip more where it has limits, and none where it has not', async () => {
    const buyer = await fresh();
    await fill(buyer, [['PLAIN', 1]]);
    const basket = await currentBasket(buyer);
    const without = await withQueryCount(() => basketShown(buyer, basket));
    const budget = await promotion({ name: 'Budget', currency: 'USD', budget: '5.00', maxUses: 9 });
    await basketShown(buyer, basket);
    const limited = await withQueryCount(() => basketShown(buyer, basket));
    expect(limited.statements.length - without.statements.length).toBe(1);
    acceptedValue(await endPromotionNow(desk(), budget.id, '1'));
  });
});

describe('free months', () => {
  it('lower what is due first; what comes again stays', async () => {
    const months = await promotion({
      name: 'Free start',
      benefit: 'free_months',
      freeMonths: 1,
      percentage: null,
      skus: ['MONTHLY'],
    });
    const page = JSON.parse(acceptedValue(await pricePage(shop.guest(), 'MONTHLY', { currency: 'USD' }))).choice;
    expect(page).toMatchObject({
      net: { amount: '0.00' },
      periodNet: { amount: '3.00' },
      commitment: { amount: '33.00' },
    });
    const buyer = await fresh();
    await fill(buyer, [['MONTHLY', 2]]);
    const basket = await shown(buyer);
    expect(basket.lines[0]).toMatchObject({ net: { amount: '6.00' }, dueNow: { amount: '0.00' } });
    expect(basket.totals).toMatchObject({ dueNow: { amount: '0.00' }, commitment: { amount: '66.00' } });
    acceptedValue(await endPromotionNow(desk(), months.id, '1'));
  });
});

describe('the desk', () => {
  it('names every wrong field with its value and what would be right', async () => {
    const body = promotionBody.parse({
      name: 'Wrong',
      code: 'A!',
      benefit: 'percentage',
      percentage: '1.5',
      budget: '10.00',
      skus: ['PLAIN', 'NOWHERE'],
      startsOn: '2026-03-01',
      endsOn: '2026-03-01',
    });
    const made = await createPromotion(desk(), body);
    expect(made.ok ? [] : made.refusal.errors?.map(({ pointer, expected }) => [pointer, expected])).toEqual([
      ['/code', 'promotion_code'],
      ['/endsOn', 'day_after_start'],
      ['/skus/1', 'known_sku'],
      ['/percentage', 'promotion_percentage'],
      ['/currency', 'promotion_currency'],
    ]);
  });

  it('changes under the version that was seen; a code belongs to one promotion', async () => {
    const made = await promotion({ code: 'TAKEN', name: 'Taken' });
    const body = promotionBody.parse({
      name: 'Renamed',
      benefit: 'free_months',
      freeMonths: 2,
      startsOn: '2026-03-01',
    });
    expect(await changePromotion(desk(), made.id, '9', body)).toMatchObject({ refusal: { code: 'changed_meanwhile' } });
    expect(acceptedValue(await changePromotion(desk(), made.id, '1', { ...body, code: 'taken' }))).toMatchObject({
      name: 'Renamed',
      freeMonths: 2,
      rowVersion: 2,
    });
    const twice = await createPromotion(desk(), { ...body, code: 'TAKEN' });
    expect(twice).toMatchObject({ refusal: { code: 'promotion_code_taken' } });
    acceptedValue(await endPromotionNow(desk(), made.id, '2'));
    expect(await changePromotion(desk(), made.id, '3', body)).toMatchObject({ refusal: { code: 'promotion_ended' } });
  });
});

/** Baskets with a code, put down straight in the database: the race is about ordering them. */
async function baskets(code: string, quantities: readonly number[]): Promise<readonly Shopper[]> {
  const shoppers = quantities.map((_, index) => shop.buyer(buyers[index % buyers.length]!));
  const rows = shoppers.map(({ caller }, index) => ({
    id: world.system().newId(),
    session: caller.sessionId,
    lines: [{ offerId: shop.offerId('PLAIN'), quantity: quantities[index] }],
  }));
  await database.owner.query(
    `INSERT INTO baskets.basket (id, session_id, store_id, currency, lines, promotion_code, created_at, changed_at)
     SELECT id, session, $2, 'USD', lines, $3, now(), now()
     FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, session uuid, lines jsonb)`,
    [JSON.stringify(rows), shop.storeId, code],
  );
  return shoppers;
}

/** Everybody orders at once what he saw: his lines at 10 % off. Chance, from the seed, says who comes when. */
async function rush(code: string, quantities: readonly number[], seed: number) {
  const shoppers = await baskets(code, quantities);
  const order = fc.sample(fc.shuffledSubarray([...shoppers.keys()], { minLength: shoppers.length }), {
    seed,
    numRuns: 1,
  })[0]!;
  return Promise.all(
    order.map(async (index) => {
      const body: PlaceOrder = {
        basketVersion: 1,
        expectedTotal: { amount: `${quantities[index]! * 9}.00`, currency: 'USD' },
        paymentMethod: 'invoice',
        termsVersion: '2026-01',
      };
      const key = `race-${code}-${index}-0000`;
      return {
        ...(await placeOrder(shoppers[index]!, body, keyUse('racer', key, 'POST', '/api/v1/orders', body))),
        quantity: quantities[index]!,
      };
    }),
  );
}

describe('at the same time', () => {
  it.each(Array.from({ length: SEEDS }, (_, seed) => seed))(
    '200 parallel uses of a single-use code make exactly one order (seed %i)',
    async (seed) => {
      const code = `SINGLE-${seed}`;
      const single = await promotion({ code, name: 'Single', maxUses: 1 });
      const quantities = Array.from({ length: 200 }, () => 1);
      const placed = await rush(code, quantities, seed);
      expect(placed.filter((one) => one.ok)).toHaveLength(1);
      for (const one of placed) {
        if (!one.ok) expect(['price_changed', 'promotion_gone']).toContain(one.refusal.code);
      }
      expect(await balance(single.id)).toMatchObject({ uses: 1 });
      const [orders] = await database.owner.query<{ count: bigint }>(
        'SELECT count(DISTINCT order_id) AS count FROM ordering.order_line WHERE promotion_id = $1',
        [single.id],
      );
      expect(Number(orders!.count)).toBe(1);
    },
    60_000,
  );

  it.each(Array.from({ length: SEEDS }, (_, seed) => seed))(
    'a budget is never overdrawn by a cent, whoever comes first (seed %i)',
    async (seed) => {
      const code = `BUDGET-${seed}`;
      const budget = await promotion({ code, name: 'Budget', currency: 'USD', budget: '20.00' });
      const quantities = fc.sample(fc.integer({ min: 1, max: 15 }), { seed, numRuns: 24 });
      const placed = await rush(code, quantities, seed);
      const savings = await database.owner.query<{ saving: bigint }>(
        'SELECT promotion_saving AS saving FROM ordering.order_line WHERE promotion_id = $1',
        [budget.id],
      );
      const spent = savings.reduce((sum, row) => sum + Number(row.saving), 0);
      expect(spent).toBeLessThanOrEqual(2_000);
      expect(placed.filter((one) => one.ok)).toHaveLength(savings.length);
      expect(await balance(budget.id)).toEqual({ uses: savings.length, spent });
      // Whoever was refused would have passed the budget.
      const refused = placed.flatMap(({ ok, quantity }) => (ok ? [] : [quantity]));
      for (const quantity of refused) expect(spent + quantity * 100).toBeGreaterThan(2_000);
    },
    60_000,
  );
});
