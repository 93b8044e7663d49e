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
import { buyers, tellStory } from './story.ts';
import { staff } from './vendor.ts';

export const seedSizes = ['small', 'story', 'large'] as const;
export type SeedSize = (typeof seedSizes)[number];

const DAY = 86_400_000;
/** Companies, and days that the story tells. */
const extents: Readonly<Record<SeedSize, { readonly companies: number; readonly days: number }>> = {
  small: { companies: 14, days: 60 },
  story: { companies: 300, days: 365 },
  large: { companies: 1_200, days: 365 },
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

/**
 * Tells the story of an invented vendor through the same routes that people use; the same seed and the same last day
 * tell the same story. Refuses a house that has a seller: nothing real is ever mixed with it.
 */
export async function seed(house: House, size: SeedSize): Promise<readonly string[]> {
  if (await hasSeller(house)) {
    throw new StartRefused(
      'This database has a seller already. Seed into an empty one: set KEYLINE_HOME to a new directory.',
    );
  }
  const { companies, days } = extents[size];
  const lastDay = Math.floor(house.world.clock.now() / DAY) * DAY;
  const clock = setClock(lastDay - days * DAY + 16 * 3_600_000);
  const world: World = { ...house.world, clock, chance: seededChance(`halden ${size}`) };
  const app = await serverOf(house, world);
  try {
    const startsOn = `${new Date(clock.now()).getUTCFullYear() - 1}-01-01`;
    const people = await foundVendor(app, world, storyPassword(house), startsOn);
    const deliver = () => deliverNow(systemContext(world), subscribers);
    await deliver();
    await tellStory({
      app,
      world,
      clock,
      people,
      companies,
      until: house.world.clock.now(),
      password: storyPassword(house),
      deliver,
    });
    await rebuildSearch(systemContext(world));
  } finally {
    await app.close();
  }
  return signIns(house);
}

/** Seeds an empty house with the small story; says who can sign in either way. */
export async function seedWhenEmpty(house: House): Promise<readonly string[]> {
  return (await hasSeller(house)) ? signIns(house) : seed(house, 'small');
}
