import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsvLimits, CsvRow } from './csv.ts';
import { createCsvReader, escapeCell, readCsv, unescapeCell, writeCsvRow } from './csv.ts';
import { createDecoder, decodeText } from './decode.ts';
import { acceptedValue } from './outcome.ts';

const cellsOf = (text: string) => acceptedValue(readCsv(text)).map((row) => row.cells);

function readInPieces(text: string, size: number): readonly CsvRow[] {
  const reader = createCsvReader();
  const rows: CsvRow[] = [];
  for (let at = 0; at < text.length; at += size) rows.push(...acceptedValue(reader.read(text.slice(at, at + size))));
  return [...rows, ...acceptedValue(reader.end())];
}

describe('reading CSV', () => {
  it('finds out the delimiter and takes the byte-order mark away', () => {
    expect(cellsOf('\ufeffsku;price\r\nA;"1,5"\r\n')).toEqual([
      ['sku', 'price'],
      ['A', '1,5'],
    ]);
    expect(cellsOf('sku\tprice\nA\t1')).toEqual([
      ['sku', 'price'],
      ['A', '1'],
    ]);
    expect(cellsOf('"a;b;c",d\n1,2\n')).toEqual([
      ['a;b;c', 'd'],
      ['1', '2'],
    ]);
    expect(cellsOf('sku\nA\n')).toEqual([['sku'], ['A']]);
  });

  it('reads quotes, doubled quotes and line breaks in cells', () => {
    expect(cellsOf('a,"say ""hello""","two\r\nlines"\nb,5" disk,\n')).toEqual([
      ['a', 'say "hello"', 'two\r\nlines'],
      ['b', '5" disk', ''],
    ]);
  });

  it('counts rows as a spreadsheet does and passes over empty ones', () => {
    const rows = acceptedValue(readCsv('a,b\n\n"x\ny",1\r\n\r\n""\nlast,2'));
    expect(rows).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 3, cells: ['x\ny', '1'] },
      { row: 5, cells: [''] },
      { row: 6, cells: ['last', '2'] },
    ]);
  });

  it('reads every line end', () => {
    expect(cellsOf('a,b\rc,d\r\ne,f\ng,h')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ]);
  });

  it('names row and column of what it cannot read', () => {
    expect(readCsv('a,b\n1,"open\n2,3\n')).toMatchObject({
      refusal: { code: 'csv_quote_not_closed', facts: { row: 2, column: 2 } },
    });
    expect(readCsv('a,b\n1,2\n"x"y,3\n')).toMatchObject({
      refusal: { code: 'csv_text_after_quote', facts: { row: 3, column: 1 } },
    });
  });

  it('holds to its limits, even where a quote never closes', () => {
    const limits: CsvLimits = { cellLength: 5, columns: 2, rows: 2 };
    expect(readCsv('a,123456\n', limits)).toMatchObject({
      refusal: { code: 'csv_cell_too_long', facts: { row: 1, column: 2, most: 5 } },
    });
    expect(readCsv('a,b,c\n', limits)).toMatchObject({ refusal: { code: 'csv_too_many_columns' } });
    expect(readCsv('a\nb\nc\n', limits)).toMatchObject({ refusal: { code: 'csv_too_many_rows' } });
    const reader = createCsvReader(limits, ',');
    expect(reader.read('"12345').ok).toBe(true);
    expect(reader.read('678901')).toMatchObject({ refusal: { code: 'csv_cell_too_long' } });
  });

  it('gives the same rows however the text is cut', () => {
    const text = '\ufeffa;b\r\n"x;""y""";2\r\n\r\n3;"4\r\n5"\r\nlast;\r';
    const whole = acceptedValue(readCsv(text));
    for (let size = 1; size <= text.length; size++) expect(readInPieces(text, size)).toEqual(whole);
  });
});

describe('writing CSV', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.stringMatching(/^['=+\-@\t\r\n",; a]{0,6}$/),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );

  it('escapes what a spreadsheet would run as a formula', () => {
    expect(['=1+1', '+1', '-1', '@a', '\tx', '\rx'].map(escapeCell)).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@a",
      "'\tx",
      "'\rx",
    ]);
    expect([escapeCell("'=x"), escapeCell("O'Neil"), escapeCell("'quoted'")]).toEqual(["''=x", "O'Neil", "'quoted'"]);
    expect(unescapeCell("'quoted'")).toBe("'quoted'");
  });

  it('comes back unchanged from export then import, with any delimiter', () => {
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t'), (given, delimiter) => {
        const text = given.map((cells) => writeCsvRow(cells, delimiter)).join('');
        const reader = createCsvReader(undefined, delimiter);
        const read = [...acceptedValue(reader.read(text)), ...acceptedValue(reader.end())];
        expect(read.map((row) => row.cells)).toEqual(given);
        if (given[0]!.length > 1) expect(cellsOf(text)).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });
});

describe('decoding a file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('reads UTF-8 as it is, cut anywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (text, size) => {
        const decoder = createDecoder();
        const all = bytes(text);
        let read = '';
        for (let at = 0; at < all.length; at += size)
          read += acceptedValue(decoder.decode(all.subarray(at, at + size)));
        expect(read + acceptedValue(decoder.end())).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(all));
      }),
    );
  });

  it('reads Latin-1 and what Windows adds to it where the bytes are not UTF-8', () => {
    const latin = Uint8Array.from([0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x80, 0x20, 0x93, 0x94]);
    expect(acceptedValue(decodeText(latin))).toBe('Größe € “”');
    const long = Uint8Array.from([...bytes('a'.repeat(9_000)), 0xe9]);
    expect(acceptedValue(decodeText(long)).slice(-2)).toBe('aé');
    expect(acceptedValue(decodeText(Uint8Array.from([0x61, 0xc3])))).toBe('aÃ');
  });

  it('refuses a file that is both, and says where', () => {
    expect(decodeText(Uint8Array.from([...bytes('Größe,'), 0xf6]))).toMatchObject({
      refusal: { code: 'encoding_mixed', facts: { offset: 8 } },
    });
  });

  it('does not take overlong forms, surrogates or numbers past the last for UTF-8', () => {
    for (const wrong of [
      [0xc0, 0xaf],
      [0xe0, 0x80, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
    ]) {
      const decoder = createDecoder();
      decoder.decode(Uint8Array.from(wrong));
      decoder.end();
      expect(decoder.encoding()).toBe('windows-1252');
    }
  });
});
