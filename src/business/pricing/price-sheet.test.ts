import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { draftOf, vendor } from '../../../test/vendor.ts';
import { acceptedValue } from '../../kernel/outcome.ts';
import { getPriceList } from './actions/price-lists.ts';
import { changePrices, sheetOf } from './actions/prices.ts';
import type { PriceBody } from './terms.ts';
import { priceBody } from './terms.ts';

const database = testDatabase();

const row = (sku: string, unitPrice: string, more: Partial<PriceBody> = {}): PriceBody =>
  priceBody.parse({ sku, unitPrice, ...more });
const rules = row('TEAM-12', '22.00', {
  tierMode: 'all-units',
  tierCounting: 'line',
  tiers: [
    { from: 100, unitPrice: '19.80' },
    { from: 1000, unitPrice: '17.60' },
  ],
});
const set = (
  desk: Awaited<ReturnType<typeof vendor>>,
  list: { id: string; rowVersion: number },
  ...rows: PriceBody[]
) => changePrices(desk, list.id, String(list.rowVersion), { rows });

describe('the sheet of a draft', () => {
  it('sets what a row names and leaves the rest of it as it is', async () => {
    const desk = await vendor(database.app);
    const list = await draftOf(desk);
    await set(desk, list, { ...rules, floor: '14.00' }, row('CORE-12', '10'));
    const patched = acceptedValue(
      await changePrices(desk, list.id, '2', {
        rows: [
          { sku: 'team-12', unitPrice: '23' },
          { sku: 'CORE-12', unitPrice: '10.00' },
          { sku: 'CORE-0', unitPrice: '1' },
          { sku: 'TEAM-0', remove: true },
        ],
      }),
    );
    expect(patched.rows.map(({ sku, answer }) => [sku, answer])).toEqual([
      ['TEAM-12', 'changed'],
      ['CORE-12', 'unchanged'],
      ['CORE-0', 'added'],
      ['TEAM-0', 'unchanged'],
    ]);
    expect(patched.rows[0]!.price).toMatchObject({ ...rules, unitPrice: '23.00', floor: '14.00' });
    const flat = await changePrices(desk, list.id, '3', {
      rows: [{ sku: 'TEAM-12', tiers: [], tierMode: null, floor: null }],
    });
    expect(acceptedValue(flat).rows[0]!.price).toMatchObject({ tiers: [], tierMode: null, floor: null });
  });

  it('asks a new row for its price, and saves none of the others', async () => {
    const desk = await vendor(database.app);
    const list = await draftOf(desk);
    const rows = [
      { sku: 'CORE-12', unitPrice: '10' },
      { sku: 'TEAM-12', floor: '9' },
    ];
    expect(await changePrices(desk, list.id, '1', { rows })).toMatchObject({
      refusal: { errors: [{ pointer: '/rows/1/unitPrice', expected: 'present' }] },
    });
    expect(await getPriceList(desk, list.id)).toMatchObject({ ok: true, value: { prices: 0, rowVersion: 1 } });
  });

  it('comes as a sheet of one version, and of two editors the later hears of the other', async () => {
    const desk = await vendor(database.app);
    const list = await draftOf(desk);
    await set(desk, list, row('CORE-12', '10'), rules);
    const sheet = acceptedValue(await sheetOf(desk, list.id, undefined));
    expect(sheet).toMatchObject({ rowVersion: 2, rows: [{ sku: 'CORE-12' }, { sku: 'TEAM-12' }], next: null });
    expect(acceptedValue(await sheetOf(desk, list.id, 'CORE-12')).rows.map(({ sku }) => sku)).toEqual(['TEAM-12']);
    const change = (unitPrice: string) =>
      changePrices(desk, list.id, String(sheet.rowVersion), { rows: [{ sku: 'CORE-12', unitPrice }] });
    const both = await Promise.all([change('11'), change('12')]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'changed_meanwhile' } });
  });
});
