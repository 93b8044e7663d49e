import { web } from '../paths.ts';
import type { DoorName } from '../reader.tsx';

/** The four doors, in the order they are offered. */
export const doorHomes = [
  { door: 'store', href: web.store.home(), name: 'doorStore' },
  { door: 'portal', href: web.portal.home(), name: 'doorPortal' },
  { door: 'partner', href: web.partner.home(), name: 'doorPartner' },
  { door: 'desk', href: web.desk.home(), name: 'doorDesk' },
] as const satisfies readonly { door: DoorName; href: string; name: string }[];
