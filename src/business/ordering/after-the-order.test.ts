import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { openShop, type Shop, type Shopper } from '../../../test/shop.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { readTrace } from '../../kernel/trace.ts';
import { keyUse } from '../../platform/http/idempotency.ts';
import { deliverNow, type PlatformEvent, type Subscriber } from '../../platform/outbox.ts';
import { addLines, changeCurrency } from '../baskets/actions/basket.ts';
import { factsOf, shopOf } from '../baskets/actions/shop.ts';
import { answerFor } from '../baskets/rules/price-answer.ts';
import type { BasketReply } from '../baskets/terms.ts';
import { confirmationPdf } from './actions/confirmation-pdf.ts';
import { exportOrders, orderDetail } from './actions/orders.ts';
import { placeOrder } from './actions/place-order.ts';
import { subscribers } from './jobs.ts';
import type { LineRow } from './storage/orders.ts';
import type { OrderPlacedReply, PlaceOrder, RepeatBuyer } from './terms.ts';

const database = testDatabase();
let world: ReturnType<typeof testWorld>;
let shop: Shop;
let keys = 0;

const skus = ['P-TIERS', 'P-MONTH', 'P-YEARS', 'P-PLAIN'] as const;

beforeAll(async () => {
  world = testWorld(database.app, { seed: 'after' });
  shop = await openShop(world, database.owner);
  const tiers = [
    { from: 100, unitPrice: '19.80' },
    { from: 1000, unitPrice: '17.60' },
  ];
  await shop.sell(
    { sku: 'P-TIERS', unitPrice: '22.00', tiers },
    { sku: 'P-MONTH', unitPrice: '3.333333', termMonths: 0 },
    { sku: 'P-YEARS', unitPrice: '99.995', termMonths: 36, billing: 'yearly' },
    { sku: 'P-PLAIN', unitPrice: '0.0125', termMonths: 60 },
  );
  await shop.sell({ sku: 'E-TIERS', unitPrice: '22.00', currency: 'EUR', tiers });
  for (const [currency, most] of [
    ['USD', 10n ** 15n],
    ['EUR', 2_000_000n],
  ] as const) {
    await database.owner.query(
      `INSERT INTO pricing.self_service_limit (id, store_id, scope, audience, currency, max_amount, starts_on)
       VALUES ($1, $2, 'store', 'public', $3, $4, '2026-01-01')`,
      [world.system().newId(), shop.storeId, currency, most],
    );
  }
  await database.owner.query("SELECT platform.raise_version('prices')");
  await world.world.versions.refresh();
});

async function place(
  shopper: Shopper,
  basket: BasketReply,
  change: Partial<PlaceOrder> = {},
): Promise<OrderPlacedReply> {
  const body: PlaceOrder = {
    basketVersion: basket.version,
    expectedTotal: basket.totals.dueNow,
    paymentMethod: 'invoice',
    termsVersion: '2026-01',
    ...change,
  };
  return acceptedValue(await placeOrder(shopper, body, keyUse('t', `key-${++keys}`, 'POST', '/', body)));
}

async function placed(
  shopper: Shopper,
  lines: [string, number][],
  change: Partial<PlaceOrder> = {},
): Promise<OrderPlacedReply> {
  const given = lines.map(([sku, quantity], at) => ({ sku, quantity, pointer: `/lines/${at}` }));
  return place(shopper, acceptedValue(await addLines(shopper, given)).basket, change);
}

const fresh = async () => shop.buyer(await shop.company(`Company ${++keys}`, `buyer@after-${keys}.example`));

describe('what is stored of an order', () => {
  it('replays to the same prices and traces, and its lines sum to its totals', async () => {
    const quantities = fc.dictionary(fc.constantFrom(...skus), fc.integer({ min: 1, max: 2_000 }), { minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(quantities, async (wanted) => {
        const buyer = await fresh();
        const { id } = await placed(buyer, Object.entries(wanted));
        const [order] = await database.owner.query<{ total: bigint; commitment: bigint; placed_on: string }>(
          'SELECT total, commitment, placed_on FROM ordering.sales_order WHERE id = $1',
          [id],
        );
        const rows = await database.owner.query<LineRow>(
          'SELECT * FROM ordering.order_line WHERE order_id = $1 ORDER BY position',
          [id],
        );
        const sum = (of: (row: LineRow) => bigint) => rows.reduce((total, row) => total + of(row), 0n);
        expect(sum((row) => row.invoiced_now)).toBe(order!.total);
        expect(sum((row) => row.commitment)).toBe(order!.commitment);
        const kept = await shopOf(buyer);
        const facts = factsOf(kept, { buyer: {}, currency: 'USD', today: order!.placed_on, recent: [] });
        const lines = rows.map((row) => ({ offer: row.offer_id, quantity: Number(row.quantity) }));
        const again = acceptedValue(answerFor(facts, lines, { trace: true, floor: 'refuse' })).basket;
        for (const [index, row] of rows.entries()) {
          const line = again.lines[index]!;
          expect(line.trace).toEqual(readTrace(row.trace));
          expect(line.state === 'priced' && [line.net.minor, line.commitment.minor]).toEqual([row.net, row.commitment]);
          expect(row.bands.reduce((net, band) => net + BigInt(band.net), 0n)).toBe(row.net);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('a repeat buyer', () => {
  const heard: PlatformEvent[] = [];
  const listener: Subscriber = {
    name: 'test.repeat-buyer',
    event: 'order.repeat-buyer',
    handle: async (_, event) => {
      heard.push(event);
    },
  };
  const deliver = async () => {
    heard.length = 0;
    await deliverNow(world.system(), [...subscribers.filter(({ name }) => name === 'ordering.repeat-buyer'), listener]);
    return heard.map((event) => event.data as RepeatBuyer);
  };
  const guest = (vatId: string): Partial<PlaceOrder> => ({
    company: { name: 'Fir Works', country: 'DE', vatId, address: { line1: 'Weg 1', postalCode: '1', city: 'Bonn' } },
    contact: { name: 'Fay Fir', email: `fay${++keys}@gmail.com` },
  });
  const inEuro = async (quantity: number, vatId: string) => {
    const shopper = shop.guest();
    acceptedValue(await addLines(shopper, [{ sku: 'E-TIERS', quantity, pointer: '' }]));
    const basket = acceptedValue(await changeCurrency(shopper, 'EUR'));
    return place(shopper, basket, guest(vatId));
  };

  it('whose orders of 90 days together pass the amount goes through, and is announced with what one order would have saved', async () => {
    await deliver();
    await inEuro(600, 'DE811'); // 600 at 19.80: 11,880.00
    expect(await deliver()).toEqual([]);
    world.clock.advance(2 * 86_400_000);
    const second = await inEuro(600, 'DE811');
    const [event] = await deliver();
    expect(event).toMatchObject({
      number: second.number,
      currency: 'EUR',
      committed: '23760.00',
      limit: '20000.00',
      // 1,200 at 17.60 are 21,120.00
      saving: '2640.00',
    });
    expect(event!.orders).toHaveLength(2);
  });

  it('is not recognised after 90 days, nor by nothing but a public mail provider', async () => {
    await inEuro(600, 'DE900');
    world.clock.advance(91 * 86_400_000);
    await inEuro(600, 'DE900');
    await inEuro(600, 'DE901');
    expect(await deliver()).toEqual([]);
  });
});

function textOf(pdf: Uint8Array): string | null {
  const directory = mkdtempSync(join(tmpdir(), 'keyline-confirmation-'));
  try {
    writeFileSync(join(directory, 'a.pdf'), pdf);
    return execFileSync('pdftotext', ['-layout', join(directory, 'a.pdf'), '-'], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

describe('the confirmation as a document', () => {
  it('carries lines, totals, payment instruction, reasons and contact in the language of the order', async () => {
    const buyer = await fresh();
    const order = await placed(
      buyer,
      [
        ['P-TIERS', 100],
        ['P-YEARS', 2],
      ],
      {
        language: 'de',
        poReference: 'PO 77',
        company: {
          name: 'Größe Łódź Ελλάδα GmbH',
          country: 'DE',
          address: { line1: 'Weg 1', postalCode: '1', city: 'Łódź' },
        },
      },
    );
    const shown = acceptedValue(await orderDetail(buyer, order.id, undefined, 'of-the-order'));
    const pdf = await confirmationPdf(buyer, shown);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(Buffer.compare(pdf, await confirmationPdf(buyer, shown))).toBe(0);
    const text = textOf(pdf);
    if (text === null) return;
    for (const words of [
      'Auftragsbestätigung',
      order.number,
      'Größe Łódź Ελλάδα GmbH',
      'PO 77',
      'Relais P-TIERS',
      '1.980,00',
      '19,80',
      'US-4711',
      'Warum dieser Preis',
      'Maren Vogt',
      'die Rechnung mit Steuern folgt',
    ])
      expect(text).toContain(words);
  });

  it('runs over several pages when there are many lines, each with its head and number', async () => {
    const buyer = await fresh();
    const order = await placed(buyer, [['P-PLAIN', 5]]);
    const shown = acceptedValue(await orderDetail(buyer, order.id));
    const items = Array.from({ length: 60 }, (_, index) => ({ ...shown.items[0]!, sku: `SKU-${index}` }));
    const text = textOf(await confirmationPdf(buyer, { ...shown, items }));
    if (text === null) return;
    expect(text).toContain('SKU-59');
    expect(text).toMatch(/page 2 of \d/);
  });
});

it('exports every order of a filter as CSV, formulas in cells made harmless', async () => {
  const company = await shop.company('=SUM(A1)', `formula@after-${++keys}.example`);
  const order = await placed(shop.buyer(company), [['P-PLAIN', 100]]);
  let csv = '';
  const all = exportOrders(world.staff(company.personId, ['finance']), {
    account: company.accountId,
    sort: '-placedAt',
  });
  for await (const part of all) csv += part;
  expect(csv.startsWith('\ufeffnumber,')).toBe(true);
  expect(csv).toContain(`${order.number},`);
  expect(csv).toContain("'=SUM(A1)");
});
