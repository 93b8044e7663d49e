import type { Tx } from '../database/database.ts';

export type Dependent = { readonly accountId: string; readonly table: string; readonly rows: number };

/**
 * Rows that belong to these accounts (`accounts`: a SELECT of ids with $1 for the import) in any table behind the walls
 * but those named: what would lose its account. A table that is added later is asked too, without a line here.
 */
export async function dependentsOf(
  tx: Tx,
  importId: string,
  accounts: string,
  except: readonly string[],
  most: number,
): Promise<Dependent[]> {
  const tables = await tx.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id'
     WHERE c.relkind IN ('r', 'p') AND c.relrowsecurity AND NOT (format('%I.%I', n.nspname, c.relname) = ANY ($1::text[]))
       AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1`,
    [except as string[]],
  );
  const parts = tables.map(
    ({ name }) =>
      `SELECT t.account_id, '${name}' AS name, count(*) AS rows FROM ${name} t WHERE t.account_id IN (${accounts}) GROUP BY 1`,
  );
  const found = await tx.query<{ account_id: string; name: string; rows: bigint }>(
    `${parts.join(' UNION ALL ')} ORDER BY 2, 1 LIMIT ${Math.trunc(most)}`,
    [importId],
  );
  return found.map((row) => ({ accountId: row.account_id, table: row.name, rows: Number(row.rows) }));
}
