import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { endSessionsOf } from '../../../platform/session/session.ts';
import { hashOfToken, newToken } from '../../../platform/session/tokens.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { mayChangeVendorAdministrators } from '../rules/company-roles.ts';
import { insertPerson, insertToken, personByEmail } from '../storage/identity.ts';
import {
  allStaff,
  countTeams,
  lockAdministrators,
  putStaffRoles,
  putTeamsOf,
  type StaffRow,
  staffAmong,
  staffById,
  updateStaff,
} from '../storage/staff.ts';
import type { StaffChange, StaffInvite, StaffPerson } from '../terms/people.ts';
import { linkTo, mailAboutIdentity } from './identity-mail.ts';
import { loadSellerAndStore } from './seller-and-store.ts';

const DAY = 86_400_000;
const INVITATION_LASTS = 7 * DAY;

function staffOf({
  person_id: personId,
  has_totp: hasTotp,
  row_version: rowVersion,
  ...person
}: StaffRow): StaffPerson {
  return { personId, hasTotp, rowVersion, ...person };
}

/** The vendor's people, those who have left last. As the server: whether a second factor is set stands behind the walls. */
export async function listStaff(context: Context): Promise<StaffPerson[]> {
  return (await allStaff(context.database)).map(staffOf);
}

export async function readStaff(context: Context, id: string): Promise<Outcome<StaffPerson>> {
  const person = await staffById(context.database, id);
  return person ? accept(staffOf(person)) : refuse('person_not_found');
}

/** Whether somebody works for the vendor now. */
export async function worksForVendor(tx: Tx, personId: string): Promise<boolean> {
  return (await staffAmong(tx, [personId])).length === 1;
}

async function checkTeams(tx: Tx, teamIds: readonly string[]): Promise<Outcome<void>> {
  const distinct = [...new Set(teamIds)];
  if ((await countTeams(tx, distinct)) === distinct.length) return accept(undefined);
  return refuse('invalid_input', { errors: [{ pointer: '/teamIds', expected: 'known_id' }] });
}

async function inviteNewPerson(tx: Tx, context: Context, wanted: StaffInvite, email: string): Promise<string> {
  const { seller } = await loadSellerAndStore(context);
  const at = new Date(context.clock.now());
  const personId = context.newId();
  const token = newToken(context.chance);
  const language = wanted.language ?? context.language;
  const facts = { name: wanted.name, phone: wanted.phone || null, title: wanted.title || null };
  await insertPerson(tx, { id: personId, email, ...facts, language, verifiedAt: null, at });
  await insertToken(tx, {
    hash: hashOfToken(token),
    purpose: 'staff_invitation',
    personId,
    at,
    expiresAt: new Date(at.getTime() + INVITATION_LASTS),
  });
  await mailAboutIdentity(tx, context, {
    key: 'staffInvitation',
    dedupeKey: `accounts.staff-invitation.${hashOfToken(token).toString('hex')}`,
    to: { email, name: wanted.name, personId },
    language,
    link: linkTo(context, 'invitation', token),
    facts: { company: seller.name, inviter: context.caller.name ?? seller.name, days: INVITATION_LASTS / DAY },
  });
  return personId;
}

/**
 * Takes somebody on: a new person is invited by mail; one whose address is proven gets the roles at once and word of
 * it, and signs in anew. Refuses an unknown team and somebody who works here already.
 */
export async function inviteStaff(context: Context, wanted: StaffInvite): Promise<Outcome<StaffPerson>> {
  const email = wanted.email.toLowerCase();
  // As the server: people, links and second factors are out of reach of the staff's role; the route asks for staff.manage.
  return context.transaction<Outcome<StaffPerson>>(
    async (tx) => {
      const teams = await checkTeams(tx, wanted.teamIds);
      if (!teams.ok) return teams;
      const { seller } = await loadSellerAndStore(context);
      const known = await personByEmail(tx, email);
      const waits = (await allStaff(tx)).find((person) => person.email === email);
      if (known?.is_staff || waits) {
        return refuse('person_belongs_already', { facts: { email, company: seller.name } });
      }
      const personId = known?.id ?? (await inviteNewPerson(tx, context, wanted, email));
      await putStaffRoles(tx, personId, wanted.roles);
      await putTeamsOf(tx, personId, wanted.teamIds);
      if (known) {
        await endSessionsOf(tx, personId);
        await mailAboutIdentity(tx, context, {
          key: 'staffAdded',
          dedupeKey: `accounts.staff-added.${context.newId()}`,
          to: { email, name: known.name, personId },
          language: known.language,
          link: `${context.publicUrl}/sign-in`,
          facts: { company: seller.name, inviter: context.caller.name ?? seller.name },
        });
      }
      await noteStaff(tx, context, 'staff.invited', personId, { roles: wanted.roles, teamIds: wanted.teamIds }, true);
      const person = await staffById(tx, personId);
      return accept(staffOf(person!));
    },
    { as: 'system' },
  );
}

async function noteStaff(
  tx: Tx,
  context: Context,
  action: string,
  personId: string,
  after: { roles: readonly string[]; teamIds: readonly string[] },
  active: boolean,
  before?: unknown,
): Promise<void> {
  await audit(tx, context, { action, subjectKind: 'person', subjectId: personId, before, after: { ...after, active } });
  const data = { personId, roles: after.roles, active };
  await announce(tx, context, { type: 'staff.changed', version: 1, data });
  await raiseVersion(tx, 'seller');
}

/**
 * Changes what somebody of the vendor may do and where he belongs. When roles change or he leaves, his sessions end at
 * once, everywhere. Refuses to take the last administrator; leaving needs no roles, staying needs at least one.
 */
export async function changeStaff(
  context: Context,
  id: string,
  rowVersion: number,
  change: StaffChange,
): Promise<Outcome<StaffPerson>> {
  // As the server: people's rights are out of reach of the staff's role; the route asks for staff.manage.
  return context.transaction<Outcome<StaffPerson>>(
    async (tx) => {
      const administrators = await lockAdministrators(tx);
      const before = await staffById(tx, id);
      if (!before) return refuse('person_not_found');
      if (change.roles.length === 0) {
        return refuse('invalid_input', {
          errors: [{ pointer: '/roles', expected: 'at_least', facts: { minimum: 1 } }],
        });
      }
      const teams = await checkTeams(tx, change.teamIds);
      if (!teams.ok) return teams;
      const administrates = change.active && change.roles.includes('administrator');
      const may = mayChangeVendorAdministrators(administrators, id, administrates);
      if (!may.ok) return may;
      const deactivatedAt = change.active ? null : new Date(context.clock.now());
      if (!(await updateStaff(tx, id, rowVersion, { ...change, deactivatedAt }))) return refuse('changed_meanwhile');
      await putStaffRoles(tx, id, change.roles);
      await putTeamsOf(tx, id, change.teamIds);
      const rights = (roles: readonly string[], active: boolean) => [...roles].sort().join() + active;
      if (rights(before.roles, before.active) !== rights(change.roles, change.active)) await endSessionsOf(tx, id);
      const was = { roles: before.roles, teamIds: before.teams.map((team) => team.id), active: before.active };
      await noteStaff(tx, context, 'staff.changed', id, change, change.active, was);
      const after = await staffById(tx, id);
      return accept(staffOf(after!));
    },
    { as: 'system' },
  );
}
