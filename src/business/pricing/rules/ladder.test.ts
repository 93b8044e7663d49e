import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountLimit,
  factsFor,
  graduated,
  limitFacts,
  limitOf,
  listOf,
  SHARES,
  TIERS,
} from '../../../../test/price-facts.ts';
import { decimal, fromMillionths, printDecimal } from '../../../kernel/decimal.ts';
import { money, moneyOf, printAmount } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { percent } from '../../../kernel/percent.ts';
import { priceBasket } from './basket-price.ts';
import type { PriceFacts, Promotion, TierSchedule } from './facts.ts';
import type { LadderFacts } from './ladder.ts';
import { bargainFor, ladderOf, nearestThatBuys } from './ladder.ts';
import { tierStarts } from './ladder-breaks.ts';
import type { SelfServiceLimit } from './self-service-limit.ts';
import { decideSelfService } from './self-service-limit.ts';

function factsOf(
  offer: string,
  limits: readonly SelfServiceLimit[],
  price: Partial<PriceFacts> = {},
  rest: Record<string, number> = {},
): LadderFacts {
  return { price: factsFor(rest, price), limits: limitFacts(limits), offer };
}

const spans = (facts: LadderFacts) =>
  acceptedValue(ladderOf(facts)).intervals.map(({ from, to, decision }) => `${from}-${to ?? ''} ${decision}`);

describe('the ladder of the rules', () => {
  const facts = factsOf('team-1y', [amountLimit('19000.00')]);
  const ladder = acceptedValue(ladderOf(facts));

  it('1-959 buy, 960-999 talk, 1,000-1,079 buy, 1,080 and more talk', () => {
    expect(spans(facts)).toEqual(['1-959 buy', '960-999 talk', '1000-1079 buy', '1080- talk']);
    expect(ladder.talkFrom).toBe(1080);
    expect(
      ladder.intervals.map((one) => [one.fromCommitment, one.toCommitment].map((amount) => printAmount(amount!))),
    ).toEqual([
      ['22.00', '18988.20'],
      ['19008.00', '19780.20'],
      ['17600.00', '18990.40'],
      ['19008.00', '17600000.00'],
    ]);
  });

  it('names its steps with the unit price and the total at each', () => {
    expect(
      ladder.steps.map((step) => [step.from, printDecimal(step.unitPrice, 2), printAmount(step.commitment)]),
    ).toEqual([
      [1, '22.00', '22.00'],
      [100, '19.80', '1980.00'],
      [1000, '17.60', '17600.00'],
    ]);
  });

  it('says that 1,000 cost 2,180.20 less than 999, and to take 1,000 from 889 on', () => {
    expect(ladder.bargains.map((one) => [one.quantity, one.than, printAmount(one.less), one.from])).toEqual([
      [100, 99, '198.00', 91],
      [1000, 999, '2180.20', 889],
    ]);
    expect([bargainFor(ladder, 888), bargainFor(ladder, 889)?.quantity, bargainFor(ladder, 1000)]).toEqual([
      undefined,
      1000,
      undefined,
    ]);
  });

  it('names the next larger and the largest smaller quantity that buy', () => {
    expect(nearestThatBuys(ladder, 999)).toEqual({
      larger: { quantity: 1000, commitment: moneyOf('17600.00', 'USD') },
      smaller: { quantity: 959, commitment: moneyOf('18988.20', 'USD') },
    });
    expect(nearestThatBuys(ladder, 5000)).toEqual({
      larger: undefined,
      smaller: { quantity: 1079, commitment: moneyOf('18990.40', 'USD') },
    });
    expect(nearestThatBuys(ladder, 500)).toMatchObject({ larger: { quantity: 1000 }, smaller: undefined });
  });
});

describe('ladders of other offers', () => {
  it('17.60 and 20,000.00: up to 1,136; 1,162.00 and 100,000.00: up to 86; a quantity of 2,499', () => {
    const flat = (price: string) => ({ lists: [listOf({ vault: { unitPrice: decimal(price) } })] });
    expect(spans(factsOf('vault', [amountLimit('20000.00')], flat('17.60')))).toEqual(['1-1136 buy', '1137- talk']);
    expect(spans(factsOf('vault', [amountLimit('100000.00')], flat('1162.00')))).toEqual(['1-86 buy', '87- talk']);
    expect(spans(factsOf('vault', [limitOf({ maxQuantity: 2499 })], flat('17.60')))).toEqual([
      '1-2499 buy',
      '2500- talk',
    ]);
  });

  it('has no end where everything may be bought, and no beginning where nothing may', () => {
    expect(acceptedValue(ladderOf(factsOf('vault', [limitOf({ maxQuantity: 1_000_000 })])))).toMatchObject({
      talkFrom: undefined,
      intervals: [{ from: 1, to: undefined, decision: 'buy' }],
    });
    expect(acceptedValue(ladderOf(factsOf('vault', [])))).toMatchObject({
      talkFrom: 1,
      intervals: [{ from: 1, to: undefined, decision: 'talk', reason: 'currency' }],
    });
    expect(acceptedValue(ladderOf(factsOf('team-3y', [limitOf({ maxQuantity: 5 })], { lists: [] })))).toMatchObject({
      steps: [],
      intervals: [{ reason: 'on-request', fromCommitment: undefined }],
    });
  });

  it('looks as far as a thousand million where it is asked to', () => {
    const most = { ...factsOf('vault', [amountLimit('9000000000.00')]), most: 1_000_000_000 };
    expect(spans(most)).toEqual(['1-511363636 buy', '511363637- talk']);
  });

  it('counts the rest of the basket towards tiers and limits', () => {
    const schedule: TierSchedule = { ...SHARES, counting: 'family' };
    const price = {
      lists: [
        listOf({
          'team-1y': { unitPrice: decimal('10.00'), schedule },
          'core-1y': { unitPrice: decimal('10.00'), schedule },
        }),
      ],
    };
    const ladder = acceptedValue(ladderOf(factsOf('team-1y', [amountLimit('1000.00')], price, { 'core-1y': 80 })));
    expect(ladder.steps.map((step) => [step.from, printDecimal(step.unitPrice)])).toEqual([
      [1, '10'],
      [20, '9'],
      [920, '8'],
    ]);
    expect(spans(factsOf('team-1y', [amountLimit('1000.00')], price, { 'core-1y': 80 }))).toEqual([
      '1-31 buy',
      '32- talk',
    ]);
  });

  it('asks where tiers start with the rest of the basket counted in', () => {
    const schedule: TierSchedule = { ...SHARES, counting: 'family' };
    const price = { unitPrice: decimal('10.00'), schedule };
    const lists = [listOf({ 'team-1y': { unitPrice: decimal('10.00') }, 'core-1y': price, vault: price })];
    const facts = factsFor({ 'core-1y': 80, vault: 5 }, { lists });
    expect(tierStarts(facts, 'team-1y')).toEqual([1, 20, 920]);
    expect(tierStarts(facts, 'vault')).toEqual([1, 100, 1000]);
  });

  it('replaces a line of the offer itself', () => {
    expect(spans(factsOf('vault', [limitOf({ maxQuantity: 9 })], {}, { vault: 500 }))).toEqual(['1-9 buy', '10- talk']);
  });

  it('steps where the other path becomes the cheaper one', () => {
    const terms = [
      {
        id: 'ag',
        name: 'AG',
        source: 'agreement' as const,
        starts: '2026-01-01',
        fixedPrices: { 'team-1y': { unitPrice: decimal('19.00') } },
      },
    ];
    const ladder = acceptedValue(ladderOf(factsOf('team-1y', [amountLimit('19000.00')], { terms })));
    expect(ladder.steps.map((step) => [step.from, step.path, printDecimal(step.unitPrice)])).toEqual([
      [1, 'negotiated', '19'],
      [1000, 'public', '17.6'],
    ]);
  });

  it('refuses what the pricer refuses about the rest of the basket', () => {
    expect(ladderOf(factsOf('vault', [], {}, { ghost: 1 }))).toMatchObject({ refusal: { code: 'offer_unknown' } });
    expect(ladderOf(factsOf('ghost', []))).toMatchObject({ refusal: { code: 'offer_unknown' } });
  });
});

describe('against trying every quantity', () => {
  const MOST = 160;
  const price = fc.integer({ min: 1, max: 4_000 }).map((cents) => fromMillionths(BigInt(cents) * 10_000n));
  const tierFrom = fc
    .uniqueArray(fc.integer({ min: 2, max: 120 }), { maxLength: 3 })
    .map((starts) => [1, ...starts.sort((a, b) => a - b)]);
  const scheduleOf = (mode: 'all-units' | 'graduated') =>
    fc
      .record({
        starts: tierFrom,
        prices: fc.array(price, { minLength: 4, maxLength: 4 }),
        counting: fc.constantFrom('line', 'product', 'family'),
      })
      .map(
        ({ starts, prices, counting }): TierSchedule => ({
          mode,
          counting: mode === 'graduated' ? 'line' : (counting as 'line'),
          tiers: starts.map((from, index) => ({ from, unitPrice: prices[index]! })),
        }),
      );
  const schedule = fc.oneof(scheduleOf('all-units'), scheduleOf('graduated'));
  const benefit = fc.oneof(
    fc.integer({ min: 1, max: 60 }).map((off) => ({ kind: 'percentage' as const, off: percent(String(off)) })),
    fc.integer({ min: 1, max: 6 }).map((months) => ({ kind: 'free-months' as const, months })),
    fc.integer({ min: 1, max: 90_000 }).map((minor) => ({ kind: 'amount' as const, amount: money(minor, 'USD') })),
  );
  const minor = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: undefined });
  const promotion = fc
    .record({ id: fc.constantFrom('p', 'r'), benefit, least: minor(300_000), left: minor(90_000) })
    .map(
      ({ id, benefit: given, least, left }): Promotion => ({
        id,
        name: id,
        starts: '2026-01-01',
        benefit: given,
        ...(least && { least: money(least, 'USD') }),
        ...(left && { left: money(left, 'USD') }),
        available: true,
      }),
    );
  const world = fc.record({
    team: schedule,
    core: schedule,
    rest: fc.integer({ min: 0, max: 60 }),
    fixed: fc.option(price, { nil: undefined }),
    floor: fc.option(price, { nil: undefined }),
    promotions: fc.uniqueArray(promotion, { maxLength: 2, selector: (one) => one.id }),
    amount: fc.integer({ min: 100, max: 400_000 }),
    productQuantity: fc.option(fc.integer({ min: 1, max: 150 }), { nil: undefined }),
  });

  it('every interval, step and bargain is exact', () => {
    fc.assert(
      fc.property(world, (w) => {
        const lists = [
          listOf({
            'team-1y': {
              unitPrice: w.team.tiers[0] && 'unitPrice' in w.team.tiers[0] ? w.team.tiers[0].unitPrice : decimal('1'),
              schedule: w.team,
            },
            'core-1y': { unitPrice: decimal('5'), schedule: w.core },
          }),
        ];
        const terms =
          w.fixed === undefined
            ? []
            : [
                {
                  id: 'ag',
                  name: 'AG',
                  source: 'agreement' as const,
                  starts: '2026-01-01',
                  fixedPrices: { 'team-1y': { unitPrice: w.fixed } },
                },
              ];
        const limits = [
          amountLimit('1.00', { maxAmount: money(w.amount, 'USD') }),
          ...(w.productQuantity === undefined
            ? []
            : [limitOf({ id: 'q', scope: 'product', scopeId: 'relay-team', maxQuantity: w.productQuantity })]),
        ];
        const facts: LadderFacts = {
          ...factsOf(
            'team-1y',
            limits,
            {
              lists,
              terms,
              promotions: w.promotions,
              ...(w.floor && { floors: { 'team-1y': { unitPrice: w.floor } } }),
            },
            w.rest === 0 ? {} : { 'core-1y': w.rest },
          ),
          most: MOST,
        };
        const ladder = acceptedValue(ladderOf(facts));
        const commitments: bigint[] = [0n];
        for (let quantity = 1; quantity <= MOST; quantity++) {
          const lines = [...facts.price.lines, { offer: 'team-1y', quantity }];
          const basket = acceptedValue(priceBasket({ ...facts.price, lines }, { floor: 'report', trace: false }));
          const line = basket.lines.at(-1)!;
          if (line.state !== 'priced') throw new Error('no price');
          commitments.push(line.commitment.minor);
          const interval = ladder.intervals.find((one) => one.from <= quantity && quantity <= (one.to ?? MOST))!;
          expect(`${quantity} ${interval.decision}`).toBe(
            `${quantity} ${decideSelfService(basket, facts.limits).decision}`,
          );
          const step = ladder.steps.findLast((one) => one.from <= quantity)!;
          expect([quantity, step.unitPrice, step.path]).toEqual([quantity, line.unitPrice, line.path]);
        }
        for (let quantity = 2; quantity <= MOST; quantity++) {
          const cheaper = commitments[quantity]! < commitments[quantity - 1]!;
          expect(ladder.bargains.some((one) => one.quantity === quantity)).toBe(cheaper);
        }
        for (const bargain of ladder.bargains) {
          for (let q = bargain.from; q < bargain.quantity; q++)
            expect(commitments[q]! > commitments[bargain.quantity]!).toBe(true);
          expect(commitments[bargain.from - 1]! > commitments[bargain.quantity]!).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('within a tier a larger quantity never costs less', () => {
    expect(
      acceptedValue(
        ladderOf(
          factsOf('team-1y', [amountLimit('1.00')], {
            lists: [listOf({ 'team-1y': { unitPrice: decimal('22'), schedule: graduated(TIERS) } })],
          }),
        ),
      ).bargains,
    ).toEqual([]);
  });
});
