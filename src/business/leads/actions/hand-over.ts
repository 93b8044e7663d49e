import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { permittedScope } from '../../../platform/permissions.ts';
import { listStaff } from '../../accounts/actions/staff.ts';
import { listTeams } from '../../accounts/actions/teams.ts';
import type { StaffPerson, Team } from '../../accounts/terms/people.ts';
import { handOver } from '../../territories/actions.ts';
import { insertNote } from '../storage/conversation.ts';
import type { Answering, LeadRow } from '../storage/leads.ts';
import { absentOn, accountFacts, accountOwner, cardsOf, type PersonCard } from '../storage/people.ts';
import type { LeadItem, PassRequest } from '../terms.ts';
import { actor, happen, type OnLead, workOnLead } from './happen.ts';
import { mailPassed } from './mails.ts';
import { noteDone, shown } from './note-done.ts';
import { makeLink } from './request-link.ts';
import { answeringOfTeam, takeTurn } from './who-answers.ts';

/**
 * A prospect goes along with its lead: who answers looks after it. A customer keeps its owner, whoever answers this one
 * lead. Nothing happens where somebody else has been made the owner meanwhile.
 */
export async function ownsWithTheLead(tx: Tx, context: Context, before: LeadRow, after: LeadRow): Promise<void> {
  if (before.owner_person_id === after.owner_person_id) return;
  const { account_id: accountId, number } = after;
  const [account, owner] = [await accountFacts(tx, accountId), await accountOwner(tx, accountId, context.today)];
  if (account?.status !== 'prospect' || owner !== before.owner_person_id) return;
  const given = await handOver(tx, context, accountId, { personId: after.owner_person_id, reason: number });
  if (!given.ok) throw new Error(`the account of lead ${number} cannot go along: ${given.refusal.code}`);
}

function mayWork(person: StaffPerson): boolean {
  const held = { signedIn: true, buyerRoles: [], staffRoles: person.roles };
  return person.active && !person.pending && permittedScope('leads.work', held) !== null;
}

/** Whom a lead can be passed on to: everyone of the staff who may work on leads, and the teams they are in. */
export async function passTargets(context: Context): Promise<{
  people: { id: string; name: string; teamId: string | null; absent: boolean }[];
  teams: { id: string; name: string }[];
}> {
  const people = (await listStaff(context)).filter(mayWork);
  const teams = await listTeams(context);
  const ids = people.map((person) => person.personId);
  const absent = await context.transaction((tx) => absentOn(tx, ids, context.today));
  const able = new Set(ids);
  return {
    people: people.map((person) => ({
      id: person.personId,
      name: person.name,
      teamId: person.teams[0]?.id ?? null,
      absent: absent.has(person.personId),
    })),
    teams: teams
      .filter((team) => team.members.some((member) => able.has(member.personId)))
      .map(({ id, name }) => ({ id, name })),
  };
}

type Target = { readonly card: PersonCard; readonly team: { id: string; answering: Answering } | undefined };

/** The person a lead goes to: the one named, or the next of the team by turn, among those who may work on leads. */
async function targetOf(
  tx: Tx,
  context: Context,
  request: PassRequest,
  staff: readonly StaffPerson[],
  teams: readonly Team[],
): Promise<Outcome<Target>> {
  const able = new Set(staff.filter(mayWork).map((person) => person.personId));
  if (request.personId !== undefined) {
    const card = able.has(request.personId) ? (await cardsOf(tx, [request.personId])).get(request.personId) : undefined;
    return card ? accept({ card, team: undefined }) : refuse('pass_target_unknown');
  }
  const team = teams.find((candidate) => candidate.id === request.teamId);
  if (!team) return refuse('pass_target_unknown');
  const members = team.members.filter((member) => able.has(member.personId));
  const card = await takeTurn(tx, { id: team.id, members }, context.today);
  return card
    ? accept({ card, team: { id: team.id, answering: answeringOfTeam(team) } })
    : refuse('pass_target_unknown');
}

/**
 * Passes a lead on, to a person or to a team's next by turn, with a note. The promised time stands; the buyer is told
 * who answers now. Refuses `pass_target_unknown`, `lead_already_with`, `lead_closed`.
 */
export async function passOn(context: Context, on: OnLead, request: PassRequest): Promise<Outcome<LeadItem>> {
  const me = actor(context);
  // Before the lead's transaction begins: these read on connections of their own.
  const [staff, teams] = [await listStaff(context), await listTeams(context)];
  return workOnLead(context, on, async (tx, row) => {
    const target = await targetOf(tx, context, request, staff, teams);
    if (!target.ok) return target;
    const { card, team } = target.value;
    if (card.id === row.owner_person_id) return refuse('lead_already_with', { facts: { person: card.name } });
    const event = { kind: 'passed', byPersonId: me, toPersonId: card.id } as const;
    const after = await happen(tx, context, row, event, team ? { team } : {});
    if (!after.ok) return after;
    const lead = after.value;
    await ownsWithTheLead(tx, context, row, lead);
    const { account_id: accountId, id: leadId } = lead;
    if (request.note !== '') {
      const note = { accountId, leadId, id: context.newId(), at: context.clock.now(), personId: me };
      await insertNote(tx, { ...note, kind: 'pass', body: request.note, callOutcome: null });
    }
    const token = await makeLink(tx, context, { accountId, leadId });
    const from = (await cardsOf(tx, [me])).get(me)?.name ?? '';
    await mailPassed(tx, context, lead, card, { from, note: request.note, token });
    await noteDone(tx, context, lead, { type: 'lead.passed' });
    return accept(await shown(tx, context, lead));
  });
}
