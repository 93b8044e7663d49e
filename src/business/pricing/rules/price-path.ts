import { divideRounded, ONE } from '../../../kernel/decimal.ts';
import { cutBand } from './bundles.ts';
import type { AppliedDiscounts } from './buyer-terms.ts';
import { discountsFor, fixedPriceFor } from './buyer-terms.ts';
import { netOfBands, periodMonths, periodsOf } from './extension.ts';
import type {
  BundledUnits,
  BuyerTerms,
  FixedPrice,
  OfferFact,
  PriceList,
  Promotion,
  QuotedLine,
  QuotedPrices,
} from './facts.ts';
import type { ListSource } from './price-lists.ts';
import { sourceOf } from './price-lists.ts';
import type { PricePath } from './priced.ts';
import type { BasketQuantities, PathBand } from './volume-tiers.ts';
import { countedQuantity, tierBands, tierPrice } from './volume-tiers.ts';

/** One way to price a line, with what it used. Amounts are minor units of the basket's currency. */
export type Path = {
  readonly kind: PricePath;
  readonly bands: readonly PathBand[];
  readonly per: number;
  readonly net: bigint;
  /** Over all periods, before the deduction. */
  readonly commitment: bigint;
  readonly deduction: bigint;
  readonly source: ListSource | undefined;
  readonly counted: number;
  /** The version of agreement, standing or registration that this price rests on. */
  readonly terms: BuyerTerms | undefined;
  readonly fixed: FixedPrice | undefined;
  readonly discounts: AppliedDiscounts | undefined;
  readonly quoted: QuotedPrices | undefined;
  readonly promotion: Promotion | undefined;
  /** The licences that a bundle made cheaper. */
  readonly bundled: readonly BundledUnits[];
};

/** What all lines of a basket are priced against; made once per basket. */
export type PriceContext = {
  readonly currency: string;
  /** Agreement, partner, segment and public lists in rank. */
  readonly lists: readonly PriceList[];
  /** Segment and public lists only: the public path. */
  readonly publicLists: readonly PriceList[];
  readonly terms: readonly BuyerTerms[];
  readonly quantities: BasketQuantities;
};

export function payable(path: Path): bigint {
  return path.commitment - path.deduction;
}

/** What a path is made of, before its extension. */
type Ingredients = Omit<Path, 'net' | 'commitment' | 'deduction'>;

/** Written out field by field: a copy by spread costs more than all the arithmetic of a line. */
function extended(offer: OfferFact, currency: string, from: Ingredients): Path {
  const net = netOfBands(from.bands, from.per, currency);
  const periods = periodsOf(offer);
  return {
    kind: from.kind,
    bands: from.bands,
    per: from.per,
    net,
    commitment: periods === 1 ? net : net * BigInt(periods),
    deduction: 0n,
    source: from.source,
    counted: from.counted,
    terms: from.terms,
    fixed: from.fixed,
    discounts: from.discounts,
    quoted: from.quoted,
    promotion: from.promotion,
    bundled: from.bundled,
  };
}

/** The agreement behind an agreement's own list, the standing behind a partner's. */
function termsOfList(list: PriceList, terms: readonly BuyerTerms[]): BuyerTerms | undefined {
  const wanted = list.kind === 'agreement' ? 'agreement' : 'level';
  return terms.find((version) => version.source === wanted);
}

const NO_BUNDLES: readonly BundledUnits[] = [];

/** Steps 1 to 3 of RULES 2 and the share `numerator / denominator` that discounts or a promotion leave; the net unit
 *  price of each band is rounded once, here. */
export function pathFromList(
  kind: PricePath,
  offer: OfferFact,
  quantity: number,
  context: PriceContext,
  source: ListSource,
  more: {
    discounts?: AppliedDiscounts | undefined;
    promotion?: Promotion;
    left?: { numerator: bigint; denominator: bigint };
    bundled?: readonly BundledUnits[];
  },
): Path {
  const { price, termDiscount } = source;
  let numerator = more.left?.numerator ?? 1n;
  let denominator = more.left?.denominator ?? 1n;
  if (termDiscount !== undefined) {
    numerator *= BigInt(periodMonths(offer)) * (ONE - termDiscount);
    denominator *= ONE;
  }
  const { schedule } = price;
  const { discounts, bundled = NO_BUNDLES } = more;
  const counted = schedule === undefined ? quantity : countedQuantity(schedule, offer, quantity, context.quantities);
  const bands: PathBand[] = [];
  for (const band of tierBands(schedule, quantity, counted)) {
    const base = tierPrice(price, band.tier);
    if (bundled.length === 0) {
      const unitPrice = divideRounded(base.numerator * numerator, base.denominator * denominator);
      bands.push({ from: band.from, quantity: band.quantity, unitPrice });
      continue;
    }
    for (const { from, quantity: count, left } of cutBand(band, bundled)) {
      const unitPrice = divideRounded(base.numerator * numerator * left, base.denominator * denominator * ONE);
      bands.push({ from, quantity: count, unitPrice });
    }
  }
  return extended(offer, context.currency, {
    kind,
    bands,
    per: price.per ?? 1,
    source,
    counted,
    terms: kind === 'negotiated' ? (discounts?.terms ?? termsOfList(source.list, context.terms)) : undefined,
    fixed: undefined,
    discounts,
    quoted: undefined,
    promotion: more.promotion,
    bundled,
  });
}

/** List, volume, term. Public promotions come on top once the basket's net is known. */
export function publicPath(offer: OfferFact, quantity: number, context: PriceContext): Path | undefined {
  const source = sourceOf(context.publicLists, offer);
  return source === undefined ? undefined : pathFromList('public', offer, quantity, context, source, {});
}

/** The public path of a line of which some licences came in a bundle: those cost what the bundle leaves of their price. */
export function bundlePath(
  plain: Path,
  offer: OfferFact,
  quantity: number,
  context: PriceContext,
  bundled: readonly BundledUnits[],
): Path {
  return pathFromList('public', offer, quantity, context, plain.source!, { bundled });
}

/** A fixed unit price of an agreement or registration, or list, volume, term and their discounts; none where nothing
 *  was negotiated for this offer. */
export function negotiatedPath(offer: OfferFact, quantity: number, context: PriceContext): Path | undefined {
  if (context.terms.length === 0 && context.lists.length === context.publicLists.length) return undefined;
  const source = sourceOf(context.lists, offer);
  const fixed = fixedPriceFor(context.terms, offer);
  if (fixed !== undefined) {
    return extended(offer, context.currency, {
      kind: 'negotiated',
      bands: [{ from: 1, quantity, unitPrice: fixed.price.unitPrice }],
      per: fixed.price.per ?? 1,
      source,
      counted: quantity,
      terms: fixed.terms,
      fixed: fixed.price,
      discounts: undefined,
      quoted: undefined,
      promotion: undefined,
      bundled: NO_BUNDLES,
    });
  }
  if (source === undefined) return undefined;
  const discounts = discountsFor(context.terms, offer);
  const ownList = source.list.kind === 'agreement' || source.list.kind === 'partner';
  if (discounts === undefined && !ownList) return undefined;
  return pathFromList('negotiated', offer, quantity, context, source, {
    discounts,
    ...(discounts && { left: discounts }),
  });
}

function quotedBands(line: QuotedLine, quantity: number): readonly PathBand[] | undefined {
  if (!('bands' in line)) {
    if (line.quantity !== undefined && line.quantity !== quantity) return undefined;
    return [{ from: 1, quantity, unitPrice: line.unitPrice }];
  }
  let from = 1;
  const bands = line.bands.map((band) => {
    const placed = { from, quantity: band.quantity, unitPrice: band.unitPrice as bigint };
    from += band.quantity;
    return placed;
  });
  return from - 1 === quantity ? bands : undefined;
}

/** The price of a valid accepted quote or approved basket (RULES 2.0); of several the one that expires last. */
export function quotedPath(
  offer: OfferFact,
  quantity: number,
  context: PriceContext,
  quoted: readonly QuotedPrices[],
): Path | undefined {
  for (const quote of quoted) {
    const line = quote.prices[offer.id];
    const bands = line === undefined ? undefined : quotedBands(line, quantity);
    if (line === undefined || bands === undefined) continue;
    return extended(offer, context.currency, {
      kind: 'quoted',
      bands,
      per: line.per ?? 1,
      source: sourceOf(context.lists, offer),
      counted: quantity,
      terms: undefined,
      fixed: undefined,
      discounts: undefined,
      quoted: quote,
      promotion: undefined,
      bundled: NO_BUNDLES,
    });
  }
  return undefined;
}

/** The buyer pays the lower of the two; where they cost the same, what was negotiated counts. An agreement may be
 *  strict: then its price holds even where the public one is lower. */
export function lowerOf(publicOne: Path | undefined, negotiated: Path | undefined): Path | undefined {
  if (negotiated === undefined) return publicOne;
  if (publicOne === undefined || negotiated.terms?.strict === true) return negotiated;
  return payable(publicOne) < payable(negotiated) ? publicOne : negotiated;
}
