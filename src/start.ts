import { join } from 'node:path';
import pg from 'pg';
import pino, { type Logger } from 'pino';
import { systemChance, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { clientSettings } from './platform/database/connection.ts';
import { type Database, openDatabase } from './platform/database/database.ts';
import { migrate } from './platform/database/migrations.ts';
import { type DatabasePlace, findDatabase, migrationsDirectory } from './platform/database/open.ts';
import { diskStore, type FileStore } from './platform/files.ts';
import { s3Store } from './platform/files-s3.ts';
import type { World } from './platform/http/context.ts';
import { prepareJobs } from './platform/jobs.ts';
import { followVersions, type Versions } from './platform/versions.ts';

/** What is open while the program works: database, versions, the world handed to every request. */
export type House = {
  readonly config: Config;
  readonly logger: Logger;
  readonly place: DatabasePlace;
  readonly database: Database;
  readonly world: World;
  /** Names of the migrations this start applied. */
  readonly applied: readonly string[];
  close(): Promise<void>;
};

export type HouseOptions = {
  /** For commands beside a living server. */
  readonly beside?: boolean;
  /** Most database connections of this process. */
  readonly connections?: number;
  /** The seller's zone, from memory or read anew after a change; rejects while there is no seller. */
  readonly zone: (known: Pick<World, 'database' | 'versions'>) => string | Promise<string>;
};

export function openLogger(config: Config): Logger {
  return pino({
    level: process.env.LOG_LEVEL ?? (config.environment === 'test' ? 'warn' : 'info'),
    // A password, token or cookie that somebody logs by mistake stays out of the log all the same.
    redact: {
      paths: [
        '*.password',
        '*.token',
        '*.secret',
        'req.headers.cookie',
        'req.headers.authorization',
        '*.code',
        '*.email',
      ],
      censor: '[secret]',
    },
    base: undefined,
  });
}

async function versionsOf(database: Database, onError: (error: Error) => void): Promise<Versions> {
  return followVersions({
    read: () => database.query<{ name: string; value: bigint }>('SELECT name, value FROM platform.version'),
    listen: async () => {
      const client = new pg.Client(clientSettings(database.connection, 'versions'));
      await client.connect();
      return client;
    },
    onError,
  });
}

/** The zone as last read: a request never waits for it, and the one after a change has the new one. */
function lastZone(read: () => string | Promise<string>): () => string {
  let last = 'UTC';
  return () => {
    const zone = read();
    if (typeof zone === 'string') last = zone;
    else
      zone.then(
        (fresh) => {
          last = fresh;
        },
        () => undefined,
      );
    return last;
  };
}

/** Where this installation's files lie: below its home, or in the bucket that is configured. */
export function openFiles({ files, home }: Config): FileStore {
  if (files.kind === 'disk') return diskStore(join(home, 'files'));
  return s3Store({ ...files, clock: systemClock, chance: systemChance });
}

/** Opens the database (starting the embedded one), brings its schema to this release, and makes the world of requests. */
export async function openHouse(config: Config, options: HouseOptions): Promise<House> {
  const logger = openLogger(config);
  const place = await findDatabase(config, {
    beside: options.beside ?? false,
    report: (sentence) => logger.warn(sentence),
  });
  let closing = false;
  const onError = (error: Error) => {
    // Connections that end because the database is being stopped are no news.
    if (!closing) logger.error({ err: error }, 'database');
  };
  try {
    const { applied } = await migrate(place.owner, migrationsDirectory(), { oneRole: !place.walls });
    const owner = openDatabase(place.owner, { purpose: 'owner', size: 2, walls: place.walls });
    await prepareJobs(owner).finally(owner.close);
    const database = openDatabase(place.app, {
      purpose: 'server',
      walls: place.walls,
      report: onError,
      ...(options.connections ? { size: options.connections } : {}),
    });
    const versions = await versionsOf(database, onError);
    const world: World = {
      database,
      clock: systemClock,
      chance: systemChance,
      versions,
      files: openFiles(config),
      publicUrl: config.publicUrl,
      secret: config.secret,
      mailServer: config.smtpUrl !== undefined,
      mailIn: { replyAddress: config.mailReplyTo ?? null, token: config.mailInToken },
      zone: lastZone(() => options.zone({ database, versions })),
    };
    await Promise.resolve(options.zone({ database, versions })).then(world.zone, () => undefined);
    const close = async () => {
      closing = true;
      await versions.stop();
      await database.close();
      await place.stop();
    };
    return { config, logger, place, database, world, applied, close };
  } catch (error) {
    await place.stop();
    throw error;
  }
}
