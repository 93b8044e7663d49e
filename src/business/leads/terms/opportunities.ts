import { z } from 'zod';
import { parseDay } from '../../../kernel/calendar.ts';
import { listReply } from '../../../platform/http/list.ts';

const moneyOnWire = z.object({ amount: z.string(), currency: z.string().length(3) });
const day = z.string().refine((text) => parseDay(text).ok, { params: { expected: 'day' } });
const names = z.object({ en: z.string().trim().min(1).max(60), de: z.string().trim().max(60).default('') });
const key = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/);

// How a seller sells ---------------------------------------------------------------------------------------------------

export const stage = z.object({ key, names, probability: z.int().min(0).max(100) });
export type Stage = z.infer<typeof stage>;
export const reason = z.object({ key, names });
export type Reason = z.infer<typeof reason>;
export const salesProcessChange = z.object({
  stages: z.array(stage).min(1).max(12),
  wonReasons: z.array(reason).min(1).max(30),
  lostReasons: z.array(reason).min(1).max(30),
});
export type SalesProcessChange = z.infer<typeof salesProcessChange>;
export const salesProcess = salesProcessChange.extend({ rowVersion: z.int() });
export type SalesProcess = z.infer<typeof salesProcess>;

// Opportunities --------------------------------------------------------------------------------------------------------

const product = z.object({ sku: z.string().trim().min(1).max(60), quantity: z.int().min(1).max(999_999_999) });
export const opportunityOutcomes = ['won', 'lost'] as const;
export type OpportunityOutcome = (typeof opportunityOutcomes)[number];

export const opportunityItem = z.object({
  id: z.uuid(),
  number: z.string(),
  rowVersion: z.int(),
  accountId: z.uuid(),
  company: z.string(),
  name: z.string(),
  stage: z.string(),
  probability: z.int(),
  value: moneyOnWire,
  /** Value times probability, rounded once to the currency. */
  weighted: moneyOnWire,
  closeDay: z.string(),
  overdue: z.boolean(),
  owner: z.object({ personId: z.uuid(), name: z.string() }),
  outcome: z.enum(opportunityOutcomes).nullable(),
  orderNumber: z.string().nullable(),
  stageSince: z.string(),
});
export type OpportunityItem = z.infer<typeof opportunityItem>;
export const opportunityList = listReply(opportunityItem);

export const opportunityEvent = z.object({
  at: z.string(),
  person: z.string().nullable(),
  kind: z.enum(['opened', 'moved', 'changed', 'won', 'lost', 'reopened', 'handed_over']),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export const opportunityDetail = opportunityItem.extend({
  lead: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  orderId: z.uuid().nullable(),
  products: z.array(product),
  reason: z.string().nullable(),
  reasonText: z.string().nullable(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  history: z.array(opportunityEvent),
});
export type OpportunityDetail = z.infer<typeof opportunityDetail>;

const fields = {
  name: z.string().trim().min(1).max(120),
  value: moneyOnWire,
  closeDay: day,
  /** Whoever makes it where none is named. */
  ownerPersonId: z.uuid().optional(),
  products: z.array(product).max(50).default([]),
};
/** From a lead (then company, basket and value come from it), or by hand for a company. */
export const opportunityRequest = z
  .object({
    ...fields,
    name: fields.name.optional(),
    value: moneyOnWire.optional(),
    leadId: z.uuid().optional(),
    accountId: z.uuid().optional(),
    stage: z.string().max(40).optional(),
  })
  .refine((body) => (body.leadId === undefined) !== (body.accountId === undefined), {
    path: ['accountId'],
    params: { expected: 'lead_or_account' },
  });
export type OpportunityRequest = z.infer<typeof opportunityRequest>;
export const opportunityChange = z.object(fields);
export type OpportunityChange = z.infer<typeof opportunityChange>;
export const stageMove = z.object({ stage: z.string().min(1).max(40) });
/** Won needs an order or a reason, lost a reason of the list. */
export const opportunityEnd = z.object({
  outcome: z.enum(opportunityOutcomes),
  orderNumber: z.string().trim().max(40).default(''),
  reason: z.string().max(40).default(''),
  text: z.string().trim().max(1_000).default(''),
});
export type OpportunityEnd = z.infer<typeof opportunityEnd>;

/** What happened to an opportunity, as it is kept. */
export type OpportunityEvent =
  | { kind: 'opened'; to: string }
  | { kind: 'moved'; from: string; to: string }
  | { kind: 'changed' }
  | { kind: 'won'; orderId: string | null }
  | { kind: 'lost'; reason: string }
  | { kind: 'reopened'; to: string }
  | { kind: 'handed_over'; toPersonId: string };

export const opportunitySorts = ['closeDay', '-value', 'company', '-openedAt'] as const;
export type OpportunitySort = (typeof opportunitySorts)[number];
export const opportunityViews = ['open', 'won', 'lost', 'all'] as const;
export type OpportunityView = (typeof opportunityViews)[number];
