import type { ZodType } from 'zod';
import type { CsvRow } from '../../../kernel/csv.ts';
import type { Context } from '../../../platform/http/route.ts';
import { fieldErrors } from '../../../platform/http/validation.ts';
import type { ColumnPlace, RowErrors } from '../../../platform/table-file.ts';
import type { CellField, Level } from '../rules/catalogue-file.ts';
import { codeOfText, emptyValue, levels, valueOfCell } from '../rules/catalogue-file.ts';
import { isDraftOffer } from '../rules.ts';
import type { CatalogSnapshot, Edition, Family, LicenceMetric, Offer, Product, SupportLevel } from '../terms.ts';
import { editionBody, familyBody, licenceMetricBody, offerBody, productBody, supportLevelBody } from '../terms.ts';

/** What a file says of one thing, gathered over all rows that name it. */
type Thing = {
  readonly code: string;
  /** As it was typed: the name of a thing that is new and has none. */
  readonly typed: string;
  readonly row: number;
  readonly said: Map<string, { readonly value: unknown; readonly row: number }>;
  /** Codes of what it belongs to. */
  readonly refers: Partial<Record<Level, { readonly key: string; readonly row: number }>>;
};

export type ImportedThings = Readonly<Record<Level, Map<string, Thing>>>;

type Column = { readonly field: CellField; readonly at: number };

/** Takes the rows of a file apart into the things they name. Two rows that say different things of one are refused. */
export function collectThings(
  place: ColumnPlace,
  errors: RowErrors,
): { readonly things: ImportedThings; readonly take: (row: CsvRow) => void } {
  const things: ImportedThings = {
    family: new Map(),
    metric: new Map(),
    support: new Map(),
    product: new Map(),
    edition: new Map(),
    offer: new Map(),
  };
  const placed = Object.fromEntries(
    Object.entries(levels).map(([level, { code, fields }]) => [
      level,
      {
        code: place(code.column),
        columns: fields.map((field): Column => ({ field, at: place(field.column) })).filter(({ at }) => at >= 0),
      },
    ]),
  ) as Record<Level, { code: number; columns: Column[] }>;

  const takeLevel = (level: Level, row: CsvRow, within = ''): Thing | undefined => {
    const { code: codeAt, columns } = placed[level];
    const typed = (row.cells[codeAt] ?? '').trim();
    if (typed === '') {
      const filled = columns.find(({ at }) => (row.cells[at] ?? '').trim() !== '');
      if (filled) errors.add(row.row, levels[level].code.column, '', 'present');
      return undefined;
    }
    const code = level === 'offer' ? typed : codeOfText(typed);
    const key = level === 'offer' ? code.toUpperCase() : within === '' ? code : `${within}/${code}`;
    let thing = things[level].get(key);
    if (thing === undefined) {
      thing = { code, typed, row: row.row, said: new Map(), refers: {} };
      things[level].set(key, thing);
    }
    for (const { field, at } of columns) say(thing, field, row.cells[at] ?? '', row.row, errors);
    return thing;
  };
  const refer = (thing: Thing | undefined, level: Level, key: string | undefined, row: CsvRow) => {
    if (thing === undefined || key === undefined) return;
    const there = thing.refers[level];
    if (there === undefined) thing.refers[level] = { key, row: row.row };
    else if (there.key !== key)
      errors.add(row.row, levels[level].code.column, key, 'same_as_row', { other: there.row, before: there.key });
  };
  return {
    things,
    take: (row) => {
      const family = takeLevel('family', row);
      const metric = takeLevel('metric', row);
      const support = takeLevel('support', row);
      const product = takeLevel('product', row);
      const edition = product ? takeLevel('edition', row, product.code) : undefined;
      const offer = takeLevel('offer', row);
      refer(product, 'family', family?.code, row);
      refer(product, 'metric', metric?.code, row);
      refer(edition, 'product', product?.code, row);
      refer(offer, 'product', product?.code, row);
      refer(offer, 'edition', edition && product ? `${product.code}/${edition.code}` : undefined, row);
      refer(offer, 'support', support?.code, row);
    },
  };
}

function say(thing: Thing, field: CellField, cell: string, row: number, errors: RowErrors): void {
  const value = valueOfCell(field, cell);
  const there = thing.said.get(field.column);
  if (there === undefined || there.value === undefined) thing.said.set(field.column, { value, row });
  else if (value !== undefined && !same(there.value, value))
    errors.add(row, field.column, cell, 'same_as_row', { other: there.row, before: String(there.value) });
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

type Body = Record<string, unknown>;

export type MergedThings = {
  readonly families: readonly Family[];
  readonly licenceMetrics: readonly LicenceMetric[];
  readonly supportLevels: readonly SupportLevel[];
  readonly products: readonly Product[];
  readonly editions: readonly Edition[];
  readonly offers: readonly Offer[];
  readonly created: number;
  readonly unchanged: number;
  readonly changes: readonly { readonly before: unknown; readonly after: unknown }[];
};

/** What is there with what the file says laid over it; only what becomes different is given back. */
export function mergeThings(
  context: Context,
  before: CatalogSnapshot,
  things: ImportedThings,
  errors: RowErrors,
): MergedThings {
  const tally = { created: 0, unchanged: 0, changes: [] as { before: unknown; after: unknown }[] };
  const ids: Record<Level, Map<string, string>> = knownIds(before);
  const mergeLevel = <T extends { readonly id: string }>(
    level: Level,
    schema: ZodType,
    there: (id: string) => T | undefined,
    complete: (thing: Thing, body: Body, existing: T | undefined) => void,
  ): T[] => {
    const written: T[] = [];
    let position = 0;
    for (const [key, thing] of things[level]) {
      position += 10;
      const id = ids[level].get(key) ?? context.newId();
      const existing = there(id);
      const body = bodyOf(level, thing, existing, position);
      complete(thing, body, existing);
      const parsed = schema.safeParse(body);
      ids[level].set(key, id);
      if (!parsed.success) {
        reportIssues(level, thing, fieldErrors(parsed.error.issues, body), errors);
        continue;
      }
      const after = { ...(parsed.data as object), id, rowVersion: 1 } as unknown as T;
      if (
        existing !== undefined &&
        same(ordered(existing), ordered({ ...after, rowVersion: rowVersionOf(existing) }))
      ) {
        tally.unchanged++;
        continue;
      }
      if (existing === undefined) tally.created++;
      tally.changes.push({ before: existing ?? null, after });
      written.push(after);
    }
    return written;
  };
  const referTo = (thing: Thing, body: Body, level: Level, field: string) => {
    const reference = thing.refers[level];
    if (reference !== undefined) body[field] = ids[level].get(reference.key);
  };
  const nothing = () => {};
  const families = mergeLevel('family', familyBody, (id) => before.families.get(id), nothing);
  const licenceMetrics = mergeLevel('metric', licenceMetricBody, (id) => before.licenceMetrics.get(id), nothing);
  const supportLevels = mergeLevel('support', supportLevelBody, (id) => before.supportLevels.get(id), nothing);
  const products = mergeLevel<Product>(
    'product',
    productBody,
    (id) => before.products.get(id),
    (thing, body) => {
      referTo(thing, body, 'family', 'familyId');
      referTo(thing, body, 'metric', 'licenceMetricId');
    },
  );
  const editions = mergeLevel<Edition>(
    'edition',
    editionBody,
    (id) => before.editions.get(id),
    (thing, body) => referTo(thing, body, 'product', 'productId'),
  );
  const offers = mergeLevel<Offer>(
    'offer',
    offerBody,
    (id) => before.offers.get(id),
    (thing, body, existing) => {
      referTo(thing, body, 'product', 'productId');
      referTo(thing, body, 'edition', 'editionId');
      referTo(thing, body, 'support', 'supportLevelId');
      body.sku = existing?.sku ?? thing.code;
      body.startsOn ??= context.today;
      // Both cells empty: no cost is known.
      if (body.cost && Object.keys(body.cost).length === 0) body.cost = null;
      if (existing !== undefined) refuseAnotherOffer(context, before, thing, body, existing, errors);
    },
  );
  return { families, licenceMetrics, supportLevels, products, editions, offers, ...tally };
}

const fixedFields = [
  ['productId', 'product'],
  ['editionId', 'edition'],
  ['supportLevelId', 'support'],
  ['termMonths', 'term_months'],
  ['billing', 'billing'],
] as const;

/** Orders and licences name an offer by its id: once on sale it stays what it was. */
function refuseAnotherOffer(
  context: Context,
  before: CatalogSnapshot,
  thing: Thing,
  body: Body,
  existing: Offer,
  errors: RowErrors,
): void {
  const product = before.products.get(existing.productId)!;
  if (isDraftOffer(existing, product, context.today)) return;
  for (const [field, column] of fixedFields)
    if (body[field] !== existing[field])
      errors.add(thing.row, column, String(thing.said.get(column)?.value ?? ''), 'unchanged', {
        before: String(existing[field]),
      });
}

function knownIds(before: CatalogSnapshot): Record<Level, Map<string, string>> {
  const byCode = (list: Iterable<{ readonly id: string; readonly code: string }>) =>
    new Map([...list].map((thing) => [thing.code, thing.id]));
  const slugOf = (id: string) => before.products.get(id)!.slug;
  return {
    family: byCode(before.families.values()),
    metric: byCode(before.licenceMetrics.values()),
    support: byCode(before.supportLevels.values()),
    product: new Map([...before.products.values()].map((product) => [product.slug, product.id])),
    edition: new Map(
      [...before.editions.values()].map((edition) => [`${slugOf(edition.productId)}/${edition.code}`, edition.id]),
    ),
    offer: new Map([...before.offers.values()].map((offer) => [offer.sku.toUpperCase(), offer.id])),
  };
}

function rowVersionOf(thing: object): unknown {
  return (thing as { rowVersion?: unknown }).rowVersion;
}

/** Keys in one order and nothing undefined, so that equal things have equal text. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, ordered(part)]),
  );
}

function bodyOf(level: Level, thing: Thing, existing: object | undefined, position: number): Body {
  const { id: _, rowVersion: __, ...kept } = structuredClone(existing ?? {}) as Body;
  const body: Body = kept;
  const code = levels[level].code.path[0]!;
  body[code] ??= thing.code;
  if (existing === undefined && levels[level].fields.some((field) => field.path[0] === 'position'))
    body.position = position;
  for (const field of levels[level].fields) {
    const said = thing.said.get(field.column);
    if (said === undefined) continue;
    const empty = emptyValue(field);
    if (said.value === undefined && !empty.clears) continue;
    put(body, field.path, said.value ?? empty.value);
  }
  if (existing === undefined) nameAfterCode(level, thing, body);
  return body;
}

/** A new thing without a name of its own is called what was typed for its code. */
function nameAfterCode(level: Level, thing: Thing, body: Body): void {
  if (level === 'offer') return;
  for (const field of level === 'metric' ? ['singulars', 'plurals'] : ['names']) {
    const words = (body[field] ?? {}) as Body;
    body[field] = { ...words, en: words.en ?? thing.typed };
  }
}

function put(body: Body, path: readonly string[], value: unknown): void {
  if (path.length === 1) {
    body[path[0]!] = value;
    return;
  }
  const inner = { ...((body[path[0]!] ?? {}) as Body) };
  if (value === undefined) delete inner[path[1]!];
  else inner[path[1]!] = value;
  body[path[0]!] = inner;
}

const columnOfReference: Readonly<Record<string, string>> = {
  '/familyId': 'family',
  '/licenceMetricId': 'metric',
  '/productId': 'product',
  '/editionId': 'edition',
  '/supportLevelId': 'support',
};

function reportIssues(level: Level, thing: Thing, issues: ReturnType<typeof fieldErrors>, errors: RowErrors): void {
  const { code, fields } = levels[level];
  for (const issue of issues) {
    const field = fields.find(({ path }) => issue.pointer.startsWith(`/${path.join('/')}`));
    const column = field?.column ?? columnOfReference[issue.pointer] ?? code.column;
    const said = thing.said.get(column);
    const value = issue.value === undefined ? '' : String(issue.value);
    errors.add(
      said?.row ?? thing.row,
      column,
      column === code.column ? thing.typed : value,
      issue.expected,
      issue.facts,
    );
  }
}
