import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { seededChance } from '../clock.ts';
import type { Access } from './database.ts';
import { openDatabase } from './database.ts';
import { withQueryCount } from './query-count.ts';
import { isConflict, transaction } from './transaction.ts';

const database = testDatabase();
const mine = randomUUID();
const theirs = randomUUID();
const person = randomUUID();
const system: Access = { as: 'system' };

beforeAll(async () => {
  await database.owner.pool.query(`
    CREATE SCHEMA walls;
    GRANT USAGE ON SCHEMA walls TO keyline_app, keyline_portal, keyline_staff;
    CREATE TABLE walls.note (account_id uuid NOT NULL, id uuid NOT NULL, text text, PRIMARY KEY (account_id, id));
    GRANT SELECT, INSERT ON walls.note TO keyline_app, keyline_portal, keyline_staff;
    SELECT platform.guard_account_table('walls.note');
    CREATE TABLE walls.counter (name text PRIMARY KEY, value int NOT NULL);
    GRANT SELECT, INSERT, UPDATE ON walls.counter TO keyline_app;
    INSERT INTO walls.counter VALUES ('a', 0), ('b', 0);
  `);
  for (const account of [mine, theirs]) {
    await database.owner.query('INSERT INTO walls.note VALUES ($1, $2, $3)', [account, randomUUID(), 'secret']);
  }
});

function accountsSeen(access: Access): Promise<string[]> {
  return transaction(database.app, access, async (tx) => {
    const rows = await tx.query<{ account_id: string }>('SELECT account_id FROM walls.note ORDER BY text');
    return rows.map((row) => row.account_id);
  });
}

describe('the walls', () => {
  it('show the portal role only rows of its accounts', async () => {
    expect(await accountsSeen({ as: 'portal', accounts: [mine], person })).toEqual([mine]);
    expect((await accountsSeen({ as: 'portal', accounts: [mine, theirs], person })).sort()).toEqual(
      [mine, theirs].sort(),
    );
  });

  it('show the portal role no row at all without its setting', async () => {
    expect(await accountsSeen({ as: 'portal', accounts: [], person: null })).toEqual([]);
    const client = await database.app.pool.connect();
    await client.query('BEGIN; SET LOCAL ROLE keyline_portal');
    expect((await client.query('SELECT * FROM walls.note')).rows).toEqual([]);
    await client.query('ROLLBACK');
    client.release();
  });

  it('do not let the portal role write a row of another account', async () => {
    const write = transaction(database.app, { as: 'portal', accounts: [mine], person }, (tx) =>
      tx.query('INSERT INTO walls.note VALUES ($1, $2)', [theirs, randomUUID()]),
    );
    await expect(write).rejects.toThrow('row-level security');
  });

  it('show staff with scope all every row, and without a scope none', async () => {
    expect(await accountsSeen({ as: 'staff', scope: 'all', person, people: [] })).toHaveLength(2);
    const client = await database.app.pool.connect();
    await client.query('BEGIN; SET LOCAL ROLE keyline_staff');
    expect((await client.query('SELECT * FROM walls.note')).rows).toEqual([]);
    await client.query('ROLLBACK');
    client.release();
  });

  it('show the server every row', async () => {
    expect(await accountsSeen(system)).toHaveLength(2);
  });

  it('are gone with the transaction: the next one on the same connection starts without them', async () => {
    const one = openDatabase(database.connections.app, { purpose: 'test', size: 1 });
    const state = (access: Access) =>
      transaction(one, access, async (tx) => {
        const [row] = await tx.query<{ role: string; accounts: string; pid: number }>(
          "SELECT current_user::text AS role, coalesce(current_setting('app.accounts', true), '') AS accounts, pg_backend_pid() AS pid",
        );
        return row;
      });
    const portal = await state({ as: 'portal', accounts: [mine], person });
    const server = await state(system);
    expect(portal).toMatchObject({ role: 'keyline_portal', accounts: `{${mine}}` });
    expect(server).toEqual({ role: 'keyline_app', accounts: '', pid: portal?.pid });
    await one.close();
  });

  it('take nothing but ids: a text that would escape the setting is an error before anything is sent', async () => {
    const hostile = "'; RESET ROLE; --";
    const counted = withQueryCount(() =>
      transaction(database.app, { as: 'portal', accounts: [hostile], person }, async () => undefined).catch(String),
    );
    expect(await counted).toMatchObject({ roundTrips: 0, result: expect.stringContaining('Not a UUID') });
    const asPerson = transaction(
      database.app,
      { as: 'staff', scope: 'own', person: hostile, people: [] },
      async () => 1,
    );
    await expect(asPerson).rejects.toThrow('Not a UUID');
    const asScope = { as: 'staff', scope: hostile, person, people: [] } as unknown as Access;
    await expect(transaction(database.app, asScope, async () => 1)).rejects.toThrow('No scope');
  });
});

describe('a transaction', () => {
  it('costs one round trip more than its statements: walls and all, it opens with the first of them', async () => {
    const counted = await withQueryCount(() => accountsSeen({ as: 'portal', accounts: [mine], person }));
    expect(counted.roundTrips).toBe(2);
    expect(counted.statements).toEqual(['SELECT account_id FROM walls.note ORDER BY text']);
  });

  it('runs nothing when its walls cannot be put up, and says why', async () => {
    const superusers = openDatabase(database.connections.owner, { purpose: 'test' });
    let ran = 0;
    const work = transaction(superusers, { as: 'portal', accounts: [mine], person }, async (tx) => {
      await tx.execute('DELETE FROM walls.note').then((rows) => {
        ran = rows;
      });
    });
    await expect(work).rejects.toThrow('permission denied to set role "keyline_portal"');
    expect(ran).toBe(0);
    await superusers.close();
  });

  it('answers statements that are sent together in their order, and the rest after one of them failed', async () => {
    const rows = await transaction(database.app, system, (tx) =>
      Promise.all([1, 2, 3].map((n) => tx.query<{ n: number }>({ name: 'test.n', text: 'SELECT $1::int AS n' }, [n]))),
    );
    expect(rows.flat()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const failing = transaction(database.app, system, async (tx) => {
      const all = await Promise.allSettled([tx.query('SELECT 1'), tx.query('SELECT 1 / 0'), tx.query('SELECT 2')]);
      expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    });
    await expect(failing).rejects.toThrow('was undone');
    expect(await database.app.query('SELECT 3 AS three')).toEqual([{ three: 3 }]);
  });

  it('is undone by what its work throws, and the connection can be used again', async () => {
    const before = await accountsSeen(system);
    const failing = transaction(database.app, system, async (tx) => {
      await tx.query('INSERT INTO walls.note VALUES ($1, $2)', [mine, randomUUID()]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await accountsSeen(system)).toEqual(before);
  });

  it('does not claim to have committed when a statement failed and its error was swallowed', async () => {
    const swallowing = transaction(database.app, system, async (tx) => {
      await tx.query('INSERT INTO walls.note VALUES ($1, $2)', [mine, randomUUID()]);
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('was undone');
  });

  it('is run again after a serialisation failure, until both have counted', async () => {
    let runs = 0;
    const met = meeting(2);
    const count = () =>
      transaction(
        database.app,
        system,
        async (tx) => {
          runs += 1;
          const [row] = await tx.query<{ value: number }>("SELECT value FROM walls.counter WHERE name = 'a'");
          await met();
          await tx.query("UPDATE walls.counter SET value = $1 WHERE name = 'a'", [(row?.value ?? 0) + 1]);
        },
        { isolation: 'serializable' },
      );
    await Promise.all([count(), count()]);
    const [row] = await database.app.query<{ value: number }>("SELECT value FROM walls.counter WHERE name = 'a'");
    expect([row?.value, runs]).toEqual([2, 3]);
  });

  it('is run again after a deadlock', async () => {
    let runs = 0;
    const met = meeting(2);
    const add = (first: string, second: string) =>
      transaction(database.app, system, async (tx) => {
        runs += 1;
        const step = 'UPDATE walls.counter SET value = value + 10 WHERE name = $1';
        await tx.query(step, [first]);
        await met();
        await tx.query(step, [second]);
      });
    await Promise.all([add('a', 'b'), add('b', 'a')]);
    expect(runs).toBe(3);
  });

  it('gives up on a conflict after six runs and hands on the reason', async () => {
    let runs = 0;
    const hopeless = transaction(database.app, system, async (tx) => {
      runs += 1;
      await tx.query("DO $$ BEGIN RAISE EXCEPTION 'never' USING ERRCODE = '40001'; END $$");
    });
    await expect(hopeless).rejects.toSatisfy(isConflict);
    expect(runs).toBe(6);
  });

  it('is not run again for any other error', async () => {
    let runs = 0;
    const failing = transaction(database.app, system, async (tx) => {
      runs += 1;
      await tx.query('SELECT 1 / 0');
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect(runs).toBe(1);
  });

  it('reads only, where it says so', async () => {
    const writing = transaction(
      database.app,
      system,
      (tx) => tx.query("UPDATE walls.counter SET value = 0 WHERE name = 'b'"),
      {
        readOnly: true,
      },
    );
    await expect(writing).rejects.toThrow('read-only transaction');
  });
});

describe('the pool', () => {
  it('survives a killed backend, idle or at work', async () => {
    const errors: Error[] = [];
    const pool = openDatabase(database.connections.app, {
      purpose: 'test',
      size: 2,
      chance: seededChance('pool'),
      report: (error) => errors.push(error),
    });
    const [idle] = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const kill = (pid: number | undefined) =>
      database.owner.pool.query('SELECT 1').then(() => superuser(`SELECT pg_terminate_backend(${pid})`));
    await kill(idle?.pid);
    while (errors.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await pool.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);

    const working = transaction(pool, system, async (tx) => {
      const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await kill(row?.pid);
      return tx.query('SELECT 1');
    });
    await expect(working).rejects.toThrow();

    const pausing = transaction(pool, system, async (tx) => {
      const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      // The error may come before anybody waits for the end; that is an end too.
      const broken = once(tx.client, 'end').catch(() => undefined);
      await kill(row?.pid);
      await broken;
    });
    await expect(pausing).rejects.toThrow();
    expect(await pool.query('SELECT 2 AS two')).toEqual([{ two: 2 }]);
    await pool.close();
  });

  it('gives up a statement that takes too long', async () => {
    const hasty = openDatabase(database.connections.app, { purpose: 'test', statementTimeout: 50 });
    await expect(hasty.query('SELECT pg_sleep(5)')).rejects.toThrow('statement timeout');
    await transaction(hasty, system, (tx) => tx.query('SELECT pg_sleep(0.1)'), { statementTimeout: 5_000 });
    await hasty.close();
  });

  it('plans a named statement once and gives the same rows', async () => {
    const one = openDatabase(database.connections.app, { purpose: 'test', size: 1 });
    const named = { name: 'test.add', text: 'SELECT $1::int + 1 AS sum' };
    expect(await one.query(named, [1])).toEqual([{ sum: 2 }]);
    expect(await one.query(named, [41])).toEqual([{ sum: 42 }]);
    expect(await one.query("SELECT name FROM pg_prepared_statements WHERE name = 'test.add'")).toHaveLength(1);
    await one.close();
  });

  it('reads whole numbers as bigint, exact decimals and days as text, instants as Date, also in arrays', async () => {
    const [row] = await database.app.query(`SELECT
      9007199254740993::int8 AS whole, '{9007199254740993,NULL}'::int8[] AS wholes,
      0.1000000000000000055::numeric AS exact, '{{0.10,NULL},{1e30,2}}'::numeric[] AS exacts,
      '2026-03-29'::date AS day, '{2026-03-29,NULL}'::date[] AS days,
      '2026-03-29 01:30:00+00'::timestamptz AS instant, 7::int4 AS small, '{"a": [1, null]}'::jsonb AS json`);
    expect(row).toEqual({
      whole: 9007199254740993n,
      wholes: [9007199254740993n, null],
      exact: '0.1000000000000000055',
      exacts: [
        ['0.10', null],
        ['1000000000000000000000000000000', '2'],
      ],
      day: '2026-03-29',
      days: ['2026-03-29', null],
      instant: new Date('2026-03-29T01:30:00Z'),
      small: 7,
      json: { a: [1, null] },
    });
  });

  it('writes back what it read', async () => {
    const [row] = await database.app.query(
      'SELECT $1::int8 AS whole, $2::numeric AS exact, $3::date AS day, $4::timestamptz AS instant, $5::uuid[] AS ids, $6::bytea AS bytes, $7::int8[] AS wholes',
      [9007199254740993n, '0.10', '2026-03-29', new Date(0), [mine], Buffer.from([0, 255]), [1n, 2n]],
    );
    expect(row).toEqual({
      whole: 9007199254740993n,
      exact: '0.10',
      day: '2026-03-29',
      instant: new Date(0),
      ids: [mine],
      bytes: Buffer.from([0, 255]),
      wholes: [1n, 2n],
    });
  });

  it('tells how many rows a statement touched', async () => {
    expect(await database.app.execute("UPDATE walls.counter SET value = value WHERE name IN ('a', 'b')")).toBe(2);
    expect(await transaction(database.app, system, (tx) => tx.execute('SELECT 1 WHERE false'))).toBe(0);
  });

  it('counts only what is awaited inside, also when two counts run at once', async () => {
    const count = (times: number) =>
      withQueryCount(async () => {
        for (let done = 0; done < times; done += 1) await database.app.query('SELECT 1');
      });
    const [one, three] = await Promise.all([count(1), count(3)]);
    expect([one.statements.length, three.statements.length]).toEqual([1, 3]);
  });
});

/** What it gives resolves when so many have called it; who comes later passes at once. */
function meeting(of: number): () => Promise<void> {
  let come = 0;
  let open = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    come += 1;
    if (come === of) open();
    return all;
  };
}

async function superuser(text: string): Promise<void> {
  const client = openDatabase(database.connections.superuser, { purpose: 'test superuser', size: 1 });
  await client.query(text);
  await client.close();
}
