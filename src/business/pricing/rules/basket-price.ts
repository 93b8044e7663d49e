import { exponentOf } from '../../../kernel/currency.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { printDecimal } from '../../../kernel/decimal.ts';
import type { Money } from '../../../kernel/money.ts';
import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { bundledUnits } from './bundles.ts';
import { termsInEffect } from './buyer-terms.ts';
import { bandsWithNet, periodMonths, periodsOf } from './extension.ts';
import type { BasketLine, OfferFact, PriceFacts, QuotedPrices } from './facts.ts';
import { floorFinding } from './floor.ts';
import { listsInEffect } from './price-lists.ts';
import type { Path, PriceContext } from './price-path.ts';
import { bundlePath, lowerOf, negotiatedPath, payable, publicPath, quotedPath } from './price-path.ts';
import { NO_TRACE, onRequestTrace, priceTrace } from './price-trace.ts';
import type { OnRequestLine, PricedBasket, PricedLine, PricedOfferLine } from './priced.ts';
import type { OpenPromotion } from './promotions.ts';
import { openPromotions, withBestPromotion, withinBudget } from './promotions.ts';
import { NO_QUANTITIES, quantitiesOf } from './volume-tiers.ts';

export type PriceOptions = {
  /** Off where only figures are wanted, as in a search over quantities. On by default. */
  readonly trace?: boolean;
  /** `report` gives lines under their floor back marked `below`, for previews and ladders; `refuse`, the default, is
   *  what an order needs. */
  readonly floor?: 'refuse' | 'report';
};

/** Larger than anyone orders, small enough that every sum stays exact in a JavaScript number. */
export const PRICED_QUANTITY_MOST = 1_000_000_000;

/** A line on its way: both paths before promotions, or the quoted one. */
type Draft = {
  readonly offer: OfferFact;
  readonly quantity: number;
  readonly quoted: Path | undefined;
  readonly publicOne: Path | undefined;
  /** The public path without what bundles take off: promotions never count on top of a bundle. */
  readonly plain: Path | undefined;
  readonly negotiated: Path | undefined;
};

/** Prices a basket of one line or a thousand; the only pricer there is (RULES 2).
 *  Refuses `offer_unknown`, `offer_twice`, `quantity_invalid` with the lines as errors, and `below_floor` where a net
 *  price is under its floor without an approval. A line that no list carries comes back `on-request`, the rest priced. */
export function priceBasket(facts: PriceFacts, options: PriceOptions = {}): Outcome<PricedBasket> {
  const wrong = wrongLines(facts);
  if (wrong !== undefined) return wrong;
  const context = contextOf(facts);
  const quoted = quotesInEffect(facts);
  const drafts = facts.lines.map((line) => draftOf(line, facts, context, quoted));
  let before = 0n;
  for (const draft of drafts) {
    const lower = draft.quoted ?? lowerOf(draft.publicOne, draft.negotiated);
    if (lower !== undefined) before += payable(lower);
  }
  const withTrace = options.trace !== false;
  let open = promotionsFor(facts, drafts, before);
  let lines = drafts.map((draft) => finished(draft, facts, context, open, withTrace));
  // A promotion whose budget this basket would pass does not count, and another may then be the best of a line.
  for (let kept = withinBudget(open, lines); kept !== open; kept = withinBudget(open, lines)) {
    open = kept;
    lines = drafts.map((draft) => finished(draft, facts, context, open, withTrace));
  }
  if (options.floor !== 'report') {
    const errors = belowFloor(lines);
    if (errors.length > 0) return refuse('below_floor', { errors });
  }
  return accept(basketOf(lines, facts.currency, before));
}

function wrongLines(facts: PriceFacts): Outcome<never> | undefined {
  exponentOf(facts.currency);
  const seen = facts.lines.length > 1 ? new Set<string>() : undefined;
  for (let index = 0; index < facts.lines.length; index++) {
    const line = facts.lines[index]!;
    if (facts.offers[line.offer] === undefined)
      return wrong('offer_unknown', `/lines/${index}/offer`, line.offer, 'offer');
    if (seen?.has(line.offer)) return wrong('offer_twice', `/lines/${index}/offer`, line.offer, 'offer_once');
    const { quantity } = line;
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > PRICED_QUANTITY_MOST) {
      return wrong('quantity_invalid', `/lines/${index}/quantity`, quantity, 'quantity');
    }
    seen?.add(line.offer);
  }
  return undefined;
}

function wrong(code: string, pointer: string, value: unknown, expected: string): Outcome<never> {
  return refuse(code, { errors: [{ pointer, value, expected }] });
}

function contextOf(facts: PriceFacts): PriceContext {
  const lists = listsInEffect(facts);
  let negotiatedLists = 0;
  while (negotiatedLists < lists.length && isNegotiated(lists[negotiatedLists]!.kind)) negotiatedLists++;
  return {
    currency: facts.currency,
    lists,
    publicLists: negotiatedLists === 0 ? lists : lists.slice(negotiatedLists),
    terms: termsInEffect(facts),
    quantities: facts.lines.length === 1 ? NO_QUANTITIES : quantitiesOf(facts.lines, facts.offers),
  };
}

function isNegotiated(kind: string): boolean {
  return kind === 'agreement' || kind === 'partner';
}

/** The one that holds longest first; the id decides between equals. */
function quotesInEffect(facts: PriceFacts): readonly QuotedPrices[] {
  if (facts.quoted === undefined) return [];
  return facts.quoted
    .filter((quote) => quote.currency === facts.currency && facts.today < quote.expires)
    .sort((a, b) => (a.expires === b.expires ? (a.id < b.id ? -1 : 1) : a.expires > b.expires ? -1 : 1));
}

function draftOf(line: BasketLine, facts: PriceFacts, context: PriceContext, quoted: readonly QuotedPrices[]): Draft {
  const offer = facts.offers[line.offer]!;
  const { quantity } = line;
  const plain = publicPath(offer, quantity, context);
  return {
    offer,
    quantity,
    quoted: quoted.length === 0 ? undefined : quotedPath(offer, quantity, context, quoted),
    publicOne: plain && line.bundled ? withBundles(plain, line, offer, facts, context) : plain,
    plain,
    negotiated: negotiatedPath(offer, quantity, context),
  };
}

/** The public path with what the bundles take off; without it where a licence would cost less than its floor. */
function withBundles(plain: Path, line: BasketLine, offer: OfferFact, facts: PriceFacts, context: PriceContext): Path {
  const bundled = bundledUnits(line);
  if (bundled.length === 0) return plain;
  const path = bundlePath(plain, offer, line.quantity, context, bundled);
  return floorFinding(path, offer, facts).state === 'below' ? plain : path;
}

function promotionsFor(facts: PriceFacts, drafts: readonly Draft[], before: bigint): readonly OpenPromotion[] {
  if (facts.promotions === undefined || facts.promotions.length === 0) return [];
  const publicLines = drafts.flatMap((draft) =>
    draft.plain === undefined || draft.quoted !== undefined ? [] : [{ offer: draft.offer, path: draft.plain }],
  );
  return openPromotions(facts, before, publicLines);
}

function finished(
  draft: Draft,
  facts: PriceFacts,
  context: PriceContext,
  open: readonly OpenPromotion[],
  withTrace: boolean,
): PricedLine {
  const { offer, quantity, negotiated } = draft;
  let { publicOne } = draft;
  if (publicOne !== undefined && open.length > 0 && draft.quoted === undefined) {
    publicOne = withBestPromotion({ offer, path: draft.plain! }, publicOne, quantity, context, open, facts);
  }
  const path = draft.quoted ?? lowerOf(publicOne, negotiated);
  if (path === undefined) return onRequest(offer, quantity, facts.currency, withTrace);
  const other =
    draft.quoted === undefined ? (path === publicOne ? negotiated : publicOne) : lowerOf(publicOne, negotiated);
  return pricedLine(draft, path, other, facts, withTrace);
}

function onRequest(offer: OfferFact, quantity: number, currency: string, withTrace: boolean): OnRequestLine {
  const trace = withTrace ? onRequestTrace(currency) : NO_TRACE;
  return { state: 'on-request', offer: offer.id, sku: offer.sku, quantity, trace };
}

/** Every line has the same fields in the same order, absent ones undefined: that keeps a thousand lines fast. */
function pricedLine(
  draft: Draft,
  path: Path,
  other: Path | undefined,
  facts: PriceFacts,
  withTrace: boolean,
): PricedOfferLine {
  const { offer, quantity } = draft;
  const { currency } = facts;
  const { source, quoted, deduction } = path;
  const floor = floorFinding(path, offer, facts);
  const net: Money = { minor: path.net, currency };
  const months = periodMonths(offer);
  const periods = periodsOf(offer);
  const inYear = months >= 12 ? 1 : Math.min(periods, 12 / months);
  const yearly = inYear === 1 ? path.net : path.net * BigInt(inYear);
  const plain = deduction === 0n;
  return {
    state: 'priced',
    offer: offer.id,
    sku: offer.sku,
    quantity,
    path: path.kind,
    listPrice: source?.price.unitPrice,
    unitPrice: path.bands[path.bands.length - 1]!.unitPrice as Decimal,
    per: path.per,
    bands: bandsWithNet(path.bands, net),
    net,
    periodMonths: months,
    periods,
    deduction: { minor: deduction, currency },
    commitment: plain && periods === 1 ? net : { minor: payable(path), currency },
    next12Months: plain && inYear === 1 ? net : { minor: lessDeduction(yearly, deduction), currency },
    invoicedNow: plain ? net : { minor: lessDeduction(path.net, deduction), currency },
    list: quoted === undefined && path.fixed === undefined ? source?.list.id : undefined,
    terms: path.terms?.id,
    quoted: quoted?.id,
    promotion: path.promotion === undefined ? undefined : promotionUse(draft, path, currency),
    floor: floor.state,
    approval: floor.approval?.id,
    trace: withTrace ? priceTrace(path, other, offer, quantity, currency, floor) : NO_TRACE,
  };
}

/** What is taken off falls on the first invoices; what one invoice cannot take, the next does. */
function lessDeduction(minor: bigint, deduction: bigint): bigint {
  return minor > deduction ? minor - deduction : 0n;
}

function promotionUse(draft: Draft, path: Path, currency: string): PricedOfferLine['promotion'] {
  const { id, name } = path.promotion!;
  return { id, name, saving: { minor: draft.publicOne!.commitment - payable(path), currency } };
}

function belowFloor(lines: readonly PricedLine[]): readonly FieldError[] {
  const errors: FieldError[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.state !== 'priced' || line.floor !== 'below') continue;
    const value = printDecimal(line.unitPrice, 2);
    errors.push({ pointer: `/lines/${index}`, value, expected: 'price_at_floor', facts: { sku: line.sku } });
  }
  return errors;
}

function basketOf(lines: readonly PricedLine[], currency: string, before: bigint): PricedBasket {
  let commitment = 0n;
  let next12Months = 0n;
  let invoicedNow = 0n;
  for (const line of lines) {
    if (line.state !== 'priced') continue;
    commitment += line.commitment.minor;
    next12Months += line.next12Months.minor;
    invoicedNow += line.invoicedNow.minor;
  }
  return {
    currency,
    lines,
    commitment: { minor: commitment, currency },
    commitmentBeforePromotions: { minor: before, currency },
    next12Months: { minor: next12Months, currency },
    invoicedNow: { minor: invoicedNow, currency },
  };
}
