import { describe, expect, it } from 'vitest';
import { changeOf, emptyAccount } from './account-form.tsx';

const filled = { ...emptyAccount('de'), name: 'Castell Maritime', country: 'DE', currency: 'eur' };

describe('the form of an account', () => {
  it('sends what was left empty as none', () => {
    expect(changeOf(filled)).toMatchObject({ legalName: null, vatId: null, employees: null, address: null });
  });

  it('sends an address once any of its lines is filled in', () => {
    expect(changeOf({ ...filled, 'address/city': ' Hamburg ' }).address).toEqual({
      line1: '',
      postalCode: '',
      city: 'Hamburg',
    });
  });

  it('understands the number of employees as people write it', () => {
    expect(changeOf({ ...filled, employees: '2.300' }).employees).toBe(2300);
    expect(changeOf({ ...filled, employees: '0' }).employees).toBe(0);
  });

  it('sends the currency in capitals', () => {
    expect(changeOf(filled).currency).toBe('EUR');
  });
});
