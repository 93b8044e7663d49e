import type { Tx } from '../../../platform/database/database.ts';
import type { BuyerRole } from '../terms/identity.ts';

type Rows = Pick<Tx, 'query' | 'execute'>;

export type MeRow = {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  title: string | null;
  language: 'en' | 'de';
  row_version: number;
  has_totp: boolean;
  works_for_vendor: boolean;
  owes_second_factor: boolean;
  memberships: { accountId: string; number: string; company: string; currency: string; roles: BuyerRole[] }[];
  claimable: { accountId: string; number: string; company: string }[];
};

/** Everything a person's own page says about him, in one statement of the server's. */
export async function readMe(rows: Rows, personId: string): Promise<MeRow | null> {
  const found = await rows.query<MeRow>(
    {
      name: 'accounts.me',
      text: `SELECT p.id, p.name, p.email, p.phone, p.title, p.language, p.row_version,
          EXISTS (SELECT 1 FROM accounts.totp t WHERE t.person_id = p.id AND t.confirmed_at IS NOT NULL) AS has_totp,
          EXISTS (SELECT 1 FROM accounts.staff_role r WHERE r.person_id = p.id) AS works_for_vendor,
          EXISTS (SELECT 1 FROM accounts.staff_role r WHERE r.person_id = p.id) AND
            (SELECT s.staff_need_second_factor FROM accounts.seller s ORDER BY s.id LIMIT 1) AS owes_second_factor,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', a.id, 'number', a.number, 'company', a.name,
             'currency', a.currency, 'roles', m.roles) ORDER BY a.name, a.id), '[]')
           FROM (SELECT account_id, array_agg(role ORDER BY role) AS roles FROM accounts.membership
                 WHERE person_id = p.id GROUP BY account_id) m
           JOIN accounts.account a ON a.id = m.account_id AND a.status <> 'closed') AS memberships,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', a.id, 'number', a.number, 'company', a.name) ORDER BY a.created_at), '[]')
           FROM accounts.person guest
           JOIN accounts.membership m ON m.person_id = guest.id AND m.role = 'account_admin'
           JOIN accounts.account a ON a.id = m.account_id AND a.status <> 'closed'
           WHERE guest.email = p.email AND guest.email_verified_at IS NULL AND guest.id <> p.id) AS claimable
        FROM accounts.person p WHERE p.id = $1`,
    },
    [personId],
  );
  return found[0] ?? null;
}

export async function updatePerson(
  rows: Rows,
  id: string,
  rowVersion: number,
  change: { name: string; phone: string | null; title: string | null; language: string },
): Promise<boolean> {
  const touched = await rows.execute(
    `UPDATE accounts.person SET name = $3, phone = $4, title = $5, language = $6, row_version = row_version + 1
     WHERE id = $1 AND row_version = $2`,
    [id, rowVersion, change.name, change.phone || null, change.title || null, change.language],
  );
  return touched > 0;
}

export async function putActiveAccount(rows: Rows, personId: string, accountId: string): Promise<void> {
  await rows.execute('UPDATE accounts.person SET active_account_id = $2 WHERE id = $1', [personId, accountId]);
}

/** Hands what unproven people of this address were given at an account to the person who proved it; false if nothing. */
export async function claimAccount(
  rows: Rows,
  claim: { personId: string; accountId: string; at: Date },
): Promise<boolean> {
  const guests = await rows.query<{ person_id: string }>(
    `SELECT DISTINCT m.person_id FROM accounts.membership m
     JOIN accounts.person guest ON guest.id = m.person_id AND guest.email_verified_at IS NULL
     JOIN accounts.person p ON p.email = guest.email AND p.email_verified_at IS NOT NULL AND p.id = $1
     WHERE m.account_id = $2 AND m.role = 'account_admin'`,
    [claim.personId, claim.accountId],
  );
  if (guests.length === 0) return false;
  const ids = guests.map((guest) => guest.person_id);
  await rows.execute(
    `INSERT INTO accounts.membership (account_id, person_id, role, since)
     SELECT DISTINCT m.account_id, $1::uuid, m.role, $3::timestamptz FROM accounts.membership m
     WHERE m.account_id = $2 AND m.person_id = ANY ($4) ON CONFLICT DO NOTHING`,
    [claim.personId, claim.accountId, claim.at, ids],
  );
  await endMemberships(rows, claim.accountId, ids, claim.at);
  return true;
}

/** Ends memberships; that they were is kept, so that what was done for the company still has a name. */
export async function endMemberships(rows: Rows, accountId: string, personIds: string[], at: Date): Promise<number> {
  await rows.execute(
    `INSERT INTO accounts.past_membership (account_id, person_id, ended_at)
     SELECT DISTINCT account_id, person_id, $3::timestamptz FROM accounts.membership
     WHERE account_id = $1 AND person_id = ANY ($2)
     ON CONFLICT (account_id, person_id) DO UPDATE SET ended_at = excluded.ended_at`,
    [accountId, personIds, at],
  );
  return rows.execute('DELETE FROM accounts.membership WHERE account_id = $1 AND person_id = ANY ($2)', [
    accountId,
    personIds,
  ]);
}

export type CompanyPersonRow = {
  person_id: string;
  name: string;
  email: string;
  phone: string | null;
  title: string | null;
  roles: BuyerRole[];
  since: Date;
  verified: boolean;
};

export async function peopleOfCompany(rows: Rows, accountId: string): Promise<CompanyPersonRow[]> {
  return rows.query<CompanyPersonRow>(
    `SELECT p.id AS person_id, p.name, p.email, p.phone, p.title, array_agg(m.role ORDER BY m.role) AS roles,
       min(m.since) AS since, p.email_verified_at IS NOT NULL AS verified
     FROM accounts.membership m JOIN accounts.person p ON p.id = m.person_id
     WHERE m.account_id = $1 GROUP BY p.id ORDER BY p.name, p.id`,
    [accountId],
  );
}

/** Locks a company's memberships against a second change beside this one; gives them by person, and its name. */
export async function lockMemberships(
  rows: Rows,
  accountId: string,
): Promise<{ company: string; closed: boolean; rolesOf: Map<string, BuyerRole[]> } | null> {
  const company = await rows.query<{ name: string; closed: boolean }>(
    "SELECT name, status = 'closed' AS closed FROM accounts.account WHERE id = $1",
    [accountId],
  );
  if (!company[0]) return null;
  const members = await rows.query<{ person_id: string; role: BuyerRole }>(
    'SELECT person_id, role FROM accounts.membership WHERE account_id = $1 ORDER BY person_id, role FOR UPDATE',
    [accountId],
  );
  const rolesOf = new Map<string, BuyerRole[]>();
  for (const { person_id: id, role } of members) rolesOf.set(id, [...(rolesOf.get(id) ?? []), role]);
  return { company: company[0].name, closed: company[0].closed, rolesOf };
}

export async function putRoles(
  rows: Rows,
  accountId: string,
  personId: string,
  roles: readonly BuyerRole[],
  at: Date,
): Promise<void> {
  await rows.execute(
    'DELETE FROM accounts.membership WHERE account_id = $1 AND person_id = $2 AND role <> ALL ($3::text[])',
    [accountId, personId, roles],
  );
  await rows.execute(
    `INSERT INTO accounts.membership (account_id, person_id, role, since)
     SELECT $1, $2, role, $4 FROM unnest($3::text[]) AS role ON CONFLICT DO NOTHING`,
    [accountId, personId, roles, at],
  );
}
