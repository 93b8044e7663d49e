import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENCIES, exponentOf } from './currency.ts';
import {
  decimal,
  decimalOf,
  divideRounded,
  fromMillionths,
  multiplyDecimals,
  parseDecimal,
  printDecimal,
} from './decimal.ts';
import {
  add,
  money,
  moneyFromDecimal,
  moneyOf,
  negate,
  parseMoney,
  printAmount,
  share,
  subtract,
  sum,
  toWire,
} from './money.ts';
import { parsePercent, percent, printPercent, shareOfMoney } from './percent.ts';

const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'accepted' : outcome.refusal!.code;

describe('decimals', () => {
  it('rounds half away from zero, above and below it', () => {
    const rounded = [25n, -25n, 24n, -24n, 35n, -35n].map((tenths) => divideRounded(tenths, 10n));
    expect(rounded).toEqual([3n, -3n, 2n, -2n, 4n, -4n]);
    expect(divideRounded(25n, -10n)).toBe(-3n);
  });

  it('reads what a machine writes and refuses what only looks like a number', () => {
    expect(parseDecimal('17.60')).toEqual({ ok: true, value: 17_600_000n });
    expect(parseDecimal('-0.012500')).toEqual({ ok: true, value: -12_500n });
    expect(parseDecimal('1.0000000')).toEqual({ ok: true, value: 1_000_000n });
    const malformed = ['1 000', '1e9', '1,5', '', ' 1', '007', '.5', '5.', '+1', 'NaN', '0x10'];
    expect(malformed.map((text) => codeOf(parseDecimal(text)))).toEqual(malformed.map(() => 'decimal_malformed'));
    expect(codeOf(parseDecimal('0.0000001'))).toBe('decimal_too_fine');
    expect(codeOf(parseDecimal('99999999999999'))).toBe('decimal_too_large');
  });

  it('prints what it reads', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.bigInt({ min: -(10n ** 19n) + 1n, max: 10n ** 19n - 1n }),
          fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n }),
        ),
        (millionths) => {
          expect(decimal(printDecimal(fromMillionths(millionths)))).toBe(millionths);
        },
      ),
    );
    expect(printDecimal(decimal('17.6'), 2)).toBe('17.60');
    expect(printDecimal(decimal('-0.5'))).toBe('-0.5');
  });

  it('multiplies exactly and rounds once at the end', () => {
    expect(printDecimal(multiplyDecimals(decimal('0.333333'), decimal('3'), decimal('0.5')))).toBe('0.5');
    expect(printDecimal(multiplyDecimals(decimal('8'), decimalOf(36), decimal('0.8')))).toBe('230.4');
  });
});

describe('money', () => {
  it('takes the number of digits from ISO 4217', () => {
    const digits = ['JPY', 'EUR', 'KWD', 'CLF', 'ISK', 'HUF', 'IQD', 'UYW'].map(exponentOf);
    expect(digits).toEqual([0, 2, 3, 4, 0, 2, 3, 4]);
    expect(CURRENCIES.length).toBeGreaterThan(150);
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
  });

  it('travels as a decimal string with exactly the digits of its currency', () => {
    expect(toWire(money(123_456, 'EUR'))).toEqual({ amount: '1234.56', currency: 'EUR' });
    expect(printAmount(money(-5, 'EUR'))).toBe('-0.05');
    expect(printAmount(money(5, 'JPY'))).toBe('5');
    expect(printAmount(money(5, 'KWD'))).toBe('0.005');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }),
          fc.bigInt({ min: -(10n ** 7n), max: 10n ** 7n }),
        ),
        fc.constantFrom(...CURRENCIES),
        (minor, currency) => {
          expect(parseMoney(toWire({ minor, currency }))).toEqual({ ok: true, value: { minor, currency } });
        },
      ),
    );
  });

  it('refuses an amount finer than its currency, a foreign form and an unknown currency', () => {
    expect(codeOf(parseMoney({ amount: '1.005', currency: 'EUR' }))).toBe('amount_too_fine');
    expect(codeOf(parseMoney({ amount: '1.5', currency: 'JPY' }))).toBe('amount_too_fine');
    expect(codeOf(parseMoney({ amount: '1,50', currency: 'EUR' }))).toBe('amount_malformed');
    expect(codeOf(parseMoney({ amount: '1', currency: 'XYZ' }))).toBe('currency_unknown');
    expect(codeOf(parseMoney({ amount: '92233720368547758.08', currency: 'EUR' }))).toBe('amount_too_large');
  });

  it('treats mixing currencies as a bug', () => {
    expect(() => add(money(1, 'EUR'), money(1, 'USD'))).toThrow('cannot mix');
    expect(() => sum([money(1, 'EUR')], 'USD')).toThrow('cannot mix');
    expect(sum([], 'USD')).toEqual(money(0, 'USD'));
  });

  it('rounds a decimal once to the currency', () => {
    expect(moneyFromDecimal(decimal('0.005'), 'EUR')).toEqual(money(1, 'EUR'));
    expect(moneyFromDecimal(decimal('-0.005'), 'EUR')).toEqual(money(-1, 'EUR'));
    expect(moneyFromDecimal(decimal('0.5'), 'JPY')).toEqual(money(1, 'JPY'));
  });
});

describe('sharing an amount', () => {
  const weights = fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.bigInt({ min: 0n, max: 10n ** 12n }), {
    minKeys: 1,
    maxKeys: 12,
  });
  const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

  it('gives the remainder to the largest rests and ties to the smaller key', () => {
    expect(share(moneyOf('100.00', 'EUR'), { c: 1n, a: 1n, b: 1n })).toEqual({
      a: moneyOf('33.34', 'EUR'),
      b: moneyOf('33.33', 'EUR'),
      c: moneyOf('33.33', 'EUR'),
    });
    expect(share(money(10, 'EUR'), { a: 1n, b: 2n, c: 4n })).toEqual({
      a: money(1, 'EUR'),
      b: money(3, 'EUR'),
      c: money(6, 'EUR'),
    });
  });

  it('shares equally where all weights are zero', () => {
    expect(share(money(3, 'EUR'), { b: 0n, a: 0n })).toEqual({ a: money(2, 'EUR'), b: money(1, 'EUR') });
  });

  it('always sums to the whole, mirrors its sign and never depends on position', () => {
    fc.assert(
      fc.property(amount, weights, (minor, given) => {
        const whole = { minor, currency: 'EUR' };
        const parts = share(whole, given);
        expect(sum(Object.values(parts), 'EUR')).toEqual(whole);
        const mirrored = share(negate(whole), given);
        for (const key of Object.keys(given)) expect(mirrored[key]).toEqual(negate(parts[key]!));
        expect(share(whole, Object.fromEntries(Object.entries(given).reverse()))).toEqual(parts);
      }),
    );
  });

  it('gives nobody more than a unit away from the exact part', () => {
    fc.assert(
      fc.property(amount, weights, (minor, given) => {
        const total = Object.values(given).reduce((all, weight) => all + weight, 0n);
        fc.pre(total > 0n);
        const parts = share({ minor, currency: 'EUR' }, given);
        for (const [key, weight] of Object.entries(given)) {
          const off = parts[key]!.minor * total - minor * weight;
          expect((off < 0n ? -off : off) < total).toBe(true);
        }
      }),
    );
  });

  it('treats a negative weight and nobody to share with as bugs', () => {
    expect(() => share(money(1, 'EUR'), { a: -1n })).toThrow('negative weight');
    expect(() => share(money(1, 'EUR'), {})).toThrow('nothing to share');
  });
});

describe('percentages', () => {
  it('are shares of one', () => {
    expect(percent('20')).toBe(200_000n);
    expect(parsePercent('12.5 %')).toEqual({ ok: true, value: 125_000n });
    expect(printPercent(percent('12.5'))).toBe('12.5');
    expect(codeOf(parsePercent('1.00001'))).toBe('percent_too_fine');
    expect(codeOf(parsePercent('ten'))).toBe('percent_malformed');
  });

  it('take their part of an amount, rounded once', () => {
    expect(shareOfMoney(money(5, 'EUR'), percent('50'))).toEqual(money(3, 'EUR'));
    expect(shareOfMoney(money(-5, 'EUR'), percent('50'))).toEqual(money(-3, 'EUR'));
    expect(
      subtract(
        moneyOf('10000.00', 'USD'),
        add(shareOfMoney(moneyOf('10000.00', 'USD'), percent('3.5')), moneyOf('0.50', 'USD')),
      ),
    ).toEqual(moneyOf('9649.50', 'USD'));
  });
});
