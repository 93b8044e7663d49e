import type { Tx } from '../../../platform/database/database.ts';

/** Statements for a whole file at once: sets in, sets out. */

const PIECE = 5_000;

function pieces<T>(all: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / PIECE) }, (_, index) =>
    all.slice(index * PIECE, (index + 1) * PIECE),
  );
}

/** Of these numbers, those that exist, with the account's id. */
export async function idsByNumber(tx: Tx, numbers: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const piece of pieces(numbers)) {
    const rows = await tx.query<{ number: string; id: string }>(
      'SELECT number, id FROM accounts.account WHERE number = ANY ($1::text[])',
      [piece],
    );
    for (const row of rows) ids.set(row.number, row.id);
  }
  return ids;
}

/** Of these addresses, those of people who work for the vendor now. */
export async function staffByEmail(tx: Tx, emails: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ email: string; id: string }>(
    `SELECT p.email, p.id FROM accounts.person p WHERE p.email = ANY ($1::text[]) AND p.deactivated_at IS NULL
       AND EXISTS (SELECT 1 FROM accounts.staff_role r WHERE r.person_id = p.id)`,
    [emails],
  );
  return new Map(rows.map((row) => [row.email, row.id]));
}

/** A row as it is written: `set` names the columns that the file has, beside name and country. */
export type WrittenAccount = {
  id: string;
  number: string | null;
  name: string;
  country: string;
  legal_name?: string | null;
  industry?: string | null;
  segment?: string | null;
  vat_id?: string | null;
  domain?: string | null;
  phone?: string | null;
  website?: string | null;
  employees?: number | null;
  language?: string | null;
  currency?: string | null;
};

const plain = ['legal_name', 'industry', 'segment', 'vat_id', 'domain', 'phone', 'website', 'employees'] as const;
const recordset = `jsonb_to_recordset($1::jsonb) AS f(id uuid, number text, name text, country text, legal_name text,
  industry text, segment text, vat_id text, domain text, phone text, website text, employees integer, language text,
  currency text)`;

export async function insertAccounts(
  tx: Tx,
  accounts: readonly WrittenAccount[],
  defaults: { sellerId: string; language: string; at: Date },
): Promise<void> {
  for (const piece of pieces(accounts)) {
    await tx.execute(
      `INSERT INTO accounts.account (id, seller_id, number, name, status, country, ${plain.join(', ')}, language, currency, created_at)
       SELECT f.id, $2, coalesce(f.number, 'A-' || nextval('accounts.account_number')), f.name, 'active', f.country,
         ${plain.map((column) => `f.${column}`).join(', ')}, coalesce(f.language, $3), f.currency, $4
       FROM ${recordset}`,
      [JSON.stringify(piece), defaults.sellerId, defaults.language, defaults.at],
    );
  }
}

/** Changes the columns that the file has; language and currency are kept where the cell is empty. */
export async function updateAccounts(
  tx: Tx,
  accounts: readonly WrittenAccount[],
  columns: readonly string[],
): Promise<void> {
  const set = plain.filter((column) => columns.includes(column)).map((column) => `${column} = f.${column}`);
  for (const column of ['language', 'currency']) {
    if (columns.includes(column)) set.push(`${column} = coalesce(f.${column}, a.${column})`);
  }
  for (const piece of pieces(accounts)) {
    await tx.execute(
      `UPDATE accounts.account a SET name = f.name, country = f.country, ${set.map((each) => `${each}, `).join('')}
         row_version = a.row_version + 1
       FROM ${recordset} WHERE a.id = f.id`,
      [JSON.stringify(piece)],
    );
  }
}

/** New accounts are customers from the day on. */
export async function insertCustomers(
  tx: Tx,
  customers: readonly { id: string; account_id: string }[],
  today: string,
): Promise<void> {
  for (const piece of pieces(customers)) {
    await tx.execute(
      `INSERT INTO accounts.relationship (account_id, id, kind, from_day)
       SELECT f.account_id, f.id, 'customer', $2 FROM jsonb_to_recordset($1::jsonb) AS f(id uuid, account_id uuid)`,
      [JSON.stringify(piece), today],
    );
  }
}

/** Puts accounts below others from a day on, where they are not there already; what held until then ends that day. */
export async function putParents(
  tx: Tx,
  edges: readonly { id: string; account_id: string; parent_id: string | null }[],
  today: string,
): Promise<void> {
  for (const piece of pieces(edges)) {
    const parameters = [JSON.stringify(piece), today];
    const from = 'jsonb_to_recordset($1::jsonb) AS f(id uuid, account_id uuid, parent_id uuid)';
    await tx.execute(
      `UPDATE accounts.account_parent e SET to_day = greatest($2::date, e.from_day) FROM ${from}
       WHERE e.account_id = f.account_id AND (e.to_day IS NULL OR e.to_day > $2)
         AND e.parent_id IS DISTINCT FROM f.parent_id`,
      parameters,
    );
    await tx.execute(
      `INSERT INTO accounts.account_parent (account_id, id, parent_id, from_day)
       SELECT f.account_id, f.id, f.parent_id, $2 FROM ${from}
       WHERE f.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts.account_parent e
         WHERE e.account_id = f.account_id AND (e.to_day IS NULL OR e.to_day > $2))`,
      parameters,
    );
  }
}

export async function noteImport(
  tx: Tx,
  imported: { id: string; at: Date; personId: string; fileName: string; rows: number; opened: number; changed: number },
  accountIds: readonly string[],
): Promise<void> {
  await tx.execute(
    'INSERT INTO accounts.import (id, at, person_id, file_name, rows, opened, changed) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [imported.id, imported.at, imported.personId, imported.fileName, imported.rows, imported.opened, imported.changed],
  );
  await tx.execute(
    'INSERT INTO accounts.import_account (import_id, account_id) SELECT $1, id FROM unnest($2::uuid[]) AS id',
    [imported.id, accountIds],
  );
  // Numbers given by the file must not be given again.
  await tx.query(
    `SELECT setval('accounts.account_number', greatest((SELECT last_value FROM accounts.account_number),
       (SELECT max(substr(number, 3)::bigint) FROM accounts.account WHERE number ~ '^A-[0-9]{1,15}$')))`,
  );
}
