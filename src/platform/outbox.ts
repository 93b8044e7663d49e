import type { Tx, Value } from './database/database.ts';
import type { Caller, Context } from './http/route.ts';

/** What happened, as it leaves a room: additive, versioned, the same shape for subscribers and webhooks. */
export type PlatformEvent = {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly sellerId: string | null;
  readonly accountId: string | null;
  readonly actor: string | null;
  readonly onBehalfOf: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: each room's terms type the data of its events
  readonly data: any;
};

export type Announcement = {
  readonly type: string;
  readonly version: number;
  readonly sellerId?: string | null;
  readonly accountId?: string | null;
  readonly onBehalfOf?: string | null;
  readonly data: object;
};

/** A reaction: handled once per (event, subscriber), in its own transaction `tx`. May run again after a crash. */
export type Subscriber = {
  readonly name: string;
  readonly event: string;
  handle(context: Context, event: PlatformEvent, tx: Tx): Promise<void>;
};

/** Work that comes round. `every` in whole minutes; may run twice, may be late. */
export type Schedule = { readonly name: string; readonly everyMinutes: number; run(context: Context): Promise<void> };

export const nobody: Caller = {
  kind: 'guest',
  personId: null,
  sessionId: null,
  name: null,
  email: null,
  activeAccountId: null,
  memberships: [],
  staffRoles: [],
  teamPeople: [],
};

/** The values of an outbox row, in the order of `outboxColumns`, for a caller that writes it in a statement of its own. */
export function outboxValues(context: Context, announcement: Announcement): Value[] {
  return [
    context.newId(),
    announcement.type,
    announcement.version,
    new Date(context.clock.now()).toISOString(),
    announcement.sellerId ?? null,
    announcement.accountId ?? null,
    context.caller.personId,
    announcement.onBehalfOf ?? null,
    JSON.stringify(announcement.data),
  ];
}

export const outboxColumns = 'id, type, version, at, seller_id, account_id, actor, on_behalf_of, data';

/** Announces what this transaction makes true; nobody hears of it unless the transaction commits. */
export async function announce(tx: Tx, context: Context, ...announcements: Announcement[]): Promise<void> {
  if (announcements.length === 0) return;
  const values: Value[] = [];
  const rows = announcements.map((announcement) => {
    const first = values.length;
    values.push(...outboxValues(context, announcement));
    return `(${Array.from({ length: 9 }, (_, index) => `$${first + index + 1}`).join(', ')})`;
  });
  await tx.query(`INSERT INTO platform.outbox (${outboxColumns}) VALUES ${rows.join(', ')}`, values);
}

type OutboxRow = {
  id: string;
  type: string;
  version: number;
  at: Date;
  seller_id: string | null;
  account_id: string | null;
  actor: string | null;
  on_behalf_of: string | null;
  data: unknown;
};

function eventOf(row: OutboxRow): PlatformEvent {
  return {
    id: row.id,
    type: row.type,
    version: row.version,
    at: row.at.toISOString(),
    sellerId: row.seller_id,
    accountId: row.account_id,
    actor: row.actor,
    onBehalfOf: row.on_behalf_of,
    data: row.data,
  };
}

/**
 * Takes waiting events, whoever committed them first (SKIP LOCKED: never "id greater than the last seen"), and hands
 * them to `pass` in this transaction. Returns how many.
 */
export async function relayEvents(
  tx: Tx,
  now: Date,
  most: number,
  pass: (events: PlatformEvent[]) => Promise<void>,
): Promise<number> {
  const rows = await tx.query<OutboxRow>(
    `SELECT ${outboxColumns} FROM platform.outbox WHERE relayed_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [most],
  );
  if (rows.length === 0) return 0;
  await pass(rows.map(eventOf));
  await tx.query('UPDATE platform.outbox SET relayed_at = $2 WHERE id = ANY ($1::uuid[])', [
    rows.map((row) => row.id),
    now,
  ]);
  return rows.length;
}

export async function eventById(tx: Tx, id: string): Promise<PlatformEvent | null> {
  const rows = await tx.query<OutboxRow>(`SELECT ${outboxColumns} FROM platform.outbox WHERE id = $1`, [id]);
  return rows[0] ? eventOf(rows[0]) : null;
}

/**
 * An earlier event of the same account that this subscriber has not handled yet, if it is younger than ten minutes:
 * order holds per account, but one event that cannot be handled does not stop an account for ever.
 */
async function earlierWaits(
  tx: Tx,
  subscriber: Subscriber,
  event: PlatformEvent,
  siblings: string[],
): Promise<boolean> {
  if (event.accountId === null) return false;
  const rows = await tx.query(
    `SELECT 1 FROM platform.outbox earlier
     WHERE earlier.account_id = $1 AND earlier.id < $2 AND earlier.type = ANY ($3)
       AND earlier.at > $4::timestamptz - interval '10 minutes'
       AND NOT EXISTS (SELECT 1 FROM platform.event_receipt receipt
                       WHERE receipt.event_id = earlier.id AND receipt.subscriber = $5)
     LIMIT 1`,
    [event.accountId, event.id, siblings, event.at, subscriber.name],
  );
  return rows.length > 0;
}

/**
 * Runs one subscriber on one event, exactly once as far as the database goes: the receipt stands in the transaction
 * of what the subscriber did. Returns 'handled', 'before' (done earlier) or 'wait' (an earlier event comes first).
 */
export async function handleEvent(
  context: Context,
  subscriber: Subscriber,
  event: PlatformEvent,
  orderedTypes: string[],
): Promise<'handled' | 'before' | 'wait'> {
  return context.transaction(async (tx) => {
    if (await earlierWaits(tx, subscriber, event, orderedTypes)) return 'wait';
    const receipt = await tx.query(
      `INSERT INTO platform.event_receipt (event_id, subscriber, at) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING event_id`,
      [event.id, subscriber.name, new Date(context.clock.now())],
    );
    if (receipt.length === 0) return 'before';
    await subscriber.handle(context, event, tx);
    return 'handled';
  });
}

/**
 * Hands every waiting event to its subscribers at once, without the queue: for the seed, which tells a year in a
 * minute, and for tests. Events that subscribers announce are handed on too.
 */
export async function deliverNow(context: Context, subscribers: readonly Subscriber[]): Promise<number> {
  for (let delivered = 0; ; ) {
    const events: PlatformEvent[] = [];
    const count = await context.transaction((tx) =>
      relayEvents(tx, new Date(context.clock.now()), 500, async (found) => {
        events.push(...found);
      }),
    );
    if (count === 0) return delivered;
    for (const event of events)
      for (const subscriber of subscribers.filter((candidate) => candidate.event === event.type))
        await handleEvent({ ...context, caller: nobody }, subscriber, event, []);
    delivered += count;
  }
}

/** Forgets events that were handed on more than thirty days ago, and their receipts. */
export async function clearRelayedEvents(tx: Tx, now: number): Promise<void> {
  const before = new Date(now - 30 * 86_400_000);
  await tx.query('DELETE FROM platform.event_receipt WHERE at < $1', [before]);
  await tx.query('DELETE FROM platform.outbox WHERE relayed_at < $1', [before]);
}
