import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { type Language, languages } from './languages.ts';
import { type CompiledTexts, type Texts, type Translate, translator } from './translate.ts';

/** Parses every message of a catalogue. Throws on a malformed one, naming its key: a catalogue is our own text. */
export function compileTexts<C extends Texts>(catalogue: C): CompiledTexts<C> {
  const entries = Object.entries(catalogue).map(([key, message]) => {
    try {
      return [key, compileMessageOrThrow(message)];
    } catch (cause) {
      throw new Error(`The text "${key}" is not a valid message: ${message}`, { cause });
    }
  });
  return Object.fromEntries(entries) as CompiledTexts<C>;
}

/**
 * The server's translators, one per language, parsed once: `const say = translators({ en, de })`, then
 * `say(language)('key', { values })`. The web application gets its catalogues parsed by the build instead, so that
 * the parser is not shipped.
 */
export function translators<C extends Texts>(catalogues: {
  readonly en: C;
  readonly de: Readonly<Record<keyof C, string>>;
}): (language: Language) => Translate<C> {
  const byLanguage = new Map(
    languages.map((language) => [language, translator<C>(language, compileTexts(catalogues[language] as C))]),
  );
  return (language) => byLanguage.get(language)!;
}
