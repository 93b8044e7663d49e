/** Words as they are compared: small letters, no accents, ß as ss. Both sides of a search go through here. */
export function plainWords(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

/** The words of a text, at most `most` of them. */
export function wordsOf(text: string, most = 60): string[] {
  return (plainWords(text).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, most);
}

/** A SKU as it is compared: letters and digits only, so that "rly team 12" finds RLY-TEAM-12. */
export function plainSku(text: string): string {
  return plainWords(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** The trigrams of a word with its beginning and end marked, each once. */
export function trigramsOf(word: string): string[] {
  const padded = `  ${word} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  return [...found];
}

/**
 * Typing mistakes between two words: letters put in, left out, changed, or swapped with their neighbour (optimal string
 * alignment). Stops counting past `most` and then answers `most + 1`.
 */
export function mistakesBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let mistakes = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        mistakes = Math.min(mistakes, before[j - 2]! + 1);
      row.push(mistakes);
      least = Math.min(least, mistakes);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

/** How many mistakes a word of this length is forgiven: none in short ones, which would mean anything. */
export function forgiven(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}
