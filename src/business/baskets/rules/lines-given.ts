import { type CsvRow, readCsv } from '../../../kernel/csv.ts';
import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { isOffered, offerBySku } from '../../catalog/rules.ts';
import type { CatalogSnapshot, Offer } from '../../catalog/terms.ts';
import { parseQuantity, QUANTITY_MOST } from '../../pricing/rules/quantity.ts';
import type { StoredLine } from '../terms.ts';

/** The most lines one basket holds. */
export const MOST_LINES = 1_000;

/** A line as it came in, and where it stood there (RFC 6901), so that what is wrong can be pointed at. */
export type GivenLine = {
  readonly pointer: string;
  readonly sku?: string | undefined;
  readonly offerId?: string | undefined;
  readonly quantity: number | string;
};

/** Lines understood. `merged` names the SKUs that were given more than once: their quantities were added. */
export type LinesRead = { readonly lines: readonly StoredLine[]; readonly merged: readonly string[] };

/** The cells of a typed, pasted or uploaded list; comma, semicolon or tab. Refuses what the CSV reader refuses. */
export function readListCells(text: string): Outcome<readonly CsvRow[]> {
  return readCsv(text, { cellLength: 200, columns: 20, rows: 10_000 });
}

/**
 * The lines as offers and quantities, in the order of their first mention; a SKU given twice is one line with the sum.
 * Refuses `basket_lines_wrong` with an error per wrong line (nothing is taken then), `basket_too_long`.
 */
export function readLines(given: readonly GivenLine[], catalog: CatalogSnapshot, today: string): Outcome<LinesRead> {
  const errors: FieldError[] = [];
  const quantities = new Map<string, number>();
  const merged = new Set<string>();
  for (const line of given) {
    const offer = offerGiven(line, catalog, today);
    const quantity = parseQuantity(line.quantity, `${line.pointer}/quantity`);
    if (offer === undefined) errors.push(offerError(line));
    if (!quantity.ok) errors.push(...(quantity.refusal.errors ?? []));
    if (offer === undefined || !quantity.ok) continue;
    const had = quantities.get(offer.id);
    if (had !== undefined) merged.add(offer.sku);
    const sum = parseQuantity((had ?? 0) + quantity.value, `${line.pointer}/quantity`);
    if (!sum.ok) errors.push(...(sum.refusal.errors ?? []));
    else quantities.set(offer.id, sum.value);
  }
  if (errors.length > 0) return refuse('basket_lines_wrong', { facts: { count: errors.length }, errors });
  if (quantities.size > MOST_LINES) {
    return refuse('basket_too_long', { facts: { most: MOST_LINES } });
  }
  const lines = [...quantities].map(([offerId, quantity]) => ({ offerId, quantity }));
  return accept({ lines, merged: [...merged] });
}

/** What a stored basket will not grow past, said for the line that would have made it. */
export function pastBounds(lines: readonly StoredLine[]): Outcome<never> {
  return refuse('basket_too_large', { facts: { lines: MOST_LINES, most: QUANTITY_MOST, count: lines.length } });
}

function offerGiven(line: GivenLine, catalog: CatalogSnapshot, today: string): Offer | undefined {
  const offer = line.offerId ? catalog.offers.get(line.offerId) : offerBySku(catalog, line.sku ?? '');
  return offer && isOffered(catalog, offer, today) ? offer : undefined;
}

function offerError(line: GivenLine): FieldError {
  const field = line.offerId ? 'offerId' : 'sku';
  return { pointer: `${line.pointer}/${field}`, value: line.offerId ?? line.sku ?? '', expected: 'known_sku' };
}
