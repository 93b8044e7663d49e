import pg from 'pg';
import { visitor } from '../seed/client.ts';
import { newId } from '../src/kernel/id.ts';
import { systemChance } from '../src/platform/clock.ts';
import { loadConfig } from '../src/platform/config.ts';
import { buildServer } from '../src/platform/http/server.ts';
import { doorkeeper } from '../src/platform/session/visitor.ts';
import { routes, sellerZone } from '../src/rooms.ts';
import { openHouse } from '../src/start.ts';
import { purchase } from './shop.ts';

type Statement = { readonly name?: string; readonly text: string; readonly values: readonly unknown[] };

/** What one whole purchase sent to the database, ready to be sent again as another one. */
export type Recorded = { readonly statements: readonly Statement[]; readonly fresh: readonly string[] };

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const orderNumber = /\bO-\d{4}-\d{6,}\b/g;

/** Notes every statement that any connection of this process sends while `run` runs. */
async function recording(run: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const client = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = client;
  client.query = function record(this: unknown, ...given: unknown[]) {
    const [first, second] = given;
    if (typeof first === 'string') statements.push({ text: first, values: Array.isArray(second) ? second : [] });
    else {
      const { name, text, values } = first as { name?: string; text?: string; values?: unknown[] };
      if (text !== undefined) statements.push({ ...(name ? { name } : {}), text, values: values ?? [] });
    }
    return query.apply(this, given);
  };
  try {
    await run();
  } finally {
    client.query = query;
  }
  return statements.filter(({ text }) => !/platform\.version|^LISTEN/.test(text));
}

/** Bigints as text: what is looked for stands in strings. */
const plain = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

/** Buys in this process on the same database, `count` companies one after the other, and notes the SQL of each. */
export async function recordPurchases(home: string, count: number): Promise<Recorded[]> {
  const config = loadConfig({ ...process.env, KEYLINE_HOME: home, LOG_LEVEL: 'silent' });
  const house = await openHouse(config, { zone: sellerZone, beside: true, connections: 2 });
  const { database, world, logger } = house;
  const { clock, publicUrl, versions } = world;
  const door = doorkeeper({ database, clock, publicUrl, versions, report: () => undefined });
  const app = await buildServer({ config, logger, routes, door: { world, ...door }, ready: async () => true });
  try {
    const recorded: Recorded[] = [];
    for (let index = 0; index < count; index += 1) {
      const buyer = visitor(app, `203.0.114.${index + 1}`);
      await purchase(buyer, `Floor company ${index}`);
      const began = world.clock.now();
      const statements = await recording(() => purchase(buyer, `Floor company ${index}`));
      const ids = new Set(
        JSON.stringify(
          statements.map(({ values }) => values),
          plain,
        ).match(uuid) ?? [],
      );
      // An id made since the purchase began is new in every repetition; an older one (account, offer) stays.
      const fresh = [...ids].filter((id) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) >= began);
      recorded.push({ statements, fresh });
    }
    return recorded;
  } finally {
    await app.close();
    await house.close();
  }
}

let repeated = 0;

function renamed(value: unknown, names: ReadonlyMap<string, string>, serial: number): unknown {
  if (typeof value === 'string') {
    return value
      .replace(uuid, (id) => names.get(id) ?? id)
      .replace(orderNumber, () => `O-9999-${String(serial).padStart(9, '0')}`);
  }
  if (Array.isArray(value)) return value.map((entry) => renamed(entry, names, serial));
  return value;
}

/** Sends a recorded purchase again under new ids: the same SQL by a plain loop over one connection. */
export async function replay(pool: pg.Pool, recorded: Recorded): Promise<void> {
  repeated += 1;
  const serial = repeated;
  const names = new Map(recorded.fresh.map((id) => [id, newId(Date.now(), systemChance.bytes)]));
  const client = await pool.connect();
  try {
    for (const { name, text, values } of recorded.statements) {
      const again = values.map((value) => renamed(value, names, serial));
      const key = text.includes('idempotency_key')
        ? again.map((value) => (isKey(value) ? `${value}-${serial}` : value))
        : again;
      await client.query({ ...(name ? { name } : {}), text, values: key });
    }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** The keys that seed/client.ts sends. */
function isKey(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}
