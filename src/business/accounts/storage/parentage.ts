import type { Tx } from '../../../platform/database/database.ts';
import type { ParentEdge } from '../rules/parentage.ts';

type Rows = Pick<Tx, 'query' | 'execute'>;

type EdgeRow = { account_id: string; parent_id: string; from_day: string; to_day: string | null };

/** One change of the tree at a time: two that are harmless alone may make a loop together. */
export async function lockTree(rows: Rows): Promise<void> {
  await rows.query("SELECT pg_advisory_xact_lock(hashtext('accounts.account_parent'))");
}

/** Every edge that leads upwards from a company on some day from `fromDay` on, in one statement. */
export async function edgesAbove(rows: Rows, accountId: string, fromDay: string): Promise<ParentEdge[]> {
  const found = await rows.query<EdgeRow>(
    `WITH RECURSIVE above AS (
       SELECT e.account_id, e.parent_id, e.from_day, e.to_day FROM accounts.account_parent e
       WHERE e.account_id = $1 AND (e.to_day IS NULL OR e.to_day > $2)
       UNION
       SELECT e.account_id, e.parent_id, e.from_day, e.to_day FROM accounts.account_parent e
       JOIN above ON e.account_id = above.parent_id WHERE e.to_day IS NULL OR e.to_day > $2
     ) SELECT account_id, parent_id, from_day::text, to_day::text FROM above`,
    [accountId, fromDay],
  );
  return found.map((row) => ({
    accountId: row.account_id,
    parentId: row.parent_id,
    fromDay: row.from_day,
    toDay: row.to_day,
  }));
}

export async function namesOf(rows: Rows, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await rows.query<{ id: string; name: string }>(
    'SELECT id, name FROM accounts.account WHERE id = ANY ($1::uuid[])',
    [ids],
  );
  return new Map(found.map((row) => [row.id, row.name]));
}

/** A parent that begins after this day already, if any: it is not overwritten silently. */
export async function laterParent(
  rows: Rows,
  accountId: string,
  fromDay: string,
): Promise<{ parent: string; from_day: string } | null> {
  const found = await rows.query<{ parent: string; from_day: string }>(
    `SELECT a.name AS parent, e.from_day FROM accounts.account_parent e JOIN accounts.account a ON a.id = e.parent_id
     WHERE e.account_id = $1 AND e.from_day > $2 AND (e.to_day IS NULL OR e.to_day > e.from_day) LIMIT 1`,
    [accountId, fromDay],
  );
  return found[0] ?? null;
}

/** Ends what holds on a day, on that day; returns whether anything did. */
export async function endParent(rows: Rows, accountId: string, day: string): Promise<boolean> {
  const touched = await rows.execute(
    `UPDATE accounts.account_parent SET to_day = greatest($2::date, from_day)
     WHERE account_id = $1 AND from_day <= $2 AND (to_day IS NULL OR to_day > $2)`,
    [accountId, day],
  );
  return touched > 0;
}

export async function insertParent(
  rows: Rows,
  edge: { id: string; accountId: string; parentId: string; fromDay: string },
): Promise<void> {
  await rows.execute(
    'INSERT INTO accounts.account_parent (account_id, id, parent_id, from_day) VALUES ($1, $2, $3, $4)',
    [edge.accountId, edge.id, edge.parentId, edge.fromDay],
  );
}
