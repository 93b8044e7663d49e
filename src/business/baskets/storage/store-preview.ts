import type { Database, Tx } from '../../../platform/database/database.ts';
import type { StorePreview } from '../terms/store-preview.ts';

export type StorePreviewRow = StorePreview & { readonly segment: string | null };

export async function findPreview(
  database: Pick<Database, 'query'>,
  sessionId: string,
  since: Date,
): Promise<StorePreviewRow | undefined> {
  const rows = await database.query<StorePreviewRow>(
    {
      name: 'baskets.store-preview',
      text: `SELECT audience, name, segment, day, currency FROM baskets.store_preview
        WHERE session_id = $1 AND begun_at > $2`,
    },
    [sessionId, since],
  );
  return rows[0];
}

export async function keepPreview(
  database: Pick<Database, 'execute'>,
  sessionId: string,
  row: StorePreviewRow,
  at: Date,
): Promise<void> {
  await database.execute(
    `INSERT INTO baskets.store_preview (session_id, audience, name, segment, day, currency, begun_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (session_id) DO UPDATE SET audience = excluded.audience, name = excluded.name,
       segment = excluded.segment, day = excluded.day, currency = excluded.currency, begun_at = excluded.begun_at`,
    [sessionId, row.audience, row.name, row.segment, row.day, row.currency, at],
  );
}

export async function dropPreview(database: Pick<Database, 'execute'>, sessionId: string): Promise<void> {
  await database.execute('DELETE FROM baskets.store_preview WHERE session_id = $1', [sessionId]);
}

/** The company as whom the store is looked at, where the caller's walls show it. */
export async function companyOf(tx: Tx, id: string): Promise<{ name: string; segment: string | null } | undefined> {
  const rows = await tx.query<{ name: string; segment: string | null }>(
    'SELECT name, segment FROM accounts.published_account WHERE id = $1',
    [id],
  );
  return rows[0];
}
