import pg from 'pg';
import type { Refusal } from '../../../kernel/outcome.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import type { DatedLimit } from './published.ts';

export type LimitRow = DatedLimit & { readonly rowVersion: number };

const columns = `id, store_id AS "storeId", scope, scope_id AS "scopeId", audience, currency,
  max_quantity AS "maxQuantity", max_amount AS "maxAmount", starts_on AS "startsOn", ends_on AS "endsOn",
  row_version AS "rowVersion"`;

export async function findLimit(tx: Tx, id: string): Promise<LimitRow | undefined> {
  const rows = await tx.query<LimitRow>(`SELECT ${columns} FROM pricing.self_service_limit WHERE id = $1`, [id]);
  return rows[0];
}

export type LimitSearch = {
  readonly storeId?: string | undefined;
  readonly scope?: string | undefined;
  readonly audience?: string | undefined;
  readonly currency?: string | undefined;
  readonly sort: 'startsOn' | '-startsOn';
  readonly after: readonly [startsOn: string, id: string] | null;
  readonly limit: number;
};

const conditions = `($1::uuid IS NULL OR store_id = $1) AND ($2::text IS NULL OR scope = $2)
  AND ($3::text IS NULL OR audience = $3) AND ($4::text IS NULL OR currency = $4)`;

function filterValues(search: LimitSearch) {
  return [search.storeId ?? null, search.scope ?? null, search.audience ?? null, search.currency ?? null];
}

/** limit + 1 rows. */
export function searchLimits(tx: Tx, search: LimitSearch): Promise<LimitRow[]> {
  const descending = search.sort === '-startsOn';
  const direction = descending ? 'DESC' : 'ASC';
  const after = search.after === null ? '' : `AND (starts_on, id) ${descending ? '<' : '>'} ($6::date, $7::uuid)`;
  return tx.query<LimitRow>(
    `SELECT ${columns} FROM pricing.self_service_limit WHERE ${conditions} ${after}
     ORDER BY starts_on ${direction}, id ${direction} LIMIT $5`,
    [...filterValues(search), search.limit + 1, ...(search.after ?? [])],
  );
}

export async function countLimits(tx: Tx, search: LimitSearch): Promise<number> {
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) FROM pricing.self_service_limit WHERE ${conditions}`,
    filterValues(search),
  );
  return Number(rows[0]!.count);
}

export type LimitValues = Omit<LimitRow, 'id' | 'rowVersion'>;

function valuesOf(limit: LimitValues) {
  return [
    limit.storeId,
    limit.scope,
    limit.scopeId,
    limit.audience,
    limit.currency,
    limit.maxQuantity,
    limit.maxAmount,
    limit.startsOn,
    limit.endsOn,
  ];
}

export async function insertLimit(tx: Tx, id: string, limit: LimitValues): Promise<void> {
  await tx.execute(
    `INSERT INTO pricing.self_service_limit
       (id, store_id, scope, scope_id, audience, currency, max_quantity, max_amount, starts_on, ends_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, ...valuesOf(limit)],
  );
}

export async function updateLimit(tx: Tx, id: string, limit: LimitValues): Promise<void> {
  await tx.execute(
    `UPDATE pricing.self_service_limit SET store_id = $2, scope = $3, scope_id = $4, audience = $5, currency = $6,
       max_quantity = $7, max_amount = $8, starts_on = $9, ends_on = $10, row_version = row_version + 1
     WHERE id = $1`,
    [id, ...valuesOf(limit)],
  );
}

export async function deleteLimit(tx: Tx, id: string): Promise<void> {
  await tx.execute('DELETE FROM pricing.self_service_limit WHERE id = $1', [id]);
}

/** How many limits of a store hold on a day. */
export async function countLimitsHolding(
  reader: Pick<Database, 'query'> | Tx,
  storeId: string,
  today: string,
): Promise<number> {
  const rows = await reader.query<{ count: bigint }>(
    `SELECT count(*) FROM pricing.self_service_limit
     WHERE store_id = $1 AND starts_on <= $2 AND (ends_on IS NULL OR ends_on > $2)`,
    [storeId, today],
  );
  return Number(rows[0]!.count);
}

export function refusalOfLimitConstraint(error: unknown): Refusal | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  if (error.constraint === 'self_service_limit_one_start') return { code: 'limit_same_start' };
  if (error.constraint === 'self_service_limit_store_id_fkey')
    return { code: 'invalid_input', errors: [{ pointer: '/storeId', expected: 'known_id' }] };
  return undefined;
}
