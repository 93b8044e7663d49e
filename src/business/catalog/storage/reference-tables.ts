/** The tables of the catalogue and how their columns are called on the wire. All of it constant text: what comes
 *  from outside reaches the database as parameters only. */
export type ReferenceTable = {
  readonly kind: 'family' | 'licence-metric' | 'support-level' | 'product' | 'edition' | 'offer';
  readonly name: string;
  readonly columns: Readonly<Record<string, { readonly column: string; readonly type: ColumnType }>>;
  readonly sorts: Readonly<Record<string, string>>;
  /** `$q` is the pattern. */
  readonly search: string;
  readonly usedBy: readonly {
    readonly by: string;
    readonly table: string;
    readonly column: string;
    readonly shown: string;
  }[];
};

type ColumnType = 'text' | 'jsonb' | 'uuid' | 'integer' | 'date';

const text = (column: string) => ({ column, type: 'text' }) as const;
const words = (column: string) => ({ column, type: 'jsonb' }) as const;
const reference = (column: string) => ({ column, type: 'uuid' }) as const;
const position = { column: 'position', type: 'integer' } as const;
const endsOn = { column: 'ends_on', type: 'date' } as const;

export const familyTable: ReferenceTable = {
  kind: 'family',
  name: 'catalog.family',
  columns: { code: text('code'), names: words('names'), ledes: words('ledes'), position, endsOn },
  sorts: { position: 't.position', code: 't.code' },
  search: '(t.code ILIKE $q OR t.names::text ILIKE $q)',
  usedBy: [{ by: 'product', table: 'catalog.product', column: 'family_id', shown: 't.slug' }],
};

export const licenceMetricTable: ReferenceTable = {
  kind: 'licence-metric',
  name: 'catalog.licence_metric',
  columns: { code: text('code'), singulars: words('singulars'), plurals: words('plurals'), endsOn },
  sorts: { code: 't.code' },
  search: '(t.code ILIKE $q OR t.singulars::text ILIKE $q)',
  usedBy: [{ by: 'product', table: 'catalog.product', column: 'licence_metric_id', shown: 't.slug' }],
};

export const supportLevelTable: ReferenceTable = {
  kind: 'support-level',
  name: 'catalog.support_level',
  columns: familyTable.columns,
  sorts: familyTable.sorts,
  search: familyTable.search,
  usedBy: [{ by: 'offer', table: 'catalog.offer', column: 'support_level_id', shown: 't.sku' }],
};

export const productTable: ReferenceTable = {
  kind: 'product',
  name: 'catalog.product',
  columns: {
    slug: text('slug'),
    familyId: reference('family_id'),
    licenceMetricId: reference('licence_metric_id'),
    names: words('names'),
    ledes: words('ledes'),
    position,
    status: text('status'),
    endsOn,
  },
  sorts: { position: 't.position', slug: 't.slug' },
  search: '(t.slug ILIKE $q OR t.names::text ILIKE $q)',
  usedBy: [
    { by: 'offer', table: 'catalog.offer', column: 'product_id', shown: 't.sku' },
    { by: 'edition', table: 'catalog.edition', column: 'product_id', shown: 't.code' },
  ],
};

export const editionTable: ReferenceTable = {
  kind: 'edition',
  name: 'catalog.edition',
  columns: {
    productId: reference('product_id'),
    code: text('code'),
    names: words('names'),
    features: words('features'),
    position,
    endsOn,
  },
  sorts: { position: 't.position', code: 't.code' },
  search: '(t.code ILIKE $q OR t.names::text ILIKE $q)',
  usedBy: [{ by: 'offer', table: 'catalog.offer', column: 'edition_id', shown: 't.sku' }],
};

export const offerTable: ReferenceTable = {
  kind: 'offer',
  name: 'catalog.offer',
  columns: {
    sku: text('sku'),
    productId: reference('product_id'),
    editionId: reference('edition_id'),
    supportLevelId: reference('support_level_id'),
    termMonths: { column: 'term_months', type: 'integer' },
    billing: text('billing'),
    noticeDays: { column: 'notice_days', type: 'integer' },
    startsOn: { column: 'starts_on', type: 'date' },
    endsOn,
    cost: words('cost'),
  },
  sorts: { sku: 't.sku', startsOn: 't.starts_on' },
  search: `(t.sku ILIKE $q OR EXISTS (SELECT FROM catalog.product p
    WHERE p.id = t.product_id AND (p.slug ILIKE $q OR p.names::text ILIKE $q)))`,
  usedBy: [],
};
