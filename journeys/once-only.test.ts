import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { OrderSummary } from '../src/business/ordering/terms.ts';
import { type Buyer, fillCheckout, orderNumber, takeToBasket } from './buying.ts';
import { inBrowser, people } from './people.ts';
import { sell, staff } from './vendor.ts';

/** The orders of a company, as sales sees them. */
async function ordersOf(company: string): Promise<readonly string[]> {
  const { items } = await (await staff('tomas')).send<{ items: OrderSummary[] }>(
    'GET',
    `/api/v1/orders?q=${encodeURIComponent(company)}`,
  );
  return items.map(({ number }) => number);
}

inBrowser('One intention, one order', () => {
  const who = people();
  beforeAll(() => sell('2021-04-01', { slug: 'ferry', name: 'Ferry', unitPrice: '3.00' }));

  /** A guest with a filled form, one press away from ordering. */
  async function readyToOrder(buyer: Buyer): Promise<Page> {
    const page = await who.guest('/products/ferry?quantity=10');
    await takeToBasket(page);
    await page.getByRole('link', { name: 'Check out' }).click();
    await fillCheckout(page, buyer);
    return page;
  }

  it('makes one order of a double click', async () => {
    const page = await readyToOrder({ company: 'Quill Printing', name: 'Vera Marin', email: 'vera@quill.example' });
    await page.getByRole('button', { name: /^Order for / }).dblclick();
    const number = await orderNumber(page);
    expect(await ordersOf('Quill Printing')).toEqual([number]);
  });

  it('makes one order where the connection is lost after the order was sent, and shows it', async () => {
    const page = await readyToOrder({ company: 'Ember Glass', name: 'Hugo Falk', email: 'hugo@ember-glass.example' });
    const keys: (string | undefined)[] = [];
    await page.route('**/api/v1/orders', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      // The server has the order; its answer never arrives.
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.getByRole('button', { name: /^Order for / }).click();
    const number = await orderNumber(page);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(await ordersOf('Ember Glass')).toEqual([number]);
  });

  it('keeps what was typed while there is no connection, says so, and goes on after', async () => {
    const buyer = { company: 'Fallow Timber', name: 'Mina Hale', email: 'mina@fallow-timber.example' };
    const page = await readyToOrder(buyer);
    await page.context().setOffline(true);
    const notice = page.getByText('There is no connection. What you typed is kept');
    await notice.waitFor();
    await page.getByRole('button', { name: /^Order for / }).click();
    await page.getByText('The server cannot be reached.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Company name' }).inputValue()).toBe(buyer.company);
    expect(await ordersOf(buyer.company)).toEqual([]);

    await page.context().setOffline(false);
    await notice.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^Order for / }).click();
    const number = await orderNumber(page);
    expect(await ordersOf(buyer.company)).toEqual([number]);
  });
});
