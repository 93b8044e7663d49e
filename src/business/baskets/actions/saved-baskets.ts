import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Call, Context } from '../../../platform/http/route.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import {
  countSavedBaskets,
  deleteSavedBasket,
  insertSavedBasket,
  type SavedRow,
  savedBasketById,
  savedBaskets,
  updateSavedBasket,
} from '../storage/carried.ts';
import type { SavedBasket, SavedBasketQuery } from '../terms/carried.ts';
import { type BasketChanged, currentBasket, fillBasket } from './basket.ts';
import { buyerOf } from './shop.ts';

type Owner = { readonly accountId: string; readonly personId: string };
type Wanted = { readonly name: string; readonly shared: boolean };

function ownerOf(context: Context): Owner | null {
  const accountId = buyerOf(context).account;
  const { personId } = context.caller;
  return accountId === undefined || personId === null ? null : { accountId, personId };
}

function shownAs(row: SavedRow, { personId }: Owner): SavedBasket {
  return {
    id: row.id,
    name: row.name,
    shared: row.shared,
    mine: row.person_id === personId,
    savedBy: row.saved_by ?? '',
    savedAt: row.saved_at.toISOString(),
    currency: row.currency,
    lines: row.lines.length,
    rowVersion: row.row_version,
  };
}

const nameTaken = (name: string) =>
  refuse('saved_basket_name_taken', {
    facts: { name },
    errors: [{ pointer: '/name', value: name, expected: 'other_name' }],
  });

/** Keeps the basket's lines under a name; the basket stays as it is. Refuses `basket_empty`, `saved_basket_name_taken`. */
export async function saveBasket(context: Context, wanted: Wanted): Promise<Outcome<SavedBasket>> {
  const owner = ownerOf(context);
  if (owner === null) return refuse('not_signed_in');
  const basket = await currentBasket(context);
  if (basket === null || basket.lines.length === 0) return refuse('basket_empty');
  const id = context.newId();
  return refusableTransaction(context, async (tx) => {
    const kept = await insertSavedBasket(tx, {
      accountId: owner.accountId,
      id,
      person_id: owner.personId,
      ...wanted,
      currency: basket.currency,
      lines: basket.lines,
      saved_at: new Date(context.clock.now()),
    });
    if (!kept) return nameTaken(wanted.name);
    return accept(shownAs((await savedBasketById(tx, owner.accountId, id))!, owner));
  });
}

/** One's own saved baskets and those that colleagues share. */
export async function savedBasketPage(
  context: Context,
  query: SavedBasketQuery,
): Promise<Outcome<{ items: SavedBasket[]; next: string | null; approximateTotal: number }>> {
  const owner = ownerOf(context);
  if (owner === null) return refuse('not_signed_in');
  const cursor = decodeCursor(query.cursor, 2);
  if (!cursor.ok) return cursor;
  const { q, sort, limit } = query;
  return context.transaction(async (tx) => {
    const found = await savedBaskets(tx, owner.accountId, { q, sort, after: cursor.value, limit });
    const { rows, next } = pageOf(found, limit, (row) => [row.saved_at.toISOString(), row.id]);
    const approximateTotal = await countSavedBaskets(tx, owner.accountId, q);
    return accept({ items: rows.map((row) => shownAs(row, owner)), next, approximateTotal });
  });
}

/** Renames one's own, shares it with the company or takes it back. Refuses `saved_basket_not_found`,
 *  `saved_basket_name_taken`, `changed_meanwhile`. */
export async function changeSavedBasket(
  context: Context,
  id: string,
  version: number,
  wanted: Wanted,
): Promise<Outcome<SavedBasket>> {
  const owner = ownerOf(context);
  if (owner === null) return refuse('not_signed_in');
  return refusableTransaction(context, async (tx) => {
    const row = await savedBasketById(tx, owner.accountId, id);
    if (row === null || row.person_id !== owner.personId) return refuse('saved_basket_not_found');
    const changed = await updateSavedBasket(tx, { ...owner, id, version }, wanted);
    if (changed === 'taken') return nameTaken(wanted.name);
    if (changed === 'other_version') return refuse('changed_meanwhile');
    return accept(shownAs((await savedBasketById(tx, owner.accountId, id))!, owner));
  });
}

/** Deletes one's own. Refuses `saved_basket_not_found`. */
export async function removeSavedBasket(context: Context, id: string): Promise<Outcome<void>> {
  const owner = ownerOf(context);
  if (owner === null) return refuse('not_signed_in');
  return context.transaction(async (tx) =>
    (await deleteSavedBasket(tx, owner.accountId, owner.personId, id))
      ? accept(undefined)
      : refuse('saved_basket_not_found'),
  );
}

/** Puts a saved basket in place of the present one, at today's prices. Refuses `saved_basket_not_found`,
 *  `basket_has_gone_offers` when nothing of it is sold any more. */
export async function restoreSavedBasket(
  call: Context & Pick<Call<unknown, unknown, unknown>, 'request'>,
  id: string,
): Promise<Outcome<BasketChanged>> {
  const owner = ownerOf(call);
  if (owner === null) return refuse('not_signed_in');
  const row = await call.transaction((tx) => savedBasketById(tx, owner.accountId, id));
  return row === null ? refuse('saved_basket_not_found') : fillBasket(call, row.lines, row.currency);
}
