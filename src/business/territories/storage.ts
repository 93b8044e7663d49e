import type { Tx } from '../../platform/database/database.ts';
import type { Held } from './rules.ts';
import type { RoutingRule, RoutingRuleChange } from './terms.ts';

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

type RuleRow = {
  id: string;
  country: string;
  postal_prefix: string;
  team_id: string | null;
  person_id: string | null;
  name: string | null;
  row_version: number;
};

const ruleSelect = `SELECT r.id, r.country, r.postal_prefix, r.team_id, r.person_id, coalesce(t.name, p.name) AS name, r.row_version
  FROM territories.routing_rule r LEFT JOIN accounts.published_team t ON t.id = r.team_id
  LEFT JOIN accounts.published_person p ON p.id = r.person_id`;

function ruleOf(row: RuleRow) {
  const { id, country, postal_prefix: postalPrefix, team_id: teamId, person_id: personId } = row;
  return { id, country, postalPrefix, teamId, personId, name: row.name ?? '', rowVersion: row.row_version };
}

/** The rules by which leads find their region, by country and postal code; all, or those of one country. */
export async function routingRulesOf(rows: Rows, country: string | null = null): Promise<RoutingRule[]> {
  const found = await rows.query<RuleRow>(
    `${ruleSelect} WHERE $1::text IS NULL OR r.country = $1 ORDER BY r.country, r.postal_prefix`,
    [country],
  );
  return found.map(ruleOf);
}

export async function routingRuleById(rows: Rows, id: string): Promise<RoutingRule | null> {
  const [row] = await rows.query<RuleRow>(`${ruleSelect} WHERE r.id = $1`, [id]);
  return row ? ruleOf(row) : null;
}

/** Writes a rule; false where its region has one already. */
export async function insertRoutingRule(rows: Rows, id: string, rule: RoutingRuleChange): Promise<boolean> {
  const made = await rows.execute(
    `INSERT INTO territories.routing_rule (id, country, postal_prefix, team_id, person_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (country, postal_prefix) DO NOTHING`,
    [id, rule.country, rule.postalPrefix, rule.teamId, rule.personId],
  );
  return made === 1;
}

/** Whom a region's leads go to from now on; false where somebody else changed the rule meanwhile. */
export async function updateRoutingRule(
  rows: Rows,
  id: string,
  rowVersion: number,
  rule: RoutingRuleChange,
): Promise<boolean> {
  const changed = await rows.execute(
    `UPDATE territories.routing_rule SET country = $3, postal_prefix = $4, team_id = $5, person_id = $6,
       row_version = row_version + 1 WHERE id = $1 AND row_version = $2`,
    [id, rowVersion, rule.country, rule.postalPrefix, rule.teamId, rule.personId],
  );
  return changed === 1;
}

/** The rule of a region other than this one, if there is one. */
export async function routingRuleAt(rows: Rows, rule: RoutingRuleChange, otherThan: string): Promise<boolean> {
  const found = await rows.query(
    'SELECT 1 FROM territories.routing_rule WHERE country = $1 AND postal_prefix = $2 AND id <> $3',
    [rule.country, rule.postalPrefix, otherThan],
  );
  return found.length > 0;
}

export async function deleteRoutingRule(rows: Rows, id: string): Promise<boolean> {
  return (await rows.execute('DELETE FROM territories.routing_rule WHERE id = $1', [id])) === 1;
}

/** Accounts a person looks after on a day or will look after. */
export async function accountsOwnedBy(
  rows: Rows,
  personId: string,
  day: string,
): Promise<{ account_id: string; number: string; name: string }[]> {
  return rows.query(
    `SELECT DISTINCT a.account_id, c.number, c.name FROM territories.assignment a
     JOIN accounts.published_account c ON c.id = a.account_id
     WHERE a.person_id = $1 AND a.role = 'owner' AND (a.to_day IS NULL OR a.to_day > $2) AND (a.to_day IS NULL OR a.to_day > a.from_day)
     ORDER BY c.name, a.account_id`,
    [personId, day],
  );
}

export async function takeAssignmentsAway(rows: Rows, importId: string): Promise<void> {
  await rows.query('SELECT territories.undo_import($1)', [importId]);
}
