import type { Tx } from '../../../platform/database/database.ts';

export type WaitingOrderRow = {
  id: string;
  number: string;
  company: string;
  total: bigint;
  currency: string;
  placed_at: Date;
};

/** Orders that wait for their payment and that the transaction's role may see, oldest first. */
export async function ordersAwaitingPayment(tx: Tx, most: number): Promise<WaitingOrderRow[]> {
  return tx.query<WaitingOrderRow>(
    `SELECT id, number, company, total, currency, placed_at FROM ordering.published_orders
     WHERE state = 'placed' ORDER BY placed_at, id LIMIT $1`,
    [most],
  );
}

/** How many they are and what they come to, per currency. */
export async function awaitingPaymentTotals(tx: Tx): Promise<{ currency: string; count: bigint; total: bigint }[]> {
  return tx.query(
    `SELECT currency, count(*) AS count, sum(total)::bigint AS total FROM ordering.published_orders
     WHERE state = 'placed' GROUP BY currency ORDER BY currency`,
  );
}

/** The newest orders of a company, newest first. */
export async function ordersOfAccount(
  tx: Tx,
  accountId: string,
  most: number,
): Promise<(WaitingOrderRow & { state: string })[]> {
  return tx.query(
    `SELECT id, number, company, total, currency, placed_at, state FROM ordering.published_orders
     WHERE account_id = $1 ORDER BY placed_at DESC, id DESC LIMIT $2`,
    [accountId, most],
  );
}

/** Names of people for the trail; only the server asks. */
export async function namesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.query<{ id: string; name: string }>(
    'SELECT id, name FROM accounts.published_person WHERE id = ANY ($1::uuid[])',
    [personIds],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The order of an account under a number, or null. */
export async function orderNumbered(tx: Tx, accountId: string, number: string): Promise<string | null> {
  const rows = await tx.query<{ id: string }>(
    'SELECT id FROM ordering.published_orders WHERE account_id = $1 AND number = upper($2)',
    [accountId, number],
  );
  return rows[0]?.id ?? null;
}
