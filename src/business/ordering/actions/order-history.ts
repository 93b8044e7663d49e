import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import type { ImportField, ImportKind } from '../../../platform/import/kind.ts';
import { type HistoryField, historyFields, readHistoryRow } from '../rules/history-rows.ts';
import {
  addLines,
  deleteLines,
  findWrongLines,
  historyLines,
  historyTotals,
  judgeLines,
  seesAccount,
} from '../storage/order-history.ts';
import type { OrderHistory } from '../terms/order-history.ts';

const shapes: Readonly<Record<HistoryField, Omit<ImportField, 'name'>>> = {
  account_number: { form: 'text', known: ['accountno', 'customernumber', 'kundennummer'] },
  account_key: { form: 'text', known: ['accountid', 'customerid', 'kundenid'] },
  order_number: {
    form: 'text',
    needed: true,
    known: ['orderid', 'order', 'orderno', 'auftrag', 'auftragsnummer', 'bestellnummer'],
  },
  line_key: { form: 'text', known: ['rowid', 'lineid', 'linenumber', 'position', 'orderline'] },
  ordered_on: { form: 'day', needed: true, known: ['orderdate', 'date', 'datum', 'auftragsdatum', 'bestelldatum'] },
  product: { form: 'text', known: ['productname', 'item', 'produkt', 'artikel'] },
  licence: { form: 'text', known: ['license', 'licensekey', 'lizenz', 'sku'] },
  segment: { form: 'text', known: ['customersegment'] },
  contact_name: { form: 'text', known: ['contact', 'ansprechpartner', 'kontakt'] },
  currency: { form: 'text', needed: true, known: ['currencycode', 'währung'] },
  quantity: { form: 'number', known: ['qty', 'menge', 'anzahl', 'units'] },
  discount: { form: 'number', known: ['rabatt'] },
  revenue: { form: 'number', needed: true, known: ['sales', 'net', 'amount', 'netamount', 'umsatz', 'betrag'] },
  gross_profit: { form: 'number', known: ['profit', 'margin', 'rohertrag', 'deckungsbeitrag'] },
};

/** Lines of orders of the time before: kept as they came, with every decimal; the order's key is account and number. */
export const historyImport: ImportKind = {
  name: 'order_history',
  fields: historyFields.map((name) => ({ name, ...shapes[name] })),
  oneOf: [['account_key', 'account_number']],
  staging: { table: 'ordering.import_row', columns: historyFields },
  read: readHistoryRow,
  judge: async (tx, _context, run) => {
    await judgeLines(tx, run.id, run.sourceId);
    await tx.query('SELECT platform.know_import_rows($1)', ['platform.import_outcome']);
    await findWrongLines(tx, run.id, run.sourceId);
  },
  merge: (tx, _context, run) => addLines(tx, run.id, run.sourceId),
  // Nothing refers to a line of history.
  blockers: async () => ({ count: 0, shown: [] }),
  undo: (tx, _context, run) => deleteLines(tx, run.id),
};

/** What a company bought in the time before: totals per currency with every decimal, and the newest lines, a page at a time. Refuses
 *  `account_not_found`, also for a company that the caller may not see. */
export async function orderHistory(
  context: Context,
  accountId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<Outcome<OrderHistory>> {
  const cursor = decodeCursor(page.cursor, 2);
  if (!cursor.ok) return cursor;
  const before = cursor.value ? { on: String(cursor.value[0]), id: String(cursor.value[1]) } : undefined;
  return context.transaction(async (tx) => {
    if (!(await seesAccount(tx, accountId))) return refuse('account_not_found');
    const totals = await historyTotals(tx, accountId);
    const rows = totals.length === 0 ? [] : await historyLines(tx, accountId, { before, limit: page.limit + 1 });
    const { rows: shown, next } = pageOf(rows, page.limit, (row) => [row.ordered_on, row.id]);
    return accept({
      totals: totals.map((total) => ({
        currency: total.currency,
        lines: Number(total.lines),
        orders: Number(total.orders),
        revenue: total.revenue,
        grossProfit: total.gross_profit,
        firstOn: total.first_on,
        lastOn: total.last_on,
      })),
      items: shown.map((row) => ({
        id: row.id,
        orderNumber: row.order_number,
        orderedOn: row.ordered_on,
        product: row.product,
        licence: row.licence,
        segment: row.segment,
        contact: row.contact,
        currency: row.currency,
        quantity: row.quantity,
        discount: row.discount,
        revenue: row.revenue,
        grossProfit: row.gross_profit,
      })),
      next,
      approximateTotal: totals.reduce((sum, total) => sum + Number(total.lines), 0),
    });
  });
}
