import { printAmount } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import { catalogSnapshot } from '../../catalog/actions/snapshot.ts';
import type { CatalogSnapshot } from '../../catalog/terms.ts';
import { readPromotion } from '../rules/promotion-check.ts';
import { stateOf } from '../rules/promotion-facts.ts';
import {
  countPromotions,
  endPromotion,
  findPromotion,
  insertPromotion,
  type PromotionSearch,
  refusalOfPromotionConstraint,
  searchPromotions,
  updatePromotion,
} from '../storage/promotions.ts';
import type { Promotion, PromotionBody, PromotionReply } from '../terms/promotions.ts';

function replyOf(promotion: Promotion, catalog: CatalogSnapshot, today: string): PromotionReply {
  const { currency, uses, spent, budget, endedAt, offerIds, sellerId: _, ...rest } = promotion;
  const amount = (minor: bigint | null) =>
    minor === null || currency === null ? null : printAmount({ minor, currency });
  const left = budget === null ? null : budget - spent;
  const skus = offerIds.flatMap((id) => catalog.offers.get(id)?.sku ?? []);
  return {
    ...rest,
    currency,
    familyIds: [...rest.familyIds],
    productIds: [...rest.productIds],
    terms: [...rest.terms] as PromotionReply['terms'],
    amount: amount(rest.amount),
    least: amount(rest.least),
    budget: amount(budget),
    percentage: rest.percentage,
    state: stateOf(promotion, today),
    covers: [
      ...promotion.familyIds.flatMap((id) => catalog.families.get(id)?.code ?? []),
      ...promotion.productIds.flatMap((id) => catalog.products.get(id)?.slug ?? []),
      ...skus,
    ],
    skus,
    uses: Number(uses),
    spent: amount(spent),
    budgetLeft: amount(left !== null && left < 0n ? 0n : left),
    endedAt: endedAt === null ? null : endedAt.toISOString(),
  };
}

/** A page of promotions, the latest start first. */
export async function listPromotions(
  context: Context,
  query: Omit<PromotionSearch, 'after'> & { readonly cursor?: string | undefined },
): Promise<Outcome<{ items: PromotionReply[]; next: string | null; approximateTotal: number }>> {
  const cursor = decodeCursor(query.cursor, 2);
  if (!cursor.ok) return cursor;
  const search = { ...query, after: cursor.value as [string, string] | null };
  const catalog = await catalogSnapshot(context);
  return context.transaction(async (tx) => {
    const rows = await searchPromotions(tx, search, context.today);
    const page = pageOf(rows, query.limit, (row) => [row.startsOn, row.id]);
    const items = page.rows.map((row) => replyOf(row, catalog, context.today));
    return accept({ items, next: page.next, approximateTotal: await countPromotions(tx, search, context.today) });
  });
}

/** Refuses `promotion_not_found`. */
export async function getPromotion(context: Context, id: string): Promise<Outcome<PromotionReply>> {
  const catalog = await catalogSnapshot(context);
  const row = await context.transaction((tx) => findPromotion(tx, id));
  return row ? accept(replyOf(row, catalog, context.today)) : refuse('promotion_not_found');
}

/** Refuses `promotion_invalid` with the fields that are wrong, `promotion_code_taken` where another has the code. */
export async function createPromotion(context: Context, body: PromotionBody): Promise<Outcome<PromotionReply>> {
  const { seller } = await loadSellerAndStore(context);
  return promotionTransaction(context, body.code, async (tx, catalog) => {
    const read = readPromotion(body, catalog);
    if (!read.ok) return read;
    const id = context.newId();
    const at = new Date(context.clock.now());
    await insertPromotion(tx, { id, sellerId: seller.id, at, values: read.value });
    const after = replyOf((await findPromotion(tx, id))!, catalog, context.today);
    await audit(tx, context, { action: 'promotions.create', subjectKind: 'promotion', subjectId: id, after });
    return accept(after);
  });
}

/** A change counts for orders from then on; what was used stays used. Refuses what creating refuses, `version_needed`,
 *  `changed_meanwhile`, `promotion_not_found`, `promotion_ended`. */
export async function changePromotion(
  context: Context,
  id: string,
  ifMatch: string | null,
  body: PromotionBody,
): Promise<Outcome<PromotionReply>> {
  return promotionTransaction(context, body.code, async (tx, catalog) => {
    const read = readPromotion(body, catalog);
    if (!read.ok) return read;
    const found = await promotionAt(tx, id, ifMatch);
    if (!found.ok) return found;
    await updatePromotion(tx, id, read.value);
    const after = replyOf((await findPromotion(tx, id))!, catalog, context.today);
    const before = replyOf(found.value, catalog, context.today);
    await audit(tx, context, { action: 'promotions.change', subjectKind: 'promotion', subjectId: id, before, after });
    return accept(after);
  });
}

/** Ends a promotion now and for good. Refuses `version_needed`, `changed_meanwhile`, `promotion_not_found`,
 *  `promotion_ended`. */
export async function endPromotionNow(
  context: Context,
  id: string,
  ifMatch: string | null,
): Promise<Outcome<PromotionReply>> {
  return promotionTransaction(context, null, async (tx, catalog) => {
    const found = await promotionAt(tx, id, ifMatch);
    if (!found.ok) return found;
    await endPromotion(tx, id, new Date(context.clock.now()));
    const after = replyOf((await findPromotion(tx, id))!, catalog, context.today);
    const before = replyOf(found.value, catalog, context.today);
    await audit(tx, context, { action: 'promotions.end', subjectKind: 'promotion', subjectId: id, before, after });
    return accept(after);
  });
}

async function promotionAt(tx: Tx, id: string, ifMatch: string | null): Promise<Outcome<Promotion>> {
  if (ifMatch === null) return refuse('version_needed');
  const row = await findPromotion(tx, id);
  if (row === undefined) return refuse('promotion_not_found');
  if (ifMatch !== String(row.rowVersion)) return refuse('changed_meanwhile', { facts: { version: row.rowVersion } });
  if (row.endedAt !== null) return refuse('promotion_ended', { facts: { name: row.name } });
  return accept(row);
}

/** The version's row comes first: two people who change promotions wait for each other, never crosswise. */
async function promotionTransaction<T>(
  context: Context,
  code: string | null,
  work: (tx: Tx, catalog: CatalogSnapshot) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const catalog = await catalogSnapshot(context);
  try {
    const outcome = await refusableTransaction(context, async (tx) => {
      await raiseVersion(tx, 'promotions');
      return work(tx, catalog);
    });
    await context.versions.refresh();
    return outcome;
  } catch (error) {
    const refusal = refusalOfPromotionConstraint(error, code);
    if (refusal) return { ok: false, refusal };
    throw error;
  }
}
