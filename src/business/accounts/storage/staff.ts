import type { Tx } from '../../../platform/database/database.ts';
import type { StaffRole } from '../terms/identity.ts';
import type { TeamChange } from '../terms/people.ts';
import { type TeamRow, teamColumns } from './contact.ts';

type Rows = Pick<Tx, 'query' | 'execute'>;

export type StaffRow = {
  person_id: string;
  name: string;
  email: string;
  phone: string | null;
  title: string | null;
  roles: StaffRole[];
  teams: { id: string; name: string }[];
  active: boolean;
  has_totp: boolean;
  pending: boolean;
  row_version: number;
};

const staffSelect = `SELECT p.id AS person_id, p.name, p.email, p.phone, p.title,
    coalesce((SELECT array_agg(r.role ORDER BY r.role) FROM accounts.staff_role r WHERE r.person_id = p.id), '{}') AS roles,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY t.name)
      FROM accounts.team_member m JOIN accounts.team t ON t.id = m.team_id WHERE m.person_id = p.id), '[]') AS teams,
    p.deactivated_at IS NULL AS active,
    EXISTS (SELECT 1 FROM accounts.totp x WHERE x.person_id = p.id AND x.confirmed_at IS NOT NULL) AS has_totp,
    p.email_verified_at IS NULL AS pending, p.row_version
  FROM accounts.person p`;

/** Everyone who works or worked for the vendor. Read as the server: second factors are out of reach of the staff's role. */
export async function allStaff(rows: Rows): Promise<StaffRow[]> {
  return rows.query<StaffRow>(
    `${staffSelect} WHERE EXISTS (SELECT 1 FROM accounts.staff_role r WHERE r.person_id = p.id)
     ORDER BY p.deactivated_at IS NOT NULL, p.name, p.id`,
  );
}

export async function staffById(rows: Rows, id: string): Promise<StaffRow | null> {
  const found = await rows.query<StaffRow>(
    `${staffSelect} WHERE p.id = $1 AND EXISTS (SELECT 1 FROM accounts.staff_role r WHERE r.person_id = p.id)`,
    [id],
  );
  return found[0] ?? null;
}

/** The vendor's administrators who can sign in, locked against a second change beside this one. */
export async function lockAdministrators(rows: Rows): Promise<string[]> {
  const found = await rows.query<{ person_id: string }>(
    `SELECT r.person_id FROM accounts.staff_role r JOIN accounts.person p ON p.id = r.person_id
     WHERE r.role = 'administrator' AND p.deactivated_at IS NULL AND p.email_verified_at IS NOT NULL
     ORDER BY r.person_id FOR UPDATE OF r`,
  );
  return found.map((row) => row.person_id);
}

export async function administratorExists(rows: Rows): Promise<boolean> {
  const found = await rows.query(
    `SELECT 1 FROM accounts.staff_role r JOIN accounts.person p ON p.id = r.person_id
     WHERE r.role = 'administrator' AND p.deactivated_at IS NULL AND p.email_verified_at IS NOT NULL LIMIT 1`,
  );
  return found.length > 0;
}

export async function updateStaff(
  rows: Rows,
  id: string,
  rowVersion: number,
  change: { name: string; phone: string | null; title: string | null; deactivatedAt: Date | null },
): Promise<boolean> {
  const touched = await rows.execute(
    `UPDATE accounts.person SET name = $3, phone = $4, title = $5,
       deactivated_at = CASE WHEN $6::timestamptz IS NULL THEN NULL ELSE coalesce(deactivated_at, $6) END,
       row_version = row_version + 1
     WHERE id = $1 AND row_version = $2`,
    [id, rowVersion, change.name, change.phone || null, change.title || null, change.deactivatedAt],
  );
  return touched > 0;
}

export async function putStaffRoles(rows: Rows, personId: string, roles: readonly StaffRole[]): Promise<void> {
  await rows.execute('DELETE FROM accounts.staff_role WHERE person_id = $1 AND role <> ALL ($2::text[])', [
    personId,
    roles,
  ]);
  await rows.execute(
    `INSERT INTO accounts.staff_role (person_id, role) SELECT $1, role FROM unnest($2::text[]) AS role
     ON CONFLICT DO NOTHING`,
    [personId, roles],
  );
}

export async function putTeamsOf(rows: Rows, personId: string, teamIds: readonly string[]): Promise<void> {
  await rows.execute('DELETE FROM accounts.team_member WHERE person_id = $1 AND team_id <> ALL ($2::uuid[])', [
    personId,
    teamIds,
  ]);
  await rows.execute(
    `INSERT INTO accounts.team_member (team_id, person_id)
     SELECT t.id, $1 FROM accounts.team t WHERE t.id = ANY ($2::uuid[]) ON CONFLICT DO NOTHING`,
    [personId, teamIds],
  );
}

export async function countTeams(rows: Rows, teamIds: readonly string[]): Promise<number> {
  const found = await rows.query<{ count: bigint }>('SELECT count(*) FROM accounts.team WHERE id = ANY ($1::uuid[])', [
    teamIds,
  ]);
  return Number(found[0]?.count ?? 0n);
}

/** Of these ids, the people who work for the vendor now. */
export async function staffAmong(rows: Rows, ids: readonly string[]): Promise<string[]> {
  const found = await rows.query<{ id: string }>(
    `SELECT p.id FROM accounts.person p WHERE p.id = ANY ($1::uuid[]) AND p.deactivated_at IS NULL
       AND EXISTS (SELECT 1 FROM accounts.staff_role r WHERE r.person_id = p.id)`,
    [ids],
  );
  return found.map((row) => row.id);
}

export type StaffInRole = { id: string; name: string; email: string; language: 'en' | 'de' };

/** The people who hold a role and can sign in. */
export async function activeInRole(rows: Rows, role: string): Promise<StaffInRole[]> {
  return rows.query<StaffInRole>(
    `SELECT p.id, p.name, p.email, p.language FROM accounts.staff_role r JOIN accounts.person p ON p.id = r.person_id
     WHERE r.role = $1 AND p.deactivated_at IS NULL AND p.email_verified_at IS NOT NULL ORDER BY p.id`,
    [role],
  );
}

export type TeamWithMembers = TeamRow & { members: { personId: string; name: string }[] };

const teamSelect = `SELECT ${teamColumns},
    coalesce((SELECT jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.name) ORDER BY p.name, p.id)
      FROM accounts.team_member m JOIN accounts.person p ON p.id = m.person_id WHERE m.team_id = team.id), '[]') AS members
  FROM accounts.team`;

export async function allTeams(rows: Rows): Promise<TeamWithMembers[]> {
  return rows.query<TeamWithMembers>(`${teamSelect} ORDER BY name`);
}

export async function teamWithMembers(rows: Rows, id: string): Promise<TeamWithMembers | null> {
  const found = await rows.query<TeamWithMembers>(`${teamSelect} WHERE id = $1`, [id]);
  return found[0] ?? null;
}

/** Holds a team against a change beside this one; false when it is not there. */
export async function lockTeam(rows: Rows, id: string): Promise<boolean> {
  return (await rows.query('SELECT 1 FROM accounts.team WHERE id = $1 FOR UPDATE', [id])).length > 0;
}

export async function deleteTeam(rows: Rows, id: string): Promise<void> {
  await rows.execute('DELETE FROM accounts.team WHERE id = $1', [id]);
}

export async function teamNamed(rows: Rows, name: string, otherThan: string | null): Promise<boolean> {
  const found = await rows.query('SELECT 1 FROM accounts.team WHERE name = $1 AND ($2::uuid IS NULL OR id <> $2)', [
    name,
    otherThan,
  ]);
  return found.length > 0;
}

type TeamValues = Omit<TeamChange, 'memberIds'>;

function teamValues(change: TeamValues) {
  return [
    change.name,
    change.timeZone,
    change.answerMinutes,
    change.opens,
    change.closes,
    change.workdays,
    change.holidays,
  ];
}

export async function insertTeam(rows: Rows, id: string, team: TeamValues): Promise<void> {
  await rows.execute(
    `INSERT INTO accounts.team (id, name, time_zone, answer_minutes, opens, closes, workdays, holidays)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, ...teamValues(team)],
  );
}

export async function updateTeam(rows: Rows, id: string, rowVersion: number, team: TeamValues): Promise<boolean> {
  const touched = await rows.execute(
    `UPDATE accounts.team SET name = $3, time_zone = $4, answer_minutes = $5, opens = $6, closes = $7, workdays = $8,
       holidays = $9, row_version = row_version + 1 WHERE id = $1 AND row_version = $2`,
    [id, rowVersion, ...teamValues(team)],
  );
  return touched > 0;
}

export async function putTeamMembers(rows: Rows, teamId: string, personIds: readonly string[]): Promise<void> {
  await rows.execute('DELETE FROM accounts.team_member WHERE team_id = $1 AND person_id <> ALL ($2::uuid[])', [
    teamId,
    personIds,
  ]);
  await rows.execute(
    `INSERT INTO accounts.team_member (team_id, person_id) SELECT $1, id FROM unnest($2::uuid[]) AS id
     ON CONFLICT DO NOTHING`,
    [teamId, personIds],
  );
}
