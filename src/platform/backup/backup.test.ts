import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestDatabase } from '../../../test/database.ts';
import { makeTestDatabase, testDatabase } from '../../../test/database.ts';
import { setClock } from '../clock.ts';
import { secretOf } from '../config.ts';
import { migrate } from '../database/migrations.ts';
import { migrationsDirectory as releaseMigrations } from '../database/open.ts';
import { diskStore, type FileStore } from '../files.ts';
import { backup } from './backup.ts';
import { listTables } from './contents.ts';
import { restore } from './restore.ts';

const directory = mkdtempSync(join(tmpdir(), 'keyline-backup-'));
const migrationsDirectory = join(directory, 'migrations');
const account = '0190f000-0000-7000-8000-000000000000';
const files = diskStore(join(directory, 'files'));
const archive = join(directory, 'keyline.backup');
const secret = secretOf('a secret of thirty-two characters');
const clock = setClock(Date.UTC(2026, 0, 31));
const source = testDatabase({ empty: true });

const SCHEMA = `
  CREATE SCHEMA shop;
  CREATE TABLE platform.outbox (id uuid PRIMARY KEY, relayed_at timestamptz);
  CREATE TABLE platform.file (id bigint GENERATED ALWAYS AS IDENTITY, account_id uuid NOT NULL, sha256 text NOT NULL);
  CREATE TABLE shop.grade (code text PRIMARY KEY, words jsonb);
  INSERT INTO shop.grade VALUES ('a', '{"en": "from the migration"}');
  CREATE TABLE shop.customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id bigint REFERENCES shop.customer,
    favourite_id bigint,
    name text NOT NULL,
    loud_name text GENERATED ALWAYS AS (upper(name)) STORED,
    seen timestamptz, born date, balance numeric(19,6), bytes bytea, tags text[], worn interval
  );
  CREATE TABLE shop.purchase (
    id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES shop.customer, at timestamptz NOT NULL
  );
  ALTER TABLE shop.customer ADD FOREIGN KEY (favourite_id) REFERENCES shop.purchase;
  CREATE SEQUENCE shop.number START 100;
  CREATE FUNCTION shop.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'facts stay'; END $$;
  CREATE TRIGGER stays BEFORE TRUNCATE OR DELETE ON shop.purchase FOR EACH STATEMENT EXECUTE FUNCTION shop.refuse();
  GRANT USAGE ON SCHEMA shop TO keyline_portal;
  ALTER TABLE shop.customer ENABLE ROW LEVEL SECURITY;
`;

const fill = `
  UPDATE shop.grade SET words = '{"en": "changed since"}';
  INSERT INTO shop.customer (name, parent_id, seen, born, balance, bytes, tags, worn)
    SELECT E'Größe\\t\\\\ \\n' || n, nullif(n - 1, 0), '2026-01-30 12:00:00.123456+02', '0999-12-31', n * 1.000001,
           decode(md5(n::text), 'hex'), ARRAY['a', NULL, E'"q"\\\\'], '1 mon 2 days'
    FROM generate_series(1, 30000) n;
  INSERT INTO shop.purchase SELECT n, n, now() FROM generate_series(1, 5000) n;
  UPDATE shop.customer SET favourite_id = 5000 - id WHERE id < 5000;
  SELECT nextval('shop.number') FROM generate_series(1, 42);
  CREATE SCHEMA pgboss;
  CREATE TABLE pgboss.job (data jsonb, state text);
  INSERT INTO platform.outbox VALUES ('00000000-0000-7000-8000-000000000001', now()), ('00000000-0000-7000-8000-000000000002', now());
  INSERT INTO pgboss.job VALUES ('{"eventId": "00000000-0000-7000-8000-000000000001"}', 'retry'),
                                ('{"eventId": "00000000-0000-7000-8000-000000000002"}', 'completed');
`;

beforeAll(async () => {
  mkdirSync(migrationsDirectory);
  writeFileSync(join(migrationsDirectory, '0001-shop.sql'), SCHEMA);
  await migrate(source.connections.owner, migrationsDirectory);
  await source.owner.pool.query(fill);
  for (const size of [0, 1, 700_000]) await storeFile(randomBytes(size));
  await backup({ owner: source.connections.owner, files, secret, clock }, archive);
  // What comes after the backup belongs to the next release.
  writeFileSync(
    join(migrationsDirectory, '0002-next.sql'),
    "ALTER TABLE shop.grade ADD COLUMN since date DEFAULT '2026-02-01'",
  );
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function storeFile(bytes: Buffer): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await files.put(`${account}/${sha256}`, bytes);
  await source.owner.query('INSERT INTO platform.file (account_id, sha256) VALUES ($1, $2)', [account, sha256]);
  return `${account}/${sha256}`;
}

type Stored = { bytes: Buffer; sha256: string };

/** Files that lie neither on disk nor in a bucket: an archive does not know where it was filled from. */
function memoryStore(held: Map<string, Uint8Array>): FileStore {
  return {
    has: async (key) => held.has(key),
    get: async (key) => held.get(key) ?? Promise.reject(new Error(`${key} is not there`)),
    put: async (key, bytes) => void held.set(key, bytes),
  };
}

/** Rows and a checksum over all of them, whatever their order, per table. */
async function contents(database: TestDatabase, columns = '*'): Promise<Record<string, unknown>> {
  const client = await database.owner.pool.connect();
  try {
    const found: Record<string, unknown> = {};
    for (const { schema, name } of await listTables(client)) {
      const { rows } = await client.query(
        `SELECT count(*) AS rows, md5(string_agg(row, '|' ORDER BY row)) AS checksum
         FROM (SELECT t::text AS row FROM (SELECT ${columns} FROM ${schema}.${name}) t) r`,
      );
      found[`${schema}.${name}`] = rows[0];
    }
    return found;
  } finally {
    client.release();
  }
}

async function intoEmpty<T>(
  work: (database: TestDatabase, target: Parameters<typeof restore>[0]) => Promise<T>,
): Promise<T> {
  const { database, discard } = await makeTestDatabase({ empty: true });
  const restored = mkdtempSync(join(directory, 'restored-'));
  try {
    return await work(database, {
      owner: database.connections.owner,
      files: diskStore(restored),
      migrationsDirectory,
      secret,
    });
  } finally {
    await discard();
  }
}

it('restores every table with the same rows and checksums, and every file, then migrates to this release', async () => {
  await intoEmpty(async (database, target) => {
    const report = await restore(target, archive);
    expect(report).toMatchObject({
      createdAt: '2026-01-31T00:00:00.000Z',
      tables: 5,
      rows: 35_006,
      files: 3,
      level: 2,
    });
    await database.owner.query('ALTER TABLE shop.grade DROP COLUMN since');
    await source.owner.query("UPDATE platform.outbox SET relayed_at = NULL WHERE id::text LIKE '%1'");
    expect(await contents(database)).toEqual(await contents(source));
    const stored = await database.owner.query<{ sha256: string }>('SELECT sha256 FROM platform.file');
    expect(stored).toHaveLength(3);
    for (const { sha256 } of stored) {
      const bytes = await target.files.get(`${account}/${sha256}`);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });
});

it("carries this release's own tables over", async () => {
  const target = join(directory, 'release.backup');
  const { database, discard } = await makeTestDatabase();
  try {
    await backup({ owner: database.connections.owner, files, secret, clock }, target);
    await intoEmpty(async (empty, into) => {
      await restore({ ...into, migrationsDirectory: releaseMigrations() }, target);
      expect(await contents(empty)).toEqual(await contents(database));
      expect(Object.keys(await contents(empty))).toContain('platform.outbox');
    });
  } finally {
    await discard();
  }
});

it('says so when it is restored under another secret, and does not hold the secret itself', async () => {
  expect(gunzipSync(readFileSync(archive)).includes(secret.reveal())).toBe(false);
  await intoEmpty(async (_database, target) => {
    const report = await restore({ ...target, secret: secretOf('another secret') }, archive);
    expect(report.notices.join()).toMatch(/^The archive was written under another secret\./);
  });
});

it('saves without a file that is missing or damaged, and says which; the archive can be restored', async () => {
  const target = join(directory, 'lost.backup');
  const { database, discard } = await makeTestDatabase();
  const [whole, missing, damaged] = ['whole', 'missing', 'damaged'].map((text) => {
    const bytes = Buffer.from(text);
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  }) as [Stored, Stored, Stored];
  const held = new Map([[`${account}/${whole.sha256}`, whole.bytes]]);
  held.set(`${account}/${damaged.sha256}`, Buffer.from('Damaged'));
  const store = memoryStore(held);
  try {
    // The same content twice, as when one document is sent again: it lies in the archive once.
    for (const [index, { sha256, bytes }] of [whole, whole, missing, damaged].entries())
      await database.owner.query(
        `INSERT INTO platform.file (account_id, id, sha256, name, media_type, size, created_at)
         VALUES ($1, $2, $3, 'offer.txt', 'text/plain', $4, '2026-01-31')`,
        [account, `0190f000-0000-7000-8000-00000000000${index}`, sha256, bytes.length],
      );
    const report = await backup({ owner: database.connections.owner, files: store, secret, clock }, target);
    expect(report.files).toBe(1);
    expect(report.notices).toHaveLength(2);
    expect(report.notices.join()).toContain(missing.sha256);
    expect(report.notices.join()).toContain(damaged.sha256);
    await intoEmpty(async (_empty, into) => {
      const found = new Map<string, Uint8Array>();
      const elsewhere = memoryStore(found);
      await restore({ ...into, files: elsewhere, migrationsDirectory: releaseMigrations() }, target);
      expect([...found]).toEqual([[`${account}/${whole.sha256}`, whole.bytes]]);
    });
  } finally {
    await discard();
  }
});

it('ends without an archive when the files cannot be asked for', async () => {
  const target = join(directory, 'unreachable.backup');
  const gone = async () => {
    throw new Error('The bucket answered 503.');
  };
  const unreachable = { get: gone, has: gone, put: gone };
  await expect(backup({ owner: source.connections.owner, files: unreachable, secret, clock }, target)).rejects.toThrow(
    'The bucket answered 503.',
  );
  expect([existsSync(target), existsSync(`${target}.draft`)]).toEqual([false, false]);
});

it('goes on with the numbers where the sequences stood', async () => {
  await intoEmpty(async (database, target) => {
    await restore(target, archive);
    const [next] = await database.owner.query<{ number: bigint }>("SELECT nextval('shop.number') AS number");
    expect(next?.number).toBe(142n);
    const [made] = await database.owner.query<{ id: bigint }>(
      "INSERT INTO shop.customer (name) VALUES ('x') RETURNING id",
    );
    expect(made?.id).toBe(30_001n);
  });
});

it('has foreign keys and triggers in force again after a restore', async () => {
  await intoEmpty(async (database, target) => {
    await restore(target, archive);
    await expect(database.owner.query('INSERT INTO shop.purchase VALUES (0, -1, now())')).rejects.toThrow(
      'foreign key',
    );
    await expect(database.owner.query('DELETE FROM shop.purchase')).rejects.toThrow('facts stay');
  });
});

it('relays events again whose jobs had not ended, and only those', async () => {
  await intoEmpty(async (database, target) => {
    await restore(target, archive);
    const waiting = await database.owner.query<{ id: string }>(
      'SELECT id FROM platform.outbox WHERE relayed_at IS NULL',
    );
    expect(waiting).toEqual([{ id: '00000000-0000-7000-8000-000000000001' }]);
  });
});

it('refuses a database that holds anything', async () => {
  const target = { owner: source.connections.owner, files, migrationsDirectory, secret };
  await expect(restore(target, archive)).rejects.toThrow('The database is not empty: it has pgboss, platform, shop.');
});

it('refuses to write over an existing file', async () => {
  const before = readFileSync(archive);
  await expect(backup({ owner: source.connections.owner, files, secret, clock }, archive)).rejects.toThrow('exists');
  expect(readFileSync(archive).equals(before)).toBe(true);
});

it('leaves no file behind when the backup fails', async () => {
  const target = join(directory, 'never.backup');
  const nobody = { ...source.connections.owner, database: 'absent' };
  await expect(backup({ owner: nobody, files, secret, clock }, target)).rejects.toThrow('absent');
  expect([existsSync(target), existsSync(`${target}.draft`)]).toEqual([false, false]);
});

it.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), /unexpected end of file/],
  ['without its manifest', (bytes: Buffer) => gzipSync(withoutManifest(gunzipSync(bytes))), /ends in the middle/],
  [
    'with a changed row',
    (bytes: Buffer) => gzipSync(changed(gunzipSync(bytes), 'changed since', 'chanGed since')),
    /table shop.grade/,
  ],
  [
    'of another format',
    (bytes: Buffer) => gzipSync(changed(gunzipSync(bytes), 'keyline-backup-1', 'keyline-backup-9')),
    /its format is/,
  ],
  ['that is no backup', () => Buffer.from('hello'), /incorrect header check/],
])('refuses an archive %s and leaves the database empty', async (_name, damage, reason) => {
  const damaged = join(directory, `damaged-${randomBytes(4).toString('hex')}`);
  writeFileSync(damaged, damage(readFileSync(archive)));
  await intoEmpty(async (_database, target) => {
    await expect(restore(target, damaged)).rejects.toThrow(reason);
    await expect(restore(target, archive)).resolves.toMatchObject({ rows: 35_006 });
  });
});

it('refuses an archive of a release whose migrations are not known here', async () => {
  const older = mkdtempSync(join(directory, 'older-'));
  writeFileSync(join(older, '0001-shop.sql'), `${SCHEMA} -- changed`);
  await intoEmpty(async (_database, target) => {
    await expect(restore({ ...target, migrationsDirectory: older }, archive)).rejects.toThrow(
      'its migration 0001-shop.sql has another text here',
    );
  });
});

it('takes one instant of a database that goes on changing', async () => {
  const target = join(directory, 'moving.backup');
  let moving = true;
  // Each step moves one unit between two tables; a torn backup would see it twice or never.
  await source.owner.query('CREATE TABLE shop.left (n bigint)');
  await source.owner.query('CREATE TABLE shop.right (n bigint)');
  await source.owner.query('INSERT INTO shop.left SELECT generate_series(1, 20000)');
  const mover = (async () => {
    while (moving) {
      await source.owner.query(
        'WITH gone AS (DELETE FROM shop.left WHERE n IN (SELECT n FROM shop.left LIMIT 5) RETURNING n) INSERT INTO shop.right SELECT n FROM gone',
      );
    }
  })();
  try {
    await backup({ owner: source.connections.owner, files, secret, clock }, target);
  } finally {
    moving = false;
    await mover;
  }
  const manifest = JSON.parse(
    /\{\s*"tables": \{\s*"[\s\S]*$/
      .exec(gunzipSync(readFileSync(target)).toString('latin1'))?.[0]
      .replace(/\0+$/, '') ?? '',
  );
  expect(manifest.tables['shop.left'].rows + manifest.tables['shop.right'].rows).toBe(20_000);
  expect(manifest.tables['shop.right'].rows).toBeLessThan(20_000);
});

function changed(bytes: Buffer, from: string, to: string): Buffer {
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  const copy = Buffer.from(bytes);
  copy.write(to, at);
  return copy;
}

function withoutManifest(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, bytes.lastIndexOf('manifest.json')), Buffer.alloc(1024)]);
}
