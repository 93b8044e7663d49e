import type { Me } from '../../business/accounts/terms/identity.ts';
import { get } from '../api.ts';
import { web } from '../paths.ts';
import { entranceApi, entranceWeb } from './entrance-paths.ts';

/** Where to go after signing in: an address of ours, never one that somebody put into a link. */
export function safeNext(next: string | null): string | null {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : null;
}

/** The first door that a person's roles open, the vendor's people at their desk. */
export function homeOf({ doors }: Pick<Me, 'doors'>): string {
  if (doors.includes('desk')) return web.desk.home();
  if (doors.includes('portal')) return web.portal.home();
  return doors.includes('partner') ? web.partner.home() : web.store.home();
}

/** Goes on as the person who is now signed in. The whole page again: the server words it for him. */
export async function goOn(next: string | null): Promise<void> {
  const me = await get<Me>(entranceApi.me());
  const wanted = safeNext(next) ?? homeOf(me);
  location.assign(me.mustSetUpTotp ? entranceWeb.secondFactor(wanted) : wanted);
}
