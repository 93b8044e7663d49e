import type { Tx } from '../../../platform/database/database.ts';

/** Orders of the time before: statements over all rows of a file at once. $1 is the import, $2 its source. */

/** The account, and what makes the line itself: its key, or where the source has none its content and how often it came. */
const placed = `SELECT r.*, coalesce(n.id, k.account_id) AS account,
    coalesce(r.line_key, c.content || '-' || row_number() OVER (PARTITION BY r.account_number, r.account_key, r.order_number, c.content ORDER BY r.row)) AS part
  FROM ordering.import_row r
  CROSS JOIN LATERAL (SELECT md5(concat_ws('|', r.ordered_on, r.product, r.licence, r.segment, r.currency, r.quantity,
    r.discount, r.revenue, r.gross_profit)) AS content) c
  LEFT JOIN accounts.published_account n ON n.number = r.account_number
  LEFT JOIN accounts.published_source_key k ON r.account_number IS NULL AND k.source_id = $2 AND k.key = r.account_key
  WHERE r.import_id = $1`;

export async function judgeLines(tx: Tx, importId: string, sourceId: string): Promise<void> {
  await tx.execute(
    `INSERT INTO platform.import_outcome (import_id, row, outcome, key, part, record_id)
     SELECT $1, p.row, CASE WHEN l.id IS NULL THEN 'new' ELSE 'unchanged' END, p.order_number, p.part, p.account
     FROM (${placed}) p
     LEFT JOIN ordering.imported_line l ON l.account_id = p.account AND l.source_id = $2 AND l.order_number = p.order_number
       AND l.line_key = p.part`,
    [importId, sourceId],
  );
}

/** Accounts that nobody knows, lines that came twice, and lines that were imported before with other figures. */
export async function findWrongLines(tx: Tx, importId: string, sourceId: string): Promise<void> {
  await tx.execute(
    `INSERT INTO platform.import_problem (import_id, row, field, value, expected, facts, of_set)
     SELECT $1, r.row, CASE WHEN r.account_number IS NULL THEN 'account_key' ELSE 'account_number' END,
       coalesce(r.account_number, r.account_key), 'known_account', '{}'::jsonb, true
     FROM platform.import_outcome o JOIN ordering.import_row r ON r.import_id = o.import_id AND r.row = o.row
     WHERE o.import_id = $1 AND o.record_id IS NULL
     UNION ALL
     SELECT $1, t.row, 'line_key', t.part, 'line_once', jsonb_build_object('other', t.first_row), true
     FROM (SELECT o.row, o.part, o.record_id, first_value(o.row) OVER (PARTITION BY o.record_id, o.key, o.part ORDER BY o.row) AS first_row
           FROM platform.import_outcome o WHERE o.import_id = $1) t
     WHERE t.row <> t.first_row AND t.record_id IS NOT NULL
     UNION ALL
     SELECT $1, r.row, 'line_key', o.part, 'line_as_imported', jsonb_build_object('file', i.file_name), true
     FROM platform.import_outcome o JOIN ordering.import_row r ON r.import_id = o.import_id AND r.row = o.row
     JOIN ordering.imported_line l ON l.account_id = o.record_id AND l.source_id = $2 AND l.order_number = o.key AND l.line_key = o.part
     JOIN platform.import i ON i.id = l.import_id
     WHERE o.import_id = $1 AND o.outcome = 'unchanged'
       AND (l.ordered_on, l.product, l.licence, l.segment, l.currency, l.quantity, l.discount, l.revenue, l.gross_profit)
         IS DISTINCT FROM (r.ordered_on, r.product, r.licence, r.segment, r.currency, r.quantity, r.discount, r.revenue, r.gross_profit)
     ON CONFLICT DO NOTHING`,
    [importId, sourceId],
  );
}

/** Writes the new lines. People are meant by id alone: the name stays where people are. */
export async function addLines(tx: Tx, importId: string, sourceId: string): Promise<void> {
  await tx.execute(
    `INSERT INTO ordering.imported_line (account_id, id, import_id, source_id, order_number, line_key, ordered_on, product, licence,
       segment, contact_id, currency, quantity, discount, revenue, gross_profit)
     SELECT o.record_id, r.new_id, $1, $2, r.order_number, o.part, r.ordered_on, r.product, r.licence, r.segment,
       CASE WHEN r.contact_name IS NOT NULL THEN (SELECT c.id FROM accounts.published_contact_person c
         WHERE c.account_id = o.record_id AND lower(c.name) = lower(r.contact_name) ORDER BY c.id LIMIT 1) END,
       r.currency, r.quantity, r.discount, r.revenue, r.gross_profit
     FROM ordering.import_row r JOIN platform.import_outcome o ON o.import_id = r.import_id AND o.row = r.row
     WHERE r.import_id = $1 AND o.outcome = 'new'`,
    [importId, sourceId],
  );
}

export async function deleteLines(tx: Tx, importId: string): Promise<void> {
  await tx.execute('DELETE FROM ordering.imported_line WHERE import_id = $1', [importId]);
}

export type HistoryTotal = {
  currency: string;
  lines: bigint;
  orders: bigint;
  revenue: string;
  gross_profit: string | null;
  first_on: string;
  last_on: string;
};

/** What an account bought in the time before, per currency: sums with all their decimals. */
export async function historyTotals(tx: Tx, accountId: string): Promise<HistoryTotal[]> {
  return tx.query(
    `SELECT currency::text, count(*) AS lines, count(DISTINCT (source_id, order_number)) AS orders, sum(revenue)::text AS revenue,
       sum(gross_profit)::text AS gross_profit, min(ordered_on)::text AS first_on, max(ordered_on)::text AS last_on
     FROM ordering.imported_line WHERE account_id = $1 GROUP BY currency ORDER BY currency`,
    [accountId],
  );
}

export type HistoryLine = {
  id: string;
  order_number: string;
  ordered_on: string;
  product: string | null;
  licence: string | null;
  segment: string | null;
  contact: string | null;
  currency: string;
  quantity: string | null;
  discount: string | null;
  revenue: string;
  gross_profit: string | null;
};

export async function historyLines(
  tx: Tx,
  accountId: string,
  page: { before?: { on: string; id: string } | undefined; limit: number },
): Promise<HistoryLine[]> {
  return tx.query(
    `SELECT l.id, l.order_number, l.ordered_on::text, l.product, l.licence, l.segment, c.name AS contact, l.currency::text,
       l.quantity::text, l.discount::text, l.revenue::text, l.gross_profit::text
     FROM ordering.imported_line l
     LEFT JOIN accounts.published_contact_person c ON c.account_id = l.account_id AND c.id = l.contact_id
     WHERE l.account_id = $1 AND ($2::date IS NULL OR (l.ordered_on, l.id) < ($2, $3::uuid))
     ORDER BY l.ordered_on DESC, l.id DESC LIMIT $4`,
    [accountId, page.before?.on ?? null, page.before?.id ?? null, page.limit],
  );
}

/** Whether the company exists for whoever asks, behind his walls. */
export async function seesAccount(tx: Tx, accountId: string): Promise<boolean> {
  const rows = await tx.query('SELECT FROM accounts.published_account WHERE id = $1', [accountId]);
  return rows.length > 0;
}
