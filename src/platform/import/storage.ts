import type { Refusal } from '../../kernel/outcome.ts';
import type { Database, Tx } from '../database/database.ts';
import type { Mapping } from './mapping.ts';

type Rows = Pick<Tx | Database, 'query' | 'execute'>;

export type ImportState = 'arriving' | 'uploaded' | 'checked' | 'done' | 'undone';
export type ImportTask = 'check' | 'merge' | 'undo';
export const outcomes = ['new', 'changed', 'unchanged', 'repeated', 'bad'] as const;
export type RowOutcome = (typeof outcomes)[number];

export type ImportRow = {
  id: string;
  kind: string;
  source_id: string | null;
  source: string | null;
  file_name: string;
  bytes: bigint;
  headers: string[];
  mapping: Mapping | null;
  state: ImportState;
  task: ImportTask | null;
  leaves_out_bad_rows: boolean;
  lease_until: Date | null;
  stop_requested: boolean | null;
  work_bytes: bigint | null;
  phase: 'reading' | 'judging' | 'writing' | null;
  rows: number;
  staged_rows: number;
  new_rows: number;
  changed_rows: number;
  unchanged_rows: number;
  repeated_rows: number;
  bad_rows: number;
  failure: Refusal | null;
  created_at: Date;
  created_by: string | null;
  finished_at: Date | null;
  row_version: number;
};

const columns = `i.id, i.kind, i.source_id, s.name AS source, i.file_name, i.bytes, i.headers, i.mapping, i.state, i.task,
  i.leaves_out_bad_rows, w.lease_until, w.stop_requested, w.bytes AS work_bytes, w.phase, i.rows, i.staged_rows, i.new_rows, i.changed_rows,
  i.unchanged_rows, i.repeated_rows, i.bad_rows, i.failure, i.created_at, i.created_by, i.finished_at, i.row_version`;
const from = `FROM platform.import i LEFT JOIN platform.import_source s ON s.id = i.source_id
  LEFT JOIN platform.import_work w ON w.import_id = i.id`;

export async function importById(rows: Rows, id: string): Promise<ImportRow | null> {
  const found = await rows.query<ImportRow>(`SELECT ${columns} ${from} WHERE i.id = $1 AND i.state <> 'arriving'`, [
    id,
  ]);
  return found[0] ?? null;
}

export async function newestImports(
  rows: Rows,
  page: { kind?: string | undefined; before?: { at: string; id: string } | undefined; limit: number },
): Promise<ImportRow[]> {
  return rows.query<ImportRow>(
    `SELECT ${columns} ${from} WHERE i.state <> 'arriving' AND ($1::text IS NULL OR i.kind = $1)
       AND ($2::timestamptz IS NULL OR (i.created_at, i.id) < ($2, $3::uuid))
     ORDER BY i.created_at DESC, i.id DESC LIMIT $4`,
    [page.kind ?? null, page.before?.at ?? null, page.before?.id ?? null, page.limit],
  );
}

export async function countImports(rows: Rows, kind: string | undefined): Promise<number> {
  const [row] = await rows.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM platform.import WHERE state <> 'arriving' AND ($1::text IS NULL OR kind = $1)`,
    [kind ?? null],
  );
  return Number(row!.count);
}

export async function insertImport(
  rows: Rows,
  made: { id: string; kind: string; fileName: string; at: Date; by: string | null },
): Promise<void> {
  await rows.execute(
    `INSERT INTO platform.import (id, kind, file_name, state, created_at, created_by) VALUES ($1, $2, $3, 'arriving', $4, $5)`,
    [made.id, made.kind, made.fileName, made.at, made.by],
  );
}

export async function importArrived(
  rows: Rows,
  id: string,
  arrived: { bytes: number; sha256: string; headers: readonly string[]; mapping: Mapping; sourceId: string | null },
): Promise<void> {
  await rows.execute(
    `UPDATE platform.import SET state = 'uploaded', bytes = $2, sha256 = $3, headers = $4, mapping = $5, source_id = $6 WHERE id = $1`,
    [id, arrived.bytes, arrived.sha256, arrived.headers as string[], JSON.stringify(arrived.mapping), arrived.sourceId],
  );
}

/** The import of the same content that is done and not undone, if any. */
export async function sameContent(rows: Rows, kind: string, sha256: string): Promise<ImportRow | null> {
  const found = await rows.query<ImportRow>(
    `SELECT ${columns} ${from} WHERE i.kind = $1 AND i.sha256 = $2 AND i.state = 'done'`,
    [kind, sha256],
  );
  return found[0] ?? null;
}

export async function contentOf(rows: Rows, id: string): Promise<string | null> {
  const found = await rows.query<{ sha256: string | null }>('SELECT sha256 FROM platform.import WHERE id = $1', [id]);
  return found[0]?.sha256 ?? null;
}

export async function deleteImport(rows: Rows, id: string): Promise<boolean> {
  return (
    (await rows.execute(
      `DELETE FROM platform.import WHERE id = $1 AND state <> 'done' AND state <> 'undone' AND task IS NULL`,
      [id],
    )) > 0
  );
}

export async function letContentGo(rows: Rows, id: string): Promise<void> {
  await rows.execute('DELETE FROM platform.import_piece WHERE import_id = $1', [id]);
}

/** Uploads that never ended, and files nobody decided about in a month. */
export async function forgetLeft(rows: Rows, now: number): Promise<void> {
  await rows.execute(
    `DELETE FROM platform.import WHERE task IS NULL AND ((state = 'arriving' AND created_at < $1) OR (state IN ('uploaded', 'checked') AND created_at < $2))`,
    [new Date(now - 86_400_000), new Date(now - 30 * 86_400_000)],
  );
}

// Sources -----------------------------------------------------------------------------------------------------------

export type SourceRow = { id: string; name: string; kinds: string[] };

export async function allSources(rows: Rows): Promise<SourceRow[]> {
  return rows.query<SourceRow>(
    `SELECT s.id, s.name, coalesce(array_agg(m.kind ORDER BY m.kind) FILTER (WHERE m.kind IS NOT NULL), '{}') AS kinds
     FROM platform.import_source s LEFT JOIN platform.import_mapping m ON m.source_id = s.id
     GROUP BY s.id, s.name ORDER BY lower(s.name), s.id`,
  );
}

/** The source of this name, made where there is none. */
export async function sourceNamed(rows: Rows, source: { id: string; name: string; at: Date }): Promise<string> {
  const found = await rows.query<{ id: string }>(
    `INSERT INTO platform.import_source (id, name, created_at) VALUES ($1, $2, $3)
     ON CONFLICT (lower(name)) DO UPDATE SET name = import_source.name RETURNING id`,
    [source.id, source.name, source.at],
  );
  return found[0]!.id;
}

/** How a source's files of a kind are read, kept when a file was checked by it. */
export async function keepMapping(rows: Rows, importId: string, at: Date): Promise<void> {
  await rows.execute(
    `INSERT INTO platform.import_mapping (source_id, kind, mapping, headers, changed_at)
     SELECT source_id, kind, mapping, headers, $2 FROM platform.import WHERE id = $1
     ON CONFLICT (source_id, kind) DO UPDATE SET mapping = excluded.mapping, headers = excluded.headers, changed_at = excluded.changed_at`,
    [importId, at],
  );
}

/** The mapping last used for a file of this kind with the same columns. */
export async function keptMapping(
  rows: Rows,
  kind: string,
  headers: readonly string[],
): Promise<{ source_id: string; mapping: Mapping } | null> {
  const found = await rows.query<{ source_id: string; mapping: Mapping }>(
    `SELECT source_id, mapping FROM platform.import_mapping WHERE kind = $1 AND headers = $2::text[]
     ORDER BY changed_at DESC, source_id LIMIT 1`,
    [kind, headers as string[]],
  );
  return found[0] ?? null;
}

// Tasks -------------------------------------------------------------------------------------------------------------

export async function askTask(
  rows: Rows,
  id: string,
  rowVersion: number,
  ask: { task: ImportTask; at: Date; mapping?: Mapping; sourceId?: string; leavesOutBadRows?: boolean },
): Promise<boolean> {
  const touched = await rows.execute(
    `UPDATE platform.import SET task = $3, failure = NULL, mapping = coalesce($4::jsonb, mapping),
       source_id = coalesce($5::uuid, source_id), leaves_out_bad_rows = coalesce($6::boolean, leaves_out_bad_rows),
       row_version = row_version + 1
     WHERE id = $1 AND row_version = $2 AND task IS NULL`,
    [
      id,
      rowVersion,
      ask.task,
      ask.mapping ? JSON.stringify(ask.mapping) : null,
      ask.sourceId ?? null,
      ask.leavesOutBadRows ?? null,
    ],
  );
  if (touched === 0) return false;
  await rows.execute('INSERT INTO platform.import_work (import_id, since) VALUES ($1, $2)', [id, ask.at]);
  return true;
}

export async function askStop(rows: Rows, id: string): Promise<boolean> {
  return (await rows.execute('UPDATE platform.import_work SET stop_requested = true WHERE import_id = $1', [id])) > 0;
}

/**
 * The next import that waits, held until its lease ends; null where none waits or another is at work. One at a time
 * over all processes: two files never mix.
 */
export async function takeNext(rows: Rows, now: number, leaseMs: number): Promise<ImportRow | null> {
  await rows.query("SELECT pg_advisory_xact_lock(hashtext('platform.import'))");
  const found = await rows.query<{ import_id: string }>(
    `UPDATE platform.import_work SET lease_until = $2, phase = NULL, bytes = 0 WHERE import_id = (
       SELECT import_id FROM platform.import_work WHERE lease_until IS NULL OR lease_until < $1 ORDER BY since, import_id LIMIT 1)
       AND NOT EXISTS (SELECT 1 FROM platform.import_work o WHERE o.lease_until >= $1) RETURNING import_id`,
    [new Date(now), new Date(now + leaseMs)],
  );
  return found[0] ? importById(rows, found[0].import_id) : null;
}

/** Says how far a task is and holds the import on; true when somebody wants it stopped. */
export async function tellProgress(
  rows: Rows,
  id: string,
  progress: { phase: string; bytes: number; leaseUntil: Date },
): Promise<boolean> {
  const found = await rows.query<{ stop_requested: boolean }>(
    'UPDATE platform.import_work SET phase = $2, bytes = $3, lease_until = $4 WHERE import_id = $1 RETURNING stop_requested',
    [id, progress.phase, progress.bytes, progress.leaseUntil],
  );
  return found[0]?.stop_requested ?? false;
}

/** Ends a task: with the state it leads to, or with the state as it was and why the task was refused. */
export async function endTask(
  rows: Rows,
  id: string,
  end: { state?: ImportState; failure?: Refusal | null; at: Date },
): Promise<void> {
  await rows.execute(
    `UPDATE platform.import SET task = NULL, state = coalesce($2::text, state), failure = $3::jsonb,
       finished_at = CASE WHEN $2::text IN ('done', 'undone') THEN $4 ELSE finished_at END, row_version = row_version + 1
     WHERE id = $1`,
    [id, end.state ?? null, end.failure ? JSON.stringify(end.failure) : null, end.at],
  );
  await rows.execute('DELETE FROM platform.import_work WHERE import_id = $1', [id]);
}

/** Counts the outcomes into the import. */
export async function countOutcomes(rows: Rows, id: string): Promise<number> {
  const found = await rows.query<{ bad_rows: number }>(
    `UPDATE platform.import i SET rows = c.rows, new_rows = c.new, changed_rows = c.changed, unchanged_rows = c.unchanged,
       repeated_rows = c.repeated, bad_rows = c.bad
     FROM (SELECT count(*) AS rows, count(*) FILTER (WHERE outcome = 'new') AS new,
         count(*) FILTER (WHERE outcome = 'changed') AS changed, count(*) FILTER (WHERE outcome = 'unchanged') AS unchanged,
         count(*) FILTER (WHERE outcome = 'repeated') AS repeated, count(*) FILTER (WHERE outcome = 'bad') AS bad
       FROM platform.import_outcome WHERE import_id = $1) c
     WHERE i.id = $1 RETURNING i.bad_rows`,
    [id],
  );
  return found[0]!.bad_rows;
}

/** Rows with a problem are bad, those never staged included. */
export async function markBadRows(rows: Rows, id: string): Promise<number> {
  return rows.execute(
    `INSERT INTO platform.import_outcome (import_id, row, outcome)
     SELECT DISTINCT import_id, row, 'bad' FROM platform.import_problem WHERE import_id = $1
     ON CONFLICT (import_id, row) DO UPDATE SET outcome = 'bad', before = NULL WHERE import_outcome.outcome <> 'bad'`,
    [id],
  );
}

// Report ------------------------------------------------------------------------------------------------------------

export type ReportRow = {
  row: number;
  outcome: RowOutcome;
  key: string | null;
  record_id: string | null;
  problems: { field: string; value: string; expected: string; facts: Record<string, string | number> }[];
};

export async function reportRows(
  rows: Rows,
  id: string,
  page: { outcome?: RowOutcome | undefined; after: number; limit: number },
): Promise<ReportRow[]> {
  return rows.query<ReportRow>(
    `SELECT o.row, o.outcome, o.key, o.record_id,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('field', p.field, 'value', p.value, 'expected', p.expected, 'facts', p.facts)
          ORDER BY p.field, p.expected), '[]') FROM platform.import_problem p WHERE p.import_id = o.import_id AND p.row = o.row) AS problems
     FROM platform.import_outcome o
     WHERE o.import_id = $1 AND o.row > $2 AND ($3::text IS NULL OR o.outcome = $3) ORDER BY o.row LIMIT $4`,
    [id, page.after, page.outcome ?? null, page.limit],
  );
}
