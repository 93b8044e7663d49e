import type { Tx } from '../../../platform/database/database.ts';

type Rows = Pick<Tx, 'query'>;

export type ContactRow = {
  person_id: string;
  name: string;
  title: string | null;
  phone: string | null;
  email: string;
};

export type TeamRow = {
  id: string;
  name: string;
  time_zone: string;
  answer_minutes: number;
  opens: string;
  closes: string;
  workdays: number[];
  holidays: string[];
  row_version: number;
};

export const teamColumns = 'id, name, time_zone, answer_minutes, opens, closes, workdays, holidays, row_version';

/** The people of a team who are there, by id: the order of nothing, so that it never decides anything. */
export async function teamPeople(rows: Rows, teamId: string): Promise<ContactRow[]> {
  return rows.query<ContactRow>(
    `SELECT p.id AS person_id, p.name, p.title, p.phone, p.email FROM accounts.team_member m
     JOIN accounts.person p ON p.id = m.person_id
     WHERE m.team_id = $1 AND p.deactivated_at IS NULL ORDER BY p.id`,
    [teamId],
  );
}

export async function teamById(rows: Rows, id: string): Promise<TeamRow | null> {
  const found = await rows.query<TeamRow>(`SELECT ${teamColumns} FROM accounts.team WHERE id = $1`, [id]);
  return found[0] ?? null;
}

/** Who looks after an account on a day, with the first of his teams by name. */
export async function ownerWithTeam(
  rows: Rows,
  accountId: string,
  today: string,
): Promise<{ person: ContactRow; team: TeamRow | null } | null> {
  const found = await rows.query<ContactRow & { team: TeamRow | null }>(
    {
      name: 'accounts.owner-with-team',
      text: `SELECT p.id AS person_id, p.name, p.title, p.phone, p.email,
          (SELECT to_jsonb(t) FROM accounts.team t JOIN accounts.team_member m ON m.team_id = t.id
           WHERE m.person_id = p.id ORDER BY t.name LIMIT 1) AS team
        FROM accounts.account_owner o JOIN accounts.person p ON p.id = o.person_id AND p.deactivated_at IS NULL
        WHERE o.account_id = $1 AND o.from_day <= $2 AND (o.to_day IS NULL OR $2 < o.to_day)`,
    },
    [accountId, today],
  );
  const row = found[0];
  if (!row) return null;
  const { team, ...person } = row;
  return { person, team };
}
