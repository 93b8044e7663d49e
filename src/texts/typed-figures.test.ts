import { describe, expect, it } from 'vitest';
import { parseDecimal, parseQuantity } from './typed-figures.ts';

const quantityOf = (typed: string) => {
  const read = parseQuantity(typed);
  return read.ok ? read.value : read.reason;
};

describe('a typed quantity', () => {
  it.each(['1000', '1 000', '1,000', '1.000', "1'000", ' 1\u00a0000 '])('reads %j as a thousand', (typed) => {
    expect(quantityOf(typed)).toBe(1000);
  });

  it('reads groups up to the largest quantity', () => {
    expect(quantityOf('1.234.567')).toBe(1_234_567);
    expect(quantityOf('999,999,999')).toBe(999_999_999);
  });

  it.each([
    ['', 'empty'],
    ['0', 'belowOne'],
    ['-1', 'belowOne'],
    ['\u22125', 'belowOne'],
    ['1.5', 'notWhole'],
    ['1,5', 'notWhole'],
    ['12.50', 'notWhole'],
    ['1e9', 'notANumber'],
    ['ten', 'notANumber'],
    ['1,00,000', 'notANumber'],
    ['1.234,567', 'notANumber'],
    ['1000000000', 'tooLarge'],
  ])('refuses %j as %s', (typed, reason) => {
    expect(quantityOf(typed)).toBe(reason);
  });
});

describe('a typed amount', () => {
  const amountOf = (typed: string, language: 'en' | 'de') => {
    const read = parseDecimal(typed, language);
    return read.ok ? read.value : read.reason;
  };

  it('is read by the marks of the language', () => {
    expect(amountOf('1,234.50', 'en')).toBe('1234.50');
    expect(amountOf('1.234,50', 'de')).toBe('1234.50');
    expect(amountOf('1,500', 'en')).toBe('1500');
    expect(amountOf('1.500', 'de')).toBe('1500');
    expect(amountOf('1.500', 'en')).toBe('1.500');
  });

  it('takes the other mark as decimal where it cannot group thousands', () => {
    expect(amountOf('17,6', 'en')).toBe('17.6');
    expect(amountOf('17.6', 'de')).toBe('17.6');
    expect(amountOf('12345.678', 'de')).toBe('12345.678');
  });

  it('keeps a minus, drops a percent sign and leading zeros', () => {
    expect(amountOf('-0012,5', 'de')).toBe('-12.5');
    expect(amountOf('25 %', 'en')).toBe('25');
    expect(amountOf('0.5', 'en')).toBe('0.5');
  });

  it('refuses what is no figure', () => {
    expect(amountOf('1.2.3', 'en')).toBe('notANumber');
    expect(amountOf('12,34,5', 'en')).toBe('notANumber');
    expect(amountOf('abc', 'de')).toBe('notANumber');
    expect(amountOf('', 'de')).toBe('empty');
  });
});
