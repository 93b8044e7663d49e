import type { Tx } from '../../platform/database/database.ts';
import type { Held } from './rules.ts';

type Rows = Pick<Tx, 'query' | 'execute'>;

export type AssignmentRow = Held & { readonly name: string };

/** Holds back another change of who looks after this account; false when the account cannot be seen. */
export async function lockAccount(rows: Rows, accountId: string): Promise<boolean> {
  await rows.query("SELECT pg_advisory_xact_lock(hashtextextended('territories.' || $1, 0))", [accountId]);
  const found = await rows.query('SELECT 1 FROM accounts.published_account WHERE id = $1', [accountId]);
  return found.length > 0;
}

/** Everybody who looked, looks or will look after an account, the newest first. */
export async function assignmentsOf(rows: Rows, accountId: string): Promise<AssignmentRow[]> {
  const found = await rows.query<{
    id: string;
    person_id: string;
    name: string;
    from_day: string;
    to_day: string | null;
  }>(
    `SELECT a.id, a.person_id, p.name, a.from_day, a.to_day FROM territories.assignment a
     JOIN accounts.published_person p ON p.id = a.person_id
     WHERE a.account_id = $1 AND a.role = 'owner' ORDER BY a.from_day DESC, a.id DESC`,
    [accountId],
  );
  return found.map(({ person_id: personId, from_day: fromDay, to_day: toDay, ...row }) => ({
    ...row,
    personId,
    fromDay,
    toDay,
  }));
}

export async function endAssignment(rows: Rows, accountId: string, id: string, toDay: string): Promise<void> {
  await rows.execute('UPDATE territories.assignment SET to_day = $3 WHERE account_id = $1 AND id = $2', [
    accountId,
    id,
    toDay,
  ]);
}

export async function insertAssignment(
  rows: Rows,
  assignment: {
    id: string;
    accountId: string;
    personId: string;
    fromDay: string;
    givenAt: Date;
    givenBy: string | null;
    reason: string | null;
  },
): Promise<void> {
  await rows.execute(
    `INSERT INTO territories.assignment (account_id, id, role, person_id, from_day, given_at, given_by, reason)
     VALUES ($1, $2, 'owner', $3, $4, $5, $6, $7)`,
    [
      assignment.accountId,
      assignment.id,
      assignment.personId,
      assignment.fromDay,
      assignment.givenAt,
      assignment.givenBy,
      assignment.reason,
    ],
  );
}

/** Many accounts at once, from today on: what held or was agreed ends, where it is another person's. */
export async function assignMany(
  rows: Rows,
  given: readonly { id: string; account_id: string; person_id: string }[],
  day: string,
  at: Date,
  by: string | null,
): Promise<string[]> {
  const from = 'jsonb_to_recordset($1::jsonb) AS f(id uuid, account_id uuid, person_id uuid)';
  const parameters = [JSON.stringify(given), day];
  await rows.execute(
    `UPDATE territories.assignment a SET to_day = greatest($2::date, a.from_day) FROM ${from}
     WHERE a.account_id = f.account_id AND a.role = 'owner' AND (a.to_day IS NULL OR a.to_day > $2)
       AND (a.person_id <> f.person_id OR a.from_day > $2 OR a.to_day IS NOT NULL)`,
    parameters,
  );
  const found = await rows.query<{ account_id: string }>(
    `INSERT INTO territories.assignment (account_id, id, role, person_id, from_day, given_at, given_by, reason)
     SELECT f.account_id, f.id, 'owner', f.person_id, $2, $3, $4, NULL FROM ${from}
     WHERE NOT EXISTS (SELECT 1 FROM territories.assignment a
       WHERE a.account_id = f.account_id AND a.role = 'owner' AND (a.to_day IS NULL OR a.to_day > $2))
     RETURNING account_id`,
    [...parameters, at, by],
  );
  return found.map((row) => row.account_id);
}
