import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCluster } from '../../../test/database.ts';
import { secretOf } from '../config.ts';
import type { Connection } from './connection.ts';
import { withClient } from './connection.ts';
import type { Access } from './database.ts';
import { openDatabase } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrations.ts';
import { findDatabase, migrationsDirectory } from './open.ts';
import { transaction } from './transaction.ts';

const { superuser, failure } = await testCluster();
const suffix = randomBytes(4).toString('hex');
const external = { walled: `walled_${suffix}`, single: `single_${suffix}`, latin: `latin_${suffix}` };
const plain = `plain_${suffix}`;

beforeAll(() =>
  withClient(superuser, 'test', async (client) => {
    await client.query(`CREATE ROLE ${plain} LOGIN PASSWORD 'p'`);
    await client.query(`CREATE DATABASE ${external.walled} TEMPLATE template0`);
    await client.query(`CREATE DATABASE ${external.single} OWNER ${plain} TEMPLATE template0`);
    await client.query(
      `CREATE DATABASE ${external.latin} OWNER ${plain} TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'`,
    );
  }),
);
afterAll(() =>
  withClient(superuser, 'test', async (client) => {
    for (const name of Object.values(external)) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`DROP ROLE ${plain}`);
  }),
);

function urlOf(user: string, password: string, database: string, server: Connection = superuser): string {
  const host = encodeURIComponent(server.host);
  return `postgres://${user}:${encodeURIComponent(password)}@${host}:${server.port}/${database}`;
}

function find(url: string) {
  return findDatabase({ home: '/nonexistent', databaseUrl: secretOf(url) });
}

async function roleIn(connection: Connection, walls: boolean, access: Access): Promise<unknown> {
  const database = openDatabase(connection, { purpose: 'test', walls });
  try {
    return await transaction(database, access, async (tx) => {
      const [row] = await tx.query(
        "SELECT session_user::text AS login, current_user::text AS role, current_setting('app.accounts', true) AS accounts",
      );
      return row;
    });
  } finally {
    await database.close();
  }
}

const account = randomUUID();
const portal: Access = { as: 'portal', accounts: [account], person: null };

describe('a database of DATABASE_URL', () => {
  it('whose user is a superuser gets every role and all walls', async () => {
    const place = await find(urlOf(superuser.user, superuser.password ?? '', external.walled));
    expect([place.walls, place.notices]).toEqual([true, []]);
    expect(await roleIn(place.app, place.walls, { as: 'system' })).toMatchObject({
      login: 'postgres',
      role: 'keyline_app',
    });
    expect(await roleIn(place.app, place.walls, portal)).toMatchObject({
      role: 'keyline_portal',
      accounts: `{${account}}`,
    });
  });

  it('whose user may make roles gets all walls on a server that never knew them, and can be migrated', async () => {
    const home = mkdtempSync(join(tmpdir(), 'keyline-open-'));
    chmodSync(home, 0o711);
    const fresh = await startEmbedded(home, { durable: false });
    try {
      const server = fresh.connection('postgres', 'postgres');
      await withClient(server, 'test', async (client) => {
        await client.query("CREATE ROLE maker LOGIN CREATEROLE PASSWORD 'p'");
        await client.query('CREATE DATABASE shop OWNER maker');
      });
      const place = await find(urlOf('maker', 'p', 'shop', server));
      expect([place.walls, place.notices]).toEqual([true, []]);
      const { applied } = await migrate(place.owner, migrationsDirectory());
      expect(applied).toContain('0001-platform.sql');
      expect(await roleIn(place.app, place.walls, portal)).toMatchObject({ login: 'maker', role: 'keyline_portal' });
      expect((await find(urlOf('maker', 'p', 'shop', server))).walls).toBe(true);
    } finally {
      await fresh.stop();
      rmSync(home, { recursive: true, force: true });
    }
  });

  it('whose user may not make roles is used with one role, says what is not enforced, and can be migrated', async () => {
    const place = await find(urlOf(plain, 'p', external.single));
    expect(place.walls).toBe(false);
    expect(place.notices.join(' ')).toMatch(/one role only.*not by row-level security.*not protected.*CREATEROLE/);
    expect(await roleIn(place.app, place.walls, portal)).toMatchObject({ role: plain, accounts: `{${account}}` });
    expect(failure).toBeUndefined();
    const { applied } = await migrate(place.owner, migrationsDirectory(), { oneRole: true });
    expect(applied).toContain('0001-platform.sql');
    const database = openDatabase(place.app, { purpose: 'test', walls: false });
    expect(await database.query('SELECT number FROM platform.migration WHERE number = 1')).toHaveLength(1);
    await database.close();
  });

  it('is refused when it does not answer, with its address but without its password', async () => {
    const message = await find('postgres://someone:hunter2@127.0.0.1:1/keyline').catch((error: Error) => error.message);
    expect(message).toMatch(/DATABASE_URL points to 127\.0\.0\.1:1\/keyline, which cannot be used as someone/);
    expect(message).not.toContain('hunter2');
  });

  it('is refused when it does not store UTF-8', async () => {
    await expect(find(urlOf(plain, 'p', external.latin))).rejects.toThrow('stores text as LATIN1');
  });
});
