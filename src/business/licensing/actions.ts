import { addMonths } from '../../kernel/calendar.ts';
import { writeCsvRow } from '../../kernel/csv.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { accept, acceptedValue, refuse } from '../../kernel/outcome.ts';
import type { Access, Tx } from '../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../platform/http/cursor.ts';
import type { Context } from '../../platform/http/route.ts';
import { queueMail } from '../../platform/mail.ts';
import { announce } from '../../platform/outbox.ts';
import { translators } from '../../texts/compile.ts';
import de from '../../texts/de/mail.ts';
import en from '../../texts/en/mail.ts';
import { formats } from '../../texts/format.ts';
import { localised } from '../catalog/rules.ts';
import { heldOrder, moveHeldOrder } from '../ordering/actions/move-order.ts';
import { orderLink, readOrderToken } from '../ordering/actions/order-link.ts';
import { orderInTransaction } from '../ordering/actions/orders.ts';
import { KEY_BYTES, licenceKey } from './rules.ts';
import {
  countLicences,
  insertEntitlements,
  type LicencePlace,
  type LicenceRow,
  type LineToLicense,
  listLicences,
  type NewEntitlement,
  placeOf,
  unlicensedLines,
  withdrawEntitlements,
} from './storage.ts';
import type { Licence, LicenceExportQuery, LicenceListQuery, LicencesIssued } from './terms.ts';

const say = translators({ en, de });

/** The right to use runs from the day the keys are made: nobody pays for days on which he waited for his transfer. */
function entitlementFor(context: Context, line: LineToLicense): NewEntitlement {
  const startsOn = context.today;
  return {
    id: context.newId(),
    order_line_id: line.id,
    offer_id: line.offer_id,
    product_id: line.product_id,
    sku: line.sku,
    names: line.names,
    quantity: String(line.quantity),
    starts_on: startsOn,
    ends_on: line.term_months === 0 ? null : addMonths(startsOn, line.term_months),
    key_id: context.newId(),
    key: licenceKey(context.chance.bytes(KEY_BYTES)),
  };
}

/**
 * Makes an entitlement and a key per line of a paid order, once, however often it is tried: the order is held, a line has
 * one entitlement, and the order is fulfilled in the same transaction. Announces `licences.issued`.
 */
export async function issueLicences(tx: Tx, context: Context, orderId: string): Promise<number> {
  const order = await heldOrder(tx, orderId);
  if (order?.state !== 'paid') return 0;
  const { account_id: accountId, seller_id: sellerId, number } = order;
  const lines = await unlicensedLines(tx, accountId, orderId);
  const at = new Date(context.clock.now());
  const entitlements = lines.map((line) => entitlementFor(context, line));
  const made = await insertEntitlements(tx, { accountId, orderId, number, at }, entitlements);
  acceptedValue(await moveHeldOrder(tx, context, order, 'fulfilled'));
  const data: LicencesIssued = { orderId, number, entitlements: made };
  await announce(tx, context, { type: 'licences.issued', version: 1, sellerId, accountId, data });
  return made;
}

/** Withdraws the licences of an order that ended though it was paid: its money is back. Does nothing where there are
 *  none. */
export async function withdrawLicences(tx: Tx, context: Context, accountId: string, orderId: string): Promise<number> {
  return withdrawEntitlements(tx, accountId, orderId, context.today);
}

function licenceOf(row: LicenceRow, language: 'en' | 'de'): Licence {
  const word = (name: keyof LicenceRow['names']) => localised(row.names[name], language);
  return {
    id: row.id,
    accountId: row.account_id,
    company: row.company,
    orderId: row.order_id,
    orderNumber: row.order_number,
    sku: row.sku,
    product: word('product'),
    edition: word('edition'),
    supportLevel: word('supportLevel'),
    metric: { one: word('one'), other: word('other') },
    quantity: Number(row.quantity),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    withdrawnOn: row.withdrawn_on,
    issuedAt: row.issued_at.toISOString(),
    keys: row.keys,
  };
}

/** A page of licences behind the caller's walls. Refuses a foreign cursor. */
export async function licencePage(
  context: Context,
  query: LicenceListQuery,
  access?: Access,
): Promise<Outcome<{ items: Licence[]; next: string | null; approximateTotal: number }>> {
  const cursor = decodeCursor(query.cursor, 2);
  if (!cursor.ok) return cursor;
  const after = cursor.value ? { value: String(cursor.value[0]), id: String(cursor.value[1]) } : null;
  return context.transaction(async (tx) => {
    const [rows, approximateTotal] = await Promise.all([listLicences(tx, query, after), countLicences(tx, query)]);
    const page = pageOf(rows, query.limit, (row) => {
      const { value, id } = placeOf(row, query.sort);
      return [value, id];
    });
    return accept({
      items: page.rows.map((row) => licenceOf(row, context.language)),
      next: page.next,
      approximateTotal,
    });
  }, access);
}

const exportPageSize = 500;
const exportColumns = [
  'company',
  'order',
  'sku',
  'product',
  'edition',
  'support',
  'quantity',
  'metric',
  'starts_on',
  'ends_on',
  'issued_at',
  'keys',
];

/** Every licence of a filter as CSV, its keys in one cell, read page by page while it is sent. */
export async function* exportLicences(context: Context, filter: LicenceExportQuery): AsyncIterable<string> {
  yield `\ufeff${writeCsvRow(exportColumns)}`;
  let after: LicencePlace | null = null;
  for (;;) {
    const rows: LicenceRow[] = await context.transaction((tx) =>
      listLicences(tx, { ...filter, limit: exportPageSize }, after),
    );
    const page = rows.slice(0, exportPageSize);
    for (const row of page) {
      const licence = licenceOf(row, context.language);
      yield writeCsvRow([
        licence.company,
        licence.orderNumber,
        licence.sku,
        licence.product,
        licence.edition,
        licence.supportLevel,
        String(licence.quantity),
        licence.quantity === 1 ? licence.metric.one : licence.metric.other,
        licence.startsOn,
        licence.endsOn ?? '',
        licence.issuedAt,
        licence.keys.map(({ key }) => key).join(' '),
      ]);
    }
    const last = page.at(-1);
    if (rows.length <= exportPageSize || last === undefined) return;
    after = placeOf(last, filter.sort);
  }
}

/** The licences of the order that a signed link opens, behind the walls of its account alone. Refuses `order_not_found`. */
export async function licencesByLink(context: Context, token: string) {
  const linked = readOrderToken(context, token);
  if (linked === null) return refuse('order_not_found');
  const access: Access = { as: 'portal', accounts: [linked.accountId], person: null };
  return licencePage(context, { order: linked.orderId, sort: '-issuedAt', limit: 200 }, access);
}

/** The keys by mail to whoever ordered, in the language of the order. */
export async function mailKeys(tx: Tx, context: Context, orderId: string): Promise<void> {
  const order = await orderInTransaction(tx, context, orderId);
  if (order === null) return;
  const { language, number, contact, accountId } = order;
  const words = say(language);
  const format = formats(language);
  const rows = await listLicences(tx, { order: orderId, account: accountId, sort: '-issuedAt', limit: 1_000 }, null);
  const blocks = rows.map((row) => {
    const licence = licenceOf(row, language);
    const metric = licence.quantity === 1 ? licence.metric.one : licence.metric.other;
    const until = licence.endsOn
      ? words('licensing.issued.until', { day: format.date(licence.endsOn, 'long') })
      : words('licensing.issued.open');
    const what = `${licence.product}, ${licence.edition}: ${format.quantity(licence.quantity)} ${metric}, ${until}`;
    return [what, ...licence.keys.map((key) => key.key)].join('\n');
  });
  const link = orderLink(context, { accountId, orderId }, new Date(order.placedAt));
  await queueMail(tx, context, {
    dedupeKey: `licensing.issued:${orderId}`,
    to: { email: contact.email, name: contact.name, accountId },
    ...(order.salesContact ? { replyTo: order.salesContact.email } : {}),
    subject: words('licensing.issued.subject', { number }),
    text: [
      words('licensing.greeting', { name: contact.name }),
      words('licensing.issued.text', { number }),
      ...blocks,
      `${words('licensing.issued.link')}\n${link}`,
    ].join('\n\n'),
  });
}
