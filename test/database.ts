import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Connection } from '../src/platform/database/connection.ts';
import { withClient } from '../src/platform/database/connection.ts';
import type { Database } from '../src/platform/database/database.ts';
import { openDatabase } from '../src/platform/database/database.ts';
import { TEMPLATE } from './database-cluster.ts';

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

/** The same without hooks, for tests that need several. empty: without migrations. */
export async function makeTestDatabase(
  options: { empty?: boolean } = {},
): Promise<{ database: TestDatabase; discard: () => Promise<void> }> {
  const cluster = inject('cluster');
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
