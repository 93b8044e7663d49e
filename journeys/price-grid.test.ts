import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { PriceListReply } from '../src/business/pricing/terms.ts';
import { yourChoice } from './buying.ts';
import { inBrowser, people } from './people.ts';
import { picture } from './pictures.ts';
import { at, sell, skuOf, staff } from './vendor.ts';

const [lantern, compass] = ['grid-lantern', 'grid-compass'];

/** What the clipboard holds after copying in a spreadsheet, put where the focus is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

const priceOf = (page: Page, slug: string) =>
  page
    .getByRole('row', { name: new RegExp(`^${skuOf(slug)} `) })
    .getByRole('gridcell')
    .nth(1);

inBrowser('The sheet of prices', () => {
  const who = people();
  beforeAll(() =>
    sell(
      '2021-07-01',
      { slug: lantern, name: 'Lantern', unitPrice: '22.00', maxAmount: '100000.00' },
      { slug: compass, name: 'Compass', unitPrice: '14.00', maxAmount: '100000.00' },
    ),
  );

  it('takes prices from a spreadsheet to the store, with two editors at once', async () => {
    const tomas = await staff('tomas');
    const header = { kind: 'public', audience: 'public', currency: 'USD', startsOn: '2021-07-02' };
    const list = await tomas.send<PriceListReply>('POST', '/api/v1/price-lists', {
      ...header,
      name: 'From a spreadsheet',
    });

    const page = await who.signedIn(at('tomas'), `/desk/price-lists/${list.id}`);
    await page.getByRole('rowheader', { name: 'SKU to add' }).click();
    await paste(
      page,
      `SKU\tName\tPrice\n${skuOf(lantern)}\tLantern\t€ 30.00\n${skuOf(compass)}\t"Compass ""C"""\t15.50\n`,
    );
    await page.getByText('4 cells pasted by SKU, 2 new rows.').waitFor();
    await priceOf(page, lantern).getByText('Without a currency: 30.00').waitFor({ state: 'attached' });
    await page.getByText('One cell needs a change first.').waitFor();
    await picture(page, 'price-sheet');
    await page.getByRole('button', { name: 'Go to the wrong cell' }).click();
    await page.keyboard.type('30');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save 2 prices' }).click();
    await page.getByText('2 prices are saved.').waitFor({ state: 'attached' });

    await priceOf(page, lantern).click();
    await page.keyboard.type('31');
    await page.keyboard.press('Enter');
    const felix = await staff('felix');
    const rows = [{ sku: skuOf(lantern), unitPrice: '29.00' }];
    await felix.send('PATCH', `/api/v1/price-lists/${list.id}/sheet`, { rows }, { 'if-match': '"2"' });
    await page.getByRole('button', { name: 'Save one price' }).click();
    const both = page.getByRole('table', { name: 'Cells that both of you changed' }).getByRole('row').nth(1);
    const said = async () => (await both.getByRole('cell').allInnerTexts()).slice(0, 3);
    await expect.poll(said).toEqual(['30.00', '29.00', '31']);
    await both.getByRole('button', { name: /^Take theirs/ }).click();
    await priceOf(page, lantern).getByText('29.00').waitFor();

    await page.getByRole('button', { name: 'Publish price list' }).click();
    const sure = page.getByRole('region', { name: 'Publish From a spreadsheet?' });
    await sure.getByRole('button', { name: 'Publish price list' }).click();
    await page.getByText('From a spreadsheet is published.').waitFor();
    const buyer = await who.guest(`/products/${lantern}?quantity=10`);
    await yourChoice(buyer).getByText('290.00', { exact: true }).first().waitFor();
  });

  it('is seen in the store as a buyer on a day, framed, and sells nothing there', async () => {
    const page = await who.signedIn(at('tomas'), '/desk/store-preview');
    await page.getByRole('combobox', { name: 'In' }).selectOption('USD');
    await page.getByRole('button', { name: 'See the store' }).click();
    const frame = page.getByRole('complementary', { name: 'Preview' });
    await frame.getByText(/^You see the store as everybody on /).waitFor();
    await page.goto(`/products/${lantern}?quantity=10`);
    await yourChoice(page).getByText('290.00', { exact: true }).first().waitFor();
    await yourChoice(page).getByRole('button', { name: 'Add to basket' }).click();
    await page.getByText('You are looking at the store as a buyer. Nothing is ordered here.').waitFor();
    await frame.getByRole('button', { name: 'Leave the preview' }).click();
    await page.getByRole('heading', { name: 'See the store as a buyer', level: 1 }).waitFor();
    await page.goto(`/products/${lantern}`);
    await page.getByRole('heading', { name: 'Lantern' }).first().waitFor();
    expect(await frame.count()).toBe(0);
  });
});
