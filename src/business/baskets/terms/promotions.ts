import { z } from 'zod';
import { parseDay } from '../../../kernel/calendar.ts';
import { isCurrency } from '../../../kernel/currency.ts';
import { listReply } from '../../../platform/http/list.ts';

const id = z.uuid();
const day = z.string().refine((value) => parseDay(value).ok, { params: { expected: 'day' } });
const ids = z.array(id).max(200).default([]);
const uses = z.number().int().min(1).max(2_000_000_000).nullable().default(null);
const amount = z.string().max(40).nullable().default(null);

export const promotionBenefits = ['percentage', 'amount', 'free_months'] as const;
export type PromotionBenefitKind = (typeof promotionBenefits)[number];

/** A promotion as the desk writes it. Amounts are decimals in `currency`; `percentage` is a share of one ("0.15"). Families,
 *  products and SKUs together say what it covers; all of them empty is everything. */
export const promotionBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** What buyers type; null: it counts without typing anything. Letters are kept as capitals. */
  code: z.string().trim().max(60).nullable().default(null),
  benefit: z.enum(promotionBenefits),
  percentage: amount,
  amount,
  freeMonths: z.number().int().nullable().default(null),
  /** The only currency it counts in; needed for an amount, a least net or a budget. */
  currency: z
    .string()
    .refine(isCurrency, { params: { expected: 'currency' } })
    .nullable()
    .default(null),
  familyIds: ids,
  productIds: ids,
  /** SKUs of single offers. */
  skus: z.array(z.string().trim().min(1).max(64)).max(200).default([]),
  /** Months: 0 (month to month), 12, 36, 60; none: every term. */
  terms: z
    .array(z.literal([0, 12, 36, 60]))
    .max(4)
    .default([]),
  audience: z.string().max(100).default('public'),
  newCustomers: z.boolean().default(false),
  /** The basket's net commitment before promotions that it asks for. */
  least: amount,
  startsOn: day,
  /** The first day it no longer holds. */
  endsOn: day.nullable().default(null),
  maxUses: uses,
  maxUsesPerAccount: uses,
  budget: amount,
});
export type PromotionBody = z.output<typeof promotionBody>;

export const promotionStates = ['coming', 'running', 'used_up', 'ended'] as const;
export type PromotionState = (typeof promotionStates)[number];

export const promotionReply = promotionBody.extend({
  id,
  state: z.enum(promotionStates),
  /** What it covers, in words the desk knows: codes of families, slugs of products, SKUs. */
  covers: z.array(z.string()),
  uses: z.number().int(),
  spent: z.string().nullable(),
  /** Left of the budget; null without one. */
  budgetLeft: z.string().nullable(),
  endedAt: z.string().nullable(),
  rowVersion: z.number().int(),
});
export type PromotionReply = z.output<typeof promotionReply>;
export const promotionPage = listReply(promotionReply);
export const promotionParams = z.strictObject({ id });

export const promotionCodeBody = z.object({ code: z.string().trim().min(1).max(60) });

/** The code in a basket and what becomes of it, in words. */
export const typedCode = z.object({
  code: z.string(),
  name: z.string().nullable(),
  applied: z.boolean(),
  state: z.string(),
  text: z.string(),
});
export type TypedCode = z.infer<typeof typedCode>;

/** What became of promotions in a basket or order: each with what it takes off the commitment. */
export const promotionSaved = z.object({
  name: z.string(),
  saving: z.object({ amount: z.string(), currency: z.string().length(3) }),
});
export type PromotionSaved = z.infer<typeof promotionSaved>;

/** A promotion as it is stored. Amounts in minor units of its currency. */
export type Promotion = {
  readonly id: string;
  readonly sellerId: string;
  readonly name: string;
  readonly code: string | null;
  readonly benefit: PromotionBenefitKind;
  readonly percentage: string | null;
  readonly amount: bigint | null;
  readonly freeMonths: number | null;
  readonly currency: string | null;
  readonly familyIds: readonly string[];
  readonly productIds: readonly string[];
  readonly offerIds: readonly string[];
  readonly terms: readonly number[];
  readonly audience: string;
  readonly newCustomers: boolean;
  readonly least: bigint | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly maxUses: number | null;
  readonly maxUsesPerAccount: number | null;
  readonly budget: bigint | null;
  readonly endedAt: Date | null;
  readonly rowVersion: number;
  readonly uses: bigint;
  readonly spent: bigint;
};

/** What the desk may change of it. */
export type PromotionValues = Omit<Promotion, 'id' | 'sellerId' | 'endedAt' | 'rowVersion' | 'uses' | 'spent'>;

/** How often it was used and by whom, as it stands when a basket is priced. */
export type PromotionStanding = { readonly uses: bigint; readonly spent: bigint; readonly ownUses: number };
