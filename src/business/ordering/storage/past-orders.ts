import type { Tx } from '../../../platform/database/database.ts';

export type LimitSums = {
  readonly scope: string;
  readonly scopeId: string | null;
  readonly maxQuantity: number | null;
  readonly maxAmount: bigint | null;
};

export type PastOrdersOf = { readonly storeId: string; readonly currency: string; readonly from: Date };

/** How many self-service orders there were, and what they committed to. */
export async function sumOfPastOrders(tx: Tx, of: PastOrdersOf): Promise<{ orders: bigint; worth: bigint }> {
  const rows = await tx.query<{ orders: bigint; worth: bigint }>(
    `SELECT count(*) AS orders, coalesce(sum(o.commitment), 0)::bigint AS worth
     FROM ordering.sales_order o JOIN ordering.order_state s ON s.account_id = o.account_id AND s.order_id = o.id
     WHERE o.store_id = $1 AND o.currency = $2 AND o.placed_at >= $3 AND o.channel = 'self-service'
       AND s.state NOT IN ('cancelled', 'expired')`,
    [of.storeId, of.currency, of.from],
  );
  return rows[0]!;
}

/**
 * The orders whose quantity or commitment, with their company's orders of the 24 hours before, passes some limit over
 * its scope, and those with a line that no limit is for. Which limit counts for whom is the rule's to decide: these are
 * all that it could refuse, and mostly few.
 */
export async function ordersOverSums(tx: Tx, of: PastOrdersOf, limits: readonly LimitSums[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `WITH lim AS (
       SELECT n, scope, scope_id, max_quantity, max_amount
       FROM unnest($4::text[], $5::uuid[], $6::bigint[], $7::bigint[]) WITH ORDINALITY
         AS one (scope, scope_id, max_quantity, max_amount, n)
     ), line AS (
       SELECT coalesce(u.buyer, uuid_send(o.account_id)) AS company, o.id, o.placed_at, l.quantity, l.commitment,
         l.offer_id, l.product_id, l.family_id
       FROM ordering.sales_order o
       JOIN ordering.order_state s ON s.account_id = o.account_id AND s.order_id = o.id
       JOIN ordering.order_line l ON l.account_id = o.account_id AND l.order_id = o.id
       LEFT JOIN ordering.limit_use u ON u.account_id = o.account_id AND u.order_id = o.id
       WHERE o.store_id = $1 AND o.currency = $2 AND o.placed_at >= $3::timestamptz - interval '24 hours'
         AND o.channel = 'self-service' AND s.state NOT IN ('cancelled', 'expired')
     ), summed AS (
       SELECT line.company, line.id, line.placed_at, lim.n, lim.max_quantity, lim.max_amount,
         sum(line.quantity) AS quantity, sum(line.commitment) AS commitment
       FROM line JOIN lim ON CASE lim.scope WHEN 'store' THEN true WHEN 'family' THEN lim.scope_id = line.family_id
         WHEN 'product' THEN lim.scope_id = line.product_id ELSE lim.scope_id = line.offer_id END
       GROUP BY line.company, line.id, line.placed_at, lim.n, lim.max_quantity, lim.max_amount
     ), day AS (
       SELECT id, placed_at, max_quantity, max_amount, sum(quantity) OVER recent AS quantity,
         sum(commitment) OVER recent AS commitment
       FROM summed WINDOW recent AS (
         PARTITION BY company, n ORDER BY placed_at RANGE BETWEEN interval '24 hours' PRECEDING AND CURRENT ROW)
     )
     SELECT id FROM day WHERE placed_at >= $3 AND (quantity > max_quantity OR commitment > max_amount)
     UNION
     SELECT line.id FROM line WHERE line.placed_at >= $3 AND NOT EXISTS (
       SELECT FROM lim WHERE CASE lim.scope WHEN 'store' THEN true WHEN 'family' THEN lim.scope_id = line.family_id
         WHEN 'product' THEN lim.scope_id = line.product_id ELSE lim.scope_id = line.offer_id END)
     ORDER BY id`,
    [
      of.storeId,
      of.currency,
      of.from,
      limits.map(({ scope }) => scope),
      limits.map(({ scopeId }) => scopeId),
      limits.map(({ maxQuantity }) => maxQuantity),
      limits.map(({ maxAmount }) => maxAmount),
    ],
  );
  return rows.map(({ id }) => id);
}

export type PastOrderRow = {
  readonly id: string;
  readonly asked: boolean;
  readonly number: string;
  readonly company: string;
  readonly company_name: string;
  readonly account_id: string;
  readonly segment: string | null;
  readonly placed_at: Date;
  readonly commitment: bigint;
  readonly lines: readonly { readonly offer: string; readonly quantity: number; readonly commitment: string }[];
};

/** These orders, and those of the same company in the 24 hours before one of them. */
export function ordersWithEarlier(tx: Tx, of: PastOrdersOf, ids: readonly string[]): Promise<PastOrderRow[]> {
  return tx.query<PastOrderRow>(
    `WITH past AS (
       SELECT o.*, coalesce(u.buyer, uuid_send(o.account_id)) AS company
       FROM ordering.sales_order o
       JOIN ordering.order_state s ON s.account_id = o.account_id AND s.order_id = o.id
       LEFT JOIN ordering.limit_use u ON u.account_id = o.account_id AND u.order_id = o.id
       WHERE o.store_id = $1 AND o.currency = $2 AND o.placed_at >= $3::timestamptz - interval '24 hours'
         AND o.channel = 'self-service' AND s.state NOT IN ('cancelled', 'expired')
     ), asked AS MATERIALIZED (
       SELECT * FROM past WHERE id = ANY ($4::uuid[])
     ), taken AS (
       SELECT DISTINCT ON (past.account_id, past.id) past.*
       FROM asked JOIN past ON past.company = asked.company AND past.placed_at <= asked.placed_at
         AND past.placed_at > asked.placed_at - interval '24 hours'
       ORDER BY past.account_id, past.id
     )
     SELECT taken.id, taken.id = ANY ($4::uuid[]) AS asked, taken.number, encode(taken.company, 'hex') AS company,
       party.company AS company_name, taken.account_id, account.segment, taken.placed_at, taken.commitment,
       (SELECT json_agg(json_build_object('offer', l.offer_id, 'quantity', l.quantity, 'commitment', l.commitment::text))
        FROM ordering.order_line l WHERE l.account_id = taken.account_id AND l.order_id = taken.id) AS lines
     FROM taken
     JOIN ordering.document_party party ON party.account_id = taken.account_id AND party.order_id = taken.id
     JOIN accounts.published_account account ON account.id = taken.account_id`,
    [of.storeId, of.currency, of.from, ids],
  );
}
