import { mkdir, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Takes a raw mail in; may be handed the same one twice. Rejects when it could not be taken now. */
export type TakeMail = (raw: Uint8Array) => Promise<unknown>;

/** A younger file may still be written. */
const settledMs = 2_000;

/** A message larger than this is not read: it is moved aside, where a person finds it. */
const mostBytes = 64 * 1_048_576;

/**
 * Takes in every message ("*.eml") that lies in a directory, oldest name first, and deletes it once it is taken. What
 * fails stays for the next time. Two processes may do it at once. Returns how many were taken.
 */
export async function emptyMailDrop(
  directory: string,
  now: number,
  take: TakeMail,
  onError: (error: unknown, file: string) => void,
): Promise<number> {
  const names = await readdir(directory).catch(() => [] as string[]);
  let taken = 0;
  for (const name of names.filter((each) => each.endsWith('.eml') && !each.startsWith('.')).sort()) {
    const path = join(directory, name);
    try {
      const { size, mtimeMs } = await stat(path);
      if (now - mtimeMs < settledMs) continue;
      if (size > mostBytes) {
        await mkdir(join(directory, 'too-large'), { recursive: true, mode: 0o700 });
        await rename(path, join(directory, 'too-large', name));
        continue;
      }
      await take(await readFile(path));
      await unlink(path);
      taken += 1;
    } catch (error) {
      // Another process was faster.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') onError(error, name);
    }
  }
  return taken;
}
