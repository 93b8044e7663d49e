import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { TestDatabase } from '../../../test/database.ts';
import { makeTestDatabase } from '../../../test/database.ts';
import { migrate } from './migrations.ts';

const base = mkdtempSync(join(tmpdir(), 'keyline-migrations-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(base, 'set-'));
});

function put(name: string, text: string): void {
  writeFileSync(join(directory, name), text);
}

async function withEmpty<T>(work: (database: TestDatabase) => Promise<T>): Promise<T> {
  const { database, discard } = await makeTestDatabase({ empty: true });
  try {
    return await work(database);
  } finally {
    await discard();
  }
}

it('applies files in order, once, and tells the level reached', () =>
  withEmpty(async ({ connections, owner }) => {
    put('0002-second.sql', 'INSERT INTO first VALUES (2)');
    put('0001-first.sql', 'CREATE TABLE first (n int); INSERT INTO first VALUES (1)');
    expect(await migrate(connections.owner, directory)).toEqual({
      applied: ['0001-first.sql', '0002-second.sql'],
      level: 2,
    });
    expect(await migrate(connections.owner, directory)).toEqual({ applied: [], level: 2 });
    expect(await owner.query('SELECT n FROM first ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
  }));

it('refuses a file that was changed after it had been applied', () =>
  withEmpty(async ({ connections }) => {
    put('0001-first.sql', 'CREATE TABLE first (n int)');
    await migrate(connections.owner, directory);
    put('0001-first.sql', 'CREATE TABLE first (n bigint)');
    await expect(migrate(connections.owner, directory)).rejects.toThrow('0001-first.sql was changed after');
  }));

it('refuses a new file that is numbered before an applied one, and a hole where one was applied', () =>
  withEmpty(async ({ connections }) => {
    put('0002-second.sql', 'SELECT 1');
    await migrate(connections.owner, directory);
    put('0001-late.sql', 'SELECT 1');
    await expect(migrate(connections.owner, directory)).rejects.toThrow('0001-late.sql comes before number 2');
    rmSync(join(directory, '0001-late.sql'));
    rmSync(join(directory, '0002-second.sql'));
    put('0003-third.sql', 'SELECT 1');
    await expect(migrate(connections.owner, directory)).rejects.toThrow(
      '0002-second.sql was applied to this database but is missing',
    );
  }));

it('lets an older release start on a database a newer one has migrated', () =>
  withEmpty(async ({ connections }) => {
    put('0001-first.sql', 'SELECT 1');
    put('0002-second.sql', 'SELECT 1');
    await migrate(connections.owner, directory);
    rmSync(join(directory, '0002-second.sql'));
    expect(await migrate(connections.owner, directory)).toEqual({ applied: [], level: 2 });
  }));

it('keeps nothing of a file that fails and names file, line and reason', () =>
  withEmpty(async ({ connections, owner }) => {
    put('0001-first.sql', 'CREATE TABLE first (n int)');
    put('0002-broken.sql', 'CREATE TABLE second (n int);\n\nSELECT absent FROM second;');
    await expect(migrate(connections.owner, directory)).rejects.toThrow(
      'migrations/0002-broken.sql, line 3, failed: column "absent" does not exist',
    );
    expect(
      await owner.query("SELECT to_regclass('first') IS NOT NULL AS first, to_regclass('second') AS second"),
    ).toEqual([{ first: true, second: null }]);
    put('0002-broken.sql', 'CREATE TABLE second (n int)');
    expect(await migrate(connections.owner, directory)).toMatchObject({ applied: ['0002-broken.sql'] });
  }));

it('runs once when two servers start at the same time', () =>
  withEmpty(async ({ connections }) => {
    put('0001-slow.sql', 'SELECT pg_sleep(0.3); CREATE TABLE once (n int)');
    const both = await Promise.all([migrate(connections.owner, directory), migrate(connections.owner, directory)]);
    expect(both.map(({ applied }) => applied.length).sort()).toEqual([0, 1]);
  }));

it('gives up waiting for a lock that someone holds, and says so', () =>
  withEmpty(async ({ connections, owner }) => {
    put('0001-first.sql', 'CREATE TABLE first (n int)');
    await migrate(connections.owner, directory);
    put('0002-second.sql', "SET LOCAL lock_timeout = '100ms'; ALTER TABLE first ADD COLUMN m int");
    const client = await owner.pool.connect();
    await client.query('BEGIN; LOCK TABLE first');
    await expect(migrate(connections.owner, directory)).rejects.toThrow('a lock was not given');
    await client.query('ROLLBACK');
    client.release();
  }));

it('stops at the number it was told to', () =>
  withEmpty(async ({ connections }) => {
    put('0001-first.sql', 'SELECT 1');
    put('0002-second.sql', 'SELECT 1');
    expect(await migrate(connections.owner, directory, { upTo: 1 })).toEqual({ applied: ['0001-first.sql'], level: 1 });
  }));

it.each([
  ['12-short.sql', 'is not named NNNN-words.sql'],
  ['0000-nought.sql', 'is not named NNNN-words.sql'],
  ['0001-twin.sql', 'have the same number'],
])('refuses the file name %s', async (name, reason) => {
  put('0001-first.sql', 'SELECT 1');
  put(name, 'SELECT 1');
  await withEmpty(({ connections }) => expect(migrate(connections.owner, directory)).rejects.toThrow(reason));
});
