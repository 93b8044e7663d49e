import type { Decimal } from '../../../kernel/decimal.ts';
import { divideRounded, fromMillionths, ONE, printDecimal } from '../../../kernel/decimal.ts';
import { printAmount } from '../../../kernel/money.ts';
import type { Trace, TraceStep } from '../../../kernel/trace.ts';
import { periodMonths, periodsOf } from './extension.ts';
import type { OfferFact } from './facts.ts';
import type { FloorFinding } from './floor.ts';
import type { Path } from './price-path.ts';
import { payable } from './price-path.ts';
import type { PriceTraceRule } from './trace-rules.ts';
import { tierPrice, tierReached } from './volume-tiers.ts';

/** Raised whenever a change makes the pricer give another trace for facts that are stored. */
export const PRICING_ENGINE = 1;

export const NO_TRACE: Trace = { engine: PRICING_ENGINE, steps: [] };

/** A stored trace stays within 1 KB, so names people gave are cut. */
const NAME_BYTES = 40;

/** Bundles that a line names; a stored trace has room for no more. */
const MOST_BUNDLES = 2;

type Facts = Record<string, string>;

function step(rule: PriceTraceRule, facts: Facts, figure?: string): TraceStep {
  return figure === undefined ? { rule, facts } : { rule, facts, figure };
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** Cut to 40 bytes of UTF-8, never inside a character. */
export function shortName(name: string): string {
  if (name.length <= NAME_BYTES && isPlain(name)) return name;
  let bytes = 0;
  let kept = '';
  for (const character of name) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > NAME_BYTES) return `${kept}\u2026`;
    kept += character;
  }
  return name;
}

function unit(millionths: bigint): string {
  return printDecimal(fromMillionths(millionths), 2);
}

function lastUnit(path: Path): bigint {
  return path.bands[path.bands.length - 1]!.unitPrice;
}

function volumeStep(path: Path, quantity: number): TraceStep {
  const { price } = path.source!;
  const { schedule } = price;
  if (schedule === undefined || schedule.tiers.length < 2) {
    const { numerator, denominator } = tierPrice(price, schedule?.tiers[0]);
    return step('trace.volume.single', {}, unit(divideRounded(numerator, denominator)));
  }
  const index = tierReached(schedule.tiers, path.counted);
  const tier = schedule.tiers[index]!;
  const { numerator, denominator } = tierPrice(price, tier);
  const figure = unit(divideRounded(numerator, denominator));
  const from = String(tier.from);
  if (index === 0) {
    return step(
      'trace.volume.first',
      { quantity: String(path.counted), next: String(schedule.tiers[1]!.from) },
      figure,
    );
  }
  if (schedule.mode === 'graduated') {
    return step('trace.volume.graduated', { quantity: String(quantity), from, bands: String(index + 1) }, figure);
  }
  if (schedule.counting === 'line') return step('trace.volume.all-units', { quantity: String(quantity), from }, figure);
  const rule = schedule.counting === 'product' ? 'trace.volume.product' : 'trace.volume.family';
  return step(rule, { quantity: String(quantity), counted: String(path.counted), from }, figure);
}

/** The unit price of the tier reached after the term, before discounts and promotions. */
function termStep(path: Path, offer: OfferFact): TraceStep {
  const { price, termDiscount } = path.source!;
  const tiers = price.schedule?.tiers;
  const { numerator, denominator } = tierPrice(price, tiers?.[tierReached(tiers, path.counted)]);
  const base = divideRounded(numerator, denominator);
  if (termDiscount === undefined) {
    if (offer.months === 0) return step('trace.term.monthly', {}, unit(base));
    return step('trace.term.own', { months: String(offer.months) }, unit(base));
  }
  const period = periodMonths(offer);
  const full = numerator * BigInt(period);
  const facts = {
    months: String(offer.months),
    period: String(period),
    month: unit(base),
    full: unit(divideRounded(full, denominator)),
    off: printDecimal(termDiscount),
  };
  return step('trace.term.derived', facts, unit(divideRounded(full * (ONE - termDiscount), denominator * ONE)));
}

function listStep(path: Path, offer: OfferFact): TraceStep {
  const { list, price, termDiscount } = path.source!;
  const months = termDiscount === undefined ? offer.months : 0;
  const facts = { id: list.id, name: shortName(list.name), months: String(months) };
  return step(`trace.list.${list.kind}`, facts, unit(price.unitPrice));
}

function discountSteps(path: Path): TraceStep[] {
  const { discounts } = path;
  if (discounts === undefined) return [];
  const { best, stacked, terms } = discounts;
  const steps: TraceStep[] = [];
  const id = terms.id;
  const after = unit(lastUnit(path));
  if (best !== undefined) {
    const facts = { id, name: shortName(best.name), off: printDecimal(best.off) };
    steps.push(stacked.length === 0 ? step('trace.terms.discount', facts, after) : step('trace.terms.discount', facts));
  }
  if (stacked.length > 0) {
    const ones = BigInt(stacked.length - 1);
    const left = divideRounded(
      stacked.reduce((product, one) => product * (ONE - one.off), 1n),
      ONE ** ones,
    ) as Decimal;
    const facts = {
      ...(best === undefined && { id }),
      name: shortName(stacked.map((one) => one.name).join(', ')),
      count: String(stacked.length),
      left: printDecimal(left),
    };
    steps.push(step('trace.terms.stacked', facts, after));
  }
  return steps;
}

function promotionStep(path: Path, currency: string): TraceStep | undefined {
  const { promotion } = path;
  if (promotion === undefined) return undefined;
  const { benefit } = promotion;
  const facts = { id: promotion.id, name: shortName(promotion.name) };
  if (benefit.kind === 'percentage') {
    return step('trace.promotion.percentage', { ...facts, off: printDecimal(benefit.off) }, unit(lastUnit(path)));
  }
  const off = printAmount({ minor: -path.deduction, currency });
  if (benefit.kind === 'amount') return step('trace.promotion.amount', facts, off);
  return step('trace.promotion.free-months', { ...facts, months: String(benefit.months) }, off);
}

function termsSteps(path: Path): TraceStep[] {
  if (path.fixed !== undefined) {
    return [step('trace.terms.fixed', { id: path.terms!.id, name: shortName(path.terms!.name) }, unit(lastUnit(path)))];
  }
  if (path.discounts !== undefined) return discountSteps(path);
  if (path.kind === 'negotiated' && path.terms !== undefined) {
    return [step('trace.terms.list', { id: path.terms.id, name: shortName(path.terms.name) }, unit(lastUnit(path)))];
  }
  return [];
}

function floorStep({ floor, state, approval }: FloorFinding): TraceStep | undefined {
  if (floor === undefined) return undefined;
  const floorText = unit(floor.unitPrice);
  if (approval === undefined)
    return step(state === 'kept' ? 'trace.floor.kept' : 'trace.floor.below', { floor: floorText });
  return step('trace.floor.approved', {
    id: approval.id,
    floor: floorText,
    approver: shortName(approval.approver),
    least: unit(approval.leastPrice),
    until: approval.until,
  });
}

function extensionStep(path: Path, offer: OfferFact, quantity: number, currency: string): TraceStep {
  const figure = printAmount({ minor: payable(path), currency });
  const periods = String(periodsOf(offer));
  if (path.bands.length > 1) {
    const facts = { quantity: String(quantity), bands: String(path.bands.length), periods };
    return step('trace.extension.graduated', facts, figure);
  }
  const facts = { quantity: String(quantity), per: String(path.per), unit: unit(lastUnit(path)), periods };
  return step(offer.months === 0 ? 'trace.extension.open' : 'trace.extension.flat', facts, figure);
}

/** The steps that led to a line's price, in the order of RULES 2. `other` is the path that was not taken. */
export function priceTrace(
  path: Path,
  other: Path | undefined,
  offer: OfferFact,
  quantity: number,
  currency: string,
  floor: FloorFinding,
): Trace {
  const steps: TraceStep[] = [];
  if (path.quoted !== undefined) {
    const { id, name, expires, kind } = path.quoted;
    const facts: Facts = { id, name: shortName(name), expires };
    if (other !== undefined) facts.instead = unit(lastUnit(other));
    steps.push(step(kind === 'quote' ? 'trace.quoted.quote' : 'trace.quoted.basket', facts, unit(lastUnit(path))));
  } else {
    if (path.source !== undefined) steps.push(listStep(path, offer));
    if (path.source !== undefined && path.fixed === undefined) {
      steps.push(volumeStep(path, quantity), termStep(path, offer));
    }
    steps.push(...termsSteps(path));
    for (const { id, name, quantity: count, off } of path.bundled.slice(0, MOST_BUNDLES)) {
      const facts = { id, name: shortName(name), quantity: String(count), off: printDecimal(off) };
      steps.push(step('trace.bundle', facts));
    }
    const promotion = promotionStep(path, currency);
    if (promotion !== undefined) steps.push(promotion);
    steps.push(choiceStep(path, other, currency));
  }
  const floorWords = floorStep(floor);
  if (floorWords !== undefined) steps.push(floorWords);
  steps.push(extensionStep(path, offer, quantity, currency));
  return { engine: PRICING_ENGINE, steps };
}

function choiceStep(path: Path, other: Path | undefined, currency: string): TraceStep {
  const figure = printAmount({ minor: payable(path), currency });
  if (other === undefined) {
    return path.kind === 'public'
      ? step('trace.terms.public', {}, unit(lastUnit(path)))
      : step('trace.choice.only', {}, figure);
  }
  const otherAmount = printAmount({ minor: payable(other), currency });
  if (path.kind === 'public') return step('trace.choice.public', { negotiated: otherAmount }, figure);
  if (payable(other) < payable(path)) return step('trace.choice.strict', { name: shortName(path.terms!.name) }, figure);
  return step('trace.choice.negotiated', { public: otherAmount }, figure);
}

export function onRequestTrace(currency: string): Trace {
  return { engine: PRICING_ENGINE, steps: [step('trace.list.none', { currency })] };
}
