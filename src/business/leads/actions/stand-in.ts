import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { handOver, ownedBy } from '../../territories/actions.ts';
import { type LeadRow, lockLead } from '../storage/leads.ts';
import { lockOpportunitiesOwnedBy } from '../storage/opportunities.ts';
import { cardsOf, type PersonCard } from '../storage/people.ts';
import {
  absenceById,
  absencesDue,
  deleteStandIns,
  type HandedThing,
  handedOpportunity,
  insertHandOver,
  insertStandIn,
  markAbsence,
  openLeadsOf,
  type StandInAbsence,
  standInsOf,
} from '../storage/stand-ins.ts';
import type { HandOverList } from '../terms/hand-over.ts';
import { actor, happen } from './happen.ts';
import { mailPassed } from './mails.ts';
import { noteDone } from './note-done.ts';
import { record } from './opportunities.ts';
import { makeLink } from './request-link.ts';

type Why = 'deputy' | 'returned' | 'leaver';

/** Puts a held lead into other hands; promise and status stand, both sides are told by mail. */
async function giveLead(tx: Tx, context: Context, row: LeadRow, to: PersonCard, why: Why, from: string) {
  const event = { kind: 'handed_over', byPersonId: context.caller.personId, toPersonId: to.id, reason: why } as const;
  const after = await happen(tx, context, row, event, { ownerFacts: { absent: from } });
  if (!after.ok) return false;
  const { account_id: accountId, id: leadId } = row;
  const token = await makeLink(tx, context, { accountId, leadId });
  await mailPassed(tx, context, after.value, to, { from, note: '', token });
  await noteDone(tx, context, after.value, { type: 'lead.passed', reason: why });
  return true;
}

/** Gives what is open to the deputy, also what came to the absent person since. */
async function begin(tx: Tx, context: Context, absence: StandInAbsence): Promise<number> {
  const { id, person_id: personId, deputy_person_id: deputyId } = absence;
  if (deputyId === null) return 0;
  const cards = await cardsOf(tx, [personId, deputyId]);
  const [person, deputy] = [cards.get(personId), cards.get(deputyId)];
  if (!person || !deputy?.active) return 0;
  let given = 0;
  for (const found of await openLeadsOf(tx, personId)) {
    const row = await lockLead(tx, found.account_id, found.id);
    if (row?.owner_person_id !== personId) continue;
    if (!(await giveLead(tx, context, row, deputy, 'deputy', person.name))) continue;
    await insertStandIn(tx, { accountId: row.account_id, leadId: row.id, absenceId: id, deputyId });
    given += 1;
  }
  await markAbsence(tx, id, 'begun_at', context.clock.now());
  return given;
}

/** Gives back what the deputy still has, where the person chose so. `tx` must be the server's own. */
export async function comeBack(tx: Tx, context: Context, absence: StandInAbsence): Promise<number> {
  if (absence.begun_at === null || absence.ended_at !== null) return 0;
  const cards = await cardsOf(tx, [absence.person_id, absence.deputy_person_id ?? absence.person_id]);
  const person = cards.get(absence.person_id);
  const deputyName = cards.get(absence.deputy_person_id ?? '')?.name ?? '';
  let back = 0;
  for (const stood of absence.returns && person?.active ? await standInsOf(tx, absence.id) : []) {
    const row = await lockLead(tx, stood.account_id, stood.lead_id);
    if (!row || !person || row.owner_person_id !== stood.deputy_person_id) continue;
    if (await giveLead(tx, context, row, person, 'returned', deputyName)) back += 1;
  }
  await deleteStandIns(tx, absence.id);
  await markAbsence(tx, absence.id, 'ended_at', context.clock.now());
  return back;
}

/**
 * Begins and ends absences with a deputy; one transaction each, decided anew on the absence held: may run twice at once.
 * Returns how many leads changed hands.
 */
export async function standIn(context: Context): Promise<number> {
  let moved = 0;
  for (const { id } of await context.transaction((tx) => absencesDue(tx, context.today))) {
    moved += await context.transaction(async (tx) => {
      const absence = await absenceById(tx, id);
      if (!absence || absence.ended_at !== null) return 0;
      return absence.last_day < context.today ? comeBack(tx, context, absence) : begin(tx, context, absence);
    });
  }
  return moved;
}

/** What somebody has in his hands: open leads, open opportunities, companies he looks after. */
export async function handOverList(context: Context, personId: string): Promise<Outcome<HandOverList>> {
  return context.transaction(async (tx) => accept(await listOf(tx, context, personId)), { as: 'system' });
}

async function listOf(tx: Tx, context: Context, personId: string): Promise<HandOverList> {
  const leads = await openLeadsOf(tx, personId);
  const opportunities = await lockOpportunitiesOwnedBy(tx, personId);
  const accounts = await ownedBy(tx, context, personId);
  return {
    leads: leads.map(({ id, number, company: name }) => ({ id, number, name })),
    opportunities: opportunities.map(handedOpportunity),
    accounts: accounts.map(({ account_id: id, number, name }) => ({ id, number, name })),
  };
}

async function giveAccounts(
  tx: Tx,
  context: Context,
  accounts: readonly HandedThing[],
  toPersonId: string,
  reason: string,
): Promise<Outcome<void>> {
  for (const { id } of accounts) {
    const given = await handOver(tx, context, id, { personId: toPersonId, reason });
    if (!given.ok) return given;
  }
  return accept(undefined);
}

/**
 * Hands everything one person has over to another, all or nothing; the list of what it was stays. Refuses
 * `hand_over_to_self`, `person_not_found`, `owner_unknown`.
 */
export async function handEverythingOver(
  context: Context,
  fromPersonId: string,
  toPersonId: string,
): Promise<Outcome<HandOverList>> {
  if (fromPersonId === toPersonId) return refuse('hand_over_to_self');
  // As the server: what he has may stand behind walls of several teams; the route admits only who leads sales.
  return refusableTransaction(
    context,
    async (tx) => {
      const cards = await cardsOf(tx, [fromPersonId, toPersonId]);
      const [from, to] = [cards.get(fromPersonId), cards.get(toPersonId)];
      if (!from || !to?.active) return refuse('person_not_found');
      const list = await listOf(tx, context, fromPersonId);
      for (const found of await openLeadsOf(tx, fromPersonId)) {
        const row = await lockLead(tx, found.account_id, found.id);
        if (row?.owner_person_id === fromPersonId) await giveLead(tx, context, row, to, 'leaver', from.name);
      }
      for (const row of await lockOpportunitiesOwnedBy(tx, fromPersonId)) {
        await record(tx, context, { ...row, owner_person_id: to.id }, { kind: 'handed_over', toPersonId: to.id });
      }
      const accounts = await giveAccounts(tx, context, list.accounts, to.id, from.name);
      if (!accounts.ok) return accounts;
      const at = new Date(context.clock.now());
      await insertHandOver(tx, { id: context.newId(), at, by: actor(context), from: from.id, to: to.id, ...list });
      const counts = { to: to.id, leads: list.leads.length, accounts: list.accounts.length };
      await audit(tx, context, {
        action: 'person.handed_over',
        subjectKind: 'person',
        subjectId: from.id,
        after: counts,
      });
      return accept(list);
    },
    { as: 'system' },
  );
}
