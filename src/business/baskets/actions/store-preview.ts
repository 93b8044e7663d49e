import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Caller, Context } from '../../../platform/http/route.ts';
import { permittedScope } from '../../../platform/permissions.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import type { StorePreviewRow } from '../storage/store-preview.ts';
import { companyOf, dropPreview, findPreview, keepPreview } from '../storage/store-preview.ts';
import type { StorePreview, StorePreviewBody } from '../terms/store-preview.ts';

/** Somebody who forgets it meets his own store again the next morning. */
const LASTS_MS = 12 * 3_600_000;

/** What his session looks at the store as; null for everybody who is not of the vendor's staff, without a statement. */
async function rowOf(context: Context): Promise<StorePreviewRow | null> {
  const { caller, clock, database, today } = context;
  if (caller.kind !== 'staff' || caller.sessionId === null) return null;
  const roles = { signedIn: true, buyerRoles: [], staffRoles: caller.staffRoles };
  if (permittedScope('store.preview', roles) === null) return null;
  const row = await findPreview(database, caller.sessionId, new Date(clock.now() - LASTS_MS));
  return row === undefined ? null : { ...row, day: row.day < today ? today : row.day };
}

function shownOf({ audience, name, day, currency }: StorePreviewRow): StorePreview {
  return { audience, name, day, currency };
}

export async function previewShown(context: Context): Promise<StorePreview | null> {
  const row = await rowOf(context);
  return row && shownOf(row);
}

/** Begins to look at the store as a buyer, on today or a day to come. Refuses `invalid_input` for a day that has passed
 *  and a currency that the store does not sell in, `account_not_found` for a company that the caller may not see. */
export async function beginPreview(context: Context, body: StorePreviewBody): Promise<Outcome<StorePreview>> {
  const { store } = await loadSellerAndStore(context);
  const errors = [];
  if (body.day < context.today)
    errors.push({ pointer: '/day', value: body.day, expected: 'day_not_before', facts: { first: context.today } });
  if (!store.currencies.includes(body.currency)) {
    const facts = { options: store.currencies.join(', ') };
    errors.push({ pointer: '/currency', value: body.currency, expected: 'one_of', facts });
  }
  if (errors.length > 0) return refuse('invalid_input', { errors });
  const id = body.audience.startsWith('account:') ? body.audience.slice('account:'.length) : null;
  const company = id === null ? undefined : await context.transaction((tx) => companyOf(tx, id));
  if (id !== null && company === undefined) return refuse('account_not_found');
  const segment = body.audience.startsWith('segment:') ? body.audience.slice('segment:'.length) : null;
  const row = { ...body, name: company?.name ?? '', segment: company?.segment ?? segment };
  await keepPreview(context.database, context.caller.sessionId!, row, new Date(context.clock.now()));
  return accept(shownOf(row));
}

export async function endPreview(context: Context): Promise<void> {
  await dropPreview(context.database, context.caller.sessionId!);
}

/** Nobody's account: with it a buyer has a segment and nothing else. */
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

/** The context with which a page of the store is made: the caller's own, or for staff who look at it as a buyer that
 *  buyer's, on the day they chose. Walls stay the caller's: only prices are other ones. */
export async function seenAs<C extends Context>(context: C): Promise<C> {
  const row = await rowOf(context);
  if (row === null) return context;
  const account = row.audience.startsWith('account:') ? row.audience.slice('account:'.length) : NO_ACCOUNT;
  const membership = { accountId: account, roles: [], segment: row.segment, currency: row.currency };
  const seen: Partial<Caller> = { kind: 'buyer', email: null, activeAccountId: account, memberships: [membership] };
  return { ...context, today: row.day, actualDay: context.today, caller: { ...context.caller, ...seen } };
}

/** Before anything is put down, asked or ordered: refuses `store_preview_only` while the store is looked at as a buyer. */
export async function notInPreview(context: Context): Promise<Outcome<null>> {
  return (await rowOf(context)) === null ? accept(null) : refuse('store_preview_only');
}
