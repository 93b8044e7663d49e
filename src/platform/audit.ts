import { createHash } from 'node:crypto';
import type { Tx } from './database/database.ts';
import type { Context } from './http/route.ts';

export type AuditNote = {
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly accountId?: string | null;
  readonly onBehalfOf?: string | null;
  readonly reason?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** Notes who did what, in the transaction that does it. Holds ids of people, never their names or addresses. */
export async function audit(tx: Tx, context: Context, note: AuditNote): Promise<void> {
  await tx.query(
    `INSERT INTO platform.audit_entry
       (id, at, actor, on_behalf_of, account_id, action, subject_kind, subject_id, reason, before, after)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      context.newId(),
      new Date(context.clock.now()),
      context.caller.personId,
      note.onBehalfOf ?? null,
      note.accountId ?? null,
      note.action,
      note.subjectKind,
      note.subjectId,
      note.reason ?? null,
      note.before === undefined ? null : JSON.stringify(note.before),
      note.after === undefined ? null : JSON.stringify(note.after),
    ],
  );
}

/** An entry as it is hashed: the database's own text of every column, so that a later change of any shows. */
const canonical = `concat_ws('|', e.id, extract(epoch FROM e.at), coalesce(e.actor::text, '-'), coalesce(e.on_behalf_of::text, '-'),
  coalesce(e.account_id::text, '-'), e.action, e.subject_kind, e.subject_id, coalesce(e.reason, '-'),
  coalesce(e.before::text, '-'), coalesce(e.after::text, '-'))`;

const firstHash = '0'.repeat(64);

function chain(previous: string, entries: readonly string[]): string {
  const hash = createHash('sha256').update(previous);
  for (const entry of entries) hash.update('\n').update(entry);
  return hash.digest('hex');
}

/**
 * Seals committed entries into the next segment, whose hash covers the one before. Entries younger than `settleMs`
 * wait: their transaction may still be running beside them. One sealer at a time; returns how many entries it sealed.
 */
export async function sealAudit(tx: Tx, now: number, settleMs = 10_000, most = 5_000): Promise<number> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('keyline.audit.seal'))");
  const entries = await tx.query<{ id: string; text: string }>(
    `SELECT e.id, ${canonical} AS text FROM platform.audit_entry e
     WHERE e.at <= $1 AND NOT EXISTS (SELECT 1 FROM platform.audit_sealed_entry s WHERE s.entry_id = e.id)
     ORDER BY e.at, e.id LIMIT $2`,
    [new Date(now - settleMs), most],
  );
  if (entries.length === 0) return 0;
  const last = await tx.query<{ number: bigint; hash: string }>(
    'SELECT number, hash FROM platform.audit_segment ORDER BY number DESC LIMIT 1',
  );
  const previous = last[0]?.hash ?? firstHash;
  const number = (last[0]?.number ?? 0n) + 1n;
  const hash = chain(
    previous,
    entries.map((entry) => entry.text),
  );
  await tx.query(
    'INSERT INTO platform.audit_segment (number, sealed_at, entries, previous_hash, hash) VALUES ($1, $2, $3, $4, $5)',
    [number, new Date(now), entries.length, previous, hash],
  );
  await tx.query(
    `INSERT INTO platform.audit_sealed_entry (segment_number, position, entry_id)
     SELECT $1, position - 1, id FROM unnest($2::uuid[]) WITH ORDINALITY AS sealed(id, position)`,
    [number, entries.map((entry) => entry.id)],
  );
  return entries.length;
}

export type AuditVerdict = {
  readonly segments: number;
  readonly entries: number;
  readonly brokenSegment: number | null;
};

/** Recomputes the chain from the first segment on and names the first one that no longer fits. */
export async function verifyAudit(tx: Tx): Promise<AuditVerdict> {
  const segments = await tx.query<{ number: bigint; previous_hash: string; hash: string; texts: string[] | null }>(
    `SELECT g.number, g.previous_hash, g.hash, array_agg(${canonical} ORDER BY s.position) FILTER (WHERE e.id IS NOT NULL) AS texts
     FROM platform.audit_segment g
     LEFT JOIN platform.audit_sealed_entry s ON s.segment_number = g.number
     LEFT JOIN platform.audit_entry e ON e.id = s.entry_id
     GROUP BY g.number ORDER BY g.number`,
  );
  let previous = firstHash;
  let entries = 0;
  for (const segment of segments) {
    const texts = segment.texts ?? [];
    if (segment.previous_hash !== previous || segment.hash !== chain(previous, texts)) {
      return { segments: segments.length, entries, brokenSegment: Number(segment.number) };
    }
    entries += texts.length;
    previous = segment.hash;
  }
  return { segments: segments.length, entries, brokenSegment: null };
}

export type AuditFilter = {
  readonly actor?: string;
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly action?: string;
  readonly before?: { readonly at: string; readonly id: string };
  readonly limit: number;
};

export type AuditRow = {
  id: string;
  at: Date;
  actor: string | null;
  on_behalf_of: string | null;
  account_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  reason: string | null;
  before: unknown;
  after: unknown;
  sealed: boolean;
};

/** The trail, newest first, by key of (at, id). */
export async function listAudit(tx: Tx, filter: AuditFilter): Promise<AuditRow[]> {
  return tx.query<AuditRow>(
    `SELECT e.*, EXISTS (SELECT 1 FROM platform.audit_sealed_entry s WHERE s.entry_id = e.id) AS sealed
     FROM platform.audit_entry e
     WHERE ($1::uuid IS NULL OR e.actor = $1) AND ($2::text IS NULL OR e.subject_kind = $2)
       AND ($3::text IS NULL OR e.subject_id = $3) AND ($4::text IS NULL OR e.action = $4)
       AND ($5::timestamptz IS NULL OR (e.at, e.id) < ($5, $6::uuid))
     ORDER BY e.at DESC, e.id DESC LIMIT $7`,
    [
      filter.actor ?? null,
      filter.subjectKind ?? null,
      filter.subjectId ?? null,
      filter.action ?? null,
      filter.before?.at ?? null,
      filter.before?.id ?? null,
      filter.limit,
    ],
  );
}

const countedAtMost = 1_000;

/** How many entries the filter finds, counted to a thousand. */
export async function countAudit(tx: Tx, filter: Omit<AuditFilter, 'before' | 'limit'>): Promise<number> {
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM platform.audit_entry e
     WHERE ($1::uuid IS NULL OR e.actor = $1) AND ($2::text IS NULL OR e.subject_kind = $2)
       AND ($3::text IS NULL OR e.subject_id = $3) AND ($4::text IS NULL OR e.action = $4) LIMIT ${countedAtMost}) found`,
    [filter.actor ?? null, filter.subjectKind ?? null, filter.subjectId ?? null, filter.action ?? null],
  );
  return Number(rows[0]!.count);
}
