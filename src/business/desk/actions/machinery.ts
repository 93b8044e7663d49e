import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { AuditRow } from '../../../platform/audit.ts';
import { audit, countAudit, listAudit, verifyAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { countJobs, type JobRow, listJobs, retryJob } from '../../../platform/jobs.ts';
import { countMails, listMails, type MailOutcome, type MailRow, mailById, retryMail } from '../../../platform/mail.ts';
import { namesOf } from '../storage/home.ts';
import type { AuditList, JobList, MailDetail, MailItem, MailList, MailState } from '../terms.ts';

// Mail, jobs and the trail belong to no account: their tables are out of reach of every role but the server's, and
// the permission table says who is shown them.
const server = { as: 'system' } as const;

type Page = { readonly cursor?: string | undefined; readonly limit: number };

function after(page: Page): Outcome<{ at: string; id: string } | undefined> {
  const cursor = decodeCursor(page.cursor, 2);
  if (!cursor.ok) return cursor;
  return accept(cursor.value === null ? undefined : { at: String(cursor.value[0]), id: String(cursor.value[1]) });
}

/** What became of a mail. One that waits is queued where a mail server is set, else kept here. */
function mailState(row: MailRow, server: boolean): MailState {
  if (row.sent_at) return 'sent';
  if (row.failed_at) return 'failed';
  return server ? 'queued' : 'kept';
}

/** The mails behind a state; null where the installation can have none in it. */
function outcomeOf(state: MailState, server: boolean): MailOutcome | null {
  if (state === 'sent' || state === 'failed') return state;
  return (state === 'queued') === server ? 'open' : null;
}

function mailItem(row: MailRow, server: boolean): MailItem {
  return {
    id: row.id,
    recipient: row.recipient,
    subject: row.subject,
    state: mailState(row, server),
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    failure: row.failure,
  };
}

type MailQuery = Page & { readonly q: string; readonly state?: MailState | undefined };

/** The outbox page: mails, newest first. */
export async function mails(context: Context, query: MailQuery): Promise<Outcome<MailList>> {
  const before = after(query);
  if (!before.ok) return before;
  const { mailServer = false } = context;
  const outcome = query.state && outcomeOf(query.state, mailServer);
  if (outcome === null) return accept({ items: [], next: null, approximateTotal: 0, mailServer });
  const filter = { ...(query.q ? { q: query.q } : {}), ...(outcome ? { outcome } : {}) };
  const from = before.value ? { before: before.value } : {};
  return context.transaction(async (tx) => {
    const rows = await listMails(tx, { ...filter, ...from, limit: query.limit + 1 });
    const { rows: shown, next } = pageOf(rows, query.limit, (row) => [row.created_at.toISOString(), row.id]);
    const items = shown.map((row) => mailItem(row, mailServer));
    return accept({ items, next, approximateTotal: await countMails(tx, filter), mailServer });
  }, server);
}

export async function mail(context: Context, id: string): Promise<Outcome<MailDetail>> {
  const row = await context.transaction((tx) => mailById(tx, id), server);
  if (!row) return refuse('not_found');
  const { mailServer = false } = context;
  return accept({
    ...mailItem(row, mailServer),
    mailServer,
    text: row.body_text,
    html: row.body_html,
    attachments: [...row.attachments],
  });
}

/** Lets a mail that was given up be tried again. Refuses `not_found` where it is not one. */
export async function sendAgain(context: Context, id: string): Promise<Outcome<undefined>> {
  return context.transaction<Outcome<undefined>>(async (tx) => {
    if (!(await retryMail(tx, id, context.clock.now()))) return refuse('not_found');
    await audit(tx, context, { action: 'mail.retry', subjectKind: 'mail', subjectId: id });
    return accept(undefined);
  }, server);
}

function jobItem(row: JobRow): JobList['items'][number] {
  return {
    id: row.id,
    queue: row.queue,
    name: row.name ?? row.queue,
    event: row.event_type,
    accountId: row.account_id,
    state: row.state,
    attempts: row.retry_count,
    createdAt: row.created_on.toISOString(),
    endedAt: row.completed_on?.toISOString() ?? null,
    failure: row.failure,
  };
}

/** Jobs by state, newest first, with how many stand in each; `failed` are the dead letters. */
export async function jobs(context: Context, query: Page & { readonly state: string }): Promise<Outcome<JobList>> {
  const before = after(query);
  if (!before.ok) return before;
  const from = before.value ? { before: before.value } : {};
  return context.transaction(async (tx) => {
    const rows = await listJobs(tx, { state: query.state, ...from, limit: query.limit + 1 });
    const counts = (await countJobs(tx)).map((row) => ({ ...row, count: Number(row.count) }));
    const { rows: shown, next } = pageOf(rows, query.limit, (row) => [row.created_on.toISOString(), row.id]);
    const ofState = counts.filter((row) => row.state === query.state);
    return accept({
      items: shown.map(jobItem),
      next,
      approximateTotal: ofState.reduce((sum, row) => sum + row.count, 0),
      counts,
    });
  }, server);
}

/** Lets a dead letter run again. Refuses `not_found` where it is not one. */
export async function runAgain(context: Context, id: string): Promise<Outcome<undefined>> {
  return context.transaction<Outcome<undefined>>(async (tx) => {
    if (!(await retryJob(tx, id))) return refuse('not_found');
    await audit(tx, context, { action: 'job.retry', subjectKind: 'job', subjectId: id });
    return accept(undefined);
  }, server);
}

export type TrailQuery = Page & {
  readonly actor?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly action?: string | undefined;
};

function given(query: TrailQuery) {
  const { actor, subjectKind, subjectId, action } = query;
  return {
    ...(actor ? { actor } : {}),
    ...(subjectKind ? { subjectKind } : {}),
    ...(subjectId ? { subjectId } : {}),
    ...(action ? { action } : {}),
  };
}

async function named(tx: Tx, rows: readonly AuditRow[]): Promise<AuditList['items']> {
  const people = rows.flatMap((row) => [row.actor, row.on_behalf_of]).filter((id): id is string => id !== null);
  const names = await namesOf(tx, [...new Set(people)]);
  const person = (id: string | null) => (id === null ? null : { personId: id, name: names.get(id) ?? '' });
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: person(row.actor),
    onBehalfOf: person(row.on_behalf_of),
    accountId: row.account_id,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    reason: row.reason,
    before: row.before,
    after: row.after,
    sealed: row.sealed,
  }));
}

/** Who did what, newest first. */
export async function trail(context: Context, query: TrailQuery): Promise<Outcome<AuditList>> {
  const before = after(query);
  if (!before.ok) return before;
  const filter = given(query);
  const from = before.value ? { before: before.value } : {};
  return context.transaction(async (tx) => {
    const rows = await listAudit(tx, { ...filter, ...from, limit: query.limit + 1 });
    const { rows: shown, next } = pageOf(rows, query.limit, (row) => [row.at.toISOString(), row.id]);
    return accept({ items: await named(tx, shown), next, approximateTotal: await countAudit(tx, filter) });
  }, server);
}

/** Recomputes the chain of the trail: whether what was sealed is what stands there. */
export async function trailHolds(context: Context) {
  const verdict = await context.transaction((tx) => verifyAudit(tx), server);
  return { ...verdict, checkedAt: new Date(context.clock.now()).toISOString() };
}
