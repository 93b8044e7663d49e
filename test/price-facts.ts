import type { ListPrice, OfferFact, PriceFacts, PriceList, TierSchedule } from '../src/business/pricing/rules/facts.ts';
import type { LimitFacts, SelfServiceLimit } from '../src/business/pricing/rules/self-service-limit.ts';
import { decimal } from '../src/kernel/decimal.ts';
import { moneyOf } from '../src/kernel/money.ts';
import { percent } from '../src/kernel/percent.ts';

/** Halden's price list as the rules' examples have it, for tests: Relay Team by month, 1 and 3 years, Relay Core. */

export const TODAY = '2026-03-16';

export const TIERS: TierSchedule = {
  mode: 'all-units',
  counting: 'line',
  tiers: [
    { from: 1, unitPrice: decimal('22.00') },
    { from: 100, unitPrice: decimal('19.80') },
    { from: 1000, unitPrice: decimal('17.60') },
  ],
};

/** The same steps as shares of the list price, 100, 90 and 80 %. */
export const SHARES: TierSchedule = {
  mode: 'all-units',
  counting: 'line',
  tiers: [
    { from: 1, ofList: percent('100') },
    { from: 100, ofList: percent('90') },
    { from: 1000, ofList: percent('80') },
  ],
};

export const graduated = (schedule: TierSchedule): TierSchedule => ({ ...schedule, mode: 'graduated' });

const team = { product: 'relay-team', family: 'relay' };
const core = { product: 'relay-core', family: 'relay' };

export const OFFERS: Readonly<Record<string, OfferFact>> = {
  'team-m': { id: 'team-m', sku: 'RLY-TEAM-M', ...team, months: 0, billing: 'monthly' },
  'team-1y': { id: 'team-1y', sku: 'RLY-TEAM-1Y', ...team, months: 12, billing: 'up_front', monthOffer: 'team-m' },
  'team-3y': { id: 'team-3y', sku: 'RLY-TEAM-3Y', ...team, months: 36, billing: 'yearly', monthOffer: 'team-m' },
  'team-3y-up': {
    id: 'team-3y-up',
    sku: 'RLY-TEAM-3YU',
    ...team,
    months: 36,
    billing: 'up_front',
    monthOffer: 'team-m',
  },
  'team-1y-m': { id: 'team-1y-m', sku: 'RLY-TEAM-1YM', ...team, months: 12, billing: 'monthly', monthOffer: 'team-m' },
  'core-1y': { id: 'core-1y', sku: 'RLY-CORE-1Y', ...core, months: 12, billing: 'up_front' },
  vault: { id: 'vault', sku: 'VLT-1Y', product: 'vault', family: 'vault', months: 12, billing: 'up_front' },
};

export function listOf(prices: Readonly<Record<string, ListPrice>>, more: Partial<PriceList> = {}): PriceList {
  return {
    id: 'list-public',
    name: 'Public price list for 2026',
    kind: 'public',
    audience: 'public',
    currency: 'USD',
    starts: '2026-01-01',
    prices,
    termDiscounts: {},
    ...more,
  };
}

export const PUBLIC = listOf(
  {
    'team-m': { unitPrice: decimal('2.20'), schedule: SHARES },
    'team-1y': { unitPrice: decimal('22.00'), schedule: TIERS },
    'core-1y': { unitPrice: decimal('12.00'), schedule: SHARES },
    vault: { unitPrice: decimal('17.60') },
  },
  { termDiscounts: { 36: { off: percent('25') } } },
);

/** Facts for one offer and quantity, or for several. */
export function factsFor(lines: Readonly<Record<string, number>>, more: Partial<PriceFacts> = {}): PriceFacts {
  return {
    today: TODAY,
    currency: 'USD',
    buyer: {},
    offers: OFFERS,
    lists: [PUBLIC],
    lines: Object.entries(lines).map(([offer, quantity]) => ({ offer, quantity })),
    ...more,
  };
}

export function limitOf(more: Partial<SelfServiceLimit>): SelfServiceLimit {
  return { id: 'limit-store', scope: 'store', audience: 'public', currency: 'USD', ...more };
}

export const amountLimit = (amount: string, more: Partial<SelfServiceLimit> = {}): SelfServiceLimit =>
  limitOf({ maxAmount: moneyOf(amount, more.currency ?? 'USD'), ...more });

export function limitFacts(limits: readonly SelfServiceLimit[], more: Partial<LimitFacts> = {}): LimitFacts {
  return { buyer: {}, offers: OFFERS, limits, recent: [], ...more };
}
