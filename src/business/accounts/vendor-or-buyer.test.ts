import { beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureSeller } from './actions/seller.ts';
import { type Browser, goodPassword, testHouse } from './test/house.ts';

const house = testHouse();
beforeAll(() => ensureSeller(house.tw.system()));
beforeEach(() => house.database.app.execute('DELETE FROM platform.attempt'));

const meOf = async (browser: Browser) => (await browser.get('/api/v1/me')).value;
const actFor = (browser: Browser, accountId: string | null) =>
  browser.send('PUT', '/api/v1/me/active-account', { accountId });

/** Somebody who administers a company of his own and works for the vendor as well, signed in. */
async function both(email: string): Promise<{ browser: Browser; company: string }> {
  const buyer = await house.buyer(email, 'Own AB');
  const company = (await meOf(buyer)).activeAccountId;
  const administrator = await house.administrator();
  await administrator.send('POST', '/api/v1/staff', { email, name: 'Bo Lind', roles: ['sales_manager'] });
  const browser = house.browser();
  await browser.send('POST', '/api/v1/sign-in', { email, password: goodPassword });
  return { browser, company };
}

it('is at the vendor’s desk after signing in, whatever company he belongs to', async () => {
  const { browser } = await both('desk@lind.example');
  expect(await meOf(browser)).toMatchObject({
    worksForVendor: true,
    activeAccountId: null,
    doors: ['store', 'desk'],
    staffRoles: ['sales_manager'],
    memberships: [{ company: 'Own AB' }],
  });
  expect((await browser.get('/api/v1/company')).statusCode).toBe(403);
});

it('acts for his company where he chooses it, without a right of the desk, and goes back', async () => {
  const { browser, company } = await both('switch@lind.example');
  const token = browser.cookies.get('keyline_session');
  expect((await actFor(browser, company)).statusCode).toBe(204);
  expect(browser.cookies.get('keyline_session')).not.toBe(token);
  expect(await meOf(browser)).toMatchObject({
    worksForVendor: true,
    activeAccountId: company,
    doors: ['store', 'portal'],
    staffRoles: [],
  });
  expect((await browser.get('/api/v1/company')).value.name).toBe('Own AB');
  expect((await browser.get('/api/v1/accounts')).statusCode).toBe(403);
  expect((await actFor(browser, null)).statusCode).toBe(204);
  expect((await browser.get('/api/v1/accounts')).statusCode).toBe(200);
});

it('does not open the desk to a buyer', async () => {
  const buyer = await house.buyer('only@lind.example');
  expect((await actFor(buyer, null)).statusCode).toBe(403);
});

it('keeps the second factor that the vendor asks for, whatever he acts for', async () => {
  const { browser, company } = await both('owes@lind.example');
  const administrator = await house.administrator();
  const { id: _, rowVersion, ...facts } = (await administrator.get('/api/v1/seller')).value;
  const change = { ...facts, staffNeedSecondFactor: true };
  await administrator.send('PUT', '/api/v1/seller', change, { 'if-match': `"${rowVersion}"` });
  const refused = await browser.get('/api/v1/accounts');
  expect([refused.statusCode, refused.value.type]).toEqual([403, 'second_factor_first']);
  await actFor(browser, company);
  expect(await meOf(browser)).toMatchObject({ mustSetUpTotp: true, activeAccountId: null, doors: ['store'] });
  expect((await browser.get('/api/v1/company')).value.type).toBe('second_factor_first');
});
