import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Versions } from '../versions.ts';
import { type SessionRow, sessionByToken } from './storage.ts';
import { hashOfToken } from './tokens.ts';

/** The session of a token, or null where there is none or it has expired. */
export type SessionReader = (token: string) => Promise<SessionRow | null>;

type Source = { readonly database: Database; readonly clock: Clock };

/** One statement for every call. */
export function readerOf({ database, clock }: Source): SessionReader {
  return (token) => sessionByToken(database, hashOfToken(token), new Date(clock.now()));
}

const KEEP_MS = 3_000;
const MOST = 10_000;

type Kept = { readonly until: number; readonly session: Promise<SessionRow | null> };

/**
 * Reads each session once in three seconds. A session that ends or gets other rights raises the version `sessions` in
 * its own transaction (a trigger), and staff or their teams that change raise `seller`: everything kept is forgotten
 * then, in this process and, told by LISTEN, in all others. Callers of one token that come together share one reading.
 */
export function keptSessions(source: Source, versions: Versions): SessionReader {
  const read = readerOf(source);
  const kept = new Map<string, Kept>();
  let key = '';
  return (token) => {
    const current = `${versions.current('sessions')}.${versions.current('seller')}`;
    if (current !== key || kept.size >= MOST) kept.clear();
    key = current;
    const now = source.clock.now();
    const known = kept.get(token);
    if (known && now < known.until) return known.session;
    const session = read(token);
    kept.set(token, { until: now + KEEP_MS, session });
    session.catch(() => kept.delete(token));
    return session;
  };
}
