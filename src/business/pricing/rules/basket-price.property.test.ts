import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExact, writeExact } from '../../../../test/exact-json.ts';
import { factsFor, listOf, OFFERS } from '../../../../test/price-facts.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { divideRounded, fromMillionths } from '../../../kernel/decimal.ts';
import { money, sum } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { TRACE_BYTES, writeTrace } from '../../../kernel/trace.ts';
import { priceBasket } from './basket-price.ts';
import type {
  BuyerTerms,
  Discount,
  DiscountSource,
  ListPrice,
  PriceFacts,
  Promotion,
  Scope,
  Tier,
  TierSchedule,
} from './facts.ts';
import type { PricedLine } from './priced.ts';
import { savingsOf } from './promotions.ts';

const offerIds = Object.keys(OFFERS);
const price = fc.bigInt({ min: 0n, max: 50_000_000_000n }).map(fromMillionths);
const share = fc.integer({ min: 0, max: 999_999 }).map((millionths) => fromMillionths(BigInt(millionths)));

const schedule: fc.Arbitrary<TierSchedule> = fc
  .record({
    graduated: fc.boolean(),
    counting: fc.constantFrom('line' as const, 'product' as const, 'family' as const),
    starts: fc.uniqueArray(fc.integer({ min: 2, max: 2_000 }), { maxLength: 5 }),
    kinds: fc.array(fc.tuple(fc.boolean(), price, share), { minLength: 6, maxLength: 6 }),
  })
  .map(({ graduated, counting, starts, kinds }) => ({
    mode: graduated ? 'graduated' : 'all-units',
    counting: graduated ? 'line' : counting,
    tiers: [1, ...starts.sort((a, b) => a - b)].map((from, index): Tier => {
      const [own, unitPrice, ofList] = kinds[index]!;
      return own ? { from, unitPrice } : { from, ofList };
    }),
  }));

const listPrice: fc.Arbitrary<ListPrice> = fc.record(
  { unitPrice: price, per: fc.constantFrom(1, 1, 1_000), schedule },
  { requiredKeys: ['unitPrice'] },
);

const longName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
const uuid = fc.uuid();

const list = fc
  .record({
    id: uuid,
    name: longName,
    audience: fc.constantFrom('public', 'segment:schools', 'level:gold', 'partner:p1', 'account:a1', 'account:other'),
    starts: fc.constantFrom('2025-06-01', '2026-01-01', '2026-03-16', '2026-04-01'),
    prices: fc.dictionary(fc.constantFrom(...offerIds), listPrice, { maxKeys: offerIds.length }),
    discounts: fc.dictionary(fc.constantFrom('12', '36'), fc.record({ off: share }), { maxKeys: 2 }),
  })
  .map(({ discounts, audience, ...rest }) => {
    const kinds = {
      public: 'public',
      segment: 'segment',
      level: 'partner',
      partner: 'partner',
      account: 'agreement',
    } as const;
    const kind = kinds[audience.split(':')[0] as keyof typeof kinds];
    return listOf(rest.prices, { ...rest, audience, kind, termDiscounts: discounts });
  });

const discount = (source: DiscountSource): fc.Arbitrary<Discount> =>
  fc.record({ id: uuid, name: longName, source: fc.constant(source), off: share, stacks: fc.boolean() });

const terms: fc.Arbitrary<BuyerTerms> = fc
  .constantFrom<DiscountSource>('agreement', 'level', 'registration')
  .chain((source) =>
    fc.record({
      id: uuid,
      name: longName,
      source: fc.constant(source),
      starts: fc.constantFrom('2026-01-01', '2026-03-17'),
      strict: fc.boolean(),
      fixedPrices: fc.dictionary(fc.constantFrom(...offerIds), fc.record({ unitPrice: price }), { maxKeys: 2 }),
      discounts: fc.array(discount(source), { maxLength: 3 }),
    }),
  );

const benefit: fc.Arbitrary<Promotion['benefit']> = fc.oneof(
  share.map((off) => ({ kind: 'percentage' as const, off })),
  fc.bigInt({ min: 1n, max: 10_000_000n }).map((minor) => ({ kind: 'amount' as const, amount: money(minor, 'USD') })),
  fc.integer({ min: 1, max: 40 }).map((months) => ({ kind: 'free-months' as const, months })),
);

const promotion: fc.Arbitrary<Promotion> = fc.record(
  {
    id: uuid,
    name: longName,
    starts: fc.constant('2026-01-01'),
    benefit,
    available: fc.boolean(),
    scope: fc.constantFrom<Scope>({ families: ['relay'] }, { offers: ['vault'] }),
    terms: fc.constantFrom([0, 12], [36]),
    least: fc.bigInt({ min: 1n, max: 10_000_000n }).map((minor) => money(minor, 'USD')),
    left: fc.bigInt({ min: 0n, max: 10_000_000n }).map((minor) => money(minor, 'USD')),
  },
  { requiredKeys: ['id', 'name', 'starts', 'benefit', 'available'] },
);

/** Worlds of any lists, terms, promotions, floors and quotes over the example's offers. */
const facts: fc.Arbitrary<PriceFacts> = fc
  .record({
    lines: fc.dictionary(fc.constantFrom(...offerIds), fc.integer({ min: 1, max: 5_000 }), { minKeys: 1, maxKeys: 7 }),
    lists: fc.uniqueArray(list, { minLength: 1, maxLength: 5, selector: (one) => one.id }),
    terms: fc.uniqueArray(terms, { maxLength: 3, selector: (one) => one.id }),
    promotions: fc.uniqueArray(promotion, { maxLength: 3, selector: (one) => one.id }),
    floor: fc.option(price, { nil: undefined }),
    quoted: fc.option(price, { nil: undefined }),
    names: fc.tuple(longName, longName, uuid),
  })
  .map(({ lines, floor, quoted, names, ...rest }) =>
    factsFor(lines, {
      ...rest,
      buyer: { account: 'a1', partner: 'p1', level: 'gold', segment: 'schools' },
      ...(floor !== undefined && {
        floors: Object.fromEntries(offerIds.map((id) => [id, { unitPrice: floor }])),
        approvals: offerIds.map((offer) => ({
          id: names[2],
          approver: names[0],
          offer,
          leastPrice: fromMillionths(0n),
          until: '2027-01-01',
        })),
      }),
      ...(quoted !== undefined && {
        quoted: [
          {
            id: names[2],
            name: names[1],
            kind: 'quote' as const,
            expires: '2027-01-01',
            currency: 'USD',
            prices: { vault: { unitPrice: quoted } },
          },
        ],
      }),
    }),
  );

const byOffer = (lines: readonly PricedLine[]) => new Map(lines.map((line) => [line.offer, line]));
const priced = (given: PriceFacts) => acceptedValue(priceBasket(given, { floor: 'report' }));

describe('any basket in any world', () => {
  it('costs the same whatever the order of lines, lists, terms and promotions', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const turned: PriceFacts = {
          ...given,
          lines: [...given.lines].reverse(),
          lists: [...given.lists].reverse(),
          terms: [...(given.terms ?? [])]
            .reverse()
            .map((one) => ({ ...one, discounts: [...(one.discounts ?? [])].reverse() })),
          promotions: [...(given.promotions ?? [])].reverse(),
          offers: Object.fromEntries(Object.entries(given.offers).reverse()),
        };
        const [one, other] = [priced(given), priced(turned)];
        expect(byOffer(other.lines)).toEqual(byOffer(one.lines));
        expect({ ...other, lines: [] }).toEqual({ ...one, lines: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('costs the same after its facts were stored and read again', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(writeExact(priced(readExact<PriceFacts>(writeExact(given))))).toBe(writeExact(priced(given)));
      }),
      { numRuns: 200 },
    );
  });

  it('adds up: bands to lines, periods to the commitment, lines to the basket', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const basket = priced(given);
        let total = 0n;
        for (const line of basket.lines) {
          if (line.state !== 'priced') continue;
          expect(
            sum(
              line.bands.map((band) => band.net),
              'USD',
            ),
          ).toEqual(line.net);
          expect(line.bands.reduce((quantity, band) => quantity + band.quantity, 0)).toBe(line.quantity);
          expect(line.commitment.minor + line.deduction.minor).toBe(line.net.minor * BigInt(line.periods));
          expect(line.commitment.minor >= 0n && line.invoicedNow.minor >= 0n).toBe(true);
          expect(line.next12Months.minor <= line.commitment.minor).toBe(true);
          expect(line.periods * line.periodMonths).toBe(OFFERS[line.offer]!.months || 12);
          const exact = line.bands.reduce((all, band) => all + band.unitPrice * BigInt(band.quantity), 0n);
          expect(divideRounded(exact, 10_000n * BigInt(line.per))).toBe(line.net.minor);
          total += line.commitment.minor;
        }
        expect(basket.commitment.minor).toBe(total);
      }),
      { numRuns: 300 },
    );
  });

  it('takes off what promotions say and no more: never under zero, the floor or the budget, and only if it is cheaper', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const promoted = priced({ ...given, approvals: [] });
        const without = priced({ ...given, approvals: [], promotions: [] });
        const before = byOffer(without.lines);
        let saved = 0n;
        for (const line of promoted.lines) {
          const other = before.get(line.offer)!;
          if (line.state !== 'priced' || other.state !== 'priced') continue;
          expect(line.commitment.minor >= 0n && line.commitment.minor <= other.commitment.minor).toBe(true);
          if (line.promotion === undefined) expect(line.commitment).toEqual(other.commitment);
          else expect([line.path, line.floor === 'below']).toEqual(['public', false]);
          saved += other.commitment.minor - line.commitment.minor;
        }
        expect(without.commitment.minor - promoted.commitment.minor).toBe(saved);
        expect(promoted.commitmentBeforePromotions).toEqual(without.commitment);
        const savings = savingsOf(promoted.lines);
        for (const { id, left, benefit: what } of given.promotions ?? []) {
          const taken = savings.get(id) ?? 0n;
          if (left !== undefined) expect(taken <= left.minor).toBe(true);
          if (what.kind === 'amount') expect(taken <= what.amount.minor).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same figures with and without its trace', () => {
    const figures = (one: ReturnType<typeof priced>) => ({
      ...one,
      lines: one.lines.map((line) => ({ ...line, trace: undefined })),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const without = acceptedValue(priceBasket(given, { floor: 'report', trace: false }));
        expect(figures(without)).toEqual(figures(priced(given)));
      }),
    );
  });

  it('leaves a trace of at most 1 KB, whatever people named things', () => {
    fc.assert(
      fc.property(facts, (given) => {
        for (const line of priced(given).lines) {
          expect(Buffer.byteLength(writeTrace(line.trace))).toBeLessThanOrEqual(TRACE_BYTES);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lets nobody pay more than the public path without a strict agreement or a quote', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const lenient = {
          ...given,
          quoted: [],
          promotions: [],
          terms: (given.terms ?? []).map((one) => ({ ...one, strict: false })),
        };
        const publicOnly = {
          ...lenient,
          terms: [],
          lists: given.lists.filter((one) => one.kind === 'public' || one.kind === 'segment'),
        };
        const alone = byOffer(priced(publicOnly).lines);
        for (const line of priced(lenient).lines) {
          const other = alone.get(line.offer)!;
          if (line.state !== 'priced' || other.state !== 'priced') continue;
          expect(line.commitment.minor <= other.commitment.minor).toBe(true);
        }
      }),
    );
  });
});

describe('one more of the same', () => {
  it('never costs less inside a tier', () => {
    const one = fc.record({ unit: price, quantity: fc.integer({ min: 1, max: 100_000 }), off: share });
    fc.assert(
      fc.property(one, ({ unit, quantity, off }) => {
        const terms = [
          {
            id: 't',
            name: 't',
            source: 'level' as const,
            starts: '2026-01-01',
            discounts: [{ id: 'd', name: 'd', source: 'level' as const, off, stacks: false }],
          },
        ];
        const at = (count: number) =>
          priced(factsFor({ vault: count }, { lists: [listOf({ vault: { unitPrice: unit as Decimal } })], terms }))
            .commitment.minor;
        expect(at(quantity + 1) >= at(quantity)).toBe(true);
      }),
    );
  });
});
