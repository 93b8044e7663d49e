import { expect, it } from 'vitest';
import { choose, fillCheckout, placeOrder, takeToBasket, wantQuantity, yourChoice } from './buying.ts';
import { inBrowser, people } from './people.ts';
import { picture } from './pictures.ts';
import { at, mailTo } from './vendor.ts';

const buyer = {
  company: 'Larkfield Optics',
  name: 'Sana Keller',
  email: 'sana@larkfield-optics.example',
  po: 'PO-88213',
};

inBrowser('Buying under the limit, as a guest', () => {
  const who = people();

  it('leads from the product to licence keys, with nobody at the vendor but finance', async () => {
    const page = await who.guest('/');
    await picture(page, 'store-home');
    await page
      .getByRole('link', { name: /^Relay\b(?! Mobile)/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Relay' }).waitFor();
    await choose(page, 'Edition', /^Team/);
    await choose(page, 'Term', /^3 years/);
    await wantQuantity(page, '250');
    await yourChoice(page).getByText('250 devices, 3 years').waitFor();
    expect(new URL(page.url()).search).toBe('?edition=team&term=36&quantity=250');
    await picture(page, 'product');

    await takeToBasket(page);
    await page.getByRole('rowheader', { name: /Relay Team.*3 years.*RELAY-TEAM-Y3/s }).waitFor();
    await page.getByText('You can buy this now').first().waitFor();
    await picture(page, 'basket');
    await page.getByRole('link', { name: 'Check out' }).click();
    await fillCheckout(page, buyer);
    const number = await placeOrder(page);

    await page.getByText(`Your order ${number} is placed. The confirmation goes to ${buyer.email}.`).waitFor();
    const payment = page.getByRole('region', { name: /^Pay USD .* by / });
    await payment.getByText('US-325070760-0042117893').waitFor();
    await payment.getByText(number).first().waitFor();
    await page.getByText('The keys appear here once the payment is in.').waitFor();
    await picture(page, 'confirmation');
    const link = page.url().replace('?placed=1', '');

    const mail = await mailTo(buyer.email, new RegExp(number));
    expect(mail.text).toContain(link);
    expect(mail.attachments.map(({ name }) => name)).toEqual([`${number}.pdf`]);
    const pdf = await page.request.get(
      await page.getByRole('link', { name: 'Download confirmation (PDF)' }).getAttribute('href').then(String),
    );
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

    const finance = await who.signedIn(at('grant'), '/desk/payments');
    await finance.getByRole('searchbox', { name: 'Order, company or PO' }).fill(number);
    await finance
      .getByRole('row', { name: new RegExp(number) })
      .getByRole('link')
      .first()
      .click();
    await finance.getByRole('heading', { level: 1, name: `Payment for ${number}` }).waitFor();
    await finance.getByText('The order is paid in full; the licence keys go out.').waitFor();
    await finance.getByRole('textbox', { name: 'Reference of the transfer' }).fill(`Transfer ${number}`);
    await finance.getByRole('button', { name: /^Record USD / }).click();
    await finance.getByText(new RegExp(`recorded for ${number}`)).waitFor();

    // The buyer's page is still open; it looks for what it expects by itself.
    await page.getByText('Delivered').first().waitFor({ timeout: 60_000 });
    const keys = page.getByRole('region', { name: 'Licence keys' });
    await expect.poll(() => keys.innerText()).toMatch(/Relay Team, 250 devices\s+([0-9A-Z]{5}-){3}[0-9A-Z]{5}/);
  });
});
