import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type SetClock, seededChance, setClock } from '../src/platform/clock.ts';
import { secretOf } from '../src/platform/config.ts';
import type { Database } from '../src/platform/database/database.ts';
import { diskStore } from '../src/platform/files.ts';
import { accessOf, contextFor, systemContext, type World } from '../src/platform/http/context.ts';
import type { Caller, Context, MailIn, Scope } from '../src/platform/http/route.ts';
import { nobody } from '../src/platform/outbox.ts';
import type { Versions } from '../src/platform/versions.ts';

/** Monday, 16 March 2026, 09:00 UTC: the day the drawn screens show. */
export const testNow = Date.UTC(2026, 2, 16, 9, 0, 0);

export type TestWorld = {
  readonly world: World;
  readonly clock: SetClock;
  /** The server's own context. */
  system(): Context;
  /** A caller's context, as a route with this reach would get it. */
  as(caller: Partial<Caller>, scope?: Scope): Context;
  /** A buyer of one account, with these roles in it. */
  buyer(personId: string, accountId: string, roles?: readonly string[]): Context;
  /** A member of the vendor's staff. */
  staff(personId: string, roles: readonly string[], scope?: Scope, teamPeople?: readonly string[]): Context;
};

/** Versions that are read when asked: tests refresh them after a change instead of waiting for the poll. */
export function testVersions(database: Database): Versions {
  let values = new Map<string, bigint>();
  return {
    current: (name) => values.get(name) ?? 1n,
    refresh: async () => {
      const rows = await database.query<{ name: string; value: bigint }>('SELECT name, value FROM platform.version');
      values = new Map(rows.map((row) => [row.name, row.value]));
    },
    stop: async () => {},
  };
}

type TestWorldOptions = { now?: number; seed?: string; zone?: string; mailIn?: MailIn };

/** A world on a test's database: a clock that stands still, chance from a seed, files in a directory of its own, which goes with the run. */
export function testWorld(database: Database, options: TestWorldOptions = {}): TestWorld {
  const clock = setClock(options.now ?? testNow);
  const world: World = {
    database,
    clock,
    chance: seededChance(options.seed ?? 'test'),
    versions: testVersions(database),
    files: diskStore(mkdtempSync(join(inject('run'), 'files-'))),
    publicUrl: 'http://localhost:4000',
    secret: secretOf('a secret of tests, long enough to sign and encrypt with'),
    ...(options.mailIn ? { mailIn: options.mailIn } : {}),
    zone: () => options.zone ?? 'UTC',
  };
  const as = (caller: Partial<Caller>, scope: Scope = 'company') => {
    const full = { ...nobody, ...caller };
    return contextFor(world, full, accessOf(full, scope), 'en');
  };
  return {
    world,
    clock,
    system: () => systemContext(world),
    as,
    buyer: (personId, accountId, roles = ['buyer']) =>
      as({ kind: 'buyer', personId, activeAccountId: accountId, memberships: [{ accountId, roles }] }),
    staff: (personId, staffRoles, scope = 'all', teamPeople = [personId]) =>
      as({ kind: 'staff', personId, staffRoles, teamPeople }, scope),
  };
}
