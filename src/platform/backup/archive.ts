import { createHmac } from 'node:crypto';
import type { Secret } from '../config.ts';

/**
 * What lies in a backup: a tar file, compressed with gzip, that holds in this order
 *   header.json                               ArchiveHeader
 *   tables/<schema>.<table>/000001.copy ...   PostgreSQL's COPY text, cut into parts; together one stream per table
 *   files/<account>/<first two>/<SHA-256>     the stored files as they are, wherever they were kept
 *   manifest.json                             ArchiveManifest: without it the archive is not whole
 */
export const ARCHIVE_FORMAT = 'keyline-backup-1';

export type ArchiveTable = { schema: string; name: string; columns: string[] };

export type ArchiveHeader = {
  format: typeof ARCHIVE_FORMAT;
  createdAt: string;
  /** The migrations the database had: what a restore needs to make the same tables. */
  migrations: { number: number; name: string; checksum: string }[];
  tables: ArchiveTable[];
  /** Proves which secret sealed what lies sealed in the tables, without telling it. The secret is not in the archive. */
  secretCheck: string;
  /** Events that were handed to a job which had not ended: the queue itself is not in the archive. */
  unfinishedEvents: string[];
};

export type ArchiveManifest = {
  /** Per "schema.table": rows, and the SHA-256 of its COPY text. */
  tables: Record<string, { rows: number; sha256: string }>;
  /** Per "schema.sequence": the next call gives the value after it; null where none was given yet. */
  sequences: Record<string, string | null>;
  files: number;
};

/** The name of a stored file in an archive, and back: null for a name that is none. */
export const archivedFile = {
  nameOf: (accountId: string, sha256: string) => `files/${accountId}/${sha256.slice(0, 2)}/${sha256}`,
  read: (name: string): { accountId: string; sha256: string } | null => {
    const found = /^files\/([0-9a-f-]{36})\/[0-9a-f]{2}\/([0-9a-f]{64})$/.exec(name);
    return found ? { accountId: found[1]!, sha256: found[2]! } : null;
  },
};

export function tableKey(table: { schema: string; name: string }): string {
  return `${table.schema}.${table.name}`;
}

/** COPY text depends on these; both sides set the same. */
export const COPY_SETTINGS =
  "SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL row_security = off; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";

export function secretCheckOf(secret: Secret): string {
  return createHmac('sha256', secret.reveal()).update('keyline backup').digest('hex').slice(0, 32);
}

export function quoted(...names: string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.');
}
