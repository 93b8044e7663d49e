import type { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Access, Database, Statement, Tx, Value } from './database.ts';
import { run } from './database.ts';
import { countRoundTrip } from './query-count.ts';

export type TransactionOptions = {
  /** Default read committed. */
  isolation?: 'repeatable read' | 'serializable';
  readOnly?: boolean;
  /** The seller's calendar day of the request ('YYYY-MM-DD'): what dated walls (who looks after whom) go by. */
  today?: string;
  /** Milliseconds per statement; only for jobs that are long by nature. */
  statementTimeout?: number;
};

const TRIES = 6;
const FIRST_PAUSE = 8;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Runs work in one transaction behind the walls of access and commits what it did; what it throws undoes it.
 * A serialisation failure or deadlock (40001, 40P01) runs work again, up to 6 times with growing jittered pauses:
 * work must not have effects outside its transaction. Opening travels with the first statement; statements that do not
 * need each other's rows share a round trip when they are sent together (Promise.all).
 */
export async function transaction<T>(
  database: Database,
  access: Access,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const opening = openingOf(access, database.walls, options);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(database, opening, work);
    } catch (error) {
      if (!isConflict(error) || attempt === TRIES) throw error;
      await wait(FIRST_PAUSE * 2 ** (attempt - 1) * (0.5 + database.chance.fraction()));
    }
  }
}

/** Whether the database undid a transaction because of others: it may succeed when it is run again. */
export function isConflict(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01');
}

async function once<T>(database: Database, opening: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    // Not waited for: the first statement travels with it. Should it fail, PostgreSQL answers nothing but errors until
    // the transaction ends, so nothing runs outside the walls.
    sendTogether(client);
    const opened = client.query(opening);
    opened.catch(() => undefined);
    const result = await work(txOn(client)).catch(async (error: unknown) => {
      await opened;
      throw error;
    });
    await opened;
    countRoundTrip();
    const end = await client.query('COMMIT');
    // PostgreSQL answers ROLLBACK when work swallowed the error of a statement: nothing was saved.
    if (end.command !== 'COMMIT')
      throw new Error('The transaction was undone: the error of a statement was swallowed.');
    return result;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Undoes the transaction; gives back the reason when the connection cannot be used again. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  countRoundTrip();
  return client.query('ROLLBACK').then(
    () => undefined,
    (error: Error) => error,
  );
}

function txOn(client: pg.PoolClient): Tx {
  return {
    client,
    query: async <Row extends object>(statement: Statement, values?: readonly Value[]) => {
      sendTogether(client);
      return (await run<Row>(client, statement, values)).rows;
    },
    execute: async (statement, values) => {
      sendTogether(client);
      return (await run(client, statement, values)).rowCount ?? 0;
    },
  };
}

/**
 * What is sent before the next tick leaves in one write: the opening with the first statement, and statements that do
 * not wait for each other. Each write costs a system call and wakes the database's process.
 */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/**
 * SET LOCAL and not set_config(): only the former reaches every node of a distributed database.
 * The ids go into the text, for SET takes no parameters; nothing but a UUID gets there.
 */
function openingOf(access: Access, walls: boolean, options: TransactionOptions): string {
  const statements = [`BEGIN${modeOf(options)}`];
  if (options.today !== undefined) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(options.today)) throw new Error(`Not a calendar day: ${options.today}`);
    statements.push(`SET LOCAL app.today = '${options.today}'`);
  }
  if (options.statementTimeout !== undefined) {
    statements.push(`SET LOCAL statement_timeout = ${Math.trunc(options.statementTimeout)}`);
  }
  if (access.as === 'portal') {
    if (walls) statements.push('SET LOCAL ROLE keyline_portal');
    statements.push(`SET LOCAL app.accounts = '{${access.accounts.map(uuid).join(',')}}'`);
    if (access.person !== null) statements.push(`SET LOCAL app.person = '${uuid(access.person)}'`);
  }
  if (access.as === 'staff') {
    if (walls) statements.push('SET LOCAL ROLE keyline_staff');
    if (!['own', 'team', 'all'].includes(access.scope)) throw new Error(`No scope: ${access.scope}`);
    statements.push(
      `SET LOCAL app.person = '${uuid(access.person)}'`,
      `SET LOCAL app.scope = '${access.scope}'`,
      `SET LOCAL app.people = '{${access.people.map(uuid).join(',')}}'`,
    );
  }
  return statements.join('; ');
}

function modeOf({ isolation, readOnly }: TransactionOptions): string {
  return `${isolation ? ` ISOLATION LEVEL ${isolation.toUpperCase()}` : ''}${readOnly ? ' READ ONLY' : ''}`;
}

function uuid(text: string): string {
  if (!UUID.test(text))
    throw new Error(`Not a UUID where an id of a person or account belongs: ${JSON.stringify(text)}`);
  return text;
}
