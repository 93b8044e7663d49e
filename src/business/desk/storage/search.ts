import type { Database, Tx } from '../../../platform/database/database.ts';
import type { SearchEntry, SearchKind } from '../terms.ts';

export type FoundRow = {
  kind: SearchKind;
  id: string;
  account_id: string | null;
  number: string | null;
  title: string;
  titles: Record<string, string> | null;
  text: string;
  exact: boolean;
  score: number;
};

/** The best of each kind that the transaction's role may see, exact numbers and names first. */
export async function findEntries(tx: Tx, typed: string, mostPerKind: number): Promise<FoundRow[]> {
  return tx.query<FoundRow>(
    'SELECT kind, id, account_id, number, title, titles, text, exact, score FROM desk.find($1, $2)',
    [typed, mostPerKind],
  );
}

const into =
  'INSERT INTO desk.search_entry (kind, id, account_id, number, title, titles, text, words, changed_at, plain_title)';
const orChange = `ON CONFLICT (account_id, kind, id) DO UPDATE SET number = excluded.number, title = excluded.title,
  titles = excluded.titles, text = excluded.text, words = excluded.words, changed_at = excluded.changed_at,
  plain_title = excluded.plain_title`;

type Writer = Pick<Tx | Database, 'execute'>;

const accountEntry = `SELECT 'account', a.id, a.id, a.number, a.name, NULL, concat_ws(', ', a.country, a.domain),
    desk.plain(concat_ws(' ', a.name, a.number, a.legal_name, a.domain, a.vat_id,
      regexp_replace(coalesce(a.phone, ''), '[^0-9+]', '', 'g'))), $1, desk.plain(a.name)
  FROM accounts.published_account a`;

/** Companies, all or one, as accounts publishes them. */
export async function indexAccounts(writer: Writer, at: Date, id: string | null = null): Promise<number> {
  return writer.execute(`${into} ${accountEntry} WHERE $2::uuid IS NULL OR a.id = $2 ${orChange}`, [at, id]);
}

/** People of companies, once per company they belong to; all, one, or those of one company. */
export async function indexPeople(
  writer: Writer,
  at: Date,
  id: string | null = null,
  accountId: string | null = null,
): Promise<number> {
  return writer.execute(
    `${into}
     SELECT 'person', p.id, m.account_id, NULL, p.name, NULL, concat_ws(', ', p.title, a.name),
       desk.plain(concat_ws(' ', p.name, p.email, a.name, regexp_replace(coalesce(p.phone, ''), '[^0-9+]', '', 'g'))), $1, desk.plain(p.name)
     FROM (SELECT DISTINCT account_id, person_id FROM accounts.published_membership
           WHERE ($2::uuid IS NULL OR person_id = $2) AND ($3::uuid IS NULL OR account_id = $3)) m
     JOIN accounts.published_person p ON p.id = m.person_id
     JOIN accounts.published_account a ON a.id = m.account_id ${orChange}`,
    [at, id, accountId],
  );
}

export async function indexLeads(writer: Writer, at: Date, id: string | null = null): Promise<number> {
  return writer.execute(
    `${into}
     SELECT 'lead', l.id, l.account_id, l.number, l.company, NULL, l.contact_name,
       desk.plain(concat_ws(' ', l.number, l.company, l.contact_name, l.contact_email,
         regexp_replace(coalesce(l.contact_phone, ''), '[^0-9+]', '', 'g'), l.headline #>> '{names,en}')), $1, desk.plain(l.company)
     FROM leads.published_leads l WHERE $2::uuid IS NULL OR l.id = $2 ${orChange}`,
    [at, id],
  );
}

export async function indexOrders(writer: Writer, at: Date, id: string | null = null): Promise<number> {
  return writer.execute(
    `${into}
     SELECT 'order', o.id, o.account_id, o.number, o.company, NULL, coalesce(o.po_reference, ''),
       desk.plain(concat_ws(' ', o.number, o.company, o.po_reference, o.contact_name, o.contact_email)), $1, desk.plain(o.company)
     FROM ordering.published_orders o WHERE $2::uuid IS NULL OR o.id = $2 ${orChange}`,
    [at, id],
  );
}

/** Entries that a room hands over instead of publishing them. */
export async function indexEntries(writer: Writer, at: Date, entries: readonly SearchEntry[]): Promise<number> {
  if (entries.length === 0) return 0;
  return writer.execute(
    `${into}
     SELECT kind, id, "accountId", number, title, titles, text, desk.plain(concat_ws(' ', number, title, text, also)), $1, desk.plain(title)
     FROM jsonb_to_recordset($2::jsonb) AS given(kind text, id uuid, "accountId" uuid, number text, title text,
       titles jsonb, text text, also text) ${orChange}`,
    [at, JSON.stringify(entries)],
  );
}

/** Takes out what was not written again: entries of these kinds older than a rebuild that has just run. */
export async function removeOlder(writer: Writer, kinds: readonly SearchKind[], before: Date): Promise<number> {
  return writer.execute('DELETE FROM desk.search_entry WHERE kind = ANY ($1::text[]) AND changed_at < $2', [
    kinds as string[],
    before,
  ]);
}

/** Takes one thing out, of one account or wherever it stands. */
export async function removeEntry(
  writer: Writer,
  kind: SearchKind,
  id: string,
  accountId: string | null = null,
): Promise<number> {
  return writer.execute(
    'DELETE FROM desk.search_entry WHERE kind = $1 AND id = $2 AND ($3::uuid IS NULL OR account_id = $3)',
    [kind, id, accountId],
  );
}

/** Companies that an import opened or changed. */
export async function indexImportedAccounts(writer: Writer, at: Date, importId: string): Promise<number> {
  return writer.execute(
    `${into} ${accountEntry} JOIN accounts.published_import m ON m.account_id = a.id AND m.import_id = $2 ${orChange}`,
    [at, importId],
  );
}

/** Takes out companies that an import opened and that go with it. */
export async function removeImported(writer: Writer, importId: string): Promise<number> {
  return writer.execute(
    `DELETE FROM desk.search_entry e USING accounts.published_opened m
     WHERE m.import_id = $1 AND e.account_id = m.account_id`,
    [importId],
  );
}
