import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Connection } from '../src/platform/database/connection.ts';
import { withClient } from '../src/platform/database/connection.ts';
import type { Database } from '../src/platform/database/database.ts';
import { openDatabase } from '../src/platform/database/database.ts';
import type { TestCluster } from './database-cluster.ts';
import { signs, TEMPLATE } from './database-cluster.ts';

/** A migrated database of the test file's own. */
export type TestDatabase = {
  /** As the server has it: role keyline_app, walls up. */
  readonly app: Database;
  /** As migrations have it: role keyline_owner, to make tables and to look past the walls. */
  readonly owner: Database;
  readonly connections: { readonly app: Connection; readonly owner: Connection; readonly superuser: Connection };
};

/**
 * Call at the top of a test file (or of a describe): clones the migrated template before its tests, drops the clone
 * after them. What it returns may be used inside tests and hooks only.
 */
export function testDatabase(options: { empty?: boolean } = {}): TestDatabase {
  let opened: TestDatabase | undefined;
  let discard = async () => {};
  beforeAll(async () => {
    const made = await makeTestDatabase(options);
    opened = made.database;
    discard = made.discard;
  });
  afterAll(() => discard());
  const now = (): TestDatabase => {
    if (!opened) throw new Error('The test database exists inside tests and hooks only.');
    return opened;
  };
  return {
    get app() {
      return now().app;
    },
    get owner() {
      return now().owner;
    },
    get connections() {
      return now().connections;
    },
  };
}

let asked: Promise<TestCluster> | undefined;

/** The cluster of this run, started now if no test file has asked for it yet. */
export function testCluster(): Promise<TestCluster> {
  asked ??= askForCluster(inject('run'));
  return asked;
}

async function askForCluster(run: string): Promise<TestCluster> {
  writeFileSync(join(run, signs.wanted), '');
  const ready = join(run, signs.ready);
  while (!existsSync(ready)) await wait(10);
  const words: TestCluster | { error: string } = JSON.parse(readFileSync(ready, 'utf8'));
  if ('error' in words) throw new Error(`The test cluster did not start: ${words.error}`);
  return words;
}

/** The same without hooks, for tests that need several. empty: without migrations. */
export async function makeTestDatabase(
  options: { empty?: boolean } = {},
): Promise<{ database: TestDatabase; discard: () => Promise<void> }> {
  const cluster = await testCluster();
  const name = `test_${randomBytes(8).toString('hex')}`;
  const source = options.empty ? 'template0' : TEMPLATE;
  await withClient(cluster.superuser, 'test', (client) =>
    // FILE_COPY: no log to write; the template is small and nobody writes to it.
    client.query(`CREATE DATABASE ${name} OWNER keyline_owner TEMPLATE ${source} STRATEGY FILE_COPY`),
  );
  const connections = {
    app: { ...cluster.app, database: name },
    owner: { ...cluster.owner, database: name },
    superuser: { ...cluster.superuser, database: name },
  };
  const app = openDatabase(connections.app, { purpose: 'test', size: 12 });
  const owner = openDatabase(connections.owner, { purpose: 'test owner', size: 4 });
  const discard = async () => {
    await Promise.all([app.close(), owner.close()]);
    await withClient(cluster.superuser, 'test', (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  };
  return { database: { app, owner, connections }, discard };
}
