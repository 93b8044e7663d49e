import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '../start-refused.ts';
import { processLives, processStart } from './process-identity.ts';

type Holder = { pid: number; started: string };

/** Held by the one server that works on a KEYLINE_HOME. release is idempotent. */
export type HomeLock = { release(): void };

/**
 * Takes server.lock in home. A lock left by a process that no longer lives (or whose id another process has since
 * been given) is taken over. Refuses (StartRefused) while its holder lives.
 */
export function lockHome(home: string): HomeLock {
  const file = join(home, 'server.lock');
  const mine: Holder = { pid: process.pid, started: processStart(process.pid) ?? '' };
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (linked(draft, file)) return { release: () => releaseOwn(file, mine) };
      const holder = readHolder(file);
      if (holder && holds(holder)) {
        throw new StartRefused(
          `A server with process id ${holder.pid} already works on ${home}. Stop it first, or set KEYLINE_HOME to another directory.`,
        );
      }
      setAside(file, holder);
    }
    throw new StartRefused(`${file} changes hands too fast. Start one server at a time.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Whether a living server works on home. */
export function homeIsServed(home: string): boolean {
  const holder = readHolder(join(home, 'server.lock'));
  return holder !== undefined && holds(holder);
}

function holds(holder: Holder): boolean {
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
    return typeof holder.pid === 'number' && typeof holder.started === 'string' ? holder : undefined;
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
