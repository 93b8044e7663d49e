import de from './de/titles.ts';
import en from './en/titles.ts';
import type { Language } from './languages.ts';

const titles = { en, de };
type Title = keyof typeof en;

const known = new Map(
  Object.values(titles).flatMap((words) =>
    Object.entries(words).map(([title, word]) => [word.toLowerCase(), title as Title] as const),
  ),
);

/** A title from somebody's card in the reader's language, where it is a usual one; any other as the card has it. */
export function titleIn(language: Language, written: string): string {
  const title = known.get(written.trim().toLowerCase());
  return title === undefined ? written : titles[language][title];
}
