import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import type { Language } from '../../../texts/languages.ts';
import { type Contact as AccountContact, contactFor } from '../../accounts/actions/contact.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import { listTeams } from '../../accounts/actions/teams.ts';
import { minuteOf } from '../../accounts/rules/contact.ts';
import type { Team } from '../../accounts/terms/people.ts';
import type { InsideTeam } from '../../accounts/terms/seller.ts';
import { ruleOfPlace } from '../../territories/actions.ts';
import { nextInTurn } from '../rules/turn.ts';
import type { Answering, OwnerFacts } from '../storage/leads.ts';
import {
  absentOn,
  accountOwner,
  cardsOf,
  deputiesOf,
  holdTurn,
  type PersonCard,
  placeOf,
  saveTurn,
} from '../storage/people.ts';
import type { Contact, OwnerReason } from '../terms.ts';
import { roleOf } from './mails.ts';

export type Answerer = {
  readonly person: PersonCard;
  readonly reason: OwnerReason;
  /** What the reason's words need: the region, the team, whom somebody stands in for. */
  readonly facts: OwnerFacts;
  /** Null when a named person answers. */
  readonly teamId: string | null;
  readonly answering: Answering;
  /** The account has no owner yet: whoever answers looks after it from now on. */
  readonly ownsFromNow: boolean;
};

/**
 * What a later room knows of who registered a deal with a company: he answers before anybody by region or turn. Filled
 * at the start; the first that names somebody counts.
 */
export type Registered = (
  tx: Tx,
  context: Context,
  accountId: string,
) => Promise<{ readonly personId: string; readonly facts: OwnerFacts } | null>;
const registrations: Registered[] = [];
export function provideRegistration(registered: Registered): void {
  registrations.push(registered);
}

export function answeringOf(team: Pick<InsideTeam, 'answerMinutes' | 'calendar'>): Answering {
  return { minutes: team.answerMinutes, calendar: team.calendar };
}

export function answeringOfTeam(team: Team): Answering {
  return {
    minutes: team.answerMinutes,
    calendar: {
      zone: team.timeZone,
      opensMinute: minuteOf(team.opens),
      closesMinute: minuteOf(team.closes),
      workdays: team.workdays,
      holidays: team.holidays,
    },
  };
}

/** The next of a team by turn, who has not left and is not away. Null for a team without people. */
export async function takeTurn(
  tx: Tx,
  team: { readonly id: string; readonly members: readonly { readonly personId: string }[] },
  today: string,
): Promise<PersonCard | null> {
  const ids = team.members.map((member) => member.personId);
  const last = await holdTurn(tx, team.id);
  const [cards, absent] = [await cardsOf(tx, ids), await absentOn(tx, ids, today)];
  const members = [...cards.values()]
    .filter((card) => card.active)
    .map((card) => ({ personId: card.id, available: !absent.has(card.id) }));
  const next = nextInTurn(members, last);
  if (next === null) return null;
  await saveTurn(tx, team.id, next);
  return cards.get(next) ?? null;
}

/** The contact of a known account, read before the lead's transaction begins: it uses a connection of its own. */
export async function contactBefore(context: Context, accountId: string | null): Promise<AccountContact | null> {
  return accountId === null ? null : contactFor(context, { accountId, country: null });
}

type Found = Pick<Answerer, 'person' | 'reason' | 'facts'>;

/** A named person where he is there; his deputy where he is away and named one; null where neither can answer. */
async function personOrDeputy(
  tx: Tx,
  today: string,
  personId: string,
  why: { readonly reason: OwnerReason; readonly facts: OwnerFacts },
): Promise<Found | null> {
  const absent = await absentOn(tx, [personId], today);
  const deputyId = absent.has(personId) ? ((await deputiesOf(tx, [personId], today)).get(personId) ?? null) : null;
  const cards = await cardsOf(tx, [personId, ...(deputyId === null ? [] : [deputyId])]);
  const person = cards.get(personId);
  if (person?.active && !absent.has(personId)) return { person, ...why };
  const deputy = deputyId === null ? undefined : cards.get(deputyId);
  const deputyAway = deputyId === null || (await absentOn(tx, [deputyId], today)).has(deputyId);
  if (!person?.active || !deputy?.active || deputyAway) return null;
  return { person: deputy, reason: 'deputy', facts: { absent: person.name } };
}

/** The hours of the first team a person is in. */
function hoursOf(teams: readonly Team[], personId: string): Answering | null {
  const team = teams.find((each) => each.members.some((member) => member.personId === personId));
  return team ? answeringOfTeam(team) : null;
}

type Place = { readonly country: string; readonly postalCode: string | null };

/** By the region's rule: its person or his deputy, or the next of its team. */
async function byTerritory(
  tx: Tx,
  context: Context,
  place: Place,
  usual: Answering,
): Promise<Omit<Answerer, 'ownsFromNow'> | null> {
  const rule = await ruleOfPlace(tx, place);
  if (!rule) return null;
  // In this transaction: a connection of its own could wait for one that this transaction holds.
  const teams = await listTeams({ ...context, transaction: (work) => work(tx) });
  const facts = { country: rule.country, postalPrefix: rule.postalPrefix, team: rule.name };
  if (rule.personId !== null) {
    const found = await personOrDeputy(tx, context.today, rule.personId, { reason: 'territory', facts });
    return found && { ...found, teamId: null, answering: hoursOf(teams, found.person.id) ?? usual };
  }
  const team = teams.find((each) => each.id === rule.teamId);
  const person = team ? await takeTurn(tx, team, context.today) : null;
  if (!team || !person) return null;
  return { person, reason: 'territory', facts, teamId: team.id, answering: answeringOfTeam(team) };
}

/**
 * Who answers a lead: the account's owner, or his deputy while he is away; else whoever registered a deal with it; else
 * by the region's rule; else the next of the store's inside team by turn. `known` is the account's contact as the store
 * shows it: his working hours are the promise. `tx` must be the server's own. Refuses `inside_team_missing`.
 */
export async function whoAnswers(
  tx: Tx,
  context: Context,
  accountId: string,
  known: AccountContact | null,
): Promise<Outcome<Answerer>> {
  const { insideTeam } = await loadSellerAndStore(context);
  if (!insideTeam) return refuse('inside_team_missing');
  const usual = answeringOf(insideTeam);
  const ownerId = await accountOwner(tx, accountId, context.today);
  const ownsFromNow = ownerId === null;
  if (ownerId !== null) {
    const answering = known?.personId === ownerId ? { minutes: known.answerMinutes, calendar: known.calendar } : usual;
    const found = await personOrDeputy(tx, context.today, ownerId, { reason: 'account_owner', facts: {} });
    if (found) return accept({ ...found, teamId: null, answering, ownsFromNow });
  }
  for (const registered of registrations) {
    const named = await registered(tx, context, accountId);
    const why = { reason: 'registration' as const, facts: named?.facts ?? {} };
    const found = named && (await personOrDeputy(tx, context.today, named.personId, why));
    if (found) return accept({ ...found, teamId: null, answering: usual, ownsFromNow });
  }
  const regional = await byTerritory(tx, context, await placeOf(tx, accountId), usual);
  if (regional) return accept({ ...regional, ownsFromNow });
  const person = await takeTurn(tx, insideTeam, context.today);
  if (!person) return refuse('inside_team_missing');
  const facts = { team: insideTeam.name };
  return accept({ person, reason: 'round_robin', facts, teamId: insideTeam.id, answering: usual, ownsFromNow });
}

/** A card as the buyer gets it, what the person is in the buyer's language. */
export function contactOnWire(card: PersonCard, language: Language): Contact {
  return { personId: card.id, name: card.name, role: roleOf(card, language), phone: card.phone, email: card.email };
}
