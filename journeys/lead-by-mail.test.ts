import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, inject, it } from 'vitest';
import { shopper } from '../bench/shop.ts';
import type { LeadItem, TalkReply } from '../src/business/leads/terms.ts';
import { letter } from '../src/business/leads/test/letters.ts';
import { inBrowser, people } from './people.ts';
import { at, mailTo, staff } from './vendor.ts';

const email = 'nora@castell-maritime.example';

/** Lays a mail into the directory that the server empties, as a mail server would: whole under its final name. */
function drop(name: string, raw: Uint8Array): void {
  const directory = join(inject('server').home, 'mail-drop');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `.${name}`), raw);
  renameSync(join(directory, `.${name}`), join(directory, `${name}.eml`));
}

inBrowser('A lead answered by mail', () => {
  const who = people();
  let lead: LeadItem;

  beforeAll(async () => {
    const talk = {
      company: 'Castell Maritime',
      country: 'ES',
      name: 'Nora Castell',
      email,
      need: 'Forty licences for two ships',
    };
    const said = await shopper(inject('server').url).send<TalkReply>('POST', '/api/v1/leads', talk);
    const tomas = await staff('tomas');
    const path = `/api/v1/leads?view=team&q=${said.reference}`;
    lead = (await tomas.send<{ items: LeadItem[] }>('GET', path)).items[0]!;
  });

  it('comes back by mail, becomes an opportunity, and its company a customer', async () => {
    const owner = at(lead.owner.name.split(' ')[0]!.toLowerCase());
    const page = await who.signedIn(owner, `/desk/inbox/${lead.id}`);
    await page.getByRole('textbox', { name: /^Reply to Nora Castell/ }).fill('Forty cost 792.00. Shall we?');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page
      .getByText(/^Answered; waiting for them/)
      .first()
      .waitFor();
    const answer = await mailTo(email, /answer from/);

    const text = 'Yes, go ahead.\n\nOn Mon, 16 Mar 2026 at 10:00, they wrote:\n> Forty cost 792.00.';
    const headers = [`In-Reply-To: <${answer.id}@${new URL(inject('server').url).hostname}>`];
    drop('answer', letter({ from: `Nora Castell <${email}>`, headers, text }));
    drop('stranger', letter({ from: 'Eve <eve@elsewhere.example>', headers, text: 'Send it to me instead.' }));
    const conversation = page.getByRole('region', { name: 'Conversation' });
    await expect
      .poll(
        async () => {
          await page.reload();
          await conversation.waitFor();
          return conversation.innerText();
        },
        { timeout: 20_000 },
      )
      .toMatch(/Yes, go ahead\.[\s\S]*Send it to me instead\.|Send it to me instead\.[\s\S]*Yes, go ahead\./);
    expect(await conversation.innerText()).toContain('Unverified, from eve@elsewhere.example');

    await page.getByRole('button', { name: 'Make an opportunity' }).click();
    await page.getByRole('textbox', { name: 'Value' }).fill('792.00');
    await page.getByRole('textbox', { name: 'Currency' }).fill('EUR');
    await page.getByLabel('Order expected on').fill('2030-06-30');
    await page.getByRole('button', { name: 'Make the opportunity' }).click();
    await page.getByRole('link', { name: /^S-\d{4}-\d{6}$/ }).waitFor();

    await page.getByRole('button', { name: /^Make customer/ }).click();
    await page.getByRole('button', { name: 'Make Castell Maritime a customer' }).click();
    await page.getByText('Castell Maritime is a customer now.').first().waitFor();
    await mailTo(email, /invites you/);
  });
});
