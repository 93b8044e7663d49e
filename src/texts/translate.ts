import { setupI18n } from '@lingui/core';
import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import { type Language, locales } from './languages.ts';

/** A catalogue as it is written: key to ICU message. */
export type Texts = Readonly<Record<string, string>>;

/** A catalogue as it is run: parsed once, when the server loads or the web application is built. */
export type CompiledTexts<C extends Texts> = { readonly [K in keyof C]: CompiledMessage };

export type TextValues = Readonly<Record<string, string | number>>;

/** Values are asked for exactly where the English message has a placeholder. */
type ValuesOf<M> = string extends M
  ? [values?: TextValues]
  : M extends `${string}{${string}`
    ? [values: TextValues]
    : [];

/** Says a text by its key. A key without a text does not compile. */
export type Translate<C extends Texts> = <K extends keyof C & string>(key: K, ...values: ValuesOf<C[K]>) => string;

/**
 * A translator over parsed catalogues. Figures and dates are handed in formatted (see format.ts); only a number
 * that chooses a plural form stays a number.
 */
export function translator<C extends Texts>(language: Language, catalogue: CompiledTexts<C>): Translate<C> {
  const i18n = setupI18n({
    locale: language,
    locales: locales[language],
    messages: { [language]: catalogue as Record<string, CompiledMessage> },
    missing: (_, key) => {
      throw new Error(`No text for "${key}" in ${language}`);
    },
  });
  return (key, ...values) => i18n._(key, values[0]);
}
