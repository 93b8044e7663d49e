import { createHash } from 'node:crypto';
import type { CsvRow } from '../../kernel/csv.ts';
import { CSV_LIMITS, createCsvReader } from '../../kernel/csv.ts';
import { createDecoder } from '../../kernel/decode.ts';
import type { Outcome, Refusal } from '../../kernel/outcome.ts';
import { accept, refuse } from '../../kernel/outcome.ts';
import type { Database } from '../database/database.ts';
import type { FileEncoding } from './mapping.ts';

export const mostBytes = 200 * 1_048_576;
/** Rows of one file, its header included. */
export const mostRows = 5_000_000;
const PIECE = 1_048_576;

/** Ends a task with a refusal: what it wrote in its transaction is undone. */
export class ImportRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`Import refused: ${refusal.code}`);
    this.refusal = refusal;
  }
}

export function given<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new ImportRefused(outcome.refusal);
}

/** Keeps a file as it streams in, a piece at a time: any process may read it later. Refuses `too_large`. */
export async function keepContent(
  database: Database,
  importId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Outcome<{ bytes: number; sha256: string }>> {
  const hash = createHash('sha256');
  let size = 0;
  let number = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const put = async () => {
    if (waitingBytes === 0) return;
    number += 1;
    const piece = Buffer.concat(waiting, waitingBytes);
    waiting = [];
    waitingBytes = 0;
    await database.execute('INSERT INTO platform.import_piece (import_id, number, bytes) VALUES ($1, $2, $3)', [
      importId,
      number,
      piece,
    ]);
  };
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > mostBytes) return refuse('too_large', { facts: { maximum: `${mostBytes / 1_048_576} MB` } });
    hash.update(chunk);
    waiting.push(chunk);
    waitingBytes += chunk.byteLength;
    if (waitingBytes >= PIECE) await put();
  }
  await put();
  return accept({ bytes: size, sha256: hash.digest('hex') });
}

/** The pieces of a kept file, one after the other, on connections of their own. */
export async function* readContent(database: Database, importId: string): AsyncGenerator<Uint8Array, void, void> {
  for (let number = 1; ; number += 1) {
    const rows = await database.query<{ bytes: Uint8Array }>(
      'SELECT bytes FROM platform.import_piece WHERE import_id = $1 AND number = $2',
      [importId, number],
    );
    if (!rows[0]) return;
    yield rows[0].bytes;
  }
}

type Decode = { decode(chunk: Uint8Array): Outcome<string>; end(): Outcome<string> };

function decoderOf(encoding: FileEncoding): Decode {
  if (encoding === 'auto') return createDecoder();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const tried = (work: () => string): Outcome<string> => {
    try {
      return accept(work());
    } catch {
      return refuse('import_encoding', { facts: { encoding } });
    }
  };
  return {
    decode: (chunk) => tried(() => decoder.decode(chunk, { stream: true })),
    end: () => tried(() => decoder.decode()),
  };
}

/** The rows of a file, as many at once as a piece holds, header first; throws ImportRefused for what is no table. */
export async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  encoding: FileEncoding,
): AsyncGenerator<{ rows: readonly CsvRow[]; bytes: number }, void, void> {
  const decoder = decoderOf(encoding);
  const reader = createCsvReader({ ...CSV_LIMITS, rows: mostRows });
  for await (const chunk of bytes) {
    const rows = given(reader.read(given(decoder.decode(chunk))));
    yield { rows, bytes: chunk.byteLength };
  }
  const rest = [...given(reader.read(given(decoder.end()))), ...given(reader.end())];
  yield { rows: rest, bytes: 0 };
}

/** The header and the first rows. */
export async function readHead(
  bytes: AsyncIterable<Uint8Array>,
  encoding: FileEncoding,
  most: number,
): Promise<readonly CsvRow[]> {
  const head: CsvRow[] = [];
  for await (const { rows } of readRows(bytes, encoding)) {
    head.push(...rows.slice(0, most + 1 - head.length));
    if (head.length > most) break;
  }
  return head;
}
