import { generate } from 'otplib';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inBrowser, people } from './people.ts';
import { at, linkIn, mailTo, storyPassword } from './vendor.ts';

const first = { name: 'Greta Castell', email: 'greta@castell-robotics.example', company: 'Castell Robotics' };
const password = 'harbour lamp nine violets';
const newPassword = 'copper field eleven swans';

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Sign in' });
  await form.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await form.getByRole('textbox', { name: 'Password' }).fill(secret);
  await form.getByRole('button', { name: 'Sign in' }).click();
}

async function signUp(page: Page, who: typeof first): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(who.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(who.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('textbox', { name: 'Company name' }).fill(who.company);
  await page.getByRole('combobox', { name: 'Country' }).selectOption({ label: 'United States' });
  await page.getByRole('button', { name: 'Open account' }).click();
  await page.getByRole('heading', { level: 1, name: 'Look into your mail' }).waitFor();
  await page.goto(linkIn(await mailTo(who.email, /^Confirm your address/)));
  await page.getByRole('button', { name: 'Confirm and sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
}

inBrowser('Who somebody is', () => {
  const who = people();

  it('is proved by a mailed link; he signs out and in again, and sets a new password by mail', async () => {
    const page = await who.guest('/sign-up');
    await signUp(page, first);
    await signOut(page, first.name);
    await page.goto('/portal/orders');
    await signIn(page, first.email, password);
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
    await signOut(page, first.name);

    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Set a new password' }).click();
    await page.getByRole('textbox', { name: 'E-mail' }).fill(first.email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByRole('heading', { level: 1, name: 'Look into your mail' }).waitFor();
    await page.goto(linkIn(await mailTo(first.email, /^Set a new password/)));
    await page.getByRole('textbox', { name: 'New password' }).fill(newPassword);
    await page.getByRole('button', { name: 'Save password' }).click();
    await page.getByRole('heading', { level: 1, name: 'The new password holds' }).waitFor();
    await page.goto('/sign-in');
    await signIn(page, first.email, password);
    await page.getByRole('alert').first().waitFor();
    await signIn(page, first.email, newPassword);
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  });

  it('a colleague joins the company by invitation, with the roles he was given', async () => {
    const page = await who.guest('/sign-up');
    await signUp(page, { name: 'Tariq Novak', email: 'tariq@orrin-rail.example', company: 'Orrin Rail' });
    await page.goto('/portal/people');
    const form = page.getByRole('form', { name: 'Invite somebody' });
    await form.getByRole('textbox', { name: 'E-mail' }).fill('dalia@orrin-rail.example');
    await form.getByRole('checkbox', { name: 'approver' }).check();
    await form.getByRole('button', { name: 'Send invitation' }).click();
    await page.getByText('An invitation went to dalia@orrin-rail.example.').first().waitFor();

    const colleague = await who.guest(
      linkIn(await mailTo('dalia@orrin-rail.example', /^Tariq Novak invites you to Orrin Rail/)),
    );
    await colleague.getByRole('heading', { level: 1, name: 'Join Orrin Rail' }).waitFor();
    await colleague.getByText('You are invited as buyer and approver.').waitFor();
    await colleague.getByRole('textbox', { name: 'Your name' }).fill('Dalia Marin');
    await colleague.getByRole('textbox', { name: 'Password' }).fill(password);
    await colleague.getByRole('button', { name: 'Accept and sign in' }).click();
    await colleague.getByText('for Orrin Rail').waitFor();
    await page.reload();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Dalia Marin' })
      .getByText(/^(buyer and approver|approver and buyer)$/)
      .waitFor();
  });

  it('a member of staff sets up a second factor and signs in with it', async () => {
    const page = await who.signedIn(at('wen'), '/sign-in/second-factor');
    await page.getByRole('button', { name: 'Begin' }).click();
    const uri = await page.getByRole('link', { name: 'Open in the authenticator on this device' }).getAttribute('href');
    const secret = new URL(uri!).searchParams.get('secret')!;
    const seconds = Math.floor(Date.now() / 1000);
    await page
      .getByRole('textbox', { name: 'The six digits it shows' })
      .fill(await generate({ secret, epoch: seconds }));
    await page.getByRole('button', { name: 'Confirm second factor' }).click();
    await page.getByText('The second factor is set up').waitFor();
    const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    await expect.poll(() => codes.count()).toBe(10);

    const elsewhere = await who.guest('/sign-in');
    await signIn(elsewhere, at('wen'), storyPassword());
    const code = elsewhere.getByRole('textbox', { name: 'Code of your authenticator' });
    await code.fill('000000');
    await elsewhere.getByRole('button', { name: 'Sign in' }).click();
    await elsewhere.getByRole('alert').first().waitFor();
    // A code is good once, so the one of the next half minute, which a clock that is fast shows already.
    await code.fill(await generate({ secret, epoch: seconds + 30 }));
    await elsewhere.getByRole('button', { name: 'Sign in' }).click();
    await elsewhere.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  });

  it('a session that is ended from another device ends at once', async () => {
    const other = await who.guest('/sign-up');
    await signUp(other, { name: 'Rosa Penrose', email: 'rosa@penrose-mills.example', company: 'Penrose Mills' });
    const page = await who.signedIn('rosa@penrose-mills.example', '/portal/settings', { password });
    await page.getByRole('button', { name: /^Sign out there: / }).click();
    await page.getByRole('button', { name: /^Sign out there: / }).waitFor({ state: 'detached' });
    await other.goto('/portal/orders');
    await other.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.goto('/portal/orders');
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
  });
});
