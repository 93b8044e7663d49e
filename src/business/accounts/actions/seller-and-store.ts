import type { Context } from '../../../platform/http/route.ts';
import { keptByVersion, type Versions } from '../../../platform/versions.ts';
import { minuteOf } from '../rules/contact.ts';
import { type ContactRow, type TeamRow, teamById, teamPeople } from '../storage/contact.ts';
import { allStores, firstSeller } from '../storage/seller.ts';
import type { InsideTeam, SellerAndStore } from '../terms/seller.ts';

/** A team as contact: its hours as a calendar. */
export function teamOf(row: TeamRow, people: readonly ContactRow[]): InsideTeam {
  return {
    id: row.id,
    name: row.name,
    answerMinutes: row.answer_minutes,
    opens: row.opens,
    closes: row.closes,
    calendar: {
      zone: row.time_zone,
      opensMinute: minuteOf(row.opens),
      closesMinute: minuteOf(row.closes),
      workdays: row.workdays,
      holidays: row.holidays,
    },
    members: people.map((person) => ({
      personId: person.person_id,
      name: person.name,
      title: person.title,
      phone: person.phone,
      email: person.email,
    })),
  };
}

const loaders = new WeakMap<Versions, () => SellerAndStore | Promise<SellerAndStore>>();

/**
 * Seller, store and the store's inside team, kept in memory by version `seller`: no statement when warm. A database
 * without a seller is a bug of the start: `ensureSeller` runs before anything is served.
 */
export function loadSellerAndStore(
  context: Pick<Context, 'database' | 'versions'>,
): SellerAndStore | Promise<SellerAndStore> {
  let load = loaders.get(context.versions);
  if (!load) {
    load = keptByVersion(context.versions, ['seller'], () => readSellerAndStore(context.database));
    loaders.set(context.versions, load);
  }
  return load();
}

async function readSellerAndStore(database: Context['database']): Promise<SellerAndStore> {
  const [seller, stores] = await Promise.all([firstSeller(database), allStores(database)]);
  const store = stores[0];
  if (!seller || !store) throw new Error('No seller and store in the database: the start makes them.');
  const team = store.insideTeamId === null ? null : await teamById(database, store.insideTeamId);
  const insideTeam = team ? teamOf(team, await teamPeople(database, team.id)) : null;
  return { seller, store, insideTeam };
}
