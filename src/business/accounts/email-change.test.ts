import { generate } from 'otplib';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureSeller } from './actions/seller.ts';
import { type Browser, goodPassword, testHouse } from './test/house.ts';

const house = testHouse();
beforeAll(() => ensureSeller(house.tw.system()));
beforeEach(() => house.database.app.execute('DELETE FROM platform.attempt'));

const ask = (browser: Browser, email: string, more: object = {}) =>
  browser.send('POST', '/api/v1/me/email', { email, password: goodPassword, ...more });
const confirm = (browser: Browser, token: string) => browser.send('POST', '/api/v1/me/email/confirm', { token });
const signIn = (email: string) => house.browser().send('POST', '/api/v1/sign-in', { email, password: goodPassword });
const addressOf = async (browser: Browser) => (await browser.get('/api/v1/me')).value.person?.email;

it('changes by a link to the new address; word goes to the old one and other sessions end', async () => {
  const browser = await house.buyer('old@lind.example');
  const elsewhere = house.browser();
  await elsewhere.send('POST', '/api/v1/sign-in', { email: 'old@lind.example', password: goodPassword });
  const asked = await ask(browser, 'New@lind.example');
  expect([asked.statusCode, asked.value.sentTo]).toEqual([202, 'new@lind.example']);
  expect(await addressOf(browser)).toBe('old@lind.example');
  const before = browser.cookies.get('keyline_session');
  expect((await confirm(browser, await house.tokenFor('new@lind.example'))).statusCode).toBe(204);
  expect(browser.cookies.get('keyline_session')).not.toBe(before);
  expect(await addressOf(browser)).toBe('new@lind.example');
  expect((await elsewhere.get('/api/v1/me')).value.signedIn).toBe(false);
  expect((await house.mailTo('old@lind.example')).text).toContain('new@lind.example');
  expect((await signIn('old@lind.example')).value.type).toBe('sign_in_failed');
  expect((await signIn('new@lind.example')).statusCode).toBe(204);
});

it('asks for the password again, and for another address than the present one', async () => {
  const browser = await house.buyer('asks@lind.example');
  const wrong = await ask(browser, 'x@lind.example', { password: 'not this one here' });
  expect(wrong.value.errors).toMatchObject([{ pointer: '/password' }]);
  const same = await ask(browser, 'Asks@lind.example');
  expect(same.value.errors).toMatchObject([{ pointer: '/email', value: 'asks@lind.example' }]);
});

it('asks for the second factor where one is set up', async () => {
  const browser = await house.buyer('strong@lind.example');
  const secret = (await browser.send('POST', '/api/v1/me/totp')).value.secret.replaceAll(' ', '');
  const code = () => generate({ secret, epoch: Math.floor(house.tw.clock.now() / 1000) });
  await browser.send('POST', '/api/v1/me/totp/confirm', { code: await code() });
  house.tw.clock.advance(30_000);
  expect((await ask(browser, 'stronger@lind.example')).value.type).toBe('second_factor_needed');
  expect((await ask(browser, 'stronger@lind.example', { code: '000000' })).value.type).toBe('second_factor_wrong');
  expect((await ask(browser, 'stronger@lind.example', { code: await code() })).statusCode).toBe(202);
});

it('says the same of an address that is taken, tells its owner, and changes nothing', async () => {
  await house.buyer('taken@lind.example');
  const browser = await house.buyer('mover@lind.example');
  const taken = await ask(browser, 'taken@lind.example');
  const free = await ask(browser, 'free@lind.example');
  expect([taken.statusCode, Object.keys(taken.value)]).toEqual([free.statusCode, Object.keys(free.value)]);
  const mail = await house.mailTo('taken@lind.example');
  expect(mail.subject).toBe('This address has an account already');
  expect(mail.text).not.toContain('token=');
});

it('does not follow a link for somebody else, twice, too late, or for an address proven meanwhile', async () => {
  const browser = await house.buyer('links@lind.example');
  const other = await house.buyer('other@lind.example');
  await ask(browser, 'first@lind.example');
  const first = await house.tokenFor('first@lind.example');
  expect((await confirm(other, first)).value.type).toBe('link_not_valid');
  expect((await house.browser().send('POST', '/api/v1/me/email/confirm', { token: first })).statusCode).toBe(401);
  await ask(browser, 'second@lind.example');
  expect((await confirm(browser, first)).value.type, 'a newer link takes its place').toBe('link_not_valid');
  const second = await house.tokenFor('second@lind.example');
  expect((await confirm(browser, second)).statusCode).toBe(204);
  expect((await confirm(browser, second)).value.type).toBe('link_not_valid');
  await ask(browser, 'third@lind.example');
  house.tw.clock.advance(2 * 3_600_000 + 1_000);
  expect((await confirm(browser, await house.tokenFor('third@lind.example'))).value.type).toBe('link_not_valid');
  await ask(browser, 'fourth@lind.example');
  const fourth = await house.tokenFor('fourth@lind.example');
  await house.buyer('fourth@lind.example');
  expect((await confirm(browser, fourth)).value.type).toBe('link_not_valid');
});

it('gives an address to one of two who prove it at once', async () => {
  const one = await house.buyer('one@lind.example');
  const two = await house.buyer('two@lind.example');
  await ask(one, 'both@lind.example');
  const first = await house.tokenFor('both@lind.example');
  await ask(two, 'both@lind.example');
  const second = await house.tokenFor('both@lind.example');
  const sent = await Promise.all([confirm(one, first), confirm(two, second)]);
  expect(sent.map(({ statusCode }) => statusCode).sort()).toEqual([204, 410]);
});
