import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { bytesOf, draftOf, textOf, vendor } from '../../../test/vendor.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { exportPrices, importPriceList, importPrices, MOST_PRICE_BYTES } from './actions/price-file.ts';
import { getPriceList, listPriceLists } from './actions/price-lists.ts';
import { changePrices, listPrices } from './actions/prices.ts';
import type { PriceBody } from './terms.ts';
import { priceBody } from './terms.ts';

const database = testDatabase();
type Desk = Awaited<ReturnType<typeof vendor>>;

/** Imports a file into a draft of its own. */
async function imported(desk: Desk, file: string | Uint8Array, size?: number) {
  const list = await draftOf(desk);
  const outcome = await importPrices(desk, list.id, bytesOf(file, size), { all: false, ifMatch: null });
  return { list, outcome };
}

/** The rows of a list by SKU, without what the catalogue says of them. */
async function rowsOf(desk: Desk, id: string) {
  const page = acceptedValue(await listPrices(desk, id, { limit: 200 }));
  return page.items.map(({ offerId: _, offerName: __, ...row }) => row);
}

/** The first error of a refused file. */
async function refused(desk: Desk, file: string) {
  const { list, outcome } = await imported(desk, file);
  if (outcome.ok) throw new Error('The file was taken.');
  expect(await getPriceList(desk, list.id)).toMatchObject({ ok: true, value: { prices: 0, rowVersion: 1 } });
  const { code, errors, facts } = outcome.refusal;
  return { code, facts, ...errors?.[0] };
}

const example = [
  'sku,unit_price,tier_mode,tier_counting,from_quantity,tier_price',
  'TEAM-12,22.00,all-units,line,1,',
  'TEAM-12,,,,100,19.80',
  'TEAM-12,,,,1000,17.60',
  'CORE-12,10,,,,',
].join('\n');

describe('a price list from a file', () => {
  it('takes several rows of a SKU as its tiers, and changes nothing the second time', async () => {
    const desk = await vendor(database.app);
    const { list, outcome } = await imported(desk, example, 9);
    expect(acceptedValue(outcome)).toMatchObject({
      rows: 4,
      added: 2,
      changed: 0,
      unchanged: 0,
      removed: 0,
      notes: [],
    });
    const tiers = [
      { from: 100, unitPrice: '19.80' },
      { from: 1000, unitPrice: '17.60' },
    ];
    const flat = { pricePer: 1, tierMode: null, tierCounting: null, tiers: [], floor: null };
    expect(await rowsOf(desk, list.id)).toEqual([
      { ...flat, sku: 'CORE-12', unitPrice: '10.00' },
      { ...flat, sku: 'TEAM-12', unitPrice: '22.00', tierMode: 'all-units', tierCounting: 'line', tiers },
    ]);
    const again = acceptedValue(await importPrices(desk, list.id, bytesOf(example), { all: false, ifMatch: null }));
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 2, list: { rowVersion: 2 } });
  });

  it('reads a file without tier columns: unit_price from each quantity on', async () => {
    const desk = await vendor(database.app);
    const file =
      'SKU;Unit price;From quantity;Tier mode\nTEAM-12;22,00;1;all-units\nTEAM-12;19,80;100;\nTEAM-12;17,60;1000;\n';
    const { list, outcome } = await imported(desk, file);
    expect(outcome).toMatchObject({ ok: true });
    expect(await rowsOf(desk, list.id)).toMatchObject([
      {
        unitPrice: '22.00',
        tiers: [
          { from: 100, unitPrice: '19.80' },
          { from: 1000, unitPrice: '17.60' },
        ],
      },
    ]);
  });

  it('lets the file say whether its decimals have a comma or a point', async () => {
    const desk = await vendor(database.app);
    const german =
      '\ufeff"sku";"unit_price";"tier_mode";"from_quantity";"tier_discount"\r\nTEAM-12;22,5;graduated;1;\r\nTEAM-12;;;10;"12,5 %"\r\n';
    const { list, outcome } = await imported(desk, german, 4);
    expect(outcome).toMatchObject({ ok: true });
    expect(await rowsOf(desk, list.id)).toMatchObject([
      { unitPrice: '22.50', tierMode: 'graduated', tiers: [{ from: 10, discount: '0.125' }] },
    ]);
    expect(await refused(desk, 'sku\tunit_price\nTEAM-12\t22.50\nCORE-12\t10,5\n')).toMatchObject({
      pointer: '/rows/3/unit_price',
      value: '10,5',
      expected: 'decimal_sign_of_file',
      facts: { sign: '.', other: 2 },
    });
  });

  it('refuses separators for thousands and says how to write the number', async () => {
    const desk = await vendor(database.app);
    const of = (cell: string) => refused(desk, `sku\tunit_price\nTEAM-12\t${cell}\nCORE-12\t3,5\n`);
    for (const cell of ['1.234,50', '1 234,50', "1'234,50", '1\u00a0234,50'])
      expect(await of(cell)).toMatchObject({
        pointer: '/rows/2/unit_price',
        value: cell,
        expected: 'no_thousands',
        facts: { suggested: '1234.50' },
      });
    expect(await of('1.234')).toMatchObject({ value: '1.234', expected: 'no_thousands', facts: { suggested: '1234' } });
  });

  it('refuses numbers that read in two ways when the whole file leaves it open', async () => {
    const desk = await vendor(database.app);
    expect(await refused(desk, 'sku,unit_price\nTEAM-12,1.234\nCORE-12,12\n')).toMatchObject({
      pointer: '/rows/2/unit_price',
      expected: 'number_one_way',
      facts: { thousands: '1234', decimal: '1.2340' },
    });
    const { list, outcome } = await imported(desk, 'sku,unit_price\nTEAM-12,1.234\nCORE-12,12.5\n');
    expect(outcome).toMatchObject({ ok: true });
    expect(await rowsOf(desk, list.id)).toMatchObject([{ unitPrice: '12.50' }, { unitPrice: '1.234' }]);
  });

  it('refuses what is no price: text, a formula, less than nothing, too many digits, nothing at all', async () => {
    const desk = await vendor(database.app);
    const of = async (cell: string) => (await refused(desk, `sku,unit_price\nTEAM-12,"${cell}"\n`)).expected;
    expect(await of('free')).toBe('price_digits');
    expect(await of('=1+1')).toBe('price_digits');
    expect(await of('€ 22.00')).toBe('price_digits');
    expect(await of('1e9')).toBe('price_digits');
    expect(await of('-1')).toBe('price_zero_or_more');
    expect(await of('0.0000001')).toBe('price_six_digits');
    expect(await of('')).toBe('present');
  });

  it('refuses quantities that are none', async () => {
    const desk = await vendor(database.app);
    const of = (cell: string) =>
      refused(
        desk,
        `sku,unit_price,from_quantity,tier_price,tier_mode\nTEAM-12,22,1,,all-units\nTEAM-12,,"${cell}",19,\n`,
      );
    expect(await of('0')).toMatchObject({ pointer: '/rows/3/from_quantity', value: '0', expected: 'between' });
    expect(await of('-1')).toMatchObject({ value: '-1', expected: 'between' });
    expect(await of('1.5')).toMatchObject({ value: '1.5', expected: 'whole_number' });
    expect(await of('1e9')).toMatchObject({ value: '1e9', expected: 'whole_number' });
    expect(await of('1 000')).toMatchObject({ value: '1 000', expected: 'whole_number' });
  });

  it('refuses tiers out of order, without a mode, and graduated ones that count across the basket', async () => {
    const desk = await vendor(database.app);
    const head = 'sku,unit_price,tier_mode,tier_counting,from_quantity,tier_price';
    const file = (mode: string, first: number, second: number) =>
      [head, `TEAM-12,22,${mode},1,`, `TEAM-12,,,,${first},20`, `TEAM-12,,,,${second},18`].join('\n');
    expect(await refused(desk, file('all-units,line', 1000, 100))).toMatchObject({
      pointer: '/rows/4/from_quantity',
      value: '100',
      expected: 'tier_ascending',
      facts: { least: 1001 },
    });
    expect(await refused(desk, file(',', 10, 100))).toMatchObject({
      pointer: '/rows/3/tier_mode',
      expected: 'tier_mode',
    });
    expect(await refused(desk, file('graduated,family', 10, 100))).toMatchObject({
      pointer: '/rows/2/tier_counting',
      expected: 'graduated_per_line',
    });
    expect(await refused(desk, file('stepwise,line', 10, 100))).toMatchObject({
      pointer: '/rows/2/tier_mode',
      value: 'stepwise',
      expected: 'one_of',
    });
  });

  it('merges a SKU that stands twice with the same tier and says so, and refuses it where the rows disagree', async () => {
    const desk = await vendor(database.app);
    const { outcome } = await imported(desk, `${example}\nteam-12,,,,100,19.8\nCORE-12,10.00,,,,\n`);
    expect(acceptedValue(outcome).notes.map((note) => note.text)).toEqual([
      '2 rows say the same as earlier ones (the first is row 6) and were counted once.',
    ]);
    expect(await refused(desk, `${example}\nTEAM-12,,,,100,19.90\n`)).toMatchObject({
      pointer: '/rows/6/tier_price',
      value: '19.90',
      expected: 'same_as_row',
      facts: { other: 3, before: '19.80' },
    });
    expect(await refused(desk, `${example}\nCORE-12,11,,,,\n`)).toMatchObject({
      pointer: '/rows/6/unit_price',
      value: '11.00',
      expected: 'same_as_row',
      facts: { other: 5, before: '10.00' },
    });
  });

  it('refuses a second currency', async () => {
    const desk = await vendor(database.app);
    expect(await refused(desk, 'sku,unit_price,currency\nTEAM-12,22,usd\nCORE-12,10,EUR\n')).toMatchObject({
      pointer: '/rows/3/currency',
      value: 'EUR',
      expected: 'currency_of_list',
      facts: { currency: 'USD' },
    });
  });

  it('saves nothing of a file of 10,000 rows with one bad one, and names it', async () => {
    const desk = await vendor(
      database.app,
      Array.from({ length: 2_500 }, (_, index) => `e${index}`),
    );
    const rows = Array.from({ length: 2_500 }, (_, index) =>
      [0, 12, 36, 60].map((term) => `E${index}-${term},${index + 1}.50`),
    ).flat();
    const bad = [...rows];
    bad[7_776] = 'E1944-12,12.x0';
    expect(await refused(desk, ['sku,unit_price', ...bad].join('\n'))).toMatchObject({
      code: 'import_refused',
      pointer: '/rows/7778/unit_price',
      value: '12.x0',
      expected: 'price_digits',
    });
    const { outcome } = await imported(desk, ['sku,unit_price', ...rows].join('\r\n'), 65_536);
    expect(outcome).toMatchObject({ ok: true, value: { rows: 10_000, added: 10_000, list: { prices: 10_000 } } });
  });

  it('shows the first 200 errors and counts all of them', async () => {
    const desk = await vendor(database.app);
    const rows = Array.from({ length: 1_000 }, (_, index) => `NOPE-${index},1`);
    const { outcome } = await imported(desk, ['sku,unit_price', ...rows].join('\n'));
    if (outcome.ok) throw new Error('The file was taken.');
    expect(outcome.refusal.facts).toEqual({ errors: 1_000, shown: 200 });
    expect(outcome.refusal.errors).toHaveLength(200);
    expect(outcome.refusal.errors![199]).toMatchObject({ pointer: '/rows/201/sku', value: 'NOPE-199' });
  });

  it('stops reading a file of 200 MB when its limit is passed, and keeps nothing', async () => {
    const desk = await vendor(database.app);
    const chunk = new TextEncoder().encode('TEAM-12,22.00\n'.repeat(4_682));
    let sent = 0;
    async function* large(): AsyncIterable<Uint8Array> {
      yield new TextEncoder().encode('sku,unit_price,currency\n');
      for (; sent < 200 * 1_048_576; sent += chunk.length) yield chunk;
    }
    const list = await draftOf(desk);
    const outcome = await importPrices(desk, list.id, large(), { all: false, ifMatch: null });
    expect(['too_large', 'csv_too_many_rows']).toContain(outcome.ok ? 'accepted' : outcome.refusal.code);
    expect(sent).toBeLessThanOrEqual(MOST_PRICE_BYTES + chunk.length);
  });

  it('reads line breaks and quotes in cells, and Latin-1', async () => {
    const desk = await vendor(database.app);
    const file = 'sku,name,unit_price\nTEAM-12,"Gerät ""Größe""\nzweite Zeile",22.00\n';
    const latin1 = Uint8Array.from([...file].map((character) => character.charCodeAt(0)));
    expect((await imported(desk, latin1, 3)).outcome).toMatchObject({ ok: true, value: { rows: 1, added: 1 } });
  });

  it('is the whole list where it says so, else what it names', async () => {
    const desk = await vendor(database.app);
    const { list } = await imported(desk, example);
    const one = 'sku,unit_price\nCORE-36,5\n';
    const some = await importPrices(desk, list.id, bytesOf(one), { all: false, ifMatch: '2' });
    expect(acceptedValue(some)).toMatchObject({ added: 1, removed: 0, list: { prices: 3 } });
    expect(await importPrices(desk, list.id, bytesOf(one), { all: true, ifMatch: '2' })).toMatchObject({
      refusal: { code: 'changed_meanwhile' },
    });
    const all = await importPrices(desk, list.id, bytesOf(one), { all: true, ifMatch: null });
    expect(acceptedValue(all)).toMatchObject({ unchanged: 1, removed: 2, list: { prices: 1 } });
  });

  it('makes draft and rows in one step, or neither', async () => {
    const desk = await vendor(database.app);
    const header = {
      kind: 'public',
      audience: 'public',
      currency: 'EUR',
      startsOn: '2026-05-01',
      endsOn: null,
    } as const;
    const good = await importPriceList(desk, { ...header, name: 'One step' }, bytesOf(example));
    expect(acceptedValue(good)).toMatchObject({
      added: 2,
      list: { name: 'One step', currency: 'EUR', prices: 2, state: 'draft' },
    });
    const bad = await importPriceList(desk, { ...header, name: 'No step' }, bytesOf('sku,unit_price\nX,1\n'));
    expect(bad).toMatchObject({ ok: false });
    const found = acceptedValue(await listPriceLists(desk, { q: ' step', sort: 'name', limit: 50 }));
    expect(found.items.map((list) => list.name)).toEqual(['One step']);
  });
});

describe('a price list as a file', () => {
  const price = fc
    .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.constantFrom(1, 10, 100, 1_000, 1_000_000))
    .map(([digits, over]) => (digits / over).toFixed(6));
  const tiers = fc
    .uniqueArray(
      fc.tuple(fc.integer({ min: 2, max: 100_000 }), price, fc.integer({ min: 0, max: 999_999 }), fc.boolean()),
      {
        selector: ([from]) => from,
        maxLength: 4,
      },
    )
    .map((list) =>
      [...list]
        .sort(([a], [b]) => a - b)
        .map(([from, unitPrice, share, priced]) =>
          priced ? { from, unitPrice } : { from, discount: (share / 1e6).toFixed(6) },
        ),
    );
  const row = fc.record({
    sku: fc.constantFrom('CORE-0', 'CORE-12', 'CORE-36', 'TEAM-0', 'TEAM-12', 'TEAM-60'),
    unitPrice: price,
    pricePer: fc.constantFrom(1, 1_000),
    tierMode: fc.constantFrom('all-units' as const, 'graduated' as const),
    family: fc.boolean(),
    tiers,
    floor: fc.option(price, { nil: null }),
  });

  it('is the same list after going out and in again', async () => {
    const desk = await vendor(database.app);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(row, { minLength: 1, selector: (one) => one.sku }), async (rows) => {
        const set = rows.map(
          ({ family, ...one }): PriceBody =>
            priceBody.parse({ ...one, tierCounting: family && one.tierMode === 'all-units' ? 'family' : 'line' }),
        );
        const source = await draftOf(desk);
        acceptedValue(await changePrices(desk, source.id, '1', { rows: set }));
        const file = await textOf(acceptedValue(await exportPrices(desk, source.id)).bytes);
        const { list, outcome } = await imported(desk, file, 17);
        expect(outcome).toMatchObject({ ok: true, value: { added: rows.length, notes: [] } });
        expect(await rowsOf(desk, list.id)).toEqual(await rowsOf(desk, source.id));
        expect(await textOf(acceptedValue(await exportPrices(desk, list.id)).bytes)).toBe(file);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
