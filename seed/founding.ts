import type { FastifyInstance } from 'fastify';
import { createAdministratorLink } from '../src/business/accounts/actions/administrator.ts';
import { foundSeller } from '../src/business/accounts/actions/seller.ts';
import type { Store } from '../src/business/accounts/terms/seller.ts';
import type { PriceListReply } from '../src/business/pricing/terms.ts';
import { systemContext, type World } from '../src/platform/http/context.ts';
import { catalogueFile, priceFile, termDiscounts } from './catalogue.ts';
import { type Visitor, visitor } from './client.ts';
import { insideTeam, seller, staff, store } from './vendor.ts';

/** Somebody of the vendor, by e-mail, signed in. */
export type Staff = (email: string) => Promise<Visitor>;

/** The link in the newest mail to an address: the story's people read their mail. */
export async function mailedToken(world: World, email: string): Promise<string> {
  const rows = await world.database.query<{ body_text: string }>(
    'SELECT body_text FROM platform.mail WHERE position($1 in recipient) > 0 ORDER BY created_at DESC, id DESC LIMIT 1',
    [email],
  );
  const token = /[?&]token=([A-Za-z0-9_-]{43})/.exec(rows[0]?.body_text ?? '')?.[1];
  if (token === undefined) throw new Error(`No link was mailed to ${email}`);
  return token;
}

/** Staff sessions end when they are not used for some hours; signing in a thousand times would be most of the story. */
const SESSION_HOLDS = 3_600_000;

async function takeOn(app: FastifyInstance, world: World, password: string): Promise<Staff> {
  const people = new Map<string, { one: Visitor; since: number }>();
  const arrive = (email: string, one: Visitor) => people.set(email, { one, since: world.clock.now() });
  const [first, ...others] = staff;
  const admin = visitor(app, '198.51.100.1');
  const link = await createAdministratorLink(systemContext(world));
  const token = new URL(link).searchParams.get('token');
  await admin.send('POST', `/api/v1/invitations/${token}/accept`, { name: first!.name, email: first!.email, password });
  arrive(first!.email, admin);
  const teams = await admin.get<{ items: { id: string; name: string }[] }>('/api/v1/teams');
  const inside = teams.items.find((team) => team.name === insideTeam.name)!.id;
  for (const [index, person] of others.entries()) {
    const { inside: answers, ...facts } = person;
    await admin.send('POST', '/api/v1/staff', { ...facts, teamIds: answers ? [inside] : [] });
    const one = visitor(app, `198.51.100.${index + 2}`);
    await one.send('POST', `/api/v1/invitations/${await mailedToken(world, person.email)}/accept`, {
      name: person.name,
      password,
    });
    arrive(person.email, one);
  }
  return async (email) => {
    const known = people.get(email);
    if (!known) throw new Error(`Nobody of the story has the address ${email}`);
    if (world.clock.now() - known.since >= SESSION_HOLDS) {
      await stayIn(world, email);
      arrive(email, known.one);
    }
    return known.one;
  };
}

/** The same sign-in goes on: he was there all the time between two scenes. */
async function stayIn(world: World, email: string): Promise<void> {
  const now = world.clock.now();
  await world.database.execute(
    `UPDATE platform.session SET seen_at = $2, expires_at = greatest(expires_at, $3)
     WHERE person_id = (SELECT id FROM accounts.person WHERE email = $1)`,
    [email, new Date(now), new Date(now + 12 * SESSION_HOLDS)],
  );
}

async function publishPrices(catalogue: Visitor, currency: string, factor: number, startsOn: string): Promise<void> {
  const name = `Public price list ${startsOn.slice(0, 4)}, ${currency}`;
  const header = { name, kind: 'public', audience: 'public', currency, startsOn };
  const query = new URLSearchParams({ name, currency, startsOn });
  const { list } = await catalogue.upload<{ list: PriceListReply }>(
    `/api/v1/price-lists/imports?${query}`,
    'prices.csv',
    priceFile(factor),
  );
  const changed = await catalogue.send<PriceListReply>(
    'PUT',
    `/api/v1/price-lists/${list.id}`,
    { ...header, endsOn: null, termDiscounts },
    list.rowVersion,
  );
  await catalogue.send('POST', `/api/v1/price-lists/${list.id}/publish`, undefined, changed.rowVersion);
}

async function openStore(manager: Visitor, admin: Visitor, startsOn: string): Promise<void> {
  for (const [currency, maxAmount] of [
    ['USD', '19000.00'],
    ['EUR', '18000.00'],
  ] as const) {
    await manager.send('POST', '/api/v1/limits', {
      scope: 'store',
      audience: 'public',
      currency,
      maxAmount,
      maxQuantity: 2_499,
      startsOn,
    });
  }
  const { items } = await admin.get<{ items: Store[] }>('/api/v1/stores');
  const {
    id,
    sellerId: _seller,
    slug: _slug,
    openedAt: _opened,
    rowVersion,
    ...facts
  } = items[0]! as Store & Record<string, unknown>;
  await admin.send('PUT', `/api/v1/stores/${id}`, { ...facts, open: true }, rowVersion);
}

/** From nothing to an open store: seller, people, catalogue, prices, limit. Returns the vendor's people, signed in. */
export async function foundVendor(
  app: FastifyInstance,
  world: World,
  password: string,
  startsOn: string,
): Promise<Staff> {
  const context = systemContext(world);
  await context.transaction((tx) =>
    foundSeller(tx, context, {
      sellerId: context.newId(),
      storeId: context.newId(),
      teamId: context.newId(),
      slug: 'store',
      seller,
      store,
      team: insideTeam,
    }),
  );
  await world.versions.refresh();
  const people = await takeOn(app, world, password);
  const catalogue = await people('felix@halden.example');
  await catalogue.upload('/api/v1/catalog/imports', 'catalogue.csv', catalogueFile(startsOn));
  await world.versions.refresh();
  await publishPrices(catalogue, 'USD', 100, startsOn);
  await publishPrices(catalogue, 'EUR', 92, startsOn);
  await openStore(await people('tomas@halden.example'), await people('ada@halden.example'), startsOn);
  await world.versions.refresh();
  return people;
}
