import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { makeTestDatabase, testDatabase } from '../../../test/database.ts';
import type { Context } from '../../platform/http/route.ts';
import { exportCatalogue, importCatalogue, MOST_CATALOGUE_BYTES } from './actions/catalogue-file.ts';
import { catalogSnapshot } from './actions/snapshot.ts';
import { codeOfText } from './rules/catalogue-file.ts';
import type { CatalogSnapshot } from './terms.ts';

const database = testDatabase();
const keeper = '018f0000-0000-7000-8000-000000000001';
const office = (of = database.app) => testWorld(of, { seed: String(Math.random()) }).staff(keeper, ['catalogue']);

async function* bytesOf(text: string | Uint8Array, size = 1_000): AsyncIterable<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

const head =
  'sku,family,metric,metric_plural_en,product,product_name_en,product_status,edition,support,term_months,billing,starts_on';
const row = (
  more: Partial<Record<'sku' | 'family' | 'edition' | 'term' | 'billing' | 'name' | 'starts', string>> = {},
) =>
  [
    more.sku ?? 'REL-TEAM-12',
    more.family ?? 'Remote support',
    'device',
    'devices',
    'relay',
    more.name ?? 'Relay',
    'published',
    more.edition ?? 'Team',
    'Standard',
    more.term ?? '12',
    more.billing ?? 'up_front',
    more.starts ?? '2026-01-01',
  ].join(',');

/** What the catalogue says, by codes instead of ids. */
function said(catalog: CatalogSnapshot) {
  const bare = <T extends { id: string; rowVersion: number }>({ id: _, rowVersion: __, ...thing }: T) => thing;
  return {
    families: [...catalog.families.values()].map(bare),
    metrics: [...catalog.licenceMetrics.values()].map(bare),
    supportLevels: [...catalog.supportLevels.values()].map(bare),
    products: [...catalog.products.values()].map(({ familyId, licenceMetricId, ...product }) => ({
      ...bare(product),
      family: catalog.families.get(familyId)!.code,
      metric: catalog.licenceMetrics.get(licenceMetricId)!.code,
    })),
    editions: [...catalog.editions.values()]
      .map(({ productId, ...edition }) => ({ ...bare(edition), product: catalog.products.get(productId)!.slug }))
      .sort((a, b) => (a.product + a.code < b.product + b.code ? -1 : 1)),
    offers: [...catalog.offers.values()].map(({ productId, editionId, supportLevelId, ...offer }) => ({
      ...bare(offer),
      product: catalog.products.get(productId)!.slug,
      edition: catalog.editions.get(editionId)!.code,
      support: catalog.supportLevels.get(supportLevelId)!.code,
    })),
  };
}

describe('the catalogue as a file', () => {
  it('creates what it names, calls new things as they were typed, and changes nothing the second time', async () => {
    const desk = office();
    const file = [head, row(), row({ sku: 'REL-CORE-0', edition: 'Größe & Co', term: '0', billing: 'monthly' })].join(
      '\n',
    );
    const first = await importCatalogue(desk, bytesOf(file, 7));
    expect(first).toMatchObject({ ok: true, value: { rows: 2, created: 8, changed: 0, unchanged: 0 } });
    const catalog = await catalogSnapshot(desk);
    expect([...catalog.families.values()]).toMatchObject([{ code: 'remote-support', names: { en: 'Remote support' } }]);
    expect([...catalog.editions.values()].map((edition) => edition.code).sort()).toEqual(['grosse-co', 'team']);
    const entries = await database.owner.query('SELECT id FROM platform.audit_entry');
    const second = await importCatalogue(desk, bytesOf(file));
    expect(second).toMatchObject({ ok: true, value: { rows: 2, created: 0, changed: 0, unchanged: 8 } });
    expect(await database.owner.query('SELECT id FROM platform.audit_entry')).toEqual(entries);
  });

  it('refuses all of it for one bad row, and says row, column, value and what would be right', async () => {
    const desk = office();
    const good = Array.from({ length: 200 }, (_, index) => row({ sku: `BAD-${index}`, edition: `Edition ${index}` }));
    const file = [head, ...good, row({ sku: 'BAD-LAST', edition: 'Last', term: '18' })].join('\n');
    expect(await importCatalogue(desk, bytesOf(file))).toMatchObject({
      ok: false,
      refusal: {
        code: 'import_refused',
        facts: { errors: 1 },
        errors: [{ pointer: '/rows/202/term_months', value: '18', facts: { row: 202, column: 'term_months' } }],
      },
    });
    expect((await catalogSnapshot(desk)).offersBySku.has('BAD-0')).toBe(false);
  });

  it('refuses two rows that say different things of one product', async () => {
    const file = [head, row({ sku: 'TWO-1' }), row({ sku: 'TWO-2', edition: 'Core', name: 'Relay Two' })].join('\n');
    expect(await importCatalogue(office(), bytesOf(file))).toMatchObject({
      refusal: {
        errors: [
          { pointer: '/rows/3/product_name_en', value: 'Relay Two', expected: 'same_as_row', facts: { other: 2 } },
        ],
      },
    });
  });

  it('refuses a formula where a SKU belongs', async () => {
    const file = [head, row({ sku: '=1+1' })].join('\n');
    expect(await importCatalogue(office(), bytesOf(file))).toMatchObject({
      refusal: { errors: [{ pointer: '/rows/2/sku', value: '=1+1', expected: 'sku' }] },
    });
  });

  it('reads a spreadsheet of the other half of Europe: byte-order mark, semicolons, Latin-1, quotes with line breaks', async () => {
    const desk = office();
    const file =
      '"sku";product;edition;edition_features_de\r\nREL-TEAM-12;relay;team;"Prüfprotokoll, ""1 Jahr""\r\nAnmeldung"\r\n';
    const latin1 = Uint8Array.from([...file].map((character) => character.charCodeAt(0)));
    expect(await importCatalogue(desk, bytesOf(latin1, 5))).toMatchObject({ ok: true, value: { changed: 1 } });
    const catalog = await catalogSnapshot(desk);
    const edition = catalog.editions.get(catalog.offersBySku.get('REL-TEAM-12')!.editionId)!;
    expect(edition.features.de).toEqual(['Prüfprotokoll, "1 Jahr"', 'Anmeldung']);
    expect(await importCatalogue(desk, bytesOf(`\ufeff${file}`))).toMatchObject({ ok: true, value: { changed: 0 } });
  });

  it('refuses to turn an offer that is on sale into another one', async () => {
    const file = 'sku,term_months\nREL-TEAM-12,36\n';
    expect(await importCatalogue(office(), bytesOf(file))).toMatchObject({
      refusal: {
        errors: [{ pointer: '/rows/2/term_months', value: '36', expected: 'unchanged', facts: { before: '12' } }],
      },
    });
  });

  it('names a column it does not know, one that stands twice, and a file with nothing in it', async () => {
    const codeOf = async (file: string) => {
      const outcome = await importCatalogue(office(), bytesOf(file));
      return outcome.ok ? 'accepted' : outcome.refusal.code;
    };
    expect(await codeOf('sku,prodct\nA,b\n')).toBe('table_column_unknown');
    expect(await codeOf('sku,SKU\nA,b\n')).toBe('table_column_twice');
    expect(await codeOf('')).toBe('table_empty');
    expect(await codeOf('sku\nA,b\n')).toBe('table_row_too_long');
    expect(await codeOf('sku\n"A\n')).toBe('csv_quote_not_closed');
  });

  it('stops reading a file that is too large as soon as it is', async () => {
    let read = 0;
    async function* endless(): AsyncIterable<Uint8Array> {
      yield new TextEncoder().encode('sku\n');
      for (;;) {
        read += 1_048_576;
        yield new TextEncoder().encode('x'.repeat(63).concat('\n').repeat(16_384));
      }
    }
    expect(await importCatalogue(office(), endless())).toMatchObject({ ok: false });
    expect(read).toBeLessThanOrEqual(MOST_CATALOGUE_BYTES + 1_048_576);
  });

  it('is the same catalogue after going out and into an empty database', async () => {
    const word = fc
      .stringMatching(/^[A-Za-zÄÖÜäöüß=+@'",; -]{1,20}$/)
      .map((text) => text.trim())
      .filter((text) => codeOfText(text) !== '');
    const offer = fc.record({
      sku: fc.stringMatching(/^[A-Z][A-Z0-9-]{2,10}$/),
      family: word,
      product: word,
      edition: word,
      term: fc.constantFrom('12', '36', '60'),
      de: fc.option(word, { nil: '' }),
    });
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(offer, { minLength: 1, maxLength: 6, selector: (one) => codeOfText(one.product) }),
        async (offers) => {
          const from = await makeTestDatabase();
          const to = await makeTestDatabase();
          try {
            const file = offers.map((one) =>
              [
                one.sku,
                one.family,
                'device',
                one.product,
                one.de,
                one.edition,
                'standard',
                one.term,
                'yearly',
                '2026-01-01',
              ]
                .map(quoted)
                .join(','),
            );
            const columns = 'sku,family,metric,product,product_name_de,edition,support,term_months,billing,starts_on';
            const source: Context = office(from.database.app);
            const written = await importCatalogue(source, bytesOf([columns, ...file].join('\n')));
            fc.pre(written.ok);
            const target = office(to.database.app);
            const out = await textOf(await exportCatalogue(source));
            expect(await importCatalogue(target, bytesOf(out, 13))).toMatchObject({ ok: true });
            expect(said(await catalogSnapshot(target))).toEqual(said(await catalogSnapshot(source)));
            expect(await textOf(await exportCatalogue(target))).toBe(out);
          } finally {
            await from.discard();
            await to.discard();
          }
        },
      ),
      { numRuns: 5 },
    );
  });
});
