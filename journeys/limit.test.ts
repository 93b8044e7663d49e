import { beforeAll, it } from 'vitest';
import { yourChoice } from './buying.ts';
import { inBrowser, people } from './people.ts';
import { picture } from './pictures.ts';
import { at, widenStore } from './vendor.ts';

inBrowser('A self-service limit', () => {
  const who = people();
  beforeAll(() => widenStore());

  it('shows where it buys and where it talks before it is set, and the store keeps to it at once', async () => {
    const page = await who.signedIn(at('tomas'), '/desk/limits');
    await page.getByRole('link', { name: 'New limit' }).click();
    await page.getByRole('radio', { name: 'A product' }).click();
    await page.getByRole('combobox', { name: 'Product' }).selectOption({ label: 'Relay' });
    await page.getByRole('textbox', { name: 'Most commitment of one order' }).fill('19,000.00');
    await page.getByRole('combobox', { name: 'Try it on' }).fill('RELAY-TEAM-Y1');
    const intervals = [
      /1 to 959.*buys/,
      /960 to 999.*talks to sales/,
      /1,000 to 1,079.*buys/,
      /1,080 and more.*talks to sales/,
    ];
    for (const name of intervals) await page.getByRole('row', { name }).waitFor();
    await picture(page, 'limit-editor');
    await page.getByRole('button', { name: 'Set the limit' }).click();
    await page.getByRole('row', { name: /relay/i }).first().waitFor();

    const buyer = await who.guest('/products/relay?edition=team&term=12&quantity=959');
    await yourChoice(buyer).getByRole('button', { name: 'Add to basket' }).waitFor();
    await buyer.goto('/products/relay?edition=team&term=12&quantity=980');
    const talk = yourChoice(buyer).getByRole('link', { name: /^Talk to .* about 980$/ });
    await talk.waitFor();
    await picture(buyer, 'over-the-limit');
    await yourChoice(buyer).getByRole('button', { name: 'Take 1,000 for 17,600.00' }).click();
    await yourChoice(buyer).getByRole('button', { name: 'Add to basket' }).waitFor();
  });
});
