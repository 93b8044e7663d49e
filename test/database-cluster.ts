import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runningPostmaster, stopPostmaster } from '../src/platform/database/cluster.ts';
import type { Connection } from '../src/platform/database/connection.ts';
import { withClient } from '../src/platform/database/connection.ts';
import { startEmbedded } from '../src/platform/database/embedded.ts';
import { homeIsServed } from '../src/platform/database/home-lock.ts';
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
  failure: string | undefined;
};

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster;
  }
}

export const TEMPLATE = 'keyline_template';
const PREFIX = 'keyline-test-';

/** One embedded PostgreSQL per run, with one migrated database that every test file clones. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned();
  const home = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(home, 0o711);
  const embedded = await startEmbedded(home, { durable: false });
  const tearDown = async () => {
    await embedded.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
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
    project.provide('cluster', { ...connections, failure });
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
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
    const home = join(tmpdir(), name);
    if (homeIsServed(home)) continue;
    const dataDirectory = join(home, 'postgres', 'data');
    const abandoned = runningPostmaster({ dataDirectory });
    if (abandoned) await stopPostmaster({ dataDirectory }, abandoned.pid);
    rmSync(home, { recursive: true, force: true });
  }
}
