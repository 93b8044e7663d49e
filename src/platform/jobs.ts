import { setTimeout as wait } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import type { Database, Tx } from './database/database.ts';
import { transaction } from './database/transaction.ts';
import type { Context } from './http/route.ts';
import { eventById, handleEvent, type PlatformEvent, relayEvents, type Schedule, type Subscriber } from './outbox.ts';

const schema = 'pgboss';
const eventQueue = 'event';
const scheduleQueue = 'schedule';
const day = 24 * 3600;

/** What a killed server was working on is taken up again after `expireInSeconds`, when the queue is next looked over. */
const lookOverSeconds = 30;
const queues = {
  [eventQueue]: { retryLimit: 10, retryDelay: 1, retryBackoff: true, expireInSeconds: 60 },
  [scheduleQueue]: { retryLimit: 2, retryDelay: 5, retryBackoff: true, expireInSeconds: 900 },
} as const;

/** Jobs that failed for good stay this long, to be looked at and tried again. */
const keepFailedSeconds = 90 * day;

/**
 * Makes the queue's tables and our queues, as the role that owns the schema; does nothing where they are up to date.
 * The serving role may then work on them but never change them.
 */
export async function prepareJobs(owner: Database): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => owner.pool.query(text, values) },
    schema,
    schedule: false,
    supervise: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    for (const [name, options] of Object.entries(queues))
      if ((await boss.getQueue(name)) === null) await boss.createQueue(name, { name, ...options });
  } finally {
    await boss.stop({ graceful: false, wait: false, close: false });
  }
  if (!owner.walls) return;
  await owner.pool.query(
    `GRANT USAGE ON SCHEMA ${schema} TO keyline_app; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO keyline_app`,
  );
}

export type Workers = {
  /** Whether everything announced has been handled: for tests and the end of a seed. */
  idle(): Promise<boolean>;
  stop(): Promise<void>;
};

/** Work that may take minutes: in a loop of its own, so that events and mails do not wait for it. `step` takes the next
 *  piece, if there is one, and says whether there was; it keeps for itself that no two do the same. */
export type LongWork = { readonly name: string; readonly step: (context: Context) => Promise<boolean> };

export type WorkersOptions = {
  readonly database: Database;
  /** A context of the server itself, with its own ids and today. */
  context(): Context;
  readonly subscribers: readonly Subscriber[];
  readonly schedules: readonly Schedule[];
  readonly longWork?: readonly LongWork[];
  /** Called in a loop; true while there was something to send. */
  sendMail(): Promise<boolean>;
  onError(error: unknown, about: Record<string, unknown>): void;
};

type EventJob = { subscriber: string; eventId: string };

/** Sends the waiting outbox rows on as one job per subscriber, in one transaction with their mark. */
async function relay(boss: PgBoss, options: WorkersOptions): Promise<number> {
  return transaction(options.database, { as: 'system' }, (tx) =>
    relayEvents(tx, new Date(options.context().clock.now()), 200, (events) =>
      sendJobs(boss, tx, events, options.subscribers),
    ),
  );
}

async function sendJobs(
  boss: PgBoss,
  tx: Tx,
  events: PlatformEvent[],
  subscribers: readonly Subscriber[],
): Promise<void> {
  const jobs = events.flatMap((event) =>
    subscribers
      .filter((subscriber) => subscriber.event === event.type)
      .map((subscriber) => ({ name: eventQueue, data: { subscriber: subscriber.name, eventId: event.id } })),
  );
  if (jobs.length === 0) return;
  await boss.insert(jobs, {
    db: { executeSql: async (text: string, values: unknown[]) => ({ rows: await tx.query(text, values as never) }) },
  });
}

type Loop = {
  /** Ends the pause it is in, if it is in one. */
  wake(): void;
  stop(): Promise<void>;
};

/** Runs `step` again and again, at once while it reports work, else after a pause; ends between two steps. */
function loop(step: () => Promise<boolean>, pauseMs: number, onError: (error: unknown) => void): Loop {
  let stopping = false;
  let wake: () => void = () => undefined;
  const ended = (async () => {
    while (!stopping) {
      const busy = await step().catch((error) => {
        onError(error);
        return false;
      });
      if (busy || stopping) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    wake: () => wake(),
    stop: async () => {
      stopping = true;
      wake();
      await ended;
    },
  };
}

/**
 * Tells the queue how a job ended, again while the database is being started anew: a job nobody hears of looks at work
 * until it expires. The queue's own workers do not wait for the answer, and a refused one would end the process; that
 * is why jobs are fetched here by hand.
 */
async function untilTaken(tell: () => Promise<unknown>): Promise<void> {
  for (let pause = 100; ; pause *= 2) {
    try {
      await tell();
      return;
    } catch (error) {
      if (pause > 10_000) throw error;
      await wait(pause);
    }
  }
}

async function workOnEvents(boss: PgBoss, options: WorkersOptions): Promise<boolean> {
  const jobs = await boss.fetch<EventJob>(eventQueue, { batchSize: 25 });
  const done: string[] = [];
  const byName = new Map(options.subscribers.map((subscriber) => [subscriber.name, subscriber]));
  const typesOf = (subscriber: Subscriber) =>
    options.subscribers.filter((other) => other.name === subscriber.name).map((other) => other.event);
  for (const job of jobs) {
    const about = { job: job.id, ...job.data };
    try {
      const subscriber = byName.get(job.data.subscriber);
      if (!subscriber) throw new Error(`No subscriber ${job.data.subscriber} in this release`);
      const context = options.context();
      const event = await context.transaction((tx) => eventById(tx, job.data.eventId));
      if (!event) throw new Error(`No event ${job.data.eventId}`);
      const result = await handleEvent(context, subscriber, event, typesOf(subscriber));
      if (result === 'wait') throw new Error('An earlier event of the same account comes first');
      done.push(job.id);
    } catch (error) {
      options.onError(error, about);
      await untilTaken(() => boss.fail(eventQueue, job.id, failureOf(error)));
    }
  }
  if (done.length > 0) await untilTaken(() => boss.complete(eventQueue, done));
  return jobs.length > 0;
}

const failureOf = (error: unknown) => ({ message: String(error).slice(0, 1_000) });

async function workOnSchedules(boss: PgBoss, options: WorkersOptions): Promise<boolean> {
  const jobs = await boss.fetch<{ name: string }>(scheduleQueue, { batchSize: 1 });
  for (const { id, data } of jobs) {
    try {
      await options.schedules.find((schedule) => schedule.name === data.name)?.run(options.context());
      await untilTaken(() => boss.complete(scheduleQueue, id));
    } catch (error) {
      options.onError(error, { schedule: data.name });
      await untilTaken(() => boss.fail(scheduleQueue, id, failureOf(error)));
    }
  }
  return jobs.length > 0;
}

/** Starts the relay, the queue's workers, the schedules and the sending of mail in this process. */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => options.database.pool.query(text, values) },
    schema,
    migrate: false,
    schedule: false,
    maintenanceIntervalSeconds: lookOverSeconds,
    // Longer than the longest schedule comes round: a finished slot must still be there to keep a second one out.
    archiveCompletedAfterSeconds: 2 * day,
    archiveFailedAfterSeconds: keepFailedSeconds,
    deleteAfterDays: 7,
  });
  boss.on('error', (error) => options.onError(error, { part: 'queue' }));
  await boss.start();
  const part = (name: string) => (error: unknown) => options.onError(error, { part: name });
  const events = loop(() => workOnEvents(boss, options), 500, part('events'));
  const loops = [
    events,
    loop(
      async () => {
        const relayed = await relay(boss, options);
        if (relayed > 0) events.wake();
        return relayed > 0;
      },
      250,
      part('relay'),
    ),
    loop(() => workOnSchedules(boss, options), 2_000, part('schedules')),
    loop(options.sendMail, 500, part('mail')),
    ...(options.longWork ?? []).map(({ name, step }) => loop(() => step(options.context()), 500, part(name))),
    loop(
      async () => {
        for (const { name, everyMinutes } of options.schedules)
          await boss.send(scheduleQueue, { name }, { singletonKey: name, singletonSeconds: everyMinutes * 60 });
        return false;
      },
      15_000,
      part('slots'),
    ),
  ];
  return {
    idle: async () => {
      const rows = await options.database.query<{ waiting: bigint }>(
        `SELECT (SELECT count(*) FROM platform.outbox WHERE relayed_at IS NULL)
              + (SELECT count(*) FROM ${schema}.job WHERE name = $1 AND state < 'completed') AS waiting`,
        [eventQueue],
      );
      return rows[0]?.waiting === 0n;
    },
    stop: async () => {
      await Promise.all(loops.map(({ stop }) => stop()));
      await boss.stop({ graceful: true, wait: true, timeout: 10_000, close: false });
    },
  };
}

export type JobRow = {
  id: string;
  queue: string;
  /** The subscriber or schedule it runs. */
  name: string;
  state: string;
  retry_count: number;
  created_on: Date;
  completed_on: Date | null;
  event_type: string | null;
  account_id: string | null;
  failure: string | null;
};

/** Jobs by state, newest first: `failed` are the dead letters. */
export async function listJobs(
  tx: Tx,
  filter: { state?: string; before?: { at: string; id: string }; limit: number },
): Promise<JobRow[]> {
  return tx.query<JobRow>(
    `SELECT j.id, j.name AS queue, coalesce(j.data->>'subscriber', j.data->>'name') AS name, j.state::text AS state,
       j.retry_count, j.created_on, j.completed_on, o.type AS event_type, o.account_id, j.output->>'message' AS failure
     FROM ${schema}.job j LEFT JOIN platform.outbox o ON o.id = (j.data->>'eventId')::uuid
     WHERE j.name IN ('${eventQueue}', '${scheduleQueue}') AND ($1::text IS NULL OR j.state::text = $1)
       AND ($2::timestamptz IS NULL OR (j.created_on, j.id) < ($2, $3::uuid))
     ORDER BY j.created_on DESC, j.id DESC LIMIT $4`,
    [filter.state ?? null, filter.before?.at ?? null, filter.before?.id ?? null, filter.limit],
  );
}

/** How many jobs stand in each state. */
export async function countJobs(tx: Tx): Promise<{ queue: string; state: string; count: bigint }[]> {
  return tx.query(
    `SELECT name AS queue, state::text AS state, count(*) AS count FROM ${schema}.job
     WHERE name IN ('${eventQueue}', '${scheduleQueue}') GROUP BY 1, 2 ORDER BY 1, 2`,
  );
}

/** Lets a dead letter run again; false when it is not one. */
export async function retryJob(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE ${schema}.job SET state = 'retry', retry_limit = retry_count + 3, start_after = now(), completed_on = NULL
     WHERE id = $1 AND state = 'failed' RETURNING id`,
    [id],
  );
  return rows.length > 0;
}
