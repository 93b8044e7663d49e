import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { checkoutDirectory } from '../config.ts';
import { StartRefused } from '../start-refused.ts';
import type { Connection } from './connection.ts';
import { withClient } from './connection.ts';
import type { Embedded, EmbeddedOptions } from './embedded.ts';
import { joinEmbedded, startEmbedded } from './embedded.ts';
import { ensureRoles } from './roles.ts';

const DATABASE = 'keyline';
const LEAST_VERSION = 15;
const EXTENSIONS = ['pg_trgm', 'unaccent'];

/** Where the program finds its database and as whom. */
export type DatabasePlace = {
  owner: Connection;
  app: Connection;
  /** False: one role only. */
  walls: boolean;
  /** Sentences for the operator, to be printed at start: what is not enforced and how to change it. */
  notices: string[];
  /** Present: the embedded PostgreSQL. */
  embedded: Embedded | undefined;
  /** Stops the embedded PostgreSQL if this call started it. */
  stop(): Promise<void>;
};

export function migrationsDirectory(): string {
  return join(checkoutDirectory(), 'migrations');
}

/**
 * Finds DATABASE_URL or starts the embedded PostgreSQL, checks version and extensions, and makes roles and database.
 * beside: true for commands that may run while a server works on the same KEYLINE_HOME.
 */
export async function findDatabase(
  config: Pick<Config, 'home' | 'databaseUrl'>,
  options: EmbeddedOptions & { beside?: boolean } = {},
): Promise<DatabasePlace> {
  if (config.databaseUrl) return findExternal(config.databaseUrl.reveal());
  const embedded = await (options.beside ? joinEmbedded : startEmbedded)(config.home, options);
  try {
    if (embedded.origin !== 'joined') await prepareEmbedded(embedded);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return {
    owner: embedded.connection('keyline_owner', DATABASE),
    app: embedded.connection('keyline_app', DATABASE),
    walls: true,
    notices: [],
    embedded,
    stop: embedded.stop,
  };
}

async function prepareEmbedded(embedded: Embedded): Promise<void> {
  await withClient(embedded.connection('postgres', 'postgres'), 'prepare', async (client) => {
    await ensureRoles(client, embedded.password);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER keyline_owner`);
  });
}

async function findExternal(url: string): Promise<DatabasePlace> {
  const connection = connectionOf(url);
  const stop = () => Promise.resolve();
  return withClient(connection, 'start', async (client) => {
    await checkVersion(client);
    await checkEncoding(client);
    await ensureExtensions(client);
    const reason = await separateRoles(client);
    if (reason === undefined) {
      const as = (role: string) => ({ ...connection, role });
      return {
        owner: as('keyline_owner'),
        app: as('keyline_app'),
        walls: true,
        notices: [],
        embedded: undefined,
        stop,
      };
    }
    return {
      owner: connection,
      app: connection,
      walls: false,
      notices: oneRoleNotices(connection.user, reason),
      embedded: undefined,
      stop,
    };
  }).catch((error: unknown) => {
    if (error instanceof StartRefused) throw error;
    const where = `${connection.host}:${connection.port}/${connection.database}`;
    throw new StartRefused(
      `DATABASE_URL points to ${where}, which cannot be used as ${connection.user}: ${error instanceof Error ? error.message : String(error)}.`,
    );
  });
}

function connectionOf(url: string): Connection {
  // The driver reads the address and fills in its defaults; nothing is connected here.
  const { host, port, database, user, password, ssl } = new pg.Client({ connectionString: url });
  return {
    host,
    port,
    database: database ?? '',
    user: user ?? '',
    password: password ?? undefined,
    ssl,
    role: undefined,
  };
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const major = Math.trunc(Number(rows[0]?.server_version_num) / 10_000);
  if (major >= LEAST_VERSION) return;
  throw new StartRefused(
    `DATABASE_URL points to PostgreSQL ${major}. Use PostgreSQL ${LEAST_VERSION} or newer, or leave DATABASE_URL out.`,
  );
}

async function checkEncoding(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>('SHOW server_encoding');
  if (rows[0]?.server_encoding === 'UTF8') return;
  throw new StartRefused(
    `The database of DATABASE_URL stores text as ${rows[0]?.server_encoding}. Make one with ENCODING 'UTF8'.`,
  );
}

async function ensureExtensions(client: pg.Client): Promise<void> {
  for (const name of EXTENSIONS) {
    const { rowCount } = await client.query('SELECT 1 FROM pg_extension WHERE extname = $1', [name]);
    if (rowCount) continue;
    try {
      await client.query(`CREATE EXTENSION IF NOT EXISTS ${name} WITH SCHEMA public`);
    } catch (error) {
      throw new StartRefused(
        `The database of DATABASE_URL lacks the extension ${name} (${(error as Error).message}). Have an administrator run: CREATE EXTENSION ${name} WITH SCHEMA public.`,
      );
    }
  }
}

/** Makes the roles and lets the signed-in user take them on. Gives back why not, where it may not. */
async function separateRoles(client: pg.Client): Promise<string | undefined> {
  try {
    await client.query('BEGIN');
    await ensureRoles(client);
    await client.query('GRANT keyline_owner, keyline_app TO CURRENT_USER');
    const { rows } = await client.query<{ name: string }>('SELECT quote_ident(current_database()) AS name');
    await client.query(`GRANT CREATE ON DATABASE ${rows[0]?.name} TO keyline_owner`);
    await client.query('GRANT CREATE ON SCHEMA public TO keyline_owner');
    await client.query('SET LOCAL ROLE keyline_owner');
    await client.query('SET LOCAL ROLE keyline_app');
    await client.query('COMMIT');
    return undefined;
  } catch (error) {
    await client.query('ROLLBACK');
    return (error as Error).message;
  }
}

function oneRoleNotices(user: string, reason: string): string[] {
  return [
    `The database gives one role only, "${user}" (${reason}).`,
    'The walls between customers are therefore kept by the program alone, not by row-level security in the database.',
    'Facts such as orders and audit entries are therefore not protected in the database against change by the program.',
    `To have both enforced, have an administrator run: ALTER ROLE "${user}" CREATEROLE; and let it own the database.`,
  ];
}
