import { decimal, printDecimal } from '../../../kernel/decimal.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { PriceRow } from '../rules/price-rows.ts';

export type StoredRow = {
  readonly offer_id: string;
  readonly unit_price: string;
  readonly price_per: number;
  readonly tier_mode: PriceRow['tierMode'];
  readonly tier_counting: PriceRow['tierCounting'];
  readonly tiers: PriceRow['tiers'];
  readonly floor: string | null;
};

export const priceColumns = 'offer_id, unit_price, price_per, tier_mode, tier_counting, tiers, floor';

export function rowOf(row: StoredRow): PriceRow {
  return {
    offerId: row.offer_id,
    unitPrice: printDecimal(decimal(row.unit_price), 2),
    pricePer: row.price_per,
    tierMode: row.tier_mode,
    tierCounting: row.tier_counting,
    tiers: row.tiers,
    floor: row.floor === null ? null : printDecimal(decimal(row.floor), 2),
  };
}

export async function pricesOf(tx: Tx, listId: string, offerIds: readonly string[]): Promise<PriceRow[]> {
  const rows = await tx.query<StoredRow>(
    `SELECT ${priceColumns} FROM pricing.price WHERE price_list_id = $1 AND offer_id = ANY ($2::uuid[])`,
    [listId, offerIds],
  );
  return rows.map(rowOf);
}

/** All rows of a list, by the id of the offer. */
export async function allPricesOf(tx: Tx, listId: string): Promise<PriceRow[]> {
  const rows = await tx.query<StoredRow>(
    `SELECT ${priceColumns} FROM pricing.price WHERE price_list_id = $1 ORDER BY offer_id`,
    [listId],
  );
  return rows.map(rowOf);
}

export type PricePage = {
  readonly q?: string | undefined;
  /** SKU and offer id of the last row before the page. */
  readonly after: readonly [sku: string, offerId: string] | null;
  readonly limit: number;
};

const searched = `price.price_list_id = $1
  AND ($2::text IS NULL OR offer.sku ILIKE $2 OR offer.product_slug ILIKE $2 OR offer.product_names::text ILIKE $2)`;

function searchValues(listId: string, page: Pick<PricePage, 'q'>) {
  return [listId, page.q ? `%${page.q.replace(/[\\%_]/g, '\\$&')}%` : null];
}

/** Up to `limit` rows by SKU, after the one given. */
export async function pricesBySku(tx: Tx, listId: string, page: PricePage): Promise<(PriceRow & { sku: string })[]> {
  const rows = await tx.query<StoredRow & { sku: string }>(
    `SELECT offer.sku, ${priceColumns} FROM pricing.price JOIN catalog.published_offer offer ON offer.id = price.offer_id
     WHERE ${searched} AND ($3::text IS NULL OR (offer.sku, offer.id) > ($3, $4::uuid))
     ORDER BY offer.sku, offer.id LIMIT $5`,
    [...searchValues(listId, page), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  );
  return rows.map((row) => ({ ...rowOf(row), sku: row.sku }));
}

export async function countPrices(tx: Tx, listId: string, page: Pick<PricePage, 'q'>): Promise<number> {
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) FROM pricing.price JOIN catalog.published_offer offer ON offer.id = price.offer_id
     WHERE ${searched}`,
    searchValues(listId, page),
  );
  return Number(rows[0]!.count);
}

/** Which of the offers the list carries. */
export async function offersCarried(tx: Tx, listId: string): Promise<string[]> {
  const rows = await tx.query<{ offer_id: string }>('SELECT offer_id FROM pricing.price WHERE price_list_id = $1', [
    listId,
  ]);
  return rows.map((row) => row.offer_id);
}

const AT_ONCE = 20_000;

/** Sets prices: new ones are added, others changed where they differ. Says how many of each. */
export async function writePrices(
  tx: Tx,
  listId: string,
  rows: readonly PriceRow[],
): Promise<{ added: number; changed: number }> {
  let added = 0;
  let changed = 0;
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const piece = rows.slice(from, from + AT_ONCE);
    const counts = await tx.query<{ added: bigint; changed: bigint }>(
      `WITH written AS (
         INSERT INTO pricing.price AS kept (price_list_id, ${priceColumns})
         SELECT $1, * FROM unnest($2::uuid[], $3::numeric[], $4::integer[], $5::text[], $6::text[], $7::jsonb[], $8::numeric[])
         ON CONFLICT (price_list_id, offer_id) DO UPDATE SET unit_price = excluded.unit_price,
           price_per = excluded.price_per, tier_mode = excluded.tier_mode, tier_counting = excluded.tier_counting,
           tiers = excluded.tiers, floor = excluded.floor
         WHERE (kept.unit_price, kept.price_per, kept.tier_mode, kept.tier_counting, kept.tiers, kept.floor)
           IS DISTINCT FROM (excluded.unit_price, excluded.price_per, excluded.tier_mode, excluded.tier_counting,
                             excluded.tiers, excluded.floor)
         RETURNING xmax = 0 AS is_new)
       SELECT count(*) FILTER (WHERE is_new) AS added, count(*) FILTER (WHERE NOT is_new) AS changed FROM written`,
      [
        listId,
        piece.map((row) => row.offerId),
        piece.map((row) => row.unitPrice),
        piece.map((row) => row.pricePer),
        piece.map((row) => row.tierMode),
        piece.map((row) => row.tierCounting),
        piece.map((row) => JSON.stringify(row.tiers)),
        piece.map((row) => row.floor),
      ],
    );
    added += Number(counts[0]!.added);
    changed += Number(counts[0]!.changed);
  }
  return { added, changed };
}

export async function removePrices(tx: Tx, listId: string, offerIds: readonly string[]): Promise<number> {
  if (offerIds.length === 0) return 0;
  return tx.execute('DELETE FROM pricing.price WHERE price_list_id = $1 AND offer_id = ANY ($2::uuid[])', [
    listId,
    offerIds,
  ]);
}

/** Takes out every price whose offer is not among these. */
export async function removeOtherPrices(tx: Tx, listId: string, offerIds: readonly string[]): Promise<number> {
  return tx.execute('DELETE FROM pricing.price WHERE price_list_id = $1 AND offer_id <> ALL ($2::uuid[])', [
    listId,
    offerIds,
  ]);
}
