import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { openShop, type Shop } from '../../../test/shop.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { withQueryCount } from '../../platform/database/query-count.ts';
import type { Context } from '../../platform/http/route.ts';
import { ladderPage, pricePage, productPageOf } from './actions/product-page.ts';
import { provideRecentOrders } from './actions/shop.ts';
import { productPage, storePage } from './actions/store-pages.ts';
import { ladderReply, priceReply, productListReply, productReply, storeReply } from './terms.ts';

const database = testDatabase();
let world: ReturnType<typeof testWorld>;
let shop: Shop;

beforeAll(async () => {
  world = testWorld(database.app, { seed: 'pages' });
  shop = await openShop(world, database.owner);
  const steps = (...prices: [number, string][]) => prices.map(([from, unitPrice]) => ({ from, unitPrice }));
  await shop.sell(
    { sku: 'RLY-12', unitPrice: '22.00', tiers: steps([100, '19.80'], [1000, '17.60']), maxAmount: 1_900_000n },
    { sku: 'RLY-M', unitPrice: '2.20', termMonths: 0, sibling: 'RLY-12' },
    { sku: 'RLY-36', unitPrice: '19.80', termMonths: 36, billing: 'yearly', sibling: 'RLY-12' },
    { sku: 'VIG-12', unitPrice: '8.00', maxQuantity: 2_499 },
  );
  await shop.sell({ sku: 'ONLY-EUR', unitPrice: '8.00', currency: 'EUR', maxAmount: 1_000n });
});

const read = <T>(schema: { parse(value: unknown): T }, made: Outcome<string>): T =>
  schema.parse(JSON.parse(acceptedValue(made)));
const guest = (): Context => shop.guest();
const relay = (asked: Parameters<typeof productPageOf>[2] = {}, context = guest()) =>
  productPageOf(context, 'rly-12', asked);

describe('the store', () => {
  it('says who sells, in which currencies, and whom to call', async () => {
    const store = storeReply.parse(JSON.parse(await storePage(guest())));
    expect(store).toMatchObject({
      seller: { name: 'Halden' },
      store: { open: true, currencies: ['USD', 'EUR'], termsVersion: '2026-01' },
      currency: 'USD',
      contact: { name: 'Maren Vogt' },
      families: [{ slug: 'tools', products: 3 }],
    });
  });

  it('lists products with the price they start from, month to month first, and price on request as none', async () => {
    const list = read(productListReply, await productPage(guest(), { limit: 24 }));
    expect(list.items.map(({ slug, from }) => [slug, from?.unitPrice ?? null, from?.periodMonths ?? null])).toEqual([
      ['only-eur', null, null],
      ['rly-12', '2.20', 1],
      ['vig-12', '8.00', 12],
    ]);
    expect(list.approximateTotal).toBe(3);
  });

  it('finds products by words without accents, by SKU, and pages', async () => {
    const found = async (q: string) =>
      read(productListReply, await productPage(guest(), { q, limit: 24 })).items.map((item) => item.slug);
    expect(await found('GERAT relay')).toEqual(['only-eur', 'rly-12', 'vig-12']);
    expect(await found('rly-36')).toEqual(['rly-12']);
    expect(await found('nothing like it')).toEqual([]);
    const first = read(productListReply, await productPage(guest(), { limit: 2 }));
    const rest = read(productListReply, await productPage(guest(), { limit: 2, cursor: first.next! }));
    expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null]);
  });

  it('answers a guest without a statement when warm, list and detail alike', async () => {
    await productPage(guest(), { limit: 24 });
    await relay();
    const counted = await withQueryCount(async () => {
      await storePage(guest());
      await productPage(guest(), { limit: 24 });
      await productPage(guest(), { limit: 7 });
      await relay({ quantity: '77' });
      await ladderPage(guest(), 'RLY-12', {});
    });
    expect(counted.statements).toEqual([]);
  });

  it('answers a signed-in buyer with no statement for the list, and one for a detail', async () => {
    const buyer = shop.buyer(await shop.company('Alder', 'a@alder.example'));
    provideRecentOrders(async ({ database: reader }) => {
      await reader.query('SELECT 1');
      return [];
    });
    await relay({}, buyer);
    const counted = await withQueryCount(async () => {
      await productPage(buyer, { limit: 24 });
      await relay({ quantity: '3' }, buyer);
    });
    expect(counted.statements).toEqual(['SELECT 1']);
    provideRecentOrders(async () => []);
  });

  it('shows a new price as soon as it is published', async () => {
    const priceOf = async () => read(priceReply, await pricePage(guest(), 'VIG-12', {})).choice.unitPrice;
    expect(await priceOf()).toBe('8.00');
    await shop.reprice('VIG-12', '9.00');
    expect(await priceOf()).toBe('9.00');
  });
});

describe('a product', () => {
  it('stands with terms side by side: commitment, saving against month to month, notice day', async () => {
    const product = read(productReply, await relay({ quantity: '10' }));
    expect(product).toMatchObject({ edition: 'team', term: 12, quantity: 10 });
    expect(
      product.terms.map(({ termMonths, commitment, saving, noticeBy }) => [
        termMonths,
        commitment?.amount,
        saving?.amount.amount ?? null,
        saving?.rate ?? null,
        noticeBy,
      ]),
    ).toEqual([
      [0, '264.00', null, null, null],
      [12, '220.00', '44.00', '0.166667', '2027-02-14'],
      [36, '594.00', '198.00', '0.25', '2029-02-14'],
    ]);
    expect(product.editions).toMatchObject([{ slug: 'team', features: ['File transfer'], choice: { sku: 'RLY-12' } }]);
    expect(product.contact).toMatchObject({ name: 'Maren Vogt', email: 'maren@halden.example' });
  });

  it('says that 1,000 cost 2,180.20 less than 999, and where the limit lets one buy', async () => {
    const product = read(productReply, await relay({ quantity: '999' }));
    expect(product.hint).toMatchObject({
      kind: 'cheaper',
      quantity: 1000,
      less: { amount: '2180.20' },
      decision: 'buy',
    });
    expect(product.limit).toMatchObject({ decision: 'talk', reasons: [{ kind: 'amount', excess: '780.20' }] });
    expect(product.ladder).toMatchObject({
      tierMode: 'all-units',
      steps: [
        { from: 1, to: 99, unitPrice: '22.00' },
        { from: 100, to: 999, unitPrice: '19.80' },
        { from: 1000, to: null, unitPrice: '17.60', total: { amount: '17600.00' } },
      ],
      intervals: [
        { from: 1, to: 959, decision: 'buy' },
        { from: 960, to: 999, decision: 'talk' },
        { from: 1000, to: 1079, decision: 'buy' },
        { from: 1080, to: null, decision: 'talk' },
      ],
      talkFrom: 1080,
      talkTo: 'Maren Vogt',
    });
    expect(product.trace.at(-1)?.rule).toBe('trace.limit.amount.passed');
  });

  it('says its words in the language of the reader', async () => {
    const german = { ...shop.guest(), language: 'de' } as Context;
    const product = read(productReply, await relay({}, german));
    expect(product.product).toMatchObject({ name: 'Relais RLY-12', metric: { other: 'Geräte' } });
  });

  it('without a price in the currency talks, and has no ladder', async () => {
    const page = read(productReply, await productPageOf(guest(), 'only-eur', {}));
    expect(page).toMatchObject({ choice: { unitPrice: null, decision: 'talk' }, ladder: null });
    expect(page.limit.reasons[0]?.kind).toBe('price_on_request');
    const inEuro = read(productReply, await productPageOf(guest(), 'only-eur', { currency: 'EUR' }));
    expect(inEuro).toMatchObject({ currency: 'EUR', choice: { unitPrice: '8.00' } });
  });

  it.each(['0', '-1', '1.5', '1e9', '1 000'])('refuses the quantity %s with words', async (quantity) => {
    expect(await relay({ quantity })).toMatchObject({
      refusal: { code: 'quantity_invalid', errors: [{ pointer: '/quantity', value: quantity }] },
    });
  });

  it('that is not there is not found, nor an offer of no such SKU', async () => {
    expect(await productPageOf(guest(), 'nope', {})).toMatchObject({ refusal: { code: 'product_not_found' } });
    expect(await ladderPage(guest(), 'nope', {})).toMatchObject({ refusal: { code: 'offer_not_sold' } });
  });
});

it('the ladder by quantity ends with whom to talk to', async () => {
  const ladder = read(ladderReply, await ladderPage(guest(), 'vig-12', {}));
  expect(ladder.intervals).toEqual([
    { from: 1, to: 2499, decision: 'buy' },
    { from: 2500, to: null, decision: 'talk' },
  ]);
});

it('a store that hides prices over the limit shows none there, and how to go on', async () => {
  await database.owner.query('UPDATE accounts.store SET shows_prices_over_limit = false');
  await database.owner.query("SELECT platform.raise_version('seller')");
  await world.world.versions.refresh();
  const product = read(productReply, await relay({ quantity: '999' }));
  expect(product.choice).toMatchObject({
    unitPrice: null,
    net: null,
    commitment: null,
    decision: 'talk',
    excess: null,
  });
  expect(product.trace).toEqual([]);
  expect(product.limit.alternatives.map((one) => one.quantity)).toEqual([1000, 959]);
  expect(JSON.stringify(product.limit)).not.toContain('19780.20');
});
