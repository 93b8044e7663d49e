import { accept, type Outcome, refuse } from '../../kernel/outcome.ts';

export type CursorValue = string | number | null;

/** Where a page ended: the sort's values and the id of its last row. */
export function encodeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Reads a cursor with so many values; refuses one that is not from here. Null when there is none. */
export function decodeCursor(cursor: string | undefined, count: number): Outcome<CursorValue[] | null> {
  if (cursor === undefined) return accept(null);
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(values) &&
      values.length === count &&
      values.every((value) => value === null || typeof value === 'string' || typeof value === 'number');
    if (fits) return accept(values as CursorValue[]);
  } catch {
    // Falls through to the refusal below: the text is not from us.
  }
  return refuse('invalid_input', { errors: [{ pointer: '/cursor', value: cursor, expected: 'valid' }] });
}

/** One page of rows read with limit + 1: the page, and the cursor of the next when there is one. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => readonly CursorValue[],
): { rows: readonly Row[]; next: string | null } {
  if (rows.length <= limit) return { rows, next: null };
  const page = rows.slice(0, limit);
  return { rows: page, next: encodeCursor(cursorOf(page[page.length - 1] as Row)) };
}
