import type { Day } from '../../../kernel/calendar.ts';
import { printDecimal } from '../../../kernel/decimal.ts';
import type { Money } from '../../../kernel/money.ts';
import { compare, subtract, times, toWire } from '../../../kernel/money.ts';
import { ratioOf } from '../../../kernel/percent.ts';
import { localised } from '../../catalog/rules.ts';
import type { CatalogSnapshot, Offer } from '../../catalog/terms.ts';
import { periodMonths, periodsOf } from '../../pricing/rules/extension.ts';
import type { OfferFact } from '../../pricing/rules/facts.ts';
import type { Bargain, Ladder } from '../../pricing/rules/ladder.ts';
import { bargainFor } from '../../pricing/rules/ladder.ts';
import type { PricedBasket, PricedLine, PricedOfferLine } from '../../pricing/rules/priced.ts';
import { savingsOf } from '../../pricing/rules/promotions.ts';
import type { LimitDecision, LimitTest } from '../../pricing/rules/self-service-limit.ts';
import { distanceTo } from '../../pricing/rules/self-service-limit.ts';
import type { PromotionSaved } from '../terms/promotions.ts';
import type { LadderReply, LimitAnswer, LimitReason, PricedChoice, TierHint } from '../terms.ts';
import { noticeDay } from './term-dates.ts';

/** How figures leave the rules: decimal strings, nulls where there is no price or the store does not show it. */

export type Visibility = { readonly showsPricesOverLimit: boolean };

/** A unit price as it is written: two digits at least, six at most. */
export function unitPriceText(line: Pick<PricedOfferLine, 'unitPrice'>): string {
  return printDecimal(line.unitPrice, 2);
}

/** The promotion that counts for a line, with what it takes off the commitment. */
export function promotionShown(line: PricedOfferLine | undefined): PromotionSaved | null {
  return line?.promotion ? { name: line.promotion.name, saving: toWire(line.promotion.saving) } : null;
}

/** What each promotion takes off a basket, in the order in which they come in its lines. */
export function promotionsShown(basket: PricedBasket): PromotionSaved[] {
  const savings = savingsOf(basket.lines);
  return [...savings].map(([id, minor]) => {
    const line = basket.lines.find((one) => one.state === 'priced' && one.promotion?.id === id) as PricedOfferLine;
    return { name: line.promotion!.name, saving: toWire({ minor, currency: basket.currency }) };
  });
}

function isHidden(decision: LimitDecision, visibility: Visibility): boolean {
  return decision.decision === 'talk' && !visibility.showsPricesOverLimit;
}

/** By how much the commitment passes the tightest amount limit; null when none is passed. */
function excessOf(decision: LimitDecision): Money | null {
  if (decision.decision === 'buy') return null;
  let most: Money | null = null;
  for (const test of decision.passed) {
    if (test.kind !== 'amount') continue;
    const over = subtract(test.reached, test.most);
    if (most === null || compare(over, most) > 0) most = over;
  }
  return most;
}

/** What a term saves against month to month over the same time (RULES 2.3). */
function savingOf(line: PricedOfferLine, offer: Offer, monthly: PricedLine | undefined): PricedChoice['saving'] {
  if (offer.termMonths === 0 || monthly?.state !== 'priced') return null;
  const base = times(monthly.net, offer.termMonths);
  if (compare(base, line.commitment) <= 0) return null;
  const amount = subtract(base, line.commitment);
  return { amount: toWire(amount), rate: printDecimal(ratioOf(amount.minor, base.minor)) };
}

/** One offer at a quantity, as a choice beside others. `monthly` is the same thing month to month. */
export function choiceShown(
  line: PricedLine,
  offer: Offer,
  fact: OfferFact,
  decision: LimitDecision,
  monthly: PricedLine | undefined,
  today: Day,
  visibility: Visibility,
): PricedChoice {
  const shown = line.state === 'priced' && !isHidden(decision, visibility) ? line : undefined;
  const excess = excessOf(decision);
  return {
    offerId: offer.id,
    sku: offer.sku,
    termMonths: offer.termMonths,
    billing: offer.billing,
    periodMonths: periodMonths(fact),
    periods: periodsOf(fact),
    unitPrice: shown ? unitPriceText(shown) : null,
    pricePer: shown?.per ?? 1,
    net: shown ? toWire(shown.invoicedNow) : null,
    periodNet: shown ? toWire(shown.net) : null,
    commitment: shown ? toWire(shown.commitment) : null,
    promotion: promotionShown(shown),
    saving: shown ? savingOf(shown, offer, monthly) : null,
    noticeBy: noticeDay(today, offer.termMonths, offer.noticeDays),
    decision: decision.decision,
    excess: excess && shown ? toWire(excess) : null,
  };
}

function figureText(value: Money | number): string {
  return typeof value === 'number' ? String(value) : toWire(value).amount;
}

/** The name of what a limit is summed over. */
function scopeName(test: LimitTest, catalog: CatalogSnapshot, language: 'en' | 'de'): string | null {
  const id = test.limit.scopeId ?? '';
  if (test.limit.scope === 'family') return localised(catalog.families.get(id)?.names ?? {}, language);
  if (test.limit.scope === 'product') return localised(catalog.products.get(id)?.names ?? {}, language);
  if (test.limit.scope === 'offer') return catalog.offers.get(id)?.sku ?? null;
  return null;
}

function reasonsOf(
  decision: LimitDecision,
  catalog: CatalogSnapshot,
  language: 'en' | 'de',
  hidden: boolean,
): LimitReason[] {
  if (decision.decision === 'buy') return [];
  const reasons = decision.passed.map(
    (test): LimitReason => ({
      kind: test.kind,
      scope: test.limit.scope,
      scopeName: scopeName(test, catalog, language),
      limit: figureText(test.most),
      reached: hidden && test.kind === 'amount' ? null : figureText(test.reached),
      excess: hidden && test.kind === 'amount' ? null : figureText(distanceTo(test)),
    }),
  );
  if (decision.reason === 'amount' || decision.reason === 'quantity') return reasons;
  const kind = decision.reason === 'currency' ? 'no_limit' : 'price_on_request';
  return [{ kind, scope: null, scopeName: null, limit: null, reached: null, excess: null }, ...reasons];
}

/** Buy or talk, with the figures for the sentence and what the buyer can do instead. */
export function limitShown(facts: {
  readonly decision: LimitDecision;
  readonly currency: string;
  readonly recent: readonly { readonly commitment: Money }[];
  readonly catalog: CatalogSnapshot;
  readonly language: 'en' | 'de';
  readonly visibility: Visibility;
  readonly alternatives: LimitAnswer['alternatives'];
}): LimitAnswer {
  const { decision, currency, recent } = facts;
  let remaining: Money | null = null;
  for (const test of decision.decision === 'buy' ? decision.tests : []) {
    if (test.kind !== 'amount') continue;
    const left = subtract(test.most, test.reached);
    if (remaining === null || compare(left, remaining) < 0) remaining = left;
  }
  const counted = recent.reduce((minor, line) => {
    return line.commitment.currency === currency ? minor + line.commitment.minor : minor;
  }, 0n);
  return {
    decision: decision.decision,
    reasons: reasonsOf(decision, facts.catalog, facts.language, isHidden(decision, facts.visibility)),
    alternatives: facts.alternatives,
    remaining: remaining ? toWire(remaining) : null,
    recent: toWire({ minor: counted, currency }),
  };
}

function bargainShown(bargain: Bargain): LadderReply['bargains'][number] {
  return { ...bargain, commitment: toWire(bargain.commitment), less: toWire(bargain.less) };
}

function decisionAt(ladder: Ladder, quantity: number): 'buy' | 'talk' {
  const interval = ladder.intervals.find(({ from, to }) => from <= quantity && (to === undefined || quantity <= to));
  return interval?.decision ?? 'talk';
}

/** The ladder as steps, intervals and bargains. A store that hides prices over the limit hides the steps there. */
export function ladderShown(
  ladder: Ladder,
  offer: Pick<Offer, 'id' | 'sku'>,
  quantity: number,
  talkTo: string | null,
  tierMode: LadderReply['tierMode'],
  visibility: Visibility,
): LadderReply {
  const open = (from: number) => visibility.showsPricesOverLimit || decisionAt(ladder, from) === 'buy';
  return {
    sku: offer.sku,
    offerId: offer.id,
    currency: ladder.currency,
    quantity,
    tierMode,
    steps: ladder.steps.flatMap((step, index) => {
      const to = (ladder.steps[index + 1]?.from ?? 0) - 1;
      const shown = {
        from: step.from,
        to: to > 0 ? to : null,
        unitPrice: unitPriceText(step),
        total: toWire(step.commitment),
      };
      return open(step.from) ? [shown] : [];
    }),
    intervals: ladder.intervals.map(({ from, to, decision }) => ({ from, to: to ?? null, decision })),
    bargains: ladder.bargains.filter((bargain) => open(bargain.quantity)).map(bargainShown),
    talkFrom: ladder.talkFrom ?? null,
    talkTo,
  };
}

/** Where more costs less, else the next step of the price; null on the last step. */
export function hintShown(ladder: Ladder, line: PricedLine, quantity: number, visibility: Visibility): TierHint | null {
  const bargain = bargainFor(ladder, quantity);
  const next = ladder.steps.find((step) => step.from > quantity);
  const target = bargain ? ladder.steps.find((step) => step.from === bargain.quantity) : next;
  if (target === undefined || line.state !== 'priced') return null;
  const decision = decisionAt(ladder, target.from);
  if (decision === 'talk' && !visibility.showsPricesOverLimit) return null;
  return {
    kind: bargain ? 'cheaper' : 'next_step',
    quantity: target.from,
    unitPrice: unitPriceText(target),
    commitment: toWire(target.commitment),
    less: bargain ? toWire(subtract(line.commitment, target.commitment)) : null,
    decision,
  };
}
