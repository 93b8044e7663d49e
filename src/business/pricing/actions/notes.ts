import type { Context } from '../../../platform/http/route.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/price-notes.ts';
import en from '../../../texts/en/price-notes.ts';
import type { Note } from '../terms.ts';

const say = translators<Record<string, string>>({ en, de });

/** Something to know about a list or a file, in the reader's language. A code without words is a bug and throws. */
export function noteOf(context: Pick<Context, 'language'>, code: string, facts: Note['facts']): Note {
  const key = `note.${code}`;
  if (!(key in en)) throw new Error(`No words for the note ${code}`);
  return { code, facts, text: say(context.language)(key, facts) };
}
