import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { openShop, type Shop, type Shopper } from '../../../test/shop.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { withQueryCount } from '../../platform/database/query-count.ts';
import { addLines, changeCurrency, changeQuantity, currentBasket, removeLine, setLines } from './actions/basket.ts';
import { basketShown } from './actions/basket-page.ts';

const database = testDatabase();
let shop: Shop;

beforeAll(async () => {
  shop = await openShop(testWorld(database.app, { seed: 'baskets' }), database.owner);
  await shop.sell(
    {
      sku: 'RLY-TEAM-12',
      unitPrice: '22.00',
      tiers: [
        { from: 100, unitPrice: '19.80' },
        { from: 1000, unitPrice: '17.60' },
      ],
      maxAmount: 1_900_000n,
    },
    { sku: 'VIG-12', unitPrice: '8.00', maxAmount: 100_000n },
    { sku: 'CPY-M', unitPrice: '4.00', termMonths: 0, maxAmount: 1_000_000n },
  );
  await shop.sell({ sku: 'EUR-1', unitPrice: '9.00', currency: 'EUR', maxAmount: 1_000n });
});

const line = (sku: string, quantity: number | string, place = 0) => ({ sku, quantity, pointer: `/lines/${place}` });

async function filled(shopper: Shopper, ...lines: [string, number][]) {
  const added = await addLines(
    shopper,
    lines.map(([sku, quantity], place) => line(sku, quantity, place)),
  );
  return acceptedValue(added).basket;
}

describe('putting lines into the basket', () => {
  it('prices what was put down, with its reasons', async () => {
    const basket = await filled(shop.guest(), ['RLY-TEAM-12', 100]);
    expect(basket.totals.dueNow).toEqual({ amount: '1980.00', currency: 'USD' });
    expect(basket.lines[0]).toMatchObject({ quantity: 100, unitPrice: '19.80', product: 'Relay RLY-TEAM-12' });
    expect(basket.lines[0]!.trace.map((step) => step.rule)).toContain('trace.volume.all-units');
    expect(basket.lines[0]!.trace.every((step) => step.text.length > 5)).toBe(true);
  });

  it('merges a SKU that is given twice, and says so', async () => {
    const basket = await filled(shop.guest(), ['VIG-12', 2], ['vig-12', 3]);
    expect(basket.lines.map((one) => one.quantity)).toEqual([5]);
    expect(basket.said).toMatchObject([{ code: 'merged', facts: { sku: 'VIG-12', quantity: '5' } }]);
    expect(basket.said[0]!.text).toBe('VIG-12 was there more than once. The quantities were added: 5.');
  });

  it('adds to a line that is there already, and says so', async () => {
    const shopper = shop.guest();
    await filled(shopper, ['VIG-12', 2]);
    const basket = await filled(shopper, ['VIG-12', 4]);
    expect(basket.lines[0]!.quantity).toBe(6);
    expect(basket.said).toMatchObject([{ code: 'merged', facts: { quantity: '6' } }]);
  });

  it('loses nothing when ten requests add at once', async () => {
    const shopper = shop.guest();
    await Promise.all(Array.from({ length: 10 }, () => filled(shopper, ['VIG-12', 1])));
    expect((await currentBasket(shopper))!.lines).toEqual([{ offerId: shop.offerId('VIG-12'), quantity: 10 }]);
  });

  it.each([
    [0, 'quantity_least'],
    [-1, 'quantity_least'],
    [1.5, 'quantity_whole'],
    [1e9, 'quantity_most'],
    ['1 000', 'quantity_digits_only'],
    ['1e9', 'quantity_digits_only'],
    ['many', 'quantity_whole'],
  ])('refuses the quantity %s and says what would be right', async (quantity, expected) => {
    const shopper = shop.guest();
    const added = await addLines(shopper, [line('VIG-12', 1), line('VIG-12', quantity, 1)]);
    expect(added).toMatchObject({
      ok: false,
      refusal: { code: 'basket_lines_wrong', errors: [{ pointer: '/lines/1/quantity', value: quantity, expected }] },
    });
    expect(await currentBasket(shopper)).toBeNull();
  });

  it('refuses a SKU that is not sold, and takes nothing of the rest', async () => {
    const shopper = shop.guest();
    const added = await addLines(shopper, [line('VIG-12', 1), line('NO-SUCH', 1, 1)]);
    expect(added).toMatchObject({
      refusal: { errors: [{ pointer: '/lines/1/sku', value: 'NO-SUCH', expected: 'known_sku' }] },
    });
    expect(await currentBasket(shopper)).toBeNull();
  });

  it('refuses to grow a line past what one may hold, and keeps what was there', async () => {
    const shopper = shop.guest();
    await filled(shopper, ['VIG-12', 999_999]);
    const more = await addLines(shopper, [line('VIG-12', 2)]);
    expect(more).toMatchObject({ ok: false, refusal: { code: 'basket_too_large' } });
    expect((await currentBasket(shopper))!.lines[0]!.quantity).toBe(999_999);
  });

  it('begins a session for a guest who has none', async () => {
    const nobody = { ...shop.guest(), caller: { ...shop.guest().caller, sessionId: null } };
    const added = acceptedValue(await addLines(nobody, [line('VIG-12', 1)]));
    expect(added.session?.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('takes one statement for the basket of a guest, whatever the number of lines', async () => {
    const shopper = shop.guest();
    await filled(shopper, ['VIG-12', 1]);
    const counted = await withQueryCount(() => filled(shopper, ['VIG-12', 1], ['RLY-TEAM-12', 5], ['CPY-M', 2]));
    expect(counted.statements).toHaveLength(1);
  });
});

describe('the bounds of a basket', () => {
  it('refuses more than 1,000 different lines', async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => ({ offerId: `o${index}`, quantity: 1 }));
    const saved = await database.app.query('SELECT baskets.fits($1::jsonb, 1000, 10) AS fits', [JSON.stringify(many)]);
    expect(saved).toEqual([{ fits: false }]);
  });
});

describe('changing the basket', () => {
  it('changes a quantity and takes a line out', async () => {
    const shopper = shop.guest();
    await filled(shopper, ['VIG-12', 2], ['CPY-M', 1]);
    const changed = acceptedValue(await changeQuantity(shopper, 'VIG-12', 7));
    expect(changed.lines.map((one) => one.quantity)).toEqual([7, 1]);
    const removed = acceptedValue(await removeLine(shopper, 'CPY-M'));
    expect(removed.lines.map((one) => one.sku)).toEqual(['VIG-12']);
    expect(await removeLine(shopper, 'CPY-M')).toMatchObject({ refusal: { code: 'basket_line_not_found' } });
  });

  it('replaces all lines only under the version that was seen', async () => {
    const shopper = shop.guest();
    const { version } = await filled(shopper, ['VIG-12', 2]);
    await filled(shopper, ['VIG-12', 1]);
    expect(await setLines(shopper, [line('CPY-M', 1)], version)).toMatchObject({
      refusal: { code: 'changed_meanwhile' },
    });
    expect(acceptedValue(await setLines(shopper, [line('CPY-M', 1)], version + 1)).basket.lines).toHaveLength(1);
  });

  it('prices anew in another currency, and says so', async () => {
    const shopper = shop.guest();
    await filled(shopper, ['EUR-1', 2]);
    const changed = acceptedValue(await changeCurrency(shopper, 'EUR'));
    expect(changed.totals.dueNow).toEqual({ amount: '18.00', currency: 'EUR' });
    expect(changed.said).toMatchObject([{ code: 'currency_changed', facts: { currency: 'EUR', before: 'USD' } }]);
    expect(await changeCurrency(shopper, 'JPY')).toMatchObject({ refusal: { code: 'currency_not_sold' } });
  });

  it('keeps the baskets of two sessions apart', async () => {
    const [one, other] = [shop.guest(), shop.guest()];
    await filled(one, ['VIG-12', 2]);
    expect((await basketShown(other, await currentBasket(other))).lines).toEqual([]);
  });

  it('talks about what has no price in the currency, and never shows zero for it', async () => {
    const basket = await filled(shop.guest(), ['EUR-1', 2]);
    expect(basket.lines[0]).toMatchObject({ unitPrice: null, net: null });
    expect(basket.totals.complete).toBe(false);
    expect(basket.limit).toMatchObject({ decision: 'talk', reasons: [{ kind: 'price_on_request' }] });
  });
});

describe('buy or talk', () => {
  it('says by how much the basket passes the limit and which quantities buy', async () => {
    const basket = await filled(shop.guest(), ['RLY-TEAM-12', 999]);
    expect(basket.limit.decision).toBe('talk');
    expect(basket.limit.reasons[0]).toMatchObject({ kind: 'amount', limit: '19000.00', excess: '780.20' });
    expect(basket.limit.alternatives).toEqual([
      { kind: 'larger', sku: 'RLY-TEAM-12', quantity: 1000, commitment: { amount: '17600.00', currency: 'USD' } },
      { kind: 'lower', sku: 'RLY-TEAM-12', quantity: 959, commitment: { amount: '18988.20', currency: 'USD' } },
    ]);
    expect(basket.lines[0]!.hint).toMatchObject({ kind: 'cheaper', quantity: 1000, less: { amount: '2180.20' } });
    expect(basket.contact).toMatchObject({ name: 'Maren Vogt', phone: '+1 503 555 0142' });
  });

  it('counts 12 months of a month-to-month line against the limit', async () => {
    const basket = await filled(shop.guest(), ['CPY-M', 209]);
    expect(basket.totals).toMatchObject({ dueNow: { amount: '836.00' }, commitment: { amount: '10032.00' } });
    expect(basket.limit.reasons[0]).toMatchObject({ kind: 'amount', excess: '32.00' });
  });
});
