import type { FieldError } from '../../../kernel/outcome.ts';

/** What a person's password must not be made of: his own words are the first that others try. */
export type OwnWords = { readonly email: string; readonly name?: string; readonly company?: string };

const SHORTEST = 12;
const LONGEST = 128;
/** Characters that must be left once everything guessable is taken away. */
const LEFT = 5;

/** The words that lists of breached passwords are made of, in the languages of the product. */
const COMMON =
  'password passwort passw0rd kennwort qwertyuiop qwertzuiop qwerty qwertz azerty asdfghjkl asdfgh yxcvbnm zxcvbnm zaq12wsx ' +
  '1q2w3e4r5t 1q2w3e4r 1qaz2wsx qazwsx letmein welcome willkommen iloveyou ichliebedich administrator admin login hello ' +
  'hallo dragon monkey sunshine princess football fussball baseball master shadow superman batman michael jennifer ' +
  'trustno1 starwars whatever freedom secret geheim changeme default internet computer schatz sommer summer winter ' +
  'herbst autumn spring keyline abcdefghijklmnop abcdefgh abcdef abc123 abc correct horse battery staple test';
const COMMON_WORDS: readonly string[] = COMMON.split(' ').sort((a, b) => b.length - a.length);

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

function ownWords(own: OwnWords): string[] {
  return `${own.email} ${own.name ?? ''} ${own.company ?? ''}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
}

function without(text: string, words: readonly string[]): string {
  let left = text;
  for (const word of words) left = left.split(word).join('');
  return left;
}

/** A short piece over and over: "abcabcabcabc". */
function repeats(text: string): boolean {
  for (let length = 1; length <= 4; length++) {
    if (text.split(text.slice(0, length)).every((piece) => piece === '' || text.slice(0, length).startsWith(piece))) {
      return true;
    }
  }
  return false;
}

/** Runs of three and more neighbours (1234, 9876, cdef), years, and what stands beside them. */
function withoutRuns(text: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    const step = (text.charCodeAt(at + 1) || 0) - text.charCodeAt(at);
    let end = at + 1;
    if (Math.abs(step) <= 1) {
      while (end < text.length && text.charCodeAt(end) - text.charCodeAt(end - 1) === step) end++;
    }
    if (end - at < 3) {
      left += text[at];
      at += 1;
    } else at = end;
  }
  return left.replace(/(?:19|20)\d\d/g, '');
}

function guessable(password: string, own: OwnWords): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const words = [...ownWords(own), ...COMMON_WORDS];
  const unmasked = [...plain].map((letter) => LEET[letter] ?? letter).join('');
  return (
    repeats(plain) ||
    [plain, unmasked].some((text) => {
      const left = withoutRuns(without(text, words)).replace(/[^\p{L}\p{N}]/gu, '');
      return new Set(left).size < LEFT;
    })
  );
}

/**
 * What is wrong with a new password, or null. 12 to 128 characters, any of them; no rules of composition (NIST SP
 * 800-63B, OWASP ASVS 5): refused is what a list of breached passwords, a row of keys or the person's own words give.
 */
export function passwordProblem(password: string, own: OwnWords, pointer = '/password'): FieldError | null {
  const length = [...password].length;
  if (length < SHORTEST) return { pointer, expected: 'at_least_characters', facts: { minimum: SHORTEST } };
  if (length > LONGEST) return { pointer, expected: 'at_most_characters', facts: { maximum: LONGEST } };
  return guessable(password, own) ? { pointer, expected: 'password_not_guessable' } : null;
}
