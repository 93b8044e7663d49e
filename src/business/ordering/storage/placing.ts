import type { Tx } from '../../../platform/database/database.ts';
import { outboxColumns } from '../../../platform/outbox.ts';

export type UsedRow = { offer_id: string; currency: string; quantity: string; commitment: string };

/** Holds the buyer's lock rows, gives what he used of the limits since then, and draws the order's number. */
export async function holdLimit(
  tx: Tx,
  keys: readonly string[],
  since: Date,
): Promise<{ count: number; used: readonly UsedRow[] }> {
  const rows = await tx.query<{ count: bigint; used: UsedRow[] }>(
    {
      name: 'ordering.hold-limit',
      text: `SELECT nextval('ordering.order_number') AS count, (
               SELECT coalesce(jsonb_agg(jsonb_build_object('offer_id', u.offer_id, 'currency', u.currency,
                 'quantity', u.quantity::text, 'commitment', u.commitment::text)), '[]')
               FROM ordering.hold_limit($1, $2) u) AS used`,
    },
    [keys, since],
  );
  return { count: Number(rows[0]!.count), used: rows[0]!.used };
}

/** What a buyer used of the limits since an instant: for pages, so nothing is held. */
export async function limitUsed(
  reader: Pick<Tx, 'query'>,
  keys: readonly string[],
  since: Date,
): Promise<{ offer_id: string; currency: string; quantity: bigint; commitment: bigint }[]> {
  return reader.query(
    {
      name: 'ordering.limit-used',
      text: 'SELECT offer_id, currency, quantity, commitment FROM ordering.limit_used($1, $2)',
    },
    [keys, since],
  );
}

export type PartyRow = {
  company: string;
  country: string;
  vat_id: string | null;
  address: Record<string, string> | null;
  person_name: string;
  person_email: string;
  person_phone: string | null;
};

/** The company and person of a signed-in buyer, behind his walls. */
export async function buyerParty(tx: Tx, accountId: string, personId: string): Promise<PartyRow | null> {
  const rows = await tx.query<PartyRow>(
    {
      name: 'ordering.buyer-party',
      text: `SELECT coalesce(a.legal_name, a.name) AS company, a.country, a.vat_id, a.address,
               p.name AS person_name, p.email AS person_email, p.phone AS person_phone
             FROM accounts.published_account a, accounts.published_person p WHERE a.id = $1 AND p.id = $2`,
    },
    [accountId, personId],
  );
  return rows[0] ?? null;
}

/** An order line as it is written: JSON, so that one statement takes any number; amounts and decimals as text. */
export type NewLine = {
  readonly id: string;
  readonly position: number;
  readonly offer_id: string;
  readonly product_id: string;
  readonly family_id: string;
  readonly sku: string;
  readonly names: object;
  readonly term_months: number;
  readonly billing: string;
  readonly notice_days: number;
  readonly period_months: number;
  readonly periods: number;
  readonly quantity: number;
  readonly unit_price: string;
  readonly price_per: number;
  readonly bands: readonly object[];
  readonly net: string;
  readonly invoiced_now: string;
  readonly commitment: string;
  readonly price_list_id: string | null;
  readonly agreement_version_id: string | null;
  readonly floor_approval_id: string | null;
  readonly promotion_id: string | null;
  readonly promotion_name: string | null;
  readonly promotion_saving: string | null;
  readonly trace: object;
};

export type NewOrder = {
  readonly accountId: string;
  readonly id: string;
  readonly sellerId: string;
  readonly storeId: string;
  readonly number: string;
  readonly at: Date;
  readonly day: string;
  readonly currency: string;
  readonly total: bigint;
  readonly commitment: bigint;
  readonly paymentMethod: string;
  readonly dueOn: string;
  /** For a card order: until when it waits for its payment. It is placed when that came. */
  readonly payBy: Date | null;
  readonly poReference: string | null;
  readonly termsVersion: string;
  readonly language: string;
  readonly channel: string;
  readonly actedBy: string;
  readonly onBehalfOf: string | null;
  readonly guest: boolean;
  readonly leadId: string | null;
  readonly quoteId: string | null;
  readonly basketId: string;
  readonly lines: readonly NewLine[];
  readonly buyerKeys: readonly string[];
  readonly eventId: string;
  readonly party: {
    readonly company: string;
    readonly country: string;
    readonly vatId: string | null;
    readonly address: object;
    readonly name: string;
    readonly email: string;
    readonly phone: string | null;
  };
  /** `order.placed` or `order.awaiting-payment`, in the order of outboxColumns. */
  readonly outbox: readonly unknown[];
  readonly kept: { readonly caller: string; readonly key: string; readonly reply: object };
};

/** Everything an order is, in one statement: facts, lines, event, state, names, what it used of the limits, the
 *  announcement, and the reply that a repeated request gets. */
const PLACE = {
  name: 'ordering.place',
  text: `
  WITH placed AS (
    INSERT INTO ordering.sales_order (account_id, id, seller_id, store_id, number, placed_at, placed_on, currency, total,
      commitment, line_count, payment_method, due_on, po_reference, terms_version, language, channel, acted_by, on_behalf_of,
      guest, lead_id, quote_id, basket_id, pay_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, jsonb_array_length($11::jsonb), $12, $13, $14, $15, $16, $17, $18, $19,
      $20, $21, $22, $23, $45)
  ), line AS (
    SELECT * FROM jsonb_to_recordset($11::jsonb) AS given (id uuid, position integer, offer_id uuid,
      product_id uuid, family_id uuid, sku text, names jsonb, term_months integer, billing text, notice_days integer,
      period_months integer, periods integer, quantity bigint, unit_price numeric, price_per integer, bands jsonb,
      net bigint, invoiced_now bigint, commitment bigint, price_list_id uuid, agreement_version_id uuid,
      floor_approval_id uuid, promotion_id uuid, promotion_name text, promotion_saving bigint, trace jsonb)
  ), lines AS (
    INSERT INTO ordering.order_line (account_id, order_id, id, position, offer_id, product_id, family_id, sku, names,
      term_months, billing, notice_days, period_months, periods, quantity, unit_price, price_per, bands, net, invoiced_now,
      commitment, price_list_id, agreement_version_id, floor_approval_id, promotion_id, promotion_name, promotion_saving,
      trace)
    SELECT $1, $2, id, position, offer_id, product_id, family_id, sku, names, term_months, billing, notice_days,
      period_months, periods, quantity, unit_price, price_per, bands, net, invoiced_now, commitment, price_list_id,
      agreement_version_id, floor_approval_id, promotion_id, promotion_name, promotion_saving, trace FROM line
  ), used AS (
    INSERT INTO ordering.limit_use (account_id, order_id, buyer, at)
    SELECT $1, $2, ordering.buyer_of(ordering.key_hashes($24)), $6 WHERE $17 = 'self-service'
  ), event AS (
    INSERT INTO ordering.order_event (account_id, id, order_id, position, kind, at, actor)
    SELECT $1, $25, $2, 1, $46, $6, $18
  ), state AS (
    INSERT INTO ordering.order_state (account_id, order_id, state, position, changed_at) VALUES ($1, $2, $46, 1, $6)
  ), party AS (
    INSERT INTO ordering.document_party (account_id, order_id, company, country, vat_id, address, contact_name,
      contact_email, contact_phone)
    VALUES ($1, $2, $26, $27, $28, $29, $30, $31, $32)
  ), announced AS (
    INSERT INTO platform.outbox (${outboxColumns})
    VALUES ($33, $34, $35, $36, $37, $38, $39, $40, $41)
  )
  UPDATE platform.idempotency_key SET status = 201, reply = $42, finished_at = $6 WHERE caller = $43 AND key = $44`,
};

/** Writes an order with all that belongs to it; one round trip, whatever the number of lines. */
export async function insertOrder(tx: Tx, order: NewOrder): Promise<void> {
  const { party, kept } = order;
  const written = await tx.execute(PLACE, [
    order.accountId,
    order.id,
    order.sellerId,
    order.storeId,
    order.number,
    order.at,
    order.day,
    order.currency,
    order.total,
    order.commitment,
    JSON.stringify(order.lines),
    order.paymentMethod,
    order.dueOn,
    order.poReference,
    order.termsVersion,
    order.language,
    order.channel,
    order.actedBy,
    order.onBehalfOf,
    order.guest,
    order.leadId,
    order.quoteId,
    order.basketId,
    order.buyerKeys,
    order.eventId,
    party.company,
    party.country,
    party.vatId,
    JSON.stringify(party.address),
    party.name,
    party.email,
    party.phone,
    ...(order.outbox as string[]),
    JSON.stringify(kept.reply),
    kept.caller,
    kept.key,
    order.payBy,
    order.payBy === null ? 'placed' : 'awaiting_payment',
  ]);
  if (written !== 1) throw new Error(`The key of order ${order.number} is not held by its transaction`);
}
