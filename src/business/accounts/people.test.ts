import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAdministratorLink, needsAdministrator } from './actions/administrator.ts';
import { createProspect } from './actions/prospects.ts';
import { ensureSeller } from './actions/seller.ts';
import { type Browser, goodPassword, testHouse } from './test/house.ts';

const house = testHouse();
beforeAll(() => ensureSeller(house.tw.system()));
beforeEach(() => house.database.app.execute('DELETE FROM platform.attempt'));

async function invite(admin: Browser, email: string, roles = ['buyer']): Promise<string> {
  const sent = await admin.send('POST', '/api/v1/company/people', { email, roles });
  if (sent.statusCode !== 201) throw new Error(sent.payload);
  return house.tokenFor(email);
}

async function join(admin: Browser, email: string, roles = ['buyer']): Promise<Browser> {
  const token = await invite(admin, email, roles);
  const browser = house.browser();
  const body = { name: 'Eva Holm', password: goodPassword };
  const accepted = await browser.send('POST', `/api/v1/invitations/${token}/accept`, body);
  if (accepted.statusCode !== 204) throw new Error(accepted.payload);
  return browser;
}

describe('the people of a company', () => {
  it('invites by mail; the link says who invites to what and makes the person', async () => {
    const admin = await house.buyer('admin@one.example', 'One AB');
    const token = await invite(admin, 'eva@one.example', ['buyer', 'approver']);
    const seen = (await house.browser().get(`/api/v1/invitations/${token}`)).value;
    expect(seen).toMatchObject({ kind: 'company', company: 'One AB', email: 'eva@one.example', signInNeeded: false });
    expect((await admin.get('/api/v1/company/people')).value.invitations).toHaveLength(1);
    const eva = house.browser();
    const body = { name: 'Eva Holm', password: goodPassword };
    expect((await eva.send('POST', `/api/v1/invitations/${token}/accept`, body)).statusCode).toBe(204);
    const me = (await eva.get('/api/v1/me')).value;
    expect(me.memberships).toMatchObject([{ company: 'One AB', roles: ['approver', 'buyer'] }]);
    expect((await eva.send('POST', `/api/v1/invitations/${token}/accept`, body)).value.type).toBe('link_not_valid');
    const people = (await admin.get('/api/v1/company/people')).value;
    expect(people.items).toHaveLength(2);
    expect(people.invitations).toHaveLength(0);
  });

  it('asks somebody who is known to sign in, and then lets him belong to both companies', async () => {
    const admin = await house.buyer('admin@two.example', 'Two AB');
    const known = await house.buyer('known@three.example', 'Three AB');
    const token = await invite(admin, 'known@three.example');
    const stranger = house.browser();
    expect((await stranger.get(`/api/v1/invitations/${token}`)).value.signInNeeded).toBe(true);
    const refused = await stranger.send('POST', `/api/v1/invitations/${token}/accept`, {
      name: 'X',
      password: goodPassword,
    });
    expect(refused.value.type).toBe('sign_in_to_accept');
    const session = known.cookies.get('keyline_session');
    expect((await known.send('POST', `/api/v1/invitations/${token}/accept`, {})).statusCode).toBe(204);
    expect(known.cookies.get('keyline_session')).not.toBe(session);
    const me = (await known.get('/api/v1/me')).value;
    expect(me.memberships.map((each: { company: string }) => each.company)).toEqual(['Three AB', 'Two AB']);
    const [three, two] = me.memberships;
    expect(me.activeAccountId).toBe(two.accountId);
    expect((await known.send('PUT', '/api/v1/me/active-account', { accountId: three.accountId })).statusCode).toBe(204);
    expect((await known.get('/api/v1/company')).value.name).toBe('Three AB');
  });

  it('does not act for a company one does not belong to', async () => {
    const one = await house.buyer('one@four.example', 'Four AB');
    const other = await house.buyer('other@five.example', 'Five AB');
    const foreign = (await other.get('/api/v1/me')).value.activeAccountId;
    expect((await one.send('PUT', '/api/v1/me/active-account', { accountId: foreign })).statusCode).toBe(404);
  });

  it('lets only an account admin invite', async () => {
    const admin = await house.buyer('admin@six.example', 'Six AB');
    const buyer = await join(admin, 'buyer@six.example');
    expect((await buyer.get('/api/v1/company/people')).statusCode).toBe(200);
    const body = { email: 'x@six.example', roles: ['buyer'] };
    expect((await buyer.send('POST', '/api/v1/company/people', body)).statusCode).toBe(403);
  });

  it('keeps the last account admin, who may go once there is another', async () => {
    const admin = await house.buyer('admin@seven.example', 'Seven AB');
    const other = await join(admin, 'other@seven.example');
    const adminId = (await admin.get('/api/v1/me')).value.person.id;
    const otherId = (await other.get('/api/v1/me')).value.person.id;
    const gone = await admin.send('DELETE', `/api/v1/company/people/${adminId}`);
    expect(gone.value.type).toBe('last_account_admin');
    expect((await admin.send('PUT', `/api/v1/company/people/${adminId}`, { roles: ['buyer'] })).statusCode).toBe(409);
    await admin.send('PUT', `/api/v1/company/people/${otherId}`, { roles: ['buyer', 'account_admin'] });
    expect((await admin.send('DELETE', `/api/v1/company/people/${adminId}`)).statusCode).toBe(204);
    expect((await admin.get('/api/v1/company/people')).statusCode).toBe(403);
  });

  it('does not let two admins remove each other at once', async () => {
    const one = await house.buyer('one@eight.example', 'Eight AB');
    const two = await join(one, 'two@eight.example', ['account_admin']);
    const oneId = (await one.get('/api/v1/me')).value.person.id;
    const twoId = (await two.get('/api/v1/me')).value.person.id;
    const both = await Promise.all([
      one.send('DELETE', `/api/v1/company/people/${twoId}`),
      two.send('DELETE', `/api/v1/company/people/${oneId}`),
    ]);
    expect(both.map((sent) => sent.statusCode).sort()).toEqual([204, 409]);
  });

  it('shows nobody of another company, and changes nobody there', async () => {
    const one = await house.buyer('one@nine.example', 'Nine AB');
    const other = await house.buyer('other@ten.example', 'Ten AB');
    const otherId = (await other.get('/api/v1/me')).value.person.id;
    const people = (await one.get('/api/v1/company/people')).value.items;
    expect(people.map((person: { email: string }) => person.email)).toEqual(['one@nine.example']);
    expect((await one.send('DELETE', `/api/v1/company/people/${otherId}`)).statusCode).toBe(404);
  });

  it('takes an invitation back', async () => {
    const admin = await house.buyer('admin@eleven.example', 'Eleven AB');
    const token = await invite(admin, 'nobody@eleven.example');
    const [invitation] = (await admin.get('/api/v1/company/people')).value.invitations;
    expect((await admin.send('DELETE', `/api/v1/company/invitations/${invitation.id}`)).statusCode).toBe(204);
    expect((await house.browser().get(`/api/v1/invitations/${token}`)).statusCode).toBe(410);
  });
});

describe('a guest’s company', () => {
  const guest = (email: string, company: string) =>
    house.tw
      .system()
      .transaction((tx) => createProspect(tx, house.tw.system(), { company, country: 'DE', name: 'Gast', email }));

  it('is a new prospect for a known address too, and gives its person nothing silently', async () => {
    const known = await house.buyer('known@guest.example', 'Known AB');
    const made = await guest('Known@guest.example', 'Known AB');
    const me = (await known.get('/api/v1/me')).value;
    expect(made.personId).not.toBe(me.person.id);
    expect(me.memberships).toHaveLength(1);
    expect(me.claimable).toMatchObject([{ accountId: made.accountId, company: 'Known AB' }]);
  });

  it('is taken over by the person whose proven address it bears, and by nobody else', async () => {
    const made = await guest('claim@guest.example', 'Claimed AB');
    const stranger = await house.buyer('stranger@guest.example');
    expect((await stranger.send('POST', '/api/v1/me/claims', { accountId: made.accountId })).statusCode).toBe(404);
    const owner = await house.buyer('claim@guest.example', 'Own AB');
    expect((await owner.send('POST', '/api/v1/me/claims', { accountId: made.accountId })).statusCode).toBe(204);
    expect((await owner.get('/api/v1/company')).value.name).toBe('Claimed AB');
    expect((await owner.get('/api/v1/me')).value.claimable).toEqual([]);
  });

  it('opens to a guest who sets a password by mail', async () => {
    const made = await guest('later@guest.example', 'Later AB');
    const browser = house.browser();
    await browser.send('POST', '/api/v1/password-resets', { email: 'later@guest.example' });
    const token = await house.tokenFor('later@guest.example');
    await browser.send('POST', '/api/v1/password-resets/confirm', { token, password: goodPassword });
    const body = { email: 'later@guest.example', password: goodPassword };
    expect((await browser.send('POST', '/api/v1/sign-in', body)).statusCode).toBe(204);
    expect((await browser.get('/api/v1/me')).value.activeAccountId).toBe(made.accountId);
  });

  it('is not made for a signed-in buyer, whose own account is used', async () => {
    const context = house.tw.buyer(house.tw.system().newId(), house.tw.system().newId());
    const made = await context.transaction((tx) =>
      createProspect(tx, context, { company: 'X', country: 'DE', name: 'X', email: 'x@x.example' }),
    );
    expect(made).toEqual({
      accountId: context.caller.activeAccountId,
      personId: context.caller.personId,
      isNew: false,
    });
  });
});

describe('the vendor’s people', () => {
  it('begin with a link that makes one administrator, once', async () => {
    expect(await needsAdministrator(house.tw.system())).toBe(true);
    const spare = await createAdministratorLink(house.tw.system());
    const administrator = await house.administrator();
    expect((await administrator.get('/api/v1/me')).value).toMatchObject({
      doors: ['store', 'desk'],
      staffRoles: ['administrator'],
    });
    expect(await needsAdministrator(house.tw.system())).toBe(false);
    const token = new URL(spare).searchParams.get('token');
    const late = await house.browser().send('POST', `/api/v1/invitations/${token}/accept`, {
      name: 'Mallory',
      email: 'mallory@x.example',
      password: goodPassword,
    });
    expect(late.value.type).toBe('link_not_valid');
  });

  it('are invited by mail, sign in, and end at once when they are let go', async () => {
    const administrator = await house.administrator();
    const team = await administrator.send('POST', '/api/v1/teams', {
      name: 'Nordics',
      timeZone: 'Europe/Oslo',
      answerMinutes: 120,
      opens: '08:00',
      closes: '16:00',
      workdays: [1, 2, 3, 4, 5],
      holidays: ['2026-05-17'],
      memberIds: [],
    });
    expect(team.statusCode).toBe(201);
    const invited = await administrator.send('POST', '/api/v1/staff', {
      email: 'maren.vogt@halden.example',
      name: 'Maren Vogt',
      title: 'Inside sales',
      roles: ['inside_sales'],
      teamIds: [team.value.id],
    });
    expect(invited.statusCode).toBe(201);
    expect(invited.value).toMatchObject({ pending: true, teams: [{ name: 'Nordics' }] });
    const maren = house.browser();
    const token = await house.tokenFor('maren.vogt@halden.example');
    await maren.send('POST', `/api/v1/invitations/${token}/accept`, { password: goodPassword });
    expect((await maren.get('/api/v1/staff')).statusCode).toBe(200);
    const another = { email: 'x@halden.example', name: 'X', roles: ['administrator'] };
    expect((await maren.send('POST', '/api/v1/staff', another)).statusCode).toBe(403);
    const { personId, rowVersion } = (await administrator.get(`/api/v1/staff/${invited.value.personId}`)).value;
    const change = {
      name: 'Maren Vogt',
      phone: null,
      title: 'Inside sales',
      roles: ['inside_sales'],
      teamIds: [team.value.id],
      active: false,
    };
    const put = (version: number) =>
      administrator.send('PUT', `/api/v1/staff/${personId}`, change, { 'if-match': `"${version}"` });
    expect((await put(rowVersion + 7)).statusCode).toBe(412);
    expect((await put(rowVersion)).statusCode).toBe(200);
    expect((await maren.get('/api/v1/me')).value.signedIn).toBe(false);
    const body = { email: 'maren.vogt@halden.example', password: goodPassword };
    expect((await maren.send('POST', '/api/v1/sign-in', body)).value.type).toBe('sign_in_failed');
  });

  it('sign in anew when their roles change, and can do what those say', async () => {
    const administrator = await house.administrator();
    const email = 'jonas.berg@halden.example';
    const body = { email, name: 'Jonas Berg', roles: ['inside_sales'] };
    const invited = (await administrator.send('POST', '/api/v1/staff', body)).value;
    const jonas = house.browser();
    const token = await house.tokenFor(email);
    await jonas.send('POST', `/api/v1/invitations/${token}/accept`, { password: goodPassword });
    const change = { name: 'Jonas Berg', phone: null, title: null, roles: ['finance'], teamIds: [], active: true };
    const headers = { 'if-match': `"${invited.rowVersion}"` };
    expect((await administrator.send('PUT', `/api/v1/staff/${invited.personId}`, change, headers)).statusCode).toBe(
      200,
    );
    expect((await jonas.get('/api/v1/me')).value.signedIn).toBe(false);
    await jonas.send('POST', '/api/v1/sign-in', { email, password: goodPassword });
    expect((await jonas.get('/api/v1/me')).value.staffRoles).toEqual(['finance']);
  });

  it('keep the last administrator', async () => {
    const administrator = await house.administrator();
    const { person } = (await administrator.get('/api/v1/me')).value;
    const { rowVersion } = (await administrator.get(`/api/v1/staff/${person.id}`)).value;
    const change = { name: person.name, phone: null, title: null, roles: ['finance'], teamIds: [], active: true };
    const sent = await administrator.send('PUT', `/api/v1/staff/${person.id}`, change, {
      'if-match': `"${rowVersion}"`,
    });
    expect(sent.value.type).toBe('last_administrator');
  });
});

describe('a team', () => {
  const facts = {
    timeZone: 'Europe/Oslo',
    answerMinutes: 120,
    opens: '08:00',
    closes: '16:00',
    workdays: [1, 2, 3, 4, 5],
    holidays: [],
  };
  const versionOf = ({ rowVersion }: { rowVersion: number }) => ({ 'if-match': `"${rowVersion}"` });

  it('is deleted once nobody works in it and no store is answered by it', async () => {
    const administrator = await house.administrator();
    const { person } = (await administrator.get('/api/v1/me')).value;
    const wanted = { ...facts, name: 'Alps', memberIds: [person.id] };
    const team = (await administrator.send('POST', '/api/v1/teams', wanted)).value;
    const path = `/api/v1/teams/${team.id}`;
    const [store] = (await administrator.get('/api/v1/stores')).value.items;
    const { id, sellerId, slug, openedAt, rowVersion, ...change } = store;
    const answered = { ...change, open: false, insideTeamId: team.id };
    const storePath = `/api/v1/stores/${id}`;
    const saved = await administrator.send('PUT', storePath, answered, { 'if-match': `"${rowVersion}"` });
    expect(saved.statusCode).toBe(200);
    const refused = await administrator.send('DELETE', path, undefined, versionOf(team));
    expect(refused.statusCode).toBe(409);
    expect(refused.value).toMatchObject({
      type: 'team_in_use',
      facts: { team: 'Alps', stores: store.name, people: person.name },
    });
    expect(refused.value.detail).toContain(person.name);
    await administrator.send(
      'PUT',
      storePath,
      { ...answered, insideTeamId: store.insideTeamId },
      versionOf(saved.value),
    );
    const empty = { ...facts, name: 'Alps', memberIds: [] };
    const emptied = (await administrator.send('PUT', path, empty, versionOf(team))).value;
    expect((await administrator.send('DELETE', path, undefined, versionOf(team))).statusCode).toBe(412);
    expect((await administrator.send('DELETE', path)).statusCode).toBe(428);
    expect((await administrator.send('DELETE', path, undefined, versionOf(emptied))).statusCode).toBe(204);
    expect((await administrator.get(path)).statusCode).toBe(404);
  });
});

it('says of a phone that cannot be called what would be right', async () => {
  const buyer = await house.buyer('phones@lind.example');
  const { person } = (await buyer.get('/api/v1/me')).value;
  const change = { name: person.name, title: null, language: 'en', phone: 'ask my assistant' };
  const refused = await buyer.send('PUT', '/api/v1/me', change, { 'if-match': `"${person.rowVersion}"` });
  expect(refused.value.errors).toEqual([
    { pointer: '/phone', value: 'ask my assistant', expected: 'a phone number like +49 40 555 0143' },
  ]);
  const administrator = await house.administrator();
  const wanted = { email: 'p@halden.example', name: 'P', phone: 'none', roles: ['finance'] };
  expect((await administrator.send('POST', '/api/v1/staff', wanted)).value.errors).toMatchObject([
    { pointer: '/phone' },
  ]);
});
