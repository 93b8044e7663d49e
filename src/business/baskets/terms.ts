import { z } from 'zod';
import { namedContact } from '../accounts/terms/people.ts';
import { branding } from '../accounts/terms/seller.ts';
import { promotionSaved, typedCode } from './terms/promotions.ts';

/** Money as it travels: a decimal string with exactly the currency's digits. */
export const moneyOnWire = z.object({ amount: z.string(), currency: z.string().length(3) });

export const decision = z.enum(['buy', 'talk']);
export type Decision = z.infer<typeof decision>;

/** One step of "why this price": the rule, its canonical facts, and sentence and figure in the reader's language. */
export const traceStep = z.object({
  rule: z.string(),
  facts: z.record(z.string(), z.string()),
  figure: z.string().nullable(),
  text: z.string(),
});

export const storeReply = z.object({
  seller: z.object({
    id: z.string(),
    name: z.string(),
    legalName: z.string(),
    country: z.string(),
    timeZone: z.string(),
    branding,
  }),
  store: z.object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    open: z.boolean(),
    defaultCurrency: z.string(),
    currencies: z.array(z.string()),
    showsPricesOverLimit: z.boolean(),
    termsVersion: z.string(),
    paymentDays: z.number().int(),
  }),
  currency: z.string(),
  languages: z.array(z.string()),
  families: z.array(
    z.object({ id: z.string(), slug: z.string(), name: z.string(), summary: z.string(), products: z.number().int() }),
  ),
  contact: namedContact.nullable(),
});

export const metric = z.object({ one: z.string(), other: z.string() });

/** How an offer is billed: months per billing period and how many periods the term has. */
export const billingFacts = z.object({
  /** 0 is month to month. */
  termMonths: z.number().int(),
  billing: z.enum(['up_front', 'yearly', 'monthly']),
  periodMonths: z.number().int(),
  /** Periods that the commitment counts: month to month counts 12 months (RULES 2.6). */
  periods: z.number().int(),
});

export const productCard = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  family: z.object({ slug: z.string(), name: z.string() }),
  metric,
  editions: z.number().int(),
  /** The least unit price at quantity 1, by the one pricer; null where every offer is price on request. */
  from: z
    .object({
      sku: z.string(),
      unitPrice: z.string(),
      pricePer: z.number().int(),
      currency: z.string(),
      periodMonths: z.number().int(),
    })
    .nullable(),
});

export const productListQuery = z.object({
  family: z.string().max(100).optional(),
  q: z.string().max(200).optional(),
  currency: z.string().length(3).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(24),
});
export const productListReply = z.object({
  items: z.array(productCard),
  next: z.string().nullable(),
  approximateTotal: z.number().int(),
  currency: z.string(),
});

/** A quantity as it came: a number from a program, text from a form. Pricing's `parseQuantity` judges it. */
export const quantityGiven = z.union([z.number(), z.string().max(40)]);

export const productQuery = z.object({
  edition: z.string().max(100).optional(),
  /** Months: 0 (month to month), 12, 36 or 60. */
  term: z.enum(['0', '12', '36', '60']).optional(),
  quantity: z.string().max(40).optional(),
  currency: z.string().length(3).optional(),
});

/** Why a basket or a choice talks to sales, with figures for the sentence. */
export const limitReason = z.object({
  kind: z.enum(['amount', 'quantity', 'no_limit', 'price_on_request']),
  /** What the limit is summed over. */
  scope: z.enum(['store', 'family', 'product', 'offer']).nullable(),
  scopeName: z.string().nullable(),
  limit: z.string().nullable(),
  reached: z.string().nullable(),
  excess: z.string().nullable(),
});

/** What the buyer can do instead: quantities that buy at once. `sku` names the line it changes. */
export const alternative = z.object({
  kind: z.enum(['lower', 'larger']),
  sku: z.string(),
  quantity: z.number().int(),
  commitment: moneyOnWire,
});

export const limitAnswer = z.object({
  decision,
  reasons: z.array(limitReason),
  alternatives: z.array(alternative),
  /** Left until the amount limit when it buys; null without an amount limit. */
  remaining: moneyOnWire.nullable(),
  /** Committed in the buyer's own orders of the last 24 hours, counted in. */
  recent: moneyOnWire,
});

/** A choice of the product page: one offer at the quantity asked. */
export const pricedChoice = billingFacts.extend({
  offerId: z.string(),
  sku: z.string(),
  /** Null: price on request. */
  unitPrice: z.string().nullable(),
  /** Licences that the unit price is for: 1, or 1,000 where one is tiny. */
  pricePer: z.number().int(),
  /** Invoiced now, before tax. */
  net: moneyOnWire.nullable(),
  /** Invoiced with every later period, before tax. */
  periodNet: moneyOnWire.nullable(),
  commitment: moneyOnWire.nullable(),
  /** What a promotion without a code takes off the commitment. */
  promotion: promotionSaved.nullable(),
  /** Against month to month over the same time; null where there is nothing to compare or nothing saved. */
  saving: z.object({ amount: moneyOnWire, rate: z.string() }).nullable(),
  /** Last day on which notice ends it with its term; null: any time. */
  noticeBy: z.string().nullable(),
  decision,
  excess: moneyOnWire.nullable(),
});
export type PricedChoice = z.infer<typeof pricedChoice>;

export const ladderReply = z.object({
  sku: z.string(),
  offerId: z.string(),
  currency: z.string(),
  quantity: z.number().int(),
  tierMode: z.enum(['flat', 'all-units', 'graduated']),
  /** Price per unit in steps; `total` is the commitment at the step's first quantity. */
  steps: z.array(
    z.object({ from: z.number().int(), to: z.number().int().nullable(), unitPrice: z.string(), total: moneyOnWire }),
  ),
  /** Which quantities buy at once and which talk, without gaps, from 1 on. */
  intervals: z.array(z.object({ from: z.number().int(), to: z.number().int().nullable(), decision })),
  /** Larger quantities that cost less: `quantity` costs `less` less than `than`; from `from` on, taking it pays. */
  bargains: z.array(
    z.object({
      quantity: z.number().int(),
      commitment: moneyOnWire,
      than: z.number().int(),
      less: moneyOnWire,
      from: z.number().int(),
    }),
  ),
  /** From here on every quantity is answered by `talkTo`; null where the largest can be bought. */
  talkFrom: z.number().int().nullable(),
  talkTo: z.string().nullable(),
});

/** "1,000 cost 2,180.20 less than 999": where more costs less, or the next step's price. */
export const tierHint = z.object({
  kind: z.enum(['cheaper', 'next_step']),
  quantity: z.number().int(),
  unitPrice: z.string(),
  commitment: moneyOnWire,
  /** What `quantity` costs less than the quantity asked (kind cheaper), else null. */
  less: moneyOnWire.nullable(),
  decision,
});

export const productReply = z.object({
  product: z.object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    summary: z.string(),
    family: z.object({ slug: z.string(), name: z.string() }),
    metric,
  }),
  currency: z.string(),
  quantity: z.number().int(),
  edition: z.string(),
  term: z.number().int(),
  /** Editions side by side at the chosen term. */
  editions: z.array(
    z.object({ slug: z.string(), name: z.string(), features: z.array(z.string()), choice: pricedChoice.nullable() }),
  ),
  /** Terms side by side for the chosen edition. */
  terms: z.array(pricedChoice),
  choice: pricedChoice,
  ladder: ladderReply.nullable(),
  hint: tierHint.nullable(),
  limit: limitAnswer,
  trace: z.array(traceStep),
  contact: namedContact.nullable(),
  noticeDays: z.number().int(),
});

export const ladderQuery = z.object({
  sku: z.string().min(1).max(100),
  currency: z.string().length(3).optional(),
  quantity: z.string().max(40).optional(),
});
export const priceQuery = ladderQuery;
export const priceReply = z.object({
  choice: pricedChoice,
  currency: z.string(),
  quantity: z.number().int(),
  bands: z.array(z.object({ quantity: z.number().int(), unitPrice: z.string(), net: moneyOnWire })),
  trace: z.array(traceStep),
  hint: tierHint.nullable(),
  limit: limitAnswer,
  contact: namedContact.nullable(),
});

/** Something the buyer is told: a SKU twice was merged, the currency changed. */
export const said = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
});

export const basketLine = billingFacts.extend({
  offerId: z.string(),
  sku: z.string(),
  productSlug: z.string(),
  product: z.string(),
  edition: z.string(),
  supportLevel: z.string(),
  metric,
  quantity: z.number().int(),
  unitPrice: z.string().nullable(),
  pricePer: z.number().int(),
  bands: z.array(z.object({ quantity: z.number().int(), unitPrice: z.string(), net: moneyOnWire })),
  /** Per billing period. */
  net: moneyOnWire.nullable(),
  /** Invoiced now: what a promotion takes off the first invoices is taken off. */
  dueNow: moneyOnWire.nullable(),
  commitment: moneyOnWire.nullable(),
  noticeBy: z.string().nullable(),
  /** The promotion that counts for this line. */
  promotion: promotionSaved.nullable(),
  hint: tierHint.nullable(),
  trace: z.array(traceStep),
});

export const basketReply = z.object({
  id: z.string().nullable(),
  version: z.number().int(),
  currency: z.string(),
  currencies: z.array(z.string()),
  lines: z.array(basketLine),
  totals: z.object({
    /** Invoiced now, before tax: the order's total. Send it back as expectedTotal. */
    dueNow: moneyOnWire,
    commitment: moneyOnWire,
    /** What comes again, by length of period. */
    perPeriod: z.array(z.object({ months: z.number().int(), net: moneyOnWire })),
    /** What each promotion takes off the commitment; already taken off above. */
    promotions: z.array(promotionSaved),
    complete: z.boolean(),
  }),
  /** The code that was typed, and what becomes of it. */
  promotionCode: typedCode.nullable(),
  limit: limitAnswer,
  said: z.array(said),
  termsVersion: z.string(),
  paymentDays: z.number().int(),
  contact: namedContact.nullable(),
});
export type BasketReply = z.infer<typeof basketReply>;

/** A line put down: the offer by its SKU (what people know) or by id. */
export const lineGiven = z.object({
  sku: z.string().max(100).optional(),
  offerId: z.string().max(60).optional(),
  quantity: quantityGiven,
});
/** One line, or `lines`: what a page and what a list puts down. */
export const addLinesBody = z.object({
  ...lineGiven.shape,
  quantity: quantityGiven.optional(),
  lines: z.array(lineGiven).min(1).max(1_000).optional(),
});
export const changeLineBody = z.object({ quantity: quantityGiven });
/** All lines anew. */
export const replaceLinesBody = z.object({ lines: z.array(lineGiven).max(1_000) });
export const basketCurrencyBody = z.object({ currency: z.string().length(3) });
export const skuParams = z.object({ sku: z.string().min(1).max(100) });
export const slugParams = z.object({ slug: z.string().min(1).max(200) });

/** What the database keeps of a basket's line. */
export type StoredLine = { readonly offerId: string; readonly quantity: number };

/** A basket as stored. `accountId` is null until it is claimed. */
export type Basket = {
  readonly id: string;
  readonly sessionId: string;
  readonly accountId: string | null;
  readonly storeId: string;
  readonly currency: string;
  readonly status: 'open' | 'ordered' | 'handed';
  readonly lines: readonly StoredLine[];
  /** As typed, in capitals. */
  readonly promotionCode: string | null;
  readonly rowVersion: number;
};

export type LimitReason = z.infer<typeof limitReason>;
export type LimitAnswer = z.infer<typeof limitAnswer>;
export type LadderReply = z.infer<typeof ladderReply>;
export type TierHint = z.infer<typeof tierHint>;
export type BasketLineShown = z.infer<typeof basketLine>;
export type ProductReply = z.infer<typeof productReply>;
export type ProductCard = z.infer<typeof productCard>;
export type TraceStepShown = z.infer<typeof traceStep>;
export type Said = z.infer<typeof said>;
export type StoreReply = z.infer<typeof storeReply>;
export type PriceReply = z.infer<typeof priceReply>;
