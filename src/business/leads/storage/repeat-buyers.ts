import type { Tx } from '../../../platform/database/database.ts';

/** The last lead about this subject, of any of these accounts, that was opened since. */
export async function lastLeadSince(
  tx: Tx,
  accountIds: readonly string[],
  subject: string,
  since: Date,
): Promise<{ readonly id: string; readonly account_id: string } | null> {
  const rows = await tx.query<{ id: string; account_id: string }>(
    `SELECT id, account_id FROM leads.lead WHERE account_id = ANY ($1::uuid[]) AND subject = $2 AND opened_at >= $3
     ORDER BY opened_at DESC LIMIT 1`,
    [accountIds as string[], subject, since],
  );
  return rows[0] ?? null;
}
