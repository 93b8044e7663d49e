import type { Money } from '../../../kernel/money.ts';
import { printAmount, subtract } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { TraceStep } from '../../../kernel/trace.ts';
import type { Audience, Buyer, OfferFact } from './facts.ts';
import { isFor } from './price-lists.ts';
import type { OnRequestLine, PricedOfferLine } from './priced.ts';
import type { PriceTraceRule } from './trace-rules.ts';

/** Self-service limits: up to where a buyer buys alone (RULES 3). In prose "the line"; never a wall. */

export type LimitScope = 'store' | 'family' | 'product' | 'offer';

/** `scopeId` is the family, product or offer. Of the two kinds at least one is set. The amount is a net commitment. */
export type SelfServiceLimit = {
  readonly id: string;
  readonly scope: LimitScope;
  readonly scopeId?: string;
  readonly audience: Audience;
  readonly currency: string;
  readonly maxQuantity?: number;
  readonly maxAmount?: Money;
};

/** What the buyer ordered by himself in the last 24 hours. */
export type RecentLine = { readonly offer: string; readonly quantity: number; readonly commitment: Money };

/** What a limit asks of a line: a priced basket's lines will do, and so will those of an order that was placed. */
export type LimitedLine =
  | Pick<PricedOfferLine, 'state' | 'offer' | 'quantity' | 'commitment' | 'floor'>
  | Pick<OnRequestLine, 'state' | 'offer' | 'quantity'>;

export type LimitedBasket = { readonly currency: string; readonly lines: readonly LimitedLine[] };

export type LimitFacts = {
  readonly buyer: Buyer;
  readonly offers: Readonly<Record<string, OfferFact>>;
  readonly limits: readonly SelfServiceLimit[];
  readonly recent: readonly RecentLine[];
};

/** One limit tested against the sum over its scope, in the basket and in the last 24 hours. */
export type LimitTest =
  | { readonly kind: 'quantity'; readonly limit: SelfServiceLimit; readonly most: number; readonly reached: number }
  | { readonly kind: 'amount'; readonly limit: SelfServiceLimit; readonly most: Money; readonly reached: Money };

export type TalkReason = 'amount' | 'quantity' | 'currency' | 'on-request' | 'below-floor';

/** `tests`: every limit that counted, most specific first. `passed`: the ones that the basket goes over. `offers`: the
 *  lines for which there is no limit in this currency, no price, or a price under the floor. */
export type LimitDecision =
  | { readonly decision: 'buy'; readonly tests: readonly LimitTest[] }
  | {
      readonly decision: 'talk';
      readonly reason: TalkReason;
      readonly tests: readonly LimitTest[];
      readonly passed: readonly LimitTest[];
      readonly offers: readonly string[];
    };

const SCOPE_ORDER: Readonly<Record<LimitScope, number>> = { offer: 0, product: 1, family: 2, store: 3 };
const AUDIENCE_ORDER = ['account', 'partner', 'level', 'segment', 'public'] as const;

function audienceRank(limit: SelfServiceLimit): number {
  return AUDIENCE_ORDER.findIndex((kind) => limit.audience.startsWith(kind));
}

function inScope(limit: SelfServiceLimit, offer: OfferFact): boolean {
  if (limit.scope === 'store') return true;
  if (limit.scope === 'family') return limit.scopeId === offer.family;
  return limit.scopeId === (limit.scope === 'product' ? offer.product : offer.id);
}

/** This buyer's limits in the currency, the most specific scope first, then the most specific audience. */
function rankedLimits(facts: LimitFacts, currency: string): readonly SelfServiceLimit[] {
  return facts.limits
    .filter((limit) => limit.currency === currency && isFor(limit.audience, facts.buyer))
    .sort(
      (a, b) =>
        SCOPE_ORDER[a.scope] - SCOPE_ORDER[b.scope] || audienceRank(a) - audienceRank(b) || (a.id < b.id ? -1 : 1),
    );
}

function hasKind(limit: SelfServiceLimit, kind: LimitTest['kind']): boolean {
  return (kind === 'amount' ? limit.maxAmount : limit.maxQuantity) !== undefined;
}

type CountingLimits = {
  readonly amount: readonly SelfServiceLimit[];
  readonly quantity: readonly SelfServiceLimit[];
  /** Lines that no limit in this currency is for. */
  readonly without: readonly LimitedLine[];
};

/** Which limits count: for each line and kind the most specific, and for the basket's net the store's amount. */
function countingLimits(
  ranked: readonly SelfServiceLimit[],
  lines: readonly LimitedLine[],
  offers: Readonly<Record<string, OfferFact>>,
): CountingLimits {
  const amount: SelfServiceLimit[] = [];
  const quantity: SelfServiceLimit[] = [];
  const without: LimitedLine[] = [];
  for (const line of lines) {
    const offer = offers[line.offer]!;
    const byAmount = ranked.find((limit) => hasKind(limit, 'amount') && inScope(limit, offer));
    const byQuantity = ranked.find((limit) => hasKind(limit, 'quantity') && inScope(limit, offer));
    if (byAmount !== undefined && !amount.includes(byAmount)) amount.push(byAmount);
    if (byQuantity !== undefined && !quantity.includes(byQuantity)) quantity.push(byQuantity);
    if (byAmount === undefined && byQuantity === undefined) without.push(line);
  }
  const store = ranked.find((limit) => limit.scope === 'store' && hasKind(limit, 'amount'));
  if (store !== undefined && lines.length > 0) amount.push(store);
  return { amount, quantity, without };
}

function reachedAmount(limit: SelfServiceLimit, basket: LimitedBasket, facts: LimitFacts): Money {
  let minor = 0n;
  for (const line of basket.lines) {
    if (line.state === 'priced' && inScope(limit, facts.offers[line.offer]!)) minor += line.commitment.minor;
  }
  for (const line of facts.recent) {
    if (line.commitment.currency === limit.currency && inScope(limit, facts.offers[line.offer]!)) {
      minor += line.commitment.minor;
    }
  }
  return { minor, currency: limit.currency };
}

function reachedQuantity(limit: SelfServiceLimit, basket: LimitedBasket, facts: LimitFacts): number {
  let reached = 0;
  for (const line of basket.lines) if (inScope(limit, facts.offers[line.offer]!)) reached += line.quantity;
  for (const line of facts.recent) if (inScope(limit, facts.offers[line.offer]!)) reached += line.quantity;
  return reached;
}

export function isPassed(test: LimitTest): boolean {
  return test.kind === 'amount' ? test.reached.minor > test.most.minor : test.reached > test.most;
}

/** By how much a passed test is over, and by how much a kept one is under: never negative. */
export function distanceTo(test: LimitTest): Money | number {
  if (test.kind === 'quantity') return Math.abs(test.reached - test.most);
  const over = subtract(test.reached, test.most);
  return over.minor < 0n ? { minor: -over.minor, currency: over.currency } : over;
}

function testsOf(facts: LimitFacts, basket: LimitedBasket): { tests: LimitTest[]; without: readonly LimitedLine[] } {
  const ranked = rankedLimits(facts, basket.currency);
  const counting = countingLimits(ranked, basket.lines, facts.offers);
  const tests: LimitTest[] = [];
  for (const limit of ranked) {
    if (counting.amount.includes(limit)) {
      tests.push({ kind: 'amount', limit, most: limit.maxAmount!, reached: reachedAmount(limit, basket, facts) });
    }
    if (counting.quantity.includes(limit)) {
      tests.push({ kind: 'quantity', limit, most: limit.maxQuantity!, reached: reachedQuantity(limit, basket, facts) });
    }
  }
  return { tests, without: counting.without };
}

/** Buy, or talk to sales (RULES 3). At or under every limit that counts: buy. Quantities and commitments are summed
 *  over each limit's scope in the basket and in `recent`, so that neither split lines nor split orders walk through.
 *  `recent` lines must be of offers in `offers`. An offer in a currency without a limit, without a price, or under its
 *  floor means talk. */
export function decideSelfService(basket: LimitedBasket, facts: LimitFacts): LimitDecision {
  const { tests, without } = testsOf(facts, basket);
  const passed = tests.filter(isPassed);
  const onRequest = basket.lines.filter((line) => line.state === 'on-request');
  if (onRequest.length > 0) return talk('on-request', tests, passed, onRequest);
  if (without.length > 0) return talk('currency', tests, passed, without);
  const below = basket.lines.filter((line) => line.state === 'priced' && line.floor === 'below');
  if (below.length > 0) return talk('below-floor', tests, passed, below);
  return passed.length > 0 ? talk(passed[0]!.kind, tests, passed, []) : { decision: 'buy', tests };
}

function talk(
  reason: TalkReason,
  tests: readonly LimitTest[],
  passed: readonly LimitTest[],
  lines: readonly LimitedLine[],
): LimitDecision {
  return { decision: 'talk', reason, tests, passed, offers: lines.map((line) => line.offer) };
}

/** A store without any limit cannot be opened: refuses `store_without_limit`. */
export function mayOpenStore(limits: readonly SelfServiceLimit[]): Outcome<true> {
  return limits.length > 0 ? accept(true) : refuse('store_without_limit');
}

/** The step that says in the trace why the buyer may buy or should talk; the tightest test speaks. */
export function limitStep(decision: LimitDecision, currency: string): TraceStep | undefined {
  if (decision.decision === 'talk' && decision.passed.length === 0) {
    const rule: PriceTraceRule =
      decision.reason === 'on-request'
        ? 'trace.limit.on-request'
        : decision.reason === 'below-floor'
          ? 'trace.limit.below-floor'
          : 'trace.limit.currency';
    return { rule, facts: rule === 'trace.limit.currency' ? { currency } : {} };
  }
  const test = decision.decision === 'talk' ? decision.passed[0] : tightest(decision.tests);
  return test === undefined ? undefined : testStep(test);
}

/** The test with the least room in proportion to its limit. */
function tightest(tests: readonly LimitTest[]): LimitTest | undefined {
  const room = (test: LimitTest) =>
    test.kind === 'amount'
      ? Number(test.most.minor - test.reached.minor) / Math.max(Number(test.most.minor), 1)
      : (test.most - test.reached) / Math.max(test.most, 1);
  return tests.reduce<LimitTest | undefined>(
    (least, test) => (least === undefined || room(test) < room(least) ? test : least),
    undefined,
  );
}

function testStep(test: LimitTest): TraceStep {
  const id = test.limit.id;
  if (test.kind === 'amount') {
    const most = printAmount(test.most);
    const figure = printAmount(test.reached);
    const distance = printAmount(distanceTo(test) as Money);
    return isPassed(test)
      ? { rule: 'trace.limit.amount.passed', facts: { id, most, over: distance }, figure }
      : { rule: 'trace.limit.amount.kept', facts: { id, most, left: distance }, figure };
  }
  const most = String(test.most);
  const figure = String(test.reached);
  return isPassed(test)
    ? { rule: 'trace.limit.quantity.passed', facts: { id, most, over: String(distanceTo(test)) }, figure }
    : { rule: 'trace.limit.quantity.kept', facts: { id, most }, figure };
}
