import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProspect } from './actions/prospects.ts';
import { ensureSeller } from './actions/seller.ts';
import { type Browser, goodPassword, testHouse } from './test/house.ts';

const house = testHouse();
beforeAll(() => ensureSeller(house.tw.system()));
beforeEach(() => house.database.app.execute('DELETE FROM platform.attempt'));

async function openAccount(staff: Browser, name: string): Promise<string> {
  return (await staff.send('POST', '/api/v1/accounts', { name, country: 'SE' })).value.id;
}

async function join(token: string, name = 'Eva Holm'): Promise<Browser> {
  const browser = house.browser();
  const accepted = await browser.send('POST', `/api/v1/invitations/${token}/accept`, { name, password: goodPassword });
  if (accepted.statusCode !== 204) throw new Error(accepted.payload);
  return browser;
}

/** A member of staff with roles, signed in, and his id. */
async function hire(email: string, roles: string[]): Promise<{ staff: Browser; personId: string }> {
  const administrator = await house.administrator();
  const { value } = await administrator.send('POST', '/api/v1/staff', { email, name: 'Maren Vogt', roles });
  return { staff: await join(await house.tokenFor(email), 'Maren Vogt'), personId: value.personId };
}

describe('the people of a customer, looked after from the desk', () => {
  it('are invited by the one who looks after the company, who is named in the mail with the vendor', async () => {
    const { staff } = await hire('maren.vogt@halden.example', ['account_manager']);
    const id = await openAccount(staff, 'One AB');
    const sent = await staff.send('POST', `/api/v1/accounts/${id}/people`, {
      email: 'Eva@one.example',
      name: 'Eva Holm',
      roles: ['account_admin', 'buyer'],
      language: 'de',
    });
    expect([sent.statusCode, sent.value.sentTo]).toEqual([201, 'eva@one.example']);
    expect((await house.mailTo('eva@one.example')).subject).toBe('Maren Vogt, Keyline lädt Sie zu One AB ein');
    const waiting = (await staff.get(`/api/v1/accounts/${id}/people`)).value;
    expect(waiting.items).toEqual([]);
    expect(waiting.invitations).toMatchObject([{ email: 'eva@one.example', roles: ['account_admin', 'buyer'] }]);
    const eva = await join(await house.tokenFor('eva@one.example'));
    expect((await eva.get('/api/v1/company')).value.name).toBe('One AB');
    expect((await staff.get(`/api/v1/accounts/${id}/people`)).value).toMatchObject({
      items: [{ email: 'eva@one.example', roles: ['account_admin', 'buyer'], verified: true }],
      invitations: [],
    });
  });

  it('are not there for staff who do not look after the company', async () => {
    const administrator = await house.administrator();
    const id = await openAccount(administrator, 'Two AB');
    const { staff } = await hire('far@halden.example', ['inside_sales']);
    expect((await staff.get(`/api/v1/accounts/${id}/people`)).statusCode).toBe(404);
    const body = { email: 'x@two.example', roles: ['buyer'] };
    expect((await staff.send('POST', `/api/v1/accounts/${id}/people`, body)).statusCode).toBe(404);
  });

  it('get an invitation once more in its own language, and the link before it ends', async () => {
    const administrator = await house.administrator();
    const id = await openAccount(administrator, 'Three AB');
    const body = { email: 'ole@three.example', roles: ['buyer'], language: 'de' };
    const { invitationId } = (await administrator.send('POST', `/api/v1/accounts/${id}/people`, body)).value;
    const first = await house.tokenFor('ole@three.example');
    house.tw.clock.advance(13 * 86_400_000);
    const admin = await signInAgain();
    const again = await admin.send('POST', `/api/v1/accounts/${id}/invitations/${invitationId}/resend`);
    expect(again.statusCode).toBe(200);
    expect((await house.mailTo('ole@three.example')).subject).toContain('lädt Sie zu Three AB ein');
    expect((await house.browser().get(`/api/v1/invitations/${first}`)).statusCode).toBe(410);
    house.tw.clock.advance(13 * 86_400_000);
    await join(await house.tokenFor('ole@three.example'));
    const gone = await (await signInAgain()).send('POST', `/api/v1/accounts/${id}/invitations/${invitationId}/resend`);
    expect(gone.value.type).toBe('invitation_not_found');
  });

  it('keep an invitation no longer than staff want', async () => {
    const administrator = await signInAgain();
    const id = await openAccount(administrator, 'Four AB');
    const body = { email: 'no@four.example', roles: ['buyer'] };
    const { invitationId } = (await administrator.send('POST', `/api/v1/accounts/${id}/people`, body)).value;
    const withdraw = () => administrator.send('DELETE', `/api/v1/accounts/${id}/invitations/${invitationId}`);
    expect((await withdraw()).statusCode).toBe(204);
    expect((await withdraw()).value.type).toBe('invitation_not_found');
    const token = await house.tokenFor('no@four.example');
    expect((await house.browser().get(`/api/v1/invitations/${token}`)).statusCode).toBe(410);
  });

  it('get other roles and leave at once, the last one too; an admin of others stays', async () => {
    const administrator = await signInAgain();
    const eva = await house.buyer('eva@five.example', 'Five AB');
    const { activeAccountId: id, person } = (await eva.get('/api/v1/me')).value;
    const path = `/api/v1/accounts/${id}/people`;
    await administrator.send('POST', path, { email: 'olav@five.example', roles: ['buyer'] });
    const olav = await join(await house.tokenFor('olav@five.example'), 'Olav Lie');
    const olavId = (await olav.get('/api/v1/me')).value.person.id;
    const evas = `${path}/${person.id}`;
    expect((await administrator.send('DELETE', evas)).value.type).toBe('last_account_admin');
    const changed = await administrator.send('PUT', `${path}/${olavId}`, { roles: ['account_admin'] });
    expect(changed.value.items.map((one: { roles: string[] }) => one.roles)).toContainEqual(['account_admin']);
    expect((await administrator.send('DELETE', evas)).statusCode).toBe(204);
    expect((await eva.get('/api/v1/me')).value.signedIn).toBe(false);
    expect((await administrator.send('DELETE', `${path}/${olavId}`)).statusCode).toBe(204);
    expect((await administrator.get(path)).value.items).toEqual([]);
  });

  it('are not invited into a company that is closed', async () => {
    const administrator = await signInAgain();
    const id = await openAccount(administrator, 'Six AB');
    const { rowVersion, ...facts } = (await administrator.get(`/api/v1/accounts/${id}`)).value;
    const headers = { 'if-match': `"${rowVersion}"` };
    await administrator.send('PUT', `/api/v1/accounts/${id}`, { ...pickFacts(facts), status: 'closed' }, headers);
    const body = { email: 'x@six.example', roles: ['buyer'] };
    const refused = await administrator.send('POST', `/api/v1/accounts/${id}/people`, body);
    expect([refused.statusCode, refused.value.type]).toEqual([409, 'account_closed']);
  });

  it('stand there once: who ordered as a guest and follows an invitation keeps what he had', async () => {
    const administrator = await signInAgain();
    const wanted = { company: 'Seven AB', country: 'SE', name: 'Gun', email: 'gun@seven.example' };
    const made = await house.tw.system().transaction((tx) => createProspect(tx, house.tw.system(), wanted));
    const path = `/api/v1/accounts/${made.accountId}/people`;
    expect((await administrator.get(path)).value.items).toMatchObject([{ verified: false }]);
    await administrator.send('POST', path, { email: 'gun@seven.example', roles: ['approver'] });
    await join(await house.tokenFor('gun@seven.example'), 'Gun Berg');
    expect((await administrator.get(path)).value.items).toMatchObject([
      { name: 'Gun Berg', roles: ['account_admin', 'approver', 'buyer'], verified: true },
    ]);
  });
});

/** Sessions of staff end after hours; the clock of these tests goes on by weeks. */
async function signInAgain(): Promise<Browser> {
  const browser = house.browser();
  const body = { email: 'ada.quist@halden.example', password: goodPassword };
  const sent = await browser.send('POST', '/api/v1/sign-in', body);
  if (sent.statusCode !== 204) throw new Error(sent.payload);
  return browser;
}

/** What the form of a company sends of what it read. */
function pickFacts(account: Record<string, unknown>): Record<string, unknown> {
  const { id: _, number: __, createdAt: ___, parent, children, relationships, owner, people, ...facts } = account;
  return facts;
}
