import type { Day } from '../../../kernel/calendar.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Percent } from '../../../kernel/percent.ts';

/** The facts a price is made of (RULES 2). Other rooms bring them; the rules here only decide. All of them are plain
 *  data, so that facts that were stored and read again give the same price. */

export type Billing = 'up_front' | 'yearly' | 'monthly';

/** What is sold. `months` is the term, 0 for month to month (billed monthly). `monthOffer` is the month-to-month offer
 *  of the same edition and support, from whose price a term without a list price of its own is derived. */
export type OfferFact = {
  readonly id: string;
  readonly sku: string;
  readonly product: string;
  readonly family: string;
  readonly months: number;
  readonly billing: Billing;
  readonly monthOffer?: string;
};

export type TierMode = 'all-units' | 'graduated';
export type TierCounting = 'line' | 'product' | 'family';

/** From a quantity on: a unit price of its own, or a share of the list price (0.9 is 90 % of it). */
export type Tier =
  | { readonly from: number; readonly unitPrice: Decimal }
  | { readonly from: number; readonly ofList: Percent };

export type TierSchedule = {
  readonly mode: TierMode;
  readonly counting: TierCounting;
  /** Ascending, the first from 1. */
  readonly tiers: readonly Tier[];
};

/** Per licence and billing period; with `per` the price of that many licences (1,000). */
export type ListPrice = {
  readonly unitPrice: Decimal;
  readonly per?: number;
  readonly schedule?: TierSchedule;
};

export type ListKind = 'agreement' | 'partner' | 'segment' | 'public';

/** Whom a list or a limit is for: `public`, `segment:KEY`, `level:KEY`, `partner:ID` or `account:ID`. */
export type Audience = string;

/** What a term takes off the month's price: for the families named, else for all. */
export type TermDiscount = { readonly off?: Percent; readonly byFamily?: Readonly<Record<string, Percent>> };

export type PriceList = {
  readonly id: string;
  readonly name: string;
  readonly kind: ListKind;
  readonly audience: Audience;
  readonly currency: string;
  readonly starts: Day;
  /** The first day on which it no longer holds. */
  readonly ends?: Day;
  readonly prices: Readonly<Record<string, ListPrice>>;
  /** By months of the term. A term without an entry is not derived from the month's price. */
  readonly termDiscounts: Readonly<Record<number, TermDiscount>>;
};

/** Who buys, as far as prices and limits ask: ids and keys without the audience's prefix. A guest is {}. */
export type Buyer = {
  readonly account?: string;
  readonly partner?: string;
  readonly level?: string;
  readonly segment?: string;
};

/** Without any of the three, everything is meant. */
export type Scope = {
  readonly families?: readonly string[];
  readonly products?: readonly string[];
  readonly offers?: readonly string[];
};

export type DiscountSource = 'agreement' | 'level' | 'registration';

export type Discount = {
  readonly id: string;
  readonly name: string;
  readonly source: DiscountSource;
  readonly off: Percent;
  readonly stacks: boolean;
  readonly scope?: Scope;
};

export type FixedPrice = { readonly unitPrice: Decimal; readonly per?: number };

/** One version of an agreement, a partner's standing or a registered deal. `strict`: its prices hold even where the
 *  public path is lower. */
export type BuyerTerms = {
  readonly id: string;
  readonly name: string;
  readonly source: DiscountSource;
  readonly starts: Day;
  readonly ends?: Day;
  readonly strict?: boolean;
  readonly fixedPrices?: Readonly<Record<string, FixedPrice>>;
  readonly discounts?: readonly Discount[];
};

/** One price for a quantity (for any, without one), or the bands of exactly the quantity they add up to. */
export type QuotedLine =
  | { readonly unitPrice: Decimal; readonly per?: number; readonly quantity?: number }
  | { readonly bands: readonly { readonly quantity: number; readonly unitPrice: Decimal }[]; readonly per?: number };

/** An accepted quote version or an approved basket: facts of the highest rank while it lasts. */
export type QuotedPrices = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'quote' | 'basket';
  /** The first day on which it no longer holds. */
  readonly expires: Day;
  readonly currency: string;
  readonly prices: Readonly<Record<string, QuotedLine>>;
};

export type PromotionBenefit =
  | { readonly kind: 'percentage'; readonly off: Percent }
  /** Off the basket's commitment, shared over the lines it covers by what they commit to. */
  | { readonly kind: 'amount'; readonly amount: Money }
  /** The first months of the commitment cost nothing. */
  | { readonly kind: 'free-months'; readonly months: number };

/** `available` says whether the number of uses leaves room: counted where it is reserved, a fact here. */
export type Promotion = {
  readonly id: string;
  readonly name: string;
  readonly starts: Day;
  readonly ends?: Day;
  readonly benefit: PromotionBenefit;
  readonly scope?: Scope;
  /** Terms in months that it covers; every term where absent. */
  readonly terms?: readonly number[];
  /** Whom it is for; everyone where absent. */
  readonly audience?: Audience;
  /** The only currency in which it counts; any where absent. */
  readonly currency?: string;
  /** The basket's net commitment before promotions that is asked for. */
  readonly least?: Money;
  /** What is left of its budget: where the basket would save more, it does not count at all. */
  readonly left?: Money;
  readonly available: boolean;
};

/** Net unit price per billing period under which a price needs an approval. */
export type Floor = { readonly unitPrice: Decimal; readonly per?: number };

export type FloorApproval = {
  readonly id: string;
  readonly approver: string;
  readonly offer: string;
  readonly leastPrice: Decimal;
  /** The first day on which it no longer holds. */
  readonly until: Day;
};

/** Licences of a line that came in a bundle: `off` is what the bundle takes off each one's public price. */
export type BundledUnits = {
  /** The bundle. */
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
  readonly off: Percent;
};

/** `bundled` licences are part of the quantity: tiers and limits count them all. */
export type BasketLine = {
  readonly offer: string;
  readonly quantity: number;
  readonly bundled?: readonly BundledUnits[];
};

/** What `priceBasket` decides on. `lists` may hold more than apply: day, currency and audience are checked here. */
export type PriceFacts = {
  readonly today: Day;
  readonly currency: string;
  readonly buyer: Buyer;
  readonly offers: Readonly<Record<string, OfferFact>>;
  readonly lists: readonly PriceList[];
  readonly lines: readonly BasketLine[];
  readonly terms?: readonly BuyerTerms[];
  readonly quoted?: readonly QuotedPrices[];
  readonly promotions?: readonly Promotion[];
  readonly floors?: Readonly<Record<string, Floor>>;
  readonly approvals?: readonly FloorApproval[];
};
