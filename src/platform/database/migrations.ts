import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { StartRefused } from '../start-refused.ts';
import type { Connection } from './connection.ts';
import { withClient } from './connection.ts';
import { forOneRole } from './one-role.ts';

export type MigrationFile = { number: number; name: string; text: string; checksum: string };

export type MigrationOptions = {
  /** Leave out what only makes sense with several roles. */
  oneRole?: boolean;
  /** Stop after this number: a restore brings a database to the level of its archive first. */
  upTo?: number;
};

/** level: number of the newest migration the database now has, 0 for none. */
export type Migrated = { applied: string[]; level: number };

const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;
// Any number; all servers of one database use the same.
const MIGRATION_LOCK = 7_215_001;
const LOCK_TIMEOUT = '5s';

/**
 * Brings the database to the newest of directory's NNNN-name.sql, each file in one transaction, forward only.
 * Two servers that start at once do not race: the second waits, then finds nothing to do.
 * Refuses (StartRefused) an applied file whose text changed or that is missing, a new file numbered before an applied
 * one, and a file that fails: with file, line and the database's own words; what ran before it stays.
 */
export async function migrate(owner: Connection, directory: string, options: MigrationOptions = {}): Promise<Migrated> {
  const files = await readMigrations(directory);
  return withClient(owner, 'migrate', async (client) => {
    await client.query("SET lock_timeout = '120s'");
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
    await client.query('SET statement_timeout = 0');
    await ensureLedger(client, options.oneRole ?? false);
    const done = await readLedger(client);
    checkHistory(files, done);
    const newest = Math.max(0, ...done.keys());
    const wanted = files.filter((file) => !done.has(file.number) && file.number <= (options.upTo ?? Number.MAX_VALUE));
    for (const file of wanted) await apply(client, file, options.oneRole ?? false);
    return { applied: wanted.map((file) => file.name), level: Math.max(newest, ...wanted.map((file) => file.number)) };
  });
}

/** Reads and orders NNNN-name.sql. Refuses (StartRefused) other names and a number used twice. */
export async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const files: MigrationFile[] = [];
  for (const name of names) {
    const number = Number(FILE_NAME.exec(name)?.[1]);
    if (!number) throw new StartRefused(`migrations/${name} is not named NNNN-words.sql, such as 0012-credit.sql.`);
    const twin = files.find((file) => file.number === number);
    if (twin) throw new StartRefused(`migrations/${twin.name} and migrations/${name} have the same number.`);
    const text = await readFile(join(directory, name), 'utf8');
    files.push({ number, name, text, checksum: createHash('sha256').update(text).digest('hex') });
  }
  return files;
}

async function ensureLedger(client: pg.Client, oneRole: boolean): Promise<void> {
  await client.query('CREATE SCHEMA IF NOT EXISTS platform');
  await client.query(`
    CREATE TABLE IF NOT EXISTS platform.migration (
      number integer PRIMARY KEY,
      name text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`);
  if (!oneRole) await client.query('GRANT SELECT ON platform.migration TO keyline_app');
}

async function readLedger(client: pg.Client): Promise<Map<number, { name: string; checksum: string }>> {
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    'SELECT number, name, checksum FROM platform.migration ORDER BY number',
  );
  return new Map(rows.map((row) => [row.number, row]));
}

function checkHistory(files: MigrationFile[], done: Map<number, { name: string; checksum: string }>): void {
  const newestDone = Math.max(0, ...done.keys());
  const newestKnown = Math.max(0, ...files.map((file) => file.number));
  for (const file of files) {
    const applied = done.get(file.number);
    if (applied && applied.checksum !== file.checksum) {
      throw new StartRefused(
        `migrations/${file.name} was changed after it had been applied to this database. Put its text back and make the change in a new file.`,
      );
    }
    if (!applied && file.number < newestDone) {
      throw new StartRefused(
        `migrations/${file.name} comes before number ${newestDone}, which this database already has. Give it a number after all others.`,
      );
    }
  }
  // A database newer than the program is fine (two releases run side by side); one with a hole in it is not.
  for (const [number, { name }] of done) {
    if (number <= newestKnown && !files.some((file) => file.number === number)) {
      throw new StartRefused(`migrations/${name} was applied to this database but is missing here. Put it back.`);
    }
  }
}

async function apply(client: pg.Client, file: MigrationFile, oneRole: boolean): Promise<void> {
  const text = oneRole ? forOneRole(file.text) : file.text;
  try {
    await client.query('BEGIN');
    await client.query(text);
    await client.query('INSERT INTO platform.migration (number, name, checksum) VALUES ($1, $2, $3)', [
      file.number,
      file.name,
      file.checksum,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new StartRefused(`migrations/${file.name}${placeOf(error, text)} failed: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

function placeOf(error: unknown, text: string): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : 0;
  return position > 0 ? `, line ${text.slice(0, position).split('\n').length},` : '';
}

function reasonOf(error: unknown): string {
  if (!(error instanceof pg.DatabaseError)) return String(error);
  if (error.code === '55P03') {
    return `a lock was not given within ${LOCK_TIMEOUT}, because something long is running on its tables. Start again when it has ended.`;
  }
  return [error.message, error.detail, error.where].filter(Boolean).join(' ');
}
