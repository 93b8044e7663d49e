import type { Door } from '../terms/identity.ts';

/** The doors a person's roles open. The store is open to everybody. */
export function doorsOf(held: {
  readonly buyerRoles: readonly string[];
  readonly staffRoles: readonly string[];
}): Door[] {
  const doors: Door[] = ['store'];
  if (held.buyerRoles.length > 0) doors.push('portal');
  if (held.buyerRoles.some((role) => role === 'partner_seller' || role === 'partner_admin')) doors.push('partner');
  if (held.staffRoles.length > 0) doors.push('desk');
  return doors;
}
