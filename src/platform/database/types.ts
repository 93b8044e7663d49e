import pg from 'pg';

const { builtins, getTypeParser } = pg.types;

// Array types have no names in pg.types.builtins.
const TEXT_ARRAY = 1009;
const BIGINT_ARRAY = 1016;
const NUMERIC_ARRAY = 1231;
const DATE_ARRAY = 1182;

const asBigint = (text: string): bigint => BigInt(text);
const asText = (text: string): string => text;

type Nested<T> = (T | null | Nested<T>)[];

function arrayOf<T>(parse: (text: string) => T): (text: string) => Nested<T> {
  const parseTexts = getTypeParser(TEXT_ARRAY as never, 'text') as (text: string) => Nested<string>;
  const each = (entries: Nested<string>): Nested<T> =>
    entries.map((entry) => (Array.isArray(entry) ? each(entry) : entry === null ? null : parse(entry)));
  return (text) => each(parseTexts(text));
}

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, asBigint],
  [BIGINT_ARRAY, arrayOf(asBigint)],
  // Exact decimals stay text until src/kernel/decimal.ts takes them: a float would lose digits.
  [builtins.NUMERIC, asText],
  [NUMERIC_ARRAY, arrayOf(asText)],
  // A calendar day has no instant and no zone.
  [builtins.DATE, asText],
  [DATE_ARRAY, arrayOf(asText)],
]);

/** int8 as bigint, numeric as text, date as "YYYY-MM-DD", timestamptz as Date; all else as pg does. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    const parser = format === 'binary' ? undefined : parsers.get(oid);
    return parser ?? getTypeParser(oid, format === 'binary' ? 'binary' : 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};
