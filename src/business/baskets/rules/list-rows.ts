import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept } from '../../../kernel/outcome.ts';
import { isOffered, offerBySku } from '../../catalog/rules.ts';
import type { CatalogSnapshot, Offer } from '../../catalog/terms.ts';
import { parseQuantity } from '../../pricing/rules/quantity.ts';
import { readListCells } from './lines-given.ts';

/** A row as it came in: where it stood, and what stood there. */
export type RowGiven = { readonly row: number; readonly sku: string; readonly quantity: string };

/** A row understood, or what is wrong with it. `offer` where the SKU is known and sold. */
export type RowRead = RowGiven & {
  readonly offer: Offer | null;
  readonly count: number | null;
  readonly errors: readonly FieldError[];
};

const SKU_HEAD = /^(sku|article|artikel|artikelnummer|art\.?-?nr\.?|item|product|produkt|part( number)?)$/i;
const QUANTITY_HEAD = /^(quantity|qty|menge|anzahl|stück|count|licen[cs]es|lizenzen)$/i;

type Columns = { readonly sku: number; readonly quantity: number; readonly head: boolean };

/** Which column holds what: as a head row says, else SKU first, then quantity. */
function columnsOf(cells: readonly string[]): Columns {
  const sku = cells.findIndex((cell) => SKU_HEAD.test(cell.trim()));
  const quantity = cells.findIndex((cell) => QUANTITY_HEAD.test(cell.trim()));
  if (sku === -1) return { sku: 0, quantity: 1, head: false };
  return { sku, quantity: quantity === -1 ? (sku === 0 ? 1 : 0) : quantity, head: true };
}

/** "RELAY-TEAM-1Y 250" typed without a comma. */
function typedApart(cell: string): readonly [string, string] {
  const apart = /^(\S+)[\s:x×]+(\S+)$/i.exec(cell);
  return apart ? [apart[1]!, apart[2]!] : [cell, '1'];
}

/** The rows of a typed or pasted list, with or without a head; a SKU alone is one of it. Refuses what the CSV reader
 *  refuses. */
export function readList(text: string): Outcome<readonly RowGiven[]> {
  const rows = readListCells(text);
  if (!rows.ok) return rows;
  const filledRows = rows.value.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const columns = columnsOf(filledRows[0]?.cells ?? []);
  return accept(
    filledRows.slice(columns.head ? 1 : 0).map(({ row, cells }) => {
      const filled = cells.map((cell) => cell.trim());
      if (filled.filter((cell) => cell !== '').length === 1) {
        const [sku, quantity] = typedApart(filled.find((cell) => cell !== '')!);
        return { row, sku, quantity };
      }
      return { row, sku: filled[columns.sku] ?? '', quantity: filled[columns.quantity] ?? '' };
    }),
  );
}

function soldBySku(catalog: CatalogSnapshot, sku: string, today: string): Offer | null {
  const offer = offerBySku(catalog, sku);
  return offer && isOffered(catalog, offer, today) ? offer : null;
}

/** Each row for itself: the offer and how many, or what would be right. Quantity and SKU that stand the wrong way round
 *  are understood where only that makes sense. */
export function judgeRow(given: RowGiven, catalog: CatalogSnapshot, today: string): RowRead {
  const turned = soldBySku(catalog, given.sku, today) === null && soldBySku(catalog, given.quantity, today) !== null;
  const row = turned ? { ...given, sku: given.quantity, quantity: given.sku } : given;
  const offer = soldBySku(catalog, row.sku, today);
  const count = parseQuantity(row.quantity, '/quantity');
  const wrongSku: FieldError[] = offer ? [] : [{ pointer: '/sku', value: row.sku, expected: 'known_sku' }];
  return {
    ...row,
    offer,
    count: count.ok ? count.value : null,
    errors: [...wrongSku, ...(count.ok ? [] : (count.refusal.errors ?? []))],
  };
}
