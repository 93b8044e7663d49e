import type { FastifyReply, FastifyRequest } from 'fastify';
import { expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { seededChance } from '../clock.ts';
import { secretOf } from '../config.ts';
import { clearAttempts, clearOldAttempts, takeAttempt } from './attempts.ts';
import { needsNewHash, passwordFits } from './passwords.ts';
import { openSealed, sealText } from './tokens.ts';
import { callerOf, doorkeeper } from './visitor.ts';

const database = testDatabase();
const chance = seededChance('session');
const secret = secretOf('a secret of tests, long enough to sign and encrypt with');

it('opens a sealed text only with its key, its purpose and whom it was bound to', () => {
  const sealed = sealText(secret, chance, 'totp', 'maren', 'JBSWY3DPEHPK3PXP');
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
  expect(openSealed(secret, 'totp', 'maren', sealed)).toBe('JBSWY3DPEHPK3PXP');
  expect(openSealed(secret, 'totp', 'jonas', sealed)).toBeNull();
  expect(openSealed(secret, 'other', 'maren', sealed)).toBeNull();
  expect(openSealed(secretOf('another secret that is long enough too'), 'totp', 'maren', sealed)).toBeNull();
  expect(openSealed(secret, 'totp', 'maren', `${sealed.slice(0, -2)}AA`)).toBeNull();
});

it('counts attempts before they are made: of fifty at once no more than allowed pass', async () => {
  const rule = { name: 'race', most: 10, windowMs: 60_000 };
  const taken = await Promise.all(Array.from({ length: 50 }, () => takeAttempt(database.app, 0, rule, 'x')));
  expect(taken.filter((outcome) => outcome.ok)).toHaveLength(10);
});

it('opens a window anew when it has passed, and forgets a subject that has shown who it is', async () => {
  const rule = { name: 'window', most: 2, windowMs: 60_000 };
  const take = async (now: number) => (await takeAttempt(database.app, now, rule, 'x')).ok;
  expect([await take(0), await take(0), await take(59_999), await take(60_000)]).toEqual([true, true, false, true]);
  await take(60_000);
  expect(await take(60_001)).toBe(false);
  await clearAttempts(database.app, rule, 'x');
  expect(await take(60_001)).toBe(true);
});

it('doubles the wait up to half an hour, does not lengthen it while waiting, and starts afresh a day later', async () => {
  const rule = { name: 'grows', most: 3, windowMs: 60_000, grows: true };
  const wait = async (now: number) => {
    const outcome = await takeAttempt(database.app, now, rule, 'x');
    return outcome.ok ? 0 : outcome.refusal.facts?.seconds;
  };
  expect([await wait(0), await wait(0), await wait(0), await wait(0)]).toEqual([0, 0, 0, 60]);
  expect(await wait(30_000)).toBe(30);
  let now = 60_000;
  for (const expected of [120, 240, 480, 960, 1800, 1800]) {
    expect(await wait(now)).toBe(0);
    expect(await wait(now)).toBe(expected);
    now += expected * 1000;
  }
  now += 24 * 3_600_000;
  expect([await wait(now), await wait(now), await wait(now), await wait(now)]).toEqual([0, 0, 0, 60]);
  expect(await clearOldAttempts(database.app, now + 48 * 3_600_000)).toBeGreaterThan(0);
});

it('takes a password in either form of its letters, and does the work without a hash too', async () => {
  const { hashPassword } = await import('./passwords.ts');
  const composed = await hashPassword('größere Wolken'.normalize('NFC'));
  expect(composed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(needsNewHash(composed)).toBe(false);
  expect(await passwordFits('größere Wolken'.normalize('NFD'), composed)).toBe(true);
  expect(await passwordFits('größere Wolken', null)).toBe(false);
});

it('binds the cookie to the host where the connection is encrypted', async () => {
  const { world } = testWorld(database.app);
  const door = doorkeeper({ ...world, publicUrl: 'https://shop.example.com', report: () => {} });
  const set: [string, unknown][] = [];
  const reply = { setCookie: (name: string, _: string, options: unknown) => void set.push([name, options]) };
  const session = { token: 'a', csrfToken: 'b', expiresAt: new Date(0) };
  door.setSession(reply as unknown as FastifyReply, session);
  expect(set[0]).toMatchObject([
    '__Host-keyline_session',
    { secure: true, httpOnly: true, path: '/', sameSite: 'lax' },
  ]);
  expect(set[1]).toMatchObject(['keyline_csrf', { secure: true }]);
});

it('asks the database nothing about a request without a session, nor about a cookie that cannot be one', async () => {
  const { world } = testWorld(database.app);
  const silent = { ...world.database, query: () => Promise.reject(new Error('asked')) };
  const door = doorkeeper({ ...world, database: silent, report: () => {} });
  for (const cookies of [{}, { keyline_session: 'x' }, { keyline_session: "'; --" }]) {
    const request = { cookies, headers: {}, method: 'GET' } as unknown as FastifyRequest;
    expect(await door.visitorOf(request)).toMatchObject({
      caller: { kind: 'guest', sessionId: null },
      csrfHolds: true,
    });
  }
});

it('reads roles, currency and segment of each company, and the active one only among them', () => {
  const session = {
    id: 's',
    person_id: 'p',
    known_id: 'p',
    active_account_id: 'gone',
    person_account_id: 'b',
    csrf_secret: '',
    seen_at: new Date(0),
    expires_at: new Date(0),
    strong_until: null,
    currency: null,
    name: 'Bo',
    email: 'bo@lind.example',
    language: 'en',
    memberships: ['b buyer SEK', 'a approver EUR public sector', 'a account_admin EUR public sector'],
    staff_roles: [],
    team_people: [],
    staff_need_second_factor: false,
  };
  expect(callerOf(session)).toMatchObject({
    kind: 'buyer',
    activeAccountId: 'b',
    memberships: [
      { accountId: 'a', roles: ['account_admin', 'approver'], currency: 'EUR', segment: 'public sector' },
      { accountId: 'b', roles: ['buyer'], currency: 'SEK', segment: null },
    ],
  });
  expect(callerOf({ ...session, person_account_id: null }).activeAccountId).toBe('a');
  expect(callerOf({ ...session, staff_roles: ['finance'] }).activeAccountId).toBeNull();
});
