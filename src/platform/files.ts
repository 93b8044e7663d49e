import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Tx } from './database/database.ts';
import type { Context } from './http/route.ts';

/** Where bytes lie: keyed by account and content. Disk here; a bucket, with the same three verbs, in files-s3.ts. */
export type FileStore = {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array>;
  has(key: string): Promise<boolean>;
};

const keyForm = /^[0-9a-f-]{36}\/[0-9a-f]{64}$/;

export function checkedKey(key: string): string {
  if (!keyForm.test(key)) throw new Error(`Not a file key: ${key}`);
  return key;
}

/** "account id/SHA-256 of the bytes". */
export function fileKey(accountId: string, sha256: string): string {
  return checkedKey(`${accountId}/${sha256}`);
}

/** Files below a directory that the web server never serves from. A half-written file never has its final name. */
export function diskStore(directory: string): FileStore {
  const pathOf = (key: string) => {
    const [account, sha256] = checkedKey(key).split('/') as [string, string];
    return join(directory, account, sha256.slice(0, 2), sha256);
  };
  const has = async (key: string) =>
    stat(pathOf(key)).then(
      () => true,
      () => false,
    );
  return {
    has,
    get: (key) => readFile(pathOf(key)),
    put: async (key, bytes) => {
      if (await has(key)) return;
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const draft = `${path}.${process.pid}.${Math.trunc(performance.now() * 1000)}`;
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    },
  };
}

const kinds: Readonly<Record<string, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
};

/** Whether the bytes begin as their media type says. Types without a known beginning (text) pass. */
export function looksLike(mediaType: string, bytes: Uint8Array): boolean {
  return (kinds[mediaType] ?? []).every((byte, index) => bytes[index] === byte);
}

export type NewFile = {
  readonly accountId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};

/** Stores bytes under their content and account and notes the file; returns its id. The same bytes lie there once. */
export async function storeFile(store: FileStore, tx: Tx, context: Context, file: NewFile): Promise<string> {
  if (!looksLike(file.mediaType, file.bytes)) throw new Error(`${file.name} is not ${file.mediaType}`);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  await store.put(fileKey(file.accountId, sha256), file.bytes);
  const id = context.newId();
  await tx.query(
    `INSERT INTO platform.file (account_id, id, sha256, name, media_type, size, created_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      file.accountId,
      id,
      sha256,
      file.name,
      file.mediaType,
      file.bytes.length,
      new Date(context.clock.now()),
      context.caller.personId,
    ],
  );
  return id;
}

export type StoredFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** A file of an account that the transaction's role may see, or null. */
export async function readStoredFile(
  store: FileStore,
  tx: Tx,
  accountId: string,
  id: string,
): Promise<StoredFile | null> {
  const rows = await tx.query<{ sha256: string; name: string; media_type: string }>(
    'SELECT sha256, name, media_type FROM platform.file WHERE account_id = $1 AND id = $2',
    [accountId, id],
  );
  const row = rows[0];
  if (!row) return null;
  return { name: row.name, mediaType: row.media_type, bytes: await store.get(fileKey(accountId, row.sha256)) };
}
