import { describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { changeReference, createReference, deleteReference, listReference } from './actions/reference-data.ts';
import { catalogSnapshot } from './actions/snapshot.ts';
import { isOffered, localised, offerBySku } from './rules.ts';
import type { ReferenceTable } from './storage/reference-tables.ts';
import {
  editionTable,
  familyTable,
  licenceMetricTable,
  offerTable,
  productTable,
  supportLevelTable,
} from './storage/reference-tables.ts';

const database = testDatabase();
const keeper = '018f0000-0000-7000-8000-000000000001';
const office = () => testWorld(database.app, { seed: String(Math.random()) }).staff(keeper, ['catalogue']);

type Desk = ReturnType<typeof office>;
let count = 0;

async function made(desk: Desk, table: ReferenceTable, values: Record<string, unknown>) {
  return acceptedValue(await createReference(desk, table, values));
}

/** A product with one edition, one support level and one offer, of names of its own. */
async function shelf(desk: Desk, status: 'draft' | 'published' = 'published') {
  const mark = `t${++count}`;
  const family = await made(desk, familyTable, {
    code: `family-${mark}`,
    names: { en: 'Support tools' },
    ledes: {},
    position: 0,
    endsOn: null,
  });
  const metric = await made(desk, licenceMetricTable, {
    code: `metric-${mark}`,
    singulars: { en: 'device', de: 'Gerät' },
    plurals: { en: 'devices', de: 'Geräte' },
    endsOn: null,
  });
  const support = await made(desk, supportLevelTable, {
    code: `support-${mark}`,
    names: { en: 'Standard' },
    ledes: {},
    position: 0,
    endsOn: null,
  });
  const product = await made(desk, productTable, {
    slug: `relay-${mark}`,
    familyId: family.id,
    licenceMetricId: metric.id,
    names: { en: 'Relay' },
    ledes: { en: 'See and fix any device' },
    position: 0,
    status,
    endsOn: null,
  });
  const edition = await made(desk, editionTable, {
    productId: product.id,
    code: 'team',
    names: { en: 'Team' },
    features: {},
    position: 0,
    endsOn: null,
  });
  const offerBody = {
    sku: `REL-${mark}-12`,
    productId: product.id,
    editionId: edition.id,
    supportLevelId: support.id,
    termMonths: 12,
    billing: 'up_front',
    noticeDays: 30,
    startsOn: '2026-01-01',
    endsOn: null,
  };
  const offer = await made(desk, offerTable, offerBody);
  return { mark, family, metric, support, product, edition, offer, offerBody };
}

describe('reference data', () => {
  it('keeps what it is given and shows it in the snapshot at once, to this process', async () => {
    const desk = office();
    const { offer, product, mark } = await shelf(desk);
    const catalog = await catalogSnapshot(desk);
    expect(catalog.offers.get(offer.id)).toEqual(offer);
    expect(offerBySku(catalog, ` rel-${mark}-12 `)?.id).toBe(offer.id);
    expect(catalog.productsBySlug.get(product.slug as string)).toEqual(product);
    expect(localised(catalog.products.get(product.id)!.names, 'de')).toBe('Relay');
  });

  it('reads the snapshot without SQL until the catalogue changes', async () => {
    const desk = office();
    await shelf(desk);
    const first = await catalogSnapshot(desk);
    expect(catalogSnapshot(desk)).toBe(first);
    await shelf(desk);
    expect(await catalogSnapshot(desk)).not.toBe(first);
  });

  it('sells an offer from its first day to before its last, and only of a published product', async () => {
    const desk = office();
    const { offer, offerBody } = await shelf(desk);
    await changeReference(desk, offerTable, offer.id, '1', { ...offerBody, endsOn: '2026-06-01' });
    const catalog = await catalogSnapshot(desk);
    const changed = catalog.offers.get(offer.id)!;
    expect(
      ['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01'].map((day) => isOffered(catalog, changed, day)),
    ).toEqual([false, true, true, false]);
    const draft = await shelf(desk, 'draft');
    const again = await catalogSnapshot(desk);
    expect(isOffered(again, again.offers.get(draft.offer.id)!, '2026-03-16')).toBe(false);
  });

  it('refuses a SKU that exists in other letters', async () => {
    const desk = office();
    const { offerBody } = await shelf(desk);
    const refused = await createReference(desk, offerTable, {
      ...offerBody,
      sku: offerBody.sku.toLowerCase(),
      termMonths: 36,
    });
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'catalog_code_taken', errors: [{ pointer: '/sku' }] },
    });
  });

  it('refuses a second offer of the same thing for the same time, and takes it for a later one', async () => {
    const desk = office();
    const { offer, offerBody } = await shelf(desk);
    const twin = { ...offerBody, sku: `${offerBody.sku}-B` };
    expect(await createReference(desk, offerTable, twin)).toMatchObject({
      ok: false,
      refusal: { code: 'catalog_offer_twice', facts: { other: offerBody.sku } },
    });
    await changeReference(desk, offerTable, offer.id, '1', { ...offerBody, endsOn: '2026-06-01' });
    expect(await createReference(desk, offerTable, { ...twin, startsOn: '2026-06-01' })).toMatchObject({ ok: true });
  });

  it('refuses an edition of another product and names the field', async () => {
    const desk = office();
    const one = await shelf(desk);
    const other = await shelf(desk);
    expect(
      await createReference(desk, offerTable, { ...one.offerBody, sku: `X-${one.mark}`, editionId: other.edition.id }),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', errors: [{ pointer: '/editionId', expected: 'known_id' }] },
    });
  });

  it('refuses to change what is no longer as it was read, and to change without saying so', async () => {
    const desk = office();
    const { family } = await shelf(desk);
    const body = { code: family.code, names: { en: 'Other' }, ledes: {}, position: 0, endsOn: null };
    expect(await changeReference(desk, familyTable, family.id, null, body)).toMatchObject({
      refusal: { code: 'version_needed' },
    });
    const changed = await changeReference(desk, familyTable, family.id, '1', body);
    expect(changed).toMatchObject({ ok: true, value: { rowVersion: 2, names: { en: 'Other' } } });
    expect(await changeReference(desk, familyTable, family.id, '1', body)).toMatchObject({
      refusal: { code: 'changed_meanwhile' },
    });
  });

  it('refuses to turn an offer that is on sale into another one', async () => {
    const desk = office();
    const { offer, offerBody } = await shelf(desk);
    expect(await changeReference(desk, offerTable, offer.id, '1', { ...offerBody, termMonths: 36 })).toMatchObject({
      refusal: { code: 'catalog_offer_fixed', errors: [{ pointer: '/termMonths', facts: { before: '12' } }] },
    });
  });

  it('says by what a thing is used that cannot be deleted, and deletes what nothing uses', async () => {
    const desk = office();
    const { family, product, edition, offer, mark } = await shelf(desk, 'draft');
    expect(await deleteReference(desk, familyTable, family.id, '1')).toMatchObject({
      refusal: { code: 'catalog_in_use', facts: { by: 'product', count: 1, first: `relay-${mark}` } },
    });
    expect(await deleteReference(desk, editionTable, edition.id, '1')).toMatchObject({
      refusal: { code: 'catalog_in_use', facts: { by: 'offer', first: `REL-${mark}-12` } },
    });
    expect(await deleteReference(desk, offerTable, offer.id, '1')).toMatchObject({ ok: true });
    expect(await deleteReference(desk, editionTable, edition.id, '1')).toMatchObject({ ok: true });
    expect(await deleteReference(desk, productTable, product.id, '1')).toMatchObject({ ok: true });
  });

  it('refuses to delete an offer that was on sale', async () => {
    const desk = office();
    const { offer } = await shelf(desk);
    expect(await deleteReference(desk, offerTable, offer.id, '1')).toMatchObject({
      refusal: { code: 'catalog_was_sold' },
    });
  });

  it('leaves a trace of every change with what was before and after', async () => {
    const desk = office();
    const { family } = await shelf(desk);
    const body = { code: family.code, names: { en: 'After' }, ledes: {}, position: 0, endsOn: null };
    await changeReference(desk, familyTable, family.id, '1', body);
    const trail = await database.owner.query<{ action: string; before: unknown; after: unknown; actor: string }>(
      'SELECT action, actor, before, after FROM platform.audit_entry WHERE subject_id = $1 ORDER BY action DESC',
      [family.id],
    );
    expect(trail).toMatchObject([
      { action: 'catalog.create', actor: keeper, before: null, after: { names: { en: 'Support tools' } } },
      {
        action: 'catalog.change',
        actor: keeper,
        before: { names: { en: 'Support tools' } },
        after: { names: { en: 'After' } },
      },
    ]);
  });

  it('pages by key, each row once, whatever the size of the page', async () => {
    const desk = office();
    for (let index = 0; index < 7; index++) await shelf(desk);
    const query = (limit: number, cursor?: string) =>
      listReference(desk, familyTable, { sort: '-code', limit, filters: {}, ...(cursor ? { cursor } : {}) });
    const all = acceptedValue(await query(200));
    const seen: unknown[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = acceptedValue(await query(3, cursor));
      seen.push(...page.items.map((item) => item.code));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toEqual(all.items.map((item) => item.code));
    expect(new Set(seen).size).toBe(all.approximateTotal);
  });

  it('finds by part of a name, takes wildcards as letters, and refuses a cursor that is not from here', async () => {
    const desk = office();
    const { mark } = await shelf(desk);
    const list = (more: object) => listReference(desk, offerTable, { sort: 'sku', limit: 50, filters: {}, ...more });
    expect(acceptedValue(await list({ q: `rel-${mark}-` })).items).toHaveLength(1);
    expect(acceptedValue(await list({ q: '%' })).items).toHaveLength(0);
    expect(await list({ cursor: 'nonsense' })).toMatchObject({ refusal: { code: 'invalid_input' } });
  });
});
