import type { Tx } from '../../../platform/database/database.ts';

/** Statements over all rows of a file at once: what they are, what is wrong with them, what they make. $1 is the import. */

export const factColumns = [
  'name',
  'legal_name',
  'country',
  'industry',
  'segment',
  'vat_id',
  'domain',
  'phone',
  'website',
  'employees',
  'language',
  'currency',
] as const;
/** Kept where the cell is empty. */
const kept: ReadonlySet<string> = new Set(['language', 'currency']);

const fed = (fields: ReadonlySet<string>) => factColumns.filter((column) => fields.has(column));
const given = (column: string) => (kept.has(column) ? `coalesce(r.${column}, a.${column})` : `r.${column}`);

/** An outcome per staged row: a company that is known by number or by the source's key, or the first row of a new one. */
export async function judgeRows(tx: Tx, importId: string, sourceId: string): Promise<void> {
  await tx.execute(
    `INSERT INTO platform.import_outcome (import_id, row, outcome, key, record_id)
     SELECT $1, g.row, CASE WHEN g.row <> g.first_row THEN 'repeated' WHEN g.known IS NULL THEN 'new' ELSE 'unchanged' END,
       g.key, coalesce(g.known, g.first_id)
     FROM (SELECT r.row, r.key, first_value(r.row) OVER w AS first_row, first_value(r.new_id) OVER w AS first_id,
             coalesce(a.id, k.account_id) AS known
           FROM accounts.import_row r
           LEFT JOIN accounts.account a ON a.number = r.number
           LEFT JOIN accounts.source_key k ON r.number IS NULL AND k.source_id = $2 AND k.key = r.source_key
           WHERE r.import_id = $1 WINDOW w AS (PARTITION BY r.key ORDER BY r.row)) g`,
    [importId, sourceId],
  );
}

/** Rows of one company that say different things about it: the first cell that differs from the company's first row. */
export async function findDisagreements(tx: Tx, importId: string, fields: ReadonlySet<string>): Promise<void> {
  const others = ['parent_number', 'parent_key', 'owner_email'].filter((column) => fields.has(column));
  const columns = [...fed(fields), ...others];
  const all = (row: string) => columns.map((column) => `${row}.${column}`).join(', ');
  const firstThat = (result: (column: string) => string) =>
    `CASE ${columns.map((column) => `WHEN r.${column} IS DISTINCT FROM f.${column} THEN ${result(column)}`).join(' ')} END`;
  await tx.execute(
    `INSERT INTO platform.import_problem (import_id, row, field, value, expected, facts, of_set)
     SELECT $1, r.row, ${firstThat((column) => `'${column}'`)}, left(coalesce(${firstThat((column) => `r.${column}::text`)}, ''), 100),
       'same_as_row', jsonb_build_object('other', f.row, 'value', left(coalesce(${firstThat((column) => `f.${column}::text`)}, ''), 100)), true
     FROM platform.import_outcome o
     JOIN accounts.import_row r ON r.import_id = o.import_id AND r.row = o.row
     JOIN platform.import_outcome first ON first.import_id = o.import_id AND first.outcome <> 'repeated' AND first.key = o.key
     JOIN accounts.import_row f ON f.import_id = first.import_id AND f.row = first.row
     WHERE o.import_id = $1 AND o.outcome = 'repeated' AND (${all('r')}) IS DISTINCT FROM (${all('f')})
     ON CONFLICT DO NOTHING`,
    [importId],
  );
}

/** Whose row says whom it belongs to: by number or key, in the file (but for bad rows) or known before. */
export async function findParents(tx: Tx, importId: string, sourceId: string): Promise<void> {
  const sound = `NOT EXISTS (SELECT 1 FROM platform.import_problem x WHERE x.import_id = o.import_id AND x.row = o.row)`;
  await tx.execute(
    `UPDATE accounts.import_row r SET parent_id = coalesce(
       (SELECT a.id FROM accounts.account a WHERE a.number = r.parent_number),
       (SELECT k.account_id FROM accounts.source_key k WHERE r.parent_number IS NULL AND k.source_id = $2 AND k.key = r.parent_key),
       f.record_id)
     FROM accounts.import_row c
     LEFT JOIN (SELECT DISTINCT ON (o.key) o.key, o.record_id FROM platform.import_outcome o
                WHERE o.import_id = $1 AND o.outcome <> 'repeated' AND ${sound} ORDER BY o.key, o.row) f
       ON f.key = coalesce(c.parent_number, c.parent_key)
     WHERE r.import_id = $1 AND c.import_id = $1 AND c.row = r.row AND (c.parent_number IS NOT NULL OR c.parent_key IS NOT NULL)`,
    [importId, sourceId],
  );
}

/** Parents and owners that are nowhere. A parent given by key and name is opened with the file. Returns how many are new. */
export async function findUnknown(tx: Tx, importId: string): Promise<number> {
  return tx.execute(
    `INSERT INTO platform.import_problem (import_id, row, field, value, expected, of_set)
     SELECT $1, r.row, CASE WHEN r.parent_number IS NULL THEN 'parent_key' ELSE 'parent_number' END,
       coalesce(r.parent_number, r.parent_key), CASE WHEN r.parent_number IS NULL THEN 'known_parent_key' ELSE 'known_account_number' END, true
     FROM accounts.import_row r
     WHERE r.import_id = $1 AND r.parent_id IS NULL
       AND (r.parent_number IS NOT NULL OR (r.parent_key IS NOT NULL AND r.parent_name IS NULL))
     UNION ALL
     SELECT $1, r.row, 'owner_email', r.owner_email, 'known_owner_email', true
     FROM accounts.import_row r WHERE r.import_id = $1 AND r.owner_email IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM accounts.person p JOIN accounts.staff_role s ON s.person_id = p.id
       WHERE p.email = r.owner_email AND p.deactivated_at IS NULL)
     ON CONFLICT DO NOTHING`,
    [importId],
  );
}

/**
 * Companies that would stand above themselves once the file is in, each with its chain by number or key. Only what has
 * a parent and is one can be part of a loop; the walk goes over those alone.
 */
export async function findLoops(tx: Tx, importId: string, today: string): Promise<void> {
  await tx.execute(
    `INSERT INTO platform.import_problem (import_id, row, field, value, expected, facts, of_set)
     WITH RECURSIVE said AS (
       SELECT o.record_id AS child, r.parent_id AS parent, o.row, o.key, coalesce(r.parent_number, r.parent_key) AS named,
         CASE WHEN r.parent_number IS NULL THEN 'parent_key' ELSE 'parent_number' END AS field
       FROM platform.import_outcome o JOIN accounts.import_row r ON r.import_id = o.import_id AND r.row = o.row
       WHERE o.import_id = $1 AND o.outcome <> 'repeated' AND r.parent_id IS NOT NULL
     ), edge AS (
       SELECT child, parent FROM said
       UNION ALL
       SELECT e.account_id, e.parent_id FROM accounts.account_parent e
       WHERE (e.to_day IS NULL OR e.to_day > $2) AND NOT EXISTS (SELECT 1 FROM said s WHERE s.child = e.account_id)
     ), inner_edge AS MATERIALIZED (
       SELECT e.child, e.parent FROM edge e WHERE EXISTS (SELECT 1 FROM edge b WHERE b.parent = e.child)
     ), walk AS (
       SELECT s.child AS start, e.parent AS at, ARRAY[s.child, e.parent] AS path
       FROM said s JOIN inner_edge e ON e.child = s.child
       UNION ALL
       SELECT w.start, e.parent, w.path || e.parent FROM walk w JOIN inner_edge e ON e.child = w.at
       WHERE w.at <> w.start AND NOT e.parent = ANY (w.path[2:]) AND cardinality(w.path) < 100
     )
     SELECT $1, s.row, s.field, left(s.named, 100), 'no_parent_loop', jsonb_build_object('chain',
       (SELECT string_agg(coalesce(a.number, n.key, ''), ' \u2192 ' ORDER BY p.place) FROM unnest(w.path) WITH ORDINALITY AS p(id, place)
        LEFT JOIN accounts.account a ON a.id = p.id LEFT JOIN said n ON n.child = p.id)), true
     FROM walk w JOIN said s ON s.child = w.start WHERE w.at = w.start
     ON CONFLICT DO NOTHING`,
    [importId, today],
  );
}

/** Of the known companies those of which the file says something else: facts, parent, owner, somebody to reach. */
export async function findChanges(tx: Tx, importId: string, fields: ReadonlySet<string>, today: string): Promise<void> {
  const columns = fed(fields);
  const parent = fields.has('parent_number') || fields.has('parent_key');
  const differences = [
    `(${columns.map((column) => `a.${column}`).join(', ')}) IS DISTINCT FROM (${columns.map(given).join(', ')})`,
    ...(parent
      ? ['p.parent_id IS DISTINCT FROM r.parent_id OR (r.parent_id IS NULL AND r.parent_key IS NOT NULL)']
      : []),
    ...(fields.has('owner_email')
      ? [
          `r.owner_email IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts.account_owner w JOIN accounts.person h ON h.id = w.person_id
             WHERE w.account_id = a.id AND w.from_day <= $2 AND (w.to_day IS NULL OR w.to_day > $2) AND h.email = r.owner_email)`,
        ]
      : []),
    ...(fields.has('contact_name')
      ? [
          `r.contact_name IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts.contact_person c WHERE c.account_id = a.id
             AND lower(c.name) = lower(r.contact_name) AND coalesce(lower(c.email), '') = coalesce(r.contact_email, ''))`,
        ]
      : []),
  ];
  await tx.execute(
    `UPDATE platform.import_outcome o SET outcome = 'changed', version = a.row_version + 1,
       before = jsonb_build_object(${columns.map((column) => `'${column}', a.${column}`).join(', ')}, 'owner', w.person_id)
     FROM accounts.import_row r, accounts.account a
     LEFT JOIN accounts.account_parent p ON p.account_id = a.id AND (p.to_day IS NULL OR p.to_day > $2)
     LEFT JOIN accounts.account_owner w ON w.account_id = a.id AND w.from_day <= $2 AND (w.to_day IS NULL OR w.to_day > $2)
     WHERE o.import_id = $1 AND o.outcome = 'unchanged' AND r.import_id = $1 AND r.row = o.row AND a.id = o.record_id
       AND (${differences.map((difference) => `(${difference})`).join(' OR ')})`,
    [importId, today],
  );
}

/** Parents that the file names by key and that nobody knows yet, each with the country of its first row. */
export async function parentsToOpen(
  tx: Tx,
  importId: string,
): Promise<{ key: string; name: string; country: string }[]> {
  return tx.query(
    `SELECT DISTINCT ON (r.parent_key) r.parent_key AS key, r.parent_name AS name, r.country
     FROM accounts.import_row r JOIN platform.import_outcome o ON o.import_id = r.import_id AND o.row = r.row
     WHERE r.import_id = $1 AND o.outcome <> 'bad' AND r.parent_id IS NULL AND r.parent_number IS NULL AND r.parent_key IS NOT NULL
     ORDER BY r.parent_key, r.row`,
    [importId],
  );
}

export async function openParents(
  tx: Tx,
  importId: string,
  defaults: OpeningDefaults,
  parents: readonly { id: string; key: string; name: string; country: string; currency: string }[],
): Promise<void> {
  if (parents.length === 0) return;
  const opened = 'jsonb_to_recordset($2::jsonb) AS f(id uuid, key text, name text, country text, currency text)';
  const list = JSON.stringify(parents);
  await tx.execute(
    `INSERT INTO accounts.account (id, seller_id, number, name, status, country, language, currency, created_at, opened_by_import)
     SELECT f.id, $3, 'A-' || nextval('accounts.account_number'), f.name, 'active', f.country, $4, f.currency, $5, $1 FROM ${opened}`,
    [importId, list, defaults.sellerId, defaults.language, defaults.at],
  );
  await tx.execute(
    `INSERT INTO accounts.source_key (account_id, source_id, key, import_id) SELECT f.id, $3, f.key, $1 FROM ${opened}`,
    [importId, list, defaults.sourceId],
  );
  await tx.execute(
    `UPDATE accounts.import_row r SET parent_id = f.id FROM ${opened}
     WHERE r.import_id = $1 AND r.parent_id IS NULL AND r.parent_number IS NULL AND r.parent_key = f.key`,
    [importId, list],
  );
}

export type OpeningDefaults = {
  readonly sourceId: string;
  readonly sellerId: string;
  readonly language: string;
  readonly currency: string;
  readonly countryCurrencies: Readonly<Record<string, string>>;
  readonly at: Date;
  readonly today: string;
};
