import type { Context } from '../../../platform/http/route.ts';
import { stablePick } from '../rules/contact.ts';
import { ownerWithTeam } from '../storage/contact.ts';
import type { NamedContact, WorkCalendar } from '../terms/people.ts';
import type { InsideTeam } from '../terms/seller.ts';
import { loadSellerAndStore, teamOf } from './seller-and-store.ts';

export type Contact = NamedContact & { readonly calendar: WorkCalendar };

function contactIn(team: InsideTeam, person: InsideTeam['members'][number]): Contact {
  return {
    personId: person.personId,
    name: person.name,
    role: person.title ?? team.name,
    phone: person.phone,
    email: person.email,
    answerMinutes: team.answerMinutes,
    workingHours: { opens: team.opens, closes: team.closes, workdays: [...team.calendar.workdays] },
    zone: team.calendar.zone,
    calendar: team.calendar,
  };
}

/**
 * The person a buyer can call: the account's owner, else one of the store's inside team, the same one for the same
 * account (or country) every time. Null only while the store has no inside team with anybody in it. One statement for
 * an account, none for a guest when warm. Reads as the server: the names of the vendor's people are no secret from
 * the customers they answer.
 */
export async function contactFor(
  context: Pick<Context, 'database' | 'versions' | 'today'>,
  of: { readonly accountId: string | null; readonly country: string | null },
): Promise<Contact | null> {
  const { insideTeam } = await loadSellerAndStore(context);
  const owner = of.accountId === null ? null : await ownerWithTeam(context.database, of.accountId, context.today);
  const ownersTeam = owner?.team ? teamOf(owner.team, []) : insideTeam;
  if (owner && ownersTeam) {
    const { person_id: personId, name, title, phone, email } = owner.person;
    return contactIn(ownersTeam, { personId, name, title, phone, email });
  }
  if (!insideTeam) return null;
  const picked = stablePick(insideTeam.members, (member) => member.personId, of.accountId ?? of.country ?? '');
  return picked ? contactIn(insideTeam, picked) : null;
}
