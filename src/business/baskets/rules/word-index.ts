import { forgiven, mistakesBetween, trigramsOf } from './store-words.ts';

/** Words with what they stand for, found by beginning, by a part, or nearly. */
export type WordIndex = {
  /** In alphabetical order, so that beginnings are a stretch of them. */
  readonly words: readonly string[];
  readonly ofTrigram: ReadonlyMap<string, readonly number[]>;
};

/** A word that fits what was typed: its place in the index and how well, 1 being the very word. */
export type WordFit = { readonly word: number; readonly fit: number };

export function wordIndex(given: Iterable<string>): WordIndex {
  const words = [...new Set(given)].sort();
  const ofTrigram = new Map<string, number[]>();
  words.forEach((word, index) => {
    for (const trigram of trigramsOf(word)) {
      const places = ofTrigram.get(trigram);
      if (places) places.push(index);
      else ofTrigram.set(trigram, [index]);
    }
  });
  return { words, ofTrigram };
}

/** The first place whose word is not before `word`. */
function placeOf(words: readonly string[], word: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Words that are the typed one or begin with it. */
export function beginningWith({ words }: WordIndex, typed: string, most = 5_000): WordFit[] {
  const fits: WordFit[] = [];
  for (let at = placeOf(words, typed); at < words.length && fits.length < most; at += 1) {
    const word = words[at]!;
    if (!word.startsWith(typed)) break;
    fits.push({ word: at, fit: word === typed ? 1 : 0.7 + (0.2 * typed.length) / word.length });
  }
  return fits;
}

/** Words that share enough trigrams with the typed one to be looked at, with the share of trigrams in common. */
function sharing({ words, ofTrigram }: WordIndex, typed: string): Map<number, number> {
  const asked = trigramsOf(typed);
  const counts = new Map<number, number>();
  for (const trigram of asked) {
    for (const place of ofTrigram.get(trigram) ?? []) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const shares = new Map<number, number>();
  for (const [place, shared] of counts) {
    // A word has as many trigrams as letters and one more, but for the few in which one comes twice.
    shares.set(place, shared / (asked.length + words[place]!.length + 1 - shared));
  }
  return shares;
}

/** Words that hold the typed one inside: at least three letters, so that they stand in the index by their trigrams. */
function holding(index: WordIndex, typed: string): WordFit[] {
  if (typed.length < 3) return [];
  const rarest = [...Array(typed.length - 2).keys()]
    .map((at) => index.ofTrigram.get(typed.slice(at, at + 3)) ?? [])
    .reduce((least, places) => (places.length < least.length ? places : least));
  return rarest.flatMap((word) =>
    index.words[word]!.includes(typed) ? [{ word, fit: 0.5 + (0.2 * typed.length) / index.words[word]!.length }] : [],
  );
}

const ALIKE = 0.45;
/** What is looked at more closely. A mistake spoils most trigrams of a short word, few of a long one. */
const WORTH_A_LOOK = (length: number) => (length < 8 ? 0.1 : 0.3);

/** Words that were nearly typed: alike by trigrams, or a mistake or two away, whole or as far as it was typed. */
export function nearly(index: WordIndex, typed: string): WordFit[] {
  const most = forgiven(typed.length);
  const fits: WordFit[] = [];
  for (const [word, share] of sharing(index, typed)) {
    if (share < WORTH_A_LOOK(typed.length)) continue;
    const text = index.words[word]!;
    const whole = mistakesBetween(typed, text, most);
    const begun = text.length > typed.length ? mistakesBetween(typed, text.slice(0, typed.length), most) : whole;
    const mistakes = Math.min(whole, begun);
    if (mistakes <= most) fits.push({ word, fit: 0.6 - 0.15 * mistakes + 0.1 * share });
    else if (typed.length > 3 && share >= ALIKE) fits.push({ word, fit: 0.4 * share });
  }
  return fits;
}

/** The words that fit: as typed where there are any, else nearly. What holds a digit is a number and is never guessed
 *  at. */
export function fitting(index: WordIndex, typed: string): WordFit[] {
  const begun = beginningWith(index, typed);
  if (begun.length > 0) return begun;
  const inside = holding(index, typed);
  if (inside.length > 0) return inside;
  return /\d/.test(typed) ? [] : nearly(index, typed);
}
