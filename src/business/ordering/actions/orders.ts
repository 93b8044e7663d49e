import { writeCsvRow } from '../../../kernel/csv.ts';
import { decimal, printDecimal } from '../../../kernel/decimal.ts';
import { toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { readTrace } from '../../../kernel/trace.ts';
import type { Access, Tx } from '../../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { permittedScope } from '../../../platform/permissions.ts';
import { contactFor } from '../../accounts/actions/contact.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import { traceShown } from '../../baskets/actions/trace-words.ts';
import { localised } from '../../catalog/rules.ts';
import { canMove } from '../rules/order-states.ts';
import { paymentInstruction } from '../rules/payment-instruction.ts';
import type { EventRow, LineRow, OrderFilter, OrderHead } from '../storage/orders.ts';
import { countOrders, eventsOfOrder, linesOfOrder, listOrders, orderById } from '../storage/orders.ts';
import type { OrderListQuery, OrderReply, OrderSummary } from '../terms.ts';
import { readOrderToken } from './order-link.ts';

function summaryOf(row: OrderHead): OrderSummary {
  const { currency } = row;
  return {
    id: row.id,
    accountId: row.account_id,
    number: row.number,
    company: row.company,
    placedAt: row.placed_at.toISOString(),
    placedOn: row.placed_on,
    state: row.state,
    channel: row.channel,
    paymentMethod: row.payment_method,
    dueOn: row.due_on,
    poReference: row.po_reference,
    lines: row.line_count,
    total: toWire({ minor: row.total, currency }),
    commitment: toWire({ minor: row.commitment, currency }),
  };
}

/** A page of orders that the caller's walls let him see. Refuses a foreign cursor. */
export async function orderPage(
  context: Context,
  query: OrderListQuery,
): Promise<Outcome<{ items: OrderSummary[]; next: string | null; approximateTotal: number }>> {
  const cursor = decodeCursor(query.cursor, 2);
  if (!cursor.ok) return cursor;
  const after = cursor.value ? { at: String(cursor.value[0]), id: String(cursor.value[1]) } : null;
  return context.transaction(async (tx) => {
    const [rows, approximateTotal] = await Promise.all([
      listOrders(tx, query, after, query.limit),
      countOrders(tx, query),
    ]);
    const page = pageOf(rows, query.limit, (row) => [row.placed_at.toISOString(), row.id]);
    return accept({ items: page.rows.map(summaryOf), next: page.next, approximateTotal });
  });
}

const EXPORT_PAGE = 1_000;
const exportColumns = [
  'number',
  'placed_on',
  'company',
  'country',
  'state',
  'payment_method',
  'due_on',
  'po_reference',
  'currency',
  'total',
  'commitment',
  'lines',
];

/** Every order of a filter as CSV, read page by page while it is sent: memory stays small however many there are. */
export async function* exportOrders(context: Context, filter: OrderFilter): AsyncIterable<string> {
  yield `\ufeff${writeCsvRow(exportColumns)}`;
  let after: { at: string; id: string } | null = null;
  for (;;) {
    const rows: OrderHead[] = await context.transaction((tx) => listOrders(tx, filter, after, EXPORT_PAGE));
    const page = rows.slice(0, EXPORT_PAGE);
    for (const row of page) {
      const { total, commitment } = summaryOf(row);
      yield writeCsvRow([
        row.number,
        row.placed_on,
        row.company,
        row.country,
        row.state,
        row.payment_method,
        row.due_on,
        row.po_reference ?? '',
        row.currency,
        total.amount,
        commitment.amount,
        String(row.line_count),
      ]);
    }
    const last = page.at(-1);
    if (rows.length <= EXPORT_PAGE || last === undefined) return;
    after = { at: last.placed_at.toISOString(), id: last.id };
  }
}

function itemOf(row: LineRow, currency: string, language: 'en' | 'de'): OrderReply['items'][number] {
  const word = (name: keyof LineRow['names']) => localised(row.names[name], language);
  const money = (minor: bigint) => toWire({ minor, currency });
  return {
    id: row.id,
    position: row.position,
    sku: row.sku,
    product: word('product'),
    edition: word('edition'),
    supportLevel: word('supportLevel'),
    metric: { one: word('one'), other: word('other') },
    termMonths: row.term_months,
    billing: row.billing,
    periodMonths: row.period_months,
    periods: row.periods,
    quantity: Number(row.quantity),
    unitPrice: printDecimal(decimal(row.unit_price), 2),
    pricePer: row.price_per,
    bands: row.bands.map((band) => ({ ...band, net: money(BigInt(band.net)) })),
    net: money(row.net),
    dueNow: money(row.invoiced_now),
    commitment: money(row.commitment),
    promotion:
      row.promotion_name === null ? null : { name: row.promotion_name, saving: money(row.promotion_saving ?? 0n) },
    trace: traceShown(readTrace(row.trace), currency, language),
  };
}

function mayCancel({ caller }: Pick<Context, 'caller'>, row: OrderHead): boolean {
  const held = { signedIn: caller.personId !== null, buyerRoles: [], staffRoles: caller.staffRoles };
  return canMove(row.state, 'cancelled') && permittedScope('orders.cancel', held) !== null;
}

type Detail = { readonly row: OrderHead; readonly lines: readonly LineRow[]; readonly events: readonly EventRow[] };

async function detailOf(tx: Tx, id: string): Promise<Detail | null> {
  const row = await orderById(tx, id);
  if (row === null) return null;
  const [lines, events] = await Promise.all([
    linesOfOrder(tx, row.account_id, row.id),
    eventsOfOrder(tx, row.account_id, row.id),
  ]);
  return { row, lines, events };
}

async function replyOf(context: Context, { row, lines, events }: Detail, language: 'en' | 'de'): Promise<OrderReply> {
  const { seller } = await loadSellerAndStore(context);
  const { currency } = row;
  const total = { minor: row.total, currency };
  return {
    ...summaryOf(row),
    country: row.country,
    vatId: row.vat_id,
    address: 'line1' in row.address ? (row.address as NonNullable<OrderReply['address']>) : null,
    contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
    actedBy: row.acted_by,
    leadId: row.lead_id,
    quoteId: row.quote_id,
    termsVersion: row.terms_version,
    language: row.language,
    items: lines.map((line) => itemOf(line, currency, language)),
    events: events.map(({ kind, at, person, reason }) => ({ kind, at: at.toISOString(), by: person, reason })),
    payment:
      row.state === 'placed' && row.payment_method !== 'card'
        ? paymentInstruction({ banks: seller.banks, total, number: row.number, dueOn: row.due_on })
        : null,
    payBy: row.pay_by?.toISOString() ?? null,
    canCancel: mayCancel(context, row),
    salesContact: await contactFor(context, { accountId: row.account_id, country: row.country }),
  };
}

/** One order, in the reader's language or, for a document, in another. Refuses `order_not_found`. */
export async function orderDetail(
  context: Context,
  id: string,
  access?: Access,
  language: 'en' | 'de' | 'of-the-order' = context.language,
): Promise<Outcome<OrderReply>> {
  const detail = await context.transaction((tx) => detailOf(tx, id), access);
  if (detail === null) return refuse('order_not_found');
  return accept(await replyOf(context, detail, language === 'of-the-order' ? detail.row.language : language));
}

/** The same in a transaction that is open: for what reacts to an event. */
export async function orderInTransaction(tx: Tx, context: Context, id: string): Promise<OrderReply | null> {
  const detail = await detailOf(tx, id);
  return detail === null ? null : replyOf(context, detail, detail.row.language);
}

/** The order that a signed link opens, behind the walls of its account alone. Refuses `order_not_found`. */
export async function orderByLink(
  context: Context,
  token: string,
  language: 'en' | 'de' | 'of-the-order' = context.language,
): Promise<Outcome<OrderReply>> {
  const linked = readOrderToken(context, token);
  if (linked === null) return refuse('order_not_found');
  return orderDetail(context, linked.orderId, { as: 'portal', accounts: [linked.accountId], person: null }, language);
}
