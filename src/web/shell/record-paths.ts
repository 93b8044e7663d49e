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

type Found = { readonly kind: SearchKind; readonly id: string; readonly accountId: string | null };

/** The screen of a record that the search found, in a door open to the reader; null where there is none. */
export function recordPath({ kind, id, accountId }: Found, me: SignedIn | null): string | null {
  const desk = me?.doors.includes('desk');
  // A company's people stand on its page; only the vendor's own have one of their own.
  if (desk && kind === 'person' && accountId) return web.desk.account(accountId);
  return (desk ? onDesk : inPortal)[kind]?.(id) ?? null;
}
