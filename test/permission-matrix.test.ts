import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accept } from '../src/kernel/outcome.ts';
import type { Caller, Route, Scope } from '../src/platform/http/route.ts';
import { route } from '../src/platform/http/route.ts';
import { nobody } from '../src/platform/outbox.ts';
import { buyerRoles, permissions, type Role, staffRoles } from '../src/platform/permissions.ts';
import { routes } from '../src/rooms.ts';
import { testDatabase } from './database.ts';
import {
  type Asked,
  buyerOf,
  type Owned,
  serverFor,
  staffWith,
  type TwoCompanies,
  twoCompanies,
} from './two-companies.ts';

const database = testDatabase();
let house: TwoCompanies;

beforeAll(async () => {
  house = await twoCompanies(database);
}, 60_000);
afterAll(() => house?.app.close());

const roles: readonly Role[] = ['guest', 'person', ...buyerRoles, ...staffRoles];
const isStaff = (role: Role) => (staffRoles as readonly string[]).includes(role);

/** Somebody with one role and nothing else, in the company that is his own. */
function callerWith(role: Role): Caller {
  if (role === 'guest') return { ...nobody, sessionId: randomUUID() };
  if (role === 'person') return { ...buyerOf(house.own, []), activeAccountId: null, memberships: [] };
  return isStaff(role) ? staffWith(house.staffId, role) : buyerOf(house.own, [role]);
}

/** How far a role reaches with an action, read off the table: what everybody or everybody signed in may, he may too. */
function reachOf(action: string, role: Role): Scope | null {
  const { roles: allowed } = permissions.find((row) => row.action === action)!;
  const signedIn = role === 'guest' ? undefined : allowed.person;
  return allowed[role] ?? signedIn ?? allowed.guest ?? null;
}

const fill = (path: string, value: string) => path.replaceAll(/\{\w+\}/g, value);
const named = ({ method, path }: Route) => `${method} ${path}`;

describe('Every route, for every role', () => {
  it.each(roles)('lets %s in where the table says so, and nowhere else', { timeout: 60_000 }, async (role) => {
    const wrong: string[] = [];
    for (const one of routes) {
      const { statusCode } = await house.ask(callerWith(role), one.method, fill(one.path, randomUUID()));
      const refused = statusCode === 401 || statusCode === 403;
      const expected = reachOf(one.action, role) === null ? (role === 'guest' ? 401 : 403) : null;
      if (expected === null ? refused || statusCode >= 500 : statusCode !== expected)
        wrong.push(`${named(one)}: ${statusCode}${expected === null ? ', may' : `, not ${expected}`}`);
    }
    expect(wrong).toEqual([]);
  });

  it('does not start with a route whose action the table does not know', async () => {
    const stray = route({
      method: 'GET',
      path: '/api/v1/stray',
      action: 'stray.read',
      summary: 'A route somebody forgot to permit',
      handle: async () => accept(undefined),
    });
    await expect(serverFor(database, [stray])).rejects.toThrow('stray.read');
  });

  it('is described with its action in OpenAPI, and beside them only what machines read', async () => {
    const { paths } = (await house.ask({ ...nobody }, 'GET', '/openapi.json')).json() as {
      paths: Record<string, Record<string, { 'x-action'?: string }>>;
    };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { 'x-action': action }]) => `${method.toUpperCase()} ${path} ${action}`),
    );
    const machines = ['/health/live', '/health/ready', '/metrics', '/openapi.json'].map(
      (path) => `GET ${path} undefined`,
    );
    expect(described.sort()).toEqual([...routes.map((one) => `${named(one)} ${one.action}`), ...machines].sort());
  });
});

/** Routes with an id of something that belongs to a company: the id, and a body that is right but for whose it is. */
const companyIds: Readonly<Record<string, (of: Owned) => string>> = {
  '/api/v1/accounts/{id}': ({ accountId }) => accountId,
  '/api/v1/company/people/{personId}': ({ personId }) => personId,
  '/api/v1/company/invitations/{id}': ({ invitationId }) => invitationId,
  '/api/v1/orders/{id}': ({ order }) => order.id,
  '/api/v1/requests/own/{id}': ({ leadId }) => leadId,
  '/api/v1/leads/{id}': ({ leadId }) => leadId,
  '/api/v1/opportunities/{id}': ({ opportunityId }) => opportunityId,
  '/api/v1/saved-baskets/{id}': ({ savedBasketId }) => savedBasketId,
};
const fields = {
  legalName: null,
  industry: null,
  segment: null,
  vatId: null,
  domain: null,
  phone: null,
  website: null,
  employees: null,
  language: 'en',
  currency: 'USD',
  address: null,
};
const bodies: Readonly<Record<string, () => object>> = {
  'PUT /api/v1/accounts/{id}': () => ({ name: 'Taken', country: 'US', status: 'active', ...fields }),
  'POST /api/v1/accounts/{id}/parent': () => ({ parentId: house.own.accountId, fromDay: '2026-03-16' }),
  'POST /api/v1/accounts/{id}/relationships': () => ({ kind: 'customer', fromDay: '2026-03-16' }),
  'PUT /api/v1/accounts/{id}/owner': () => ({ personId: house.staffId }),
  'POST /api/v1/accounts/{id}/people': () => ({ email: 'mole@elsewhere.example', roles: ['account_admin'] }),
  'PUT /api/v1/accounts/{id}/people/{personId}': () => ({ roles: ['buyer'] }),
  'PUT /api/v1/saved-baskets/{id}': () => ({ name: 'Taken', shared: true }),
  'PUT /api/v1/company/people/{personId}': () => ({ roles: ['buyer'] }),
  'POST /api/v1/orders/{id}/cancel': () => ({ reason: 'Taken by another.' }),
  'POST /api/v1/orders/{id}/refunds': () => ({
    amount: { amount: '1.00', currency: 'USD' },
    reason: 'Taken by another.',
  }),
  'POST /api/v1/orders/{id}/payments': () => ({
    amount: { amount: '1.00', currency: 'USD' },
    receivedOn: '2026-03-16',
    reference: randomUUID(),
  }),
  'POST /api/v1/requests/own/{id}/messages': () => ({ body: 'Words of another.' }),
  'POST /api/v1/leads/{id}/pass': () => ({ personId: house.staffId }),
  'POST /api/v1/leads/{id}/reply': () => ({ body: 'Words of another.' }),
  'POST /api/v1/leads/{id}/call': () => ({ outcome: 'reached' }),
  'POST /api/v1/leads/{id}/note': () => ({ body: 'Words of another.' }),
  'POST /api/v1/leads/{id}/close': () => ({ outcome: 'spam' }),
  'POST /api/v1/leads/{id}/reopen': () => ({ reason: 'Taken by another.' }),
  'PUT /api/v1/opportunities/{id}': () => ({
    name: 'Taken',
    value: { amount: '1.00', currency: 'USD' },
    closeDay: '2026-06-30',
  }),
  'POST /api/v1/opportunities/{id}/move': () => ({ stage: 'commit' }),
  'POST /api/v1/opportunities/{id}/end': () => ({ outcome: 'lost', reason: 'price' }),
};

/** Ids and words in addresses that belong to no company, and why. */
const unowned: Readonly<Record<string, string>> = {
  '/api/v1/me/sessions/': 'of the person alone: asked below',
  '/api/v1/invitations/': 'the token is the right',
  '/api/v1/order-links/': 'the token is the right',
  '/api/v1/basket-links/': 'the token is the right',
  '/api/v1/local-gateway/': 'the secret is the right',
  '/api/v1/requests/{token}': 'the token is the right',
  '/api/v1/baskets/current/': 'a SKU in the basket of the session',
  '/api/v1/store/': 'public',
  '/api/v1/catalog/': 'the vendor’s own',
  '/api/v1/price-lists/': 'the vendor’s own',
  '/api/v1/limits/': 'the vendor’s own',
  '/api/v1/promotions/': 'the vendor’s own',
  '/api/v1/staff/': 'the vendor’s own',
  '/api/v1/teams/': 'the vendor’s own',
  '/api/v1/stores/': 'the vendor’s own',
  '/api/v1/leads/absences/': 'the vendor’s own',
  '/api/v1/routing-rules/': 'the vendor’s own',
  '/api/v1/reply-templates/': 'the vendor’s own',
  '/api/v1/people/': 'the vendor’s own',
  '/api/v1/unassigned-mails/': 'nobody’s until somebody who works on leads decides',
  '/api/v1/imports/': 'for those who reach everything',
  '/api/v1/mails/': 'for administrators, who reach everything',
  '/api/v1/jobs/': 'for administrators, who reach everything',
};

function idOf(path: string): ((of: Owned) => string) | undefined {
  const prefix = Object.keys(companyIds).find((known) => path === known || path.startsWith(`${known}/`));
  return prefix === undefined ? undefined : companyIds[prefix];
}

/** The request for something of a company, as right as it can be. */
function requestFor(one: Route, of: Owned): { url: string; asked: Asked } {
  const url = fill(one.path.replace(/\{\w+\}/, idOf(one.path)!(of)), randomUUID());
  const query = one.method === 'DELETE' && one.query ? '?onDay=2026-03-16&lastDay=2026-03-16' : '';
  const body = bodies[named(one)]?.();
  return { url: url + query, asked: { headers: { 'if-match': '"1"' }, ...(body ? { body } : {}) } };
}

const owned = routes.filter(({ path }) => idOf(path) !== undefined);
/** Reaches beyond what he looks after or belongs to. */
const reachesAll = (one: Route, role: Role) => reachOf(one.action, role) === 'all';

/** Roles that meet a wall somewhere: the others reach every company. */
const walledRoles = roles.filter((role) =>
  owned.some((one) => reachOf(one.action, role) !== null && !reachesAll(one, role)),
);

/** Everything the foreign company has, past the walls. */
async function belongingsOf({ accountId }: Owned): Promise<string> {
  const tables = await database.owner.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE a.attname = 'account_id' AND c.relkind = 'r' AND c.relrowsecurity ORDER BY 1`,
  );
  const parts = await Promise.all(
    tables.map(({ name }) =>
      database.owner.query<{ rows: string }>(
        `SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS rows FROM ${name} t WHERE account_id = $1`,
        [accountId],
      ),
    ),
  );
  return tables.map(({ name }, index) => `${name}\n${parts[index]![0]!.rows}`).join('\n');
}

describe('What belongs to another company', () => {
  it('is known of every route with an id or a word in its address', () => {
    const unknown = routes
      .filter(({ path }) => path.includes('{') && idOf(path) === undefined)
      .filter(({ path }) => !Object.keys(unowned).some((prefix) => path.startsWith(prefix)))
      .map(named);
    expect(unknown).toEqual([]);
    expect(owned.filter((one) => one.body && !bodies[named(one)]).map(named), 'routes without a body to try').toEqual(
      [],
    );
  });

  it.each(walledRoles)('is not there for %s who does not reach it', async (role) => {
    const before = await belongingsOf(house.foreign);
    const wrong: string[] = [];
    for (const one of owned.filter(({ action }) => reachOf(action, role) !== null)) {
      if (reachesAll(one, role)) continue;
      const { url, asked } = requestFor(one, house.foreign);
      const { statusCode } = await house.ask(callerWith(role), one.method, url, asked);
      if (statusCode !== 404) wrong.push(`${named(one)}: ${statusCode}`);
    }
    expect(wrong).toEqual([]);
    expect(await belongingsOf(house.foreign)).toBe(before);
  });

  it.each([...buyerRoles, ...staffRoles])('his own is there for %s to read', async (role) => {
    const wrong: string[] = [];
    for (const one of owned.filter(({ action, method }) => method === 'GET' && reachOf(action, role) !== null)) {
      // A second id names a thing that this lead does not have: no mail with a file came to it.
      if (one.path.endsWith('/attachments/{attachment}')) continue;
      const { url } = requestFor(one, house.own);
      const { statusCode } = await house.ask(callerWith(role), 'GET', url);
      if (statusCode !== 200) wrong.push(`${named(one)}: ${statusCode}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(walledRoles)('is in no list and no file that %s gets', async (role) => {
    const { name, accountId, order, reference, email } = house.foreign;
    const traces = [name, accountId, order.id, order.number, reference, email];
    const found: string[] = [];
    for (const one of routes.filter(({ method, path }) => method === 'GET' && !path.includes('{'))) {
      if (reachOf(one.action, role) === null || reachesAll(one, role)) continue;
      for (const url of [one.path, `${one.path}?q=${encodeURIComponent(name)}`]) {
        const { statusCode, body } = await house.ask(callerWith(role), 'GET', url);
        if (statusCode === 200 && traces.some((trace) => body.includes(trace))) found.push(`${role}: ${url}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('a session of somebody else is ended by nobody', async () => {
    const id = randomUUID();
    await database.owner.query(
      `INSERT INTO platform.session (token_hash, id, person_id, csrf_secret, created_at, seen_at, expires_at)
       VALUES ($1, $2, $3, 'secret', now(), now(), now() + interval '1 day')`,
      [Buffer.from(id), id, house.foreign.personId],
    );
    await house.ask(callerWith('buyer'), 'DELETE', `/api/v1/me/sessions/${id}`);
    await house.ask(callerWith('administrator'), 'DELETE', '/api/v1/me/sessions');
    expect(await database.owner.query('SELECT id FROM platform.session WHERE id = $1', [id])).toHaveLength(1);
  });
});
