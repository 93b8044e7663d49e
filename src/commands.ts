import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type SeedSize, seed, seedSizes, seedWhenEmpty } from '../seed/seed.ts';
import { createAdministratorLink, needsAdministrator } from './business/accounts/actions/administrator.ts';
import { backup } from './platform/backup/backup.ts';
import { restore } from './platform/backup/restore.ts';
import { systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { findDatabase, migrationsDirectory } from './platform/database/open.ts';
import { systemContext } from './platform/http/context.ts';
import { StartRefused } from './platform/start-refused.ts';
import { sellerZone } from './rooms.ts';
import { serve, work } from './serve.ts';
import { type House, openFiles, openHouse } from './start.ts';

type Command = (config: Config, words: readonly string[]) => Promise<void>;

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

/** Calls `end` once, on the first signal that asks the process to stop; a second one stops it at once. */
function onStop(end: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      end().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
}

function addressOf(config: Config, listening: string): string {
  return config.port === 0 ? listening : config.publicUrl;
}

/** Fills an empty house: with the story of an invented vendor, or, where real data will live, with nobody but a link. */
async function furnish(house: House): Promise<readonly string[]> {
  const context = systemContext(house.world);
  const real = house.config.environment === 'production' || house.config.databaseUrl !== undefined;
  if (!real) return seedWhenEmpty(house);
  if (!(await needsAdministrator(context))) return [];
  const link = await createAdministratorLink(context);
  return [
    'There is no administrator yet. Whoever opens this link within a day becomes one; it works once:',
    `  ${link}`,
  ];
}

const start: Command = async (config, words) => {
  const began = performance.now();
  const house = await openHouse(config, { zone: sellerZone });
  const sentences = [...house.place.notices, ...(await furnish(house))];
  const workers = words.includes('work') ? await work(house) : null;
  const app = words.includes('serve') ? await serve(house, process.env.KEYLINE_PAGES !== 'none') : null;
  onStop(async () => {
    await app?.close();
    await workers?.stop();
    await house.close();
  });
  if (app)
    say(
      `Keyline is ready on ${addressOf(config, app.listeningOrigin)} after ${((performance.now() - began) / 1000).toFixed(1)} s.`,
    );
  else say('Keyline works on events, schedules and mail.');
  for (const sentence of sentences) say(sentence);
};

async function withHouse(config: Config, beside: boolean, run: (house: House) => Promise<void>): Promise<void> {
  const house = await openHouse(config, { zone: sellerZone, beside, connections: 4 });
  try {
    await run(house);
  } finally {
    await house.close();
  }
}

function sizeOf(words: readonly string[]): SeedSize {
  const at = words.indexOf('--size');
  const size = at === -1 ? 'small' : words[at + 1];
  if (seedSizes.includes(size as SeedSize)) return size as SeedSize;
  throw new StartRefused(`--size is "${size}". Set it to ${seedSizes.join(', ')}.`);
}

function fileOf(words: readonly string[], usage: string): string {
  const file = words[1];
  if (file === undefined || file.startsWith('-')) throw new StartRefused(`Name the file: ${usage}`);
  return resolve(file);
}

const sayWork = ({ tables, rows, files }: { tables: number; rows: number; files: number }) =>
  `${rows} rows of ${tables} tables and ${files} files`;

async function backupTo(config: Config, target: string): Promise<void> {
  const place = await findDatabase(config, { beside: true });
  try {
    const source = { owner: place.owner, files: openFiles(config), secret: config.secret, clock: systemClock };
    const report = await backup(source, target);
    say(`Saved ${sayWork(report)} to ${target}.`);
    for (const notice of report.notices) say(notice);
  } finally {
    await place.stop();
  }
}

/** What the program does when it is called by name. */
export const commands: Readonly<Record<string, Command>> = {
  serve: start,
  work: start,
  seed: (config, words) =>
    withHouse(config, true, async (house) => {
      for (const sentence of await seed(house, sizeOf(words))) say(sentence);
    }),
  backup: (config, words) => backupTo(config, fileOf(words, 'keyline backup FILE')),
  restore: async (config, words) => {
    const archive = fileOf(words, 'keyline restore FILE');
    const place = await findDatabase(config);
    try {
      const report = await restore(
        {
          owner: place.owner,
          files: openFiles(config),
          migrationsDirectory: migrationsDirectory(),
          secret: config.secret,
          oneRole: !place.walls,
        },
        archive,
      );
      say(`Restored ${sayWork(report)} of ${report.createdAt} from ${archive}.`);
      for (const notice of report.notices) say(notice);
    } finally {
      await place.stop();
    }
  },
  upgrade: async (config) => {
    const folder = join(config.home, 'backups');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const day = new Date(systemClock.now()).toISOString().replaceAll(/[:.]/g, '-');
    await backupTo(config, join(folder, `before-upgrade-${day}.tar.gz`));
    await withHouse(config, true, async (house) => {
      say(house.applied.length === 0 ? 'The database was up to date.' : `Applied ${house.applied.join(', ')}.`);
    });
  },
  'administrator-link': (config) =>
    withHouse(config, true, async (house) => {
      say('Whoever opens this link within a day becomes administrator; it works once:');
      say(`  ${await createAdministratorLink(systemContext(house.world))}`);
    }),
};
