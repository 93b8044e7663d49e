import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { fillCheckout, placeOrder, takeToBasket, wantQuantity, yourChoice } from './buying.ts';
import { inBrowser, people } from './people.ts';
import { picture } from './pictures.ts';
import { at, linkIn, mailTo, sell, staff } from './vendor.ts';

/** Waits until the choice on the page buys, and that its total is this. */
async function buys(page: Page, quantity: string, total: string): Promise<void> {
  await wantQuantity(page, quantity);
  await yourChoice(page).getByText(total, { exact: true }).first().waitFor();
  await yourChoice(page)
    .getByText(/^You can buy this now/)
    .waitFor();
  await yourChoice(page).getByRole('button', { name: 'Add to basket' }).waitFor();
}

/** Waits until the choice talks: why, who answers, and the largest quantity that buys instead. */
async function talks(page: Page, quantity: string, why: string, instead: string): Promise<void> {
  await wantQuantity(page, quantity);
  await yourChoice(page).getByText(why).waitFor();
  await yourChoice(page)
    .getByRole('link', { name: new RegExp(`^Talk to \\S+ \\S+ about ${quantity}$`) })
    .waitFor();
  await yourChoice(page).getByRole('button', { name: instead }).waitFor();
  expect(await yourChoice(page).getByRole('button', { name: 'Add to basket' }).count()).toBe(0);
}

/** The request as the store confirms it: its reference and the person who answers. */
async function sent(page: Page): Promise<{ reference: string; name: string }> {
  const sentence = page.getByText(/^Your request is with .+, L-\d{4}-\d{6}\. The answer comes by .+\.$/);
  const words = /with (.+), (L-\d{4}-\d{6})\. The answer comes by/.exec(await sentence.innerText());
  return { name: words![1]!, reference: words![2]! };
}

const emailOf = (name: string) => at(name.split(' ')[0]!.toLowerCase());

inBrowser('Over the limit', () => {
  const who = people();
  beforeAll(() =>
    sell(
      '2021-03-01',
      { slug: 'lantern', name: 'Lantern', unitPrice: '2.00', maxQuantity: 2_499 },
      { slug: 'tiller', name: 'Tiller', unitPrice: '17.60', maxAmount: '20000.00' },
      { slug: 'bastion', name: 'Bastion', unitPrice: '1162.00', maxAmount: '100000.00' },
    ),
  );

  it('by quantity: 2,499 buy and 2,500 talk where the limit is 2,499', async () => {
    const page = await who.guest('/products/lantern?quantity=2499');
    await buys(page, '2,499', '4,998.00');
    await talks(
      page,
      '2,500',
      '2,500 are more than the 2,499 that one order can have of Lantern.',
      'Buy 2,499 for 4,998.00',
    );
  });

  it('by amount: at 17.60 with a limit of 20,000.00, 1,136 buy and 1,137 talk', async () => {
    const page = await who.guest('/products/tiller?quantity=1136');
    await buys(page, '1,136', '19,993.60');
    await talks(page, '1,137', '11.20 over what one order can commit to for Tiller.', 'Buy 1,136 for 19,993.60');
  });

  it('by amount: at 1,162.00 with a limit of 100,000.00, 86 buy and 1,000 talk', async () => {
    const page = await who.guest('/products/bastion?quantity=86');
    await buys(page, '86', '99,932.00');
    await talks(page, '1,000', '1,062,000.00 over what one order can commit to for Bastion.', 'Buy 86 for 99,932.00');
    await picture(page, 'over-the-limit');
  });

  it('hands the basket to a named person, who answers; the buyer reads it, takes less and buys', async () => {
    const page = await who.guest('/products/lantern?quantity=2000');
    await takeToBasket(page);
    await page.getByRole('textbox', { name: 'Quantity of Lantern Team' }).fill('2500');
    await page.getByText('2,500 are more than the 2,499 that one order can have of Lantern.').first().waitFor();
    await page
      .getByRole('link', { name: /^Talk to / })
      .first()
      .click();

    const form = page.getByRole('form', { name: 'Talk to sales' });
    await form.getByRole('textbox', { name: 'What do you need?' }).fill('Two depots open in May.');
    await form.getByRole('textbox', { name: 'Company name' }).fill('Hollin Dairies');
    await form.getByRole('combobox', { name: 'Country' }).selectOption({ label: 'United States' });
    await form.getByRole('textbox', { name: 'Your name' }).fill('Emil Osei');
    await form.getByRole('textbox', { name: 'E-mail' }).fill('emil@hollin-dairies.example');
    await form.getByRole('button', { name: /^Send to / }).click();
    const { reference, name } = await sent(page);
    await page.getByRole('complementary', { name: 'Who answers' }).getByText(name).first().waitFor();
    await page.getByRole('table').getByText('2,500').first().waitFor();
    const link = new URL(page.url()).pathname;
    expect(linkIn(await mailTo('emil@hollin-dairies.example', new RegExp(reference)))).toBe(link);

    const rep = await who.signedIn(emailOf(name), '/desk/inbox');
    await rep.getByRole('link', { name: /Hollin Dairies/ }).click();
    await rep.getByRole('heading', { level: 2, name: 'Hollin Dairies' }).waitFor();
    await rep.getByText(reference).first().waitFor();
    const line = rep.getByRole('row', { name: /Lantern Team/ });
    await line.getByText('2,500').waitFor();
    await line.getByText('5,000.00').first().waitFor();
    await picture(rep, 'inbox');
    await rep.getByRole('button', { name: 'Claim the lead' }).first().click();
    await rep
      .getByText(/claimed it/)
      .first()
      .waitFor();
    await rep.getByRole('textbox', { name: /^Reply to Emil Osei/ }).fill('Both depots can be on one order.');
    await rep.getByRole('button', { name: 'Send reply' }).click();
    await rep.getByText(/Your reply to Emil Osei is on its way/).waitFor();

    await page.goto(link);
    await page.getByText('Both depots can be on one order.').waitFor();
    await page.getByText(`${name} has answered. Write back below, or buy.`).waitFor();
    await page.getByRole('button', { name: 'Change quantities and buy' }).click();
    await page.getByRole('button', { name: /^Change Lantern Team to 2,499/ }).click();
    await page.getByRole('link', { name: 'Check out' }).click();
    await fillCheckout(page, { company: 'Hollin Dairies', name: 'Emil Osei', email: 'emil@hollin-dairies.example' });
    const number = await placeOrder(page);
    const { items } = await (await staff('tomas')).send<{ items: { company: string; total: { amount: string } }[] }>(
      'GET',
      `/api/v1/orders?q=${number}`,
    );
    expect(items).toMatchObject([{ company: 'Hollin Dairies', total: { amount: '4998.00' } }]);
  });
});
