import type { Decimal } from '../../../kernel/decimal.ts';
import type { Money } from '../../../kernel/money.ts';
import type { Trace } from '../../../kernel/trace.ts';

/** A quantity at one net price; a graduated line has several, each a sub-line of the order line and of the invoice.
 *  The bands' nets sum to the line's. */
export type Band = {
  /** Position of its first licence in the line, from 1. */
  readonly from: number;
  readonly quantity: number;
  readonly unitPrice: Decimal;
  readonly net: Money;
};

export type PricePath = 'quoted' | 'negotiated' | 'public';

export type FloorState = 'none' | 'kept' | 'approved' | 'below';

/** A line with its price. Unit prices are per billing period and per `per` licences (mostly 1). */
export type PricedOfferLine = {
  readonly state: 'priced';
  readonly offer: string;
  readonly sku: string;
  readonly quantity: number;
  readonly path: PricePath;
  /** The list's unit price before volume, term and discounts; absent where no list carries the offer. */
  readonly listPrice: Decimal | undefined;
  /** Net price of the last licence; of every one, unless the line is graduated. */
  readonly unitPrice: Decimal;
  readonly per: number;
  readonly bands: readonly Band[];
  /** Net per billing period, rounded once. */
  readonly net: Money;
  readonly periodMonths: number;
  /** Periods in the commitment; month to month counts 12. */
  readonly periods: number;
  /** Off the first invoices (free months, a fixed amount), already taken off the three figures below. */
  readonly deduction: Money;
  readonly commitment: Money;
  readonly next12Months: Money;
  readonly invoicedNow: Money;
  /** Version ids of what gave the price: for the order line and for what has to be reserved. */
  readonly list: string | undefined;
  readonly terms: string | undefined;
  readonly quoted: string | undefined;
  readonly promotion: { readonly id: string; readonly name: string; readonly saving: Money } | undefined;
  readonly floor: FloorState;
  readonly approval: string | undefined;
  readonly trace: Trace;
};

/** No list carries the offer for that currency, buyer and day: price on request, never zero. */
export type OnRequestLine = {
  readonly state: 'on-request';
  readonly offer: string;
  readonly sku: string;
  readonly quantity: number;
  readonly trace: Trace;
};

export type PricedLine = PricedOfferLine | OnRequestLine;

/** Lines in the order of the facts. The sums are over the priced lines and are not rounded again. */
export type PricedBasket = {
  readonly currency: string;
  readonly lines: readonly PricedLine[];
  readonly commitment: Money;
  readonly commitmentBeforePromotions: Money;
  readonly next12Months: Money;
  readonly invoicedNow: Money;
};
