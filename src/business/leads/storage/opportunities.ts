import type { Tx, Value } from '../../../platform/database/database.ts';
import type { CursorValue } from '../../../platform/http/cursor.ts';
import type {
  OpportunityEvent,
  OpportunityOutcome,
  OpportunitySort,
  OpportunityView,
  SalesProcess,
  SalesProcessChange,
} from '../terms/opportunities.ts';

export type OpportunityRow = {
  account_id: string;
  id: string;
  seller_id: string;
  number: string;
  lead_id: string | null;
  basket_id: string | null;
  company: string;
  name: string;
  stage: string;
  probability: number;
  value_minor: bigint;
  currency: string;
  close_day: string;
  owner_person_id: string;
  owner_name: string | null;
  products: { sku: string; quantity: number }[];
  outcome: OpportunityOutcome | null;
  reason: string | null;
  reason_text: string | null;
  order_id: string | null;
  order_number: string | null;
  opened_at: Date;
  stage_since: Date;
  closed_at: Date | null;
  row_version: number;
};

const columns = `o.account_id, o.id, o.seller_id, o.number, o.lead_id, o.basket_id, o.company, o.name, o.stage, o.probability,
  o.value_minor, o.currency, o.close_day, o.owner_person_id, p.name AS owner_name, o.products, o.outcome, o.reason,
  o.reason_text, o.order_id, o.order_number, o.opened_at, o.stage_since, o.closed_at, o.row_version`;
const from = 'leads.opportunity o LEFT JOIN accounts.published_person p ON p.id = o.owner_person_id';

export async function processOf(tx: Tx, sellerId: string): Promise<SalesProcess | null> {
  const rows = await tx.query<{
    stages: SalesProcess['stages'];
    won_reasons: SalesProcess['wonReasons'];
    lost_reasons: SalesProcess['lostReasons'];
    row_version: number;
  }>('SELECT stages, won_reasons, lost_reasons, row_version FROM leads.sales_process WHERE seller_id = $1', [sellerId]);
  const row = rows[0];
  return row
    ? { stages: row.stages, wonReasons: row.won_reasons, lostReasons: row.lost_reasons, rowVersion: row.row_version }
    : null;
}

/** Writes the process on the version that was seen (0: none was kept yet); false where it changed meanwhile. */
export async function saveProcess(
  tx: Tx,
  sellerId: string,
  version: number,
  change: SalesProcessChange,
): Promise<boolean> {
  const values = [
    sellerId,
    ...[change.stages, change.wonReasons, change.lostReasons].map((part) => JSON.stringify(part)),
  ];
  const sql =
    version === 0
      ? `INSERT INTO leads.sales_process (seller_id, stages, won_reasons, lost_reasons) VALUES ($1, $2, $3, $4)
         ON CONFLICT (seller_id) DO NOTHING`
      : `UPDATE leads.sales_process SET stages = $2, won_reasons = $3, lost_reasons = $4, row_version = row_version + 1
         WHERE seller_id = $1 AND row_version = $5`;
  return (await tx.execute(sql, version === 0 ? values : [...values, version])) === 1;
}

/** Stages in which open opportunities of a seller stand. */
export async function stagesInUse(tx: Tx, sellerId: string): Promise<string[]> {
  const rows = await tx.query<{ stage: string }>(
    'SELECT DISTINCT stage FROM leads.opportunity WHERE seller_id = $1 AND outcome IS NULL',
    [sellerId],
  );
  return rows.map((row) => row.stage);
}

export async function nextOpportunityCount(tx: Tx): Promise<number> {
  const rows = await tx.query<{ count: bigint }>("SELECT nextval('leads.opportunity_number') AS count");
  return Number(rows[0]!.count);
}

/** Writes a new opportunity; false where its lead has an open one already. */
export async function insertOpportunity(
  tx: Tx,
  made: Omit<
    OpportunityRow,
    | 'owner_name'
    | 'outcome'
    | 'reason'
    | 'reason_text'
    | 'order_id'
    | 'order_number'
    | 'closed_at'
    | 'row_version'
    | 'stage_since'
  >,
): Promise<boolean> {
  const written = await tx.execute(
    `INSERT INTO leads.opportunity (account_id, id, seller_id, number, lead_id, basket_id, company, name, stage, probability,
       value_minor, currency, close_day, owner_person_id, products, opened_at, stage_since)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)
     ON CONFLICT (account_id, lead_id) WHERE outcome IS NULL AND lead_id IS NOT NULL DO NOTHING`,
    [
      made.account_id,
      made.id,
      made.seller_id,
      made.number,
      made.lead_id,
      made.basket_id,
      made.company,
      made.name,
      made.stage,
      made.probability,
      made.value_minor,
      made.currency,
      made.close_day,
      made.owner_person_id,
      JSON.stringify(made.products),
      made.opened_at,
    ],
  );
  return written === 1;
}

/** An opportunity as far as the role may see it. */
export async function findOpportunity(tx: Tx, id: string): Promise<OpportunityRow | null> {
  const rows = await tx.query<OpportunityRow>(`SELECT ${columns} FROM ${from} WHERE o.id = $1`, [id]);
  return rows[0] ?? null;
}

/** The same, held until the transaction ends. */
export async function lockOpportunity(tx: Tx, accountId: string, id: string): Promise<OpportunityRow | null> {
  const rows = await tx.query<OpportunityRow>(
    `SELECT ${columns} FROM ${from} WHERE o.account_id = $1 AND o.id = $2 FOR UPDATE OF o`,
    [accountId, id],
  );
  return rows[0] ?? null;
}

/** The open opportunities of a lead or a basket, held. */
export async function lockOpportunitiesOf(tx: Tx, leadId: string | null, basketId: string | null) {
  return tx.query<OpportunityRow>(
    `SELECT ${columns} FROM ${from}
     WHERE o.outcome IS NULL AND (o.lead_id = $1 OR o.basket_id = $2) ORDER BY o.id FOR UPDATE OF o`,
    [leadId, basketId],
  );
}

/** The open opportunities somebody has, held. */
export async function lockOpportunitiesOwnedBy(tx: Tx, personId: string) {
  return tx.query<OpportunityRow>(
    `SELECT ${columns} FROM ${from} WHERE o.outcome IS NULL AND o.owner_person_id = $1 ORDER BY o.id FOR UPDATE OF o`,
    [personId],
  );
}

/** The newest opportunity of a lead, as far as the role may see it. */
export async function opportunityOfLead(tx: Tx, leadId: string): Promise<OpportunityRow | null> {
  const rows = await tx.query<OpportunityRow>(
    `SELECT ${columns} FROM ${from} WHERE o.lead_id = $1 ORDER BY o.opened_at DESC, o.id DESC LIMIT 1`,
    [leadId],
  );
  return rows[0] ?? null;
}

/** Writes what may change of an opportunity that is held; returns its new version. */
export async function saveOpportunity(tx: Tx, row: OpportunityRow): Promise<number> {
  const rows = await tx.query<{ row_version: number }>(
    `UPDATE leads.opportunity SET name = $3, stage = $4, probability = $5, value_minor = $6, currency = $7, close_day = $8,
       owner_person_id = $9, products = $10, outcome = $11, reason = $12, reason_text = $13, order_id = $14,
       order_number = $15, stage_since = $16, closed_at = $17, row_version = row_version + 1
     WHERE account_id = $1 AND id = $2 RETURNING row_version`,
    [
      row.account_id,
      row.id,
      row.name,
      row.stage,
      row.probability,
      row.value_minor,
      row.currency,
      row.close_day,
      row.owner_person_id,
      JSON.stringify(row.products),
      row.outcome,
      row.reason,
      row.reason_text,
      row.order_id,
      row.order_number,
      row.stage_since,
      row.closed_at,
    ],
  );
  return rows[0]!.row_version;
}

export async function insertOpportunityEvent(
  tx: Tx,
  event: {
    id: string;
    accountId: string;
    opportunityId: string;
    position: number;
    at: Date;
    actor: string | null;
    data: OpportunityEvent;
  },
): Promise<void> {
  await tx.execute(
    `INSERT INTO leads.opportunity_event (account_id, id, opportunity_id, position, at, actor_person_id, data)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [event.accountId, event.id, event.opportunityId, event.position, event.at, event.actor, JSON.stringify(event.data)],
  );
}

/** What happened to an opportunity, newest first. */
export async function opportunityEvents(
  tx: Tx,
  accountId: string,
  id: string,
): Promise<{ at: Date; person: string | null; data: OpportunityEvent }[]> {
  return tx.query(
    `SELECT e.at, p.name AS person, e.data FROM leads.opportunity_event e
     LEFT JOIN accounts.published_person p ON p.id = e.actor_person_id
     WHERE e.account_id = $1 AND e.opportunity_id = $2 ORDER BY e.position DESC`,
    [accountId, id],
  );
}

export type OpportunityFilter = {
  readonly view: OpportunityView;
  readonly q: string;
  readonly stage?: string | undefined;
  readonly owner?: string | undefined;
  readonly account?: string | undefined;
};

const views: Readonly<Record<OpportunityView, string>> = {
  open: 'o.outcome IS NULL',
  won: "o.outcome = 'won'",
  lost: "o.outcome = 'lost'",
  all: 'true',
};

function conditions(filter: OpportunityFilter): { where: string; values: Value[] } {
  const values: Value[] = [];
  const parts = [views[filter.view]];
  const add = (sql: string, value: Value) => {
    values.push(value);
    parts.push(sql.replace('?', `$${values.length}`));
  };
  if (filter.stage) add('o.stage = ?', filter.stage);
  if (filter.owner) add('o.owner_person_id = ?::uuid', filter.owner);
  if (filter.account) add('o.account_id = ?::uuid', filter.account);
  if (filter.q !== '') {
    const pattern = `%${filter.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    add("(o.number || ' ' || o.company || ' ' || o.name) ILIKE ?", pattern);
  }
  return { where: parts.join(' AND '), values };
}

const orders: Readonly<Record<OpportunitySort, { column: string; type: string; direction: 'ASC' | 'DESC' }>> = {
  closeDay: { column: 'o.close_day', type: 'date', direction: 'ASC' },
  '-value': { column: 'o.value_minor', type: 'bigint', direction: 'DESC' },
  company: { column: 'o.company', type: 'text', direction: 'ASC' },
  '-openedAt': { column: 'o.opened_at', type: 'timestamptz', direction: 'DESC' },
};

/** A page of opportunities, one row more than the limit. */
export async function opportunityPage(
  tx: Tx,
  filter: OpportunityFilter,
  page: { sort: OpportunitySort; after: readonly CursorValue[] | null; limit: number },
): Promise<OpportunityRow[]> {
  const { where, values } = conditions(filter);
  const { column, type, direction } = orders[page.sort];
  let after = '';
  if (page.after !== null) {
    values.push(page.after[0] ?? null, page.after[1] ?? null);
    const sign = direction === 'ASC' ? '>' : '<';
    after = `AND (${column}, o.id) ${sign} ($${values.length - 1}::${type}, $${values.length}::uuid)`;
  }
  values.push(page.limit + 1);
  return tx.query<OpportunityRow>(
    `SELECT ${columns} FROM ${from} WHERE ${where} ${after}
     ORDER BY ${column} ${direction}, o.id ${direction} LIMIT $${values.length}`,
    values,
  );
}

export function opportunityCursor(row: OpportunityRow, sort: OpportunitySort): readonly CursorValue[] {
  const value = { closeDay: row.close_day, '-value': String(row.value_minor), company: row.company }[sort as string];
  return [value ?? row.opened_at.toISOString(), row.id];
}

const countedAtMost = 1_000;

export async function opportunityTotal(tx: Tx, filter: OpportunityFilter): Promise<number> {
  const { where, values } = conditions(filter);
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM leads.opportunity o WHERE ${where} LIMIT ${countedAtMost}) found`,
    values,
  );
  return Number(rows[0]!.count);
}
