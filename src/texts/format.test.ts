import { describe, expect, it } from 'vitest';
import { formats } from './format.ts';

const en = formats('en');
const de = formats('de');
/** Formatted figures hold no-break spaces; a test reads them as spaces. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('an amount', () => {
  it('has two decimals always, grouped as the language groups', () => {
    expect(en.amount({ amount: '1234.5', currency: 'EUR' })).toBe('1,234.50');
    expect(de.amount({ amount: '1234.5', currency: 'EUR' })).toBe('1.234,50');
  });

  it('has the decimals of its currency', () => {
    expect(en.amount({ amount: '1234', currency: 'JPY' })).toBe('1,234');
    expect(en.amount({ amount: '1.234', currency: 'KWD' })).toBe('1.234');
  });

  it('stands in parentheses when it is negative', () => {
    expect(en.amount({ amount: '-6892.37', currency: 'USD' })).toBe('(6,892.37)');
    expect(plain(de.money({ amount: '-6892.37', currency: 'USD' }))).toBe('USD (6.892,37)');
  });

  it('is zero without a sign', () => {
    expect(en.amount({ amount: '-0.00', currency: 'USD' })).toBe('0.00');
    expect(en.amount({ amount: '-0.004', currency: 'USD' })).toBe('0.00');
  });

  it('stays exact where a float would not', () => {
    expect(en.amount({ amount: '90071992547409931.07', currency: 'USD' })).toBe('90,071,992,547,409,931.07');
  });

  it('rounds half away from zero', () => {
    expect(en.amount({ amount: '0.125', currency: 'EUR' })).toBe('0.13');
    expect(en.amount({ amount: '-0.125', currency: 'EUR' })).toBe('(0.13)');
  });

  it('refuses what is no decimal string', () => {
    expect(() => en.amount({ amount: 'NaN', currency: 'EUR' })).toThrow('Not a decimal string');
    expect(() => en.amount({ amount: '1e3', currency: 'EUR' })).toThrow('Not a decimal string');
  });
});

describe('figures', () => {
  it('shows a unit price with two to six decimals', () => {
    expect(en.unitPrice('17.6')).toBe('17.60');
    expect(en.unitPrice('0.012500')).toBe('0.0125');
    expect(en.unitPrice('15.444')).toBe('15.444');
    expect(de.unitPrice('0.123456')).toBe('0,123456');
  });

  it('groups a quantity from a thousand on', () => {
    expect(en.quantity(1000)).toBe('1,000');
    expect(de.quantity('1000')).toBe('1.000');
  });

  it('shows a rate of one as a percentage without floating errors', () => {
    expect(plain(en.percent('0.25'))).toBe('25 %');
    expect(plain(en.percent('0.07'))).toBe('7 %');
    expect(plain(en.percent('0.1234'))).toBe('12.34 %');
    expect(plain(en.percent('1.5', 1))).toBe('150.0 %');
    expect(plain(de.percent('-0.0045', 2))).toBe('(0,45) %');
    expect(plain(en.percent('0'))).toBe('0 %');
  });
});

describe('a date', () => {
  it('is the day that was written, wherever the reader sits', () => {
    expect(en.date('2026-03-16')).toBe('16 Mar 2026');
    expect(en.date('2026-01-01', 'long')).toBe('1 January 2026');
    expect(plain(de.date('2026-03-16', 'weekday'))).toBe('Montag, 16. März 2026');
  });

  it('shows an instant by the clock of the seller', () => {
    expect(en.time('2026-03-16T20:12:00Z', 'America/Los_Angeles')).toBe('13:12');
    expect(en.instant('2026-03-16T23:30:00Z', 'Europe/Berlin')).toBe('17 Mar 2026, 00:30');
  });

  it('shows midnight as 00:00', () => {
    expect(en.time('2026-03-16T00:00:00Z', 'UTC')).toBe('00:00');
  });
});

describe('a duration', () => {
  it('is said as people say it', () => {
    expect(plain(en.duration(46))).toBe('46 min');
    expect(plain(en.duration(158))).toBe('2 h 38');
    expect(plain(en.duration(65))).toBe('1 h 05');
    expect(plain(en.duration(120))).toBe('2 h');
    expect(plain(en.duration(3 * 1440 + 250))).toBe('3 d 4 h');
    expect(plain(de.duration(1440))).toBe('1 T');
    expect(plain(en.duration(0))).toBe('0 min');
  });
});
