import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readExact, writeExact } from '../../../../test/exact-json.ts';
import {
  amountLimit,
  factsFor,
  graduated,
  limitFacts,
  limitOf,
  listOf,
  PUBLIC,
  SHARES,
  TIERS,
} from '../../../../test/price-facts.ts';
import { decimal } from '../../../kernel/decimal.ts';
import { moneyOf } from '../../../kernel/money.ts';
import { acceptedValue } from '../../../kernel/outcome.ts';
import { percent } from '../../../kernel/percent.ts';
import type { Trace } from '../../../kernel/trace.ts';
import { readTrace, TRACE_BYTES, writeTrace } from '../../../kernel/trace.ts';
import { priceBasket } from './basket-price.ts';
import type { BuyerTerms, Discount, PriceFacts, PriceList } from './facts.ts';
import { PRICING_ENGINE } from './price-trace.ts';
import type { LimitFacts } from './self-service-limit.ts';
import { decideSelfService, limitStep } from './self-service-limit.ts';
import { PRICE_TRACE_RULES } from './trace-rules.ts';

/** Facts and the traces they led to, as orders keep them. Run once with WRITE_STORED_TRACES=1 after the engine's
 *  version was raised; a file that exists is never written again. */
const FILE = new URL(`../../../../test/stored-traces/engine-${PRICING_ENGINE}.json`, import.meta.url);

type Stored = {
  readonly name: string;
  readonly facts: string;
  readonly limits: string;
  readonly traces: readonly string[];
};

const discount = (off: string, more: Partial<Discount> = {}): Discount => ({
  id: `discount-${off}`,
  name: `${off} % off`,
  source: 'agreement',
  off: percent(off),
  stacks: false,
  ...more,
});
const agreement: BuyerTerms = {
  id: 'ag-3',
  name: 'AG-2025-0031, version 3',
  source: 'agreement',
  starts: '2026-01-01',
};
const promotion = { id: 'spring', name: 'Spring', starts: '2026-03-01', available: true };
const counting = (kind: 'product' | 'family'): PriceList =>
  listOf({
    'team-1y': { unitPrice: decimal('22.00'), schedule: { ...SHARES, counting: kind } },
    'core-1y': { unitPrice: decimal('12.00') },
    'team-m': { unitPrice: decimal('2.20') },
  });
const floors = { 'team-1y': { unitPrice: decimal('18.00') } };
const approvals = [
  { id: 'approval-1', approver: 'Dana Ruiz', offer: 'team-1y', leastPrice: decimal('17.00'), until: '2026-04-01' },
];
const quoted = (kind: 'quote' | 'basket') => [
  {
    id: 'q-2',
    name: 'Q-2026-000123',
    kind,
    expires: '2026-04-01',
    currency: 'USD',
    prices: { vault: { unitPrice: decimal('15.00') } },
  },
];
const ofKind = (kind: PriceList['kind'], audience: string) =>
  listOf({ vault: { unitPrice: decimal('16.00') } }, { id: kind, name: `The ${kind} list`, kind, audience });
const buyer = { account: 'a1', level: 'gold', segment: 'schools' };

const WORLDS: Readonly<Record<string, PriceFacts>> = {
  'public, every tier and term': factsFor({ 'team-1y': 999, 'team-3y': 1200, 'team-m': 1, 'core-1y': 50, vault: 3 }),
  'graduated in three bands': factsFor(
    { 'team-1y': 1000 },
    { lists: [listOf({ 'team-1y': { unitPrice: decimal('22'), schedule: graduated(TIERS) } })] },
  ),
  'counted per product': factsFor({ 'team-1y': 60, 'team-m': 45 }, { lists: [counting('product')] }),
  'counted per family': factsFor({ 'team-1y': 60, 'core-1y': 945 }, { lists: [counting('family')] }),
  'price on request': factsFor({ 'team-1y': 1 }, { lists: [] }),
  'segment list': factsFor({ vault: 1 }, { lists: [PUBLIC, ofKind('segment', 'segment:schools')], buyer }),
  'partner list': factsFor(
    { vault: 1 },
    {
      lists: [PUBLIC, ofKind('partner', 'level:gold')],
      buyer,
      terms: [{ ...agreement, id: 'gold', name: 'Gold', source: 'level' }],
    },
  ),
  'agreement list alone': factsFor({ vault: 1 }, { lists: [ofKind('agreement', 'account:a1')], buyer }),
  'fixed price': factsFor(
    { 'team-1y': 100 },
    { terms: [{ ...agreement, fixedPrices: { 'team-1y': { unitPrice: decimal('17.00') } } }] },
  ),
  'strict price': factsFor(
    { 'team-1y': 100 },
    { terms: [{ ...agreement, strict: true, fixedPrices: { 'team-1y': { unitPrice: decimal('21.00') } } }] },
  ),
  'discounts that stack': factsFor(
    { 'team-3y': 100 },
    {
      terms: [
        { ...agreement, discounts: [discount('10'), discount('5', { stacks: true })] },
        {
          ...agreement,
          id: 'reg',
          source: 'registration',
          discounts: [discount('2', { source: 'registration', stacks: true })],
        },
      ],
    },
  ),
  'promotion over what was agreed': factsFor(
    { 'team-1y': 100 },
    {
      terms: [{ ...agreement, discounts: [discount('10')] }],
      promotions: [{ ...promotion, benefit: { kind: 'percentage', off: percent('25') } }],
    },
  ),
  'fixed amount off': factsFor(
    { 'team-1y': 1, vault: 9 },
    { promotions: [{ ...promotion, benefit: { kind: 'amount', amount: moneyOf('50.00', 'USD') } }] },
  ),
  'free months': factsFor(
    { 'team-m': 10 },
    { promotions: [{ ...promotion, benefit: { kind: 'free-months', months: 2 } }] },
  ),
  'accepted quote': factsFor({ vault: 10 }, { quoted: quoted('quote') }),
  'approved basket': factsFor({ vault: 10 }, { quoted: quoted('basket') }),
  'floor kept': factsFor({ 'team-1y': 100 }, { floors }),
  'floor approved': factsFor({ 'team-1y': 1000 }, { floors, approvals }),
  'floor passed': factsFor({ 'team-1y': 1000 }, { floors }),
  'per thousand': factsFor(
    { vault: 250_000 },
    { lists: [listOf({ vault: { unitPrice: decimal('12.500000'), per: 1000 } })] },
  ),
};

const LIMITS: LimitFacts = limitFacts([
  amountLimit('19000.00'),
  limitOf({ id: 'limit-vault', scope: 'offer', scopeId: 'vault', maxQuantity: 8 }),
]);

/** The line's own trace and the step of the limit, as a lead or an order keeps them. */
function tracesOf(facts: PriceFacts, limits: LimitFacts): readonly string[] {
  const basket = acceptedValue(priceBasket(facts, { floor: 'report' }));
  const step = limitStep(decideSelfService(basket, limits), basket.currency);
  return basket.lines.map(({ trace }) =>
    writeTrace(step === undefined ? trace : { ...trace, steps: [...trace.steps, step] }),
  );
}

if (process.env.WRITE_STORED_TRACES === '1' && !existsSync(FILE)) {
  const stored = Object.entries(WORLDS).map(
    ([name, facts]): Stored => ({
      name,
      facts: writeExact(facts),
      limits: writeExact(LIMITS),
      traces: tracesOf(facts, LIMITS),
    }),
  );
  mkdirSync(new URL('.', FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(stored, null, 2)}\n`);
}

describe('stored traces', () => {
  const stored = JSON.parse(readFileSync(FILE, 'utf8')) as readonly Stored[];

  it.each(stored)(
    '$name: the same facts lead to the same trace, or the engine has a new version',
    ({ facts, limits, traces }) => {
      expect(tracesOf(readExact<PriceFacts>(facts), readExact<LimitFacts>(limits))).toEqual(traces);
    },
  );

  it('cite every rule but the few that no world here meets', () => {
    const cited = new Set(
      stored.flatMap((one) => one.traces.flatMap((text) => readTrace(text).steps.map((step) => step.rule))),
    );
    const missing = Object.keys(PRICE_TRACE_RULES).filter((rule) => !cited.has(rule));
    expect(missing).toEqual(['trace.bundle', 'trace.limit.currency']);
  });

  it('declare every fact they hold', () => {
    const steps = stored.flatMap((one) => one.traces.flatMap((text) => readTrace(text).steps));
    const undeclared = steps.flatMap((step) => {
      const rule = PRICE_TRACE_RULES[step.rule as keyof typeof PRICE_TRACE_RULES];
      return Object.keys(step.facts)
        .filter((name) => !(name in rule.facts))
        .map((name) => `${step.rule} ${name}`);
    });
    expect(undeclared).toEqual([]);
  });
});

describe('the longest trace', () => {
  it('stays within 1 KB with long names, long ids, large figures, and the limit that follows', () => {
    const uuid = '01890a5d-ac96-774b-bcce-b302099a8057';
    const name = 'Größte Vereinbarung über Fernwartungslizenzen für alle Standorte in Europa';
    const long = (off: string, stacks: boolean): Discount => ({ ...discount(off, { stacks }), name });
    const price = { unitPrice: decimal('1234567.123456'), schedule: SHARES };
    const facts = factsFor(
      { 'team-3y': 999_999 },
      {
        lists: [listOf({ 'team-m': price }, { id: uuid, name, termDiscounts: { 36: { off: percent('12.3456') } } })],
        terms: [
          {
            ...agreement,
            id: uuid,
            name,
            discounts: [long('12.3456', false), long('1.2345', true), long('2.3456', true)],
          },
        ],
        floors: { 'team-3y': { unitPrice: decimal('99999999.999999') } },
        approvals: [
          { id: uuid, approver: name, offer: 'team-3y', leastPrice: decimal('0.000001'), until: '2027-01-01' },
        ],
      },
    );
    const [trace] = tracesOf(facts, limitFacts([amountLimit('90000000000000.00', { id: uuid })]));
    expect(readTrace(trace!).steps.length).toBe(9);
    expect(Buffer.byteLength(trace!)).toBeLessThanOrEqual(TRACE_BYTES);
    const kept: Trace = readTrace(trace!);
    expect(writeTrace(kept)).toBe(trace);
  });
});
