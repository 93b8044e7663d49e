import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export type Buyer = {
  readonly company: string;
  readonly name: string;
  readonly email: string;
  readonly po?: string;
};

/** Fills the form of the checkout as a guest who buys on invoice. Nothing is ordered yet. */
export async function fillCheckout(page: Page, buyer: Buyer): Promise<void> {
  const form = page.getByRole('form', { name: 'Check out' });
  const fill = (label: string, value: string) => form.getByRole('textbox', { name: label }).fill(value);
  await fill('Company name', buyer.company);
  await fill('Street and number', '14 Quay Street');
  await fill('Postal code', '97201');
  await fill('City', 'Portland');
  await form.getByRole('combobox', { name: 'Country' }).selectOption({ label: 'United States' });
  await fill('Your name', buyer.name);
  await fill('E-mail', buyer.email);
  if (buyer.po) await fill('Your PO number', buyer.po);
  await form.getByRole('radio', { name: 'Invoice' }).check();
  await form.getByRole('checkbox', { name: /I accept the terms of sale/ }).check();
}

/** Presses the button that orders and waits for the page of the order; returns its number. */
export async function placeOrder(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Order for / }).click();
  return orderNumber(page);
}

export async function orderNumber(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { level: 1, name: /^Order O-\d{4}-\d{6}$/ });
  return (await heading.innerText()).replace('Order ', '');
}

/** Chooses an edition or a term on a product's page. */
export async function choose(page: Page, among: 'Edition' | 'Term', name: RegExp): Promise<void> {
  const radio = page.getByRole('group', { name: among }).getByRole('radio', { name });
  await radio.click();
  // The choice is part of the address; the mark follows it.
  await expect.poll(() => radio.isChecked()).toBe(true);
}

/** What can be done with the choice on a product's page. */
export const yourChoice = (page: Page) => page.getByRole('complementary', { name: 'Your choice' });

/** Sets the quantity on a product's page and waits for its price. */
export async function wantQuantity(page: Page, quantity: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Number of devices' }).fill(quantity);
  await yourChoice(page).getByText(`${quantity} devices`, { exact: false }).first().waitFor();
}

/** Puts the choice on the page into the basket and goes there. */
export async function takeToBasket(page: Page): Promise<void> {
  await yourChoice(page).getByRole('button', { name: 'Add to basket' }).click();
  await yourChoice(page).getByRole('link', { name: 'Go to basket' }).click();
  await page.getByRole('heading', { level: 1, name: 'Basket' }).waitFor();
}
