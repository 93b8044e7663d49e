import type { Database, Tx } from '../../../platform/database/database.ts';
import type { SavedBasket } from '../terms/carried.ts';
import type { StoredLine } from '../terms.ts';

type Writer = Pick<Database | Tx, 'query' | 'execute'>;
type Money = { readonly amount: string; readonly currency: string };

/** What a basket came to when it was sent. */
export type ShownThen = {
  readonly day: string;
  readonly dueNow: Money | null;
  readonly commitment: Money | null;
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly net: Money | null }[];
};

export type SentBasket = {
  readonly id: string;
  readonly account_id: string | null;
  readonly person_id: string | null;
  readonly sender_name: string;
  readonly note: string;
  readonly currency: string;
  readonly lines: readonly StoredLine[];
  readonly promotion_code: string | null;
  readonly shown: ShownThen;
  readonly created_at: Date;
  readonly expires_at: Date;
};

export async function insertSentBasket(writer: Writer, sent: SentBasket): Promise<void> {
  await writer.execute(
    `INSERT INTO baskets.sent_basket (id, account_id, person_id, sender_name, note, currency, lines, promotion_code, shown,
       created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9::jsonb, $10, $11)`,
    [
      sent.id,
      sent.account_id,
      sent.person_id,
      sent.sender_name,
      sent.note,
      sent.currency,
      JSON.stringify(sent.lines),
      sent.promotion_code,
      JSON.stringify(sent.shown),
      sent.created_at,
      sent.expires_at,
    ],
  );
}

/** Read by the server: the signed id is the right to see it. */
export async function sentBasketById(writer: Writer, id: string, now: Date): Promise<SentBasket | null> {
  const rows = await writer.query<SentBasket>('SELECT * FROM baskets.sent_basket WHERE id = $1 AND expires_at > $2', [
    id,
    now,
  ]);
  return rows[0] ?? null;
}

export async function deleteExpiredSentBaskets(writer: Writer, now: Date): Promise<number> {
  return writer.execute('DELETE FROM baskets.sent_basket WHERE expires_at <= $1', [now]);
}

export type SavedRow = {
  readonly id: string;
  readonly person_id: string;
  readonly name: string;
  readonly shared: boolean;
  readonly currency: string;
  readonly lines: readonly StoredLine[];
  readonly saved_at: Date;
  readonly row_version: number;
  readonly saved_by: string | null;
};

const SAVED = `SELECT s.id, s.person_id, s.name, s.shared, s.currency, s.lines, s.saved_at, s.row_version, p.name AS saved_by
  FROM baskets.saved_basket s LEFT JOIN accounts.published_person p ON p.id = s.person_id`;

/** False: the person has one of that name already. */
export async function insertSavedBasket(
  tx: Tx,
  saved: Omit<SavedRow, 'row_version' | 'saved_by'> & { readonly accountId: string },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO baskets.saved_basket (account_id, id, person_id, name, shared, currency, lines, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)
     ON CONFLICT (account_id, person_id, lower(name)) DO NOTHING RETURNING id`,
    [
      saved.accountId,
      saved.id,
      saved.person_id,
      saved.name,
      saved.shared,
      saved.currency,
      JSON.stringify(saved.lines),
      saved.saved_at,
    ],
  );
  return rows.length > 0;
}

export type SavedPage = {
  readonly q: string | undefined;
  readonly sort: '-savedAt' | 'savedAt';
  readonly after: readonly (string | number | null)[] | null;
  readonly limit: number;
};

/** One's own and those colleagues share; one row more than the page, so that it is known whether there is another. */
export async function savedBaskets(tx: Tx, accountId: string, page: SavedPage): Promise<SavedRow[]> {
  const [order, beyond] = page.sort === 'savedAt' ? ['ASC', '>'] : ['DESC', '<'];
  return tx.query<SavedRow>(
    `${SAVED} WHERE s.account_id = $1 AND ($2::text IS NULL OR strpos(lower(s.name), lower($2)) > 0)
       AND ($3::timestamptz IS NULL OR (s.saved_at, s.id) ${beyond} ($3, $4::uuid))
     ORDER BY s.saved_at ${order}, s.id ${order} LIMIT $5`,
    [accountId, page.q || null, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit + 1],
  );
}

export async function countSavedBaskets(tx: Tx, accountId: string, q: string | undefined): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM baskets.saved_basket s
     WHERE s.account_id = $1 AND ($2::text IS NULL OR strpos(lower(s.name), lower($2)) > 0)`,
    [accountId, q || null],
  );
  return rows[0]!.count;
}

export async function savedBasketById(tx: Tx, accountId: string, id: string): Promise<SavedRow | null> {
  const rows = await tx.query<SavedRow>(`${SAVED} WHERE s.account_id = $1 AND s.id = $2`, [accountId, id]);
  return rows[0] ?? null;
}

/** Renames and shares one's own, at the version that was read. `taken`: another of his bears that name. */
export async function updateSavedBasket(
  tx: Tx,
  of: { readonly accountId: string; readonly personId: string; readonly id: string; readonly version: number },
  change: Pick<SavedBasket, 'name' | 'shared'>,
): Promise<'changed' | 'taken' | 'other_version'> {
  const [taken] = await tx.query(
    'SELECT 1 FROM baskets.saved_basket WHERE account_id = $1 AND person_id = $2 AND lower(name) = lower($3) AND id <> $4',
    [of.accountId, of.personId, change.name, of.id],
  );
  if (taken) return 'taken';
  const changed = await tx.execute(
    `UPDATE baskets.saved_basket SET name = $5, shared = $6, row_version = row_version + 1
     WHERE account_id = $1 AND id = $2 AND person_id = $3 AND row_version = $4`,
    [of.accountId, of.id, of.personId, of.version, change.name, change.shared],
  );
  return changed > 0 ? 'changed' : 'other_version';
}

export async function deleteSavedBasket(tx: Tx, accountId: string, personId: string, id: string): Promise<boolean> {
  const deleted = await tx.execute(
    'DELETE FROM baskets.saved_basket WHERE account_id = $1 AND id = $2 AND person_id = $3',
    [accountId, id, personId],
  );
  return deleted > 0;
}
