import pg from 'pg';
import type { Refusal } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { PriceListKind, PriceListStatus, TermDiscount } from '../terms.ts';

export type PriceListRow = {
  readonly id: string;
  readonly sellerId: string;
  readonly name: string;
  readonly kind: PriceListKind;
  readonly audience: string;
  readonly currency: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly status: PriceListStatus;
  readonly publishedAt: Date | null;
  readonly createdAt: Date;
  readonly prices: number;
  readonly rowVersion: number;
  /** Whether a later list of the same kind, audience and currency holds today. */
  readonly followed: boolean;
  readonly termDiscounts: readonly TermDiscount[];
};

export type PriceListHeader = Pick<PriceListRow, 'name' | 'kind' | 'audience' | 'currency' | 'startsOn' | 'endsOn'>;

/** $1 is today. */
const selected = `
  list.id, list.seller_id AS "sellerId", list.name, list.kind, list.audience, list.currency,
  list.starts_on AS "startsOn", list.ends_on AS "endsOn", list.status, list.published_at AS "publishedAt",
  list.created_at AS "createdAt", list.price_count AS prices, list.row_version AS "rowVersion",
  EXISTS (
    SELECT FROM pricing.price_list later
    WHERE later.status = 'published' AND later.seller_id = list.seller_id AND later.kind = list.kind
      AND later.audience = list.audience AND later.currency = list.currency
      AND later.starts_on > list.starts_on AND later.starts_on <= $1 AND (later.ends_on IS NULL OR later.ends_on > $1)
  ) AS followed,
  (SELECT coalesce(json_agg(json_build_object(
      'familyId', d.family_id, 'termMonths', d.term_months, 'discount', trim_scale(d.discount)::text
    ) ORDER BY d.term_months, d.family_id NULLS FIRST), '[]')
   FROM pricing.term_discount d WHERE d.price_list_id = list.id) AS "termDiscounts"`;

export async function findPriceList(tx: Tx, id: string, today: string): Promise<PriceListRow | undefined> {
  const rows = await tx.query<PriceListRow>(`SELECT ${selected} FROM pricing.price_list list WHERE list.id = $2`, [
    today,
    id,
  ]);
  return rows[0];
}

/** The list, locked until the transaction ends: its rows change under this lock only. */
export async function lockPriceList(tx: Tx, id: string, today: string): Promise<PriceListRow | undefined> {
  await tx.query('SELECT id FROM pricing.price_list WHERE id = $1 FOR UPDATE', [id]);
  return findPriceList(tx, id, today);
}

const sorts = {
  startsOn: { column: 'list.starts_on', type: 'date' },
  createdAt: { column: 'list.created_at', type: 'timestamptz' },
  name: { column: 'list.name', type: 'text' },
} as const;
export const priceListSorts = ['-startsOn', 'startsOn', '-createdAt', 'createdAt', 'name', '-name'] as const;

export type PriceListSearch = {
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly kind?: string | undefined;
  readonly audience?: string | undefined;
  readonly currency?: string | undefined;
  readonly sort: (typeof priceListSorts)[number];
  readonly after: readonly [value: string, id: string] | null;
  readonly limit: number;
};

const conditions = `($2::text IS NULL OR list.name ILIKE $2) AND ($3::text IS NULL OR list.status = $3)
  AND ($4::text IS NULL OR list.kind = $4) AND ($5::text IS NULL OR list.audience = $5)
  AND ($6::text IS NULL OR list.currency = $6)`;

function filterValues(search: PriceListSearch, today: string) {
  const pattern = search.q ? `%${search.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  return [today, pattern, search.status ?? null, search.kind ?? null, search.audience ?? null, search.currency ?? null];
}

/** limit + 1 rows; `sortedBy` is the sort's value as text. */
export function searchPriceLists(
  tx: Tx,
  search: PriceListSearch,
  today: string,
): Promise<(PriceListRow & { readonly sortedBy: string })[]> {
  const descending = search.sort.startsWith('-');
  const { column, type } = sorts[search.sort.replace('-', '') as keyof typeof sorts];
  const direction = descending ? 'DESC' : 'ASC';
  const after =
    search.after === null ? '' : `AND (${column}, list.id) ${descending ? '<' : '>'} ($8::${type}, $9::uuid)`;
  return tx.query(
    `SELECT ${selected}, ${column}::text AS "sortedBy" FROM pricing.price_list list
     WHERE ${conditions} ${after} ORDER BY ${column} ${direction}, list.id ${direction} LIMIT $7`,
    [...filterValues(search, today), search.limit + 1, ...(search.after ?? [])],
  );
}

export async function countPriceLists(tx: Tx, search: PriceListSearch, today: string): Promise<number> {
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) FROM pricing.price_list list WHERE $1::date IS NOT NULL AND ${conditions}`,
    filterValues(search, today),
  );
  return Number(rows[0]!.count);
}

export async function insertPriceList(
  tx: Tx,
  list: PriceListHeader & { readonly id: string; readonly sellerId: string; readonly createdAt: Date },
): Promise<void> {
  await tx.execute(
    `INSERT INTO pricing.price_list (id, seller_id, name, kind, audience, currency, starts_on, ends_on, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      list.id,
      list.sellerId,
      list.name,
      list.kind,
      list.audience,
      list.currency,
      list.startsOn,
      list.endsOn,
      list.createdAt,
    ],
  );
}

export async function updatePriceListHeader(tx: Tx, id: string, header: PriceListHeader): Promise<void> {
  await tx.execute(
    `UPDATE pricing.price_list SET name = $2, kind = $3, audience = $4, currency = $5, starts_on = $6, ends_on = $7,
       row_version = row_version + 1 WHERE id = $1`,
    [id, header.name, header.kind, header.audience, header.currency, header.startsOn, header.endsOn],
  );
}

/** Says that rows of the list changed: counts them and raises its version. */
export async function touchPriceList(tx: Tx, id: string): Promise<void> {
  await tx.execute(
    `UPDATE pricing.price_list SET row_version = row_version + 1,
       price_count = (SELECT count(*) FROM pricing.price WHERE price_list_id = $1) WHERE id = $1`,
    [id],
  );
}

export async function deletePriceList(tx: Tx, id: string): Promise<void> {
  await tx.execute('DELETE FROM pricing.price WHERE price_list_id = $1', [id]);
  await tx.execute('DELETE FROM pricing.term_discount WHERE price_list_id = $1', [id]);
  await tx.execute('DELETE FROM pricing.price_list WHERE id = $1', [id]);
}

export async function replaceTermDiscounts(tx: Tx, id: string, discounts: readonly TermDiscount[]): Promise<void> {
  await tx.execute('DELETE FROM pricing.term_discount WHERE price_list_id = $1', [id]);
  if (discounts.length === 0) return;
  await tx.execute(
    `INSERT INTO pricing.term_discount (price_list_id, family_id, term_months, discount)
     SELECT $1, * FROM unnest($2::uuid[], $3::integer[], $4::numeric[])`,
    [
      id,
      discounts.map((discount) => discount.familyId),
      discounts.map((discount) => discount.termMonths),
      discounts.map((discount) => discount.discount),
    ],
  );
}

/** Prices and term discounts of one list into another that has none. */
export async function copyRows(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(
    `INSERT INTO pricing.price
       (price_list_id, offer_id, unit_price, price_per, tier_mode, tier_counting, tiers, floor)
     SELECT $2, offer_id, unit_price, price_per, tier_mode, tier_counting, tiers, floor
     FROM pricing.price WHERE price_list_id = $1`,
    [from, to],
  );
  await tx.execute(
    `INSERT INTO pricing.term_discount (price_list_id, family_id, term_months, discount)
     SELECT $2, family_id, term_months, discount FROM pricing.term_discount WHERE price_list_id = $1`,
    [from, to],
  );
  await touchPriceList(tx, to);
}

export async function markPublished(tx: Tx, id: string, at: Date, by: string | null): Promise<void> {
  await tx.execute(
    `UPDATE pricing.price_list SET status = 'published', published_at = $2, published_by = $3,
       row_version = row_version + 1 WHERE id = $1`,
    [id, at, by],
  );
}

export type Neighbour = {
  readonly id: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

/** The published lists for the same people and currency whose time overlaps or touches the list's, latest start first. */
export function neighboursOf(tx: Tx, list: PriceListHeader & { id: string; sellerId: string }): Promise<Neighbour[]> {
  return tx.query<Neighbour>(
    `SELECT id, name, starts_on AS "startsOn", ends_on AS "endsOn" FROM pricing.price_list
     WHERE status = 'published' AND id <> $1 AND seller_id = $2 AND kind = $3 AND audience = $4 AND currency = $5
       AND (ends_on IS NULL OR ends_on >= $6) AND ($7::date IS NULL OR starts_on <= $7)
     ORDER BY starts_on DESC`,
    [list.id, list.sellerId, list.kind, list.audience, list.currency, list.startsOn, list.endsOn],
  );
}

/** Another published list took the same start in the meantime, or a family, seller or account named is not there. */
export function refusalOfListConstraint(error: unknown): Refusal | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  if (error.constraint === 'price_list_one_start') return { code: 'price_list_same_start', facts: { name: '' } };
  if (error.constraint === 'term_discount_family_id_fkey')
    return { code: 'invalid_input', errors: [{ pointer: '/termDiscounts', expected: 'known_id' }] };
  if (error.constraint === 'price_list_seller_id_fkey')
    return { code: 'invalid_input', errors: [{ pointer: '/sellerId', expected: 'known_id' }] };
  return undefined;
}
