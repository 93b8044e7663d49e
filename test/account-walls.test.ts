import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from './database.ts';
import { type TwoCompanies, twoCompanies } from './two-companies.ts';

const database = testDatabase();
let house: TwoCompanies;

beforeAll(async () => {
  house = await twoCompanies(database);
}, 60_000);
afterAll(() => house?.app.close());

type Table = {
  readonly name: string;
  readonly guarded: boolean;
  readonly policies: bigint;
  readonly column: string | null;
};

/** Every table of ours: whether it stands behind row-level security, and which column names the account. */
function tables(): Promise<Table[]> {
  return database.owner.query<Table>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relrowsecurity AS guarded,
       (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
       (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'account_id') AS column
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pgboss') AND n.nspname !~ '^pg_toast'
     ORDER BY 1`,
  );
}

/** Tables that name an account and have no walls, and why: neither customers' nor staff's role may read them. */
const withoutWalls: Readonly<Record<string, string>> = {
  'accounts.token': 'hashes of mailed links, for the server alone',
  'leads.inbound_mail': 'every mail that came in, before it is known whose it is: read by the server alone',
  'platform.audit_entry': 'what was done, written by every role and read by the server alone',
  'platform.mail': 'mails, queued by every role and read by the server alone',
  'platform.outbox': 'events, announced by every role and read by the server alone',
};
const roles = ['keyline_portal', 'keyline_staff'];

async function mayRead(role: string, table: string): Promise<boolean> {
  const [right] = await database.owner.query<{ may: boolean }>(
    `SELECT has_any_column_privilege($1, $2, 'SELECT') AS may`,
    [role, table],
  );
  return right!.may;
}

/** How many rows a role sees with these settings; null where it may not read the table at all. */
async function seenBy(
  role: string,
  table: string,
  where: string,
  settings: Record<string, string>,
): Promise<bigint | null> {
  if (!(await mayRead(role, table))) return null;
  const column = await readableColumn(table, role);
  const client = await database.app.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL ROLE ${role}`);
    for (const [name, value] of Object.entries(settings))
      await client.query('SELECT set_config($1, $2, true)', [name, value]);
    const counted = await client.query<{ rows: bigint }>(
      `SELECT count(${column}) AS rows FROM ${table} WHERE ${where}`,
    );
    return counted.rows[0]!.rows;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

/** A column of the table that the role may read and that is never empty. */
async function readableColumn(table: string, role: string): Promise<string> {
  const columns = await database.owner.query<{ name: string }>(
    `SELECT quote_ident(a.attname) AS name FROM pg_attribute a
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND a.attnotnull AND has_column_privilege($2, $1::regclass, a.attnum, 'SELECT')
     LIMIT 1`,
    [table, role],
  );
  return columns[0]!.name;
}

/** The rows that are not for everybody: what belongs to no account is, and the vendor's people see each other. */
function owned(table: string, role: string, column: string | null): string {
  if (table === 'accounts.person' && role === 'keyline_staff')
    return 'NOT EXISTS (SELECT FROM accounts.staff_role r WHERE r.person_id = person.id)';
  return column ? `${column} IS NOT NULL` : 'true';
}

it('every table that names an account stands behind walls, or says here why not', async () => {
  const open = (await tables()).filter(({ column, guarded, policies }) => column && !(guarded && policies > 0n));
  expect(open.map(({ name }) => name)).toEqual(Object.keys(withoutWalls).sort());
  for (const { name } of open)
    for (const role of roles) expect(await mayRead(role, name), `${role} may read ${name}`).toBe(false);
});

it('the roles of customers and staff see no row of any walled table without their settings', async () => {
  const walled = (await tables()).filter(({ guarded }) => guarded);
  expect(walled.length).toBeGreaterThan(20);
  for (const { name, column } of walled) {
    for (const role of roles)
      expect((await seenBy(role, name, owned(name, role, column), {})) ?? 0n, `${name} as ${role}`).toBe(0n);
  }
});

it('with its setting a role sees the rows of its account and no others, in every walled table that has both', async () => {
  const { own, foreign } = house;
  const settings = { 'app.accounts': `{${own.accountId}}`, 'app.person': own.personId };
  const compared: string[] = [];
  for (const { name, column, guarded } of await tables()) {
    if (!guarded || !column) continue;
    const there = await database.owner.query<{ account: string; rows: bigint }>(
      `SELECT ${column} AS account, count(*) AS rows FROM ${name} WHERE ${column} IS NOT NULL GROUP BY 1`,
    );
    const rowsOf = (account: string) => there.find((row) => row.account === account)?.rows ?? 0n;
    const seen = await seenBy('keyline_portal', name, `${column} IS NOT NULL`, settings);
    if (seen === null) continue;
    expect(seen, name).toBe(rowsOf(own.accountId));
    if (rowsOf(own.accountId) > 0n && rowsOf(foreign.accountId) > 0n) compared.push(name);
  }
  // Where neither has rows, seeing none would prove nothing.
  expect(compared).toEqual(expect.arrayContaining(['ordering.sales_order', 'leads.lead', 'licensing.licence_key']));
  expect(compared.length).toBeGreaterThan(15);
});
