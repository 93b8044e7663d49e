import pg from 'pg';
import type { Refusal } from '../../kernel/outcome.ts';
import { refuse } from '../../kernel/outcome.ts';
import { audit } from '../audit.ts';
import type { Tx } from '../database/database.ts';
import { transaction } from '../database/transaction.ts';
import type { Context } from '../http/route.ts';
import { ImportRefused } from './content.ts';
import type { ImportKind, ImportRun } from './kind.ts';
import { stage, type Watch } from './stage.ts';
import {
  contentOf,
  countOutcomes,
  endTask,
  type ImportRow,
  importById,
  keepMapping,
  letContentGo,
  markBadRows,
  sameContent,
  takeNext,
  tellProgress,
} from './storage.ts';

/** A worker that says nothing for so long is gone; another takes its import up from the start. */
const LEASE = 60_000;
const HEARTBEAT = 1_000;
/** Statements over a million rows are long by nature. */
const LONG = 3_600_000;

function runOf(waiting: ImportRow): ImportRun {
  return {
    id: waiting.id,
    sourceId: waiting.source_id!,
    fileName: waiting.file_name,
    fields: new Set(Object.keys(waiting.mapping!.fields)),
    by: waiting.created_by,
  };
}

const refused = (code: string, facts?: Record<string, string | number>): ImportRefused =>
  new ImportRefused(refuse(code, facts ? { facts } : undefined).refusal);

/** Says every second that the work goes on and how far it is; hears whether it shall stop, and then stops it. */
function watchOver(context: Context, id: string) {
  const state = { phase: 'reading', bytes: 0, stopped: false, pid: 0 };
  const stop = async () => {
    state.stopped = true;
    if (state.pid > 0) await context.database.query('SELECT pg_cancel_backend($1)', [state.pid]);
  };
  const beat = async () => {
    const leaseUntil = new Date(context.clock.now() + LEASE);
    const wanted = await tellProgress(context.database, id, { phase: state.phase, bytes: state.bytes, leaseUntil });
    if (wanted && !state.stopped) await stop();
  };
  // A beat that fails is made up by the next one; the work itself reports what is wrong with the database.
  const timer = setInterval(() => void beat().catch(() => undefined), HEARTBEAT);
  const watch: Watch = {
    moved: (bytes) => {
      state.bytes += bytes;
      if (state.stopped) throw refused('import_stopped');
    },
  };
  return { state, watch, end: () => clearInterval(timer) };
}

type Watched = ReturnType<typeof watchOver>;

async function judge(
  tx: Tx,
  context: Context,
  kind: ImportKind,
  waiting: ImportRow,
  watched: Watched,
): Promise<number> {
  watched.state.phase = 'judging';
  await tx.execute('DELETE FROM platform.import_outcome WHERE import_id = $1', [waiting.id]);
  await tx.execute('DELETE FROM platform.import_problem WHERE import_id = $1 AND of_set', [waiting.id]);
  await kind.judge(tx, context, runOf(waiting));
  await markBadRows(tx, waiting.id);
  return countOutcomes(tx, waiting.id);
}

async function check(tx: Tx, context: Context, kind: ImportKind, waiting: ImportRow, watched: Watched): Promise<void> {
  await stage(tx, context, kind, waiting, watched.watch);
  await judge(tx, context, kind, waiting, watched);
  const at = new Date(context.clock.now());
  await keepMapping(tx, waiting.id, at);
  await endTask(tx, waiting.id, { state: 'checked', at });
}

async function merge(tx: Tx, context: Context, kind: ImportKind, waiting: ImportRow, watched: Watched): Promise<void> {
  const sha256 = await contentOf(tx, waiting.id);
  const same = sha256 === null ? null : await sameContent(tx, waiting.kind, sha256);
  if (same) throw refused('import_known', { file: same.file_name, import: same.id });
  const [staged] = await tx.query<{ rows: bigint }>(
    `SELECT count(*) AS rows FROM ${kind.staging.table} WHERE import_id = $1`,
    [waiting.id],
  );
  // Staging does not outlive a crash of the database: the file is read again.
  if (Number(staged!.rows) !== waiting.staged_rows) await stage(tx, context, kind, waiting, watched.watch);
  const bad = await judge(tx, context, kind, waiting, watched);
  if (bad > 0 && !waiting.leaves_out_bad_rows)
    throw refused(bad === waiting.bad_rows ? 'import_has_bad_rows' : 'import_outdated', { rows: bad });
  if (bad > waiting.bad_rows) throw refused('import_outdated', { rows: bad });
  watched.state.phase = 'writing';
  const run = runOf(waiting);
  await kind.merge(tx, context, run);
  await tx.execute(`DELETE FROM ${kind.staging.table} WHERE import_id = $1`, [waiting.id]);
  await letContentGo(tx, waiting.id);
  await note(tx, context, run, waiting.kind, 'import.merged');
  await endTask(tx, waiting.id, { state: 'done', at: new Date(context.clock.now()) });
}

async function undo(tx: Tx, context: Context, kind: ImportKind, waiting: ImportRow, watched: Watched): Promise<void> {
  watched.state.phase = 'writing';
  const blockers = await kind.blockers(tx, waiting.id);
  if (blockers.count > 0) throw new ImportRefused(inUse(waiting, blockers));
  const run = runOf(waiting);
  await kind.undo(tx, context, run);
  await note(tx, context, run, waiting.kind, 'import.undone');
  await endTask(tx, waiting.id, { state: 'undone', at: new Date(context.clock.now()) });
}

/** Why an import is not undone: what came after it and needs what it brought. */
export function inUse(waiting: ImportRow, blockers: { count: number; shown: Refusal['errors'] }): Refusal {
  const facts = { count: blockers.count, file: waiting.file_name };
  return refuse('import_in_use', { facts, errors: blockers.shown ?? [] }).refusal;
}

async function note(tx: Tx, context: Context, run: ImportRun, kind: string, action: string): Promise<void> {
  const after = { file: run.fileName, kind };
  await audit(tx, context, { action, subjectKind: 'import', subjectId: run.id, after });
}

const tasks = { check, merge, undo } as const;

/**
 * Takes the import that has waited longest, if none is at work anywhere, and does what was asked, in one transaction:
 * all of it or nothing. What cannot be done stands at the import as a refusal. True when there was one.
 */
export async function workOnImports(context: Context, kinds: readonly ImportKind[]): Promise<boolean> {
  const waiting = await context.transaction((tx) => takeNext(tx, context.clock.now(), LEASE));
  if (!waiting?.task) return false;
  const { task } = waiting;
  const kind = kinds.find((candidate) => candidate.name === waiting.kind);
  if (!kind) throw new Error(`No kind of import ${waiting.kind} in this release`);
  // What it does, it does for the person who asked.
  const acting: Context = { ...context, caller: { ...context.caller, kind: 'staff', personId: waiting.created_by } };
  const watched = watchOver(acting, waiting.id);
  const work = async (tx: Tx) => {
    // A worker that was only slow must not meet the one that took its import over.
    await tx.query("SELECT pg_advisory_xact_lock(hashtext('platform.import.write'))");
    const [own] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const still = await importById(tx, waiting.id);
    if (still?.task !== task) return;
    watched.state.pid = own!.pid;
    await tasks[task](tx, acting, kind, still, watched);
    watched.state.pid = 0;
  };
  try {
    await transaction(context.database, { as: 'system' }, work, { statementTimeout: LONG, today: context.today });
  } catch (error) {
    const refusal = refusalOf(error, watched.state.stopped);
    const end = { failure: refusal ?? { code: 'import_broken' }, at: new Date(context.clock.now()) };
    await context.transaction((tx) => endTask(tx, waiting.id, end));
    if (!refusal) throw error;
  } finally {
    watched.end();
  }
  return true;
}

function refusalOf(error: unknown, stopped: boolean): Refusal | null {
  if (error instanceof ImportRefused) return error.refusal;
  if (stopped && error instanceof pg.DatabaseError && error.code === '57014') return { code: 'import_stopped' };
  return null;
}
