import { describe, expect, it } from 'vitest';
import type { Seller } from '../../business/accounts/terms/seller.ts';
import { bankFields, mostBanks, rowsOf, sellerBody, sellerValues, withoutRow } from './seller-values.ts';

const bank = (name: string) => ({ name, holder: 'Halden', iban: 'DE02', bic: 'HANSDEHH', currency: 'EUR' });
const halden: Seller = {
  id: 'halden',
  name: 'Halden',
  legalName: 'Halden Software Inc.',
  country: 'US',
  currency: 'USD',
  timeZone: 'America/Los_Angeles',
  fiscalStartMonth: 1,
  branding: { hue: 262, chroma: 1 },
  address: { line1: '1120 NW Couch Street', postalCode: '97209', city: 'Portland', region: 'OR' },
  banks: [bank('Cascadia'), bank('Hanse'), bank('Third')],
  vatRegistrations: [{ country: 'DE', vatId: 'DE811569869' }],
  staffNeedSecondFactor: false,
  rowVersion: 1,
};

describe('the seller in a form', () => {
  it('is sent as it was read where nothing is typed', () => {
    const { id: _, rowVersion: __, ...body } = halden;
    expect(sellerBody(sellerValues(halden))).toEqual(body);
  });

  it('moves the accounts below up when one is taken out', () => {
    const values = { ...sellerValues(halden), ...withoutRow(sellerValues(halden), 'banks', bankFields, mostBanks, 0) };
    expect(sellerBody(values).banks.map(({ name }) => name)).toEqual(['Hanse', 'Third']);
    expect(values['banks/2/name']).toBe('');
  });

  it('keeps an account that is half filled in, so that the server can say what it lacks', () => {
    const values = { ...sellerValues(halden), 'banks/3/name': 'Fourth' };
    expect(rowsOf(values, 'banks', bankFields, mostBanks).at(-1)).toEqual({
      name: 'Fourth',
      holder: '',
      iban: '',
      bic: '',
      currency: '',
    });
  });

  it('leaves out parts of the address that were never filled in', () => {
    const { region: _, ...address } = halden.address;
    expect(sellerBody({ ...sellerValues(halden), 'address/region': ' ' }).address).toEqual(address);
  });
});
