import { newId } from '../../kernel/id.ts';
import { dayInZone } from '../../kernel/zone.ts';
import type { Language } from '../../texts/languages.ts';
import type { Access } from '../database/database.ts';
import { transaction } from '../database/transaction.ts';
import { nobody } from '../outbox.ts';
import type { Caller, Context, Scope } from './route.ts';

/** What the process gives every request: only the zone may change while it runs. */
export type World = Pick<
  Context,
  'database' | 'clock' | 'chance' | 'versions' | 'files' | 'publicUrl' | 'secret' | 'mailIn' | 'mailServer'
> & {
  zone(): string;
};

/** Behind which walls a caller works when an action lets him reach this far. */
export function accessOf(caller: Caller, scope: Scope): Access {
  if (caller.kind === 'staff' && caller.personId !== null) {
    const reach = scope === 'all' || scope === 'team' ? scope : 'own';
    return { as: 'staff', scope: reach, person: caller.personId, people: caller.teamPeople };
  }
  const accounts = caller.activeAccountId === null ? [] : [caller.activeAccountId];
  return { as: 'portal', accounts, person: caller.personId };
}

/** The day of this minute in this zone: zones change their offset on whole minutes, so a day holds for one. */
let lastDay = { minute: -1, zone: '', day: '' };
function todayIn(zone: string, now: number): string {
  const minute = Math.floor(now / 60_000);
  if (lastDay.minute !== minute || lastDay.zone !== zone) lastDay = { minute, zone, day: dayInZone(now, zone) };
  return lastDay.day;
}

/** What an action gets: today is taken here, once, in the seller's zone. */
export function contextFor(world: World, caller: Caller, access: Access, language: Language): Context {
  const { database, clock, chance, versions, files, publicUrl, secret } = world;
  const today = todayIn(world.zone(), clock.now());
  return {
    database,
    clock,
    chance,
    versions,
    files,
    publicUrl,
    secret,
    ...(world.mailIn ? { mailIn: world.mailIn } : {}),
    mailServer: world.mailServer ?? false,
    today,
    caller,
    access,
    language,
    transaction: (work, other) => transaction(database, other ?? access, work, { today }),
    newId: () => newId(clock.now(), chance.bytes),
  };
}

/** The server's own context: jobs, start, seed. */
export function systemContext(world: World): Context {
  return contextFor(world, nobody, { as: 'system' }, 'en');
}
