import { readCsv } from '../../../kernel/csv.ts';
import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { isOffered, offerBySku } from '../../catalog/rules.ts';
import type { CatalogSnapshot, Offer } from '../../catalog/terms.ts';
import type { StoredLine } from '../terms.ts';
import { MOST_LINES, MOST_QUANTITY } from '../terms.ts';

/** A line as it came in, and where it stood there (RFC 6901), so that what is wrong can be pointed at. */
export type GivenLine = {
  readonly pointer: string;
  readonly sku?: string | undefined;
  readonly offerId?: string | undefined;
  readonly quantity: number | string;
};

/** Lines understood. `merged` names the SKUs that were given more than once: their quantities were added. */
export type LinesRead = { readonly lines: readonly StoredLine[]; readonly merged: readonly string[] };

const WHOLE = /^[1-9][0-9]{0,8}$/;

/** A quantity as a number from 1 to 999,999,999, or undefined. Text is digits alone: "1 000", "1,000", "1.5", "1e9",
 *  "-1" and "0" are not guessed at. */
export function readQuantity(given: number | string): number | undefined {
  if (typeof given === 'number') {
    return Number.isInteger(given) && given >= 1 && given <= MOST_QUANTITY ? given : undefined;
  }
  const text = given.trim();
  return WHOLE.test(text) ? Number(text) : undefined;
}

export function quantityError(pointer: string, given: number | string): FieldError {
  return { pointer, value: given, expected: 'basket_quantity', facts: { most: MOST_QUANTITY } };
}

/** A pasted list, "SKU,quantity" a row; comma, semicolon or tab, with or without a header. A single SKU on a row is
 *  one of it. Refuses what the CSV reader refuses. */
export function readPastedLines(text: string): Outcome<readonly GivenLine[]> {
  const rows = readCsv(text, { cellLength: 200, columns: 20, rows: 10_000 });
  if (!rows.ok) return rows;
  const lines = rows.value.map((row): GivenLine => {
    const [sku = '', quantity = '1'] = row.cells;
    return { pointer: `/rows/${row.row}`, sku: sku.trim(), quantity: quantity.trim() };
  });
  const first = lines[0];
  return accept(first && isHeader(first) ? lines.slice(1) : lines);
}

function isHeader(line: GivenLine): boolean {
  return /^(sku|article|artikel(nummer)?)$/i.test(line.sku ?? '') && readQuantity(line.quantity) === undefined;
}

/**
 * The lines as offers and quantities, in the order of their first mention; a SKU given twice is one line with the sum.
 * Refuses `basket_lines_wrong` with an error per wrong line (nothing is taken then), `basket_too_long`.
 */
export function readLines(
  given: readonly GivenLine[],
  catalog: CatalogSnapshot,
  today: string,
  before: readonly StoredLine[] = [],
): Outcome<LinesRead> {
  const errors: FieldError[] = [];
  const quantities = new Map(before.map((line) => [line.offerId, line.quantity]));
  const mentioned = new Set<string>();
  const merged = new Set<string>();
  for (const line of given) {
    const offer = offerGiven(line, catalog, today);
    const quantity = readQuantity(line.quantity);
    if (offer === undefined) errors.push(offerError(line));
    if (quantity === undefined) errors.push(quantityError(`${line.pointer}/quantity`, line.quantity));
    if (offer === undefined || quantity === undefined) continue;
    if (mentioned.has(offer.id) || quantities.has(offer.id)) merged.add(offer.sku);
    mentioned.add(offer.id);
    const sum = (quantities.get(offer.id) ?? 0) + quantity;
    if (sum > MOST_QUANTITY) errors.push(quantityError(`${line.pointer}/quantity`, sum));
    quantities.set(offer.id, sum);
  }
  if (errors.length > 0) return refuse('basket_lines_wrong', { facts: { count: errors.length }, errors });
  if (quantities.size > MOST_LINES) {
    return refuse('basket_too_long', { facts: { count: quantities.size, most: MOST_LINES } });
  }
  const lines = [...quantities].map(([offerId, quantity]) => ({ offerId, quantity }));
  return accept({ lines, merged: [...merged] });
}

function offerGiven(line: GivenLine, catalog: CatalogSnapshot, today: string): Offer | undefined {
  const offer = line.offerId ? catalog.offers.get(line.offerId) : offerBySku(catalog, line.sku ?? '');
  return offer && isOffered(catalog, offer, today) ? offer : undefined;
}

function offerError(line: GivenLine): FieldError {
  const field = line.offerId ? 'offerId' : 'sku';
  return { pointer: `${line.pointer}/${field}`, value: line.offerId ?? line.sku ?? '', expected: 'known_sku' };
}
