import { writeCsvRow } from '../../../kernel/csv.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import type { Context } from '../../../platform/http/route.ts';
import type { LimitReply, PriceListReply } from '../terms.ts';
import { listLimits } from './limits.ts';
import { listPriceLists } from './price-lists.ts';

type Page<Row> = { readonly items: readonly Row[]; readonly next: string | null };
type Cell = string | number | null;

const AT_ONCE = 200;

/** All rows of a filter, page by page. Only a cursor can be refused, and this one is our own. */
async function* rowsAsCsv<Row>(
  columns: Readonly<Record<string, (row: Row) => Cell>>,
  read: (cursor: string | undefined) => Promise<Outcome<Page<Row>>>,
): AsyncIterable<string> {
  yield `\ufeff${writeCsvRow(Object.keys(columns))}`;
  for (let cursor: string | undefined; ; ) {
    const page = await read(cursor);
    if (!page.ok) throw new Error(`An export was refused: ${page.refusal.code}`);
    yield page.value.items
      .map((row) => writeCsvRow(Object.values(columns).map((cell) => String(cell(row) ?? ''))))
      .join('');
    if (page.value.next === null) return;
    cursor = page.value.next;
  }
}

/** The price lists of a filter as CSV: their headers; the prices of each are a file of their own. */
export function exportPriceLists(
  context: Context,
  filter: Omit<Parameters<typeof listPriceLists>[1], 'cursor' | 'limit'>,
): AsyncIterable<string> {
  const columns: Readonly<Record<string, (list: PriceListReply) => Cell>> = {
    id: (list) => list.id,
    name: (list) => list.name,
    kind: (list) => list.kind,
    audience: (list) => list.audience,
    currency: (list) => list.currency,
    starts_on: (list) => list.startsOn,
    ends_on: (list) => list.endsOn,
    state: (list) => list.state,
    published_at: (list) => list.publishedAt,
    prices: (list) => list.prices,
  };
  return rowsAsCsv(columns, (cursor) => listPriceLists(context, { ...filter, cursor, limit: AT_ONCE }));
}

/** The limits of a filter as CSV. */
export function exportLimits(
  context: Context,
  filter: Omit<Parameters<typeof listLimits>[1], 'cursor' | 'limit'>,
): AsyncIterable<string> {
  const columns: Readonly<Record<string, (limit: LimitReply) => Cell>> = {
    id: (limit) => limit.id,
    scope: (limit) => limit.scope,
    scope_code: (limit) => limit.scopeCode,
    audience: (limit) => limit.audience,
    currency: (limit) => limit.currency,
    max_quantity: (limit) => limit.maxQuantity,
    max_amount: (limit) => limit.maxAmount,
    starts_on: (limit) => limit.startsOn,
    ends_on: (limit) => limit.endsOn,
  };
  return rowsAsCsv(columns, (cursor) => listLimits(context, { ...filter, cursor, limit: AT_ONCE }));
}
