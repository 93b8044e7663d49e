import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Placeholder } from '../terms/mail.ts';

export type TemplateValues = Readonly<Record<Placeholder, string>>;

const known: ReadonlySet<string> = new Set<Placeholder>([
  'name',
  'company',
  'reference',
  'basket',
  'me',
  'phone',
  'team',
]);
const inBraces = /\{([^{}]*)\}/g;

/** Checks that a template names only what can be filled in, and that every brace closes. Refuses `invalid_input`. */
export function templateFits(body: string): Outcome<string> {
  const names = [...body.matchAll(inBraces)].map((match) => match[1]!);
  const unknown = names.filter((name) => !known.has(name)).map((name) => `{${name}}`);
  const open = /[{}]/.exec(body.replace(inBraces, ''))?.[0];
  const wrong = open === undefined ? unknown : [...unknown, open];
  const errors = wrong.map(
    (value): FieldError => ({
      pointer: '/body',
      value,
      expected: 'placeholder',
      facts: { known: [...known].map((name) => `{${name}}`).join(', ') },
    }),
  );
  return errors.length === 0 ? accept(body) : refuse('invalid_input', { errors });
}

/** The words of a template with the facts in place of its names. What a fact says is never read as a name again. */
export function filled(body: string, values: TemplateValues): string {
  return body.replace(inBraces, (whole, name: string) => (known.has(name) ? values[name as Placeholder] : whole));
}
