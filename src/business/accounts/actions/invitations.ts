import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { hashPassword } from '../../../platform/session/passwords.ts';
import {
  beginSession,
  type IssuedSession,
  rotateSession,
  type SessionKind,
} from '../../../platform/session/session.ts';
import { hashOfToken } from '../../../platform/session/tokens.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { passwordProblem } from '../rules/password.ts';
import {
  addressIsProven,
  insertPerson,
  personByEmail,
  personById,
  putPassword,
  readToken,
  type TokenPurpose,
  type TokenRow,
  takeToken,
  verifyPerson,
} from '../storage/identity.ts';
import { type InvitationRow, invitationById, acceptInvitation as markAccepted } from '../storage/invitations.ts';
import { claimAccount, putActiveAccount, putRoles } from '../storage/people.ts';
import { administratorExists, putStaffRoles, staffById } from '../storage/staff.ts';
import type { InvitationAccept, InvitationView } from '../terms/people.ts';
import { attemptRules, takeAttempts } from './attempt-rules.ts';
import { loadSellerAndStore } from './seller-and-store.ts';
import type { From } from './sign-up.ts';

const purposes: TokenPurpose[] = ['invitation', 'staff_invitation', 'administrator'];
type Token = TokenRow & { purpose: TokenPurpose };
type Company = InvitationRow & { company: string };

function companyInvitation(context: Context, tx: Pick<Tx, 'query' | 'execute'>, token: Token): Promise<Company | null> {
  const { invitationId } = token.data as { invitationId: string };
  return invitationById(tx, token.account_id!, invitationId, new Date(context.clock.now()));
}

/** What a mailed or printed link invites to. Refuses `link_not_valid`. Reads as the server: the link is the right to. */
export async function viewInvitation(context: Context, text: string, from: From): Promise<Outcome<InvitationView>> {
  const allowed = await takeAttempts(context, [[attemptRules.tokenAddress, from.address]]);
  if (!allowed.ok) return allowed;
  const token = await readToken(context.database, hashOfToken(text), purposes, new Date(context.clock.now()));
  if (!token) return refuse('link_not_valid');
  const expiresAt = token.expires_at.toISOString();
  if (token.purpose === 'invitation') {
    const invitation = await companyInvitation(context, context.database, token);
    if (!invitation) return refuse('link_not_valid');
    const { company, email, name, roles } = invitation;
    const known = await personByEmail(context.database, email);
    const signInNeeded = known !== null && known.id !== context.caller.personId;
    return accept({ kind: 'company', company, email, name: known?.name ?? name, roles, expiresAt, signInNeeded });
  }
  const { seller } = await loadSellerAndStore(context);
  const more = { company: seller.name, expiresAt, signInNeeded: false };
  if (token.purpose === 'administrator') {
    return accept({ kind: 'administrator', email: null, name: null, roles: ['administrator'], ...more });
  }
  const person = await staffById(context.database, token.person_id!);
  if (!person?.active) return refuse('link_not_valid');
  return accept({ kind: 'staff', email: person.email, name: person.name, roles: person.roles, ...more });
}

type Newcomer = { readonly name: string; readonly email: string; readonly passwordHash: string };

/** Name, address and password of somebody who is new here; refuses what is missing or guessable. */
async function newcomer(
  given: InvitationAccept,
  known: { readonly email?: string; readonly name?: string | null },
): Promise<Outcome<Newcomer>> {
  const email = (known.email ?? given.email)?.toLowerCase();
  const name = given.name ?? known.name ?? undefined;
  const errors: FieldError[] = [];
  if (!email) errors.push({ pointer: '/email', expected: 'present' });
  if (!name) errors.push({ pointer: '/name', expected: 'present' });
  if (given.password === undefined) errors.push({ pointer: '/password', expected: 'present' });
  if (!email || !name || given.password === undefined) return refuse('invalid_input', { errors });
  const problem = passwordProblem(given.password, { email, name });
  if (problem) return refuse('invalid_input', { errors: [problem] });
  return accept({ name, email, passwordHash: await hashPassword(given.password) });
}

async function admit(tx: Tx, context: Context, person: Newcomer): Promise<string> {
  const id = context.newId();
  const at = new Date(context.clock.now());
  const { name, email } = person;
  await insertPerson(tx, { id, email, name, phone: null, title: null, language: context.language, verifiedAt: at, at });
  await putPassword(tx, id, person.passwordHash, at);
  return id;
}

function begin(tx: Tx, context: Context, kind: SessionKind, personId: string, from: From, accountId?: string) {
  return beginSession(tx, context, {
    kind,
    personId,
    activeAccountId: accountId ?? null,
    replaces: context.caller.personId === null ? context.caller.sessionId : null,
    request: from,
  });
}

async function joinCompany(
  tx: Tx,
  context: Context,
  invitation: Company,
  personId: string,
  from: From,
): Promise<Outcome<IssuedSession>> {
  const at = new Date(context.clock.now());
  const { account_id: accountId, roles } = invitation;
  // Nobody lets himself in, by whatever address.
  if (invitation.invited_by === personId) return refuse('link_not_valid');
  if (!(await markAccepted(tx, accountId, invitation.id, at))) return refuse('link_not_valid');
  await putRoles(tx, accountId, personId, roles, at);
  // Who ordered here as a guest with this address was he: he stands here once, with what he had.
  await claimAccount(tx, { personId, accountId, at });
  await putActiveAccount(tx, personId, accountId);
  await audit(tx, context, {
    action: 'person.joined',
    subjectKind: 'person',
    subjectId: personId,
    accountId,
    after: { roles, invitation: invitation.id },
  });
  await announce(tx, context, {
    type: 'person.joined',
    version: 1,
    accountId,
    data: { personId, accountId, roles },
  });
  const { sessionId } = context.caller;
  if (context.caller.personId !== personId || sessionId === null) {
    return accept(await begin(tx, context, 'buyer', personId, from, accountId));
  }
  const session = await rotateSession(tx, context, sessionId, { activeAccountId: accountId });
  return session ? accept(session) : refuse('not_signed_in');
}

async function acceptCompany(context: Context, token: Token, hash: Buffer, given: InvitationAccept, from: From) {
  const invitation = await companyInvitation(context, context.database, token);
  if (!invitation) return refuse('link_not_valid');
  const known = await personByEmail(context.database, invitation.email);
  if (known && known.id !== context.caller.personId) {
    return refuse('sign_in_to_accept', { facts: { email: invitation.email, company: invitation.company } });
  }
  const person = known ? null : await newcomer(given, { email: invitation.email, name: invitation.name });
  if (person && !person.ok) return person;
  const at = new Date(context.clock.now());
  // As the server: the person may come to be here, and the company is not his yet.
  return context.transaction<Outcome<IssuedSession>>(
    async (tx) => {
      if (!known && (await addressIsProven(tx, invitation.email))) return refuse('link_not_valid');
      if (!(await takeToken(tx, hash, ['invitation'], at))) return refuse('link_not_valid');
      const personId = known?.id ?? (await admit(tx, context, person!.value));
      return joinCompany(tx, context, invitation, personId, from);
    },
    { as: 'system' },
  );
}

async function acceptStaff(context: Context, token: Token, hash: Buffer, given: InvitationAccept, from: From) {
  const invited = await personById(context.database, token.person_id!);
  if (!invited) return refuse('link_not_valid');
  const person = await newcomer(given, invited);
  if (!person.ok) return person;
  const at = new Date(context.clock.now());
  // As the server: the link proves whose mailbox it is.
  return context.transaction<Outcome<IssuedSession>>(
    async (tx) => {
      if (!(await takeToken(tx, hash, ['staff_invitation'], at))) return refuse('link_not_valid');
      if (!(await verifyPerson(tx, invited.id, invited.email, at))) return refuse('link_not_valid');
      await putPassword(tx, invited.id, person.value.passwordHash, at);
      await audit(tx, context, { action: 'staff.joined', subjectKind: 'person', subjectId: invited.id });
      return accept(await begin(tx, context, 'staff', invited.id, from));
    },
    { as: 'system' },
  );
}

async function acceptAdministrator(context: Context, hash: Buffer, given: InvitationAccept, from: From) {
  const person = await newcomer(given, {});
  if (!person.ok) return person;
  const at = new Date(context.clock.now());
  // As the server: whoever reads the server's output holds the house.
  return context.transaction<Outcome<IssuedSession>>(
    async (tx) => {
      if (await addressIsProven(tx, person.value.email)) {
        const expected = 'address_not_taken';
        return refuse('invalid_input', { errors: [{ pointer: '/email', value: person.value.email, expected }] });
      }
      if (!(await takeToken(tx, hash, ['administrator'], at))) return refuse('link_not_valid');
      if (await administratorExists(tx)) return refuse('link_not_valid');
      const personId = await admit(tx, context, person.value);
      await putStaffRoles(tx, personId, ['administrator']);
      await raiseVersion(tx, 'seller');
      await audit(tx, context, { action: 'staff.first_administrator', subjectKind: 'person', subjectId: personId });
      return accept(await begin(tx, context, 'staff', personId, from));
    },
    { as: 'system' },
  );
}

/**
 * Accepts what a link invites to and signs the person in. Somebody new gives name and password (the administrator's
 * link, bound to nobody, asks for the address too); somebody known must be signed in. Refuses `link_not_valid`,
 * `sign_in_to_accept` and a guessable password.
 */
export async function acceptInvitation(
  context: Context,
  text: string,
  given: InvitationAccept,
  from: From,
): Promise<Outcome<IssuedSession>> {
  const allowed = await takeAttempts(context, [[attemptRules.tokenAddress, from.address]]);
  if (!allowed.ok) return allowed;
  const hash = hashOfToken(text);
  const token = await readToken(context.database, hash, purposes, new Date(context.clock.now()));
  if (!token) return refuse('link_not_valid');
  if (token.purpose === 'invitation') return acceptCompany(context, token, hash, given, from);
  if (token.purpose === 'staff_invitation') return acceptStaff(context, token, hash, given, from);
  return acceptAdministrator(context, hash, given, from);
}
