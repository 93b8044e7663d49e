import { createHmac } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { keptSecret } from '../config.ts';
import { StartRefused } from '../start-refused.ts';
import { ensureBinaries } from './binaries.ts';
import type { Cluster, Postmaster } from './cluster.ts';
import {
  checkDataVersion,
  give,
  initialiseData,
  runningPostmaster,
  runsFrom,
  startPostmaster,
  stopPostmaster,
  untilReady,
} from './cluster.ts';
import type { Connection } from './connection.ts';
import { chooseDatabaseUser, ensureReachable } from './database-user.ts';
import { homeIsServed, lockHome } from './home-lock.ts';
import { processLives } from './process-identity.ts';

export type EmbeddedOptions = {
  /** Default true. False only for clusters of tests: nothing is synced to disk. */
  durable?: boolean;
  /** Told what an operator should know: a database that ended by itself and was started again. */
  report?: (sentence: string) => void;
};

/** A running embedded PostgreSQL. */
export type Embedded = {
  /** How this call came by it: made new, started on its data, adopted from a server that died, joined beside a living one. */
  origin: 'created' | 'started' | 'adopted' | 'joined';
  pid(): number;
  /** As one of the roles of roles.ts, or as superuser "postgres". */
  connection(user: string, database: string): Connection;
  password(user: string): string;
  /** Ends what this call began: the database and the lock; nothing when joined. Idempotent. */
  stop(): Promise<void>;
};

// The kernel's limit for a socket's path is 107 bytes on Linux and 103 on macOS; ".s.PGSQL.5432" is 14 of them.
const SOCKET_PATH_LIMIT = 100;
const SOCKET_PORT = 5432;
const WATCH_EVERY = 250;

/**
 * Starts the PostgreSQL of home, or adopts the one a killed server left running, and watches over it: when it ends by
 * itself it is started again. Refuses (StartRefused) while another server works on home.
 */
export async function startEmbedded(home: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  if (process.platform === 'win32') {
    throw new StartRefused(
      'The embedded PostgreSQL is not run on Windows. Set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const lock = await lockHome(home);
  try {
    const password = passwordsOf(home);
    const cluster = await prepareCluster(home, options.durable ?? true);
    const { postmaster, origin } = await bringUp(cluster, password('postgres'));
    return watchOver(cluster, postmaster, {
      origin,
      password,
      report: options.report ?? (() => undefined),
      released: lock.release,
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** For a command beside a living server: uses its database. Without a living server: starts the database for itself. */
export async function joinEmbedded(home: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const postmaster = runningPostmaster({ dataDirectory: dataDirectoryOf(home) });
  if (!postmaster || !homeIsServed(home)) return startEmbedded(home, options);
  const password = passwordsOf(home);
  return {
    origin: 'joined',
    pid: () => postmaster.pid,
    password,
    connection: (user, database) => connectionTo(postmaster, user, password(user), database),
    stop: () => Promise.resolve(),
  };
}

function dataDirectoryOf(home: string): string {
  return join(home, 'postgres', 'data');
}

/** Every role's password is derived from one secret of home, which only the server's user can read. */
function passwordsOf(home: string): (user: string) => string {
  const secret = keptSecret(join(home, 'database-secret')).reveal();
  return (user) => createHmac('sha256', secret).update(`database role ${user}`).digest('base64url');
}

async function prepareCluster(home: string, durable: boolean): Promise<Cluster> {
  const postgresHome = join(home, 'postgres');
  const dataDirectory = dataDirectoryOf(home);
  mkdirSync(postgresHome, { recursive: true });
  const user = chooseDatabaseUser(dataDirectory);
  chmodSync(postgresHome, user ? 0o711 : 0o700);
  ensureReachable(home, postgresHome, user);
  const binaries = await ensureBinaries(postgresHome);
  const socketDirectory = join(postgresHome, 'socket');
  mkdirSync(socketDirectory, { recursive: true, mode: 0o700 });
  chmodSync(socketDirectory, 0o700);
  give(socketDirectory, user);
  const short = Buffer.byteLength(join(socketDirectory, `.s.PGSQL.${SOCKET_PORT}`)) <= SOCKET_PATH_LIMIT;
  return {
    binaries,
    dataDirectory,
    logFile: join(postgresHome, 'postgres.log'),
    user,
    settings: {
      socketDirectory: short ? socketDirectory : undefined,
      port: short ? SOCKET_PORT : await keptPort(join(postgresHome, 'port')),
      durable,
    },
  };
}

/** A free loopback port, kept so that an orphan is found again; another one when a stranger has taken it. */
async function keptPort(file: string): Promise<number> {
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = (await freePort(kept)) ?? (await freePort(0)) ?? 0;
  writeFileSync(file, String(port));
  return port;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : undefined));
    });
  });
}

type BroughtUp = { postmaster: Postmaster; origin: 'created' | 'started' | 'adopted' };

async function bringUp(cluster: Cluster, superuserPassword: string): Promise<BroughtUp> {
  const created = !existsSync(join(cluster.dataDirectory, 'PG_VERSION'));
  if (created) await initialiseData(cluster, superuserPassword);
  checkDataVersion(cluster);
  const orphan = runningPostmaster(cluster);
  if (orphan) {
    const ready = runsFrom(orphan, cluster.binaries) ? await untilReady(cluster, orphan.pid) : undefined;
    if (ready) return { postmaster: ready, origin: 'adopted' };
    await stopPostmaster(cluster, orphan.pid);
  }
  return { postmaster: await startPostmaster(cluster), origin: created ? 'created' : 'started' };
}

type Watch = {
  origin: 'created' | 'started' | 'adopted';
  password: (user: string) => string;
  report: (sentence: string) => void;
  released: () => void;
};

function watchOver(cluster: Cluster, first: Postmaster, { origin, password, report, released }: Watch): Embedded {
  let postmaster = first;
  let stopping = false;
  let restarting: Promise<void> | undefined;
  const restart = async () => {
    report(`PostgreSQL (process ${postmaster.pid}) ended by itself and is being started again.`);
    try {
      postmaster = await startPostmaster(cluster);
      report(`PostgreSQL runs again (process ${postmaster.pid}).`);
    } catch (error) {
      report(`PostgreSQL could not be started again: ${error instanceof Error ? error.message : String(error)}`);
      await wait(2_000, undefined, { ref: false });
    }
  };
  const watch = setInterval(() => {
    if (stopping || restarting || processLives(postmaster.pid)) return;
    restarting = restart().finally(() => {
      restarting = undefined;
    });
  }, WATCH_EVERY);
  watch.unref();
  return {
    origin,
    pid: () => postmaster.pid,
    password,
    connection: (user, database) => connectionTo(postmaster, user, password(user), database),
    stop: async () => {
      if (stopping) return;
      stopping = true;
      clearInterval(watch);
      await restarting;
      await stopPostmaster(cluster, postmaster.pid);
      released();
    },
  };
}

function connectionTo(postmaster: Postmaster, user: string, password: string, database: string): Connection {
  return {
    host: postmaster.socketDirectory ?? '127.0.0.1',
    port: postmaster.port,
    database,
    user,
    password,
    ssl: false,
    role: undefined,
  };
}
