import type { FieldError, Outcome } from '../../kernel/outcome.ts';
import { acceptUnless } from '../../kernel/outcome.ts';
import type { DayForm, DecimalMark, ThousandsMark } from './cells.ts';
import { expectedOf, guessDayForm, guessMarks, readDay, readNumber } from './cells.ts';
import type { ImportKind, RowProblem } from './kind.ts';

/** Where a field's value comes from: a column, a fixed value, or columns joined into a key ("1017 / DE"). */
export type Taken =
  | { readonly from: 'column'; readonly column: string }
  | { readonly from: 'fixed'; readonly value: string }
  | { readonly from: 'joined'; readonly columns: string[] };

export const encodings = ['auto', 'utf-8', 'windows-1252', 'utf-16le'] as const;
export type FileEncoding = (typeof encodings)[number];

export type Mapping = {
  readonly fields: Record<string, Taken>;
  readonly dayForm: DayForm;
  readonly decimalMark: DecimalMark;
  readonly thousandsMark: ThousandsMark;
  readonly encoding: FileEncoding;
};

/** Between the parts of a joined key. */
const JOINT = ' / ';
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What most likely feeds what, by the names of the columns and the first rows. People correct it. */
export function guessMapping(
  kind: ImportKind,
  headers: readonly string[],
  samples: readonly (readonly string[])[],
): Mapping {
  const fields: Record<string, Taken> = {};
  const used = new Set<string>();
  for (const field of kind.fields) {
    const found = headers.find(
      (header) => !used.has(header) && [field.name.replaceAll('_', ''), ...field.known].includes(plain(header)),
    );
    if (found === undefined) continue;
    used.add(found);
    fields[field.name] = { from: 'column', column: found };
  }
  const columnOf = (form: string) =>
    kind.fields.flatMap((field) => {
      const taken = fields[field.name];
      const place = taken?.from === 'column' && field.form === form ? headers.indexOf(taken.column) : -1;
      return place < 0 ? [] : samples.map((row) => (row[place] ?? '').trim());
    });
  const marks = guessMarks(columnOf('number'));
  return {
    fields,
    dayForm: guessDayForm(columnOf('day')) ?? 'YYYY-MM-DD',
    decimalMark: marks.decimal,
    thousandsMark: marks.thousands,
    encoding: 'auto',
  };
}

const columnsOf = (taken: Taken): readonly string[] =>
  taken.from === 'column' ? [taken.column] : taken.from === 'joined' ? taken.columns : [];

/** Refuses `import_mapping_refused` with every field that nothing feeds though it must be, and every column that the file lacks. */
export function checkMapping(kind: ImportKind, headers: readonly string[], mapping: Mapping): Outcome<Mapping> {
  const errors: FieldError[] = [];
  const wrong = (field: string, expected: string, value?: string, facts?: Record<string, string>) =>
    errors.push({
      pointer: `/mapping/fields/${field}`,
      expected,
      ...(value === undefined ? {} : { value }),
      ...(facts ? { facts } : {}),
    });
  const known = new Set(kind.fields.map((field) => field.name));
  for (const [field, taken] of Object.entries(mapping.fields)) {
    if (!known.has(field)) wrong(field, 'no_such_field');
    for (const column of columnsOf(taken)) if (!headers.includes(column)) wrong(field, 'column_of_file', column);
    if (taken.from === 'joined' && taken.columns.length === 0) wrong(field, 'column_of_file', '');
    if (taken.from === 'fixed' && taken.value.trim() === '') wrong(field, 'present', '');
  }
  for (const field of kind.fields)
    if (field.needed && !mapping.fields[field.name]) wrong(field.name, 'column_or_value');
  for (const group of kind.oneOf)
    if (!group.some((field) => mapping.fields[field])) wrong(group[0]!, 'column_or_value');
  if (mapping.decimalMark === mapping.thousandsMark)
    errors.push({
      pointer: '/mapping/thousandsMark',
      value: mapping.thousandsMark,
      expected: 'other_than_decimal_mark',
    });
  return acceptUnless(errors, 'import_mapping_refused', mapping);
}

/** Cells of a row as the kind's fields, in their order; what cannot be read goes to `problems`. */
export type RowMapper = (cells: readonly string[], problems: RowProblem[]) => (string | undefined)[];

function takerOf(taken: Taken | undefined, headers: readonly string[]): ((cells: readonly string[]) => string) | null {
  if (!taken) return null;
  if (taken.from === 'fixed') return () => taken.value.trim();
  const places = columnsOf(taken).map((column) => headers.indexOf(column));
  const [first] = places;
  if (places.length === 1) return (cells) => (cells[first!] ?? '').trim();
  return (cells) => {
    const parts = places.map((place) => (cells[place] ?? '').trim());
    return parts.every((part) => part === '') ? '' : parts.join(JOINT);
  };
}

/** Compiled once per file: reading a million rows must not look up a name. */
export function rowMapper(kind: ImportKind, headers: readonly string[], mapping: Mapping): RowMapper {
  const takers = kind.fields.map((field) => ({ field, take: takerOf(mapping.fields[field.name], headers) }));
  const { dayForm, decimalMark, thousandsMark } = mapping;
  const facts = { form: dayForm, mark: decimalMark };
  return (cells, problems) =>
    takers.map(({ field, take }) => {
      if (!take) return undefined;
      const text = take(cells);
      if (text === '') {
        if (field.needed) problems.push({ field: field.name, value: '', expected: 'present' });
        return text;
      }
      if (field.form === 'text') return text;
      const read = field.form === 'day' ? readDay(text, dayForm) : readNumber(text, decimalMark, thousandsMark);
      if (read !== null) return read;
      problems.push({ field: field.name, value: text.slice(0, 100), expected: expectedOf[field.form], facts });
      return undefined;
    });
}

/** Columns of a file, each named once: empty and repeated ones by their place. */
export function namedColumns(header: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return header.map((cell, index) => {
    const name = cell.trim();
    const own = name !== '' && !seen.has(name) ? name : `${name === '' ? '#' : `${name} #`}${index + 1}`;
    seen.add(own);
    return own;
  });
}
