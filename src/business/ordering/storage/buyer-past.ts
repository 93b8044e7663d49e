import type { Database, Tx } from '../../../platform/database/database.ts';

/** Is the buyer a customer already: known to the vendor as one, or with an order that stands under any of his keys? */
export async function hasOrdered(
  reader: Pick<Database | Tx, 'query'>,
  accountId: string | null,
  keys: readonly string[],
): Promise<boolean> {
  const rows = await reader.query<{ ordered: boolean }>(
    { name: 'ordering.has-ordered', text: 'SELECT ordering.has_ordered($1, $2) AS ordered' },
    [accountId, keys],
  );
  return rows[0]!.ordered;
}
