import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { OrderSummary } from '../src/business/ordering/terms.ts';
import { inBrowser, people } from './people.ts';
import { at, staff } from './vendor.ts';

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

inBrowser('As somebody reads and works', () => {
  const who = people();

  it('the store speaks German when asked to, and stays so on the next page', async () => {
    const page = await who.guest('/products/relay');
    await page.getByRole('button', { name: /^English/ }).click();
    await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' });
    await page.getByRole('link', { name: 'Produkte' }).first().waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('de');
    await page.getByText('Jedes betreute Gerät sehen und reparieren, von überall.').first().waitFor();
    await page.goto('/basket');
    await page.getByRole('heading', { level: 1, name: 'Warenkorb' }).waitFor();
  });

  it('the page is dark when asked to, and stays so on the next one, without a light flash', async () => {
    const page = await who.guest('/');
    const light = await ground(page);
    await page.getByRole('button', { name: /^English/ }).click();
    await page.getByRole('combobox', { name: 'Appearance' }).selectOption({ label: 'Dark' });
    await expect.poll(() => ground(page)).not.toBe(light);
    const dark = await ground(page);
    const reply = await page.request.get('/basket');
    expect(await reply.text()).toContain('data-theme="dark"');
    await page.goto('/basket');
    expect(await ground(page)).toBe(dark);
  });

  it('the command palette leads to an order with the keyboard alone', async () => {
    const { items } = await (await staff('tomas')).send<{ items: OrderSummary[] }>('GET', '/api/v1/orders?limit=1');
    const { number, company } = items[0]!;
    const page = await who.signedIn(at('tomas'), '/desk');
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a screen or a record' }).waitFor();
    await page.keyboard.type(number);
    await page.getByRole('option', { name: new RegExp(number), selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: new RegExp(number) }).waitFor();
    await page.getByText(company).first().waitFor();
  });

  it('J and K go through the inbox, R writes, and what is typed is no command', async () => {
    const page = await who.signedIn(at('priya'), '/desk/inbox?view=team');
    const leads = page.getByRole('list', { name: 'Leads' }).getByRole('link');
    const current = () => leads.evaluateAll((links) => links.findIndex((link) => link.ariaCurrent === 'true'));
    await expect.poll(current).toBe(0);
    await page.keyboard.press('j');
    await expect.poll(current).toBe(1);
    await page.keyboard.press('j');
    await expect.poll(current).toBe(2);
    await page.keyboard.press('k');
    await expect.poll(current).toBe(1);
    const company = await leads.nth(1).locator('.co').innerText();
    await page.getByRole('heading', { level: 2, name: company }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Note' }).fill('jk');
    expect(await current()).toBe(1);
    await page.keyboard.press('Escape');
  });

  it('a keyboard buys: every step of the product page can be reached and pressed without a mouse', async () => {
    const page = await who.guest('/products/relay');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    const pressed: string[] = [];
    for (let step = 0; step < 40 && pressed.at(-1) !== 'Add to basket'; step += 1) {
      await page.keyboard.press('Tab');
      pressed.push(await focused(page));
    }
    expect(pressed.at(-1)).toBe('Add to basket');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Go to basket' }).waitFor();
  });
});
