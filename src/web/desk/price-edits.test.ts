import { describe, expect, it } from 'vitest';
import type { PriceReply } from '../../business/pricing/terms.ts';
import { formats } from '../../texts/format.ts';
import { changesAnything, editOf, fieldOfPricePointer, newEdit, readEdit } from './price-edits.ts';
import { shareOfPercent } from './price-list-words.ts';

const relay: PriceReply = {
  sku: 'RLY-TEAM-12',
  unitPrice: '22.00',
  pricePer: 1,
  tierMode: 'all-units',
  tierCounting: 'line',
  tiers: [
    { from: 100, unitPrice: '19.80' },
    { from: 1000, discount: '0.2' },
  ],
  floor: '14.00',
  offerId: '0190a3f2-0000-7000-8000-000000000001',
  offerName: 'Relay Team',
};

describe('a row of a draft while it is changed', () => {
  it.each(['en', 'de'] as const)('reads back as it was when nothing is typed, in %s', (language) => {
    const { offerId: _, offerName: __, ...body } = relay;
    const read = readEdit(editOf(relay, formats(language)), language);
    expect(read).toEqual({ body, wrong: [] });
    expect(changesAnything(editOf(relay, formats(language)), formats(language), language)).toBe(false);
  });

  it('is changed by another price, by a tier less, and by being taken out', () => {
    const edit = editOf(relay, formats('en'));
    for (const other of [{ unitPrice: '22.01' }, { tiers: edit.tiers.slice(1) }, { removed: true }])
      expect(changesAnything({ ...edit, ...other }, formats('en'), 'en')).toBe(true);
  });

  it('is not changed by another way of writing the same figure', () => {
    const edit = {
      ...editOf(relay, formats('en')),
      unitPrice: '22',
      tiers: [
        { from: '100', price: '19.80' },
        { from: '1 000', price: '20%' },
      ],
    };
    expect(changesAnything(edit, formats('en'), 'en')).toBe(false);
  });

  it('keeps no tier settings where there are no tiers', () => {
    const { body } = readEdit({ ...editOf(relay, formats('en')), tiers: [] }, 'en');
    expect([body.tierMode, body.tierCounting]).toEqual([null, null]);
  });

  it('counts graduated tiers over the line', () => {
    const edit = { ...editOf(relay, formats('en')), tierMode: 'graduated', tierCounting: 'family' } as const;
    expect(readEdit(edit, 'en').body.tierCounting).toBe('line');
  });

  it('says field by field what is wrong', () => {
    const edit = {
      ...newEdit('X', 'X'),
      unitPrice: 'abc',
      pricePer: '0',
      floor: '-1',
      tiers: [
        { from: '100', price: '' },
        { from: '100', price: '120 %' },
      ],
    };
    expect(readEdit(edit, 'en').wrong).toEqual([
      { field: 'pricePer', reason: 'quantity' },
      { field: 'tierMode', reason: 'mode' },
      { field: 'unitPrice', reason: 'figure' },
      { field: 'tiers/0/price', reason: 'tierPrice' },
      { field: 'tiers/1/from', reason: 'ascending' },
      { field: 'tiers/1/price', reason: 'underHundred' },
      { field: 'floor', reason: 'figure' },
    ]);
  });
});

describe('percent as a share', () => {
  it.each([
    ['20', '0.2'],
    ['20 %', '0.2'],
    ['2.5', '0.025'],
    ['0', '0'],
    ['99.99', '0.9999'],
  ])('%s is %s', (typed, share) => {
    expect(shareOfPercent(typed, 'en')).toBe(share);
  });

  it.each(['100', '-5', 'x', ''])('refuses %s', (typed) => {
    expect(shareOfPercent(typed, 'en')).toBeNull();
  });
});

describe('a pointer of the server', () => {
  it('names the row that was sent and its field', () => {
    expect(fieldOfPricePointer('/set/3/tiers/0/unitPrice')).toEqual({ index: 3, field: 'tiers/0/price' });
    expect(fieldOfPricePointer('/set/0/sku')).toEqual({ index: 0, field: 'unitPrice' });
    expect(fieldOfPricePointer('/remove/0')).toBeNull();
  });
});
