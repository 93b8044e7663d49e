import { expect, it } from 'vitest';
import { priceFile } from '../seed/catalogue.ts';
import { yourChoice } from './buying.ts';
import { inBrowser, people } from './people.ts';
import { picture } from './pictures.ts';
import { at } from './vendor.ts';

/** The vendor's price file as a spreadsheet in Europe saves it, with one price raised by a tenth. */
function raisedPrices(): Buffer {
  const rows = priceFile(100).replace('HARBOUR-MAIL-MAIL-Y1,30.00', 'HARBOUR-MAIL-MAIL-Y1,33.00');
  return Buffer.from(`\uFEFF${rows.replaceAll(',', ';')}`);
}

inBrowser('A price list', () => {
  const who = people();

  it('goes from a file to the store: imported, compared, published, and seen at once', async () => {
    const buyer = await who.guest('/products/harbour-mail?term=12&quantity=10');
    await yourChoice(buyer).getByText('300.00', { exact: true }).first().waitFor();

    const page = await who.signedIn(at('tomas'), '/desk/price-lists');
    await page.getByRole('link', { name: 'New from a file' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Public price list, autumn, USD');
    await page.getByRole('combobox', { name: 'Currency' }).selectOption('USD');
    await page.getByLabel('Starts').fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
    await page
      .getByLabel('Prices', { exact: true })
      .and(page.locator('input'))
      .setInputFiles({ name: 'prices.csv', mimeType: 'text/csv', buffer: raisedPrices() });
    await page.getByText('The file is in the draft').waitFor();

    await page.getByRole('link', { name: 'Look at the difference' }).click();
    await page.getByText(/^One price changes, none is new, none is missing, \d+ stay\.$/).waitFor();
    const change = page.getByRole('row', { name: /HARBOUR-MAIL-MAIL-Y1/ });
    await expect
      .poll(() => change.getByRole('cell').allInnerTexts())
      .toEqual(expect.arrayContaining(['30.00', '33.00', '+10.00']));
    await picture(page, 'price-list-difference');
    await yourChoice(buyer).getByText('300.00', { exact: true }).first().waitFor();

    await page.getByRole('button', { name: 'Publish price list' }).click();
    const sure = page.getByRole('region', { name: 'Publish Public price list, autumn, USD?' });
    await sure.getByText('A published list never changes').waitFor();
    await sure.getByRole('button', { name: 'Publish price list' }).click();
    await page.getByText('Public price list, autumn, USD is published.').waitFor();

    await buyer.reload();
    await yourChoice(buyer).getByText('330.00', { exact: true }).first().waitFor();
    await buyer
      .getByText(/Public price list, autumn, USD/)
      .first()
      .waitFor();
  });

  it('is refused as a whole for one bad cell, which is named with row, column, value and what would be right', async () => {
    const page = await who.signedIn(at('tomas'), '/desk/price-lists/new?from=file');
    await page.getByRole('textbox', { name: 'Name' }).fill('Public price list with a slip');
    await page.getByRole('combobox', { name: 'Currency' }).selectOption('USD');
    await page.getByLabel('Starts').fill('2031-01-01');
    const rows = priceFile(100).replace('RELAY-TEAM-Y1,22.00', 'RELAY-TEAM-Y1,twenty-two');
    await page
      .getByLabel('Prices', { exact: true })
      .and(page.locator('input'))
      .setInputFiles({ name: 'prices.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
    const wrong = page.getByRole('row', { name: /twenty-two/ });
    await wrong.getByText('unit_price').waitFor();
    await page.goto('/desk/price-lists?q=slip');
    await page.getByText('Nothing matches').waitFor();
  });
});
