import { describe, expect, it } from 'vitest';
import { decimal } from '../../../kernel/decimal.ts';
import { moneyOf } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { percent } from '../../../kernel/percent.ts';
import type { LimitDraft } from './limit-check.ts';
import { readLimit } from './limit-check.ts';
import type { ListHeader, PriceDraft } from './price-list-check.ts';
import { checkListHeader, overlapsOf, readListPrice } from './price-list-check.ts';
import { parseQuantity } from './quantity.ts';

const errorsOf = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusal.errors!.map((error) => [error.pointer, error.value, error.expected]);

describe('a quantity that a person enters', () => {
  const expected = (value: unknown) => errorsOf(parseQuantity(value, '/quantity')).map((error) => error[2])[0];

  it('is a whole number from 1 to 1,000,000, in digits', () => {
    expect(['1', ' 12 ', 250, '1000000', '007'].map((value) => acceptedValue(parseQuantity(value, '')))).toEqual([
      1, 12, 250, 1_000_000, 7,
    ]);
  });

  it('is refused with the value and what would be right', () => {
    expect(errorsOf(parseQuantity('-1', '/lines/0/quantity'))).toEqual([['/lines/0/quantity', '-1', 'quantity_least']]);
    expect(['0', 0, '-1', -1, '000'].map(expected)).toEqual(Array(5).fill('quantity_least'));
    expect(['1.5', 1.5, '1,5', 'ten', '', null, undefined, {}, '1a', '٣'].map(expected)).toEqual(
      Array(10).fill('quantity_whole'),
    );
    expect(['1000001', 1e9, '99999999999999999999'].map(expected)).toEqual(Array(3).fill('quantity_most'));
    expect(['1 000', '1,000', '1.000', "1'000", '1\u00a0000', '12 345 678', '1e9'].map(expected)).toEqual(
      Array(7).fill('quantity_digits_only'),
    );
  });

  it('comes with a suggestion where it was written with separators', () => {
    expect(parseQuantity('1 000', '/q')).toMatchObject({ refusal: { errors: [{ facts: { suggested: '1000' } }] } });
    expect(parseQuantity('1e9', '/q')).toMatchObject({
      refusal: { errors: [{ value: '1e9', facts: { suggested: '1000' } }] },
    });
  });
});

describe('a row of a price list', () => {
  const row = (draft: PriceDraft) => readListPrice(draft, 'USD', '/rows/0');
  const tiered = (tiers: PriceDraft['tiers'], more: Partial<PriceDraft> = {}) =>
    row({ unitPrice: '22.00', tierMode: 'all-units', tierCounting: 'line', tiers, ...more });

  it('becomes a complete schedule that starts at 1', () => {
    expect(
      acceptedValue(
        tiered(
          [
            { from: 100, unitPrice: '19.80' },
            { from: 1000, discount: '0.2' },
          ],
          { floor: '14.00' },
        ),
      ),
    ).toEqual({
      price: {
        unitPrice: decimal('22'),
        schedule: {
          mode: 'all-units',
          counting: 'line',
          tiers: [
            { from: 1, unitPrice: decimal('22') },
            { from: 100, unitPrice: decimal('19.8') },
            { from: 1000, ofList: percent('80') },
          ],
        },
      },
      floor: decimal('14'),
    });
    expect(acceptedValue(row({ unitPrice: '0.0125', pricePer: 1000 }))).toEqual({
      price: { unitPrice: decimal('0.0125'), per: 1000 },
      floor: undefined,
    });
    const stated = row({
      tierMode: 'graduated',
      tiers: [
        { from: 1, unitPrice: '5' },
        { from: 10, unitPrice: '4' },
      ],
    });
    expect(acceptedValue(stated).price.unitPrice).toBe(decimal('5'));
  });

  it('refuses tiers out of order, a tier twice, and a first tier that does not start at 1', () => {
    expect(
      errorsOf(
        tiered([
          { from: 1000, unitPrice: '17' },
          { from: 100, unitPrice: '19' },
        ]),
      ),
    ).toEqual([['/rows/0/tiers/1/from', 100, 'tier_ascending']]);
    expect(
      errorsOf(
        tiered([
          { from: 100, unitPrice: '17' },
          { from: 100, unitPrice: '19' },
        ]),
      ),
    ).toEqual([['/rows/0/tiers/1/from', 100, 'tier_once']]);
    expect(errorsOf(tiered([{ from: 1, unitPrice: '17' }]))).toEqual([['/rows/0/tiers/0/from', 1, 'tier_once']]);
    expect(errorsOf(row({ tierMode: 'all-units', tiers: [{ from: 2, unitPrice: '17' }] }))).toEqual([
      ['/rows/0/tiers/0/from', 2, 'tier_first_from_1'],
    ]);
    expect(errorsOf(tiered([{ from: 1.5, unitPrice: '17' }]))).toEqual([['/rows/0/tiers/0/from', 1.5, 'tier_whole']]);
  });

  it('refuses graduated tiers that count over a product or family, and tiers of no kind', () => {
    const tiers = [{ from: 10, unitPrice: '1' }];
    expect(errorsOf(tiered(tiers, { tierMode: 'graduated', tierCounting: 'family' }))).toEqual([
      ['/rows/0/tierCounting', 'family', 'graduated_per_line'],
    ]);
    expect(errorsOf(tiered(tiers, { tierMode: null }))).toEqual([['/rows/0/tierMode', '', 'tier_mode']]);
  });

  it('refuses prices that are negative, too fine or no number, and says so of each', () => {
    expect(errorsOf(row({ unitPrice: '-1' }))).toEqual([['/rows/0/unitPrice', '-1', 'price_zero_or_more']]);
    expect(errorsOf(row({ unitPrice: '1.0000001' }))).toEqual([['/rows/0/unitPrice', '1.0000001', 'price_six_digits']]);
    expect(errorsOf(row({ unitPrice: '1,50', floor: 'x' }))).toEqual([
      ['/rows/0/unitPrice', '1,50', 'price_digits'],
      ['/rows/0/floor', 'x', 'price_digits'],
    ]);
    expect(errorsOf(row({}))).toEqual([['/rows/0/unitPrice', '', 'price_digits']]);
    expect(
      errorsOf(tiered([{ from: 10 }, { from: 20, unitPrice: '1', discount: '0.1' }, { from: 30, discount: '1' }])),
    ).toEqual([
      ['/rows/0/tiers/0', '', 'tier_price_or_discount'],
      ['/rows/0/tiers/1', '1', 'tier_price_or_discount'],
      ['/rows/0/tiers/2/discount', '1', 'share_under_one'],
    ]);
  });

  it('refuses a second currency in a list', () => {
    expect(errorsOf(row({ unitPrice: '1', currency: 'EUR' }))).toEqual([
      ['/rows/0/currency', 'EUR', 'currency_of_list'],
    ]);
    expect(errorsOf(row({ unitPrice: '1', currency: 'XXQ' }))).toEqual([['/rows/0/currency', 'XXQ', 'currency']]);
    expect(row({ unitPrice: '1', currency: 'USD' }).ok).toBe(true);
  });
});

describe('a list among others', () => {
  const header = (more: Partial<ListHeader>): ListHeader => ({
    id: 'new',
    name: 'New',
    kind: 'public',
    audience: 'public',
    currency: 'USD',
    starts: '2026-04-01',
    ...more,
  });
  const wrong = (list: ListHeader, others: ListHeader[]) =>
    checkListHeader(list, others).map((error) => [error.pointer, error.expected]);

  it('does not start on the same day as another of its kind, buyers and currency', () => {
    const other = header({ id: 'old', name: 'Old' });
    expect(checkListHeader(header({}), [other])).toEqual([
      { pointer: '/startsOn', value: '2026-04-01', expected: 'list_start_once', facts: { name: 'Old' } },
    ]);
    const fine = [
      header({ id: 'old', starts: '2026-04-02' }),
      header({ id: 'old', currency: 'EUR' }),
      header({ id: 'old', kind: 'segment', audience: 'segment:schools' }),
      header({}),
    ];
    expect(wrong(header({}), fine)).toEqual([]);
  });

  it('ends after it starts, in a currency that there is', () => {
    expect(wrong(header({ ends: '2026-04-01', currency: 'ABC' }), [])).toEqual([
      ['/currency', 'currency'],
      ['/endsOn', 'day_after_start'],
    ]);
  });

  it('says where it overlaps another and which of the two then counts', () => {
    const old = header({ id: 'old', starts: '2026-01-01', ends: '2026-06-01' });
    const later = header({ id: 'later', starts: '2026-05-01' });
    const apart = header({ id: 'apart', starts: '2025-01-01', ends: '2026-01-01' });
    expect(overlapsOf(header({ ends: '2026-12-01' }), [later, old, apart])).toEqual([
      { other: old, winner: 'new', from: '2026-04-01', until: '2026-06-01' },
      { other: later, winner: 'later', from: '2026-05-01', until: '2026-12-01' },
    ]);
  });
});

describe('a limit', () => {
  const draft = (more: Partial<LimitDraft>): LimitDraft => ({
    scope: 'store',
    audience: 'public',
    currency: 'USD',
    ...more,
  });

  it('has a quantity, an amount or both', () => {
    expect(acceptedValue(readLimit(draft({ maxAmount: '19000.00', maxQuantity: 2499 })))).toEqual({
      maxQuantity: 2499,
      maxAmount: moneyOf('19000.00', 'USD'),
    });
    expect(acceptedValue(readLimit(draft({ maxQuantity: 0, maxAmount: null })))).toEqual({
      maxQuantity: 0,
      maxAmount: undefined,
    });
    expect(errorsOf(readLimit(draft({})))).toEqual([['/maxAmount', '', 'limit_quantity_or_amount']]);
  });

  it('names what is wrong with it, all at once', () => {
    expect(
      errorsOf(readLimit(draft({ maxQuantity: -1, maxAmount: '1.005', scope: 'family', audience: 'everyone' }))),
    ).toEqual([
      ['/audience', 'everyone', 'audience'],
      ['/scopeId', '', 'limit_scope_needed'],
      ['/maxQuantity', -1, 'limit_quantity'],
      ['/maxAmount', '1.005', 'amount_digits_of_currency'],
    ]);
    expect(errorsOf(readLimit(draft({ scopeId: 'x', maxAmount: '-5', currency: 'USD' })))).toEqual([
      ['/scopeId', 'x', 'limit_scope_none'],
      ['/maxAmount', '-5', 'amount_zero_or_more'],
    ]);
    expect(errorsOf(readLimit(draft({ currency: 'NIX', maxAmount: '5' })))).toEqual([['/currency', 'NIX', 'currency']]);
  });
});
