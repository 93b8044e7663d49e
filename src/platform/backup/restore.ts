import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import type { Secret } from '../config.ts';
import type { Connection } from '../database/connection.ts';
import { withClient } from '../database/connection.ts';
import { copyFrom } from '../database/copy.ts';
import { migrate, readMigrations } from '../database/migrations.ts';
import { type FileStore, fileKey } from '../files.ts';
import { StartRefused } from '../start-refused.ts';
import type { ArchiveHeader, ArchiveManifest, ArchiveTable } from './archive.ts';
import { ARCHIVE_FORMAT, archivedFile, COPY_SETTINGS, quoted, secretCheckOf, tableKey } from './archive.ts';
import { listOccupiedSchemas, listTables } from './contents.ts';
import type { TarEntry } from './tar.ts';
import { contentOf, readTar } from './tar.ts';

export type RestoreTarget = {
  owner: Connection;
  files: FileStore;
  migrationsDirectory: string;
  /** Of the installation that is restored into. */
  secret: Secret;
  /** One role only, see migrations. */
  oneRole?: boolean;
};

export type RestoreReport = {
  createdAt: string;
  tables: number;
  rows: number;
  files: number;
  level: number;
  /** Sentences for the operator. */
  notices: string[];
};

const OTHER_SECRET =
  'The archive was written under another secret. Put the file "secret" of the old KEYLINE_HOME into this one, or set KEYLINE_SECRET to what it was; without it everyone has to set up the second factor anew.';

type Loaded = { rows: number; sha256: string };

/**
 * Fills an empty database, and disk or bucket with the files, from an archive of backup(): migrates to the archive's level, loads
 * every table in one transaction, checks rows and checksums against the archive, then migrates to this release.
 * Refuses (StartRefused) a database that holds anything, an archive that is damaged, not whole, or of a newer release;
 * the database is then empty again.
 */
export async function restore(target: RestoreTarget, archive: string): Promise<RestoreReport> {
  if (!existsSync(archive)) throw new StartRefused(`${archive} does not exist.`);
  await withClient(target.owner, 'restore', refuseOccupied);
  const unpacked = createGunzip();
  // A file that cannot be read ends the unpacked stream with its error, which the reader below is given.
  pipeline(createReadStream(archive), unpacked, () => undefined);
  try {
    const entries = readTar(unpacked);
    const header = await readHeader(entries, target.migrationsDirectory);
    const upTo = header.migrations.at(-1)?.number ?? 0;
    await migrate(target.owner, target.migrationsDirectory, { oneRole: target.oneRole ?? false, upTo });
    const loaded = await withClient(target.owner, 'restore', (client) => load(client, target, header, entries));
    const { level } = await migrate(target.owner, target.migrationsDirectory, { oneRole: target.oneRole ?? false });
    const notices = header.secretCheck === secretCheckOf(target.secret) ? [] : [OTHER_SECRET];
    return { createdAt: header.createdAt, ...loaded, level, notices };
  } catch (error) {
    await withClient(target.owner, 'restore', dropEverything);
    if (error instanceof StartRefused) throw error;
    throw new StartRefused(
      `${archive} cannot be restored: ${error instanceof Error ? error.message : String(error)}. The database is empty as before.`,
      { cause: error },
    );
  } finally {
    unpacked.destroy();
  }
}

async function refuseOccupied(client: pg.Client): Promise<void> {
  const schemas = await listOccupiedSchemas(client);
  if (schemas.length === 0) return;
  throw new StartRefused(
    `The database is not empty: it has ${schemas.join(', ')}. Restore into a new KEYLINE_HOME or a new database.`,
  );
}

async function dropEverything(client: pg.Client): Promise<void> {
  const schemas = (await listOccupiedSchemas(client)).filter((name) => name !== 'public');
  for (const schema of schemas) await client.query(`DROP SCHEMA ${quoted(schema)} CASCADE`);
}

async function readHeader(entries: AsyncGenerator<TarEntry, void, void>, directory: string): Promise<ArchiveHeader> {
  const first = await entries.next();
  if (first.done || first.value.name !== 'header.json') throw new Error('it is not a backup of this program');
  const header: ArchiveHeader = JSON.parse((await contentOf(first.value)).toString());
  if (header.format !== ARCHIVE_FORMAT) {
    throw new Error(`its format is ${JSON.stringify(header.format)}, this release reads ${ARCHIVE_FORMAT}`);
  }
  const known = new Map((await readMigrations(directory)).map((file) => [file.number, file]));
  for (const { number, name, checksum } of header.migrations) {
    if (known.get(number)?.checksum === checksum) continue;
    const fault = known.has(number) ? 'has another text here' : 'is not known here';
    throw new Error(`its migration ${name} ${fault}; use the release that wrote it, or a newer one`);
  }
  return header;
}

async function load(
  client: pg.Client,
  { files: store }: RestoreTarget,
  header: ArchiveHeader,
  entries: AsyncGenerator<TarEntry, void, void>,
): Promise<{ tables: number; rows: number; files: number }> {
  await client.query(`BEGIN; ${COPY_SETTINGS}`);
  const foreignKeys = await dropForeignKeys(client);
  const triggers = await disableTriggers(client);
  await emptyTables(client);
  const loaded = new Map<string, Loaded>();
  const tables = new Map(header.tables.map((table) => [tableKey(table), table]));
  let files = 0;
  let entry = await nextEntry(entries);
  while (entry && entry.name !== 'manifest.json') {
    const [kind, key] = entry.name.split('/');
    const table = kind === 'tables' ? tables.get(key ?? '') : undefined;
    if (table && !loaded.has(tableKey(table))) {
      const part = partsOf(table, entry, entries);
      loaded.set(tableKey(table), await loadTable(client, table, part.bytes));
      entry = part.following();
    } else if (kind === 'files') {
      await restoreFile(store, entry);
      files += 1;
      entry = await nextEntry(entries);
    } else throw new Error(`it holds ${entry.name}, which does not belong there`);
  }
  if (!entry) throw new Error('the archive ends in the middle');
  const manifest: ArchiveManifest = JSON.parse((await contentOf(entry)).toString());
  compare(manifest, loaded, files);
  await setSequences(client, manifest);
  await relayAgain(client, header.unfinishedEvents);
  for (const sql of [...foreignKeys, ...triggers]) await client.query(sql);
  await client.query('COMMIT');
  const rows = [...loaded.values()].reduce((sum, table) => sum + table.rows, 0);
  return { tables: header.tables.length, rows, files };
}

async function nextEntry(entries: AsyncGenerator<TarEntry, void, void>): Promise<TarEntry | undefined> {
  const next = await entries.next();
  return next.done ? undefined : next.value;
}

/** The bytes of all parts of a table, which stand one after the other; then following() is what comes after them. */
function partsOf(table: ArchiveTable, first: TarEntry, entries: AsyncGenerator<TarEntry, void, void>) {
  let entry: TarEntry | undefined = first;
  async function* bytes(): AsyncGenerator<Buffer, void, void> {
    while (entry?.name.startsWith(`tables/${tableKey(table)}/`)) {
      yield* entry.body;
      entry = await nextEntry(entries);
    }
  }
  return { bytes: bytes(), following: () => entry };
}

async function loadTable(client: pg.Client, table: ArchiveTable, bytes: AsyncIterable<Buffer>): Promise<Loaded> {
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const chunk of bytes) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const columns = table.columns.map((column) => quoted(column)).join(', ');
  const rows = await copyFrom({ client }, `COPY ${quoted(table.schema, table.name)} (${columns}) FROM STDIN`, hashed());
  return { rows, sha256: hash.digest('hex') };
}

const NOTHING: Loaded = { rows: 0, sha256: createHash('sha256').digest('hex') };

function compare(manifest: ArchiveManifest, loaded: Map<string, Loaded>, files: number): void {
  for (const [key, wanted] of Object.entries(manifest.tables)) {
    const found = loaded.get(key) ?? NOTHING;
    if (found.rows !== wanted.rows || found.sha256 !== wanted.sha256) {
      throw new Error(`table ${key} should have ${wanted.rows} rows, ${found.rows} arrived or they differ`);
    }
  }
  if (files !== manifest.files) throw new Error(`${manifest.files} files were stored, ${files} arrived`);
}

/** Migrations may have put rows into tables; the archive has these too. */
async function emptyTables(client: pg.Client): Promise<void> {
  const tables = (await listTables(client)).map((table) => quoted(table.schema, table.name));
  if (tables.length > 0) await client.query(`TRUNCATE ${tables.join(', ')}`);
}

/** Tables may refer to each other in circles: foreign keys go, and come back (checking every row) after the last one. */
async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
    FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace::regnamespace::text <> 'pgboss'`);
  for (const { drop } of rows) await client.query(drop);
  return rows.map((row) => row.add);
}

/** What triggers derive is in the archive already. */
async function disableTriggers(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ off: string; on: string }>(`
    SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) AS off,
           format('ALTER TABLE %s ENABLE %s TRIGGER %I', tgrelid::regclass,
                  CASE tgenabled WHEN 'R' THEN 'REPLICA' WHEN 'A' THEN 'ALWAYS' ELSE '' END, tgname) AS on
    FROM pg_trigger WHERE NOT tgisinternal AND tgparentid = 0 AND tgenabled <> 'D'`);
  for (const { off } of rows) await client.query(off);
  return rows.map((row) => row.on);
}

async function setSequences(client: pg.Client, manifest: ArchiveManifest): Promise<void> {
  for (const [key, last] of Object.entries(manifest.sequences)) {
    if (last === null) continue;
    const [schema, ...name] = key.split('.');
    await client.query('SELECT setval($1::regclass, $2::bigint)', [quoted(schema ?? '', name.join('.')), last]);
  }
}

/** Subscribers that had already handled one of these find their receipt and do nothing. */
async function relayAgain(client: pg.Client, events: string[]): Promise<void> {
  if (events.length === 0) return;
  await client.query('UPDATE platform.outbox SET relayed_at = NULL WHERE id = ANY ($1::uuid[])', [events]);
}

/** Stores a file once its content is proven to be what its name says. */
async function restoreFile(store: FileStore, entry: TarEntry): Promise<void> {
  const named = archivedFile.read(entry.name);
  if (!named)
    throw new Error(`it holds a file with the name ${JSON.stringify(entry.name)}, which does not belong there`);
  const bytes = await contentOf(entry);
  if (createHash('sha256').update(bytes).digest('hex') !== named.sha256) {
    throw new Error(`the file ${named.sha256} is damaged`);
  }
  await store.put(fileKey(named.accountId, named.sha256), bytes);
}
