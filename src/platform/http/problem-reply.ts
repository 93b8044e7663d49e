import type { FieldError, Refusal } from '../../kernel/outcome.ts';
import { translators } from '../../texts/compile.ts';
import de from '../../texts/de/refusals.ts';
import en from '../../texts/en/refusals.ts';
import type { Language } from '../../texts/languages.ts';
import { statusOf } from './problems.ts';

const say = translators<Record<string, string>>({ en, de });

/** RFC 9457, with the refusal's code as type, words in the reader's language and an entry per wrong field. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly value?: unknown; readonly expected: string }[];
  /** The figures behind the words: what a screen offers next is made of them. */
  readonly facts?: Readonly<Record<string, string | number>>;
  /** With 412: the thing as it is now, so that the other's change can be shown beside one's own. */
  readonly current?: unknown;
};

function wordsOf(key: string, language: Language, facts: Refusal['facts']): string | null {
  return key in en ? say(language)(key, facts ?? {}) : null;
}

/** What would be right at a field, in the reader's words. */
export function expectedWords(error: FieldError, language: Language): string {
  return wordsOf(`expected.${error.expected}`, language, error.facts) ?? error.expected;
}

function fieldOf(error: FieldError, language: Language) {
  return {
    pointer: error.pointer,
    ...(error.value === undefined
      ? {}
      : { value: typeof error.value === 'bigint' ? String(error.value) : error.value }),
    expected: expectedWords(error, language),
  };
}

/** The reply to a refusal. A code without words is a bug: a test walks every code. */
export function problemOf(refusal: Refusal, language: Language): Problem {
  const title = wordsOf(`refusal.${refusal.code}.title`, language, refusal.facts);
  const detail = wordsOf(`refusal.${refusal.code}.detail`, language, refusal.facts);
  if (title === null || detail === null) throw new Error(`No words for the refusal ${refusal.code}`);
  return {
    type: refusal.code,
    title,
    status: statusOf(refusal.code),
    detail,
    ...(refusal.errors ? { errors: refusal.errors.map((error) => fieldOf(error, language)) } : {}),
    ...(refusal.facts ? { facts: refusal.facts } : {}),
  };
}
