import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimes, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartRefused } from '../start-refused.ts';
import { processLives, processStart } from './process-identity.ts';

type Holder = { pid: number; started: string; host: string };

/** Held by the one server that works on a KEYLINE_HOME. release is idempotent. */
export type HomeLock = { release(): void };

const BEAT = 1_000;
const PATIENCE = 4_000;

/**
 * Takes server.lock in home. A lock left by a process that no longer lives (or whose id another process has since
 * been given) is taken over. The process ids of another host or container say nothing here: there the holder is
 * watched for a few seconds for its beat. Refuses (StartRefused) while the holder lives.
 */
export async function lockHome(home: string): Promise<HomeLock> {
  const file = join(home, 'server.lock');
  const mine: Holder = { pid: process.pid, started: processStart(process.pid) ?? '', host: hostname() };
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (linked(draft, file)) return held(file, mine);
      const holder = readHolder(file);
      if (holder && (holder.host === mine.host ? lives(holder) : await beats(file))) {
        const where = holder.host === mine.host ? '' : ` on ${holder.host}`;
        throw new StartRefused(
          `A server with process id ${holder.pid}${where} already works on ${home}. Stop it first, or set KEYLINE_HOME to another directory.`,
        );
      }
      setAside(file, holder);
    }
    throw new StartRefused(`${file} changes hands too fast. Start one server at a time.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

function held(file: string, mine: Holder): HomeLock {
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now, () => undefined);
  }, BEAT);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      releaseOwn(file, mine);
    },
  };
}

async function beats(file: string): Promise<boolean> {
  const before = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  await wait(PATIENCE);
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs !== before;
}

/** Whether a living server of this host works on home. */
export function homeIsServed(home: string): boolean {
  const holder = readHolder(join(home, 'server.lock'));
  return holder !== undefined && holder.host === hostname() && lives(holder);
}

function lives(holder: Holder): boolean {
  return processLives(holder.pid) && processStart(holder.pid) === holder.started;
}

function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const holder: Holder = JSON.parse(readFileSync(file, 'utf8'));
    const whole = [typeof holder.pid, typeof holder.started, typeof holder.host].join() === 'number,string,string';
    return whole ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Moves a dead server's lock away; puts it back when a rival has replaced it meanwhile. */
function setAside(file: string, dead: Holder | undefined): void {
  const aside = `${file}.stale.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved && (moved.pid !== dead?.pid || moved.started !== dead.started)) linked(aside, file);
  rmSync(aside, { force: true });
}

function releaseOwn(file: string, mine: Holder): void {
  const holder = readHolder(file);
  if (holder?.pid === mine.pid && holder.started === mine.started) rmSync(file, { force: true });
}
