import { isCurrency } from '../../../kernel/currency.ts';
import type { AccountColumn } from '../terms/companies.ts';
import { isCountry } from './countries.ts';
import { isPhone } from './phone.ts';

/** A row of the file as it is kept until the whole file is known to be good. Absent columns are undefined: what they
 *  name stays as it is; empty cells are null: what they name is cleared. */
export type AccountFileRow = {
  readonly row: number;
  readonly number: string | null;
  readonly name: string;
  readonly country: string;
  readonly values: Readonly<Partial<Record<AccountColumn, string | number | null>>>;
};

export type CellProblem = {
  readonly column: AccountColumn;
  readonly value: string;
  readonly expected: string;
  readonly facts?: Readonly<Record<string, string | number>>;
};

/** Longest text per column; what has another form is checked below. */
const LONGEST: Readonly<Partial<Record<AccountColumn, number>>> = {
  number: 30,
  name: 200,
  legal_name: 200,
  industry: 80,
  segment: 80,
  vat_id: 20,
  domain: 253,
  phone: 40,
  website: 300,
  parent_number: 30,
  owner_email: 254,
};

const FORMS: Readonly<
  Partial<Record<AccountColumn, { readonly fits: (value: string) => boolean; readonly expected: string }>>
> = {
  country: { fits: isCountry, expected: 'country' },
  currency: { fits: isCurrency, expected: 'currency' },
  employees: { fits: (value) => /^\d{1,8}$/.test(value), expected: 'whole_number' },
  phone: { fits: isPhone, expected: 'phone' },
  language: { fits: (value) => value === 'en' || value === 'de', expected: 'one_of' },
  owner_email: { fits: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), expected: 'email' },
};

const CODES: ReadonlySet<AccountColumn> = new Set(['country', 'currency', 'vat_id']);
const SMALL: ReadonlySet<AccountColumn> = new Set(['language', 'domain', 'owner_email']);

function normalized(column: AccountColumn, cell: string): string {
  const value = cell.trim();
  if (CODES.has(column)) return value.toUpperCase();
  return SMALL.has(column) ? value.toLowerCase() : value;
}

/** What is wrong with one cell, or null. */
export function cellProblem(column: AccountColumn, value: string): CellProblem | null {
  if (value === '') {
    return column === 'name' || column === 'country' ? { column, value, expected: 'present' } : null;
  }
  const maximum = LONGEST[column];
  if (maximum !== undefined && value.length > maximum) {
    return { column, value, expected: 'at_most_characters', facts: { maximum } };
  }
  const form = FORMS[column];
  if (!form || form.fits(value)) return null;
  return { column, value, expected: form.expected, ...(column === 'language' ? { facts: { options: 'en, de' } } : {}) };
}

/** Reads a row by its columns: the row, or everything that is wrong with it. */
export function readAccountRow(
  row: number,
  columns: readonly AccountColumn[],
  cellOf: (column: AccountColumn) => string,
): { readonly row: AccountFileRow | null; readonly problems: readonly CellProblem[] } {
  const values: Partial<Record<AccountColumn, string | number | null>> = {};
  const problems: CellProblem[] = [];
  for (const column of columns) {
    const value = normalized(column, cellOf(column));
    const problem = cellProblem(column, value);
    if (problem) problems.push(problem);
    else values[column] = value === '' ? null : column === 'employees' ? Number(value) : value;
  }
  if (problems.length > 0) return { row: null, problems };
  const { number = null, name, country, ...rest } = values;
  return {
    row: { row, number: number as string | null, name: name as string, country: country as string, values: rest },
    problems,
  };
}

/**
 * Companies that would stand above themselves if each belonged to the parent named (by number), each with its chain.
 * One walk over all: what is known to end well is not walked again.
 */
export function loopsIn(parentOf: ReadonlyMap<string, string>): Map<string, readonly string[]> {
  const loops = new Map<string, readonly string[]>();
  const settled = new Set<string>();
  for (const start of parentOf.keys()) {
    const path: string[] = [];
    const places = new Map<string, number>();
    let at: string | undefined = start;
    while (at !== undefined && !settled.has(at) && !places.has(at)) {
      places.set(at, path.length);
      path.push(at);
      at = parentOf.get(at);
    }
    if (at !== undefined && places.has(at)) {
      const circle = path.slice(places.get(at));
      for (const [index, member] of circle.entries()) {
        loops.set(member, [...circle.slice(index), ...circle.slice(0, index), member]);
      }
    }
    for (const member of path) settled.add(member);
  }
  return loops;
}
