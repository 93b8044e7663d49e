import type { Database } from '../../../platform/database/database.ts';
import type { PriceRow } from '../rules/price-rows.ts';
import type { LimitScope } from '../rules/self-service-limit.ts';
import type { PriceListKind } from '../terms.ts';
import type { StoredRow } from './prices.ts';
import { priceColumns, rowOf } from './prices.ts';

type Reader = Pick<Database, 'query'>;

export type PublishedList = {
  readonly id: string;
  readonly sellerId: string;
  readonly name: string;
  readonly kind: PriceListKind;
  readonly audience: string;
  readonly currency: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly termDiscounts: readonly {
    readonly familyId: string | null;
    readonly termMonths: number;
    readonly discount: string;
  }[];
};

/** The published lists that hold today or will, with the version they stand under. */
export function publishedLists(reader: Reader, today: string): Promise<PublishedList[]> {
  return reader.query<PublishedList>(
    {
      name: 'pricing-published-lists',
      text: `SELECT list.id, list.seller_id AS "sellerId", list.name, list.kind, list.audience, list.currency,
          list.starts_on AS "startsOn", list.ends_on AS "endsOn",
          (SELECT coalesce(json_agg(json_build_object(
              'familyId', d.family_id, 'termMonths', d.term_months, 'discount', trim_scale(d.discount)::text)), '[]')
           FROM pricing.term_discount d WHERE d.price_list_id = list.id) AS "termDiscounts"
        FROM pricing.price_list list
        WHERE list.status = 'published' AND (list.ends_on IS NULL OR list.ends_on > $1)
        ORDER BY list.starts_on DESC, list.id`,
    },
    [today],
  );
}

/**
 * Their prices, but for those that can never count again: the same offer stands in a later list that holds by now and
 * lasts at least as long. A month's price from which the list derives its terms is kept in any case.
 */
export async function publishedPrices(
  reader: Reader,
  today: string,
): Promise<(PriceRow & { readonly listId: string })[]> {
  const rows = await reader.query<StoredRow & { listId: string }>(
    {
      name: 'pricing-published-prices',
      text: `SELECT price.price_list_id AS "listId", ${priceColumns}
        FROM pricing.price_list list JOIN pricing.price ON price.price_list_id = list.id
        WHERE list.status = 'published' AND (list.ends_on IS NULL OR list.ends_on > $1)
          AND (EXISTS (SELECT FROM pricing.term_discount d WHERE d.price_list_id = list.id) OR NOT EXISTS (
            SELECT FROM pricing.price_list later
            JOIN pricing.price newer ON newer.price_list_id = later.id AND newer.offer_id = price.offer_id
            WHERE later.status = 'published' AND later.seller_id = list.seller_id AND later.kind = list.kind
              AND later.audience = list.audience AND later.currency = list.currency
              AND later.starts_on > list.starts_on AND later.starts_on <= $1
              AND (later.ends_on IS NULL OR (list.ends_on IS NOT NULL AND later.ends_on >= list.ends_on))))`,
    },
    [today],
  );
  return rows.map((row) => ({ ...rowOf(row), listId: row.listId }));
}

export type DatedLimit = {
  readonly id: string;
  readonly storeId: string;
  readonly scope: LimitScope;
  readonly scopeId: string | null;
  readonly audience: string;
  readonly currency: string;
  readonly maxQuantity: bigint | null;
  readonly maxAmount: bigint | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

/** The limits that hold today or will. */
export function currentLimits(reader: Reader, today: string): Promise<DatedLimit[]> {
  return reader.query<DatedLimit>(
    {
      name: 'pricing-current-limits',
      text: `SELECT id, store_id AS "storeId", scope, scope_id AS "scopeId", audience, currency,
          max_quantity AS "maxQuantity", max_amount AS "maxAmount", starts_on AS "startsOn", ends_on AS "endsOn"
        FROM pricing.self_service_limit WHERE ends_on IS NULL OR ends_on > $1 ORDER BY starts_on DESC, id`,
    },
    [today],
  );
}
