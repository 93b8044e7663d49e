import { randomUUID } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { BasketReply } from '../src/business/baskets/terms.ts';
import type { OrderPlacedReply } from '../src/business/ordering/terms.ts';
import { systemContext } from '../src/platform/http/context.ts';
import type { Caller, Route } from '../src/platform/http/route.ts';
import { prepareJobs } from '../src/platform/jobs.ts';
import { deliverNow, nobody } from '../src/platform/outbox.ts';
import { routes, subscribers } from '../src/rooms.ts';
import { testWorld } from './context.ts';
import type { TestDatabase } from './database.ts';
import { testServer } from './server.ts';
import { type Company, openShop, type Shop } from './shop.ts';

/** What belongs to one company: ids that stand in addresses, words that stand in lists. */
export type Owned = Company & {
  readonly name: string;
  readonly order: OrderPlacedReply;
  readonly leadId: string;
  readonly opportunityId: string;
  readonly reference: string;
  readonly invitationId: string;
  readonly savedBasketId: string;
};

export type TwoCompanies = {
  readonly app: FastifyInstance;
  readonly shop: Shop;
  /** Looked after by `staffId`. */
  readonly own: Owned;
  /** Looked after by nobody here. */
  readonly foreign: Owned;
  readonly staffId: string;
  /** Sends a request as this caller, from an address of its own. */
  ask(caller: Caller, method: string, url: string, more?: Asked): Promise<LightMyRequestResponse>;
};

export type Asked = { readonly body?: object; readonly headers?: Readonly<Record<string, string>> };

let addresses = 0;

/** The server with every room's routes; who calls is said per request, one after the other. */
export async function serverFor(database: TestDatabase, more: readonly Route[] = []) {
  const tw = testWorld(database.app);
  await prepareJobs(database.owner);
  let calling: Caller = nobody;
  const app = await testServer(tw.world, [...routes, ...more], () => ({
    caller: calling,
    language: 'en',
    csrfHolds: true,
  }));
  const ask: TwoCompanies['ask'] = (caller, method, url, { body, headers } = {}) => {
    calling = caller;
    addresses += 1;
    return app.inject({
      method: method as 'GET',
      url,
      remoteAddress: `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`,
      headers: { 'idempotency-key': randomUUID(), ...headers },
      ...(body ? { payload: body } : {}),
    });
  };
  return { app, tw, ask };
}

export function buyerOf({ accountId, personId, email }: Company, roles: readonly string[]): Caller {
  return {
    ...nobody,
    kind: 'buyer',
    personId,
    email,
    name: 'Bea Ruiz',
    sessionId: '018f0000-0000-7000-8000-00000000beef',
    activeAccountId: accountId,
    memberships: [{ accountId, roles, currency: 'USD', segment: null }],
  };
}

export function staffWith(personId: string, role: string): Caller {
  return {
    ...nobody,
    kind: 'staff',
    personId,
    staffRoles: [role],
    teamPeople: [personId],
    name: 'Sam Okoro',
    email: 'sam@halden.example',
  };
}

/** Makes people of the vendor: what sets them apart is a role, and a password they have set. */
async function hire(database: TestDatabase, personId: string): Promise<void> {
  await database.owner.query(
    `INSERT INTO accounts.person (id, email, name, language, email_verified_at, created_at)
     VALUES ($1, 'sam@halden.example', 'Sam Okoro', 'en', now(), now())`,
    [personId],
  );
  await database.owner.query(
    `INSERT INTO accounts.staff_role (person_id, role)
     SELECT id, 'inside_sales' FROM accounts.person WHERE email LIKE '%@halden.example'`,
  );
  await database.owner.query(
    `INSERT INTO accounts.credential (person_id, password_hash, changed_at)
     SELECT id, 'none', now() FROM accounts.person WHERE email LIKE '%@halden.example'`,
  );
}

/** Two companies that have bought, asked and invited, and a member of staff who looks after the first alone. */
export async function twoCompanies(database: TestDatabase): Promise<TwoCompanies> {
  const { app, tw, ask } = await serverFor(database);
  const shop = await openShop(tw, database.owner);
  await shop.sell({ sku: 'RELAY-TEAM', unitPrice: '22.00', maxQuantity: 2_499, maxAmount: 1_000_000_00n });
  const staffId = tw.system().newId();
  await hire(database, staffId);
  const deliver = () => deliverNow(systemContext(tw.world), subscribers);

  const sent = async <T>(caller: Caller, path: string, body: object): Promise<T> => {
    const reply = await ask(caller, 'POST', path, { body });
    if (reply.statusCode >= 300) throw new Error(`${path}: ${reply.statusCode} ${reply.body}`);
    return reply.json() as T;
  };
  const furnish = async (name: string, email: string): Promise<Owned> => {
    const company = await shop.company(name, email);
    const buyer = { ...buyerOf(company, ['buyer', 'account_admin']), sessionId: tw.system().newId() };
    const lines = [{ sku: 'RELAY-TEAM', quantity: 5 }];
    const basket = await sent<BasketReply>(buyer, '/api/v1/baskets/current/lines', { lines });
    const kept = await sent<{ id: string }>(buyer, '/api/v1/saved-baskets', {
      name: `Again for ${name}`,
      shared: true,
    });
    const order = await sent<OrderPlacedReply>(buyer, '/api/v1/orders', {
      basketVersion: basket.version,
      expectedTotal: basket.totals.dueNow,
      paymentMethod: 'invoice',
      termsVersion: basket.termsVersion,
    });
    const product = { offerId: shop.offerId('RELAY-TEAM'), quantity: 9_000 };
    const { reference } = await sent<{ reference: string }>(buyer, '/api/v1/leads', { product, need: 'A quote.' });
    const { invitationId } = await sent<{ invitationId: string }>(buyer, '/api/v1/company/people', {
      email: `new-${email}`,
      roles: ['buyer'],
    });
    await sent(staffWith(staffId, 'finance'), `/api/v1/orders/${order.id}/payments`, {
      amount: order.total,
      receivedOn: tw.system().today,
      reference: `Transfer ${order.number}`,
    });
    const [lead] = await database.owner.query<{ id: string }>('SELECT id FROM leads.lead WHERE number = $1', [
      reference,
    ]);
    const [opportunity] = await database.owner.query<{ id: string }>(
      `INSERT INTO leads.opportunity (account_id, id, seller_id, number, lead_id, company, name, stage, probability,
         value_minor, currency, close_day, owner_person_id, opened_at, stage_since)
       SELECT account_id, gen_random_uuid(), seller_id, replace(number, 'L', 'S'), id, company, company, 'qualify', 20,
         990000, 'USD', '2026-06-30', owner_person_id, opened_at, opened_at
       FROM leads.lead WHERE id = $1 RETURNING id`,
      [lead!.id],
    );
    await deliver();
    const ids = { leadId: lead!.id, opportunityId: opportunity!.id, savedBasketId: kept.id };
    return { ...company, name, order, reference, invitationId, ...ids };
  };
  const own = await furnish('Brightwater Logistics', 'ines@brightwater.example');
  const foreign = await furnish('Northwind Freight', 'karl@northwind.example');
  await database.owner.query(
    `INSERT INTO territories.assignment (account_id, id, role, person_id, from_day, given_at, given_by)
     VALUES ($1, $2, 'owner', $3, '2026-01-01', now(), $3)
     ON CONFLICT (account_id, role) WHERE to_day IS NULL DO UPDATE SET person_id = excluded.person_id`,
    [own.accountId, tw.system().newId(), staffId],
  );
  return { app, shop, own, foreign, staffId, ask };
}
