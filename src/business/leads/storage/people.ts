import type { Tx } from '../../../platform/database/database.ts';

/** Holds the team's turn until the transaction ends; gives back who had the last one. */
export async function holdTurn(tx: Tx, teamId: string): Promise<string | null> {
  const rows = await tx.query<{ last_person_id: string | null }>(
    `INSERT INTO leads.team_turn (team_id) VALUES ($1)
     ON CONFLICT (team_id) DO UPDATE SET team_id = excluded.team_id RETURNING last_person_id`,
    [teamId],
  );
  return rows[0]!.last_person_id;
}

export async function saveTurn(tx: Tx, teamId: string, personId: string): Promise<void> {
  await tx.query('UPDATE leads.team_turn SET last_person_id = $2 WHERE team_id = $1', [teamId, personId]);
}

/** Which of these people are away on a day. */
export async function absentOn(tx: Tx, personIds: readonly string[], day: string): Promise<Set<string>> {
  const rows = await tx.query<{ person_id: string }>(
    'SELECT DISTINCT person_id FROM leads.absence WHERE person_id = ANY ($1::uuid[]) AND $2 BETWEEN first_day AND last_day',
    [personIds, day],
  );
  return new Set(rows.map((row) => row.person_id));
}

export type AbsenceRow = {
  id: string;
  person_id: string;
  name: string | null;
  first_day: string;
  last_day: string;
  deputy_person_id: string | null;
  deputy_name: string | null;
  returns: boolean;
};

/** Absences that have not ended by a day, of one person or of all. */
export async function absencesFrom(tx: Tx, day: string, personId: string | null): Promise<AbsenceRow[]> {
  return tx.query<AbsenceRow>(
    `SELECT a.id, a.person_id, p.name, a.first_day, a.last_day, a.deputy_person_id, d.name AS deputy_name, a.returns
     FROM leads.absence a LEFT JOIN accounts.published_person p ON p.id = a.person_id
     LEFT JOIN accounts.published_person d ON d.id = a.deputy_person_id
     WHERE a.last_day >= $1 AND ($2::uuid IS NULL OR a.person_id = $2) ORDER BY a.first_day, a.id LIMIT 500`,
    [day, personId],
  );
}

export async function insertAbsence(
  tx: Tx,
  absence: {
    id: string;
    personId: string;
    firstDay: string;
    lastDay: string;
    deputyPersonId: string | null;
    returns: boolean;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO leads.absence (id, person_id, first_day, last_day, deputy_person_id, returns)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [absence.id, absence.personId, absence.firstDay, absence.lastDay, absence.deputyPersonId, absence.returns],
  );
}

/** Takes an absence back; null when it is not there, or not this person's where one is named. */
export async function deleteAbsence(tx: Tx, id: string, personId: string | null): Promise<string | null> {
  const rows = await tx.query<{ person_id: string }>(
    'DELETE FROM leads.absence WHERE id = $1 AND ($2::uuid IS NULL OR person_id = $2) RETURNING person_id',
    [id, personId],
  );
  return rows[0]?.person_id ?? null;
}

export type PersonCard = {
  id: string;
  name: string;
  title: string | null;
  phone: string | null;
  email: string;
  language: 'en' | 'de';
  active: boolean;
};

/** The cards of people, by id, as far as the transaction's role may see them. */
export async function cardsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, PersonCard>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.query<PersonCard>(
    `SELECT id, name, title, phone, email, language, deactivated_at IS NULL AS active
     FROM accounts.published_person WHERE id = ANY ($1::uuid[])`,
    [personIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export type AccountFacts = {
  id: string;
  number: string;
  name: string;
  status: string;
  country: string;
  industry: string | null;
  segment: string | null;
  domain: string | null;
};

/** What is known of a company, as far as the transaction's role may see it. */
export async function accountFacts(tx: Tx, accountId: string): Promise<AccountFacts | null> {
  const rows = await tx.query<AccountFacts>(
    `SELECT id, number, name, status, country, industry, segment, domain FROM accounts.published_account WHERE id = $1`,
    [accountId],
  );
  return rows[0] ?? null;
}

/** Who looks after an account on a day, or null. */
export async function accountOwner(tx: Tx, accountId: string, day: string): Promise<string | null> {
  const rows = await tx.query<{ person_id: string }>(
    `SELECT person_id FROM territories.published_assignment
     WHERE account_id = $1 AND role = 'owner' AND from_day <= $2 AND (to_day IS NULL OR $2 < to_day)`,
    [accountId, day],
  );
  return rows[0]?.person_id ?? null;
}

/** Whom to speak to at a company when nobody asked: its administrator, else who has belonged to it by the first id. */
export async function chiefPerson(tx: Tx, accountId: string): Promise<PersonCard | null> {
  const rows = await tx.query<PersonCard>(
    `SELECT p.id, p.name, p.title, p.phone, p.email, p.language, p.deactivated_at IS NULL AS active
     FROM accounts.published_membership m JOIN accounts.published_person p ON p.id = m.person_id
     WHERE m.account_id = $1 ORDER BY (m.role = 'account_admin') DESC, p.id LIMIT 1`,
    [accountId],
  );
  return rows[0] ?? null;
}

/** Who stands in on a day for those of these people who are away and named somebody. */
export async function deputiesOf(tx: Tx, personIds: readonly string[], day: string): Promise<Map<string, string>> {
  const rows = await tx.query<{ person_id: string; deputy_person_id: string }>(
    `SELECT person_id, deputy_person_id FROM leads.absence
     WHERE person_id = ANY ($1::uuid[]) AND $2 BETWEEN first_day AND last_day AND deputy_person_id IS NOT NULL
     ORDER BY first_day`,
    [personIds, day],
  );
  return new Map(rows.map((row) => [row.person_id, row.deputy_person_id]));
}

/** Where a company is, for the rules of regions. */
export async function placeOf(tx: Tx, accountId: string): Promise<{ country: string; postalCode: string | null }> {
  const rows = await tx.query<{ country: string; postal_code: string | null }>(
    `SELECT country, address ->> 'postalCode' AS postal_code FROM accounts.published_account WHERE id = $1`,
    [accountId],
  );
  return { country: rows[0]?.country ?? '', postalCode: rows[0]?.postal_code ?? null };
}
