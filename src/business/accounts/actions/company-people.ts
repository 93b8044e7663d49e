import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { endSessionsOf } from '../../../platform/session/session.ts';
import { hashOfToken, newToken } from '../../../platform/session/tokens.ts';
import { mayChangeAdministrators } from '../rules/company-roles.ts';
import { insertToken } from '../storage/identity.ts';
import { deleteInvitation, openInvitations, putInvitation } from '../storage/invitations.ts';
import { endMemberships, lockMemberships, peopleOfCompany, putRoles } from '../storage/people.ts';
import type { BuyerRole } from '../terms/identity.ts';
import type { CompanyPeople, Invite } from '../terms/people.ts';
import { attemptRules, takeAttempts } from './attempt-rules.ts';
import { linkTo, mailAboutIdentity } from './identity-mail.ts';
import { loadSellerAndStore } from './seller-and-store.ts';

const DAY = 86_400_000;
const INVITATION_LASTS = 14 * DAY;

function companyOf(context: Context): Outcome<string> {
  const { activeAccountId } = context.caller;
  return activeAccountId === null ? refuse('account_not_found') : accept(activeAccountId);
}

/** The people of the caller's company and the invitations that wait for an answer. */
export async function companyPeople(context: Context): Promise<Outcome<CompanyPeople>> {
  const company = companyOf(context);
  if (!company.ok) return company;
  return context.transaction(async (tx) => {
    const people = await peopleOfCompany(tx, company.value);
    const invitations = await openInvitations(tx, company.value, new Date(context.clock.now()));
    return accept({
      items: people.map(({ person_id: personId, since, verified: _, ...person }) => ({
        personId,
        ...person,
        since: since.toISOString(),
      })),
      invitations: invitations.map((invitation) => ({
        id: invitation.id,
        email: invitation.email,
        roles: invitation.roles,
        invitedAt: invitation.invited_at.toISOString(),
        expiresAt: invitation.expires_at.toISOString(),
      })),
    });
  });
}

/** Invites somebody into the caller's company by mail; inviting the same address again replaces what waits. */
export async function inviteToCompany(
  context: Context,
  invite: Invite,
): Promise<Outcome<{ invitationId: string; sentTo: string }>> {
  const company = companyOf(context);
  if (!company.ok) return company;
  const allowed = await takeAttempts(context, [[attemptRules.invitation, company.value]]);
  if (!allowed.ok) return allowed;
  const email = invite.email.toLowerCase();
  const at = new Date(context.clock.now());
  const expiresAt = new Date(at.getTime() + INVITATION_LASTS);
  const token = newToken(context.chance);
  const made = await context.transaction<Outcome<{ id: string; company: string }>>(async (tx) => {
    const known = await lockMemberships(tx, company.value);
    if (!known) return refuse('account_not_found');
    const people = await peopleOfCompany(tx, company.value);
    if (people.some((person) => person.email === email && person.verified)) {
      return refuse('person_belongs_already', { facts: { email, company: known.company } });
    }
    const id = await putInvitation(tx, {
      id: context.newId(),
      account_id: company.value,
      email,
      name: invite.name ?? null,
      roles: [...new Set(invite.roles)],
      invited_by: context.caller.personId!,
      invited_at: at,
      expires_at: expiresAt,
    });
    await audit(tx, context, {
      action: 'person.invited',
      subjectKind: 'invitation',
      subjectId: id,
      accountId: company.value,
      after: { roles: invite.roles },
    });
    return accept({ id, company: known.company });
  });
  if (!made.ok) return made;
  const { seller } = await loadSellerAndStore(context);
  const inviter = context.caller.name ?? seller.name;
  // As the server: links are out of reach of the role that serves customers.
  await context.transaction(
    async (tx) => {
      await insertToken(tx, {
        hash: hashOfToken(token),
        purpose: 'invitation',
        accountId: company.value,
        data: { invitationId: made.value.id },
        at,
        expiresAt,
      });
      await mailAboutIdentity(tx, context, {
        key: 'invitation',
        dedupeKey: `accounts.invitation.${hashOfToken(token).toString('hex')}`,
        to: { email, name: invite.name ?? null },
        language: invite.language ?? context.language,
        link: linkTo(context, 'invitation', token),
        facts: { company: made.value.company, inviter, days: INVITATION_LASTS / DAY },
      });
    },
    { as: 'system' },
  );
  return accept({ invitationId: made.value.id, sentTo: email });
}

/** Takes an invitation back; its link opens nothing any more. */
export async function withdrawInvitation(context: Context, id: string): Promise<Outcome<void>> {
  const company = companyOf(context);
  if (!company.ok) return company;
  return context.transaction<Outcome<void>>(async (tx) => {
    if (!(await deleteInvitation(tx, company.value, id))) return refuse('invitation_not_found');
    await audit(tx, context, {
      action: 'person.invitation_withdrawn',
      subjectKind: 'invitation',
      subjectId: id,
      accountId: company.value,
    });
    return accept(undefined);
  });
}

/** Gives a person of the caller's company other roles. Refuses to take the last account admin's role. */
export async function changeRoles(
  context: Context,
  personId: string,
  wanted: readonly BuyerRole[],
): Promise<Outcome<CompanyPeople>> {
  const company = companyOf(context);
  if (!company.ok) return company;
  const roles = [...new Set(wanted)];
  const changed = await context.transaction<Outcome<void>>(async (tx) => {
    const known = await lockMemberships(tx, company.value);
    const before = known?.rolesOf.get(personId);
    if (!known || !before) return refuse('person_not_found');
    const may = mayChangeAdministrators(
      administratorsOf(known.rolesOf),
      personId,
      roles.includes('account_admin'),
      known.company,
    );
    if (!may.ok) return may;
    await putRoles(tx, company.value, personId, roles, new Date(context.clock.now()));
    await audit(tx, context, {
      action: 'person.roles_changed',
      subjectKind: 'person',
      subjectId: personId,
      accountId: company.value,
      before: { roles: before },
      after: { roles },
    });
    return accept(undefined);
  });
  return changed.ok ? companyPeople(context) : changed;
}

/** Ends a person's membership in the caller's company, at once. The last account admin cannot go. */
export async function endMembership(context: Context, personId: string): Promise<Outcome<void>> {
  const company = companyOf(context);
  if (!company.ok) return company;
  const ended = await context.transaction<Outcome<void>>(async (tx) => {
    const known = await lockMemberships(tx, company.value);
    if (!known?.rolesOf.has(personId)) return refuse('person_not_found');
    const may = mayChangeAdministrators(administratorsOf(known.rolesOf), personId, false, known.company);
    if (!may.ok) return may;
    await endMemberships(tx, company.value, [personId], new Date(context.clock.now()));
    await audit(tx, context, {
      action: 'person.membership_ended',
      subjectKind: 'person',
      subjectId: personId,
      accountId: company.value,
      before: { roles: known.rolesOf.get(personId) },
    });
    const data = { personId, accountId: company.value };
    await announce(tx, context, { type: 'person.left', version: 1, accountId: company.value, data });
    return accept(undefined);
  });
  // Every request reads the memberships anew, so nothing more is open to him; a new sign-in starts with a new token.
  if (ended.ok && personId !== context.caller.personId) await endSessionsOf(context.database, personId);
  return ended;
}

function administratorsOf(rolesOf: ReadonlyMap<string, readonly BuyerRole[]>): string[] {
  return [...rolesOf].filter(([, roles]) => roles.includes('account_admin')).map(([id]) => id);
}
