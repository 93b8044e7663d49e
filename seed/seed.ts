import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { rebuildSearch } from '../src/business/desk/actions/search.ts';
import { seededChance, setClock } from '../src/platform/clock.ts';
import { keptSecret } from '../src/platform/config.ts';
import { systemContext, type World } from '../src/platform/http/context.ts';
import { buildServer } from '../src/platform/http/server.ts';
import { deliverNow } from '../src/platform/outbox.ts';
import { doorkeeper } from '../src/platform/session/visitor.ts';
import { StartRefused } from '../src/platform/start-refused.ts';
import { routes, subscribers } from '../src/rooms.ts';
import type { House } from '../src/start.ts';
import { foundVendor } from './founding.ts';
import { multiply } from './multitude.ts';
import { buyers, tellStory } from './story.ts';
import { staff } from './vendor.ts';

export const seedSizes = ['small', 'story', 'large'] as const;
export type SeedSize = (typeof seedSizes)[number];

const DAY = 86_400_000;
/** Confirmations with their documents are most of the work of an order: only those of the last days are written. */
const LETTERS_KEPT = 21 * DAY;
const subscribersWithoutLetters = subscribers.filter(({ name }) => name !== 'ordering.confirm');

/** Companies, how often each comes at most, and the days that the story tells. */
export type Extent = { readonly companies: number; readonly visits: number; readonly days: number };
/** What is copied until there are so many. */
const multitude = { accounts: 100_000, orders: 1_000_000 };
const extents: Readonly<Record<SeedSize, Extent>> = {
  small: { companies: 14, visits: 3, days: 60 },
  story: { companies: 300, visits: 8, days: 365 },
  large: { companies: 40, visits: 8, days: 365 },
};

/** One password for everybody of the story, made once per house. */
function storyPassword(house: House): string {
  return keptSecret(join(house.config.home, 'story-password')).reveal().slice(0, 20);
}

async function hasSeller(house: House): Promise<boolean> {
  const rows = await house.database.query('SELECT 1 FROM accounts.seller LIMIT 1');
  return rows.length > 0;
}

/** What is printed at start: an address to sign in with for each kind of person. */
function signIns(house: House): string[] {
  const password = storyPassword(house);
  const people = [
    ...staff.map(({ title, email }) => [title, email] as const),
    ...buyers.map(({ role, email }) => [role, email] as const),
  ];
  const width = Math.max(...people.map(([title]) => title.length));
  return [
    `Sign in on ${house.config.publicUrl}/sign-in. Everybody of the story has the password ${password}`,
    ...people.map(([title, email]) => `  ${title.padEnd(width)}  ${email}`),
  ];
}

/** The server of the story: the real routes, at the time the story has reached. */
function serverOf(house: House, world: World): Promise<FastifyInstance> {
  const { database, logger } = house;
  const report = (error: unknown) => logger.warn({ err: error }, 'seed');
  return buildServer({
    config: house.config,
    logger,
    routes,
    door: { world, ...doorkeeper({ database, clock: world.clock, publicUrl: world.publicUrl, report }) },
    ready: async () => true,
  });
}

/** Commits do not wait for the disk while the story is told: after a crash it is told again. */
async function hurry(house: House, on: boolean): Promise<void> {
  const { pool } = house.database;
  const clients = await Promise.all(Array.from({ length: pool.options.max ?? 1 }, () => pool.connect()));
  await Promise.all(clients.map((client) => client.query(`SET synchronous_commit = ${on ? 'off' : 'on'}`)));
  for (const client of clients) client.release();
}

/** Tells the story through the same routes that people use: the same seed and the same last day tell the same story. */
export async function tell(house: House, name: string, extent: Extent): Promise<void> {
  const { companies, visits, days } = extent;
  const lastDay = Math.floor(house.world.clock.now() / DAY) * DAY;
  const clock = setClock(lastDay - days * DAY + 16 * 3_600_000);
  const world: World = { ...house.world, clock, chance: seededChance(`halden ${name}`) };
  const app = await serverOf(house, world);
  const password = storyPassword(house);
  await hurry(house, true);
  try {
    const startsOn = `${new Date(clock.now()).getUTCFullYear() - 1}-01-01`;
    const people = await foundVendor(app, world, password, startsOn);
    const until = house.world.clock.now();
    const deliver = () =>
      deliverNow(systemContext(world), until - clock.now() > LETTERS_KEPT ? subscribersWithoutLetters : subscribers);
    await deliver();
    await tellStory({ app, world, clock, people, companies, visits, until, password, deliver });
    await rebuildSearch(systemContext(world));
  } finally {
    await hurry(house, false);
    await app.close();
  }
}

/** Fills an empty house. Refuses one that has a seller: nothing real is ever mixed with the invented vendor. */
export async function seed(house: House, size: SeedSize): Promise<readonly string[]> {
  if (await hasSeller(house)) {
    throw new StartRefused(
      'This database has a seller already. Seed into an empty one: set KEYLINE_HOME to a new directory.',
    );
  }
  await tell(house, size, extents[size]);
  if (size === 'large') await multiply(house, multitude, () => rebuildSearch(systemContext(house.world)));
  return signIns(house);
}

/** Seeds an empty house with the small story; says who can sign in either way. */
export async function seedWhenEmpty(house: House): Promise<readonly string[]> {
  return (await hasSeller(house)) ? signIns(house) : seed(house, 'small');
}
