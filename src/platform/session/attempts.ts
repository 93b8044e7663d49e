import { createHash } from 'node:crypto';
import type { Outcome } from '../../kernel/outcome.ts';
import { accept, refuse } from '../../kernel/outcome.ts';
import type { Tx } from '../database/database.ts';

/** How many attempts a bucket takes in a window, in milliseconds; `grows`: each further one doubles the wait. */
export type AttemptRule = {
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
  readonly grows?: boolean;
};

const MINUTE = 60_000;
/** The wait after the last free attempt; it doubles with each further one up to the longest. */
const FIRST_WAIT = MINUTE;
const LONGEST_WAIT = 30 * MINUTE;
/** A name that was locked starts afresh after this. */
const FORGET = 24 * 60 * MINUTE;

/** The bucket of a subject (a name, an address) under a rule; the subject itself is not kept. */
export function bucketOf(rule: AttemptRule, subject: string): string {
  return `${rule.name}:${createHash('sha256').update(subject).digest('base64url')}`;
}

/**
 * Counts an attempt before it is made, so that a hundred at once do not slip past the count. Refuses
 * `too_many_requests` with the seconds to wait; while a bucket refuses, further attempts do not lengthen the wait.
 */
export async function takeAttempt(
  db: Pick<Tx, 'query'>,
  now: number,
  rule: AttemptRule,
  subject: string,
): Promise<Outcome<void>> {
  const bucket = bucketOf(rule, subject);
  const taken = await db.query(
    `INSERT INTO platform.attempt AS a (bucket, count, window_ends_at)
     VALUES ($1, 1, $2::timestamptz + $4 * interval '1 millisecond')
     ON CONFLICT (bucket) DO UPDATE SET
       count = CASE WHEN a.window_ends_at <= $2 AND (NOT $5 OR a.count < $3 OR a.window_ends_at + $6 * interval '1 millisecond' <= $2)
         THEN 1 ELSE a.count + 1 END,
       window_ends_at = CASE
         WHEN $5 AND a.count + 1 >= $3 AND a.window_ends_at + $6 * interval '1 millisecond' > $2
              AND NOT (a.window_ends_at <= $2 AND a.count < $3)
           THEN $2::timestamptz + least($8, $7 * power(2, least(a.count + 1 - $3, 20))) * interval '1 millisecond'
         WHEN a.window_ends_at <= $2 THEN $2::timestamptz + $4 * interval '1 millisecond'
         ELSE a.window_ends_at END
     WHERE a.count < $3 OR a.window_ends_at <= $2
     RETURNING count`,
    [bucket, new Date(now), rule.most, rule.windowMs, rule.grows ?? false, FORGET, FIRST_WAIT, LONGEST_WAIT],
  );
  if (taken.length > 0) return accept(undefined);
  const rows = await db.query<{ window_ends_at: Date }>(
    'SELECT window_ends_at FROM platform.attempt WHERE bucket = $1',
    [bucket],
  );
  const wait = (rows[0]?.window_ends_at.getTime() ?? now) - now;
  return refuse('too_many_requests', { facts: { seconds: Math.max(1, Math.ceil(wait / 1000)) } });
}

/** Forgets the attempts of a subject: it has shown who it is. */
export async function clearAttempts(db: Pick<Tx, 'execute'>, rule: AttemptRule, subject: string): Promise<void> {
  await db.execute('DELETE FROM platform.attempt WHERE bucket = $1', [bucketOf(rule, subject)]);
}

/** Deletes buckets that no longer say anything. */
export async function clearOldAttempts(db: Pick<Tx, 'execute'>, now: number): Promise<number> {
  return db.execute('DELETE FROM platform.attempt WHERE window_ends_at < $1', [new Date(now - FORGET)]);
}
