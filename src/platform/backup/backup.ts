import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { Secret } from '../config.ts';
import type { Connection } from '../database/connection.ts';
import { withClient } from '../database/connection.ts';
import { copyTo } from '../database/copy.ts';
import { type FileStore, fileKey } from '../files.ts';
import { StartRefused } from '../start-refused.ts';
import type { ArchiveHeader, ArchiveManifest, ArchiveTable } from './archive.ts';
import { ARCHIVE_FORMAT, archivedFile, COPY_SETTINGS, quoted, secretCheckOf, tableKey } from './archive.ts';
import { listMigrations, listSequences, listStoredFiles, listTables, listUnfinishedEvents } from './contents.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';

export type BackupSource = { owner: Connection; files: FileStore; secret: Secret; clock: Clock };

export type BackupReport = {
  tables: number;
  rows: number;
  files: number;
  bytes: number;
  /** Sentences for the operator. */
  notices: string[];
};

const PART = 4 * 2 ** 20;

/**
 * Writes the whole installation into one archive (see archive.ts) while the server goes on working: every table as of
 * one instant, and the files these name, from disk or bucket. Memory stays flat. The file gets its name only when it is complete and synced.
 * KEYLINE_HOME/secret (or KEYLINE_SECRET) is not in it and must be kept elsewhere. Refuses (StartRefused) when target exists.
 */
export async function backup(source: BackupSource, target: string): Promise<BackupReport> {
  if (existsSync(target))
    throw new StartRefused(`${target} exists. Name a file that does not, so that no backup is lost.`);
  const draft = `${target}.draft`;
  const manifest: ArchiveManifest = { tables: {}, sequences: {}, files: 0 };
  const lost: string[] = [];
  try {
    await withClient(source.owner, 'backup', async (client) => {
      await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${COPY_SETTINGS}`);
      const entries = archiveEntries(client, source, manifest, lost);
      await pipeline(Readable.from(entries), createGzip(), createWriteStream(draft, { mode: 0o600 }));
    });
    const file = await open(draft, 'r+');
    await file.sync();
    await file.close();
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const counts = Object.values(manifest.tables);
  return {
    tables: counts.length,
    rows: counts.reduce((sum, { rows }) => sum + rows, 0),
    files: manifest.files,
    bytes: (await stat(target)).size,
    notices: lost.map(
      (key) => `The file ${key} is missing or damaged where files are kept; the archive is without it.`,
    ),
  };
}

async function* archiveEntries(
  client: pg.Client,
  { files, secret, clock }: BackupSource,
  manifest: ArchiveManifest,
  lost: string[],
): AsyncGenerator<Buffer, void, void> {
  const now = clock.now();
  const header: ArchiveHeader = {
    format: ARCHIVE_FORMAT,
    createdAt: new Date(now).toISOString(),
    migrations: await listMigrations(client),
    tables: await listTables(client),
    secretCheck: secretCheckOf(secret),
    unfinishedEvents: await listUnfinishedEvents(client),
  };
  yield* textEntry('header.json', JSON.stringify(header, null, 2), now);
  for (const table of header.tables) yield* tableEntries(client, table, now, manifest);
  // After the tables: a sequence that is ahead of its rows leaves a gap, one that is behind gives a number twice.
  for (const { schema, name, last } of await listSequences(client)) manifest.sequences[`${schema}.${name}`] = last;
  for await (const { accountId, sha256 } of listStoredFiles(client)) {
    const bytes = await bytesOf(files, accountId, sha256);
    if (bytes === null) lost.push(fileKey(accountId, sha256));
    else {
      yield tarHeader(archivedFile.nameOf(accountId, sha256), bytes.length, now);
      yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      yield tarPadding(bytes.length);
      manifest.files += 1;
    }
  }
  yield* textEntry('manifest.json', JSON.stringify(manifest, null, 2), now);
  yield tarEnd();
}

function* textEntry(name: string, text: string, now: number): Generator<Buffer, void, void> {
  const bytes = Buffer.from(text);
  yield Buffer.concat([tarHeader(name, bytes.length, now), bytes, tarPadding(bytes.length)]);
}

async function* tableEntries(
  client: pg.Client,
  table: ArchiveTable,
  now: number,
  manifest: ArchiveManifest,
): AsyncGenerator<Buffer, void, void> {
  const hash = createHash('sha256');
  let rows = 0;
  let part = 0;
  let held: Buffer[] = [];
  let size = 0;
  const flush = () => {
    part += 1;
    const name = `tables/${tableKey(table)}/${String(part).padStart(6, '0')}.copy`;
    const entry = Buffer.concat([tarHeader(name, size, now), ...held, tarPadding(size)]);
    held = [];
    size = 0;
    return entry;
  };
  const columns = table.columns.map((column) => quoted(column)).join(', ');
  for await (const row of copyTo(
    { client },
    `COPY (SELECT ${columns} FROM ${quoted(table.schema, table.name)}) TO STDOUT`,
  )) {
    hash.update(row);
    rows += 1;
    held.push(row);
    size += row.length;
    if (size >= PART) yield flush();
  }
  if (size > 0) yield flush();
  manifest.tables[tableKey(table)] = { rows, sha256: hash.digest('hex') };
}

/** Null: not there, or not what its name says. A store that cannot be asked ends the backup. */
async function bytesOf(files: FileStore, accountId: string, sha256: string): Promise<Uint8Array | null> {
  const key = fileKey(accountId, sha256);
  try {
    const bytes = await files.get(key);
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
  } catch (error) {
    if (await files.has(key)) throw error;
    return null;
  }
}
