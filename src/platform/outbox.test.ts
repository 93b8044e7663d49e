import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testWorld } from '../../test/context.ts';
import { testDatabase } from '../../test/database.ts';
import { prepareJobs, startWorkers } from './jobs.ts';
import { announce, deliverNow, handleEvent, type PlatformEvent, type Subscriber } from './outbox.ts';

const databases = testDatabase();

function collector(name: string, event: string): Subscriber & { seen: PlatformEvent[] } {
  const seen: PlatformEvent[] = [];
  return {
    name,
    event,
    seen,
    handle: async (_context, received) => {
      seen.push(received);
    },
  };
}

async function untilIdle(idle: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await idle())) {
    if (Date.now() > end) throw new Error('The queue is not idle after 15 seconds');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the outbox', () => {
  it('tells nobody of what was rolled back, and everybody once of what was committed', async () => {
    const context = testWorld(databases.app).system();
    const first = collector('one', 'thing.made');
    const second = collector('two', 'thing.made');
    await context
      .transaction(async (tx) => {
        await announce(tx, context, { type: 'thing.made', version: 1, data: { n: 0 } });
        throw new Error('undo');
      })
      .catch(() => undefined);
    await context.transaction((tx) => announce(tx, context, { type: 'thing.made', version: 1, data: { n: 1 } }));
    await deliverNow(context, [first, second]);
    await deliverNow(context, [first, second]);
    expect(first.seen.map((event) => event.data)).toEqual([{ n: 1 }]);
    expect(second.seen).toHaveLength(1);
  });

  it('handles an event once per subscriber even when its job runs five times at once', async () => {
    const context = testWorld(databases.app, { seed: 'twice' }).system();
    const subscriber = collector('once', 'thing.repeated');
    const event: PlatformEvent = {
      id: context.newId(),
      type: 'thing.repeated',
      version: 1,
      at: new Date(context.clock.now()).toISOString(),
      sellerId: null,
      accountId: null,
      actor: null,
      onBehalfOf: null,
      data: {},
    };
    const results = await Promise.all(Array.from({ length: 5 }, () => handleEvent(context, subscriber, event, [])));
    expect(results.filter((result) => result === 'handled')).toHaveLength(1);
    expect(subscriber.seen).toHaveLength(1);
  });

  it('keeps the order of one account: a later event waits for an earlier one', async () => {
    const world = testWorld(databases.app, { seed: 'order' });
    const context = world.system();
    const accountId = randomUUID();
    const subscriber = collector('ordered', 'account.moved');
    await context.transaction((tx) =>
      announce(tx, context, { type: 'account.moved', version: 1, accountId, data: { n: 1 } }),
    );
    world.clock.advance(1_000);
    await context.transaction((tx) =>
      announce(tx, context, { type: 'account.moved', version: 1, accountId, data: { n: 2 } }),
    );
    const rows = await databases.app.query<{ id: string; type: string; at: Date; data: unknown }>(
      "SELECT id, type, at, data FROM platform.outbox WHERE type = 'account.moved' ORDER BY id",
    );
    const events = rows.map((row) => ({
      ...row,
      version: 1,
      at: row.at.toISOString(),
      sellerId: null,
      accountId,
      actor: null,
      onBehalfOf: null,
    }));
    const types = ['account.moved'];
    expect(await handleEvent(context, subscriber, events[1]!, types)).toBe('wait');
    expect(await handleEvent(context, subscriber, events[0]!, types)).toBe('handled');
    expect(await handleEvent(context, subscriber, events[1]!, types)).toBe('handled');
    expect(subscriber.seen.map((event) => event.data)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('reaches subscribers through the queue, tries again after a failure, and runs schedules', async () => {
    await prepareJobs(databases.owner);
    const context = testWorld(databases.app, { seed: 'queue' }).system();
    let tries = 0;
    const shaky: Subscriber = {
      name: 'shaky',
      event: 'thing.shaky',
      handle: async () => {
        tries += 1;
        if (tries === 1) throw new Error('not yet');
      },
    };
    let ran = 0;
    const run = async () => {
      ran += 1;
    };
    const failures: unknown[] = [];
    const workers = await startWorkers({
      database: databases.app,
      context: () => context,
      subscribers: [shaky],
      schedules: [{ name: 'tick', everyMinutes: 1, run }],
      sendMail: async () => false,
      onError: (error) => failures.push(error),
    });
    await context.transaction((tx) => announce(tx, context, { type: 'thing.shaky', version: 1, data: {} }));
    await untilIdle(workers.idle);
    const end = Date.now() + 10_000;
    while (ran === 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
    await workers.stop();
    expect([tries, ran]).toEqual([2, 1]);
    expect(String(failures[0])).toContain('not yet');
  });
});
