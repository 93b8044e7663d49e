import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { keyUse } from '../../platform/http/idempotency.ts';
import type { Context } from '../../platform/http/route.ts';
import { changeQuantity } from '../baskets/actions/basket.ts';
import { ask, buildHouse, fillBasket, type House } from '../leads/test/house.ts';
import { placeOrder } from './actions/place-order.ts';
import type { PlaceOrder } from './terms.ts';

const database = testDatabase();
let house: House;
beforeAll(async () => {
  house = await buildHouse(database);
  await database.owner.query("UPDATE accounts.store SET opened_at = '2026-01-01Z'");
  await database.owner.query("SELECT platform.raise_version('seller')");
  await house.world.world.versions.refresh();
});

let keys = 0;

const sku = 'RELAY-TEAM-Y1';

/** Buys ten of what lies in the guest's basket. */
async function buyTen(context: Context, email: string) {
  const guest = { ...context, request: { address: '203.0.113.9', userAgent: '' } };
  const basket = acceptedValue(await changeQuantity(guest, sku, 10));
  const body: PlaceOrder = {
    basketVersion: basket.version,
    expectedTotal: basket.totals.dueNow,
    paymentMethod: 'invoice',
    termsVersion: '2026-01',
    company: {
      name: 'Brightwater Logistics',
      country: 'US',
      address: { line1: '2 Elm Street', postalCode: '97201', city: 'Portland' },
    },
    contact: { name: 'Ines Falk', email },
  };
  keys += 1;
  return acceptedValue(await placeOrder(guest, body, keyUse('tester', `lead-order-${keys}`, 'POST', '/orders', body)));
}

type OrderRow = { account_id: string; acted_by: string; lead_id: string | null };
const orders = (id: string) =>
  database.owner.query<OrderRow>('SELECT account_id, acted_by, lead_id FROM ordering.sales_order WHERE id = $1', [id]);

describe('an order from a basket that is being talked about', () => {
  it('cites the lead and lies under the company that the talk made', async () => {
    const guest = house.guest();
    const basketId = await fillBasket(guest, { sku, quantity: 999 });
    const lead = await house.lead((await ask(house, { basketId, email: 'one@larch.example' }, guest)).reference);
    const placed = await buyTen(guest, 'one@larch.example');
    const [row] = await database.owner.query<{ account_id: string; contact_person_id: string }>(
      'SELECT account_id, contact_person_id FROM leads.lead WHERE id = $1',
      [lead.id],
    );
    expect(await orders(placed.id)).toEqual([
      { account_id: row!.account_id, acted_by: row!.contact_person_id, lead_id: lead.id },
    ]);
  });

  it('lies elsewhere once somebody proved that the company is his', async () => {
    const guest = house.guest();
    const basketId = await fillBasket(guest, { sku, quantity: 999 });
    const lead = await house.lead((await ask(house, { basketId, email: 'chief@larch.example' }, guest)).reference);
    await database.owner.query("UPDATE accounts.person SET email_verified_at = '2026-03-16Z' WHERE email = $1", [
      'chief@larch.example',
    ]);
    const placed = await buyTen(guest, 'chief@larch.example');
    const [row] = await orders(placed.id);
    expect(row).toMatchObject({ lead_id: lead.id });
    expect(row!.account_id).not.toBe(lead.account_id);
  });

  it('of another visitor makes a company of its own, whatever address he gives', async () => {
    const guest = house.guest();
    const basketId = await fillBasket(guest, { sku, quantity: 999 });
    const lead = await house.lead((await ask(house, { basketId, email: 'two@larch.example' }, guest)).reference);
    const stranger = house.guest();
    await fillBasket(stranger, { sku, quantity: 999 });
    const placed = await buyTen(stranger, 'two@larch.example');
    const [row] = await orders(placed.id);
    expect(row).toMatchObject({ lead_id: null });
    expect(row!.account_id).not.toBe(lead.account_id);
  });
});
