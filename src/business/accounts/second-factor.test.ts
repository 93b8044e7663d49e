import { generate } from 'otplib';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureSeller } from './actions/seller.ts';
import { type Browser, goodPassword, testHouse } from './test/house.ts';

const house = testHouse();
beforeAll(() => ensureSeller(house.tw.system()));
beforeEach(() => house.database.app.execute('DELETE FROM platform.attempt'));

const code = (secret: string) => generate({ secret, epoch: Math.floor(house.tw.clock.now() / 1000) });

async function setUp(browser: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await browser.send('POST', '/api/v1/me/totp');
  const secret = begun.value.secret.replaceAll(' ', '');
  const confirmed = await browser.send('POST', '/api/v1/me/totp/confirm', { code: await code(secret) });
  if (confirmed.statusCode !== 200) throw new Error(confirmed.payload);
  return { secret, recoveryCodes: confirmed.value.recoveryCodes };
}

const signIn = (email: string, more: object = {}) =>
  house.browser().send('POST', '/api/v1/sign-in', { email, password: goodPassword, ...more });

it('shows an address for the authenticator and the secret in groups of four', async () => {
  const browser = await house.buyer('groups@lind.example');
  const begun = await browser.send('POST', '/api/v1/me/totp');
  expect(begun.value.uri).toMatch(/^otpauth:\/\/totp\/Keyline:groups%40lind\.example\?secret=[A-Z2-7]{32}/);
  expect(begun.value.secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
});

it('counts only once a code is confirmed, and then asks for one at every sign-in', async () => {
  const email = 'totp@lind.example';
  const browser = await house.buyer(email);
  await browser.send('POST', '/api/v1/me/totp');
  expect((await signIn(email)).statusCode).toBe(204);
  const { secret } = await setUp(browser);
  const asked = await signIn(email);
  expect(asked.value.type).toBe('second_factor_needed');
  expect(asked.cookies).toHaveLength(0);
  house.tw.clock.advance(30_000);
  expect((await signIn(email, { code: '000000' })).value.type).toBe('second_factor_wrong');
  expect((await signIn(email, { code: await code(secret) })).statusCode).toBe(204);
});

it('asks for the password before it says anything about a second factor', async () => {
  const email = 'first@lind.example';
  await setUp(await house.buyer(email));
  const wrong = await house.browser().send('POST', '/api/v1/sign-in', { email, password: 'not this one here' });
  expect(wrong.value.type).toBe('sign_in_failed');
});

it('takes a code once, and the next one in its turn', async () => {
  const email = 'replay@lind.example';
  const { secret } = await setUp(await house.buyer(email));
  house.tw.clock.advance(30_000);
  const used = await code(secret);
  expect((await signIn(email, { code: used })).statusCode).toBe(204);
  expect((await signIn(email, { code: used })).value.type).toBe('second_factor_wrong');
  house.tw.clock.advance(30_000);
  expect((await signIn(email, { code: await code(secret) })).statusCode).toBe(204);
});

it('lets only one of two sign-ins at once use the same code', async () => {
  const email = 'race@lind.example';
  const { secret } = await setUp(await house.buyer(email));
  house.tw.clock.advance(30_000);
  const used = await code(secret);
  const both = await Promise.all([signIn(email, { code: used }), signIn(email, { code: used })]);
  expect(both.map((sent) => sent.statusCode).sort()).toEqual([204, 401]);
});

it('takes a recovery code once, written with or without its hyphen', async () => {
  const email = 'recover@lind.example';
  const { recoveryCodes } = await setUp(await house.buyer(email));
  expect(new Set(recoveryCodes).size).toBe(10);
  const typed = recoveryCodes[3]!.replace('-', '').toLowerCase();
  expect((await signIn(email, { code: typed })).statusCode).toBe(204);
  expect((await signIn(email, { code: recoveryCodes[3] })).value.type).toBe('second_factor_wrong');
});

it('keeps neither the secret nor a recovery code in a form that can be read', async () => {
  const { secret, recoveryCodes } = await setUp(await house.buyer('sealed@lind.example'));
  const rows = await house.database.app.query<{ text: string }>(
    'SELECT t::text AS text FROM accounts.totp t UNION ALL SELECT r::text FROM accounts.recovery_code r',
  );
  const text = rows.map((row) => row.text).join();
  expect(text).not.toContain(secret);
  expect(text).not.toContain(recoveryCodes[0]!.slice(0, 5));
});

it('is removed with the password alone, and mail tells of it', async () => {
  const email = 'remove@lind.example';
  const browser = await house.buyer(email);
  await setUp(browser);
  expect((await browser.send('DELETE', '/api/v1/me/totp', { password: 'not this one here' })).statusCode).toBe(422);
  expect((await browser.send('DELETE', '/api/v1/me/totp', { password: goodPassword })).statusCode).toBe(204);
  expect((await signIn(email)).statusCode).toBe(204);
  expect((await house.mailTo(email)).subject).toBe('Your second factor was removed');
});

it('opens nothing but one’s own settings to staff who owe one, and everything once it is set up', async () => {
  const administrator = await house.administrator();
  const seller = await administrator.get('/api/v1/seller');
  expect(seller.statusCode).toBe(200);
  const { id: _, rowVersion: __, ...facts } = seller.value;
  const change = { ...facts, staffNeedSecondFactor: true };
  const headers = { 'if-match': seller.headers.etag as string };
  expect((await administrator.send('PUT', '/api/v1/seller', change, headers)).statusCode).toBe(200);
  await house.tw.world.versions.refresh();
  const first = await administrator.get('/api/v1/seller');
  expect([first.statusCode, first.value.type]).toEqual([403, 'second_factor_first']);
  expect((await administrator.send('POST', '/api/v1/teams', {})).value.type).toBe('second_factor_first');
  expect((await administrator.get('/api/v1/me')).value).toMatchObject({ mustSetUpTotp: true, staffRoles: [] });
  await setUp(administrator);
  expect((await administrator.get('/api/v1/me')).value).toMatchObject({
    mustSetUpTotp: false,
    hasTotp: true,
    staffRoles: ['administrator'],
  });
  expect((await administrator.get('/api/v1/seller')).statusCode).toBe(200);
  const refused = await administrator.send('DELETE', '/api/v1/me/totp', { password: goodPassword });
  expect(refused.value.type).toBe('second_factor_required');
});
