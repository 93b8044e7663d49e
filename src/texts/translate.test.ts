import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileTexts, translators } from './compile.ts';
import { languages } from './languages.ts';

type Catalogue = Readonly<Record<string, string>>;

/** Every placeholder of a message, sorted: names only, so that the order of words is free. */
function placeholders(message: string): string[] {
  const names = new Set<string>();
  const collect = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens) {
      if (!Array.isArray(token)) continue;
      names.add(String(token[0]));
      const forms: unknown = token[2];
      if (forms !== null && typeof forms === 'object') for (const form of Object.values(forms)) collect(form);
    }
  };
  collect(compileTexts({ message }).message);
  return [...names].sort();
}

/** The words of a message, without what is put in. */
const wordsOf = (message: string) => message.replace(/\{[^{}]*\}/g, ' ').match(/\p{L}{2,}/gu) ?? [];

/** What is counted has a gender in German, which nobody told us: a German sentence may do without the word. */
const countedThing = new Set(['metric', 'metrics']);

const tags = (message: string) => [...message.matchAll(/<(\w+)>/g)].map((match) => match[1]).sort();

async function load(language: string, file: string): Promise<Catalogue> {
  return ((await import(/* @vite-ignore */ `./${language}/${file}`)) as { default: Catalogue }).default;
}

const files = readdirSync(new URL('./en', import.meta.url)).filter((file) => file.endsWith('.ts'));

describe('every catalogue', () => {
  it('is there in each language', () => {
    for (const language of languages) {
      expect(readdirSync(new URL(`./${language}`, import.meta.url)).filter((file) => file.endsWith('.ts'))).toEqual(
        files,
      );
    }
  });

  describe.each(files)('%s', (file) => {
    it('has the same keys, placeholders and tags in German', async () => {
      const [english, german] = [await load('en', file), await load('de', file)];
      expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
      for (const [key, message] of Object.entries(english)) {
        const [said, meant] = [placeholders(german[key]!), placeholders(message)];
        expect({ [key]: said.filter((name) => !meant.includes(name)) }).toEqual({ [key]: [] });
        expect({ [key]: meant.filter((name) => !said.includes(name) && !countedThing.has(name)) }).toEqual({
          [key]: [],
        });
        expect({ [key]: tags(german[key]!) }).toEqual({ [key]: tags(message) });
      }
    });

    it('is translated: no longer text is left in English', async () => {
      const [english, german] = [await load('en', file), await load('de', file)];
      const left = Object.entries(english).filter(
        ([key, message]) => german[key] === message && wordsOf(message).length > 2,
      );
      expect(left).toEqual([]);
    });

    it('speaks as the house speaks', async () => {
      for (const language of languages) {
        const spoken = Object.entries(await load(language, file)).filter(([, message]) =>
          /!(?!=)|\bplease\b|\bsorry\b|successfully|\bbitte\b|\bleider\b|erfolgreich/i.test(message),
        );
        expect(spoken).toEqual([]);
      }
    });
  });

  it('shares no key with the shared one', async () => {
    const shared = new Set(Object.keys(await load('en', 'shared.ts')));
    for (const file of files.filter((name) => name !== 'shared.ts')) {
      const twice = Object.keys(await load('en', file)).filter((key) => shared.has(key));
      expect({ [file]: twice }).toEqual({ [file]: [] });
    }
  });
});

describe('a translator', () => {
  const say = translators({
    en: { rows: '{count, plural, one {# row} other {# rows}}', hello: 'Hello {name}' },
    de: { rows: '{count, plural, one {# Zeile} other {# Zeilen}}', hello: 'Guten Tag {name}' },
  });

  it('puts values in and chooses the plural, with grouped figures', () => {
    expect(say('en')('rows', { count: 1 })).toBe('1 row');
    expect(say('en')('rows', { count: 1204 })).toBe('1,204 rows');
    expect(say('de')('rows', { count: 1204 })).toBe('1.204 Zeilen');
    expect(say('de')('hello', { name: 'Ines {0} <b>' })).toBe('Guten Tag Ines {0} <b>');
  });

  it('throws at a key that has no text', () => {
    const translate = say('en') as (key: string) => string;
    expect(() => translate('unknown')).toThrow('No text for "unknown" in en');
  });

  it('names the key of a message that cannot be read', () => {
    expect(() => compileTexts({ broken: 'A {name' })).toThrow('The text "broken" is not a valid message');
  });
});
