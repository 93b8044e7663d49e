import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runningPostmaster, stopPostmaster } from '../src/platform/database/cluster.ts';
import type { Connection } from '../src/platform/database/connection.ts';
import { withClient } from '../src/platform/database/connection.ts';
import type { Embedded } from '../src/platform/database/embedded.ts';
import { startEmbedded } from '../src/platform/database/embedded.ts';
import { homeIsServed, lockHome } from '../src/platform/database/home-lock.ts';
import { migrate } from '../src/platform/database/migrations.ts';
import { migrationsDirectory } from '../src/platform/database/open.ts';
import { ensureRoles } from '../src/platform/database/roles.ts';
import { StartRefused } from '../src/platform/start-refused.ts';

/** How test files reach the cluster of this run. */
export type TestCluster = {
  superuser: Connection;
  owner: Connection;
  app: Connection;
  /** Why the template lacks migrations: what stands before the faulty one is there. A test fails when this is set. */
  failure?: string | undefined;
};

declare module 'vitest' {
  export interface ProvidedContext {
    /** Directory of this run: a test file that wants the cluster puts `wanted` there and waits for `cluster.json`. */
    run: string;
  }
}

export const TEMPLATE = 'keyline_template';
const PREFIX = 'keyline-test-';
const LOOK_EVERY = 20;

export const signs = { wanted: 'wanted', ready: 'cluster.json' } as const;

/**
 * One embedded PostgreSQL per run, with one migrated database that every test file clones. Started when the first
 * test file asks for it: runs of pure rules do without. This process has it, so that it outlives every test file.
 */
export default async function offerCluster(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned();
  const run = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(run, 0o711);
  const lock = await lockHome(run);
  project.provide('run', run);
  let starting: Promise<Embedded> | undefined;
  const look = setInterval(() => {
    if (starting || !existsSync(join(run, signs.wanted))) return;
    starting = startCluster(run);
    // Waited for in tearDown; test files are told in cluster.json.
    starting.catch(() => undefined);
  }, LOOK_EVERY);
  return async () => {
    clearInterval(look);
    await starting?.then((embedded) => embedded.stop());
    lock.release();
    rmSync(run, { recursive: true, force: true });
  };
}

async function startCluster(run: string): Promise<Embedded> {
  try {
    const home = join(run, 'home');
    mkdirSync(home, { mode: 0o711 });
    const embedded = await startEmbedded(home, { durable: false });
    const connections = {
      superuser: embedded.connection('postgres', 'postgres'),
      owner: embedded.connection('keyline_owner', TEMPLATE),
      app: embedded.connection('keyline_app', TEMPLATE),
    };
    await withClient(connections.superuser, 'test', async (client) => {
      await ensureRoles(client, embedded.password);
      await client.query(`CREATE DATABASE ${TEMPLATE} OWNER keyline_owner`);
    });
    const failure = await migrateTemplate(connections.owner);
    if (failure) process.stderr.write(`\n${failure}\n`);
    tell(run, { ...connections, failure });
    return embedded;
  } catch (error) {
    tell(run, { error: String(error) });
    throw error;
  }
}

function tell(run: string, words: TestCluster | { error: string }): void {
  writeFileSync(join(run, 'draft.json'), JSON.stringify(words), { mode: 0o600 });
  renameSync(join(run, 'draft.json'), join(run, signs.ready));
}

/** A faulty migration fails its own test and those of the rooms behind it, not those before it. */
async function migrateTemplate(owner: Connection): Promise<string | undefined> {
  try {
    await migrate(owner, migrationsDirectory());
    return undefined;
  } catch (error) {
    if (error instanceof StartRefused) return error.message;
    throw error;
  }
}

/** Runs that were killed leave their cluster behind; the next run ends it. */
async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const run = join(tmpdir(), name);
    // A run that has just begun may not have its lock yet, and one that ends may vanish meanwhile.
    const begun = statSync(run, { throwIfNoEntry: false })?.ctimeMs ?? Date.now();
    if (Date.now() - begun < 60_000 || homeIsServed(run)) continue;
    const dataDirectory = join(run, 'home', 'postgres', 'data');
    const abandoned = runningPostmaster({ dataDirectory });
    if (abandoned) await stopPostmaster({ dataDirectory }, abandoned.pid);
    rmSync(run, { recursive: true, force: true });
  }
}
