import type { SearchKind } from '../../business/desk/terms.ts';
import { web } from '../paths.ts';
import type { SignedIn } from '../reader.tsx';

/** Where the vendor's people open a record of each kind. */
const onDesk: Readonly<Record<SearchKind, (id: string) => string>> = {
  account: web.desk.account,
  lead: web.desk.lead,
  order: web.desk.order,
  product: web.desk.product,
  person: web.desk.person,
  price_list: web.desk.priceList,
};

/** Where a buyer opens it; what is not here has no screen of its own for him. */
const inPortal: Readonly<Partial<Record<SearchKind, (id: string) => string>>> = {
  order: web.portal.order,
};

/** The screen of a record that the search found, in a door open to the reader; null where there is none. */
export function recordPath(kind: SearchKind, id: string, me: SignedIn | null): string | null {
  const paths = me?.doors.includes('desk') ? onDesk : inPortal;
  return paths[kind]?.(id) ?? null;
}
