import type { PriceOptions } from '../src/business/pricing/rules/basket-price.ts';
import { priceBasket } from '../src/business/pricing/rules/basket-price.ts';
import type { ListPrice, OfferFact, PriceFacts, PriceList, TierSchedule } from '../src/business/pricing/rules/facts.ts';
import { ladderOf } from '../src/business/pricing/rules/ladder.ts';
import type { LimitFacts } from '../src/business/pricing/rules/self-service-limit.ts';
import { addDays } from '../src/kernel/calendar.ts';
import { decimal, divideRounded } from '../src/kernel/decimal.ts';
import { moneyOf } from '../src/kernel/money.ts';
import { percent } from '../src/kernel/percent.ts';
import { TRACE_BYTES, writeTrace } from '../src/kernel/trace.ts';
import type { BenchRow } from './row.ts';
import { row } from './row.ts';

const TODAY = '2026-03-16';
const BASKET = 1_000;

const schedule = (counting: TierSchedule['counting']): TierSchedule => ({
  mode: 'all-units',
  counting,
  tiers: [
    { from: 1, ofList: percent('100') },
    { from: 100, ofList: percent('90') },
    { from: 1_000, ofList: percent('80') },
  ],
});

/** A catalogue of 1,000 offers in 20 families; every third term is derived from the month's price. */
function facts(counting: TierSchedule['counting'], count: number): PriceFacts {
  const offers: Record<string, OfferFact> = {};
  const prices: Record<string, ListPrice> = {};
  for (let index = 0; index < BASKET; index++) {
    const month = `month-${index}`;
    const id = `offer-${index}`;
    const shared = { product: `product-${index >> 1}`, family: `family-${index % 20}` };
    offers[month] = { id: month, sku: `M-${index}`, ...shared, months: 0, billing: 'monthly' };
    offers[id] = { id, sku: `Y-${index}`, ...shared, months: 36, billing: 'yearly', monthOffer: month };
    prices[month] = { unitPrice: decimal('2.20'), schedule: schedule(counting) };
    if (index % 3 !== 0) prices[id] = { unitPrice: decimal('22.00'), schedule: schedule(counting) };
  }
  const list: PriceList = {
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    name: 'Public price list for 2026',
    kind: 'public',
    audience: 'public',
    currency: 'USD',
    starts: addDays(TODAY, -75),
    prices,
    termDiscounts: { 36: { off: percent('25') } },
  };
  const lines = Array.from({ length: count }, (_, index) => ({ offer: `offer-${index}`, quantity: 7 + (index % 50) }));
  return { today: TODAY, currency: 'USD', buyer: {}, offers, lists: [list], lines };
}

/** Microseconds per call: the best of several rounds after a warm-up, for other work on the machine only adds to it. */
function microseconds(calls: number, work: (call: number) => unknown): number {
  for (let call = 0; call < calls; call++) work(call);
  const rounds = Array.from({ length: 15 }, () => {
    const start = process.hrtime.bigint();
    for (let call = 0; call < calls; call++) work(call);
    return Number(process.hrtime.bigint() - start) / 1_000 / calls;
  });
  return Math.min(...rounds);
}

let kept: unknown;

const limitsFor = (offers: PriceFacts['offers']): LimitFacts => ({
  buyer: {},
  offers,
  limits: [{ id: 'limit', scope: 'store', audience: 'public', currency: 'USD', maxAmount: moneyOf('19000.00', 'USD') }],
  recent: [],
});

/** The bare arithmetic of one line: tier share, one rounding to 6 digits, one to the cent, times three periods. */
function bareLine(quantity: number): bigint {
  const unitPrice = divideRounded(22_000_000n * 900_000n, 1_000_000n);
  return divideRounded(unitPrice * BigInt(quantity), 10_000n) * 3n;
}

function lower(name: string, unit: string, goal: number, value: number, floor: number): BenchRow {
  const round = (figure: number) => Number(figure.toPrecision(4));
  return row({ name, value: round(value), unit, better: 'lower', goal, floor: round(floor) });
}

function priced(base: PriceFacts, options: PriceOptions): (call: number) => void {
  const variants = Array.from({ length: 64 }, (_, index) =>
    base.lines.length > 1 ? base : { ...base, lines: [{ offer: `offer-${index * 7}`, quantity: 90 + index }] },
  );
  return (call) => {
    const outcome = priceBasket(variants[call & 63]!, options);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    kept = outcome.value;
  };
}

/** The pricer's rows, each beside the bare bigint arithmetic of the same lines in the same run. */
export async function rows(): Promise<BenchRow[]> {
  const one = facts('line', 1);
  const many = facts('family', BASKET);
  const bare = microseconds(100_000, (call) => {
    kept = bareLine(90 + (call & 63));
  });
  const bareBasket = microseconds(200, () => {
    let total = 0n;
    for (let line = 0; line < BASKET; line++) total += bareLine(90 + (line & 63));
    kept = total;
  });
  const line = microseconds(50_000, priced(one, { trace: false }));
  const traced = microseconds(50_000, priced(one, { trace: true }));
  const basket = microseconds(100, priced(many, { trace: false }));
  const stored = priceBasket(one);
  if (!stored.ok || kept === undefined) throw new Error('nothing was priced');
  const bytes = writeTrace(stored.value.lines[0]!.trace).length;
  const ladder = microseconds(2_000, () => {
    kept = ladderOf({ price: { ...one, lines: [] }, limits: limitsFor(one.offers), offer: 'offer-1' });
  });
  return [
    lower('pricer: one line', 'us', 2, line, bare),
    lower('pricer: one line with trace', 'us', 5, traced, bare),
    lower('pricer: basket of 1,000 lines, family tiers', 'ms', 2, basket / 1_000, bareBasket / 1_000),
    lower('pricer: stored trace of one line', 'bytes', TRACE_BYTES, bytes, TRACE_BYTES),
    lower('pricer: whole ladder of one offer, to 1,000,000', 'us', 250, ladder, line),
  ];
}
