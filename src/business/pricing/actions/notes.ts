import type { Context } from '../../../platform/http/route.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/price-notes.ts';
import en from '../../../texts/en/price-notes.ts';
import { formats } from '../../../texts/format.ts';
import type { Note } from '../terms.ts';

const say = translators<Record<string, string>>({ en, de });

const prices = new Set(['price', 'before', 'after', 'floor', 'less', 'cost', 'public']);

/** Figures as the reader writes them; the facts beside the text stay as they are. */
function inWords(language: Context['language'], facts: Note['facts']): Note['facts'] {
  const format = formats(language);
  const worded = Object.entries(facts).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value];
    if (prices.has(name)) return [name, format.unitPrice(value)];
    if (name === 'percent') return [name, format.quantity(value.replace('-', ''))];
    return [name, /^\d{4}-\d\d-\d\d$/.test(value) ? format.date(value) : value];
  });
  return Object.fromEntries(worded);
}

/** Something to know about a list or a file, in the reader's language. A code without words is a bug and throws. */
export function noteOf(context: Pick<Context, 'language'>, code: string, facts: Note['facts']): Note {
  const key = `note.${code}`;
  if (!(key in en)) throw new Error(`No words for the note ${code}`);
  return { code, facts, text: say(context.language)(key, inWords(context.language, facts)) };
}
