import pg from 'pg';
import type { Chance } from '../clock.ts';
import { systemChance } from '../clock.ts';
import type { Connection } from './connection.ts';
import { clientSettings } from './connection.ts';
import { countStatement } from './query-count.ts';
import { typeParsers } from './types.ts';

/** Parameters of a statement: bigint goes as int8, Date as timestamptz, arrays as arrays, objects as json. */
export type Value = string | number | bigint | boolean | Date | Uint8Array | null | readonly Value[] | object;

/** A statement's text, or text with a name: named ones are planned once per connection. One name, one text. */
export type Statement = string | { readonly name: string; readonly text: string };

/** Behind which walls work is done. */
export type Access =
  /** The server itself, on behalf of nobody. */
  | { readonly as: 'system' }
  /** A customer's or partner's person: only rows of these accounts. */
  | { readonly as: 'portal'; readonly accounts: readonly string[]; readonly person: string | null }
  /** The vendor's staff: own accounts, those of people (the members of his teams, himself included), or all. */
  | {
      readonly as: 'staff';
      readonly scope: 'own' | 'team' | 'all';
      readonly person: string;
      readonly people: readonly string[];
    };

/** One open transaction. */
export type Tx = {
  query<Row extends object>(statement: Statement, values?: readonly Value[]): Promise<Row[]>;
  /** The number of rows an INSERT, UPDATE or DELETE touched. */
  execute(statement: Statement, values?: readonly Value[]): Promise<number>;
  /** For COPY alone (copy.ts): what it sends itself is not counted. */
  readonly client: pg.PoolClient;
};

export type Database = {
  /** Connections of transactions. */
  readonly pool: pg.Pool;
  /** One statement without a transaction, as the server's own role (no row-level security of customers or staff). */
  query<Row extends object>(statement: Statement, values?: readonly Value[]): Promise<Row[]>;
  execute(statement: Statement, values?: readonly Value[]): Promise<number>;
  /** Where the pool signs in: for connections that live beside it, such as LISTEN. */
  readonly connection: Connection;
  /** False where the database gave one role only: transactions then do not change roles. */
  readonly walls: boolean;
  readonly chance: Chance;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  purpose: string;
  /** Most connections at once. */
  size?: number;
  walls?: boolean;
  /** Milliseconds after which the database gives a statement up. */
  statementTimeout?: number;
  chance?: Chance;
  /** Told of an idle connection that broke; the pool opens another one when needed. */
  report?: (error: Error) => void;
};

function openPool(connection: Connection, options: DatabaseOptions, size: number): pg.Pool {
  const pool = new pg.Pool({
    ...clientSettings(connection, options.purpose),
    types: typeParsers,
    // Statements sent without waiting for each other share a round trip; the opening of a transaction always does.
    pipeline: true,
    max: size,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeout ?? 15_000,
    // A transaction that waits this long for its own process is a bug; it must not hold its locks for ever.
    idle_in_transaction_session_timeout: 30_000,
  });
  pool.on('error', options.report ?? (() => undefined));
  // Without a listener a connection that breaks while it is lent out would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * Opens the pools the server works with: one for transactions, a third of its size beside it for single statements.
 * A transaction that waits for something its process reads anew (catalogue, prices) must not wait for a connection that
 * only another waiting transaction could give back. Connects lazily: nothing is sent before the first statement.
 */
export function openDatabase(connection: Connection, options: DatabaseOptions): Database {
  const size = options.size ?? 12;
  const pool = openPool(connection, options, size);
  const singles = openPool(connection, options, Math.max(1, Math.ceil(size / 3)));
  return {
    pool,
    query: async <Row extends object>(statement: Statement, values?: readonly Value[]) =>
      (await run<Row>(singles, statement, values)).rows,
    execute: async (statement, values) => (await run(singles, statement, values)).rowCount ?? 0,
    connection,
    walls: options.walls ?? true,
    chance: options.chance ?? systemChance,
    close: async () => {
      await Promise.all([pool.end(), singles.end()]);
    },
  };
}

/** Sends one counted statement. */
export function run<Row extends object>(
  client: Pick<pg.ClientBase, 'query'> | Pick<pg.Pool, 'query'>,
  statement: Statement,
  values: readonly Value[] = [],
): Promise<pg.QueryResult<Row>> {
  countStatement(typeof statement === 'string' ? statement : statement.text);
  const config = typeof statement === 'string' ? { text: statement } : { ...statement };
  return client.query<Row>({ ...config, values: values as unknown[] });
}
