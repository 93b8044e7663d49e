import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/context.ts';
import { testDatabase } from '../../../test/database.ts';
import { openShop, type Shop } from '../../../test/shop.ts';
import { bytesOf } from '../../../test/vendor.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { currentBasket } from './actions/basket.ts';
import { listChecked, listFileChecked } from './actions/basket-list.ts';

const database = testDatabase();
let shop: Shop;

beforeAll(async () => {
  shop = await openShop(testWorld(database.app, { seed: 'lists' }), database.owner);
  await shop.sell(
    { sku: 'RLY-TEAM-12', unitPrice: '22.00', maxAmount: 1_900_000n },
    { sku: 'VIG-12', unitPrice: '8.00', maxAmount: 100_000n },
  );
});

const check = async (pasted: string) => acceptedValue(await listChecked(shop.guest(), { pasted }));
const linesOf = async (pasted: string) => (await check(pasted)).lines.map(({ sku, quantity }) => [sku, quantity]);
const both = [
  ['RLY-TEAM-12', 10],
  ['VIG-12', 2],
];

describe('a list of SKU and quantity', () => {
  it.each([
    ['commas', 'RLY-TEAM-12,10\nVIG-12,2'],
    ['semicolons, a byte-order mark and a head', '\ufeffSKU;Menge\r\nRLY-TEAM-12;10\r\n\r\nVIG-12;2\r\n'],
    ['tabs, as a spreadsheet copies', 'rly-team-12\t10\nvig-12\t2\n'],
    ['quotes', '"RLY-TEAM-12","10"\n"VIG-12","2"'],
    ['spaces, as people type', 'RLY-TEAM-12 10\nVIG-12 x 2'],
    ['the quantity first, named by a head', 'Quantity,Note,SKU\n10,for the depot,RLY-TEAM-12\n2,,VIG-12'],
    ['the quantity first, without a head', '10,RLY-TEAM-12\n2,VIG-12'],
  ])('is read with %s', async (_how, pasted) => {
    expect(await linesOf(pasted)).toEqual(both);
  });

  it('takes a SKU alone as one of it', async () => {
    expect(await linesOf('VIG-12')).toEqual([['VIG-12', 1]]);
  });

  it('comes as a file in Latin-1 as well', async () => {
    const bytes = Buffer.from('Artikel;Stück\nVIG-12;2\nGerät;1\n', 'latin1');
    const upload = { name: 'liste.csv', mediaType: 'text/csv', bytes: bytesOf(bytes, 7) };
    const checked = acceptedValue(await listFileChecked(shop.guest(), upload));
    expect(checked.lines).toEqual([{ sku: 'VIG-12', quantity: 2 }]);
    expect(checked.rows[1]).toMatchObject({ row: 3, sku: 'Gerät', good: false });
  });

  it('answers every row, names the nearest SKU and what quantity would be right, and puts nothing anywhere', async () => {
    const shopper = shop.guest();
    const checked = acceptedValue(
      await listChecked(shopper, { pasted: 'VIG-12,2\nRLY-TAEM-12,10\nVIG-12,1.5\nNOPE-1,0\n' }),
    );
    expect(checked).toMatchObject({ good: 1, wrong: 3, lines: [{ sku: 'VIG-12', quantity: 2 }] });
    expect(checked.rows).toMatchObject([
      { row: 1, good: true, name: 'Relay VIG-12 Team', suggestion: null },
      { row: 2, good: false, suggestion: { sku: 'RLY-TEAM-12', name: 'Relay RLY-TEAM-12 Team' }, quantityWanted: null },
      { row: 3, good: false, skuWanted: null, quantityWanted: expect.stringMatching(/whole number/) },
      { row: 4, good: false, suggestion: null, skuWanted: 'a SKU that is on sale' },
    ]);
    expect(await currentBasket(shopper)).toBeNull();
  });

  it('says which rows became one line, and in the language of the reader', async () => {
    const german = { ...shop.guest(), language: 'de' as const };
    const checked = acceptedValue(await listChecked(german, { pasted: 'VIG-12,2\nvig-12,3\nX,1' }));
    expect(checked.lines).toEqual([{ sku: 'VIG-12', quantity: 5 }]);
    expect(checked.said[0]!.text).toBe('VIG-12 kam mehrfach vor. Die Mengen wurden addiert: 5.');
    expect(checked.rows[2]!.skuWanted).toBe('eine Artikelnummer, die verkauft wird');
  });

  it('finds the row wrong that makes the sum of a SKU too large', async () => {
    const checked = await check('VIG-12,999999\nVIG-12,2\nVIG-12,1');
    expect(checked.rows.map(({ good }) => good)).toEqual([true, false, true]);
    expect(checked.lines).toEqual([{ sku: 'VIG-12', quantity: 1_000_000 }]);
  });

  it('takes corrected rows', async () => {
    const rows = [
      { sku: 'RLY-TEAM-12', quantity: '10' },
      { sku: '', quantity: '' },
    ];
    const checked = acceptedValue(await listChecked(shop.guest(), { rows }));
    expect(checked).toMatchObject({ good: 1, wrong: 1 });
  });

  it('refuses an empty list and one that is too long', async () => {
    expect(await listChecked(shop.guest(), { pasted: ' \n \n' })).toMatchObject({ refusal: { code: 'list_empty' } });
    const long = 'VIG-12,1\n'.repeat(1_001);
    expect(await listChecked(shop.guest(), { pasted: long })).toMatchObject({ refusal: { code: 'list_too_long' } });
  });
});
