import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import type { ListHeader } from '../rules/price-list-check.ts';
import { checkListHeader } from '../rules/price-list-check.ts';
import type { PriceListHeader, PriceListRow, PriceListSearch } from '../storage/price-lists.ts';
import {
  copyRows,
  countPriceLists,
  deletePriceList,
  findPriceList,
  insertPriceList,
  lockPriceList,
  refusalOfListConstraint,
  replaceTermDiscounts,
  searchPriceLists,
  updatePriceListHeader,
} from '../storage/price-lists.ts';
import type { PriceListChange, PriceListCreate, PriceListReply } from '../terms.ts';

export type PriceListPage = { items: PriceListReply[]; next: string | null; approximateTotal: number };

/** How a list stands on a day. */
export function priceListReplyOf(row: PriceListRow, today: string): PriceListReply {
  const { publishedAt, createdAt: _, followed, termDiscounts, ...rest } = row;
  return {
    ...rest,
    publishedAt: publishedAt?.toISOString() ?? null,
    termDiscounts: [...termDiscounts],
    state: stateOf(row, followed, today),
  };
}

function stateOf(row: PriceListRow, followed: boolean, today: string): PriceListReply['state'] {
  if (row.status === 'draft') return 'draft';
  if (row.endsOn !== null && row.endsOn <= today) return 'ended';
  if (row.startsOn > today) return 'coming';
  return followed ? 'followed' : 'in_effect';
}

export async function listPriceLists(
  context: Context,
  query: Omit<PriceListSearch, 'after'> & { readonly cursor?: string | undefined },
): Promise<Outcome<PriceListPage>> {
  const cursor = decodeCursor(query.cursor, 2);
  if (!cursor.ok) return cursor;
  const search = { ...query, after: cursor.value as [string, string] | null };
  return context.transaction(async (tx) => {
    const found = await searchPriceLists(tx, search, context.today);
    const page = pageOf(found, query.limit, (row) => [row.sortedBy, row.id]);
    const items = page.rows.map(({ sortedBy: _, ...row }) => priceListReplyOf(row, context.today));
    return accept({ items, next: page.next, approximateTotal: await countPriceLists(tx, search, context.today) });
  });
}

/** Refuses `price_list_not_found`. */
export async function getPriceList(context: Context, id: string): Promise<Outcome<PriceListReply>> {
  const row = await context.transaction((tx) => findPriceList(tx, id, context.today));
  return row ? accept(priceListReplyOf(row, context.today)) : refuse('price_list_not_found');
}

/** Refuses `invalid_input` where the header does not hold together. */
export function checkHeader(header: PriceListHeader): Outcome<null> {
  const { kind, audience } = header;
  const prefixes = {
    public: ['public'],
    segment: ['segment:'],
    partner: ['level:', 'partner:'],
    agreement: ['account:'],
  };
  if (!prefixes[kind].some((prefix) => audience.startsWith(prefix))) {
    const facts = {
      options: prefixes[kind].map((prefix) => (prefix === 'public' ? prefix : `${prefix}...`)).join(', '),
    };
    return refuse('invalid_input', {
      errors: [{ pointer: '/audience', value: audience, expected: 'one_of', facts }],
    });
  }
  const errors = checkListHeader(listHeaderOf({ ...header, id: '' }), []);
  if (errors.length > 0) return refuse('invalid_input', { errors });
  return accept(null);
}

/** The header as the rules on lists have it. */
export function listHeaderOf(list: PriceListHeader & { readonly id: string }): ListHeader {
  const { id, name, kind, audience, currency, startsOn, endsOn } = list;
  return { id, name, kind, audience, currency, starts: startsOn, ends: endsOn ?? undefined };
}

/** A draft, empty or with the rows of another list. Refuses `invalid_input`, `price_list_not_found` (copyOf) and
 *  `price_list_other_currency` where the rows to copy are of another currency: prices are never converted. */
export async function createPriceList(context: Context, body: PriceListCreate): Promise<Outcome<PriceListReply>> {
  return listTransaction(context, (tx) => createDraft(tx, context, body));
}

export async function createDraft(tx: Tx, context: Context, body: PriceListCreate): Promise<Outcome<PriceListReply>> {
  const { sellerId: given, copyOf, ...header } = body;
  const fits = checkHeader(header);
  if (!fits.ok) return fits;
  const sellerId = given ?? (await loadSellerAndStore(context)).seller.id;
  const id = context.newId();
  await insertPriceList(tx, { ...header, id, sellerId, createdAt: new Date(context.clock.now()) });
  if (copyOf !== undefined) {
    const source = await findPriceList(tx, copyOf, context.today);
    if (source === undefined) return refuse('price_list_not_found');
    if (source.currency !== header.currency)
      return refuse('price_list_other_currency', { facts: { before: source.currency, currency: header.currency } });
    await copyRows(tx, copyOf, id);
  }
  const after = priceListReplyOf((await findPriceList(tx, id, context.today))!, context.today);
  await audit(tx, context, {
    action: 'prices.create',
    subjectKind: 'price-list',
    subjectId: id,
    after: { ...after, copyOf: copyOf ?? null },
  });
  return accept(after);
}

/** A draft's header as a whole, and its term discounts where given. Refuses `version_needed`, `changed_meanwhile`,
 *  `price_list_published`, `invalid_input`, and `price_list_other_currency` where rows in another currency are there. */
export async function changePriceList(
  context: Context,
  id: string,
  ifMatch: string | null,
  body: PriceListChange,
): Promise<Outcome<PriceListReply>> {
  const { termDiscounts, ...header } = body;
  const fits = checkHeader(header);
  if (!fits.ok) return fits;
  return listTransaction(context, async (tx) => {
    const draft = await lockedDraft(tx, context, id, ifMatch);
    if (!draft.ok) return draft;
    const before = draft.value;
    if (before.currency !== header.currency && before.prices > 0)
      return refuse('price_list_other_currency', { facts: { before: before.currency, currency: header.currency } });
    if (termDiscounts !== undefined) {
      const twice = termTwice(termDiscounts);
      if (!twice.ok) return twice;
      await replaceTermDiscounts(tx, id, termDiscounts);
    }
    await updatePriceListHeader(tx, id, header);
    const after = priceListReplyOf((await findPriceList(tx, id, context.today))!, context.today);
    await audit(tx, context, {
      action: 'prices.change',
      subjectKind: 'price-list',
      subjectId: id,
      before: priceListReplyOf(before, context.today),
      after,
    });
    return accept(after);
  });
}

function termTwice(discounts: NonNullable<PriceListChange['termDiscounts']>): Outcome<null> {
  const seen = new Set<string>();
  for (const [index, { familyId, termMonths }] of discounts.entries()) {
    const key = `${familyId}/${termMonths}`;
    if (seen.has(key))
      return refuse('invalid_input', {
        errors: [{ pointer: `/termDiscounts/${index}`, value: termMonths, expected: 'once_per_family_and_term' }],
      });
    seen.add(key);
  }
  return accept(null);
}

/** Refuses `version_needed`, `changed_meanwhile`, `price_list_published`, `price_list_not_found`. */
export async function deleteDraft(context: Context, id: string, ifMatch: string | null): Promise<Outcome<undefined>> {
  return listTransaction(context, async (tx) => {
    const draft = await lockedDraft(tx, context, id, ifMatch);
    if (!draft.ok) return draft;
    await deletePriceList(tx, id);
    await audit(tx, context, {
      action: 'prices.delete',
      subjectKind: 'price-list',
      subjectId: id,
      before: priceListReplyOf(draft.value, context.today),
    });
    return accept(undefined);
  });
}

/** The draft, locked. `ifMatch` undefined: whoever changed it last, its rows are added to. */
export async function lockedDraft(
  tx: Tx,
  context: Context,
  id: string,
  ifMatch: string | null | undefined,
): Promise<Outcome<PriceListRow>> {
  if (ifMatch === null) return refuse('version_needed');
  const list = await lockPriceList(tx, id, context.today);
  if (list === undefined) return refuse('price_list_not_found');
  if (list.status === 'published') return refuse('price_list_published', { facts: { name: list.name } });
  if (ifMatch !== undefined && ifMatch !== String(list.rowVersion))
    return refuse('changed_meanwhile', { facts: { version: list.rowVersion } });
  return accept(list);
}

/** A transaction on price lists: refusals undo it, and what the database itself refuses is one too. */
export async function listTransaction<T>(context: Context, work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await refusableTransaction(context, work);
  } catch (error) {
    const refusal = refusalOfListConstraint(error);
    if (refusal) return { ok: false, refusal };
    throw error;
  }
}
