import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/baskets.ts';
import en from '../../../texts/en/baskets.ts';
import type { Language } from '../../../texts/languages.ts';
import type { Said } from '../terms.ts';

const say = translators({ en, de });

export type SaidCode = keyof typeof en;

/** Something the buyer is told about what was done to his basket, in his language. */
export function saidAs(language: Language, code: SaidCode, facts: Readonly<Record<string, string | number>>): Said {
  return { code, facts, text: (say(language) as (key: string, values: object) => string)(code, facts) };
}
