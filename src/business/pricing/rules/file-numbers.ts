/** Says what is wrong with a cell: its row and column, what stands there, what would be right. */
export type CellReport = (
  row: number,
  column: string,
  value: string,
  expected: string,
  facts?: Readonly<Record<string, string | number>>,
) => void;

/** Reads the numbers of one file. Which sign its decimals have, comma or point, the file decides by the first number
 *  that can be read in one way only; thousands separators are never guessed at. */
export type NumberReader = {
  /** The number in its canonical form ("1234.5"), or undefined when it was reported. */
  readonly read: (cell: string, row: number, column: string) => string | undefined;
  /** Reports the numbers that could be read in two ways, when the whole file gave no answer or another one. */
  readonly finish: () => void;
};

type Doubtful = { readonly row: number; readonly column: string; readonly cell: string };

const PLAIN = /^\d+$/;
const SEPARATED = /^(\d+)([.,])(\d+)$/;
/** 1.234 may be one and a bit, or more than a thousand. 0.234 and 1.23 may not. */
const TWO_WAYS = /^[1-9]\d{0,2}[.,]\d{3}$/;
const THOUSANDS = /^\d{1,3}(?:[.,\s'’\u00a0\u202f]\d{3})+(?:[.,]\d+)?$/;
const FRACTION_MOST = 6;
const KEPT = 200;

export function createNumberReader(report: CellReport): NumberReader {
  let sign: { readonly character: string; readonly row: number } | undefined;
  const doubtful: Record<string, { count: number; cells: Doubtful[] }> = {
    '.': { count: 0, cells: [] },
    ',': { count: 0, cells: [] },
  };
  const separated = (match: RegExpExecArray, row: number, column: string): string | undefined => {
    const [cell, whole, character, fraction] = match as unknown as [string, string, string, string];
    if (TWO_WAYS.test(cell)) {
      const kept = doubtful[character]!;
      kept.count++;
      if (kept.cells.length < KEPT) kept.cells.push({ row, column, cell });
    } else if (sign === undefined) sign = { character, row };
    else if (sign.character !== character) {
      report(row, column, cell, 'decimal_sign_of_file', { sign: sign.character, other: sign.row });
      return undefined;
    }
    if (fraction.replace(/0+$/, '').length > FRACTION_MOST) {
      report(row, column, cell, 'price_six_digits');
      return undefined;
    }
    return `${withoutZeros(whole)}.${fraction}`;
  };
  return {
    read: (given, row, column) => {
      const cell = given.trim();
      if (PLAIN.test(cell)) return withoutZeros(cell);
      const match = SEPARATED.exec(cell);
      if (match !== null) return separated(match, row, column);
      if (THOUSANDS.test(cell)) report(row, column, cell, 'no_thousands', { suggested: withoutThousands(cell) });
      else if (cell.startsWith('-')) report(row, column, cell, 'price_zero_or_more');
      else report(row, column, cell, 'price_digits');
      return undefined;
    },
    finish: () => {
      for (const [character, { cells }] of Object.entries(doubtful)) {
        if (sign?.character === character) continue;
        for (const { row, column, cell } of cells) {
          if (sign === undefined)
            report(row, column, cell, 'number_one_way', {
              thousands: withoutThousands(cell),
              decimal: `${cell.replace(',', '.')}0`,
            });
          else report(row, column, cell, 'no_thousands', { suggested: withoutThousands(cell) });
        }
      }
    },
  };
}

function withoutZeros(whole: string): string {
  return whole.replace(/^0+(?=\d)/, '');
}

/** "1.234,50" is 1234.50: only the last separator may be the decimal one, and only where three digits do not follow. */
function withoutThousands(cell: string): string {
  const decimals = /[.,](\d{1,2}|\d{4,})$/.exec(cell)?.[1];
  const whole = (decimals === undefined ? cell : cell.slice(0, -decimals.length)).replace(/\D/g, '');
  return decimals === undefined ? whole : `${whole}.${decimals}`;
}

/** A number as an export writes it: one that could be read in two ways gets a digit more. */
export function unambiguous(text: string): string {
  return TWO_WAYS.test(text) ? `${text}0` : text;
}
