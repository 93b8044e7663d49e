import type { ZodType, z } from 'zod';
import type { FieldError } from '../../kernel/outcome.ts';

type Issue = z.core.$ZodIssue;

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  int: 'whole_number',
  bigint: 'whole_number',
  boolean: 'yes_or_no',
  array: 'list',
};

const formatNames: Readonly<Record<string, string>> = {
  email: 'email',
  url: 'url',
  date: 'day',
  uuid: 'known_id',
  guid: 'known_id',
};

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = input;
  for (const part of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[part];
  return value;
}

/** What is shown of a value that was wrong: itself when short, never a page of it. */
function shown(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 200 ? `${value.slice(0, 200)}…` : value;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  return undefined;
}

function sizeKey(issue: Issue & { origin?: string }, bound: 'at_least' | 'at_most'): string {
  return issue.origin === 'string' ? `${bound}_characters` : bound;
}

function expectation(issue: Issue, value: unknown): Pick<FieldError, 'expected' | 'facts'> {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined || value === null) return { expected: 'present' };
      return { expected: typeNames[issue.expected] ?? 'valid' };
    case 'too_small': {
      if (issue.origin === 'string' && value === '') return { expected: 'present' };
      return { expected: sizeKey(issue, 'at_least'), facts: { minimum: Number(issue.minimum) } };
    }
    case 'too_big':
      return { expected: sizeKey(issue, 'at_most'), facts: { maximum: Number(issue.maximum) } };
    case 'invalid_value':
      return { expected: 'one_of', facts: { options: issue.values.map(String).join(', ') } };
    case 'invalid_format':
      return { expected: formatNames[issue.format] ?? 'valid' };
    case 'not_multiple_of':
      return { expected: 'whole_number' };
    case 'custom':
      return { expected: issue.params?.expected ?? 'valid', facts: issue.params?.facts };
    default:
      return { expected: 'valid' };
  }
}

/**
 * What Zod found, as field errors with pointers into the input. A schema's own check names its words by
 * `params: { expected: '<key of expected.*>' }`.
 */
export function fieldErrors(issues: readonly Issue[], input: unknown): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: `${pointerOf(issue.path)}/${key}`,
        value: shown(valueAt(input, [...issue.path, key])),
        expected: 'no_such_field',
      }));
    }
    if (issue.code === 'invalid_union' && issue.errors[0]) return fieldErrors(issue.errors[0], input);
    const value = valueAt(input, issue.path);
    return [{ pointer: pointerOf(issue.path), value: shown(value), ...expectation(issue, value) }];
  });
}

/** Carries what was wrong with a request from its validation to its reply. */
export class InputInvalid extends Error {
  readonly fields: readonly FieldError[];
  constructor(fields: readonly FieldError[]) {
    super('The input does not fit its schema');
    this.fields = fields;
  }
}

/** Checks and converts one part of a request by its schema. */
export function validatorOf(schema: ZodType) {
  return (input: unknown): { value: unknown } | { error: InputInvalid } => {
    const result = schema.safeParse(input);
    return result.success
      ? { value: result.data }
      : { error: new InputInvalid(fieldErrors(result.error.issues, input)) };
  };
}
