import type pg from 'pg';
import { withClient } from '../src/platform/database/connection.ts';
import type { House } from '../src/start.ts';

/**
 * Load, not a story: the companies of a told year many times over, each under new ids, names and numbers. Copied as
 * sets, table by table, so that every copy is as sound as what it was copied from: an order comes with its lines, state,
 * party and events, a key with its entitlement. What counts against limits and sessions is not copied.
 */

/** How a column of a copy follows from the original; columns without a line here are taken over. */
type Table = {
  readonly name: string;
  readonly of: 'account' | 'order';
  readonly columns: Readonly<Record<string, string>>;
};

/** `k.n`: which copy of the company; `k.c`: which copy of its orders. */
const account = { account_id: 'pg_temp.copied(b.account_id, k.n)' };
const own = { ...account, id: 'pg_temp.copied(b.id, k.n)' };
const ofOrder = { ...account, id: 'pg_temp.copied(b.id, k.c)', order_id: 'pg_temp.copied(b.order_id, k.c)' };
const ofLead = { ...own, lead_id: 'pg_temp.copied(b.lead_id, k.n)' };
const orderNumber = (column: string) => `left(b.${column}, 7) || (k.c * 10000 + substr(b.${column}, 8)::int)`;

const tables: readonly Table[] = [
  {
    name: 'accounts.account',
    of: 'account',
    columns: {
      id: 'pg_temp.copied(b.id, k.n)',
      number: "'A-' || (k.n * 1000 + substr(b.number, 3)::bigint)",
      name: "b.name || ' ' || k.n",
      domain: "k.n || '-' || b.domain",
    },
  },
  {
    name: 'accounts.person',
    of: 'account',
    columns: {
      id: 'pg_temp.copied(b.id, k.n)',
      email: "replace(b.email, '@', k.n || '@')",
      active_account_id: 'pg_temp.copied(b.active_account_id, k.n)',
    },
  },
  { name: 'accounts.relationship', of: 'account', columns: own },
  {
    name: 'accounts.membership',
    of: 'account',
    columns: { ...account, person_id: 'pg_temp.copied(b.person_id, k.n)' },
  },
  { name: 'territories.assignment', of: 'account', columns: own },
  {
    name: 'leads.lead',
    of: 'account',
    columns: {
      ...own,
      number: 'left(b.number, 7) || (k.n * 10000 + substr(b.number, 8)::int)',
      contact_person_id: 'pg_temp.copied(b.contact_person_id, k.n)',
      session_id: 'NULL',
      order_id: 'NULL',
      order_number: 'NULL',
    },
  },
  { name: 'leads.lead_event', of: 'account', columns: ofLead },
  { name: 'leads.lead_basket', of: 'account', columns: ofLead },
  { name: 'leads.lead_message', of: 'account', columns: { ...ofLead, mail_id: 'NULL' } },
  { name: 'leads.lead_note', of: 'account', columns: ofLead },
  {
    name: 'ordering.sales_order',
    of: 'order',
    columns: {
      ...account,
      id: 'pg_temp.copied(b.id, k.c)',
      number: orderNumber('number'),
      acted_by: 'pg_temp.person(b.acted_by, k.n)',
      on_behalf_of: 'pg_temp.person(b.on_behalf_of, k.n)',
      lead_id: 'pg_temp.copied(b.lead_id, k.n)',
    },
  },
  { name: 'ordering.order_line', of: 'order', columns: ofOrder },
  { name: 'ordering.order_event', of: 'order', columns: { ...ofOrder, actor: 'pg_temp.person(b.actor, k.n)' } },
  { name: 'ordering.order_state', of: 'order', columns: { ...account, order_id: ofOrder.order_id } },
  {
    name: 'ordering.document_party',
    of: 'order',
    columns: { ...account, order_id: ofOrder.order_id, company: "b.company || ' ' || k.n" },
  },
  { name: 'billing.payment', of: 'order', columns: { ...ofOrder, reference: "b.reference || '-' || k.c" } },
  {
    name: 'licensing.entitlement',
    of: 'order',
    columns: {
      ...ofOrder,
      order_number: orderNumber('order_number'),
      order_line_id: 'pg_temp.copied(b.order_line_id, k.c)',
    },
  },
  {
    name: 'licensing.licence_key',
    of: 'order',
    columns: {
      ...account,
      id: 'pg_temp.copied(b.id, k.c)',
      entitlement_id: 'pg_temp.copied(b.entitlement_id, k.c)',
      key: "upper(regexp_replace(left(md5(b.key || k.c), 20), '(.{5})(.{5})(.{5})(.{5})', '\\1-\\2-\\3-\\4'))",
    },
  },
];

/** Ids keep their instant, so that what is newest stays newest; the rest follows from the original and the copy. */
const functions = `
  CREATE FUNCTION pg_temp.copied(original uuid, copy bigint) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT (left(original::text, 15) || substr(md5(original::text || copy), 1, 3) || '-' || substr(original::text, 20, 1)
      || substr(md5(original::text || copy), 4, 3) || '-' || substr(md5(original::text || copy), 7, 12))::uuid $$;
  CREATE FUNCTION pg_temp.person(original uuid, copy bigint) RETURNS uuid LANGUAGE sql STABLE STRICT AS $$
    SELECT CASE WHEN EXISTS (SELECT FROM accounts.staff_role r WHERE r.person_id = original) THEN original
      ELSE pg_temp.copied(original, copy) END $$;`;

/** The told year, taken aside: what is inserted must not be copied again. The vendor's own people stay single. */
async function takeAside(client: pg.Client): Promise<{ accounts: number; orders: number }> {
  await client.query(functions);
  for (const [index, { name }] of tables.entries()) {
    const only =
      name === 'accounts.person'
        ? 'WHERE EXISTS (SELECT FROM accounts.membership m WHERE m.person_id = t.id) AND NOT EXISTS (SELECT FROM accounts.staff_role r WHERE r.person_id = t.id)'
        : '';
    await client.query(`CREATE TEMP TABLE told_${index} AS SELECT * FROM ${name} t ${only}`);
    await client.query(`ANALYZE told_${index}`);
  }
  const count = async (name: string) => {
    const { rows } = await client.query(`SELECT count(*)::int AS count FROM ${name}`);
    return (rows[0] as { count: number }).count;
  };
  return { accounts: await count('accounts.account'), orders: await count('ordering.sales_order') };
}

async function copy(client: pg.Client, index: number, from: number, to: number, times: number): Promise<void> {
  const { name, of, columns } = tables[index]!;
  const { rows } = await client.query<{ column: string }>(
    `SELECT quote_ident(attname) AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
       AND attgenerated = '' ORDER BY attnum`,
    [name],
  );
  const names = rows.map((row) => row.column);
  const values = names.map((column) => columns[column] ?? `b.${column}`);
  const copies =
    of === 'account'
      ? 'SELECT n, n AS c FROM generate_series($1::bigint, $2::bigint) n'
      : `SELECT n, (n - 1) * ${times} + j AS c FROM generate_series($1::bigint, $2::bigint) n, generate_series(1, ${times}) j`;
  await client.query(
    `INSERT INTO ${name} (${names.join(', ')}) SELECT ${values.join(', ')} FROM told_${index} b, (${copies}) k`,
    [from, to],
  );
}

/** Copies in one transaction are so many, so that checks of foreign keys do not pile up in memory. */
const TOGETHER = 25;

/** What must hold of every order, copied or not; throws with what does not. */
const soundness: Readonly<Record<string, string>> = {
  'orders without their lines': `SELECT count(*) FROM ordering.sales_order o LEFT JOIN (SELECT account_id, order_id, count(*) AS lines,
      sum(invoiced_now) AS total, sum(commitment) AS commitment FROM ordering.order_line GROUP BY 1, 2) l
    ON l.account_id = o.account_id AND l.order_id = o.id
    WHERE l.lines IS DISTINCT FROM o.line_count OR l.total IS DISTINCT FROM o.total OR l.commitment IS DISTINCT FROM o.commitment`,
  'orders without party': `SELECT count(*) FROM ordering.sales_order o LEFT JOIN ordering.document_party p
    ON p.account_id = o.account_id AND p.order_id = o.id WHERE p.order_id IS NULL`,
  'states that are not the last event': `SELECT count(*) FROM ordering.sales_order o
    LEFT JOIN ordering.order_state s ON s.account_id = o.account_id AND s.order_id = o.id
    LEFT JOIN ordering.order_event e ON e.account_id = o.account_id AND e.order_id = o.id AND e.position = s.position
    WHERE e.kind IS DISTINCT FROM s.state`,
  'orders of nobody': `SELECT count(*) FROM ordering.sales_order o LEFT JOIN accounts.person p ON p.id = o.acted_by
    LEFT JOIN accounts.account a ON a.id = o.account_id WHERE p.id IS NULL OR a.id IS NULL`,
  'accounts without search entry': `SELECT count(*) FROM accounts.account a LEFT JOIN desk.search_entry e
    ON e.kind = 'account' AND e.id = a.id AND e.account_id = a.id WHERE e.id IS NULL`,
  'orders without search entry': `SELECT count(*) FROM ordering.sales_order o LEFT JOIN desk.search_entry e
    ON e.kind = 'order' AND e.id = o.id AND e.account_id = o.account_id WHERE e.id IS NULL`,
};

async function check(client: pg.Client): Promise<void> {
  for (const [what, sql] of Object.entries(soundness)) {
    const { rows } = await client.query<{ count: string }>(sql);
    if (rows[0]!.count !== '0') throw new Error(`The copies are not sound: ${rows[0]!.count} ${what}`);
  }
}

/** The index over trigrams is made anew after the entries: entry by entry it would take longer than everything else. */
async function withoutWordIndex(client: pg.Client, fill: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(
    "SELECT pg_get_indexdef('desk.search_entry_words'::regclass) AS sql",
  );
  await client.query('DROP INDEX desk.search_entry_words');
  try {
    await fill();
  } finally {
    await client.query(rows[0]!.sql);
  }
}

/**
 * Copies the told companies until there are so many accounts and orders, as the owner of the tables; `index` puts all
 * into the search; then checks what must hold.
 */
export async function multiply(
  house: House,
  wanted: { readonly accounts: number; readonly orders: number },
  index: () => Promise<void>,
): Promise<void> {
  await withClient(house.place.owner, 'seed', async (client) => {
    await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET work_mem = '64MB'");
    const told = await takeAside(client);
    const copies = Math.max(1, Math.ceil(wanted.accounts / told.accounts) - 1);
    const times = Math.max(1, Math.ceil((wanted.orders - told.orders) / told.orders / copies));
    for (let from = 1; from <= copies; from += TOGETHER) {
      await client.query('BEGIN');
      for (const [place] of tables.entries())
        await copy(client, place, from, Math.min(copies, from + TOGETHER - 1), times);
      await client.query('COMMIT');
    }
    await client.query(`SELECT setval('accounts.account_number', ${copies * 1_000 + 20_000}),
      setval('ordering.order_number', ${(copies * times + 1) * 10_000}), setval('leads.lead_number', ${(copies + 1) * 10_000})`);
    await client.query('ANALYZE');
    await withoutWordIndex(client, index);
    await client.query('ANALYZE desk.search_entry');
    await check(client);
  });
}
