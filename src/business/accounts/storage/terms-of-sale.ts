import type { Database, Tx } from '../../../platform/database/database.ts';
import type { TermsOfSaleBody } from '../terms/terms-of-sale.ts';

type Rows = Pick<Database | Tx, 'query' | 'execute'>;

export type TermsRow = {
  readonly version: string;
  readonly starts_on: string;
  readonly published_at: Date;
  readonly texts: { readonly en: string; readonly de?: string };
};

const columns = 'version, starts_on, published_at, texts';

/** Every version of a store, the one that starts last first. */
export async function termsVersions(rows: Rows, storeId: string): Promise<Omit<TermsRow, 'texts'>[]> {
  return rows.query(
    'SELECT version, starts_on, published_at FROM accounts.terms_of_sale WHERE store_id = $1 ORDER BY starts_on DESC',
    [storeId],
  );
}

export async function termsByVersion(rows: Rows, storeId: string, version: string): Promise<TermsRow | null> {
  const found = await rows.query<TermsRow>(
    `SELECT ${columns} FROM accounts.terms_of_sale WHERE store_id = $1 AND version = $2`,
    [storeId, version],
  );
  return found[0] ?? null;
}

export async function insertTerms(
  tx: Tx,
  terms: TermsOfSaleBody & { readonly storeId: string; readonly at: Date; readonly by: string | null },
): Promise<void> {
  await tx.execute(
    `INSERT INTO accounts.terms_of_sale (store_id, version, starts_on, texts, published_at, published_by)
     VALUES ($1, $2, $3, $4::jsonb, $5, $6)`,
    [terms.storeId, terms.version, terms.startsOn, JSON.stringify(terms.texts), terms.at, terms.by],
  );
}

/** Lets each store ask for the version that holds on that day. True: one of them changed. */
export async function putTermsInEffect(rows: Rows, today: string): Promise<boolean> {
  const changed = await rows.execute(
    `UPDATE accounts.store s SET terms_version = t.version, row_version = s.row_version + 1
     FROM (SELECT DISTINCT ON (store_id) store_id, version FROM accounts.terms_of_sale WHERE starts_on <= $1
           ORDER BY store_id, starts_on DESC) t
     WHERE t.store_id = s.id AND s.terms_version <> t.version`,
    [today],
  );
  return changed > 0;
}
