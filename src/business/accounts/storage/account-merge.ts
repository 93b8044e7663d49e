import type { Tx } from '../../../platform/database/database.ts';
import { factColumns, type OpeningDefaults } from './account-import.ts';

/** What good rows make, a statement for all of them. $1 is the import. */

const rowsOf = (outcome: string) =>
  `accounts.import_row r JOIN platform.import_outcome o ON o.import_id = r.import_id AND o.row = r.row AND o.outcome ${outcome}
   WHERE r.import_id = $1`;

/** Numbers given by a file must not be given again: neither in it nor later. */
export async function keepNumbers(tx: Tx, importId: string): Promise<void> {
  await tx.query(
    `SELECT setval('accounts.account_number', m.most) FROM (
       SELECT max(substr(number, 3)::bigint) AS most FROM accounts.import_row WHERE import_id = $1 AND number ~ '^A-[0-9]{1,15}$') m
     WHERE m.most > (SELECT last_value FROM accounts.account_number)`,
    [importId],
  );
}

export async function openCompanies(tx: Tx, importId: string, defaults: OpeningDefaults): Promise<void> {
  const plain = factColumns.filter((column) => !['language', 'currency'].includes(column));
  await tx.execute(
    `INSERT INTO accounts.account (id, seller_id, number, status, ${plain.join(', ')}, language, currency, created_at, opened_by_import)
     SELECT r.new_id, $2, coalesce(r.number, 'A-' || nextval('accounts.account_number')), 'active',
       ${plain.map((column) => `r.${column}`).join(', ')}, coalesce(r.language, $3),
       coalesce(r.currency, $4::jsonb ->> r.country::text, $5), $6, $1
     FROM ${rowsOf("= 'new'")} ORDER BY r.row`,
    [
      importId,
      defaults.sellerId,
      defaults.language,
      JSON.stringify(defaults.countryCurrencies),
      defaults.currency,
      defaults.at,
    ],
  );
  await tx.execute(
    `INSERT INTO accounts.relationship (account_id, id, kind, from_day)
     SELECT r.new_id, platform.new_id($3), 'customer', $2 FROM ${rowsOf("= 'new'")}`,
    [importId, defaults.today, defaults.at],
  );
}

/** Changes what the file feeds; language and currency are kept where the cell is empty. */
export async function changeCompanies(tx: Tx, importId: string, fields: ReadonlySet<string>): Promise<void> {
  const set = factColumns
    .filter((column) => fields.has(column))
    .map((column) =>
      column === 'language' || column === 'currency'
        ? `${column} = coalesce(r.${column}, a.${column})`
        : `${column} = r.${column}`,
    );
  await tx.execute(
    `UPDATE accounts.account a SET ${set.join(', ')}, row_version = a.row_version + 1
     FROM accounts.import_row r JOIN platform.import_outcome o ON o.import_id = r.import_id AND o.row = r.row
     WHERE r.import_id = $1 AND o.outcome = 'changed' AND a.id = o.record_id`,
    [importId],
  );
}

/** Puts companies below others from a day on, where they are not there already; what held until then ends that day. */
export async function putParents(tx: Tx, importId: string, today: string, at: Date): Promise<void> {
  const wanted = `SELECT o.record_id, r.parent_id FROM ${rowsOf("IN ('new', 'changed')")}`;
  await tx.execute(
    `UPDATE accounts.account_parent e SET to_day = greatest($2::date, e.from_day), ended_by_import = $1 FROM (${wanted}) f
     WHERE e.account_id = f.record_id AND (e.to_day IS NULL OR e.to_day > $2) AND e.parent_id IS DISTINCT FROM f.parent_id`,
    [importId, today],
  );
  await tx.execute(
    `INSERT INTO accounts.account_parent (account_id, id, parent_id, from_day, import_id)
     SELECT f.record_id, platform.new_id($3), f.parent_id, $2, $1 FROM (${wanted}) f
     WHERE f.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts.account_parent e
       WHERE e.account_id = f.record_id AND (e.to_day IS NULL OR e.to_day > $2))`,
    [importId, today, at],
  );
}

export async function keepSourceKeys(tx: Tx, importId: string, sourceId: string): Promise<void> {
  await tx.execute(
    `INSERT INTO accounts.source_key (account_id, source_id, key, import_id)
     SELECT o.record_id, $2, r.source_key, $1 FROM ${rowsOf("IN ('new', 'changed', 'unchanged')")} AND r.source_key IS NOT NULL
     ON CONFLICT DO NOTHING`,
    [importId, sourceId],
  );
}

export async function addContacts(tx: Tx, importId: string, at: Date): Promise<void> {
  await tx.execute(
    `INSERT INTO accounts.contact_person (account_id, id, name, email, phone, title, import_id, created_at)
     SELECT DISTINCT ON (o.record_id, lower(r.contact_name), coalesce(lower(r.contact_email), ''))
       o.record_id, platform.new_id($2), r.contact_name, r.contact_email, r.contact_phone, r.contact_title, $1, $2
     FROM ${rowsOf("<> 'bad'")} AND r.contact_name IS NOT NULL
     ORDER BY o.record_id, lower(r.contact_name), coalesce(lower(r.contact_email), ''), r.row
     ON CONFLICT DO NOTHING`,
    [importId, at],
  );
}

/** Owners given by the file, after a row, so many at once. */
export async function ownersGiven(
  tx: Tx,
  importId: string,
  after: number,
  limit: number,
): Promise<{ row: number; account_id: string; person_id: string }[]> {
  return tx.query(
    `SELECT r.row, o.record_id AS account_id, p.id AS person_id
     FROM accounts.import_row r JOIN platform.import_outcome o ON o.import_id = r.import_id AND o.row = r.row
     JOIN accounts.person p ON p.email = r.owner_email AND p.deactivated_at IS NULL
       AND EXISTS (SELECT 1 FROM accounts.staff_role s WHERE s.person_id = p.id)
     WHERE r.import_id = $1 AND r.row > $2 AND o.outcome IN ('new', 'changed') ORDER BY r.row LIMIT $3`,
    [importId, after, limit],
  );
}

export async function countMerged(tx: Tx, importId: string): Promise<{ opened: number; changed: number }> {
  const [row] = await tx.query<{ opened: bigint; changed: bigint }>(
    `SELECT (SELECT count(*) FROM accounts.account WHERE opened_by_import = $1) AS opened,
       (SELECT count(*) FROM platform.import_outcome WHERE import_id = $1 AND outcome = 'changed') AS changed`,
    [importId],
  );
  return { opened: Number(row!.opened), changed: Number(row!.changed) };
}

// Undone ------------------------------------------------------------------------------------------------------------

/** Companies an import opened, for what asks who depends on them. */
export const openedBy = 'SELECT id FROM accounts.account WHERE opened_by_import = $1';

export type Named = { id: string; number: string; name: string };

export async function namesOfAccounts(tx: Tx, ids: readonly string[]): Promise<Map<string, Named>> {
  const rows = await tx.query<Named>('SELECT id, number, name FROM accounts.account WHERE id = ANY ($1::uuid[])', [
    ids as string[],
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Companies that somebody changed after the import did, or put below one that would go. */
export async function changedSince(tx: Tx, importId: string, most: number): Promise<(Named & { kind: string })[]> {
  return tx.query(
    `SELECT a.id, a.number, a.name, 'changed' AS kind FROM platform.import_outcome o JOIN accounts.account a ON a.id = o.record_id
     WHERE o.import_id = $1 AND o.outcome = 'changed' AND a.row_version <> o.version
     UNION ALL
     SELECT a.id, a.number, a.name, 'changed' FROM accounts.account a WHERE a.opened_by_import = $1 AND a.row_version <> 1
     UNION ALL
     SELECT DISTINCT p.id, p.number, p.name, 'child' FROM accounts.account_parent e JOIN accounts.account p ON p.id = e.parent_id
     JOIN accounts.account c ON c.id = e.account_id
     WHERE p.opened_by_import = $1 AND c.opened_by_import IS DISTINCT FROM $1 AND e.import_id IS DISTINCT FROM $1
     UNION ALL
     SELECT DISTINCT a.id, a.number, a.name, 'contact' FROM accounts.contact_person c JOIN accounts.account a ON a.id = c.account_id
     WHERE a.opened_by_import = $1 AND c.import_id <> $1
     ORDER BY 2 LIMIT $2`,
    [importId, most],
  );
}

/** Puts changed companies back as they were; gives back who looked after them before. */
export async function putBack(tx: Tx, importId: string): Promise<{ account_id: string; person_id: string }[]> {
  const set = factColumns.map((column) => {
    const type = column === 'employees' ? '::integer' : column === 'country' || column === 'currency' ? '::bpchar' : '';
    return `${column} = CASE WHEN o.before ? '${column}' THEN (o.before ->> '${column}')${type} ELSE a.${column} END`;
  });
  return tx.query(
    `UPDATE accounts.account a SET ${set.join(', ')}, row_version = a.row_version + 1 FROM platform.import_outcome o
     WHERE o.import_id = $1 AND o.outcome = 'changed' AND a.id = o.record_id
     RETURNING a.id AS account_id, o.before ->> 'owner' AS person_id`,
    [importId],
  );
}

export async function takeAway(tx: Tx, importId: string): Promise<void> {
  await tx.query('SELECT accounts.undo_import($1)', [importId]);
}
