import { printAmount } from '../../../kernel/money.ts';
import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import type { StoreOpeningCheck } from '../../accounts/actions/seller.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import { catalogSnapshot } from '../../catalog/actions/snapshot.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import { readLimit } from '../rules/limit-check.ts';
import { mayOpenStore } from '../rules/self-service-limit.ts';
import type { LimitRow, LimitSearch, LimitValues } from '../storage/limits.ts';
import {
  countLimits,
  countLimitsHolding,
  deleteLimit,
  findLimit,
  insertLimit,
  refusalOfLimitConstraint,
  searchLimits,
  updateLimit,
} from '../storage/limits.ts';
import { currentLimits } from '../storage/published.ts';
import type { LimitBody, LimitReply } from '../terms.ts';
import { limitsHolding } from './snapshot.ts';

export type LimitPage = { items: LimitReply[]; next: string | null; approximateTotal: number };

function replyOf(row: LimitRow, catalog: CatalogSnapshot): LimitReply {
  const { maxQuantity, maxAmount, currency } = row;
  return {
    ...row,
    scopeCode: codeOf(row, catalog),
    maxQuantity: maxQuantity === null ? null : Number(maxQuantity),
    maxAmount: maxAmount === null ? null : printAmount({ minor: maxAmount, currency }),
  };
}

function codeOf({ scope, scopeId }: Pick<LimitRow, 'scope' | 'scopeId'>, catalog: CatalogSnapshot): string | null {
  if (scopeId === null) return null;
  if (scope === 'family') return catalog.families.get(scopeId)?.code ?? null;
  if (scope === 'product') return catalog.products.get(scopeId)?.slug ?? null;
  return catalog.offers.get(scopeId)?.sku ?? null;
}

export async function listLimits(
  context: Context,
  query: Omit<LimitSearch, 'after'> & { readonly cursor?: string | undefined },
): Promise<Outcome<LimitPage>> {
  const cursor = decodeCursor(query.cursor, 2);
  if (!cursor.ok) return cursor;
  const search = { ...query, after: cursor.value as [string, string] | null };
  const catalog = await catalogSnapshot(context);
  return context.transaction(async (tx) => {
    const page = pageOf(await searchLimits(tx, search), query.limit, (row) => [row.startsOn, row.id]);
    const items = page.rows.map((row) => replyOf(row, catalog));
    return accept({ items, next: page.next, approximateTotal: await countLimits(tx, search) });
  });
}

/** Refuses `limit_not_found`. */
export async function getLimit(context: Context, id: string): Promise<Outcome<LimitReply>> {
  const catalog = await catalogSnapshot(context);
  const row = await context.transaction((tx) => findLimit(tx, id));
  return row ? accept(replyOf(row, catalog)) : refuse('limit_not_found');
}

/** Refuses `limit_invalid` with the fields that are wrong, `limit_same_start` where one for the same scope, people and
 *  currency starts on the same day. */
export async function createLimit(context: Context, body: LimitBody): Promise<Outcome<LimitReply>> {
  const values = await valuesOf(context, body);
  if (!values.ok) return values;
  return limitTransaction(context, async (tx, catalog) => {
    const id = context.newId();
    await insertLimit(tx, id, values.value);
    const after = replyOf((await findLimit(tx, id))!, catalog);
    await audit(tx, context, { action: 'limits.create', subjectKind: 'limit', subjectId: id, after });
    return accept(after);
  });
}

/** Refuses what creating refuses, `version_needed`, `changed_meanwhile`, `limit_not_found`, and `limit_last` where an
 *  open store would be left without any. */
export async function changeLimit(
  context: Context,
  id: string,
  ifMatch: string | null,
  body: LimitBody,
): Promise<Outcome<LimitReply>> {
  const values = await valuesOf(context, body);
  if (!values.ok) return values;
  return limitTransaction(context, async (tx, catalog) => {
    const found = await limitAt(tx, id, ifMatch);
    if (!found.ok) return found;
    await updateLimit(tx, id, values.value);
    const open = await staysOpen(tx, context, found.value);
    if (!open.ok) return open;
    const after = replyOf((await findLimit(tx, id))!, catalog);
    await audit(tx, context, {
      action: 'limits.change',
      subjectKind: 'limit',
      subjectId: id,
      before: replyOf(found.value, catalog),
      after,
    });
    return accept(after);
  });
}

/** Refuses `version_needed`, `changed_meanwhile`, `limit_not_found`, `limit_last`. */
export async function removeLimit(context: Context, id: string, ifMatch: string | null): Promise<Outcome<undefined>> {
  return limitTransaction(context, async (tx, catalog) => {
    const found = await limitAt(tx, id, ifMatch);
    if (!found.ok) return found;
    await deleteLimit(tx, id);
    const open = await staysOpen(tx, context, found.value);
    if (!open.ok) return open;
    const before = replyOf(found.value, catalog);
    await audit(tx, context, { action: 'limits.delete', subjectKind: 'limit', subjectId: id, before });
    return accept(undefined);
  });
}

async function limitAt(tx: Tx, id: string, ifMatch: string | null): Promise<Outcome<LimitRow>> {
  if (ifMatch === null) return refuse('version_needed');
  const row = await findLimit(tx, id);
  if (row === undefined) return refuse('limit_not_found');
  if (ifMatch !== String(row.rowVersion)) return refuse('changed_meanwhile', { facts: { version: row.rowVersion } });
  return accept(row);
}

/** A store that is open keeps at least one limit that holds today: without any, every purchase would talk. */
async function staysOpen(tx: Tx, context: Context, changed: LimitRow): Promise<Outcome<null>> {
  const { store } = await loadSellerAndStore(context);
  if (store.id !== changed.storeId || store.openedAt === null) return accept(null);
  const held = changed.startsOn <= context.today && (changed.endsOn === null || changed.endsOn > context.today);
  if (!held || (await countLimitsHolding(tx, store.id, context.today)) > 0) return accept(null);
  return refuse('limit_last', { facts: { store: store.name } });
}

/** For the opening of a store (accounts): refuses `store_without_limit` where none holds today. */
export const storeOpeningCheck: StoreOpeningCheck = async (context, tx, store) => {
  const limits = limitsHolding(await currentLimits(tx, context.today), store.id, context.today);
  const may = mayOpenStore(limits);
  return may.ok ? accept(undefined) : may;
};

async function valuesOf(context: Context, body: LimitBody): Promise<Outcome<LimitValues>> {
  const checked = readLimit(body);
  const errors: FieldError[] = checked.ok ? [] : [...(checked.refusal.errors ?? [])];
  const catalog = await catalogSnapshot(context);
  if (body.scopeId !== null && body.scope !== 'store' && codeOf(body, catalog) === null)
    errors.push({ pointer: '/scopeId', value: body.scopeId, expected: 'known_id' });
  if (body.endsOn !== null && body.endsOn <= body.startsOn)
    errors.push({ pointer: '/endsOn', value: body.endsOn, expected: 'day_after_start' });
  if (!checked.ok || errors.length > 0) return refuse('limit_invalid', { errors });
  const { maxQuantity, maxAmount } = checked.value;
  return accept({
    storeId: body.storeId ?? (await loadSellerAndStore(context)).store.id,
    scope: body.scope,
    scopeId: body.scopeId,
    audience: body.audience,
    currency: body.currency,
    maxQuantity: maxQuantity === undefined ? null : BigInt(maxQuantity),
    maxAmount: maxAmount?.minor ?? null,
    startsOn: body.startsOn,
    endsOn: body.endsOn,
  });
}

/** The version's row is the lock: two people never take the last two limits away at once. */
async function limitTransaction<T>(
  context: Context,
  work: (tx: Tx, catalog: CatalogSnapshot) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const catalog = await catalogSnapshot(context);
  try {
    const outcome = await refusableTransaction(context, async (tx) => {
      await raiseVersion(tx, 'prices');
      return work(tx, catalog);
    });
    await context.versions.refresh();
    return outcome;
  } catch (error) {
    const refusal = refusalOfLimitConstraint(error);
    if (refusal) return { ok: false, refusal };
    throw error;
  }
}
