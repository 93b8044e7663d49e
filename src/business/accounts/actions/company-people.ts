import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { endSessionsOf } from '../../../platform/session/session.ts';
import { mayChangeAdministrators } from '../rules/company-roles.ts';
import { accountById } from '../storage/companies.ts';
import { openInvitations } from '../storage/invitations.ts';
import { endMemberships, lockMemberships, peopleOfCompany, putRoles } from '../storage/people.ts';
import type { BuyerRole } from '../terms/identity.ts';
import type { CompanyPeople } from '../terms/people.ts';

/** The people of a company and the invitations that wait for an answer. Refuses `account_not_found`. */
export async function companyPeople(context: Context, accountId: string): Promise<Outcome<CompanyPeople>> {
  return context.transaction<Outcome<CompanyPeople>>(async (tx) => {
    if (!(await accountById(tx, accountId))) return refuse('account_not_found');
    const people = await peopleOfCompany(tx, accountId);
    const invitations = await openInvitations(tx, accountId, new Date(context.clock.now()));
    return accept({
      items: people.map(({ person_id: personId, since, ...person }) => ({
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

/** Gives a person of a company other roles. Refuses `person_not_found`, and to take the last account admin's role. */
export async function changeRoles(
  context: Context,
  accountId: string,
  personId: string,
  wanted: readonly BuyerRole[],
): Promise<Outcome<CompanyPeople>> {
  const roles = [...new Set(wanted)];
  const changed = await context.transaction<Outcome<void>>(async (tx) => {
    const known = await lockMemberships(tx, accountId);
    const before = known?.rolesOf.get(personId);
    if (!known || !before) return refuse('person_not_found');
    const may = mayChangeAdministrators(
      administratorsOf(known.rolesOf),
      personId,
      roles.includes('account_admin'),
      known.company,
    );
    if (!may.ok) return may;
    await putRoles(tx, accountId, personId, roles, new Date(context.clock.now()));
    await audit(tx, context, {
      action: 'person.roles_changed',
      subjectKind: 'person',
      subjectId: personId,
      accountId,
      before: { roles: before },
      after: { roles },
    });
    return accept(undefined);
  });
  return changed.ok ? companyPeople(context, accountId) : changed;
}

/**
 * Ends a person's membership in a company, at once, and his sessions. The last account admin cannot go, unless the
 * vendor's people take the last person of all out.
 */
export async function endMembership(context: Context, accountId: string, personId: string): Promise<Outcome<void>> {
  const ended = await context.transaction<Outcome<void>>(async (tx) => {
    const known = await lockMemberships(tx, accountId);
    if (!known?.rolesOf.has(personId)) return refuse('person_not_found');
    const last = known.rolesOf.size === 1 && context.caller.kind === 'staff';
    const may = mayChangeAdministrators(administratorsOf(known.rolesOf), personId, false, known.company);
    if (!may.ok && !last) return may;
    await endMemberships(tx, accountId, [personId], new Date(context.clock.now()));
    await audit(tx, context, {
      action: 'person.membership_ended',
      subjectKind: 'person',
      subjectId: personId,
      accountId,
      before: { roles: known.rolesOf.get(personId) },
    });
    const data = { personId, accountId };
    await announce(tx, context, { type: 'person.left', version: 1, accountId, data });
    return accept(undefined);
  });
  // Every request reads the memberships anew, so nothing more is open to him; a new sign-in starts with a new token.
  if (ended.ok && personId !== context.caller.personId) await endSessionsOf(context.database, personId);
  return ended;
}

function administratorsOf(rolesOf: ReadonlyMap<string, readonly BuyerRole[]>): string[] {
  return [...rolesOf].filter(([, roles]) => roles.includes('account_admin')).map(([id]) => id);
}
