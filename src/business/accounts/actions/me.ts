import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { permittedActions } from '../../../platform/permissions.ts';
import {
  endSession,
  endSessionsOf,
  type IssuedSession,
  issueCsrf,
  listSessions,
  rotateSession,
} from '../../../platform/session/session.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { doorsOf } from '../rules/doors.ts';
import { personById } from '../storage/identity.ts';
import { claimAccount, type MeRow, putActiveAccount, readMe, updatePerson } from '../storage/people.ts';
import type { Me, MeChange, SessionSummary } from '../terms/identity.ts';
import { loadSellerAndStore } from './seller-and-store.ts';

async function guest(context: Context): Promise<Me> {
  const { store } = await loadSellerAndStore(context);
  const { sessionId } = context.caller;
  const session = sessionId === null ? null : await issueCsrf(context.database, sessionId);
  return {
    signedIn: false,
    person: null,
    doors: doorsOf({ buyerRoles: [], staffRoles: [] }),
    memberships: [],
    activeAccountId: null,
    claimable: [],
    staffRoles: [],
    worksForVendor: false,
    actions: permittedActions({ signedIn: false, buyerRoles: [], staffRoles: [] }),
    language: context.language,
    currency: session?.currency ?? store.defaultCurrency,
    csrfToken: session?.csrfToken ?? null,
    hasTotp: false,
    mustSetUpTotp: false,
  };
}

/** Who the caller is, what doors are open to him and what he may do. Two statements as the server, one for a guest. */
export async function me(context: Context): Promise<Me> {
  const { caller } = context;
  if (caller.personId === null || caller.sessionId === null) return guest(context);
  const [person, session, { store }] = await Promise.all([
    readMe(context.database, caller.personId),
    issueCsrf(context.database, caller.sessionId),
    loadSellerAndStore(context),
  ]);
  if (!person || !session) return guest(context);
  return meOf(context, person, session, store.defaultCurrency);
}

function meOf(
  context: Context,
  person: MeRow,
  session: { csrfToken: string; currency: string | null; strong: boolean },
  defaultCurrency: string,
): Me {
  const { caller } = context;
  const active = person.memberships.find((membership) => membership.accountId === caller.activeAccountId);
  const held = { signedIn: true, buyerRoles: active?.roles ?? [], staffRoles: caller.staffRoles };
  return {
    signedIn: true,
    person: {
      id: person.id,
      name: person.name,
      email: person.email,
      phone: person.phone,
      title: person.title,
      rowVersion: person.row_version,
    },
    doors: doorsOf(held),
    memberships: person.memberships.map(({ accountId, number, company, roles }) => ({
      accountId,
      number,
      company,
      roles,
    })),
    activeAccountId: caller.activeAccountId,
    claimable: person.claimable,
    staffRoles: caller.staffRoles as Me['staffRoles'],
    worksForVendor: person.works_for_vendor,
    actions: permittedActions(held),
    language: person.language,
    currency: active?.currency ?? session.currency ?? defaultCurrency,
    csrfToken: session.csrfToken,
    hasTotp: person.has_totp,
    mustSetUpTotp: person.owes_second_factor && !session.strong,
  };
}

/** Changes one's own name, phone, title and language. As the server: nobody else's row can be meant. */
export async function changeMe(context: Context, rowVersion: number, change: MeChange): Promise<Outcome<Me>> {
  const { personId } = context.caller;
  if (personId === null) return refuse('not_signed_in');
  const changed = await context.transaction(
    async (tx) => {
      if (!(await updatePerson(tx, personId, rowVersion, change))) return false;
      await notePersonChanged(tx, context, personId);
      return true;
    },
    { as: 'system' },
  );
  return changed ? accept(await me(context)) : refuse('changed_meanwhile');
}

/** Says that a person's card has changed; what is kept of the vendor's people is read again. */
export async function notePersonChanged(tx: Tx, context: Context, personId: string): Promise<void> {
  if ((await personById(tx, personId))?.is_staff) await raiseVersion(tx, 'seller');
  await announce(tx, context, { type: 'person.changed', version: 1, data: { personId } });
}

/**
 * Acts for another of one's companies from now on, or (null) at the vendor's desk; the session gets a new token, for its
 * rights are others now. Refuses `account_not_found` for what is not one's own, `not_permitted` for the desk of others.
 */
export async function chooseAccount(context: Context, accountId: string | null): Promise<Outcome<IssuedSession>> {
  const { caller } = context;
  if (caller.personId === null || caller.sessionId === null) return refuse('not_signed_in');
  const { personId, sessionId } = caller;
  if (accountId === null) {
    if (!(await personById(context.database, personId))?.is_staff) return refuse('not_permitted');
  } else if (!caller.memberships.some((membership) => membership.accountId === accountId)) {
    return refuse('account_not_found');
  }
  // As the server: sessions are out of reach of the roles that serve requests.
  return context.transaction<Outcome<IssuedSession>>(
    async (tx) => {
      if (accountId !== null) await putActiveAccount(tx, personId, accountId);
      const session = await rotateSession(tx, context, sessionId, { activeAccountId: accountId });
      return session ? accept(session) : refuse('not_signed_in');
    },
    { as: 'system' },
  );
}

/** Takes over a company that was made at a guest's checkout with the caller's own proven address. */
export async function claimCompany(context: Context, accountId: string): Promise<Outcome<IssuedSession>> {
  const { caller } = context;
  if (caller.personId === null || caller.sessionId === null) return refuse('not_signed_in');
  const { personId, sessionId } = caller;
  const at = new Date(context.clock.now());
  // As the server: the company is not the caller's yet; that it bears his proven address is checked in the statement.
  return context.transaction<Outcome<IssuedSession>>(
    async (tx) => {
      if (!(await claimAccount(tx, { personId, accountId, at }))) return refuse('account_not_found');
      await audit(tx, context, { action: 'account.claimed', subjectKind: 'account', subjectId: accountId, accountId });
      const data = { personId, accountId, roles: ['account_admin', 'buyer'] };
      await announce(tx, context, { type: 'person.joined', version: 1, accountId, data });
      await putActiveAccount(tx, personId, accountId);
      const session = await rotateSession(tx, context, sessionId, { activeAccountId: accountId });
      return session ? accept(session) : refuse('not_signed_in');
    },
    { as: 'system' },
  );
}

/** The caller's own sessions, the one last seen first. */
export async function mySessions(context: Context): Promise<SessionSummary[]> {
  const { personId, sessionId } = context.caller;
  if (personId === null) return [];
  const sessions = await listSessions(context.database, context, personId);
  return sessions.map((session) => ({
    id: session.id,
    current: session.id === sessionId,
    startedAt: session.created_at.toISOString(),
    seenAt: session.seen_at.toISOString(),
    endsAt: session.expires_at.toISOString(),
    device: session.user_agent,
    address: session.address,
  }));
}

/** Ends one of the caller's own sessions; the present one too. */
export async function endMySession(context: Context, id: string): Promise<Outcome<{ current: boolean }>> {
  const { personId, sessionId } = context.caller;
  if (personId === null) return refuse('not_signed_in');
  if (!(await endSession(context.database, id, personId))) return refuse('session_not_found');
  return accept({ current: id === sessionId });
}

/** Ends every session of the caller but the present one. */
export async function endMyOtherSessions(context: Context): Promise<Outcome<{ ended: number }>> {
  const { personId, sessionId } = context.caller;
  if (personId === null) return refuse('not_signed_in');
  return accept({ ended: await endSessionsOf(context.database, personId, sessionId) });
}
