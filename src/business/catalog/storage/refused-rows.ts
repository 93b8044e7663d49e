import pg from 'pg';
import type { Refusal } from '../../../kernel/outcome.ts';
import type { ReferenceTable } from './reference-tables.ts';

const fieldOfConstraint: Readonly<Record<string, string>> = {
  product_family_id_fkey: 'familyId',
  product_licence_metric_id_fkey: 'licenceMetricId',
  edition_product_id_fkey: 'productId',
  offer_product_id_fkey: 'productId',
  offer_product_id_edition_id_fkey: 'editionId',
  offer_support_level_id_fkey: 'supportLevelId',
};

/** What the database would not keep, as a refusal; undefined when the error is something else. */
export function refusalOfConstraint(error: unknown, table: ReferenceTable): Refusal | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  if (error.code === '23505') {
    const field = 'sku' in table.columns ? 'sku' : 'slug' in table.columns ? 'slug' : 'code';
    return { code: 'catalog_code_taken', errors: [{ pointer: `/${field}`, expected: 'unused' }] };
  }
  if (error.code === '23503') {
    const field = fieldOfConstraint[error.constraint ?? ''];
    if (field !== undefined && error.schema === 'catalog' && `catalog.${error.table}` === table.name)
      return { code: 'invalid_input', errors: [{ pointer: `/${field}`, expected: 'known_id' }] };
    // Another room's rows name it: a price, an order.
    return { code: 'catalog_in_use', facts: { by: error.table ?? '', count: 0, first: '' } };
  }
  if (error.code === '23514' && error.constraint === 'offer_check')
    return { code: 'invalid_input', errors: [{ pointer: '/endsOn', expected: 'day_after_start' }] };
  if (error.code === '23514' && error.constraint === 'offer_check1')
    return { code: 'invalid_input', errors: [{ pointer: '/billing', expected: 'billing_of_month_to_month' }] };
  return undefined;
}
