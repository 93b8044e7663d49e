import { expect, it } from 'vitest';
import { fillCheckout, placeOrder } from './buying.ts';
import { inBrowser, people } from './people.ts';
import { linkIn, mailTo } from './vendor.ts';

const colleague = 'pia@tidewell-harbours.example';

inBrowser('A list of SKUs, for somebody who does not order himself', () => {
  const who = people();

  it('is corrected row by row, becomes a basket, a quote, and the order of a colleague', async () => {
    const page = await who.guest('/basket');
    await page
      .getByRole('textbox', { name: 'SKU and quantity, one line each' })
      .fill('SKU;Quantity\nRELAY-TEAM-Y1;25\nRELAY-TAEM-Y3;10\n');
    await page.getByRole('button', { name: 'Put the list into the basket' }).click();
    await page.getByText('1 row needs you; 1 is good. Nothing is in the basket yet.').waitFor();
    await page.getByRole('button', { name: 'Take RELAY-TEAM-Y3' }).click();
    await page.getByRole('button', { name: 'Check the corrections' }).click();
    await page.getByRole('button', { name: 'Put all 2 rows into the basket' }).click();
    await page.getByRole('rowheader', { name: /RELAY-TEAM-Y3/ }).waitFor();

    const quote = page.getByRole('link', { name: 'Quote as PDF' });
    const pdf = await page.request.get(await quote.getAttribute('href').then(String));
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

    await page.getByText('Send to a colleague').click();
    const form = page.getByRole('form', { name: 'Send to a colleague' });
    await form.getByRole('textbox', { name: 'E-mail of the colleague' }).fill(colleague);
    await form.getByRole('textbox', { name: /^Your name/ }).fill('Jon Reed');
    await form.getByRole('textbox', { name: /^Note/ }).fill('For the two new piers.');
    await form.getByRole('button', { name: 'Send the basket' }).click();
    await page.getByText(`The basket is on its way to ${colleague}.`, { exact: false }).waitFor();

    const mail = await mailTo(colleague, /Jon Reed sends you a basket/);
    expect(mail.text).toContain('> For the two new piers.');
    const other = await who.guest(linkIn(mail));
    await other.getByRole('heading', { level: 1, name: 'A basket for you' }).waitFor();
    await other.getByText('The prices are the same as when it was sent.').waitFor();
    await other.getByRole('button', { name: 'Check out this basket' }).click();
    await fillCheckout(other, { company: 'Tidewell Harbours', name: 'Pia Lund', email: colleague });
    expect(await placeOrder(other)).toMatch(/^O-/);
  });
});
