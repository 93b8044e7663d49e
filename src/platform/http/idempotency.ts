import { createHash } from 'node:crypto';
import { accept, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Clock } from '../clock.ts';
import type { Database, Tx } from '../database/database.ts';

export type StoredReply = { readonly status: number; readonly body: unknown };

/** Thrown inside the transaction of a request whose key has been seen; undoes it and carries what to answer. */
export class SeenBefore extends Error {
  readonly outcome: Outcome<StoredReply>;
  constructor(outcome: Outcome<StoredReply>) {
    super('This idempotency key has been seen before');
    this.outcome = outcome;
  }
}

export type KeyUse = { readonly caller: string; readonly key: string; readonly bodyHash: Buffer };

/** The key of a request: who sends it, which key, and what its body (with method and address) hashes to. */
export function keyUse(caller: string, key: string, method: string, path: string, body: unknown): KeyUse {
  const bodyHash = createHash('sha256')
    .update(`${method} ${path}\n${JSON.stringify(body ?? null)}`)
    .digest();
  return { caller, key, bodyHash };
}

type KeyRow = { body_hash: Buffer; status: number | null; reply: unknown };

/**
 * Takes the key in the transaction of the request's effect, so that both happen or neither. A second request with the
 * key waits for the first at this row, then throws SeenBefore: with the stored reply, as running (409), or as reused
 * for another body (422).
 */
export async function takeKey(tx: Tx, use: KeyUse, clock: Clock): Promise<void> {
  const taken = await tx.query(
    {
      name: 'idempotency.take',
      text: `INSERT INTO platform.idempotency_key (caller, key, body_hash, started_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING RETURNING key`,
    },
    [use.caller, use.key, use.bodyHash, new Date(clock.now())],
  );
  if (taken.length > 0) return;
  const rows = await tx.query<KeyRow>(
    'SELECT body_hash, status, reply FROM platform.idempotency_key WHERE caller = $1 AND key = $2',
    [use.caller, use.key],
  );
  throw new SeenBefore(answerOf(rows[0], use));
}

function answerOf(row: KeyRow | undefined, use: KeyUse): Outcome<StoredReply> {
  if (row && !row.body_hash.equals(use.bodyHash)) return refuse('idempotency_key_reused');
  if (!row || row.status === null) return refuse('idempotency_key_running');
  return accept({ status: row.status, body: row.reply });
}

/** Keeps the reply beside the key: in the effect's own transaction where the action knows it, else right after. */
export async function keepReply(
  tx: Pick<Tx | Database, 'query'>,
  use: KeyUse,
  reply: StoredReply,
  clock: Clock,
): Promise<void> {
  await tx.query(
    {
      name: 'idempotency.keep',
      text: 'UPDATE platform.idempotency_key SET status = $3, reply = $4, finished_at = $5 WHERE caller = $1 AND key = $2',
    },
    [use.caller, use.key, reply.status, JSON.stringify(reply.body), new Date(clock.now())],
  );
}

/** A refused request had no effect: its key is free for the corrected one. */
export async function freeKey(database: Database, use: KeyUse): Promise<void> {
  await database.query('DELETE FROM platform.idempotency_key WHERE caller = $1 AND key = $2 AND status IS NULL', [
    use.caller,
    use.key,
  ]);
}

/** Forgets keys older than three days; a repeated request after that long is a new one. */
export async function forgetOldKeys(tx: Tx, now: number): Promise<void> {
  await tx.query('DELETE FROM platform.idempotency_key WHERE started_at < $1', [new Date(now - 3 * 86_400_000)]);
}
