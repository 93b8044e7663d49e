import type pg from 'pg';
import type { ArchiveHeader, ArchiveTable } from './archive.ts';

const OURS = `
  n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')`;
// The job queue makes its own tables and is not carried over.
const ARCHIVED = `${OURS} AND n.nspname <> 'pgboss'`;

/** Tables with rows of their own, with the columns that are written (generated ones are not). */
export async function listTables(client: pg.ClientBase): Promise<ArchiveTable[]> {
  const { rows } = await client.query<ArchiveTable>(`
    SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence = 'p' AND ${ARCHIVED}
      -- Written by migrating.
      AND (n.nspname, c.relname) <> ('platform', 'migration')
    GROUP BY n.nspname, c.relname
    ORDER BY n.nspname, c.relname`);
  return rows;
}

export async function listSequences(
  client: pg.ClientBase,
): Promise<{ schema: string; name: string; last: string | null }[]> {
  const { rows } = await client.query<{ schema: string; name: string; last: string | null }>(`
    SELECT n.nspname AS schema, c.relname AS name, s.last_value::text AS last
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_sequences s ON s.schemaname = n.nspname AND s.sequencename = c.relname
    WHERE c.relkind = 'S' AND ${ARCHIVED}
    ORDER BY n.nspname, c.relname`);
  return rows;
}

export async function listMigrations(client: pg.ClientBase): Promise<ArchiveHeader['migrations']> {
  const { rows } = await client.query<ArchiveHeader['migrations'][number]>(
    'SELECT number, name, checksum FROM platform.migration ORDER BY number',
  );
  return rows;
}

/** Ids of events whose job waits, runs or failed. Their outbox rows say "relayed" and would be lost with the queue. */
export async function listUnfinishedEvents(client: pg.ClientBase): Promise<string[]> {
  const queue = await client.query<{ there: boolean }>("SELECT to_regclass('pgboss.job') IS NOT NULL AS there");
  if (!queue.rows[0]?.there) return [];
  const { rows } = await client.query<{ id: string }>(`
    SELECT DISTINCT data->>'eventId' AS id FROM pgboss.job
    WHERE state IN ('created', 'retry', 'active', 'failed') AND data->>'eventId' IS NOT NULL`);
  return rows.map((row) => row.id);
}

/** What the database names as stored, each content of an account once; a thousand at a time, so that memory stays flat. */
export async function* listStoredFiles(
  client: pg.ClientBase,
): AsyncGenerator<{ accountId: string; sha256: string }, void, void> {
  await client.query(`DECLARE stored_file NO SCROLL CURSOR FOR
    SELECT DISTINCT account_id AS "accountId", sha256 FROM platform.file ORDER BY 1, 2`);
  for (;;) {
    const { rows } = await client.query<{ accountId: string; sha256: string }>('FETCH 1000 FROM stored_file');
    if (rows.length === 0) return;
    yield* rows;
  }
}

/** Schemas that hold something of ours: none in a database a restore may fill. */
export async function listOccupiedSchemas(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT DISTINCT n.nspname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${OURS} ORDER BY 1`);
  return rows.map((row) => row.name);
}
