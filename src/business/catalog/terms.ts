import { z } from 'zod';
import { parseDay } from '../../kernel/calendar.ts';
import { isCurrency } from '../../kernel/currency.ts';
import { decimal, parseDecimal, printDecimal } from '../../kernel/decimal.ts';

/** Words of the catalogue on the wire and in storage: English is needed, German falls back to it. */
export type Words = { readonly en: string; readonly de?: string | undefined };
/** Words that may be missing altogether. */
export type OptionalWords = { readonly en?: string | undefined; readonly de?: string | undefined };
/** Lists of short texts, one list per language. */
export type WordLists = { readonly en?: readonly string[] | undefined; readonly de?: readonly string[] | undefined };

export type TermMonths = 0 | 12 | 36 | 60;
export const termMonths: readonly TermMonths[] = [0, 12, 36, 60];
export type Billing = 'up_front' | 'yearly' | 'monthly';
export const billings: readonly Billing[] = ['up_front', 'yearly', 'monthly'];
export type ProductStatus = 'draft' | 'published';

export const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const SKU = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/;

const text = (most: number) => z.string().trim().max(most);
const filled = (most: number) => text(most).min(1);
export const day = z.string().refine((value) => parseDay(value).ok, { params: { expected: 'day' } });
export const code = filled(64).refine((value) => CODE.test(value), { params: { expected: 'code' } });
export const sku = filled(64).refine((value) => SKU.test(value), { params: { expected: 'sku' } });
export const names = z.strictObject({ en: filled(120), de: filled(120).optional() });
export const ledes = z.strictObject({ en: text(400).optional(), de: text(400).optional() });
const features = z.strictObject({
  en: z.array(filled(160)).max(40).optional(),
  de: z.array(filled(160)).max(40).optional(),
});
const position = z.number().int().min(0).max(1_000_000);
const endsOn = day.nullable();
const id = z.uuid();
const rowVersion = z.number().int();

export const familyBody = z.strictObject({
  code,
  names,
  ledes: ledes.default({}),
  position: position.default(0),
  endsOn: endsOn.default(null),
});
export const familyReply = familyBody.extend({ id, rowVersion });

export const licenceMetricBody = z.strictObject({
  code,
  singulars: names,
  plurals: names,
  endsOn: endsOn.default(null),
});
export const licenceMetricReply = licenceMetricBody.extend({ id, rowVersion });

export const supportLevelBody = familyBody;
export const supportLevelReply = familyReply;

export const productBody = z.strictObject({
  slug: code,
  familyId: id,
  licenceMetricId: id,
  names,
  ledes: ledes.default({}),
  position: position.default(0),
  status: z.enum(['draft', 'published']).default('draft'),
  endsOn: endsOn.default(null),
});
export const productReply = productBody.extend({ id, rowVersion });

export const editionBody = z.strictObject({
  productId: id,
  code,
  names,
  features: features.default({}),
  position: position.default(0),
  endsOn: endsOn.default(null),
});
export const editionReply = editionBody.extend({ id, rowVersion });

/** What one licence costs the vendor for one billing period; a decimal with up to 6 fraction digits. */
const cost = z.strictObject({
  amount: text(40)
    .refine((value) => parseDecimal(value).ok && !value.startsWith('-'), { params: { expected: 'price_digits' } })
    .overwrite((value) => (parseDecimal(value).ok ? printDecimal(decimal(value), 2) : value)),
  currency: z.string().refine(isCurrency, { params: { expected: 'currency' } }),
});
export type OfferCost = z.output<typeof cost>;

/** `termMonths` 0 is month to month; `noticeDays` before the term ends; `endsOn` is the first day it is no longer sold. */
export const offerBody = z.strictObject({
  sku,
  productId: id,
  editionId: id,
  supportLevelId: id,
  termMonths: z.literal([0, 12, 36, 60]),
  billing: z.enum(['up_front', 'yearly', 'monthly']),
  noticeDays: z.number().int().min(0).max(730).default(0),
  startsOn: day,
  endsOn: endsOn.default(null),
  cost: cost.nullable().default(null),
});
export const offerReply = offerBody.extend({ id, rowVersion });

export type FamilyBody = z.output<typeof familyBody>;
export type Family = z.output<typeof familyReply>;
export type LicenceMetric = z.output<typeof licenceMetricReply>;
export type SupportLevel = z.output<typeof supportLevelReply>;
export type Product = z.output<typeof productReply>;
export type Edition = z.output<typeof editionReply>;
export type OfferBody = z.output<typeof offerBody>;
export type Offer = z.output<typeof offerReply>;

export const idParams = z.strictObject({ id });

/** What an import did: how many of each kind were created, changed, and found as they already were. */
export const importReply = z.object({
  rows: z.number(),
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  /** What was read otherwise than it stands in the file, said rather than done in silence. */
  notes: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })),
});
export type ImportReply = z.output<typeof importReply>;

/** The whole catalogue in the memory of the process, under one version. Words are localised by `rules.localised`. */
export type CatalogSnapshot = {
  readonly version: string;
  readonly families: ReadonlyMap<string, Family>;
  readonly licenceMetrics: ReadonlyMap<string, LicenceMetric>;
  readonly supportLevels: ReadonlyMap<string, SupportLevel>;
  readonly products: ReadonlyMap<string, Product>;
  readonly productsBySlug: ReadonlyMap<string, Product>;
  readonly editions: ReadonlyMap<string, Edition>;
  /** In the order of their position. */
  readonly editionsOfProduct: ReadonlyMap<string, readonly Edition[]>;
  readonly offers: ReadonlyMap<string, Offer>;
  /** By the SKU in capitals: people type it in any case. */
  readonly offersBySku: ReadonlyMap<string, Offer>;
  readonly offersOfProduct: ReadonlyMap<string, readonly Offer[]>;
};
