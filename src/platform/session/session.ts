import type { Chance, Clock } from '../clock.ts';
import type { ListedSession, Rows } from './storage.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  putSession,
  renewSession,
  sessionSecrets,
  sessionsOf,
} from './storage.ts';
import { csrfTokenOf, hashOfToken, newToken } from './tokens.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long a session lasts at most, and how long unused, in milliseconds. */
export const lifetimes = {
  guest: { absolute: 30 * DAY, idle: 30 * DAY },
  buyer: { absolute: 30 * DAY, idle: 14 * DAY },
  staff: { absolute: 12 * HOUR, idle: 2 * HOUR },
} as const;

export type SessionKind = keyof typeof lifetimes;

/** What goes into the cookies of the reply. */
export type IssuedSession = {
  readonly sessionId: string;
  readonly token: string;
  readonly csrfToken: string;
  readonly expiresAt: Date;
};

/** What a session needs of the world; a Context has it. */
export type SessionWorld = { readonly clock: Clock; readonly chance: Chance; newId(): string };

/**
 * Starts a session and gives what the reply's cookies carry. With `replaces` the session of that id goes on under a new
 * token (what a guest put down stays his when he signs in); the old token is worth nothing from then on.
 */
export async function beginSession(
  rows: Rows,
  world: SessionWorld,
  begin: {
    readonly kind: SessionKind;
    readonly personId: string | null;
    readonly activeAccountId?: string | null;
    readonly replaces?: string | null;
    /** Signed in with the second factor. */
    readonly strong?: boolean;
    readonly request: { readonly address: string; readonly userAgent: string };
  },
): Promise<IssuedSession> {
  const now = world.clock.now();
  const expiresAt = new Date(now + lifetimes[begin.kind].absolute);
  const token = newToken(world.chance);
  const csrfSecret = newToken(world.chance);
  const id = begin.replaces ?? world.newId();
  await putSession(rows, {
    tokenHash: hashOfToken(token),
    id,
    personId: begin.personId,
    activeAccountId: begin.activeAccountId ?? null,
    csrfSecret,
    now: new Date(now),
    expiresAt,
    strongUntil: begin.strong ? expiresAt : null,
    userAgent: begin.request.userAgent.slice(0, 300),
    address: begin.request.address.slice(0, 100),
  });
  return { sessionId: id, token, csrfToken: csrfTokenOf(id, csrfSecret), expiresAt };
}

/**
 * A new token for a session whose person may now do more or less than before; `activeAccountId` null is the vendor's
 * desk. Null when the session has ended.
 */
export async function rotateSession(
  rows: Rows,
  world: SessionWorld,
  sessionId: string,
  change: { readonly activeAccountId?: string | null; readonly strong?: boolean } = {},
): Promise<IssuedSession | null> {
  const token = newToken(world.chance);
  const csrfSecret = newToken(world.chance);
  const expiresAt = await renewSession(rows, {
    id: sessionId,
    tokenHash: hashOfToken(token),
    csrfSecret,
    activeAccountId: change.activeAccountId,
    strong: change.strong ?? false,
    now: new Date(world.clock.now()),
  });
  if (expiresAt === null) return null;
  return { sessionId, token, csrfToken: csrfTokenOf(sessionId, csrfSecret), expiresAt };
}

/** Ends one session; with a person only if it is his. Returns whether there was one. */
export async function endSession(rows: Rows, sessionId: string, personId: string | null = null): Promise<boolean> {
  return (await deleteSession(rows, sessionId, personId)) > 0;
}

/** Ends every session of a person, at once and everywhere; `kept` stays. Returns how many. */
export function endSessionsOf(rows: Rows, personId: string, kept: string | null = null): Promise<number> {
  return deleteSessionsOf(rows, personId, kept);
}

export function listSessions(rows: Rows, world: SessionWorld, personId: string): Promise<ListedSession[]> {
  return sessionsOf(rows, personId, new Date(world.clock.now()));
}

/** The token that the session's page sends back with every change, and what else a page asks of its session. */
export async function issueCsrf(
  rows: Rows,
  sessionId: string,
): Promise<{ csrfToken: string; currency: string | null; strong: boolean } | null> {
  const found = await sessionSecrets(rows, sessionId);
  if (!found) return null;
  const strong = found.strong_until !== null;
  return { csrfToken: csrfTokenOf(sessionId, found.csrf_secret), currency: found.currency, strong };
}

export function clearExpiredSessions(rows: Rows, now: number): Promise<number> {
  return deleteExpiredSessions(rows, new Date(now));
}
