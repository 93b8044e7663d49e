import { spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartRefused } from '../start-refused.ts';
import type { Binaries } from './binaries.ts';
import type { ClusterSettings } from './cluster-settings.ts';
import { pgHbaConf, postgresqlConf } from './cluster-settings.ts';
import type { DatabaseUser } from './database-user.ts';
import { processCommand, processLives } from './process-identity.ts';

/** One data directory and what runs on it. */
export type Cluster = {
  binaries: Binaries;
  dataDirectory: string;
  logFile: string;
  user: DatabaseUser;
  settings: ClusterSettings;
};

/** What postmaster.pid says. ready: it accepts connections. */
export type Postmaster = { pid: number; ready: boolean; port: number; socketDirectory: string | undefined };

const READY_WITHIN = 60_000;
const LOG_KEPT = 10 * 2 ** 20;

/** Makes the data directory, whole or not at all: an interrupted initdb leaves only a draft, which the next one drops. */
export async function initialiseData(cluster: Cluster, superuserPassword: string): Promise<void> {
  const draft = `${cluster.dataDirectory}.draft`;
  const passwordFile = `${cluster.dataDirectory}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  give(draft, cluster.user);
  writeFileSync(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  give(passwordFile, cluster.user);
  try {
    await runProgram(cluster, 'initdb', [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // PostgreSQL's own: the same order on every machine, no library of the system's that changes beneath the indexes.
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--lc-messages=C',
      '--no-instructions',
      ...(cluster.settings.durable ? [] : ['--no-sync']),
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  await rename(draft, cluster.dataDirectory);
}

/** Starts PostgreSQL on its data, in a session of its own: a Ctrl-C meant for the server must not reach it. */
export async function startPostmaster(cluster: Cluster): Promise<Postmaster> {
  await writeOwned(cluster, 'postgresql.conf', postgresqlConf(cluster.settings));
  await writeOwned(cluster, 'pg_hba.conf', pgHbaConf);
  dropForeignPidFile(cluster);
  const deadline = Date.now() + READY_WITHIN;
  for (;;) {
    const started = await spawnPostmaster(cluster, deadline);
    if (started) return started;
    // The processes of a killed postmaster take a moment to notice, and hold its shared memory until then.
    if (Date.now() > deadline) {
      throw new StartRefused(`PostgreSQL does not start. The last lines of ${cluster.logFile}:\n${logTail(cluster)}`);
    }
    await wait(200);
  }
}

/** The postmaster that runs on the data, or undefined. A file left by a dead one, or whose id went to a stranger, counts as none. */
export function runningPostmaster(cluster: Pick<Cluster, 'dataDirectory'>): Postmaster | undefined {
  const lines = pidFile(cluster);
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0 || !processLives(pid)) return undefined;
  const command = processCommand(pid);
  if (!command?.includes(cluster.dataDirectory)) return undefined;
  return {
    pid,
    ready: lines[7]?.trim() === 'ready',
    port: Number(lines[3] ?? 0),
    socketDirectory: lines[4]?.trim() || undefined,
  };
}

/** Whether the postmaster was started from these very binaries. */
export function runsFrom(postmaster: Postmaster, binaries: Binaries): boolean {
  return processCommand(postmaster.pid)?.startsWith(program(binaries, 'postgres')) ?? false;
}

/** Waits until a postmaster that is starting or recovering accepts connections; undefined: it ended instead. */
export async function untilReady(
  cluster: Pick<Cluster, 'dataDirectory'>,
  pid: number,
  deadline = Date.now() + READY_WITHIN,
): Promise<Postmaster | undefined> {
  while (processLives(pid) && Date.now() < deadline) {
    const found = runningPostmaster(cluster);
    if (found?.pid === pid && found.ready) return found;
    await wait(10);
  }
  return undefined;
}

/** Fast shutdown: sessions are ended, everything is written. After 20 s at once; the next start then recovers. */
export async function stopPostmaster(cluster: Pick<Cluster, 'dataDirectory'>, pid: number): Promise<void> {
  const started = Date.now();
  signal(pid, 'SIGINT');
  while (runningPostmaster(cluster)?.pid === pid) {
    if (Date.now() - started > 20_000) signal(pid, 'SIGQUIT');
    if (Date.now() - started > 30_000) signal(pid, 'SIGKILL');
    await wait(10);
  }
}

/** Refuses (StartRefused) data of another major version, which these binaries cannot read. */
export function checkDataVersion(cluster: Cluster): void {
  const found = readFileSync(join(cluster.dataDirectory, 'PG_VERSION'), 'utf8').trim();
  if (found === cluster.binaries.major) return;
  throw new StartRefused(
    `${cluster.dataDirectory} was written by PostgreSQL ${found}; this release brings PostgreSQL ${cluster.binaries.major}. Take a backup with the previous release, move the directory away and restore the backup with this one.`,
  );
}

export function give(path: string, user: DatabaseUser): void {
  if (user) chownSync(path, user.uid, user.gid);
}

async function spawnPostmaster(cluster: Cluster, deadline: number): Promise<Postmaster | undefined> {
  const log = openLog(cluster);
  try {
    const child = spawn(program(cluster.binaries, 'postgres'), ['-D', cluster.dataDirectory], {
      ...cluster.user,
      cwd: cluster.dataDirectory,
      detached: true,
      stdio: ['ignore', log, log],
      env: environment(),
    });
    child.on('error', () => undefined);
    child.unref();
    return child.pid === undefined ? undefined : await untilReady(cluster, child.pid, deadline);
  } finally {
    closeSync(log);
  }
}

function runProgram(cluster: Cluster, name: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program(cluster.binaries, name), args, {
      ...cluster.user,
      cwd: dirname(cluster.dataDirectory),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(),
    });
    const output: string[] = [];
    child.stdout.on('data', (chunk) => output.push(String(chunk)));
    child.stderr.on('data', (chunk) => output.push(String(chunk)));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new StartRefused(`PostgreSQL's ${name} failed:\n${output.join('').trim()}`));
    });
  });
}

/** A postmaster.pid that names a living stranger would keep PostgreSQL from starting; one that names the dead, it drops itself. */
function dropForeignPidFile(cluster: Cluster): void {
  if (pidFile(cluster) && !runningPostmaster(cluster)) rmSync(join(cluster.dataDirectory, 'postmaster.pid'));
}

function pidFile({ dataDirectory }: Pick<Cluster, 'dataDirectory'>): string[] | undefined {
  try {
    return readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeOwned(cluster: Cluster, name: string, text: string): Promise<void> {
  const path = join(cluster.dataDirectory, name);
  await writeFile(path, text, { mode: 0o600 });
  give(path, cluster.user);
}

function openLog(cluster: Cluster): number {
  const full = existsSync(cluster.logFile) && statSync(cluster.logFile).size > LOG_KEPT;
  return openSync(cluster.logFile, full ? 'w' : 'a', 0o600);
}

function logTail(cluster: Cluster): string {
  return readFileSync(cluster.logFile, 'utf8').trim().split('\n').slice(-8).join('\n');
}

function program(binaries: Binaries, name: string): string {
  return join(binaries.directory, 'bin', name);
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
