import { isCurrency } from '../../../kernel/currency.ts';
import { countryOf } from './countries.ts';

/** What columns of a file can say about a company, its place in the tree, who looks after it and whom to reach there. */
export const accountImportFields = [
  'number',
  'key',
  'name',
  'legal_name',
  'country',
  'industry',
  'segment',
  'vat_id',
  'domain',
  'phone',
  'website',
  'employees',
  'language',
  'currency',
  'parent_number',
  'parent_key',
  'parent_name',
  'owner_email',
  'contact_name',
  'contact_email',
  'contact_phone',
  'contact_title',
] as const;
export type AccountImportField = (typeof accountImportFields)[number];

export type CellProblem = {
  readonly field: AccountImportField;
  readonly value: string;
  readonly expected: string;
  readonly facts?: Readonly<Record<string, string | number>>;
};

/** Longest text per field; what has another form is checked below. */
const LONGEST: Readonly<Partial<Record<AccountImportField, number>>> = {
  number: 30,
  key: 200,
  name: 200,
  legal_name: 200,
  industry: 80,
  segment: 80,
  vat_id: 20,
  domain: 253,
  phone: 40,
  website: 300,
  parent_number: 30,
  parent_key: 200,
  parent_name: 200,
  owner_email: 254,
  contact_name: 200,
  contact_email: 254,
  contact_phone: 40,
  contact_title: 120,
};

const isEmail = (value: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
const FORMS: Readonly<
  Partial<Record<AccountImportField, { readonly fits: (value: string) => boolean; readonly expected: string }>>
> = {
  country: { fits: (value) => /^[A-Z]{2}$/.test(value), expected: 'country_or_name' },
  currency: { fits: isCurrency, expected: 'currency' },
  employees: { fits: (value) => /^\d{1,8}$/.test(value), expected: 'whole_number' },
  language: { fits: (value) => value === 'en' || value === 'de', expected: 'one_of' },
  owner_email: { fits: isEmail, expected: 'email' },
  contact_email: { fits: isEmail, expected: 'email' },
};

const NEEDED: ReadonlySet<AccountImportField> = new Set(['name', 'country']);
const CODES: ReadonlySet<AccountImportField> = new Set(['currency', 'vat_id']);
const SMALL: ReadonlySet<AccountImportField> = new Set(['language', 'domain', 'owner_email', 'contact_email']);

function normalized(field: AccountImportField, value: string): string {
  if (field === 'country') return countryOf(value) ?? value;
  if (CODES.has(field)) return value.toUpperCase();
  return SMALL.has(field) ? value.toLowerCase() : value;
}

/** What is wrong with one cell, or null. */
function cellProblem(field: AccountImportField, value: string): CellProblem | null {
  if (value === '') return NEEDED.has(field) ? { field, value, expected: 'present' } : null;
  const maximum = LONGEST[field];
  if (maximum !== undefined && value.length > maximum)
    return { field, value: value.slice(0, 100), expected: 'at_most_characters', facts: { maximum } };
  const form = FORMS[field];
  if (!form || form.fits(value)) return null;
  return {
    field,
    value: value.slice(0, 100),
    expected: form.expected,
    ...(field === 'language' ? { facts: { options: 'en, de' } } : {}),
  };
}

/** What makes two rows the same company where a file has neither numbers nor keys: its name in its country. */
const ownKey = (name: string, country: string) => `${name.toLowerCase()} / ${country}`;

/**
 * Reads what a mapping gave for each field, in the order of `accountImportFields`. Empty is null: what it names is
 * cleared. Gives the cells with what makes the row its company in the key's place (its number, else the source's key,
 * else name and country) and, last, the key that the source knows it by; or everything that is wrong.
 */
export function readAccountRow(
  values: readonly (string | undefined)[],
): { readonly cells: readonly (string | null)[] } | { readonly problems: readonly CellProblem[] } {
  const cells: (string | null)[] = new Array(values.length).fill(null);
  let problems: CellProblem[] | null = null;
  for (let place = 0; place < values.length; place += 1) {
    const given = values[place];
    if (given === undefined) continue;
    const field = accountImportFields[place]!;
    const value = normalized(field, given);
    const problem = cellProblem(field, value);
    if (problem) problems = [...(problems ?? []), problem];
    else if (value !== '') cells[place] = value;
  }
  if (problems) return { problems };
  const [number, key, name, , country] = cells;
  const sourceKey = key ?? (number ? null : ownKey(name!, country!));
  cells[1] = number ?? sourceKey!;
  cells.push(sourceKey!);
  return { cells };
}
