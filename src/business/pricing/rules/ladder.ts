import type { Decimal } from '../../../kernel/decimal.ts';
import type { Money } from '../../../kernel/money.ts';
import { subtract } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, acceptedValue } from '../../../kernel/outcome.ts';
import { priceBasket } from './basket-price.ts';
import type { PriceFacts } from './facts.ts';
import { tierStarts } from './ladder-breaks.ts';
import type { PricedBasket, PricedOfferLine, PricePath } from './priced.ts';
import { QUANTITY_MOST } from './quantity.ts';
import type { LimitDecision, LimitFacts, TalkReason } from './self-service-limit.ts';
import { decideSelfService } from './self-service-limit.ts';

/** From this quantity on, each licence (or, graduated, each further licence) costs `unitPrice`. */
export type LadderStep = {
  readonly from: number;
  readonly unitPrice: Decimal;
  readonly per: number;
  readonly path: PricePath;
  /** Of the line at exactly `from`. */
  readonly net: Money;
  readonly commitment: Money;
};

/** Quantities with the same answer; without `to` it goes on as far as anyone may order. */
export type LadderInterval = {
  readonly from: number;
  readonly to: number | undefined;
  readonly decision: 'buy' | 'talk';
  readonly reason: TalkReason | undefined;
  /** Commitment of the line at `from` and at `to`; absent where it has no price. */
  readonly fromCommitment: Money | undefined;
  readonly toCommitment: Money | undefined;
};

/** `quantity` costs `less` less than one licence fewer; whoever needs `from` or more pays less by taking it. */
export type Bargain = {
  readonly quantity: number;
  readonly commitment: Money;
  readonly than: number;
  readonly less: Money;
  readonly from: number;
};

export type Ladder = {
  readonly offer: string;
  readonly currency: string;
  readonly steps: readonly LadderStep[];
  readonly intervals: readonly LadderInterval[];
  readonly bargains: readonly Bargain[];
  /** From here on every quantity is answered by sales; absent where the largest quantity can be bought. */
  readonly talkFrom: number | undefined;
};

/** `price.lines` is the rest of the basket; a line of the offer itself is replaced by the quantities tried. */
export type LadderFacts = {
  readonly price: PriceFacts;
  readonly limits: LimitFacts;
  readonly offer: string;
  readonly most?: number;
};

type Probe = {
  readonly quantity: number;
  readonly line: PricedOfferLine | undefined;
  readonly decision: LimitDecision;
  /** The basket's net commitment before promotions, in minor units. */
  readonly before: bigint;
  /** Which prices hold: while it stays the same, every commitment only grows with the quantity. */
  readonly regime: string;
};

type Ask = (quantity: number) => Probe;

/** Prices of one regime over an unbroken range of quantities. */
type Stretch = { readonly first: Probe; readonly last: Probe };

function regimeOf(basket: PricedBasket): string {
  let regime = '';
  for (const line of basket.lines) {
    regime += line.state === 'priced' ? `${line.path}:${line.promotion?.id ?? ''}:${line.unitPrice};` : '?;';
  }
  return regime;
}

/** One quantity, by the one pricer and the one decision. */
function probe(facts: LadderFacts, quantity: number): Outcome<Probe> {
  const rest = facts.price.lines.filter((line) => line.offer !== facts.offer);
  const line = facts.price.lines.find(({ offer }) => offer === facts.offer);
  const lines = [...rest, { ...line, offer: facts.offer, quantity }];
  const priced = priceBasket({ ...facts.price, lines }, { trace: false, floor: 'report' });
  if (!priced.ok) return priced;
  const found = priced.value.lines[lines.length - 1]!;
  return accept({
    quantity,
    line: found.state === 'priced' ? found : undefined,
    decision: decideSelfService(priced.value, facts.limits),
    before: priced.value.commitmentBeforePromotions.minor,
    regime: regimeOf(priced.value),
  });
}

/** Remembers, for ends are asked more than once. Called only after the facts were accepted for one quantity. */
function askerOf(facts: LadderFacts): Ask {
  const known = new Map<number, Probe>();
  return (quantity) => {
    let answer = known.get(quantity);
    if (answer === undefined) {
      answer = acceptedValue(probe(facts, quantity));
      known.set(quantity, answer);
    }
    return answer;
  };
}

/** The largest quantity in [low, high] for which `holds`, given that it holds at low and, once lost, stays lost. */
function lastThat(low: number, high: number, holds: (quantity: number) => boolean): number {
  if (holds(high)) return high;
  let kept = low;
  let lost = high;
  while (lost - kept > 1) {
    const middle = Math.floor((kept + lost) / 2);
    if (holds(middle)) kept = middle;
    else lost = middle;
  }
  return kept;
}

type Range = readonly [start: number, end: number];

/** Ranges cut where what is asked changes. Inside a range nothing may come back once it is lost. */
function cut(ranges: readonly Range[], askOf: (quantity: number) => unknown): readonly Range[] {
  return ranges.flatMap(([start, end]) => {
    const pieces: Range[] = [];
    for (let low = start; low <= end; ) {
      const here = askOf(low);
      const last = lastThat(low, end, (quantity) => askOf(quantity) === here);
      pieces.push([low, last]);
      low = last + 1;
    }
    return pieces;
  });
}

/** Together promotions, floors and negotiated prices could come and go, each changing what counts. So ranges are cut first
 *  where a single promotion begins (at what it asks for, or where a fixed amount no longer passes the floor) and where it
 *  stops (where its budget is passed): between those it is lost once, if at all. */
function cutByPromotions(ranges: readonly Range[], facts: LadderFacts, ask: Ask): readonly Range[] {
  const { price } = facts;
  const promotions = price.promotions ?? [];
  const asking = (more: Partial<PriceFacts>) => {
    const askAlone = askerOf({ ...facts, price: { ...price, ...more } });
    return (quantity: number) => askAlone(quantity).regime;
  };
  let pieces = ranges;
  for (const promotion of promotions) {
    const { left, least, ...open } = promotion;
    if (least !== undefined) pieces = cut(pieces, (quantity) => ask(quantity).before >= least.minor);
    if (open.benefit.kind === 'amount' && price.floors !== undefined) {
      const lists = price.lists.filter(({ kind }) => kind === 'public' || kind === 'segment');
      pieces = cut(pieces, asking({ lists, terms: [], quoted: [], promotions: [open] }));
    }
    if (promotions.length === 1 && left === undefined) continue;
    pieces = cut(pieces, asking({ promotions: [{ ...open, ...(least && { least }) }] }));
    if (left !== undefined) pieces = cut(pieces, asking({ promotions: [promotion] }));
  }
  return pieces;
}

/** Cuts the quantities where a tier starts, and between tiers where another path or promotion becomes the cheaper. */
function stretchesOf(facts: LadderFacts, ask: Ask, most: number): readonly Stretch[] {
  const starts = tierStarts(facts.price, facts.offer).filter((start) => start <= most);
  const tiers = starts.map((start, index): Range => [start, (starts[index + 1] ?? most + 1) - 1]);
  const ranges = cut(cutByPromotions(tiers, facts, ask), (quantity) => ask(quantity).regime);
  return ranges.map(([first, last]) => ({ first: ask(first), last: ask(last) }));
}

type Part = { readonly first: Probe; readonly last: Probe; readonly answer: Probe };

function isUnderFloor(one: Probe): boolean {
  return one.decision.decision === 'talk' && one.decision.reason === 'below-floor';
}

/** Within a stretch sums only grow: up to some quantity every limit is kept. A fixed amount off weighs less the more is
 *  bought, so that a price under the floor comes first, if at all. */
function partsOf(stretch: Stretch, ask: Ask): readonly Part[] {
  const parts: Part[] = [];
  let low = stretch.first.quantity;
  const end = stretch.last.quantity;
  while (low <= end) {
    const answer = ask(low);
    const { decision } = answer;
    const same = (quantity: number): boolean => {
      const other = ask(quantity);
      return other.decision.decision === decision.decision && isUnderFloor(other) === isUnderFloor(answer);
    };
    const high = lastThat(low, end, same);
    parts.push({ first: answer, last: ask(high), answer });
    low = high + 1;
  }
  return parts;
}

function reasonOf(decision: LimitDecision): TalkReason | undefined {
  return decision.decision === 'talk' ? decision.reason : undefined;
}

function intervalsOf(stretches: readonly Stretch[], ask: Ask, most: number): readonly LadderInterval[] {
  const intervals: LadderInterval[] = [];
  for (const part of stretches.flatMap((stretch) => partsOf(stretch, ask))) {
    const before = intervals[intervals.length - 1];
    const to = part.last.quantity === most ? undefined : part.last.quantity;
    const toCommitment = part.last.line?.commitment;
    if (before !== undefined && before.decision === part.answer.decision.decision) {
      intervals[intervals.length - 1] = { ...before, to, toCommitment };
      continue;
    }
    intervals.push({
      from: part.first.quantity,
      to,
      decision: part.answer.decision.decision,
      reason: reasonOf(part.answer.decision),
      fromCommitment: part.first.line?.commitment,
      toCommitment,
    });
  }
  return intervals;
}

function stepsOf(stretches: readonly Stretch[]): readonly LadderStep[] {
  const steps: LadderStep[] = [];
  for (const { first } of stretches) {
    const { line } = first;
    if (line === undefined) continue;
    const before = steps[steps.length - 1];
    if (before !== undefined && before.unitPrice === line.unitPrice && before.path === line.path) continue;
    const { unitPrice, per, path, net, commitment } = line;
    steps.push({ from: first.quantity, unitPrice, per, path, net, commitment });
  }
  return steps;
}

/** Where a larger quantity costs less in total, and from which quantity on taking it pays (RULES 2: never a surprise). */
function bargainsOf(stretches: readonly Stretch[], ask: Ask): readonly Bargain[] {
  const bargains: Bargain[] = [];
  for (let index = 1; index < stretches.length; index++) {
    const line = stretches[index]!.first.line;
    const before = stretches[index - 1]!.last;
    if (line === undefined || before.line === undefined) continue;
    const less = subtract(before.line.commitment, line.commitment);
    if (less.minor <= 0n) continue;
    const dearer = (quantity: number) => (ask(quantity).line?.commitment.minor ?? 0n) > line.commitment.minor;
    const from = firstDearer(stretches, index - 1, dearer);
    bargains.push({ quantity: line.quantity, commitment: line.commitment, than: before.quantity, less, from });
  }
  return bargains;
}

/** The smallest quantity of the unbroken run before a bargain that costs more than the bargain does. */
function firstDearer(stretches: readonly Stretch[], last: number, dearer: (quantity: number) => boolean): number {
  let from = stretches[last]!.last.quantity;
  for (let index = last; index >= 0 && dearer(stretches[index]!.last.quantity); index--) {
    const { first, last: end } = stretches[index]!;
    if (dearer(first.quantity)) {
      from = first.quantity;
      continue;
    }
    return lastThat(first.quantity, end.quantity, (quantity) => !dearer(quantity)) + 1;
  }
  return from;
}

/** The whole ladder of an offer for one buyer: price steps, what he can buy alone and where sales answers, exact for
 *  every quantity up to `most`, and the larger quantities that cost less (RULES 2, 3). Every figure comes from the one
 *  pricer. Refuses what `priceBasket` refuses about the rest of the basket. */
export function ladderOf(facts: LadderFacts): Outcome<Ladder> {
  const most = facts.most ?? QUANTITY_MOST;
  const one = probe(facts, 1);
  if (!one.ok) return one;
  const ask = askerOf(facts);
  const stretches = stretchesOf(facts, ask, most);
  const intervals = intervalsOf(stretches, ask, most);
  const end = intervals[intervals.length - 1]!;
  return accept({
    offer: facts.offer,
    currency: facts.price.currency,
    steps: stepsOf(stretches),
    intervals,
    bargains: bargainsOf(stretches, ask),
    talkFrom: end.decision === 'talk' ? end.from : undefined,
  });
}

export type NearestQuantities = {
  readonly larger: { readonly quantity: number; readonly commitment: Money } | undefined;
  readonly smaller: { readonly quantity: number; readonly commitment: Money } | undefined;
};

/** The next larger and the largest smaller quantity that can be bought at once, beside one that cannot. */
export function nearestThatBuys(ladder: Ladder, quantity: number): NearestQuantities {
  let smaller: NearestQuantities['smaller'];
  for (const { from, to, decision, fromCommitment, toCommitment } of ladder.intervals) {
    if (decision !== 'buy' || fromCommitment === undefined) continue;
    if (from > quantity) return { larger: { quantity: from, commitment: fromCommitment }, smaller };
    if (to !== undefined && to < quantity && toCommitment !== undefined) {
      smaller = { quantity: to, commitment: toCommitment };
    }
  }
  return { larger: undefined, smaller };
}

/** The larger quantity that costs less than this one, where there is such. */
export function bargainFor(ladder: Ladder, quantity: number): Bargain | undefined {
  return ladder.bargains.findLast((bargain) => bargain.from <= quantity && quantity < bargain.quantity);
}
