import { divideRounded, ONE } from '../../../kernel/decimal.ts';
import { share } from '../../../kernel/money.ts';
import { covers } from './buyer-terms.ts';
import { commitmentMonths } from './extension.ts';
import type { OfferFact, PriceFacts, Promotion } from './facts.ts';
import { floorFinding } from './floor.ts';
import { isFor } from './price-lists.ts';
import type { Path, PriceContext } from './price-path.ts';
import { pathFromList, payable } from './price-path.ts';
import type { PricedLine } from './priced.ts';

/** A promotion whose conditions this basket meets; `parts` are a fixed amount's minor units by offer. */
export type OpenPromotion = { readonly promotion: Promotion; readonly parts: Readonly<Record<string, bigint>> };

/** A line's public path, before promotions. */
export type PublicLine = { readonly offer: OfferFact; readonly path: Path };

/** Is an offer among those that a promotion lowers: its family, product or SKU, and its term? */
export function promotes(promotion: Promotion, offer: OfferFact): boolean {
  return covers(promotion.scope, offer) && (promotion.terms === undefined || promotion.terms.includes(offer.months));
}

function isRunning(promotion: Promotion, today: string): boolean {
  return promotion.starts <= today && (promotion.ends === undefined || today < promotion.ends);
}

/** The promotions that this basket meets: running today, for this buyer and currency, uses left, and the basket's net
 *  commitment before promotions reaches what they ask for (RULES 2.4). In the order of their ids. */
export function openPromotions(
  facts: PriceFacts,
  netBeforePromotions: bigint,
  publicLines: readonly PublicLine[],
): readonly OpenPromotion[] {
  const open: OpenPromotion[] = [];
  for (const promotion of facts.promotions ?? []) {
    const { benefit, least, currency, audience, left } = promotion;
    if (!promotion.available || !isRunning(promotion, facts.today)) continue;
    if (currency !== undefined && currency !== facts.currency) continue;
    if (audience !== undefined && !isFor(audience, facts.buyer)) continue;
    if (left !== undefined && left.currency !== facts.currency) continue;
    if (least !== undefined && (least.currency !== facts.currency || netBeforePromotions < least.minor)) continue;
    if (benefit.kind !== 'amount') open.push({ promotion, parts: {} });
    else if (benefit.amount.currency === facts.currency)
      open.push({ promotion, parts: partsOf(promotion, publicLines) });
  }
  return open.sort((a, b) => (a.promotion.id < b.promotion.id ? -1 : 1));
}

/** A fixed amount, at most what the lines it covers cost, shared over them by what they commit to. */
function partsOf(promotion: Promotion, publicLines: readonly PublicLine[]): Record<string, bigint> {
  if (promotion.benefit.kind !== 'amount') return {};
  const weights: Record<string, bigint> = {};
  let total = 0n;
  for (const { offer, path } of publicLines) {
    if (!promotes(promotion, offer)) continue;
    weights[offer.id] = path.commitment;
    total += path.commitment;
  }
  if (total === 0n) return {};
  const { amount } = promotion.benefit;
  const shared = share({ ...amount, minor: amount.minor < total ? amount.minor : total }, weights);
  return Object.fromEntries(Object.entries(shared).map(([offer, part]) => [offer, part.minor]));
}

/** The public path with the promotion that makes it cheapest; as it was before where none does. A promotion counts on the
 *  plain path, never on top of a bundle. A promotion never takes a price
 *  under its floor: the line then keeps its price, for an order under the floor would be refused. */
export function withBestPromotion(
  line: PublicLine,
  before: Path,
  quantity: number,
  context: PriceContext,
  open: readonly OpenPromotion[],
  facts: PriceFacts,
): Path {
  let best = before;
  for (const one of open) {
    if (!promotes(one.promotion, line.offer)) continue;
    const promoted = withPromotion(line, quantity, context, one);
    if (payable(promoted) >= payable(best)) continue;
    if (floorFinding(promoted, line.offer, facts).state !== 'below') best = promoted;
  }
  return best;
}

/** What each promotion takes off these lines, in minor units, by its id. */
export function savingsOf(lines: readonly PricedLine[]): ReadonlyMap<string, bigint> {
  const savings = new Map<string, bigint>();
  for (const line of lines) {
    if (line.state !== 'priced' || line.promotion === undefined) continue;
    const { id, saving } = line.promotion;
    savings.set(id, (savings.get(id) ?? 0n) + saving.minor);
  }
  return savings;
}

/** The promotions of which these lines take no more than what is left of their budgets; the same ones where all do. */
export function withinBudget(open: readonly OpenPromotion[], lines: readonly PricedLine[]): readonly OpenPromotion[] {
  if (open.every(({ promotion }) => promotion.left === undefined)) return open;
  const savings = savingsOf(lines);
  const within = open.filter(
    ({ promotion: { id, left } }) => left === undefined || (savings.get(id) ?? 0n) <= left.minor,
  );
  return within.length === open.length ? open : within;
}

function withPromotion(line: PublicLine, quantity: number, context: PriceContext, open: OpenPromotion): Path {
  const { offer, path } = line;
  const { promotion } = open;
  const { benefit } = promotion;
  if (benefit.kind === 'percentage') {
    const left = { numerator: ONE - benefit.off, denominator: ONE as bigint };
    return pathFromList('public', offer, quantity, context, path.source!, { promotion, left });
  }
  if (benefit.kind === 'amount') return { ...path, promotion, deduction: open.parts[offer.id] ?? 0n };
  const months = commitmentMonths(offer);
  const free = BigInt(Math.min(benefit.months, months));
  return { ...path, promotion, deduction: divideRounded(path.commitment * free, BigInt(months)) };
}
