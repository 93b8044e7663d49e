import pg from 'pg';
import type { Refusal } from '../../../kernel/outcome.ts';
import type { Database, Tx, Value } from '../../../platform/database/database.ts';
import type { Promotion, PromotionStanding, PromotionState, PromotionValues } from '../terms/promotions.ts';

type Reader = Pick<Database | Tx, 'query'>;

const columns = `p.id, p.seller_id AS "sellerId", p.name, p.code, p.benefit, p.percentage, p.amount,
  p.free_months AS "freeMonths", p.currency, p.family_ids AS "familyIds", p.product_ids AS "productIds",
  p.offer_ids AS "offerIds", p.terms, p.audience, p.new_customers AS "newCustomers", p.least, p.starts_on AS "startsOn",
  p.ends_on AS "endsOn", p.max_uses AS "maxUses", p.max_uses_per_account AS "maxUsesPerAccount", p.budget,
  p.ended_at AS "endedAt", p.row_version AS "rowVersion", b.uses, b.spent`;
const from = 'baskets.promotion p JOIN baskets.promotion_balance b ON b.promotion_id = p.id';

/** Promotions that run on a day or later: what every process keeps in memory. */
export async function promotionsFrom(reader: Reader, today: string): Promise<Promotion[]> {
  return reader.query<Promotion>(
    `SELECT ${columns} FROM ${from} WHERE p.ended_at IS NULL AND (p.ends_on IS NULL OR p.ends_on > $1) ORDER BY p.id`,
    [today],
  );
}

/** The promotion behind a code, ended or not. */
export async function promotionOfCode(reader: Reader, sellerId: string, code: string): Promise<Promotion | undefined> {
  const rows = await reader.query<Promotion>(
    {
      name: 'baskets.promotion-of-code',
      text: `SELECT ${columns} FROM ${from} WHERE p.seller_id = $1 AND p.code = $2`,
    },
    [sellerId, code],
  );
  return rows[0];
}

export async function findPromotion(tx: Tx, id: string): Promise<Promotion | undefined> {
  return (await tx.query<Promotion>(`SELECT ${columns} FROM ${from} WHERE p.id = $1`, [id]))[0];
}

export type PromotionSearch = {
  readonly state?: PromotionState | undefined;
  readonly q?: string | undefined;
  readonly sort: 'startsOn' | '-startsOn';
  readonly after: readonly [startsOn: string, id: string] | null;
  readonly limit: number;
};

const usedUp = '(b.uses >= p.max_uses OR b.spent >= p.budget)';
const ended = '(p.ended_at IS NOT NULL OR p.ends_on <= $1::date)';
const conditions = `($2::text IS NULL OR $2 = CASE
    WHEN ${ended} THEN 'ended' WHEN ${usedUp} THEN 'used_up' WHEN p.starts_on > $1::date THEN 'coming' ELSE 'running' END)
  AND ($3::text IS NULL OR p.name ILIKE $3 OR p.code ILIKE $3)`;

function filterValues(search: PromotionSearch, today: string): Value[] {
  const like = search.q ? `%${search.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  return [today, search.state ?? null, like];
}

/** One more than the page where there is a next one. */
export async function searchPromotions(tx: Tx, search: PromotionSearch, today: string): Promise<Promotion[]> {
  const [order, beyond] = search.sort === 'startsOn' ? ['ASC', '>'] : ['DESC', '<'];
  return tx.query<Promotion>(
    `SELECT ${columns} FROM ${from}
     WHERE ${conditions} AND ($4::date IS NULL OR (p.starts_on, p.id) ${beyond} ($4::date, $5::uuid))
     ORDER BY p.starts_on ${order}, p.id ${order} LIMIT $6`,
    [...filterValues(search, today), search.after?.[0] ?? null, search.after?.[1] ?? null, search.limit + 1],
  );
}

export async function countPromotions(tx: Tx, search: PromotionSearch, today: string): Promise<number> {
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM ${from} WHERE ${conditions}`,
    filterValues(search, today),
  );
  return Number(rows[0]!.count);
}

function valuesOf(values: PromotionValues): Value[] {
  return [
    values.name,
    values.code,
    values.benefit,
    values.percentage,
    values.amount,
    values.freeMonths,
    values.currency,
    values.familyIds,
    values.productIds,
    values.offerIds,
    values.terms,
    values.audience,
    values.newCustomers,
    values.least,
    values.startsOn,
    values.endsOn,
    values.maxUses,
    values.maxUsesPerAccount,
    values.budget,
  ];
}

export async function insertPromotion(
  tx: Tx,
  promotion: { readonly id: string; readonly sellerId: string; readonly at: Date; readonly values: PromotionValues },
): Promise<void> {
  const { id, sellerId, at, values } = promotion;
  await tx.execute(
    `WITH made AS (
       INSERT INTO baskets.promotion (id, seller_id, created_at, name, code, benefit, percentage, amount, free_months, currency,
         family_ids, product_ids, offer_ids, terms, audience, new_customers, least, starts_on, ends_on, max_uses,
         max_uses_per_account, budget)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
       RETURNING id
     ) INSERT INTO baskets.promotion_balance (promotion_id) SELECT id FROM made`,
    [id, sellerId, at, ...valuesOf(values)],
  );
}

export async function updatePromotion(tx: Tx, id: string, values: PromotionValues): Promise<void> {
  await tx.execute(
    `UPDATE baskets.promotion SET name = $2, code = $3, benefit = $4, percentage = $5, amount = $6, free_months = $7,
       currency = $8, family_ids = $9, product_ids = $10, offer_ids = $11, terms = $12, audience = $13, new_customers = $14,
       least = $15, starts_on = $16, ends_on = $17, max_uses = $18, max_uses_per_account = $19, budget = $20,
       row_version = row_version + 1
     WHERE id = $1`,
    [id, ...valuesOf(values)],
  );
}

export async function endPromotion(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.execute('UPDATE baskets.promotion SET ended_at = $2, row_version = row_version + 1 WHERE id = $1', [id, at]);
}

/** A constraint that a change ran into, as a refusal. */
export function refusalOfPromotionConstraint(error: unknown, code: string | null): Refusal | undefined {
  if (!(error instanceof pg.DatabaseError) || error.constraint !== 'promotion_code') return undefined;
  const facts = { code: code ?? '' };
  return {
    code: 'promotion_code_taken',
    facts,
    errors: [{ pointer: '/code', value: facts.code, expected: 'promotion_code_free', facts }],
  };
}

/** How much promotions were used, and how often by a buyer with any of these keys. */
export async function promotionStandings(
  reader: Reader,
  promotions: readonly string[],
  keys: readonly string[],
): Promise<ReadonlyMap<string, PromotionStanding>> {
  const rows = await reader.query<{ promotion_id: string; uses: bigint; spent: bigint; own_uses: bigint }>(
    {
      name: 'baskets.promotion-standing',
      text: 'SELECT promotion_id, uses, spent, own_uses FROM baskets.promotion_standing($1, $2)',
    },
    [promotions, keys],
  );
  return new Map(
    rows.map((row) => [row.promotion_id, { uses: row.uses, spent: row.spent, ownUses: Number(row.own_uses) }]),
  );
}

/** What an order takes of one promotion. */
export type WantedUse = {
  readonly id: string;
  readonly promotionId: string;
  readonly version: number;
  readonly saving: bigint;
};

export type ReservationProblem = {
  readonly promotionId: string;
  readonly reason: 'ended' | 'changed' | 'used_up' | 'budget_passed' | 'used_by_you';
};

/** Reserves all of them or, where one cannot be used, nothing. One round trip. */
export async function reserveUses(
  tx: Tx,
  order: {
    readonly accountId: string;
    readonly orderId: string;
    readonly keys: readonly string[];
    readonly currency: string;
    readonly at: Date;
  },
  wanted: readonly WantedUse[],
): Promise<ReservationProblem | null> {
  const rows = await tx.query<{ promotion_id: string; reason: ReservationProblem['reason'] }>(
    {
      name: 'baskets.reserve-promotions',
      text: 'SELECT promotion_id, reason FROM baskets.reserve_promotions($1, $2, $3, $4, $5::jsonb, $6)',
    },
    [
      order.accountId,
      order.orderId,
      order.keys,
      order.currency,
      JSON.stringify(wanted.map((one) => ({ ...one, saving: String(one.saving) }))),
      order.at,
    ],
  );
  return rows[0] ? { promotionId: rows[0].promotion_id, reason: rows[0].reason } : null;
}

/** Gives back what an order took, once. */
export async function giveUsesBack(tx: Tx, accountId: string, orderId: string, at: Date): Promise<void> {
  await tx.query('SELECT baskets.give_promotions_back($1, $2, $3)', [accountId, orderId, at]);
}
