import { decodeText } from '../../../kernel/decode.ts';
import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { expectedWords } from '../../../platform/http/problem-reply.ts';
import type { Context, Upload } from '../../../platform/http/route.ts';
import { formats } from '../../../texts/format.ts';
import type { Language } from '../../../texts/languages.ts';
import { QUANTITY_MOST } from '../../pricing/rules/quantity.ts';
import { MOST_LINES } from '../rules/lines-given.ts';
import { judgeRow, type RowGiven, type RowRead, readList } from '../rules/list-rows.ts';
import { nearestSku } from '../rules/store-search.ts';
import type { ListReply, ListRow } from '../terms/lists.ts';
import type { Said } from '../terms.ts';
import { offerWords } from './basket-page.ts';
import { saidAs } from './said.ts';
import { type Shop, shopOf } from './shop.ts';
import { indexOf } from './store-search.ts';

/** The most rows of a list that are answered: a basket holds no more lines. */
const MOST_ROWS = 1_000;
/** So many unknown SKUs get the nearest one named: each asks the whole index. */
const MOST_SUGGESTED = 100;

export type ListGiven =
  | { readonly pasted: string }
  | { readonly rows: readonly { readonly sku?: string | undefined; readonly quantity: number | string }[] };

function rowsOf(given: ListGiven): Outcome<readonly RowGiven[]> {
  if ('pasted' in given) return readList(given.pasted);
  return accept(given.rows.map(({ sku = '', quantity }, at) => ({ row: at + 1, sku, quantity: String(quantity) })));
}

function wanted(errors: readonly FieldError[], pointer: string, language: Language): string | null {
  const error = errors.find((one) => one.pointer === pointer);
  return error ? expectedWords(error, language) : null;
}

function nameOf(shop: Shop, row: Pick<RowRead, 'offer'>, language: Language): string | null {
  if (row.offer === null) return null;
  const { product, edition } = offerWords(shop, row.offer, language);
  return `${product} ${edition}`;
}

/** Answers every row of a list and puts nothing anywhere: the buyer corrects, or puts the good rows into the basket.
 *  Refuses `list_empty`, `list_too_long`, and what a CSV refuses. */
export async function listChecked(context: Context, given: ListGiven): Promise<Outcome<ListReply>> {
  const rows = rowsOf(given);
  if (!rows.ok) return rows;
  if (rows.value.length === 0) return refuse('list_empty');
  if (rows.value.length > MOST_ROWS)
    return refuse('list_too_long', { facts: { most: MOST_ROWS, count: rows.value.length } });
  const { language, today } = context;
  const shop = await shopOf(context);
  const read = withinBounds(rows.value.map((row) => judgeRow(row, shop.catalog, today)));
  let suggested = 0;
  const shown = read.map((row): ListRow => {
    const near =
      row.offer === null && suggested < MOST_SUGGESTED ? nearestSku(indexOf(shop.catalog), row.sku, today) : null;
    if (row.offer === null) suggested += 1;
    return {
      row: row.row,
      sku: row.offer?.sku ?? row.sku,
      quantity: row.count === null ? row.quantity : String(row.count),
      good: row.errors.length === 0,
      name: nameOf(shop, row, language),
      skuWanted: wanted(row.errors, '/sku', language),
      quantityWanted: wanted(row.errors, '/quantity', language),
      suggestion: near && { sku: near.sku, name: nameOf(shop, { offer: near }, language)! },
    };
  });
  return accept(replyOf(shown, read, language));
}

/** A SKU given several times is one line: a row that makes the sum too large for one is wrong. */
function withinBounds(rows: readonly RowRead[]): RowRead[] {
  const sums = new Map<string, number>();
  return rows.map((row) => {
    if (row.offer === null || row.count === null) return row;
    const sum = (sums.get(row.offer.id) ?? 0) + row.count;
    if (sum > QUANTITY_MOST) {
      const error = {
        pointer: '/quantity',
        value: row.quantity,
        expected: 'quantity_most',
        facts: { most: QUANTITY_MOST },
      };
      return { ...row, errors: [...row.errors, error] };
    }
    sums.set(row.offer.id, sum);
    return row;
  });
}

function replyOf(shown: readonly ListRow[], read: readonly RowRead[], language: Language): ListReply {
  const lines = new Map<string, { quantity: number; rows: number }>();
  for (const { offer, count, errors } of read) {
    if (offer === null || count === null || errors.length > 0) continue;
    const line = lines.get(offer.sku) ?? { quantity: 0, rows: 0 };
    lines.set(offer.sku, { quantity: line.quantity + count, rows: line.rows + 1 });
  }
  const format = formats(language);
  const said = [...lines].flatMap(([sku, { quantity, rows }]): Said[] =>
    rows > 1 ? [saidAs(language, 'merged', { sku, quantity: format.quantity(quantity) })] : [],
  );
  const good = shown.filter((row) => row.good).length;
  return {
    rows: [...shown],
    good,
    wrong: shown.length - good,
    lines: [...lines].map(([sku, { quantity }]) => ({ sku, quantity })).slice(0, MOST_LINES),
    said,
  };
}

/** An uploaded list, in UTF-8 or as older spreadsheets write it. Refuses as `listChecked`, and what cannot be read. */
export async function listFileChecked(context: Context, upload: Upload): Promise<Outcome<ListReply>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of upload.bytes) pieces.push(piece);
  const text = decodeText(Buffer.concat(pieces));
  return text.ok ? listChecked(context, { pasted: text.value }) : text;
}
