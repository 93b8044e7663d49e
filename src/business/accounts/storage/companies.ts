import type { Tx } from '../../../platform/database/database.ts';
import type { AccountChange, AccountDetail, AccountFields, AccountStatus, Address } from '../terms/companies.ts';

type Rows = Pick<Tx, 'query' | 'execute'>;

export type AccountRecord = {
  id: string;
  number: string;
  name: string;
  legal_name: string | null;
  status: AccountStatus;
  country: string;
  industry: string | null;
  segment: string | null;
  vat_id: string | null;
  domain: string | null;
  phone: string | null;
  website: string | null;
  employees: number | null;
  language: 'en' | 'de';
  currency: string;
  address: Address | null;
  created_at: Date;
  row_version: number;
};

export const accountColumnsOf = (alias: string): string =>
  [
    'id, number, name, legal_name, status, country, industry, segment, vat_id, domain, phone, website, employees',
    'language, currency, address, created_at, row_version',
  ]
    .join(', ')
    .split(', ')
    .map((column) => `${alias}.${column}`)
    .join(', ');

type DetailRow = AccountRecord & {
  parent: AccountDetail['parent'];
  children: AccountDetail['children'];
  relationships: AccountDetail['relationships'];
  owner: AccountDetail['owner'];
  people: AccountDetail['people'];
};

/** A company with its place in the tree, relationships, owner and people, as the transaction's role may see them. */
export async function accountWithAll(rows: Rows, id: string, today: string): Promise<DetailRow | null> {
  const found = await rows.query<DetailRow>(
    `SELECT ${accountColumnsOf('a')},
       (SELECT jsonb_build_object('id', p.id, 'number', p.number, 'name', p.name, 'fromDay', e.from_day)
        FROM accounts.account_parent e JOIN accounts.account p ON p.id = e.parent_id
        WHERE e.account_id = a.id AND e.from_day <= $2 AND (e.to_day IS NULL OR $2 < e.to_day)) AS parent,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'name', c.name) ORDER BY c.name, c.id), '[]')
        FROM accounts.account_parent e JOIN accounts.account c ON c.id = e.account_id
        WHERE e.parent_id = a.id AND e.from_day <= $2 AND (e.to_day IS NULL OR $2 < e.to_day)) AS children,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'fromDay', r.from_day, 'toDay', r.to_day)
          ORDER BY r.from_day DESC, r.id), '[]')
        FROM accounts.relationship r WHERE r.account_id = a.id) AS relationships,
       (SELECT jsonb_build_object('personId', p.id, 'name', p.name)
        FROM accounts.account_owner o JOIN accounts.person p ON p.id = o.person_id
        WHERE o.account_id = a.id AND o.from_day <= $2 AND (o.to_day IS NULL OR $2 < o.to_day)) AS owner,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.name, 'email', p.email, 'phone', p.phone,
          'title', p.title, 'roles', m.roles, 'verified', p.email_verified_at IS NOT NULL) ORDER BY p.name, p.id), '[]')
        FROM (SELECT person_id, array_agg(role ORDER BY role) AS roles FROM accounts.membership
              WHERE account_id = a.id GROUP BY person_id) m
        JOIN accounts.person p ON p.id = m.person_id) AS people
     FROM accounts.account a WHERE a.id = $1`,
    [id, today],
  );
  return found[0] ?? null;
}

export async function accountById(rows: Rows, id: string): Promise<AccountRecord | null> {
  const found = await rows.query<AccountRecord>(
    `SELECT ${accountColumnsOf('a')} FROM accounts.account a WHERE a.id = $1`,
    [id],
  );
  return found[0] ?? null;
}

function fieldValues(fields: AccountFields) {
  return [
    fields.name,
    fields.legalName || null,
    fields.country,
    fields.industry || null,
    fields.segment || null,
    fields.vatId || null,
    fields.domain?.toLowerCase() || null,
    fields.phone || null,
    fields.website || null,
    fields.employees,
    fields.language,
    fields.currency,
    fields.address,
  ];
}

/** A new company with the next number, which is given back. */
export async function insertAccount(
  rows: Rows,
  account: AccountFields & { id: string; sellerId: string; status: AccountStatus; at: Date },
): Promise<string> {
  const found = await rows.query<{ number: string }>(
    `INSERT INTO accounts.account (id, seller_id, number, status, created_at, name, legal_name, country, industry,
       segment, vat_id, domain, phone, website, employees, language, currency, address)
     VALUES ($1, $2, 'A-' || nextval('accounts.account_number'), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     RETURNING number`,
    [account.id, account.sellerId, account.status, account.at, ...fieldValues(account)],
  );
  return found[0]!.number;
}

export async function updateAccount(
  rows: Rows,
  id: string,
  rowVersion: number,
  change: AccountChange,
): Promise<boolean> {
  const touched = await rows.execute(
    `UPDATE accounts.account SET status = $3, name = $4, legal_name = $5, country = $6, industry = $7, segment = $8,
       vat_id = $9, domain = $10, phone = $11, website = $12, employees = $13, language = $14, currency = $15,
       address = $16, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2`,
    [id, rowVersion, change.status, ...fieldValues(change)],
  );
  return touched > 0;
}

/** What a company changes about itself; segment, status, country and currency are the seller's to change. */
export async function updateCompany(
  rows: Rows,
  id: string,
  rowVersion: number,
  change: Pick<AccountFields, 'name' | 'legalName' | 'vatId' | 'phone' | 'website' | 'language' | 'address'>,
): Promise<boolean> {
  const touched = await rows.execute(
    `UPDATE accounts.account SET name = $3, legal_name = $4, vat_id = $5, phone = $6, website = $7, language = $8,
       address = $9, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2`,
    [
      id,
      rowVersion,
      change.name,
      change.legalName || null,
      change.vatId || null,
      change.phone || null,
      change.website || null,
      change.language,
      change.address,
    ],
  );
  return touched > 0;
}

export async function insertRelationship(
  rows: Rows,
  relationship: { id: string; accountId: string; kind: string; fromDay: string },
): Promise<boolean> {
  const touched = await rows.execute(
    `INSERT INTO accounts.relationship (account_id, id, kind, from_day) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account_id, kind) WHERE to_day IS NULL DO NOTHING`,
    [relationship.accountId, relationship.id, relationship.kind, relationship.fromDay],
  );
  return touched > 0;
}

export async function endRelationship(rows: Rows, accountId: string, id: string, toDay: string): Promise<boolean> {
  const touched = await rows.execute(
    `UPDATE accounts.relationship SET to_day = greatest($3::date, from_day)
     WHERE account_id = $1 AND id = $2 AND to_day IS NULL`,
    [accountId, id, toDay],
  );
  return touched > 0;
}
