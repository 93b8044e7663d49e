import type { Database, Tx } from '../../platform/database/database.ts';
import { QUANTITY_MOST } from '../pricing/rules/quantity.ts';
import { MOST_LINES } from './rules/lines-given.ts';
import type { Basket, StoredLine } from './terms.ts';

type Row = {
  id: string;
  session_id: string;
  account_id: string | null;
  store_id: string;
  currency: string;
  status: Basket['status'];
  lines: StoredLine[];
  promotion_code: string | null;
  row_version: number;
};

const columns = 'id, session_id, account_id, store_id, currency, status, lines, promotion_code, row_version';

function basketOf(row: Row): Basket {
  return {
    id: row.id,
    sessionId: row.session_id,
    accountId: row.account_id,
    storeId: row.store_id,
    currency: row.currency,
    status: row.status,
    lines: row.lines,
    promotionCode: row.promotion_code,
    rowVersion: row.row_version,
  };
}

type Reader = Pick<Database | Tx, 'query'>;

/** A basket belongs to a session, not to an account: these statements run as the server and name the session. */
export async function openBasket(reader: Reader, sessionId: string): Promise<Basket | null> {
  const rows = await reader.query<Row>(
    {
      name: 'baskets.open',
      text: `SELECT ${columns} FROM baskets.basket WHERE session_id = $1 AND status = 'open'`,
    },
    [sessionId],
  );
  return rows[0] ? basketOf(rows[0]) : null;
}

export type NewBasket = {
  readonly id: string;
  readonly sessionId: string;
  readonly accountId: string | null;
  readonly storeId: string;
  readonly currency: string;
  readonly at: Date;
};

/** Adds lines to the session's open basket, or begins one. Null: the basket would grow past its bounds. */
export async function addToBasket(
  writer: Reader,
  basket: NewBasket,
  lines: readonly StoredLine[],
): Promise<Basket | null> {
  const rows = await writer.query<Row>(
    {
      name: 'baskets.add',
      text: `INSERT INTO baskets.basket AS here (id, session_id, account_id, store_id, currency, lines, created_at, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $7)
             ON CONFLICT (session_id) WHERE status = 'open' DO UPDATE
               SET lines = baskets.merged(here.lines, excluded.lines), changed_at = excluded.changed_at,
                 account_id = coalesce(excluded.account_id, here.account_id), row_version = here.row_version + 1
               WHERE baskets.fits(baskets.merged(here.lines, excluded.lines), $8, $9)
             RETURNING ${columns}`,
    },
    [
      basket.id,
      basket.sessionId,
      basket.accountId,
      basket.storeId,
      basket.currency,
      JSON.stringify(lines),
      basket.at,
      MOST_LINES,
      QUANTITY_MOST,
    ],
  );
  return rows[0] ? basketOf(rows[0]) : null;
}

/** Puts these lines in place of all, or begins a basket. With a version: null when it is no longer that one. */
export async function replaceLines(
  writer: Reader,
  basket: NewBasket,
  lines: readonly StoredLine[],
  version: number | null,
): Promise<Basket | null> {
  const rows = await writer.query<Row>(
    {
      name: 'baskets.replace',
      text: `INSERT INTO baskets.basket AS here (id, session_id, account_id, store_id, currency, lines, created_at, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $7)
             ON CONFLICT (session_id) WHERE status = 'open' DO UPDATE
               SET lines = excluded.lines, changed_at = excluded.changed_at,
                 account_id = coalesce(excluded.account_id, here.account_id), row_version = here.row_version + 1
               WHERE $8::integer IS NULL OR here.row_version = $8
             RETURNING ${columns}`,
    },
    [
      basket.id,
      basket.sessionId,
      basket.accountId,
      basket.storeId,
      basket.currency,
      JSON.stringify(lines),
      basket.at,
      version,
    ],
  );
  return rows[0] ? basketOf(rows[0]) : null;
}

/** Changes lines, currency and promotion code of the version that was read. Null: somebody was faster. */
export async function changeBasket(
  writer: Reader,
  basket: Basket,
  change: Pick<Basket, 'lines' | 'currency' | 'promotionCode'> & { readonly at: Date },
): Promise<Basket | null> {
  const rows = await writer.query<Row>(
    {
      name: 'baskets.change',
      text: `UPDATE baskets.basket SET lines = $3::jsonb, currency = $4, changed_at = $5, promotion_code = $6,
               row_version = row_version + 1
             WHERE id = $1 AND row_version = $2 AND status = 'open' RETURNING ${columns}`,
    },
    [basket.id, basket.rowVersion, JSON.stringify(change.lines), change.currency, change.at, change.promotionCode],
  );
  return rows[0] ? basketOf(rows[0]) : null;
}

/** Takes the session's open basket for good, in the transaction that orders it or hands it over. */
export async function takeOpenBasket(
  tx: Tx,
  sessionId: string,
  outcome: 'ordered' | 'handed',
  accountId: string | null,
  at: Date,
): Promise<Basket | null> {
  const rows = await tx.query<Row>(
    { name: 'baskets.take', text: `SELECT ${columns} FROM baskets.take($1, $2, $3, $4)` },
    [sessionId, outcome, accountId, at],
  );
  return rows[0] ? basketOf(rows[0]) : null;
}

/** Open baskets that nobody has touched since: drafts, so they are deleted. */
export async function deleteStaleBaskets(database: Pick<Database, 'execute'>, before: Date): Promise<number> {
  return database.execute("DELETE FROM baskets.basket WHERE status = 'open' AND changed_at < $1", [before]);
}
