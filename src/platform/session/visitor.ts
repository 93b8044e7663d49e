import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseLanguage, isLanguage, type Language, languageCookie } from '../../texts/languages.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Caller, Reply } from '../http/route.ts';
import { nobody } from '../outbox.ts';
import type { Versions } from '../versions.ts';
import { keptSessions, readerOf, type SessionReader } from './kept-sessions.ts';
import { lifetimes } from './session.ts';
import { type SessionRow, touchSession } from './storage.ts';
import { csrfTokenOf, sameText } from './tokens.ts';

export type Doorkeeper = {
  /** Who a request comes from, in one statement (none without the cookie). */
  visitorOf(request: FastifyRequest): Promise<{ caller: Caller; language: Language; csrfHolds: boolean }>;
  /** Puts the session's cookies on the reply, or takes them off. */
  setSession(reply: FastifyReply, session: Reply<unknown>['session']): void;
};

export type DoorkeeperOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: string;
  /** With it, sessions are kept in memory for seconds and forgotten when one ends or changes anywhere. */
  readonly versions?: Versions;
  /** Told when noting that a session was seen fails; the request goes on. */
  report(error: unknown): void;
};

const TOUCH_EVERY = 60_000;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const csrfCookie = 'keyline_csrf';

/** The session's cookie is bound to the host (`__Host-`) wherever the connection is encrypted. */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-keyline_session' : 'keyline_session';
}

/** Reads sessions at the door of the server and writes their cookies. */
export function doorkeeper(options: DoorkeeperOptions): Doorkeeper {
  const sessionOf = options.versions ? keptSessions(options, options.versions) : readerOf(options);
  const cookieName = sessionCookieName(options.publicUrl);
  const secure = options.publicUrl.startsWith('https:');
  const cookies: CookieSerializeOptions = { path: '/', sameSite: 'lax', secure };
  return {
    visitorOf: async (request) => {
      const token = request.cookies[cookieName];
      const session = token !== undefined && TOKEN.test(token) ? await readSession(options, sessionOf, token) : null;
      const caller = session ? callerOf(session) : nobody;
      const chosen = request.cookies[languageCookie];
      const own = isLanguage(chosen) ? chosen : session?.language;
      const reads = request.method === 'GET' || request.method === 'HEAD';
      return {
        caller,
        language: chooseLanguage(own, request.headers['accept-language']),
        csrfHolds:
          reads ||
          (comesFromOurPage(request, options.publicUrl) && (session === null || carriesToken(request, session))),
      };
    },
    setSession: (reply, session) => {
      if (session === undefined) return;
      if (session === null) {
        reply.clearCookie(cookieName, cookies).clearCookie(csrfCookie, cookies);
        return;
      }
      reply.setCookie(cookieName, session.token, { ...cookies, httpOnly: true, expires: session.expiresAt });
      reply.setCookie(csrfCookie, session.csrfToken, { ...cookies, expires: session.expiresAt });
    },
  };
}

async function readSession(
  options: DoorkeeperOptions,
  sessionOf: SessionReader,
  token: string,
): Promise<SessionRow | null> {
  const now = options.clock.now();
  const session = await sessionOf(token);
  if (!session) return null;
  // Its person has been deactivated.
  if (session.person_id !== null && session.known_id === null) return null;
  const seenAgo = now - session.seen_at.getTime();
  if (seenAgo > lifetimes[kindOf(session)].idle) return null;
  if (seenAgo > TOUCH_EVERY) {
    session.seen_at = new Date(now);
    touchSession(options.database, session.id, session.seen_at).catch(options.report);
  }
  return session;
}

function kindOf(session: SessionRow): Caller['kind'] {
  if (session.person_id === null) return 'guest';
  return (session.staff_roles ?? []).length > 0 ? 'staff' : 'buyer';
}

/**
 * The caller a session stands for. One of the vendor's people who belongs to a company as well acts for it only where
 * his session has chosen it, and then as its buyer alone. Staff who owe a second factor are known, and may do nothing
 * but set it up.
 */
export function callerOf(session: SessionRow): Caller {
  if (session.person_id === null) return { ...nobody, sessionId: session.id };
  const memberships = membershipsOf(session.memberships ?? []);
  const belongs = (id: string | null) => memberships.some((membership) => membership.accountId === id);
  const worksForVendor = kindOf(session) === 'staff';
  const owesSecondFactor = worksForVendor && session.staff_need_second_factor === true && session.strong_until === null;
  const atDesk = worksForVendor && (owesSecondFactor || !belongs(session.active_account_id));
  const chosen = [session.active_account_id, session.person_account_id].find(belongs) ?? memberships[0]?.accountId;
  const people = session.team_people ?? [];
  return {
    kind: atDesk ? 'staff' : 'buyer',
    personId: session.person_id,
    sessionId: session.id,
    name: session.name,
    email: session.email,
    activeAccountId: atDesk ? null : (chosen ?? null),
    memberships,
    staffRoles: atDesk && !owesSecondFactor ? (session.staff_roles ?? []) : [],
    teamPeople: [...new Set([session.person_id, ...people])],
  };
}

/** Roles by company, in the order of the companies' ids: the same one comes first every time. */
function membershipsOf(entries: readonly string[]): Caller['memberships'] {
  const byAccount = new Map<string, { accountId: string; roles: string[]; currency: string; segment: string | null }>();
  for (const entry of [...entries].sort()) {
    // A segment may hold spaces: it is what is left.
    const [accountId = '', role = '', currency = '', ...rest] = entry.split(' ');
    const known = byAccount.get(accountId);
    if (known) known.roles.push(role);
    else byAccount.set(accountId, { accountId, roles: [role], currency, segment: rest.join(' ') || null });
  }
  return [...byAccount.values()];
}

/** Whether the browser says that the request comes from our own page; programs that are no browser say nothing. */
function comesFromOurPage(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  if (origin === undefined || origin === publicUrl) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}

/** Whether the request carries the token of its own session; the cookie beside it only brings it to the page. */
function carriesToken(request: FastifyRequest, session: SessionRow): boolean {
  const given = request.headers['x-csrf-token'];
  return typeof given === 'string' && sameText(given, csrfTokenOf(session.id, session.csrf_secret));
}
