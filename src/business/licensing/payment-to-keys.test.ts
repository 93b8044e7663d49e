import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { type Company, openShop, type Shop, type Shopper } from '../../../test/shop.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { keyUse } from '../../platform/http/idempotency.ts';
import type { Context } from '../../platform/http/route.ts';
import { deliverNow } from '../../platform/outbox.ts';
import { addLines } from '../baskets/actions/basket.ts';
import { awaitingPage, connectCancellation, expireUnpaid, paymentsFor, recordPayment } from '../billing/actions.ts';
import { cancelOrder } from '../ordering/actions/move-order.ts';
import { orderByLink, orderDetail, orderPage } from '../ordering/actions/orders.ts';
import { placeOrder } from '../ordering/actions/place-order.ts';
import { subscribers as orderSubscribers } from '../ordering/jobs.ts';
import type { OrderPlacedReply, PlaceOrder } from '../ordering/terms.ts';
import { exportLicences, issueLicences, licencePage, licencesByLink } from './actions.ts';
import { subscribers as licenceSubscribers } from './jobs.ts';

const database = testDatabase();
const subscribers = [...orderSubscribers, ...licenceSubscribers];
let world: ReturnType<typeof testWorld>;
let shop: Shop;
let company: Company;
let buyer: Shopper;
let finance: Context;
let keys = 0;

beforeAll(async () => {
  world = testWorld(database.app, { seed: 'thread' });
  shop = await openShop(world, database.owner);
  connectCancellation();
  await shop.sell(
    { sku: 'YEAR', unitPrice: '100.00', maxAmount: 100_000_000n },
    { sku: 'MONTH', unitPrice: '4.00', termMonths: 0, maxAmount: 100_000_000n },
  );
  const clerk = await shop.company('Halden', 'finance@halden.example');
  finance = { ...world.staff(clerk.personId, ['finance']), request: { address: '', userAgent: '' } } as Context;
});

beforeEach(async () => {
  company = await shop.company('Alder Freight', `bea${++keys}@alder-${keys}.example`);
  buyer = shop.buyer(company);
});

async function placed(
  change: Partial<PlaceOrder> = {},
  lines: [string, number][] = [['YEAR', 3]],
): Promise<OrderPlacedReply> {
  const given = lines.map(([sku, quantity], place) => ({ sku, quantity, pointer: `/lines/${place}` }));
  const { basket } = acceptedValue(await addLines(buyer, given));
  const body: PlaceOrder = {
    basketVersion: basket.version,
    expectedTotal: basket.totals.dueNow,
    paymentMethod: 'invoice',
    termsVersion: '2026-01',
    ...change,
  };
  return acceptedValue(await placeOrder(buyer, body, keyUse('t', `key-${++keys}`, 'POST', '/', body)));
}

const pay = (orderId: string, amount: string, more: Partial<Parameters<typeof recordPayment>[2]> = {}) =>
  recordPayment(finance, orderId, {
    amount: { amount, currency: 'USD' },
    receivedOn: '2026-03-16',
    reference: `REF ${++keys}`,
    ...more,
  });
const stateOf = async (id: string) => acceptedValue(await orderDetail(finance, id)).state;
const deliver = () => deliverNow(world.system(), subscribers);
const mails = (address: string) =>
  database.owner.query<{ subject: string; body_text: string; attachments: object[] }>(
    'SELECT subject, body_text, attachments FROM platform.mail WHERE recipient LIKE $1 ORDER BY created_at, id',
    [`%${address}%`],
  );

describe('a payment', () => {
  it('settles the order when the sum reaches the total, in parts too', async () => {
    const order = await placed();
    expect(acceptedValue(await pay(order.id, '100.00')).balance).toMatchObject({
      left: { amount: '200.00' },
      settled: false,
    });
    expect(await stateOf(order.id)).toBe('placed');
    expect(acceptedValue(await pay(order.id, '200.00')).balance).toMatchObject({
      left: { amount: '0.00' },
      settled: true,
    });
    expect(await stateOf(order.id)).toBe('paid');
    expect(acceptedValue(await paymentsFor(finance, order.id)).payments).toHaveLength(2);
  });

  it('that is too much is taken, and what is over is said', async () => {
    const order = await placed();
    expect(acceptedValue(await pay(order.id, '350.00')).balance).toMatchObject({
      over: { amount: '50.00' },
      settled: true,
    });
    expect(await stateOf(order.id)).toBe('paid');
  });

  it.each([
    ['in another currency', { amount: { amount: '300.00', currency: 'EUR' } }, 'payment_currency'],
    ['of nothing', { amount: { amount: '0.00', currency: 'USD' } }, 'payment_not_positive'],
    ['below zero', { amount: { amount: '-1.00', currency: 'USD' } }, 'payment_not_positive'],
    ['finer than the currency', { amount: { amount: '1.005', currency: 'USD' } }, 'invalid_input'],
    ['from the future', { receivedOn: '2026-03-17' }, 'payment_in_future'],
    ['older than the order', { receivedOn: '2026-03-15' }, 'payment_before_order'],
  ])('%s is refused', async (_, more, code) => {
    const order = await placed();
    expect(await pay(order.id, '300.00', more)).toMatchObject({ ok: false, refusal: { code } });
    expect(acceptedValue(await paymentsFor(finance, order.id)).payments).toEqual([]);
  });

  it('for a cancelled order is refused', async () => {
    const order = await placed();
    acceptedValue(await cancelOrder(finance, order.id, 'ordered twice'));
    expect(await pay(order.id, '300.00')).toMatchObject({ refusal: { code: 'payment_order_cancelled' } });
  });

  it('with a reference that is written down already is refused and names the order, spaces and case aside', async () => {
    const first = await placed();
    acceptedValue(await pay(first.id, '1.00', { reference: 'SEPA 4711 x' }));
    const second = await placed();
    expect(await pay(second.id, '300.00', { reference: 'sepa4711X' })).toMatchObject({
      refusal: { code: 'payment_reference_used', facts: { number: first.number } },
    });
  });

  it('written down by six people at once, for orders of six companies, is written down once', async () => {
    const orders: OrderPlacedReply[] = [];
    for (let count = 0; count < 6; count += 1) {
      buyer = shop.buyer(await shop.company(`Fir ${count}`, `fir${++keys}@fir-${keys}.example`));
      orders.push(await placed());
    }
    const outcomes = await Promise.all(orders.map((order) => pay(order.id, '5.00', { reference: 'AT ONCE' })));
    expect(outcomes.map((outcome) => (outcome.ok ? 'taken' : outcome.refusal.code)).sort()).toEqual([
      ...Array.from({ length: 5 }, () => 'payment_reference_used'),
      'taken',
    ]);
  });

  it('takes the order off the list of those that wait for money', async () => {
    const order = await placed();
    const waiting = async () => {
      const page = acceptedValue(await awaitingPage(finance, { sort: 'dueOn', limit: 200 }));
      return page.items.some((item) => item.orderId === order.id);
    };
    expect(await waiting()).toBe(true);
    acceptedValue(await pay(order.id, '300.00'));
    expect(await waiting()).toBe(false);
  });
});

describe('cancelling', () => {
  it('gives back what the order used of the limits, and tells the buyer why', async () => {
    const order = await placed();
    acceptedValue(await cancelOrder(finance, order.id, 'Ordered twice.'));
    expect(await stateOf(order.id)).toBe('cancelled');
    const used = await database.owner.query(
      'SELECT 1 FROM ordering.limit_use WHERE order_id = $1 AND given_back_at IS NULL',
      [order.id],
    );
    expect(used).toEqual([]);
    await deliver();
    const written = await mails(company.email);
    expect(written.at(-1)?.body_text).toContain(`your order ${order.number} is cancelled: Ordered twice.`);
  });

  it('is refused once money came in, and once it is paid or cancelled', async () => {
    const order = await placed();
    acceptedValue(await pay(order.id, '1.00'));
    expect(await cancelOrder(finance, order.id, 'no')).toMatchObject({ refusal: { code: 'order_partly_paid' } });
    const paid = await placed();
    acceptedValue(await pay(paid.id, '300.00'));
    expect(await cancelOrder(finance, paid.id, 'no')).toMatchObject({ refusal: { code: 'order_partly_paid' } });
    const gone = await placed();
    acceptedValue(await cancelOrder(finance, gone.id, 'twice'));
    expect(await cancelOrder(finance, gone.id, 'twice')).toMatchObject({
      refusal: { code: 'order_cancelled_already' },
    });
  });

  it('and paying at once: one of the two happens', async () => {
    const order = await placed();
    const [paid, cancelled] = await Promise.all([pay(order.id, '300.00'), cancelOrder(finance, order.id, 'race')]);
    expect([paid.ok, cancelled.ok].filter(Boolean)).toHaveLength(1);
  });
});

describe('licence keys', () => {
  it('follow payment: one entitlement with one key per line, once, even when the job runs again', async () => {
    const order = await placed({}, [
      ['YEAR', 3],
      ['MONTH', 5],
    ]);
    acceptedValue(await pay(order.id, '320.00'));
    await deliver();
    const again = await world.system().transaction((tx) => issueLicences(tx, world.system(), order.id));
    expect(again).toBe(0);
    const { items } = acceptedValue(await licencePage(buyer, { order: order.id, sort: '-issuedAt', limit: 50 }));
    expect(
      items
        .map(({ sku, quantity, startsOn, endsOn, keys: own }) => [sku, quantity, startsOn, endsOn, own.length])
        .sort(),
    ).toEqual([
      ['MONTH', 5, '2026-03-16', null, 1],
      ['YEAR', 3, '2026-03-16', '2027-03-16', 1],
    ]);
    expect(await stateOf(order.id)).toBe('fulfilled');
    const [mail] = (await mails(company.email)).filter(({ subject }) => subject.includes('licence keys'));
    for (const item of items) expect(mail?.body_text).toContain(item.keys[0]!.key);
  });

  it('do not come before payment', async () => {
    const order = await placed();
    await deliver();
    expect(acceptedValue(await licencesByLink(buyer, order.link.split('/').at(-1)!)).items).toEqual([]);
  });

  it('are made once when two jobs run at once', async () => {
    const order = await placed();
    acceptedValue(await pay(order.id, '300.00'));
    const system = world.system();
    await Promise.all([1, 2, 3].map(() => system.transaction((tx) => issueLicences(tx, system, order.id))));
    expect(acceptedValue(await licencePage(buyer, { order: order.id, sort: 'endsOn', limit: 50 })).items).toHaveLength(
      1,
    );
  });
});

describe('the list of licences', () => {
  it('names the company, is searched and sorted by it page by page, and goes out as CSV with the keys', async () => {
    const paid = async (name: string, sku: string) => {
      company = await shop.company(name, `list${++keys}@list-${keys}.example`);
      buyer = shop.buyer(company);
      const order = await placed({}, [[sku, 2]]);
      acceptedValue(await pay(order.id, order.total.amount));
      await deliver();
    };
    await paid('Zephyr Lists', 'YEAR');
    await paid('Aster Lists', 'MONTH');
    await paid('Mistral Lists', 'YEAR');
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { q: 'lists', sort: 'company', limit: 1, cursor } as const;
      const page = acceptedValue(await licencePage(finance, query));
      expect(page.approximateTotal).toBe(3);
      names.push(...page.items.map((item) => item.company));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(names).toEqual(['Aster Lists', 'Mistral Lists', 'Zephyr Lists']);
    const found = acceptedValue(await licencePage(finance, { q: 'zephyr', sort: '-issuedAt', limit: 50 })).items;
    const file: string[] = [];
    for await (const row of exportLicences(finance, { q: 'zephyr', sort: '-issuedAt' })) file.push(row);
    expect(file).toHaveLength(2);
    expect(file[1]).toContain(`Zephyr Lists,${found[0]!.orderNumber},YEAR,`);
    expect(file[1]).toContain(found[0]!.keys[0]!.key);
  });
});

describe('an unpaid prepayment', () => {
  it('expires after its day and gives back what it used; an invoice and a part payment do not', async () => {
    const unpaid = await placed({ paymentMethod: 'prepayment' });
    const partly = await placed({ paymentMethod: 'prepayment' });
    const onInvoice = await placed();
    acceptedValue(await pay(partly.id, '1.00'));
    await expireUnpaid({ ...world.system(), today: '2026-03-30' });
    expect(await stateOf(unpaid.id)).toBe('placed');
    await expireUnpaid({ ...world.system(), today: '2026-03-31' });
    expect([await stateOf(unpaid.id), await stateOf(partly.id), await stateOf(onInvoice.id)]).toEqual([
      'expired',
      'placed',
      'placed',
    ]);
  });
});

it('every order stands where its last event left it, with events numbered from 1', async () => {
  const paid = await placed();
  acceptedValue(await pay(paid.id, '300.00'));
  await deliver();
  const wrong = await database.owner.query(
    `SELECT s.order_id FROM ordering.order_state s
     JOIN (SELECT order_id, (array_agg(kind ORDER BY position DESC))[1] AS kind, max(position) AS last, count(*) AS count
           FROM ordering.order_event GROUP BY order_id) e ON e.order_id = s.order_id
     WHERE s.state <> e.kind OR s.position <> e.last OR e.count <> e.last`,
  );
  expect(wrong).toEqual([]);
  expect(acceptedValue(await orderDetail(finance, paid.id)).events.map((event) => event.kind)).toEqual([
    'placed',
    'paid',
    'fulfilled',
  ]);
});

describe('who sees an order', () => {
  it('its company, the staff, and whoever holds the signed link; nobody else', async () => {
    const order = await placed();
    expect((await orderDetail(buyer, order.id)).ok).toBe(true);
    const stranger = shop.buyer(await shop.company('Stranger', `s${++keys}@stranger.example`));
    expect(await orderDetail(stranger, order.id)).toMatchObject({ refusal: { code: 'order_not_found' } });
    expect(acceptedValue(await orderPage(stranger, { sort: '-placedAt', limit: 50 })).items).toEqual([]);
    const token = order.link.split('/').at(-1)!;
    expect(acceptedValue(await orderByLink(shop.guest(), token)).number).toBe(order.number);
    const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(await orderByLink(shop.guest(), forged)).toMatchObject({ refusal: { code: 'order_not_found' } });
  });

  it('finds it by number, company or purchase order reference, and pages by key', async () => {
    const numbers: string[] = [];
    for (const poReference of ['PO-1', 'PO-2', 'PO-3']) numbers.push((await placed({ poReference })).number);
    const found = acceptedValue(await orderPage(buyer, { q: 'po-2', sort: '-placedAt', limit: 50 }));
    expect(found.items.map((item) => item.number)).toEqual([numbers[1]]);
    const first = acceptedValue(await orderPage(buyer, { sort: '-placedAt', limit: 2 }));
    expect(first.approximateTotal).toBe(3);
    const rest = acceptedValue(await orderPage(buyer, { sort: '-placedAt', limit: 2, cursor: first.next! }));
    expect([...first.items, ...rest.items].map((item) => item.number).sort()).toEqual(numbers);
    expect(rest.next).toBeNull();
  });
});

describe('the confirmation', () => {
  it('goes out by mail with its document, once, in the language of the order', async () => {
    const order = await placed({
      language: 'de',
      contact: { name: 'Zoë Müller', email: company.email },
      company: {
        name: 'Größe Łódź Ελλάδα GmbH',
        country: 'DE',
        address: { line1: 'Weg 1', postalCode: '1', city: 'Łódź' },
      },
    });
    await deliver();
    const written = await mails(company.email);
    expect(written).toHaveLength(1);
    expect(written[0]).toMatchObject({ subject: `${order.number}: Ihr Auftrag bei Halden` });
    expect(written[0]!.body_text).toContain(order.link);
    expect(written[0]!.attachments).toMatchObject([{ name: `${order.number}.pdf` }]);
  });
});
