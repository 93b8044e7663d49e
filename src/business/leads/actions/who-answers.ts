import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import type { Language } from '../../../texts/languages.ts';
import { type Contact as AccountContact, contactFor } from '../../accounts/actions/contact.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import type { InsideTeam } from '../../accounts/terms/seller.ts';
import { nextInTurn } from '../rules/turn.ts';
import type { Answering } from '../storage/leads.ts';
import { absentOn, accountOwner, cardsOf, holdTurn, type PersonCard, saveTurn } from '../storage/people.ts';
import type { Contact, OwnerReason } from '../terms.ts';
import { roleOf } from './mails.ts';

export type Answerer = {
  readonly person: PersonCard;
  readonly reason: OwnerReason;
  /** Null when the account's owner answers. */
  readonly teamId: string | null;
  readonly answering: Answering;
  /** The account has no owner yet: whoever answers looks after it from now on. */
  readonly ownsFromNow: boolean;
};

export function answeringOf(team: Pick<InsideTeam, 'answerMinutes' | 'calendar'>): Answering {
  return { minutes: team.answerMinutes, calendar: team.calendar };
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

/**
 * Who answers a lead: the account's owner, unless he has left or is away today; else the next of the store's inside
 * team by turn. `known` is the account's contact as the store shows it: his working hours are the promise. Refuses
 * `inside_team_missing`.
 */
export async function whoAnswers(
  tx: Tx,
  context: Context,
  accountId: string,
  known: AccountContact | null,
): Promise<Outcome<Answerer>> {
  const { insideTeam } = await loadSellerAndStore(context);
  const ownerId = await accountOwner(tx, accountId, context.today);
  if (ownerId !== null) {
    const [cards, absent] = [await cardsOf(tx, [ownerId]), await absentOn(tx, [ownerId], context.today)];
    const owner = cards.get(ownerId);
    const own = known?.personId === ownerId ? { minutes: known.answerMinutes, calendar: known.calendar } : null;
    const answering = own ?? (insideTeam ? answeringOf(insideTeam) : null);
    if (owner?.active && !absent.has(ownerId) && answering) {
      return accept({ person: owner, reason: 'account_owner', teamId: null, answering, ownsFromNow: false });
    }
  }
  const person = insideTeam ? await takeTurn(tx, insideTeam, context.today) : null;
  if (!insideTeam || !person) return refuse('inside_team_missing');
  const answering = answeringOf(insideTeam);
  return accept({
    person,
    reason: 'round_robin',
    teamId: insideTeam.id,
    answering,
    ownsFromNow: ownerId === null,
  });
}

/** A card as the buyer gets it, what the person is in the buyer's language. */
export function contactOnWire(card: PersonCard, language: Language): Contact {
  return { personId: card.id, name: card.name, role: roleOf(card, language), phone: card.phone, email: card.email };
}
