import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, acceptUnless, refuse } from '../../../kernel/outcome.ts';
import { isZone } from '../../../kernel/zone.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { storesOfTeam } from '../storage/seller.ts';
import {
  allTeams,
  deleteTeam,
  insertTeam,
  lockTeam,
  putTeamMembers,
  staffAmong,
  type TeamWithMembers,
  teamNamed,
  teamWithMembers,
  updateTeam,
} from '../storage/staff.ts';
import type { Team, TeamChange } from '../terms/people.ts';

function teamOf(row: TeamWithMembers): Team {
  return {
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    answerMinutes: row.answer_minutes,
    opens: row.opens,
    closes: row.closes,
    workdays: row.workdays,
    holidays: row.holidays,
    members: row.members,
    rowVersion: row.row_version,
  };
}

export async function listTeams(context: Context): Promise<Team[]> {
  return context.transaction(async (tx) => (await allTeams(tx)).map(teamOf));
}

export async function readTeam(context: Context, id: string): Promise<Outcome<Team>> {
  const team = await context.transaction((tx) => teamWithMembers(tx, id));
  return team ? accept(teamOf(team)) : refuse('team_not_found');
}

async function check(tx: Tx, change: TeamChange, id: string | null): Promise<Outcome<readonly string[]>> {
  const errors: FieldError[] = [];
  if (!isZone(change.timeZone)) errors.push({ pointer: '/timeZone', value: change.timeZone, expected: 'time_zone' });
  if (change.closes <= change.opens) {
    errors.push({ pointer: '/closes', value: change.closes, expected: 'later_than', facts: { than: change.opens } });
  }
  if (await teamNamed(tx, change.name, id)) {
    errors.push({ pointer: '/name', value: change.name, expected: 'name_not_taken' });
  }
  const members = [...new Set(change.memberIds)];
  const known = new Set(await staffAmong(tx, members));
  for (const [index, member] of change.memberIds.entries()) {
    if (!known.has(member)) errors.push({ pointer: `/memberIds/${index}`, value: member, expected: 'known_id' });
  }
  return acceptUnless(errors, 'invalid_input', members);
}

/** Makes a team of the vendor with its working hours and the time within which it answers. */
export async function createTeam(context: Context, team: TeamChange): Promise<Outcome<Team>> {
  const id = context.newId();
  return context.transaction<Outcome<Team>>(async (tx) => {
    const members = await check(tx, team, null);
    if (!members.ok) return members;
    await insertTeam(tx, id, team);
    await putTeamMembers(tx, id, members.value);
    await audit(tx, context, { action: 'team.created', subjectKind: 'team', subjectId: id, after: team });
    await raiseVersion(tx, 'seller');
    return accept(teamOf((await teamWithMembers(tx, id))!));
  });
}

/** Changes a team, its hours and its members. What was promised by the old hours stays promised. */
export async function changeTeam(
  context: Context,
  id: string,
  rowVersion: number,
  change: TeamChange,
): Promise<Outcome<Team>> {
  return context.transaction<Outcome<Team>>(async (tx) => {
    const before = await teamWithMembers(tx, id);
    if (!before) return refuse('team_not_found');
    const members = await check(tx, change, id);
    if (!members.ok) return members;
    if (!(await updateTeam(tx, id, rowVersion, change))) return refuse('changed_meanwhile');
    await putTeamMembers(tx, id, members.value);
    const { members: was, ...facts } = before;
    const memberIds = was.map((member) => member.personId);
    await audit(tx, context, {
      action: 'team.changed',
      subjectKind: 'team',
      subjectId: id,
      before: { ...facts, memberIds },
      after: change,
    });
    await raiseVersion(tx, 'seller');
    return accept(teamOf((await teamWithMembers(tx, id))!));
  });
}

/**
 * Deletes a team that nothing depends on. Refuses `team_not_found`, `changed_meanwhile`, and `team_in_use` with the
 * stores it answers for and the people in it. What its people did and were asked stays with them.
 */
export async function removeTeam(context: Context, id: string, rowVersion: number): Promise<Outcome<void>> {
  return context.transaction<Outcome<void>>(async (tx) => {
    const team = (await lockTeam(tx, id)) ? await teamWithMembers(tx, id) : null;
    if (!team) return refuse('team_not_found');
    if (team.row_version !== rowVersion) return refuse('changed_meanwhile');
    const stores = await storesOfTeam(tx, id);
    const people = team.members.map(({ name }) => name);
    if (stores.length + people.length > 0) {
      const facts = { team: team.name, stores: stores.join(', '), people: people.join(', ') };
      return refuse('team_in_use', { facts: { ...facts, storeCount: stores.length, personCount: people.length } });
    }
    await deleteTeam(tx, id);
    await audit(tx, context, { action: 'team.deleted', subjectKind: 'team', subjectId: id, before: team });
    await raiseVersion(tx, 'seller');
    return accept(undefined);
  });
}
