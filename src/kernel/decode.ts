import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';

export type Encoding = 'utf-8' | 'windows-1252';

/** Turns the bytes of a file into text, chunk by chunk. */
export type Decoder = {
  /** Refuses `encoding_mixed` with the byte's offset: the file holds both encodings, so neither reading is right. */
  readonly decode: (chunk: Uint8Array) => Outcome<string>;
  readonly end: () => Outcome<string>;
  readonly encoding: () => Encoding;
};

/** windows-1252 where it differs from Latin-1 (bytes 0x80 to 0x9f); the five unused bytes stay control characters. */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
const PIECE = 4_096;

/** In pieces, because an argument list has a limit; applied, because spreading walks an iterator per code. */
function textOfCodes(codes: Uint16Array, length: number): string {
  let text = '';
  for (let at = 0; at < length; at += PIECE) {
    const piece = codes.subarray(at, Math.min(at + PIECE, length));
    text += String.fromCharCode.apply(null, piece as unknown as number[]);
  }
  return text;
}

function decodeWindows1252(bytes: Uint8Array, from: number): string {
  const codes = new Uint16Array(bytes.length - from);
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    codes[at - from] = byte >= 0x80 && byte < 0xa0 ? HIGH.charCodeAt(byte - 0x80) : byte;
  }
  return textOfCodes(codes, codes.length);
}

/** Length and first code bits of a sequence by its first byte; undefined for a byte that cannot start one. */
function sequenceOf(byte: number): { length: number; bits: number; least: number } | undefined {
  if (byte >= 0xc2 && byte <= 0xdf) return { length: 2, bits: byte & 0x1f, least: 0x80 };
  if (byte >= 0xe0 && byte <= 0xef) return { length: 3, bits: byte & 0x0f, least: 0x800 };
  if (byte >= 0xf0 && byte <= 0xf4) return { length: 4, bits: byte & 0x07, least: 0x10000 };
  return undefined;
}

/** The code point at `at`, 'short' when the chunk ends inside it, 'bad' when no UTF-8 reads so. */
function codePointAt(bytes: Uint8Array, at: number): { point: number; length: number } | 'short' | 'bad' {
  const sequence = sequenceOf(bytes[at]!);
  if (sequence === undefined) return 'bad';
  let point = sequence.bits;
  for (let next = 1; next < sequence.length; next++) {
    if (at + next >= bytes.length) return 'short';
    const byte = bytes[at + next]!;
    if ((byte & 0xc0) !== 0x80) return 'bad';
    point = (point << 6) | (byte & 0x3f);
  }
  if (point < sequence.least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return 'bad';
  return { point, length: sequence.length };
}

type Utf8Piece = {
  readonly text: string;
  readonly next: number;
  readonly stop: 'end' | 'short' | 'bad';
  readonly wide: boolean;
};

/** Reads UTF-8 until the bytes end or stop being UTF-8. `wide` says whether any character took more than one byte. */
function decodeUtf8(bytes: Uint8Array): Utf8Piece {
  const codes = new Uint16Array(bytes.length);
  let length = 0;
  let wide = false;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at]!;
    if (byte < 0x80) {
      codes[length++] = byte;
      at++;
      continue;
    }
    const read = codePointAt(bytes, at);
    if (read === 'short' || read === 'bad') return { text: textOfCodes(codes, length), next: at, stop: read, wide };
    wide = true;
    if (read.point > 0xffff) {
      codes[length++] = 0xd800 + ((read.point - 0x10000) >> 10);
      codes[length++] = 0xdc00 + ((read.point - 0x10000) & 0x3ff);
    } else codes[length++] = read.point;
    at += read.length;
  }
  return { text: textOfCodes(codes, length), next: at, stop: 'end', wide };
}

/** Reads UTF-8, and windows-1252 (what spreadsheets call Latin-1) where the first byte that is not plain ASCII is not
 *  UTF-8. A file is never decoded twice, so its size does not matter; one that mixes both is refused. */
export function createDecoder(): Decoder {
  let encoding: Encoding = 'utf-8';
  let sure = false;
  let kept: Uint8Array = new Uint8Array(0);
  let offset = 0;
  const take = (chunk: Uint8Array, last: boolean): Outcome<string> => {
    if (encoding === 'windows-1252') return accept(decodeWindows1252(chunk, 0));
    const bytes = kept.length === 0 ? chunk : new Uint8Array(kept.length + chunk.length);
    if (kept.length > 0) {
      bytes.set(kept);
      bytes.set(chunk, kept.length);
    }
    const piece = decodeUtf8(bytes);
    sure ||= piece.wide;
    if (piece.stop === 'bad' || (piece.stop === 'short' && last)) {
      if (sure) return refuse('encoding_mixed', { facts: { offset: offset + piece.next } });
      encoding = 'windows-1252';
      kept = new Uint8Array(0);
      return accept(piece.text + decodeWindows1252(bytes, piece.next));
    }
    offset += piece.next;
    kept = bytes.slice(piece.next);
    return accept(piece.text);
  };
  return {
    decode: (chunk) => take(chunk, false),
    end: () => take(new Uint8Array(0), true),
    encoding: () => encoding,
  };
}

/** All bytes at once, for small files. */
export function decodeText(bytes: Uint8Array): Outcome<string> {
  const decoder = createDecoder();
  const head = decoder.decode(bytes);
  if (!head.ok) return head;
  const tail = decoder.end();
  return tail.ok ? accept(head.value + tail.value) : tail;
}
