import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { checkoutDirectory } from '../config.ts';
import { runningPostmaster, stopPostmaster } from './cluster.ts';
import { withClient } from './connection.ts';
import { openDatabase } from './database.ts';
import { joinEmbedded, startEmbedded } from './embedded.ts';
import { findDatabase } from './open.ts';
import { processLives } from './process-identity.ts';
import { transaction } from './transaction.ts';

const asRoot = process.getuid?.() === 0;
const base = mkdtempSync(join(tmpdir(), 'keyline-embedded-'));
chmodSync(base, 0o711);
const home = newHome('home');
const children: ChildProcess[] = [];

function newHome(name: string): string {
  const path = join(base, name);
  mkdirSync(path, { mode: 0o711 });
  return path;
}

async function endPostgres(of: string): Promise<void> {
  const dataDirectory = join(of, 'postgres', 'data');
  const running = runningPostmaster({ dataDirectory });
  if (running) await stopPostmaster({ dataDirectory }, running.pid);
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await endPostgres(home);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

type Server = { child: ChildProcess; words: string[] };

/** Starts a server in a process of its own; words are what it says first: ready, origin, pid of PostgreSQL. */
async function startServer(): Promise<Server> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/embedded-server.ts', home], {
    cwd: checkoutDirectory(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [first] = await once(createInterface(child.stdout ?? process.stdin), 'line');
  return { child, words: String(first).split(' ') };
}

async function end(server: Server, signal: NodeJS.Signals): Promise<void> {
  const ended = once(server.child, 'exit');
  server.child.kill(signal);
  await ended;
}

async function untilGone(pid: number): Promise<void> {
  for (let tries = 0; processLives(pid) && tries < 500; tries += 1) await wait(10);
  expect(processLives(pid)).toBe(false);
}

function asSuperuser<T>(
  embedded: { connection: Awaited<ReturnType<typeof startEmbedded>>['connection'] },
  sql: string,
) {
  return withClient(
    embedded.connection('postgres', 'postgres'),
    'test',
    async (client) => (await client.query(sql)).rows as T[],
  );
}

describe('the embedded PostgreSQL', () => {
  it('is made on first start, started on its data afterwards, and gone after a stop', async () => {
    const first = await startEmbedded(home);
    await asSuperuser(first, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)');
    await first.stop();
    await untilGone(first.pid());
    const second = await startEmbedded(home);
    expect([first.origin, second.origin]).toEqual(['created', 'started']);
    expect(await asSuperuser(second, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    await second.stop();
  });

  it('keeps its data, its socket and its secret from other users of the machine', async () => {
    const embedded = await startEmbedded(home);
    const modeOf = (...path: string[]) => (statSync(join(home, ...path)).mode & 0o777).toString(8);
    expect(modeOf('database-secret')).toBe('600');
    expect(modeOf('postgres', 'data')).toBe('700');
    expect(modeOf('postgres', 'socket')).toBe('700');
    expect(statSync(join(home, 'postgres', 'data')).uid === 0).toBe(false);
    await embedded.stop();
  });

  it('refuses a wrong password', async () => {
    const embedded = await startEmbedded(home);
    const wrong = { ...embedded.connection('postgres', 'postgres'), password: 'guess' };
    await expect(withClient(wrong, 'test', async () => undefined)).rejects.toThrow('password authentication failed');
    await embedded.stop();
  });

  it('syncs what it commits, knows Unicode and keeps UTC', async () => {
    const embedded = await startEmbedded(home);
    const [row] = await asSuperuser<Record<string, string>>(
      embedded,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('data_checksums') AS checksums, current_setting('TimeZone') AS zone,
              lower('GRÖßE ŁÓDŹ ΕΛΛΆΔΑ') AS lower, 'a' < 'B' AS folded`,
    );
    expect(row).toEqual({
      fsync: 'on',
      commit: 'on',
      checksums: 'on',
      zone: 'UTC',
      lower: 'größe łódź ελλάδα',
      folded: false,
    });
    await embedded.stop();
  });

  it('refuses a second server on the same home, in this process and in another one', async () => {
    const server = await startServer();
    expect(server.words[0]).toBe('ready');
    await expect(startEmbedded(home)).rejects.toThrow(`A server with process id ${server.child.pid} already works on`);
    expect((await startServer()).words.join(' ')).toMatch(/^refused A server with process id \d+ already works on/);
    await end(server, 'SIGTERM');
    await untilGone(Number(server.words[2]));
    const embedded = await startEmbedded(home);
    await expect(startEmbedded(home)).rejects.toThrow('already works on');
    await embedded.stop();
  });

  it('is adopted, still running, by the next server when its own was killed', async () => {
    const killed = await startServer();
    await end(killed, 'SIGKILL');
    expect(processLives(Number(killed.words[2]))).toBe(true);
    const embedded = await startEmbedded(home);
    expect([embedded.origin, embedded.pid()]).toEqual(['adopted', Number(killed.words[2])]);
    await embedded.stop();
    await untilGone(Number(killed.words[2]));
  });

  it('is ready again within 10 s with everything it acknowledged after a kill -9 of server and database', async () => {
    const killed = await startServer();
    const beside = await joinEmbedded(home);
    await asSuperuser(
      beside,
      'CREATE TABLE acknowledged (n int); INSERT INTO acknowledged SELECT generate_series(1, 1000)',
    );
    process.kill(Number(killed.words[2]), 'SIGKILL');
    await end(killed, 'SIGKILL');
    const before = performance.now();
    const embedded = await startEmbedded(home);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(embedded.origin).toBe('started');
    expect(await asSuperuser(embedded, 'SELECT count(*)::int AS n FROM acknowledged')).toEqual([{ n: 1000 }]);
    await embedded.stop();
  });

  it('is started again when it alone is killed, and the pool finds it', async () => {
    const said: string[] = [];
    const place = await findDatabase({ home, databaseUrl: undefined }, { report: (sentence) => said.push(sentence) });
    const database = openDatabase(place.app, { purpose: 'test' });
    await database.query('SELECT 1');
    const before = place.embedded?.pid() ?? 0;
    process.kill(before, 'SIGKILL');
    for (let tries = 0; place.embedded?.pid() === before && tries < 1000; tries += 1) await wait(10);
    expect(await database.query('SELECT 2 AS two')).toEqual([{ two: 2 }]);
    expect(said.join(' ')).toMatch(/ended by itself.*runs again/);
    await database.close();
    await place.stop();
  });

  it('starts although its pid file names a living stranger', async () => {
    await (await startEmbedded(home)).stop();
    writeFileSync(join(home, 'postgres', 'data', 'postmaster.pid'), `${process.pid}\n${home}/postgres/data\n`);
    const embedded = await startEmbedded(home);
    expect(embedded.origin).toBe('started');
    await embedded.stop();
  });

  it('is shared with a command beside the server, and survives it', async () => {
    const server = await startServer();
    const beside = await joinEmbedded(home);
    expect([beside.origin, beside.pid()]).toEqual(['joined', Number(server.words[2])]);
    await beside.stop();
    expect(processLives(beside.pid())).toBe(true);
    await end(server, 'SIGTERM');
  });

  it('drops what an interrupted first start left behind', async () => {
    const fresh = newHome('interrupted');
    mkdirSync(join(fresh, 'postgres', 'data.draft'), { recursive: true });
    writeFileSync(join(fresh, 'postgres', 'data.draft', 'half'), 'written');
    const embedded = await startEmbedded(fresh, { durable: false });
    expect(embedded.origin).toBe('created');
    expect(existsSync(join(fresh, 'postgres', 'data.draft'))).toBe(false);
    await embedded.stop();
  });

  it('listens on the loopback alone where the path is too long for a socket', async () => {
    const long = newHome('l'.repeat(100));
    const embedded = await startEmbedded(long, { durable: false });
    const connection = embedded.connection('postgres', 'postgres');
    expect(connection.host).toBe('127.0.0.1');
    const [row] = await asSuperuser(embedded, "SELECT current_setting('listen_addresses') AS addresses");
    expect(row).toEqual({ addresses: '127.0.0.1' });
    await expect(withClient({ ...connection, password: 'guess' }, 'test', async () => undefined)).rejects.toThrow(
      'password',
    );
    await embedded.stop();
  });

  it('refuses data of another major version', async () => {
    const path = join(home, 'postgres', 'data', 'PG_VERSION');
    const version = readFileSync(path, 'utf8');
    writeFileSync(path, '17\n');
    await expect(startEmbedded(home)).rejects.toThrow(
      'was written by PostgreSQL 17; this release brings PostgreSQL 18',
    );
    writeFileSync(path, version);
  });

  it.runIf(asRoot)('refuses, as root, a home its unprivileged user cannot reach, and names the directory', async () => {
    const closed = newHome('closed');
    mkdirSync(join(closed, 'home'), { mode: 0o711 });
    chmodSync(closed, 0o700);
    await expect(startEmbedded(join(closed, 'home'))).rejects.toThrow(`cannot pass through ${closed}.`);
  });

  it('serves portal transactions to the role the server logs in as', async () => {
    const place = await findDatabase({ home, databaseUrl: undefined });
    const database = openDatabase(place.app, { purpose: 'test', walls: place.walls });
    const rows = await transaction(database, { as: 'portal', accounts: [], person: null }, (tx) =>
      tx.query('SELECT session_user::text AS login, current_user::text AS role'),
    );
    expect(rows).toEqual([{ login: 'keyline_app', role: 'keyline_portal' }]);
    await database.close();
    await place.stop();
  });
});
