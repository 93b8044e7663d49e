import type { Page } from 'playwright-core';
import { beforeAll, it } from 'vitest';
import { fillCheckout, placeOrder, takeToBasket, yourChoice } from './buying.ts';
import { inBrowser, people } from './people.ts';
import { at, sell } from './vendor.ts';

/** Types a code into the basket. */
async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Promotion code' }).fill(code);
  await page.getByRole('button', { name: 'Use code' }).click();
}

inBrowser('A promotion', () => {
  const who = people();
  beforeAll(() => sell('2021-06-01', { slug: 'astrolabe', name: 'Astrolabe', unitPrice: '40.00', maxQuantity: 500 }));

  it('is made on the desk, typed in the store, ordered, and used up for the next', async () => {
    const desk = await who.signedIn(at('felix'), '/desk/promotions');
    await desk.getByRole('link', { name: 'New promotion' }).first().click();
    const text = (name: string) => desk.getByRole('textbox', { name, exact: false });
    await text('Name').first().fill('Harbour days');
    await text('Code').first().fill('harbour-1');
    await text('Percentage off').fill('25');
    await text('Single SKUs').fill('ASTROLABE');
    await desk.getByRole('textbox', { name: /^Orders at most/ }).fill('1');
    await desk.getByRole('button', { name: 'Create the promotion' }).click();
    await desk.getByRole('row', { name: /Harbour days.*HARBOUR-1.*Running.*25.%.*0 of 1/ }).waitFor();

    const buyer = await who.guest('/products/astrolabe?quantity=10');
    await yourChoice(buyer).getByText('400.00').first().waitFor();
    await takeToBasket(buyer);
    await typeCode(buyer, 'harbor-1');
    await buyer.getByText('There is no promotion with the code HARBOR-1.').waitFor();
    await typeCode(buyer, 'Harbour-1');
    await buyer.getByText(/HARBOUR-1 Harbour days saves you USD.100\.00\./).waitFor();
    await buyer.getByText('Harbour days: 100.00 less over the term').waitFor();
    const second = await who.guest('/products/astrolabe?quantity=1');
    await takeToBasket(second);

    await buyer.getByRole('link', { name: 'Check out' }).click();
    await fillCheckout(buyer, { company: 'Ketch Works', name: 'Ada Ketch', email: 'ada@ketch-works.example' });
    await buyer.getByRole('button', { name: /^Order for USD.300\.00/ }).waitFor();
    const number = await placeOrder(buyer);
    await buyer.getByText('Harbour days: 100.00 less over the term').waitFor();

    await typeCode(second, 'HARBOUR-1');
    await second.getByText('Harbour days is used up.').waitFor();
    await desk.reload();
    await desk.getByRole('row', { name: /Harbour days.*Used up.*1 of 1/ }).waitFor();
    const orders = await who.signedIn(at('grant'), '/desk/orders');
    await orders.getByRole('link', { name: number }).click();
    await orders.getByText('Harbour days: 100.00 less over the term').waitFor();
  });
});
