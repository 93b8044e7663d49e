import { expect, it } from 'vitest';
import { choose, fillCheckout, placeOrder, takeToBasket, wantQuantity } from './buying.ts';
import { inBrowser, people } from './people.ts';
import { picture } from './pictures.ts';
import { at, mailTo } from './vendor.ts';

const buyer = { company: 'Fernhill Surveying', name: 'Jonas Brandt', email: 'jonas@fernhill-surveying.example' };

inBrowser('Paying by card', () => {
  const who = people();

  it('survives a declined card, the bank’s question and a tab closed in the middle', async () => {
    const page = await who.guest('/products/relay');
    await choose(page, 'Edition', /^Team/);
    await wantQuantity(page, '20');
    await takeToBasket(page);
    await page.getByRole('link', { name: 'Check out' }).click();
    await fillCheckout(page, buyer);
    await page.getByRole('radio', { name: 'Card' }).check();
    const number = await placeOrder(page);
    const link = page.url();
    await page.getByText('Card payment open').first().waitFor();

    const payment = page.getByRole('region', { name: /^Pay USD .* by card/ });
    const card = async (typed: string) => {
      await payment.getByRole('textbox', { name: 'Card number' }).fill(typed);
      await payment.getByRole('textbox', { name: 'Valid until' }).fill('12/49');
      await payment.getByRole('textbox', { name: 'Security code' }).fill('123');
      await payment.getByRole('button', { name: /^Pay USD / }).click();
    };
    await card('4000 0000 0000 9995');
    await payment.getByText('The card has not enough money.').first().waitFor();
    await picture(page, 'card-declined');
    await card('4000 0027 6000 3184');
    await payment.getByRole('heading', { name: 'Your bank asks' }).waitFor();
    await page.close();

    // Opened again from the address alone: the bank still asks.
    const again = await who.guest(new URL(link).pathname);
    const told = again.waitForResponse((reply) => reply.url().endsWith('/challenge'));
    await again.getByRole('button', { name: 'Confirm payment' }).click();
    await told;
    await again.close();

    const later = await who.guest(new URL(link).pathname);
    await later.getByText('Delivered').first().waitFor({ timeout: 60_000 });
    const keys = later.getByRole('region', { name: 'Licence keys' });
    await expect.poll(() => keys.innerText()).toMatch(/([0-9A-Z]{5}-){3}[0-9A-Z]{5}/);
    expect((await mailTo(buyer.email, new RegExp(`^${number}: your order`))).text).toContain('Your card has paid');

    const finance = await who.signedIn(at('grant'), '/desk/card-events');
    await finance.getByRole('searchbox', { name: 'Order, payment or message' }).fill(number);
    await finance.getByRole('row', { name: /Order placed/ }).waitFor();
    await finance.getByRole('link', { name: number }).first().click();
    await finance.getByRole('button', { name: 'Give money back' }).click();
    await finance.getByRole('textbox', { name: 'Reason' }).fill('Ordered by mistake.');
    await finance.getByRole('checkbox', { name: /End the order/ }).check();
    await finance.getByRole('button', { name: /^Give USD .* back$/ }).click();
    await finance.getByText('Back on the card').waitFor({ timeout: 90_000 });
    await later.reload();
    await later.getByText(/went back to your card/).waitFor({ timeout: 30_000 });
  });
});
