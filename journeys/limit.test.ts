import { beforeAll, it } from 'vitest';
import { yourChoice } from './buying.ts';
import { inBrowser, people } from './people.ts';
import { picture } from './pictures.ts';
import { at, sell } from './vendor.ts';

inBrowser('A self-service limit', () => {
  const who = people();
  beforeAll(() =>
    sell('2021-05-01', {
      slug: 'sextant',
      name: 'Sextant',
      unitPrice: '22.00',
      tiers: [
        { from: 100, percent: '10' },
        { from: 1_000, percent: '20' },
      ],
    }),
  );

  it('shows where it buys and where it talks before it is set, and the store keeps to it at once', async () => {
    const page = await who.signedIn(at('tomas'), '/desk/limits');
    await page.getByRole('link', { name: 'New limit' }).click();
    await page.getByRole('radio', { name: 'A product' }).click();
    await page.getByRole('combobox', { name: 'Product' }).selectOption({ label: 'Sextant' });
    await page.getByRole('textbox', { name: 'Most commitment of one order' }).fill('19,000.00');
    for (const [span, what] of [
      ['1 to 959', 'buys'],
      ['960 to 999', 'talks to sales'],
      ['1,000 to 1,079', 'buys'],
      ['1,080 and more', 'talks to sales'],
    ])
      await page.getByRole('row', { name: new RegExp(`${span}.*${what}`) }).waitFor();
    await picture(page, 'limit-editor');
    await page.getByRole('button', { name: 'Set the limit' }).click();
    await page
      .getByRole('row', { name: /sextant/i })
      .first()
      .waitFor();

    const buyer = await who.guest('/products/sextant?quantity=959');
    await yourChoice(buyer).getByRole('button', { name: 'Add to basket' }).waitFor();
    await buyer.goto('/products/sextant?quantity=960');
    await yourChoice(buyer)
      .getByRole('link', { name: /^Talk to .* about 960$/ })
      .waitFor();
    await yourChoice(buyer).getByRole('button', { name: 'Take 1,000 for 17,600.00' }).click();
    await yourChoice(buyer).getByRole('button', { name: 'Add to basket' }).waitFor();
  });
});
