import { expect, it } from 'vitest';
import { inBrowser, people } from './people.ts';
import { at } from './vendor.ts';

const file = `Customer;Country;Industry;Contact name;Wage class
Ostergaard Mills;Dänemark;Textiles;Mette Holm;A
Ostergaard Mills;Denmark;Textiles;Jens Lind;B
Veldhuis Optics;NL;Optics;;A
`;

inBrowser('A file of companies', () => {
  const who = people();

  it('is mapped, checked, imported, undone and imported again; twice it makes nothing', async () => {
    const page = await who.signedIn(at('hanna'), '/desk/imports/new?kind=accounts');
    const send = async (name: string) => {
      await page
        .getByLabel('CSV file', { exact: true })
        .and(page.locator('input'))
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(file) });
    };
    const bring = async () => {
      await page.getByRole('button', { name: 'Import 3 rows' }).click();
      await page.getByRole('button', { name: 'Undo this import' }).waitFor();
    };
    await send('old-crm.csv');
    await page.getByRole('heading', { level: 1, name: 'old-crm.csv' }).waitFor();
    const preview = page.getByRole('region', { name: 'The first rows as they would come in' });
    await preview.getByRole('cell', { name: 'Mette Holm' }).waitFor();
    await expect.poll(() => preview.getByRole('row').count()).toBe(4);
    await page.getByRole('combobox', { name: 'Source', exact: true }).fill('Old CRM');
    await page.getByRole('button', { name: 'Check the file' }).click();
    await bring();

    const report = page.getByRole('region', { name: 'Row by row' });
    await report
      .getByRole('link', { name: /ostergaard mills/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Ostergaard Mills' }).waitFor();

    await page.goto('/desk/imports/new?kind=accounts');
    await send('the-same-again.csv');
    await page.getByText('This file was imported already.').waitFor();
    await page.getByRole('link', { name: 'old-crm.csv' }).click();
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByText(/^This import was undone on /).waitFor();

    await page.goto('/desk/imports/new?kind=accounts');
    await send('once-more.csv');
    await page.getByRole('heading', { level: 1, name: 'once-more.csv' }).waitFor();
    // The mapping of the source is known.
    const source = page.getByRole('combobox', { name: 'Source', exact: true });
    await expect.poll(() => source.inputValue()).toBe('Old CRM');
    await page.getByRole('button', { name: 'Check the file' }).click();
    await bring();
    await page.goto('/desk/accounts?q=ostergaard');
    await page.getByRole('link', { name: 'Ostergaard Mills' }).waitFor();
  });
});
