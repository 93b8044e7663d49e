import type { Tx } from '../../../platform/database/database.ts';
import type { ReferenceTable } from './reference-tables.ts';

/** A row as the wire has it: the fields of its terms, with `id` and `rowVersion`. */
export type ReferenceRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly rowVersion: number };
export type ReferenceValues = Readonly<Record<string, unknown>>;

type Searched = {
  readonly q?: string | undefined;
  readonly filters: ReferenceValues;
  readonly sort: string;
  readonly after: readonly [value: string | number, id: string] | null;
  readonly limit: number;
};

function selected(table: ReferenceTable): string {
  const columns = Object.entries(table.columns).map(([field, { column }]) => `t.${column} AS "${field}"`);
  return `t.id, ${columns.join(', ')}, t.row_version AS "rowVersion"`;
}

function parameter(table: ReferenceTable, field: string, value: unknown): unknown {
  if (table.columns[field]!.type !== 'jsonb' || value === null) return value ?? null;
  return JSON.stringify(value ?? {});
}

export async function findRow(tx: Tx, table: ReferenceTable, id: string): Promise<ReferenceRow | undefined> {
  const rows = await tx.query<ReferenceRow>(`SELECT ${selected(table)} FROM ${table.name} t WHERE t.id = $1`, [id]);
  return rows[0];
}

/** limit + 1 rows in the order of the named sort, after the cursor; the sort's value stands in `sorted_by`. */
export function listRows(
  tx: Tx,
  table: ReferenceTable,
  search: Searched,
): Promise<(ReferenceRow & { readonly sorted_by: string | number })[]> {
  const descending = search.sort.startsWith('-');
  const expression = table.sorts[search.sort.replace('-', '')]!;
  const values: (string | number)[] = [];
  const conditions = conditionsOf(table, search, values);
  if (search.after !== null) {
    values.push(...search.after);
    const type = expression.endsWith('position') ? 'integer' : expression.endsWith('starts_on') ? 'date' : 'text';
    conditions.push(
      `(${expression}, t.id) ${descending ? '<' : '>'} ($${values.length - 1}::${type}, $${values.length}::uuid)`,
    );
  }
  values.push(search.limit + 1);
  const direction = descending ? 'DESC' : 'ASC';
  return tx.query(
    `SELECT ${selected(table)}, ${expression} AS sorted_by FROM ${table.name} t ${where(conditions)}
     ORDER BY ${expression} ${direction}, t.id ${direction} LIMIT $${values.length}`,
    values,
  );
}

export async function countRows(tx: Tx, table: ReferenceTable, search: Searched): Promise<number> {
  const values: (string | number)[] = [];
  const conditions = conditionsOf(table, search, values);
  const rows = await tx.query<{ count: bigint }>(`SELECT count(*) FROM ${table.name} t ${where(conditions)}`, values);
  return Number(rows[0]!.count);
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

function conditionsOf(table: ReferenceTable, search: Searched, values: (string | number)[]): string[] {
  const conditions: string[] = [];
  if (search.q) {
    values.push(`%${search.q.replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(table.search.replaceAll('$q', `$${values.length}`));
  }
  for (const [field, value] of Object.entries(search.filters)) {
    if (value === undefined) continue;
    values.push(value as string | number);
    const { column, type } = table.columns[field]!;
    conditions.push(`t.${column} = $${values.length}::${type}`);
  }
  return conditions;
}

export async function insertRow(tx: Tx, table: ReferenceTable, id: string, values: ReferenceValues): Promise<void> {
  const fields = Object.keys(table.columns);
  const columns = fields.map((field) => table.columns[field]!.column);
  const places = fields.map((_, index) => `$${index + 2}`);
  await tx.execute(`INSERT INTO ${table.name} (id, ${columns.join(', ')}) VALUES ($1, ${places.join(', ')})`, [
    id,
    ...(fields.map((field) => parameter(table, field, values[field])) as string[]),
  ]);
}

/** False when the row is no longer at that version. */
export async function updateRow(
  tx: Tx,
  table: ReferenceTable,
  id: string,
  rowVersion: number,
  values: ReferenceValues,
): Promise<boolean> {
  const fields = Object.keys(table.columns);
  const settings = fields.map((field, index) => `${table.columns[field]!.column} = $${index + 3}`);
  const touched = await tx.execute(
    `UPDATE ${table.name} SET ${settings.join(', ')}, row_version = row_version + 1 WHERE id = $1 AND row_version = $2`,
    [id, rowVersion, ...(fields.map((field) => parameter(table, field, values[field])) as string[])],
  );
  return touched === 1;
}

export async function deleteRow(tx: Tx, table: ReferenceTable, id: string, rowVersion: number): Promise<boolean> {
  return (await tx.execute(`DELETE FROM ${table.name} WHERE id = $1 AND row_version = $2`, [id, rowVersion])) === 1;
}

/** What keeps a row from being deleted: how many, and the first of them by name. */
export async function usesOf(
  tx: Tx,
  table: ReferenceTable,
  id: string,
): Promise<{ by: string; count: number; first: string } | undefined> {
  for (const use of table.usedBy) {
    const rows = await tx.query<{ count: bigint; first: string }>(
      `SELECT count(*), min(${use.shown}) AS first FROM ${use.table} t WHERE t.${use.column} = $1`,
      [id],
    );
    const { count, first } = rows[0]!;
    if (count > 0n) return { by: use.by, count: Number(count), first };
  }
  return undefined;
}

/** Writes many rows in one statement: new ones by their id, those that are there changed as a whole. */
export async function writeRows(tx: Tx, table: ReferenceTable, rows: readonly ReferenceRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.entries(table.columns);
  const typed = columns.map(([field, { type }]) => `"${field}" ${type}`);
  const names = columns.map(([, { column }]) => column);
  const excluded = names.map((name) => `${name} = excluded.${name}`);
  await tx.execute(
    `INSERT INTO ${table.name} AS t (id, ${names.join(', ')})
     SELECT id, ${columns.map(([field]) => `"${field}"`).join(', ')}
     FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, ${typed.join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${excluded.join(', ')}, row_version = t.row_version + 1`,
    [JSON.stringify(rows)],
  );
}
