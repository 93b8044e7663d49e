import { z } from 'zod';
import { parseDay } from '../../kernel/calendar.ts';
import { isCurrency } from '../../kernel/currency.ts';
import { parseDecimal } from '../../kernel/decimal.ts';
import { listReply } from '../../platform/http/list.ts';

/** Audiences on the wire and in storage: `public`, `segment:KEY`, `level:KEY`, `partner:ID`, `account:ID`. */
export type Audience = string;
export type PriceListKind = 'public' | 'segment' | 'partner' | 'agreement';
export type PriceListStatus = 'draft' | 'published';
export type LimitScope = 'store' | 'family' | 'product' | 'offer';

const id = z.uuid();
const day = z.string().refine((value) => parseDay(value).ok, { params: { expected: 'day' } });
const currency = z.string().refine(isCurrency, { params: { expected: 'currency' } });
/** A decimal with up to 6 fraction digits, zero or more, as text: "17.60". */
const decimalText = z
  .string()
  .max(40)
  .refine((value) => parseDecimal(value).ok && !value.startsWith('-'), { params: { expected: 'price_digits' } });
/** A share of one, at least 0 and under 1, as text: 20 % is "0.2". */
const shareText = decimalText.refine((value) => Number.parseInt(value, 10) === 0, {
  params: { expected: 'share_under_one' },
});
const AUDIENCE = /^(public|(segment|level|partner|account):[^\s:]+)$/;
const audience = z
  .string()
  .max(100)
  .refine((value) => AUDIENCE.test(value), { params: { expected: 'audience' } });
const quantity = z.number().int().min(1).max(1_000_000_000);

export const idParams = z.strictObject({ id });

/** The header of a list. `endsOn` is the first day it no longer holds; without one it holds until a later list starts. */
const header = {
  name: z.string().trim().min(1).max(120),
  kind: z.enum(['public', 'segment', 'partner', 'agreement']),
  audience,
  currency,
  startsOn: day,
  endsOn: day.nullable().default(null),
};
export const termDiscountBody = z.strictObject({
  /** null: every family of the list without one of its own. */
  familyId: id.nullable().default(null),
  termMonths: z.literal([12, 36, 60]),
  discount: shareText,
});
export type TermDiscount = z.output<typeof termDiscountBody>;

/** `sellerId` may be left out where the vendor has one seller. `copyOf`: starts with the rows of that list. */
export const priceListCreate = z.strictObject({ ...header, sellerId: id.optional(), copyOf: id.optional() });
export type PriceListCreate = z.output<typeof priceListCreate>;

/** A draft's header as a whole; term discounts are replaced where given. */
export const priceListChange = z.strictObject({
  ...header,
  termDiscounts: z.array(termDiscountBody).max(500).optional(),
});
export type PriceListChange = z.output<typeof priceListChange>;

export const priceListReply = z.object({
  ...header,
  id,
  sellerId: id,
  status: z.enum(['draft', 'published']),
  publishedAt: z.string().nullable(),
  /** `draft`, `coming`, `in_effect`, `followed` (a later list took over) or `ended`. */
  state: z.enum(['draft', 'coming', 'in_effect', 'followed', 'ended']),
  prices: z.number().int(),
  termDiscounts: z.array(termDiscountBody),
  rowVersion: z.number().int(),
});
export type PriceListReply = z.output<typeof priceListReply>;

export const priceListPage = listReply(priceListReply);

/** From a quantity on: a unit price of its own, or a share off the list's unit price. */
export const tierBody = z.strictObject({
  from: quantity,
  unitPrice: decimalText.optional(),
  discount: shareText.optional(),
});
export type TierBody = z.output<typeof tierBody>;

/** The price of one offer. `unitPrice` is for `pricePer` licences and one billing period and holds from quantity 1;
 *  `tiers` are the steps above it, each `from` larger than the one before. `floor` is for `pricePer` licences too. */
export const priceBody = z.strictObject({
  sku: z.string().trim().min(1).max(64),
  unitPrice: decimalText,
  pricePer: quantity.default(1),
  tierMode: z.enum(['all-units', 'graduated']).nullable().default(null),
  tierCounting: z.enum(['line', 'product', 'family']).nullable().default(null),
  tiers: z.array(tierBody).max(50).default([]),
  floor: decimalText.nullable().default(null),
});
export type PriceBody = z.output<typeof priceBody>;

/** What becomes of one SKU: what is named is set, what is not named stays as it is. A SKU that the list does not carry
 *  yet needs its unit price. `remove` takes it out of the list. */
export const priceChange = z.strictObject({
  sku: priceBody.shape.sku,
  remove: z.literal(true).optional(),
  unitPrice: decimalText.optional(),
  pricePer: quantity.optional(),
  tierMode: z.enum(['all-units', 'graduated']).nullable().optional(),
  tierCounting: z.enum(['line', 'product', 'family']).nullable().optional(),
  tiers: z.array(tierBody).max(50).optional(),
  floor: decimalText.nullable().optional(),
});
export type PriceChange = z.output<typeof priceChange>;

/** All of it is saved, or nothing. */
export const pricesChange = z.strictObject({ rows: z.array(priceChange).min(1).max(50_000) });

/** A row as it is kept; `offerName` in the reader's language. */
export const priceReply = priceBody.extend({ offerId: id, offerName: z.string() });
export type PriceReply = z.output<typeof priceReply>;
export const pricePage = listReply(priceReply);

/** A piece of a list by SKU, for who edits it as a whole: pieces of one `rowVersion` belong together. `next` is the SKU
 *  after which the next piece begins, null after the last. */
export const sheetReply = z.object({
  rowVersion: z.number().int(),
  rows: z.array(priceReply),
  next: z.string().nullable(),
});
export type SheetReply = z.output<typeof sheetReply>;

/** What became of each row of a change, in its order; `price` is the row as it is kept now, null where it is gone. */
export const pricesChanged = z.object({
  list: priceListReply,
  rows: z.array(
    z.object({
      sku: z.string(),
      answer: z.enum(['added', 'changed', 'unchanged', 'removed']),
      price: priceReply.nullable(),
    }),
  ),
});
export type PricesChanged = z.output<typeof pricesChanged>;

const noteFacts = z.record(z.string(), z.union([z.string(), z.number()]));
/** Something read otherwise than it stands in the file, or a consequence to know about, in the reader's language. */
export const note = z.object({ code: z.string(), facts: noteFacts, text: z.string() });
export type Note = z.output<typeof note>;

/** What a buyer, or the vendor, would not expect of a row. */
export const surprise = z.object({
  code: z.enum(['larger_costs_less', 'under_floor', 'free', 'rises_a_lot', 'falls_a_lot', 'tier_dearer']),
  sku: z.string(),
  facts: noteFacts,
  text: z.string(),
});
export type Surprise = z.output<typeof surprise>;

/** A rule that somebody would not expect. `column` is the cell of the list's sheet; without a list, the offer itself. */
const warningReply = z.object({
  kind: z.enum([
    'larger_costs_less',
    'tier_dearer',
    'under_floor',
    'free',
    'under_cost',
    'above_public',
    'tier_never',
    'tier_same',
    'gap',
    'nothing_follows',
    'unpriced',
  ]),
  list: z.object({ id, name: z.string() }).nullable(),
  offer: z.object({ id, sku: z.string(), productId: z.string() }).nullable(),
  column: z.string().nullable(),
  text: z.string(),
});
export type WarningReply = z.output<typeof warningReply>;
/** All are counted, the first 200 are shown. */
export const warningsReply = z.object({ count: z.number().int(), warnings: z.array(warningReply) });
export type WarningsReply = z.output<typeof warningsReply>;

const termDiscountDiff = z.object({
  familyId: id.nullable(),
  termMonths: z.number().int(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
const priceInDiff = priceBody.extend({ offerId: id });
/** A draft against the list it will follow. `percent` is the change of the unit price in percent, as text ("-4.5"),
 *  null where the price before was zero. Rows are counted in full and shown up to 500 of each kind. */
export const diffReply = z.object({
  follows: z.object({ id, name: z.string(), startsOn: day, endsOn: day.nullable() }).nullable(),
  counts: z.object({ added: z.number(), removed: z.number(), changed: z.number(), unchanged: z.number() }),
  added: z.array(priceInDiff),
  removed: z.array(priceInDiff),
  changed: z.array(
    z.object({ sku: z.string(), before: priceInDiff, after: priceInDiff, percent: z.string().nullable() }),
  ),
  termDiscounts: z.array(termDiscountDiff),
  surprises: z.array(surprise),
});
export type DiffReply = z.output<typeof diffReply>;
export type PriceInDiff = z.output<typeof priceInDiff>;

export const publishReply = z.object({ list: priceListReply, notes: z.array(note) });

/** Event `prices.published`, version 1. */
export type PricesPublished = {
  readonly priceListId: string;
  readonly name: string;
  readonly kind: PriceListKind;
  readonly audience: Audience;
  readonly currency: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

export const priceImportReply = z.object({
  list: priceListReply,
  rows: z.number(),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  removed: z.number(),
  notes: z.array(note),
});
export type PriceImportReply = z.output<typeof priceImportReply>;

/** `some`: what the file does not name stays in the draft. `all`: the file is the whole list. */
export const importQuery = z.strictObject({ rows: z.enum(['some', 'all']).default('some') });

/** The header of a list that is created from a file in one step; in the query, because the body is the file. */
export const priceListImportQuery = z.strictObject({
  name: header.name,
  kind: header.kind.default('public'),
  audience: audience.default('public'),
  currency,
  startsOn: day,
  endsOn: day.optional(),
  sellerId: id.optional(),
});

/** `storeId` may be left out where the vendor has one store. `maxAmount` is a decimal in the limit's currency. */
export const limitBody = z.strictObject({
  storeId: id.optional(),
  scope: z.enum(['store', 'family', 'product', 'offer']),
  scopeId: id.nullable().default(null),
  audience: audience.default('public'),
  currency,
  maxQuantity: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
  maxAmount: decimalText.nullable().default(null),
  startsOn: day,
  endsOn: day.nullable().default(null),
});
export type LimitBody = z.output<typeof limitBody>;

export const limitReply = z.object({
  id,
  storeId: id,
  scope: limitBody.shape.scope,
  scopeId: id.nullable(),
  /** SKU, slug or code of what the limit is for; null for the whole store. */
  scopeCode: z.string().nullable(),
  audience: z.string(),
  currency: z.string(),
  maxQuantity: z.number().int().nullable(),
  maxAmount: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  rowVersion: z.number().int(),
});
export type LimitReply = z.output<typeof limitReply>;
export const limitPage = listReply(limitReply);

/** A proposed limit tried on the orders of the last `days` days. `sku` names the offer, `scopeId` family or product. */
export const limitReplayQuery = z.strictObject({
  days: z.coerce
    .number()
    .pipe(z.literal([30, 90, 365]))
    .default(90),
  currency,
  audience: audience.default('public'),
  scope: z.enum(['store', 'family', 'product', 'offer']).default('store'),
  scopeId: id.optional(),
  sku: z.string().max(64).optional(),
  maxQuantity: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
  maxAmount: decimalText.optional(),
  storeId: id.optional(),
});
export type LimitReplayQuery = z.output<typeof limitReplayQuery>;

/** The intervals a proposed limit gives on an offer, beside the limits that are there. */
export const limitPreviewQuery = z.strictObject({
  sku: z.string().max(64),
  currency,
  audience: audience.default('public'),
  scope: z.enum(['store', 'family', 'product', 'offer']).default('store'),
  maxQuantity: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
  maxAmount: decimalText.optional(),
  storeId: id.optional(),
});
export type LimitPreviewQuery = z.output<typeof limitPreviewQuery>;

const moneyOnWire = z.object({ amount: z.string(), currency: z.string() });
const replayed = z.object({
  /** Orders that would have talked, and what they committed to. */
  talked: z.number().int(),
  worth: moneyOnWire,
});
/** What limits would have made of past orders. `largest`: of those that would have talked, the ones worth most. */
export const limitReplayReply = z.object({
  days: z.number().int(),
  orders: z.number().int(),
  worth: moneyOnWire,
  now: replayed,
  proposed: replayed,
  largest: z.array(
    z.object({
      id,
      number: z.string(),
      company: z.string(),
      placedAt: z.string(),
      commitment: moneyOnWire,
      reason: z.enum(['amount', 'quantity', 'currency', 'on-request', 'below-floor']),
    }),
  ),
});
export type LimitReplayReply = z.output<typeof limitReplayReply>;

const intervals = z.object({
  /** From here on every quantity talks; null where the largest quantity buys. */
  talkFrom: z.number().nullable(),
  intervals: z.array(
    z.object({
      from: z.number(),
      to: z.number().nullable(),
      decision: z.enum(['buy', 'talk']),
      reason: z.enum(['amount', 'quantity', 'currency', 'on-request', 'below-floor']).nullable(),
      fromCommitment: moneyOnWire.nullable(),
      toCommitment: moneyOnWire.nullable(),
    }),
  ),
});
export const limitPreviewReply = z.object({
  sku: z.string(),
  currency: z.string(),
  steps: z.array(z.object({ from: z.number(), unitPrice: z.string(), per: z.number(), commitment: moneyOnWire })),
  now: intervals,
  proposed: intervals,
});
export type LimitPreviewReply = z.output<typeof limitPreviewReply>;
