import type { CatalogSnapshot } from '../terms.ts';

/** The whole catalogue as rows of text: one row per offer, which names its product, edition, family, metric and
 *  support level by code and carries their words too. What has no offer yet stands in a row without a SKU. */

export type Level = 'family' | 'metric' | 'support' | 'product' | 'edition' | 'offer';

/** A cell and the field it fills: `path` into the body of the level's terms. */
export type CellField = {
  readonly column: string;
  readonly path: readonly string[];
  readonly kind: 'text' | 'lines' | 'whole' | 'day';
};

const text = (column: string, ...path: string[]): CellField => ({ column, path, kind: 'text' });
const whole = (column: string, path: string): CellField => ({ column, path: [path], kind: 'whole' });
const dayField = (column: string): CellField => ({ column, path: ['endsOn'], kind: 'day' });
const inBoth = (column: string, field: string) => [
  text(`${column}_en`, field, 'en'),
  text(`${column}_de`, field, 'de'),
];
const named = (level: string) => [
  ...inBoth(`${level}_name`, 'names'),
  ...inBoth(`${level}_lede`, 'ledes'),
  whole(`${level}_position`, 'position'),
  dayField(`${level}_ends_on`),
];

/** The column that holds a level's code, and its other cells. */
export const levels: Readonly<Record<Level, { readonly code: CellField; readonly fields: readonly CellField[] }>> = {
  family: { code: text('family', 'code'), fields: named('family') },
  metric: {
    code: text('metric', 'code'),
    fields: [
      ...inBoth('metric_singular', 'singulars'),
      ...inBoth('metric_plural', 'plurals'),
      dayField('metric_ends_on'),
    ],
  },
  support: { code: text('support', 'code'), fields: named('support') },
  product: { code: text('product', 'slug'), fields: [...named('product'), text('product_status', 'status')] },
  edition: {
    code: text('edition', 'code'),
    fields: [
      ...inBoth('edition_name', 'names'),
      { column: 'edition_features_en', path: ['features', 'en'], kind: 'lines' },
      { column: 'edition_features_de', path: ['features', 'de'], kind: 'lines' },
      whole('edition_position', 'position'),
      dayField('edition_ends_on'),
    ],
  },
  offer: {
    code: text('sku', 'sku'),
    fields: [
      whole('term_months', 'termMonths'),
      text('billing', 'billing'),
      whole('notice_days', 'noticeDays'),
      { column: 'starts_on', path: ['startsOn'], kind: 'day' },
      dayField('ends_on'),
      text('cost', 'cost', 'amount'),
      text('cost_currency', 'cost', 'currency'),
    ],
  },
};

const written: readonly Level[] = ['offer', 'family', 'product', 'metric', 'edition', 'support'];

/** Every column, in the order an export writes them. */
export const catalogueColumns: readonly string[] = written.flatMap((level) => [
  levels[level].code.column,
  ...levels[level].fields.map((field) => field.column),
]);

/** What a cell means; undefined where it is empty. A number that is none is given on as text, for its field to refuse. */
export function valueOfCell(field: CellField, cell: string): unknown {
  const trimmed = cell.trim();
  if (trimmed === '') return undefined;
  if (field.kind === 'whole') return /^-?\d{1,9}$/.test(trimmed) ? Number(trimmed) : trimmed;
  if (field.kind !== 'lines') return trimmed;
  return trimmed
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function cellOfValue(field: CellField, thing: object | undefined): string {
  let value: unknown = thing;
  for (const part of field.path) value = (value as Record<string, unknown> | undefined)?.[part];
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.join('\n') : String(value);
}

/** What an empty cell stands for in a column that the file has: nothing where a thing may go without, else `undefined`
 *  for "as it was". */
export function emptyValue(field: CellField): { readonly clears: boolean; readonly value: unknown } {
  const last = field.path.at(-1);
  if (last === 'endsOn') return { clears: true, value: null };
  const optional = last === 'de' || ['ledes', 'features', 'cost'].includes(field.path[0]!);
  return { clears: optional, value: undefined };
}

/** A code made of what a person typed: "Größen & Maße" is "grossen-masse". */
export function codeOfText(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

type RowThings = Partial<Record<Level, object>>;

function cellsOf(things: RowThings): string[] {
  return written.flatMap((level) => [
    cellOfValue(levels[level].code, things[level]),
    ...levels[level].fields.map((field) => cellOfValue(field, things[level])),
  ]);
}

/** The catalogue as rows below `catalogueColumns`: offers by SKU, then what no offer names. */
export function* rowsOfCatalogue(catalog: CatalogSnapshot): Generator<readonly string[]> {
  const named = new Set<string>();
  const rowOf = (productId: string | undefined, editionId: string | undefined, more: RowThings) => {
    const product = productId === undefined ? undefined : catalog.products.get(productId);
    const edition = editionId === undefined ? undefined : catalog.editions.get(editionId);
    const family = product && catalog.families.get(product.familyId);
    const metric = product && catalog.licenceMetrics.get(product.licenceMetricId);
    const things = { family, metric, product, edition, ...more } as RowThings;
    for (const thing of Object.values(things)) if (thing) named.add((thing as { id: string }).id);
    return cellsOf(things);
  };
  const bySku = [...catalog.offers.values()].sort((a, b) => (a.sku < b.sku ? -1 : 1));
  for (const offer of bySku) {
    const support = catalog.supportLevels.get(offer.supportLevelId)!;
    yield rowOf(offer.productId, offer.editionId, { offer, support });
  }
  for (const edition of catalog.editions.values())
    if (!named.has(edition.id)) yield rowOf(edition.productId, edition.id, {});
  for (const product of catalog.products.values()) if (!named.has(product.id)) yield rowOf(product.id, undefined, {});
  for (const family of catalog.families.values())
    if (!named.has(family.id)) yield rowOf(undefined, undefined, { family });
  for (const metric of catalog.licenceMetrics.values())
    if (!named.has(metric.id)) yield rowOf(undefined, undefined, { metric });
  for (const support of catalog.supportLevels.values())
    if (!named.has(support.id)) yield rowOf(undefined, undefined, { support });
}
