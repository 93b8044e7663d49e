import { beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../../platform/database/transaction.ts';
import { readAccount } from './actions/accounts.ts';
import { ensureSeller } from './actions/seller.ts';
import { type Browser, goodPassword, testHouse } from './test/house.ts';

const house = testHouse();
let administrator: Browser;
beforeAll(async () => {
  await ensureSeller(house.tw.system());
  administrator = await house.administrator();
});

async function company(name: string, more: object = {}): Promise<{ id: string; number: string }> {
  const sent = await administrator.send('POST', '/api/v1/accounts', { name, country: 'DE', ...more });
  if (sent.statusCode !== 201) throw new Error(sent.payload);
  return sent.value;
}

async function staff(email: string, roles: string[]): Promise<{ browser: Browser; personId: string }> {
  const invited = await administrator.send('POST', '/api/v1/staff', { email, name: email.split('@')[0], roles });
  const browser = house.browser();
  const token = await house.tokenFor(email);
  await browser.send('POST', `/api/v1/invitations/${token}/accept`, { password: goodPassword });
  return { browser, personId: invited.value.personId };
}

const list = async (query: string) => (await administrator.get(`/api/v1/accounts?${query}`)).value;
const names = (page: { items: { name: string }[] }) => page.items.map((item) => item.name);

describe('companies', () => {
  it('are opened with the next number as customers, and read back with an ETag', async () => {
    const one = await company('Amber Works');
    const two = await company('Beryl Works', { industry: 'Energy', domain: 'Beryl.Example' });
    expect(Number(two.number.slice(2))).toBe(Number(one.number.slice(2)) + 1);
    const read = await administrator.get(`/api/v1/accounts/${two.id}`);
    expect(read.headers.etag).toBe('"1"');
    expect(read.value).toMatchObject({
      industry: 'Energy',
      domain: 'beryl.example',
      currency: 'EUR',
      status: 'active',
    });
    expect(read.value.relationships).toMatchObject([{ kind: 'customer', fromDay: '2026-03-16', toDay: null }]);
  });

  it('change only on the version that was read', async () => {
    const { id } = await company('Cobalt Works');
    const { value } = await administrator.get(`/api/v1/accounts/${id}`);
    const change = { ...value, name: 'Cobalt Group' };
    const put = (headers: Record<string, string>) =>
      administrator.send('PUT', `/api/v1/accounts/${id}`, change, headers);
    expect((await put({})).statusCode).toBe(428);
    expect((await put({ 'if-match': '"1"' })).value).toMatchObject({ name: 'Cobalt Group', rowVersion: 2 });
    expect((await put({ 'if-match': '"1"' })).statusCode).toBe(412);
  });

  it('name the country or currency that does not exist', async () => {
    const sent = await administrator.send('POST', '/api/v1/accounts', { name: 'X', country: 'ZZ', currency: 'EUX' });
    expect(sent.value.errors.map((error: { pointer: string }) => error.pointer)).toEqual(['/country', '/currency']);
  });

  it('may be customer and partner at once, each once at a time', async () => {
    const { id } = await company('Dune Works');
    const begin = (kind: string) => administrator.send('POST', `/api/v1/accounts/${id}/relationships`, { kind });
    expect((await begin('partner')).statusCode).toBe(201);
    const again = await begin('partner');
    expect(again.value.type).toBe('relationship_open');
    const { relationships } = (await administrator.get(`/api/v1/accounts/${id}`)).value;
    const partner = relationships.find((each: { kind: string }) => each.kind === 'partner');
    const path = `/api/v1/accounts/${id}/relationships/${partner.id}`;
    expect((await administrator.send('DELETE', `${path}?toDay=2026-06-30`)).statusCode).toBe(200);
    expect((await begin('partner')).statusCode).toBe(201);
  });

  it('are listed by key, page after page, in both directions, each once', async () => {
    for (const letter of ['a', 'b', 'c', 'd', 'e']) await company(`Paging ${letter}`);
    for (const sort of ['name', '-name', 'number', '-created']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { items: { name: string }[]; next: string | null; approximateTotal: number } = await list(
          `q=paging&sort=${sort}&limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        );
        expect(page.approximateTotal).toBe(5);
        seen.push(...names(page));
        cursor = page.next;
      }
      expect([...seen].sort()).toEqual(['Paging a', 'Paging b', 'Paging c', 'Paging d', 'Paging e']);
      if (sort === '-name') expect(seen[0]).toBe('Paging e');
    }
  });

  it('are found by name, number and domain, taking signs as they are written', async () => {
    const { number } = await company('100% Wool', { domain: 'wool.example' });
    expect(names(await list('q=100%25'))).toEqual(['100% Wool']);
    expect(names(await list(`q=${number}`))).toEqual(['100% Wool']);
    expect(names(await list('q=wool.ex'))).toEqual(['100% Wool']);
    expect(names(await list('q=1_0'))).toEqual([]);
  });

  it('refuse a cursor that is not from here', async () => {
    expect((await administrator.get('/api/v1/accounts?cursor=nonsense')).statusCode).toBe(422);
  });
});

describe('the tree', () => {
  const put = (id: string, parentId: string, fromDay?: string) =>
    administrator.send('POST', `/api/v1/accounts/${id}/parent`, { parentId, ...(fromDay ? { fromDay } : {}) });

  it('shows parent and children', async () => {
    const [parent, child] = [await company('Group'), await company('Daughter')];
    expect((await put(child.id, parent.id)).value.parent).toMatchObject({ name: 'Group', fromDay: '2026-03-16' });
    expect((await administrator.get(`/api/v1/accounts/${parent.id}`)).value.children).toMatchObject([
      { name: 'Daughter' },
    ]);
  });

  it('refuses a loop and names the chain', async () => {
    const [a, b, c] = [await company('Alpha'), await company('Beta'), await company('Gamma')];
    await put(b.id, a.id);
    await put(c.id, b.id);
    const loop = await put(a.id, c.id);
    expect(loop.value.type).toBe('parent_loop');
    expect(loop.value.detail).toContain('Alpha → Gamma → Beta → Alpha');
    expect((await put(a.id, a.id)).value.type).toBe('parent_is_itself');
  });

  it('refuses two changes at once that only together make a loop', async () => {
    const [a, b] = [await company('Left'), await company('Right')];
    const both = await Promise.all([put(a.id, b.id), put(b.id, a.id)]);
    expect(both.map((sent) => sent.statusCode).sort()).toEqual([200, 422]);
  });

  it('keeps dated history: a company may go to another parent, and stand alone again', async () => {
    const [one, two, child] = [await company('First owner'), await company('Second owner'), await company('Bought')];
    await put(child.id, one.id);
    await put(child.id, two.id, '2026-07-01');
    expect((await administrator.get(`/api/v1/accounts/${child.id}`)).value.parent.name).toBe('First owner');
    const overlap = await put(child.id, one.id, '2026-05-01');
    expect(overlap.value.type).toBe('parent_overlap');
    house.tw.clock.set(Date.UTC(2026, 6, 1, 9));
    administrator = house.browser();
    await administrator.send('POST', '/api/v1/sign-in', { email: 'ada.quist@halden.example', password: goodPassword });
    expect((await administrator.get(`/api/v1/accounts/${child.id}`)).value.parent.name).toBe('Second owner');
    expect((await administrator.send('DELETE', `/api/v1/accounts/${child.id}/parent`)).value.parent).toBeNull();
  });
});

describe('owners', () => {
  it('are handed over from a day on, and the past stays', async () => {
    const { personId: maren } = await staff('maren@halden.example', ['inside_sales']);
    const { personId: jonas } = await staff('jonas@halden.example', ['account_manager']);
    const { id } = await company('Handed', { ownerId: maren });
    const put = (personId: string, fromDay?: string) =>
      administrator.send('PUT', `/api/v1/accounts/${id}/owner`, { personId, ...(fromDay ? { fromDay } : {}) });
    expect((await put(jonas, '2026-08-01')).value).toMatchObject({
      current: { personId: maren },
      next: { personId: jonas },
    });
    expect((await put(jonas, '2026-06-30')).value.type).toBe('hand_over_in_past');
    expect(names(await list(`owner=${maren}&q=handed`))).toEqual(['Handed']);
    expect(names(await list(`owner=${jonas}&q=handed`))).toEqual([]);
    const stranger = (await (await house.buyer('stranger@x.example')).get('/api/v1/me')).value.person.id;
    expect((await put(stranger)).value.type).toBe('owner_unknown');
  });

  it('see their own and their teams’ accounts, and no others', async () => {
    const seller = await staff('seller@halden.example', ['field_seller']);
    const mine = (await seller.browser.send('POST', '/api/v1/accounts', { name: 'Mine', country: 'NO' })).value;
    const other = await company('Not mine');
    expect(mine.owner.personId).toBe(seller.personId);
    const seen = (await seller.browser.get('/api/v1/accounts')).value;
    expect(names(seen)).toEqual(['Mine']);
    expect(seen.approximateTotal).toBe(1);
    expect((await seller.browser.get(`/api/v1/accounts/${other.id}`)).statusCode).toBe(404);
    const parent = { parentId: other.id };
    expect((await seller.browser.send('POST', `/api/v1/accounts/${mine.id}/parent`, parent)).statusCode).toBe(404);
  });
});

describe('the walls', () => {
  const tables = ['account', 'account_parent', 'relationship', 'membership', 'invitation', 'past_membership', 'person'];
  const portal = (accounts: string[], person: string | null = null) => ({ as: 'portal' as const, accounts, person });

  it('show a portal role without its setting no row at all', async () => {
    await house.buyer('walls@x.example', 'Walled AB');
    for (const table of tables) {
      const count = `SELECT count(*) FROM accounts.${table}`;
      const [all, seen] = await transaction(house.database.app, { as: 'system' }, async (tx) => {
        const before = await tx.query<{ count: bigint }>(count);
        await tx.client.query('SET LOCAL ROLE keyline_portal');
        return [before[0]!.count, (await tx.query<{ count: bigint }>(count))[0]!.count];
      });
      expect({ table, seen }).toEqual({ table, seen: 0n });
      if (table !== 'past_membership' && table !== 'invitation') expect(all).toBeGreaterThan(0n);
    }
  });

  it('show a company itself, its people and nobody else', async () => {
    const browser = await house.buyer('inside@x.example', 'Inside AB');
    const { activeAccountId, person } = (await browser.get('/api/v1/me')).value;
    const [accounts, people] = await transaction(
      house.database.app,
      portal([activeAccountId], person.id),
      async (tx) => [
        await tx.query<{ name: string }>('SELECT name FROM accounts.account'),
        await tx.query<{ email: string }>('SELECT email FROM accounts.person'),
      ],
    );
    expect(accounts).toEqual([{ name: 'Inside AB' }]);
    expect(people).toEqual([{ email: 'inside@x.example' }]);
  });

  it('keep passwords, links and second factors from both roles', async () => {
    for (const table of ['credential', 'token', 'totp', 'recovery_code']) {
      const asked = transaction(house.database.app, portal([]), (tx) => tx.query(`SELECT * FROM accounts.${table}`));
      await expect(asked).rejects.toThrow('permission denied');
    }
  });

  it('do not let a company change its own segment, status or currency', async () => {
    const browser = await house.buyer('segment@x.example', 'Segment AB');
    const { activeAccountId } = (await browser.get('/api/v1/me')).value;
    for (const change of ["segment = 'strategic'", "status = 'closed'", "currency = 'USD'"]) {
      const asked = transaction(house.database.app, portal([activeAccountId]), (tx) =>
        tx.execute(`UPDATE accounts.account SET ${change}`),
      );
      await expect(asked).rejects.toThrow('permission denied');
    }
    const company = await browser.get('/api/v1/company');
    const headers = { 'if-match': company.headers.etag as string };
    const renamed = await browser.send('PUT', '/api/v1/company', { ...company.value, name: 'Renamed AB' }, headers);
    expect(renamed.value).toMatchObject({ name: 'Renamed AB', rowVersion: 2 });
  });

  it('move an account from one seller’s sight to the other’s on the day of the hand-over, by the seller’s calendar', async () => {
    const before = await staff('before@halden.example', ['inside_sales']);
    const after = await staff('after@halden.example', ['inside_sales']);
    const { id } = await company('Moving', { ownerId: before.personId });
    const change = { personId: after.personId, fromDay: '2030-02-01' };
    await administrator.send('PUT', `/api/v1/accounts/${id}/owner`, change);
    const sees = async (personId: string) =>
      (await readAccount(house.tw.staff(personId, ['inside_sales'], 'own'), id)).ok;
    house.tw.clock.set(Date.UTC(2030, 0, 31, 23, 59));
    expect([await sees(before.personId), await sees(after.personId)]).toEqual([true, false]);
    house.tw.clock.set(Date.UTC(2030, 1, 1, 0, 0));
    expect([await sees(before.personId), await sees(after.personId)]).toEqual([false, true]);
  });
});
