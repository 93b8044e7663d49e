import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withQueryCount } from '../../platform/database/query-count.ts';
import { ensureSeller } from './actions/seller.ts';
import { goodPassword, testHouse } from './test/house.ts';

const compared = vi.hoisted(() => ({ passwords: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof import('@node-rs/argon2')>();
  return {
    ...argon2,
    verify: (...given: Parameters<typeof argon2.verify>) => {
      compared.passwords += 1;
      return argon2.verify(...given);
    },
  };
});

const house = testHouse();
beforeAll(() => ensureSeller(house.tw.system()));
beforeEach(() => house.database.app.execute('DELETE FROM platform.attempt'));

const signIn = { password: goodPassword };
const without = (payload: string, ...texts: string[]) =>
  texts.reduce((left, text) => left.replaceAll(text, '*'), payload);

describe('signing up', () => {
  it('makes nothing until the mailed link is followed, then the company, its admin and a session', async () => {
    const browser = house.browser();
    const email = 'first@brightwater.example';
    const asked = await browser.send('POST', '/api/v1/sign-up', {
      name: 'Bo Lind',
      email: 'First@Brightwater.example',
      password: goodPassword,
      company: 'Brightwater',
      country: 'SE',
    });
    expect(asked.statusCode).toBe(202);
    expect(asked.value).toEqual({ sentTo: email });
    expect(await house.database.app.query('SELECT 1 FROM accounts.person WHERE email = $1', [email])).toHaveLength(0);
    expect((await browser.send('POST', '/api/v1/sign-in', { email, ...signIn })).statusCode).toBe(401);
    const verified = await browser.send('POST', '/api/v1/verify', { token: await house.tokenFor(email) });
    expect(verified.statusCode).toBe(204);
    const me = (await browser.get('/api/v1/me')).value;
    expect(me).toMatchObject({ signedIn: true, doors: ['store', 'portal'], currency: 'EUR', hasTotp: false });
    expect(me.memberships).toMatchObject([{ company: 'Brightwater', roles: ['account_admin', 'buyer'] }]);
    expect(me.memberships[0].number).toMatch(/^A-\d{5}$/);
  });

  it('uses a link once', async () => {
    const browser = house.browser();
    await house.buyer('once@brightwater.example');
    const token = await house.tokenFor('once@brightwater.example');
    const again = await browser.send('POST', '/api/v1/verify', { token });
    expect(again.statusCode).toBe(410);
    expect(again.value.type).toBe('link_not_valid');
  });

  it('refuses a link that has expired', async () => {
    const browser = house.browser();
    const wanted = { name: 'Bo', email: 'late@x.example', password: goodPassword, company: 'Late', country: 'SE' };
    await browser.send('POST', '/api/v1/sign-up', wanted);
    house.tw.clock.advance(48 * 3_600_000 + 1);
    const late = await browser.send('POST', '/api/v1/verify', { token: await house.tokenFor('late@x.example') });
    expect(late.value.type).toBe('link_not_valid');
  });

  it('replies alike for a known address, mails its owner instead, and asks the database the same', async () => {
    await house.buyer('known@brightwater.example');
    const ask = (email: string) =>
      withQueryCount(() =>
        house
          .browser()
          .send('POST', '/api/v1/sign-up', { name: 'Bo', email, password: goodPassword, company: 'C', country: 'SE' }),
      );
    const known = await ask('known@brightwater.example');
    const unknown = await ask('stranger@brightwater.example');
    expect(known.result.statusCode).toBe(unknown.result.statusCode);
    expect(without(known.result.payload, 'known@')).toBe(without(unknown.result.payload, 'stranger@'));
    expect(known.statements).toEqual(unknown.statements);
    expect((await house.mailTo('known@brightwater.example')).subject).toBe('You already have an account');
  });

  it('says what would be right about a password that is too short, and about one that is easy to guess', async () => {
    const ask = (password: string) =>
      house
        .browser()
        .send('POST', '/api/v1/sign-up', { name: 'Bo', email: 'p@x.example', password, company: 'C', country: 'SE' });
    expect((await ask('short')).value.errors).toEqual([{ pointer: '/password', expected: 'at least 12 characters' }]);
    expect((await ask('Password12345!')).value.errors[0].expected).toMatch(/harder to guess/);
  });
});

describe('signing in', () => {
  it('replies alike, with the same work, for an unknown address and a wrong password', async () => {
    await house.buyer('bo@lind.example');
    const attempt = async (email: string) => {
      const before = compared.passwords;
      const sent = await withQueryCount(() =>
        house.browser().send('POST', '/api/v1/sign-in', { email, password: 'no such password' }),
      );
      return { sent, compared: compared.passwords - before };
    };
    const wrong = await attempt('bo@lind.example');
    const unknown = await attempt('nobody@lind.example');
    expect(wrong.sent.result.statusCode).toBe(401);
    expect(unknown.sent.result.payload).toBe(wrong.sent.result.payload);
    expect(unknown.sent.statements).toEqual(wrong.sent.statements);
    expect(unknown.compared).toBe(1);
    expect(wrong.compared).toBe(1);
  });

  it('makes a person wait after ten failures, longer after each further one, and takes the right password then', async () => {
    await house.buyer('locked@lind.example');
    const fail = () =>
      house.browser().send('POST', '/api/v1/sign-in', { email: 'locked@lind.example', password: 'wrong wrong wrong' });
    for (let attempt = 1; attempt <= 10; attempt++) expect((await fail()).statusCode).toBe(401);
    const refused = await fail();
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('60');
    const right = { email: 'locked@lind.example', ...signIn };
    expect((await house.browser().send('POST', '/api/v1/sign-in', right)).statusCode).toBe(429);
    house.tw.clock.advance(60_000);
    expect((await fail()).statusCode).toBe(401);
    expect((await fail()).headers['retry-after']).toBe('120');
    house.tw.clock.advance(120_000);
    expect((await house.browser().send('POST', '/api/v1/sign-in', right)).statusCode).toBe(204);
    expect((await fail()).statusCode).toBe(401);
  });

  it('gives a guest who signs in a new token for the same session', async () => {
    await house.buyer('guest@lind.example');
    const browser = house.browser();
    const { beginSession } = await import('../../platform/session/session.ts');
    const guest = await beginSession(house.database.app, house.tw.system(), {
      kind: 'guest',
      personId: null,
      request: { address: '10.1.1.1', userAgent: 'Test' },
    });
    browser.cookies.set('keyline_session', guest.token).set('keyline_csrf', guest.csrfToken);
    expect((await browser.send('POST', '/api/v1/sign-in', { email: 'guest@lind.example', ...signIn })).statusCode).toBe(
      204,
    );
    expect(browser.cookies.get('keyline_session')).not.toBe(guest.token);
    expect(
      (await browser.get('/api/v1/me/sessions')).value.items.some((s: { id: string }) => s.id === guest.sessionId),
    ).toBe(true);
    const old = house.browser();
    old.cookies.set('keyline_session', guest.token);
    expect((await old.get('/api/v1/me')).value.signedIn).toBe(false);
  });

  it('keeps only the hash of the token', async () => {
    const browser = await house.buyer('hash@lind.example');
    const token = browser.cookies.get('keyline_session')!;
    const rows = await house.database.app.query<{ text: string }>('SELECT s::text AS text FROM platform.session s');
    expect(
      rows.some(
        (row) => row.text.includes(token) || row.text.includes(Buffer.from(token, 'base64url').toString('hex')),
      ),
    ).toBe(false);
  });
});

describe('the session', () => {
  it('sets a cookie that scripts cannot read and a readable one beside it', async () => {
    await house.buyer('cookie@lind.example');
    const sent = await house.browser().send('POST', '/api/v1/sign-in', { email: 'cookie@lind.example', ...signIn });
    const session = sent.cookies.find((cookie) => cookie.name === 'keyline_session');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(sent.cookies.find((cookie) => cookie.name === 'keyline_csrf')?.httpOnly).toBeUndefined();
  });

  it('refuses a change without the token, with another session’s token, or from another site', async () => {
    const browser = await house.buyer('csrf@lind.example');
    const other = await house.buyer('csrf2@lind.example');
    const change = { name: 'Bo L', phone: null, title: null, language: 'en' };
    const etag = (await browser.get('/api/v1/me')).headers.etag as string;
    const put = (headers: Record<string, string>) =>
      browser.send('PUT', '/api/v1/me', change, { 'if-match': etag, ...headers });
    expect((await put({ 'x-csrf-token': '' })).value.type).toBe('csrf');
    expect((await put({ 'x-csrf-token': other.cookies.get('keyline_csrf')! })).value.type).toBe('csrf');
    expect((await put({ 'sec-fetch-site': 'cross-site' })).value.type).toBe('csrf');
    expect((await put({ 'sec-fetch-site': 'same-site' })).value.type).toBe('csrf');
    expect((await put({})).statusCode).toBe(200);
  });

  it('judges by the origin where a browser does not say which site it is on', async () => {
    const browser = house.browser();
    const ask = (origin: string) =>
      browser.send('POST', '/api/v1/sign-out', undefined, { origin, 'sec-fetch-site': null });
    expect((await ask('https://evil.example')).value.type).toBe('csrf');
    expect((await ask('http://localhost:4000')).statusCode).toBe(204);
  });

  it('lists one’s sessions and ends one of them, or all others', async () => {
    await house.buyer('many@lind.example');
    const credentials = { email: 'many@lind.example', ...signIn };
    const [here, there, elsewhere] = [house.browser(), house.browser(), house.browser()];
    for (const browser of [here, there, elsewhere]) await browser.send('POST', '/api/v1/sign-in', credentials);
    const items = (await there.get('/api/v1/me/sessions')).value.items;
    expect(items).toHaveLength(4);
    const own = items.find((session: { current: boolean }) => session.current);
    expect((await here.send('DELETE', `/api/v1/me/sessions/${own.id}`)).statusCode).toBe(204);
    expect((await there.get('/api/v1/me')).value.signedIn).toBe(false);
    expect((await here.send('DELETE', '/api/v1/me/sessions')).value).toEqual({ ended: 2 });
    expect((await elsewhere.get('/api/v1/me')).value.signedIn).toBe(false);
    expect((await here.get('/api/v1/me')).value.signedIn).toBe(true);
  });

  it('does not end another person’s session', async () => {
    const one = await house.buyer('one@lind.example');
    const two = await house.buyer('two@lind.example');
    const [session] = (await two.get('/api/v1/me/sessions')).value.items;
    expect((await one.send('DELETE', `/api/v1/me/sessions/${session.id}`)).statusCode).toBe(404);
    expect((await two.get('/api/v1/me')).value.signedIn).toBe(true);
  });

  it('ends when it is signed out, when unused for 14 days and after 30 days at most', async () => {
    const out = await house.buyer('out@lind.example');
    const kept = new Map(out.cookies);
    await out.send('POST', '/api/v1/sign-out');
    for (const [name, value] of kept) out.cookies.set(name, value);
    expect((await out.get('/api/v1/me')).value.signedIn).toBe(false);
    const idle = await house.buyer('idle@lind.example');
    const busy = await house.buyer('busy@lind.example');
    const seen = async () => {
      const [session] = (await busy.get('/api/v1/me/sessions')).value.items;
      expect(Date.parse(session.seenAt)).toBe(house.tw.clock.now());
    };
    for (let days = 0; days < 30; days += 10) {
      await vi.waitFor(seen);
      house.tw.clock.advance(10 * 86_400_000 - 1000);
    }
    expect((await idle.get('/api/v1/me')).value.signedIn).toBe(false);
    await vi.waitFor(seen);
    house.tw.clock.advance(5000);
    expect((await busy.get('/api/v1/me')).value.signedIn).toBe(false);
  });

  it('costs one statement per request', async () => {
    const browser = await house.buyer('count@lind.example');
    const { statements } = await withQueryCount(() => browser.get('/api/v1/me/sessions'));
    expect(statements).toHaveLength(2);
  });
});

describe('a new password', () => {
  it('is set with a mailed link, once; old sessions end and the lock is lifted', async () => {
    const browser = await house.buyer('reset@lind.example');
    const email = 'reset@lind.example';
    expect((await house.browser().send('POST', '/api/v1/password-resets', { email })).statusCode).toBe(202);
    const token = await house.tokenFor(email);
    const password = 'a quiet harbour in winter rain';
    const confirm = (given: string) =>
      house.browser().send('POST', '/api/v1/password-resets/confirm', { token, password: given });
    expect((await confirm('short')).statusCode).toBe(422);
    expect((await confirm(password)).statusCode).toBe(204);
    expect((await confirm(password)).statusCode).toBe(410);
    expect((await browser.get('/api/v1/me')).value.signedIn).toBe(false);
    expect((await browser.send('POST', '/api/v1/sign-in', { email, ...signIn })).statusCode).toBe(401);
    expect((await browser.send('POST', '/api/v1/sign-in', { email, password })).statusCode).toBe(204);
  });

  it('is set once when the link is followed twice at the same moment', async () => {
    await house.buyer('twice@lind.example');
    await house.browser().send('POST', '/api/v1/password-resets', { email: 'twice@lind.example' });
    const token = await house.tokenFor('twice@lind.example');
    const confirm = (password: string) =>
      house.browser().send('POST', '/api/v1/password-resets/confirm', { token, password });
    const both = await Promise.all([confirm('a quiet harbour in winter'), confirm('three grey herons at dusk')]);
    expect(both.map((sent) => sent.statusCode).sort()).toEqual([204, 410]);
  });

  it('is asked for alike with an unknown address, at the cost of the same statements', async () => {
    await house.buyer('asked@lind.example');
    const ask = (email: string) =>
      withQueryCount(() => house.browser().send('POST', '/api/v1/password-resets', { email }));
    const known = await ask('asked@lind.example');
    const unknown = await ask('unasked@lind.example');
    expect(without(known.result.payload, 'asked@')).toBe(without(unknown.result.payload, 'unasked@'));
    expect(known.statements).toEqual(unknown.statements);
    const token = await house.tokenFor('asked@lind.example');
    expect(token).toHaveLength(43);
    expect((await house.mailTo('unasked@lind.example')).text).not.toContain('token=');
  });

  it('is refused after five requests for an address in an hour', async () => {
    const ask = () => house.browser().send('POST', '/api/v1/password-resets', { email: 'spam@lind.example' });
    for (let attempt = 1; attempt <= 5; attempt++) expect((await ask()).statusCode).toBe(202);
    expect((await ask()).statusCode).toBe(429);
  });

  it('is changed with the present one; other sessions end, this one gets a new token', async () => {
    const browser = await house.buyer('change@lind.example');
    const other = house.browser();
    await other.send('POST', '/api/v1/sign-in', { email: 'change@lind.example', ...signIn });
    const token = browser.cookies.get('keyline_session');
    const put = (current: string) =>
      browser.send('PUT', '/api/v1/me/password', { current, password: 'three grey herons at dusk' });
    expect((await put('not the present one')).value.errors[0].pointer).toBe('/current');
    expect((await put(goodPassword)).statusCode).toBe(204);
    expect(browser.cookies.get('keyline_session')).not.toBe(token);
    expect((await browser.get('/api/v1/me')).value.signedIn).toBe(true);
    expect((await other.get('/api/v1/me')).value.signedIn).toBe(false);
  });
});
