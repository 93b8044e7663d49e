import type { Statement } from '../../../platform/database/database.ts';
import type { Edition, Family, LicenceMetric, Offer, Product, SupportLevel } from '../terms.ts';

/** Everything, with the version it stands under. */
export type WholeCatalogue = {
  readonly version: string;
  readonly families: readonly Family[];
  readonly licenceMetrics: readonly LicenceMetric[];
  readonly supportLevels: readonly SupportLevel[];
  readonly products: readonly Product[];
  readonly editions: readonly Edition[];
  readonly offers: readonly Offer[];
};

const list = (row: string, from: string, order: string) =>
  `(SELECT coalesce(json_agg(json_build_object(${row}) ORDER BY ${order}), '[]') FROM ${from})`;
const common = `'id', id, 'position', position, 'endsOn', ends_on, 'rowVersion', row_version`;

/** One statement, so that all of it is of the same instant. */
const statement: Statement = {
  name: 'catalog-whole',
  text: `SELECT
    (SELECT coalesce(max(value), 1)::text FROM platform.version WHERE name = 'catalog') AS version,
    ${list(`${common}, 'code', code, 'names', names, 'ledes', ledes`, 'catalog.family', 'position, code')} AS families,
    ${list(
      `'id', id, 'code', code, 'singulars', singulars, 'plurals', plurals, 'endsOn', ends_on, 'rowVersion', row_version`,
      'catalog.licence_metric',
      'code',
    )} AS "licenceMetrics",
    ${list(
      `${common}, 'code', code, 'names', names, 'ledes', ledes`,
      'catalog.support_level',
      'position, code',
    )} AS "supportLevels",
    ${list(
      `${common}, 'slug', slug, 'familyId', family_id, 'licenceMetricId', licence_metric_id, 'names', names,
       'ledes', ledes, 'status', status`,
      'catalog.product',
      'position, slug',
    )} AS products,
    ${list(
      `${common}, 'productId', product_id, 'code', code, 'names', names, 'features', features`,
      'catalog.edition',
      'position, code',
    )} AS editions,
    ${list(
      `'id', id, 'sku', sku, 'productId', product_id, 'editionId', edition_id, 'supportLevelId', support_level_id,
       'termMonths', term_months, 'billing', billing, 'noticeDays', notice_days, 'startsOn', starts_on,
       'endsOn', ends_on, 'cost', cost, 'rowVersion', row_version`,
      'catalog.offer',
      'sku',
    )} AS offers`,
};

/** Reads the whole catalogue in one round trip. */
export async function readWholeCatalogue(reader: {
  query<Row extends object>(statement: Statement): Promise<Row[]>;
}): Promise<WholeCatalogue> {
  const rows = await reader.query<WholeCatalogue>(statement);
  return rows[0]!;
}

/** The SKU of another offer of the same thing, sold during the same time; undefined when there is none. */
export async function sameOfferElsewhere(
  reader: { query<Row extends object>(statement: Statement, values?: readonly string[]): Promise<Row[]> },
  offerIds: readonly string[],
): Promise<{ sku: string; other: string } | undefined> {
  const rows = await reader.query<{ sku: string; other: string }>(
    `SELECT mine.sku, other.sku AS other
     FROM catalog.offer mine JOIN catalog.offer other
       ON other.product_id = mine.product_id AND other.edition_id = mine.edition_id
      AND other.support_level_id = mine.support_level_id AND other.term_months = mine.term_months
      AND other.billing = mine.billing AND other.id <> mine.id
      AND daterange(other.starts_on, other.ends_on) && daterange(mine.starts_on, mine.ends_on)
     WHERE mine.id = ANY ($1::uuid[]) ORDER BY mine.sku LIMIT 1`,
    [offerIds as never],
  );
  return rows[0];
}
