import { z } from 'zod';
import { listReply } from '../../platform/http/list.ts';

const moneyOnWire = z.object({ amount: z.string(), currency: z.string().length(3) });

// Search -----------------------------------------------------------------------------------------------------------

export const searchKinds = ['account', 'lead', 'order', 'product', 'person', 'price_list'] as const;
export type SearchKind = (typeof searchKinds)[number];

export const searchQuery = z.object({ q: z.string().trim().max(200).default('') });

export const searchHit = z.object({
  kind: z.enum(searchKinds),
  id: z.uuid(),
  accountId: z.uuid().nullable(),
  number: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  /** The number or name is exactly what was typed. */
  exact: z.boolean(),
});
export type SearchHit = z.infer<typeof searchHit>;

/** Groups in the order of their best hit, exact numbers first, at most 8 hits each; empty groups are left out. */
export const searchReply = z.object({
  groups: z.array(z.object({ kind: z.enum(searchKinds), items: z.array(searchHit) })),
});
export type SearchReply = z.infer<typeof searchReply>;

export type SearchEntry = {
  readonly kind: SearchKind;
  readonly id: string;
  readonly accountId: string | null;
  /** What people read out, as they read it: A-10482, O-2026-000771, a SKU. */
  readonly number: string | null;
  readonly title: string;
  /** The title in each language, where it has several. */
  readonly titles?: { readonly en: string; readonly de?: string | undefined };
  readonly text: string;
  /** Further words it is found by and that are not shown. */
  readonly also?: string;
};

// Home -------------------------------------------------------------------------------------------------------------

/** What waits for the reader. A part that his roles do not cover is null and its panel is not drawn. */
export const deskHome = z.object({
  leads: z
    .object({
      mine: z.int(),
      team: z.int(),
      late: z.int(),
      soonest: z.array(
        z.object({
          id: z.uuid(),
          number: z.string(),
          company: z.string(),
          /** When the clock for this answer started: the request, or what the buyer wrote last. */
          startedAt: z.string(),
          answerBy: z.string(),
          minutesLeft: z.int(),
          late: z.boolean(),
        }),
      ),
    })
    .nullable(),
  awaitingPayment: z
    .object({
      count: z.int(),
      totals: z.array(moneyOnWire),
      oldest: z.array(
        z.object({
          id: z.uuid(),
          number: z.string(),
          account: z.string(),
          total: moneyOnWire,
          placedAt: z.string(),
        }),
      ),
    })
    .nullable(),
  drafts: z.array(z.object({ id: z.uuid(), name: z.string(), currency: z.string(), startsOn: z.string() })).nullable(),
});
export type DeskHome = z.infer<typeof deskHome>;

// Mails ------------------------------------------------------------------------------------------------------------

/** `queued` is tried, or tried again, within moments; `kept` stays here because no mail server is set. */
export const mailStates = ['queued', 'sent', 'kept', 'failed'] as const;
export type MailState = (typeof mailStates)[number];
export const mailItem = z.object({
  id: z.uuid(),
  recipient: z.string(),
  subject: z.string(),
  state: z.enum(mailStates),
  attempts: z.int(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  failure: z.string().nullable(),
});
export type MailItem = z.infer<typeof mailItem>;
/** Whether mails leave this installation at all. */
const mailServer = z.boolean();
export const mailList = listReply(mailItem).extend({ mailServer });
export type MailList = z.infer<typeof mailList>;
export const mailDetail = mailItem.extend({
  text: z.string(),
  html: z.string(),
  mailServer,
  attachments: z.array(z.object({ name: z.string(), accountId: z.uuid(), fileId: z.uuid() })),
});
export type MailDetail = z.infer<typeof mailDetail>;

// Jobs -------------------------------------------------------------------------------------------------------------

/** `failed` are the dead letters: given up after every retry. */
export const jobStates = ['failed', 'retry', 'active', 'created', 'completed', 'cancelled'] as const;
export const jobItem = z.object({
  id: z.string(),
  queue: z.string(),
  /** The subscriber or schedule that it runs. */
  name: z.string(),
  event: z.string().nullable(),
  accountId: z.uuid().nullable(),
  state: z.string(),
  attempts: z.int(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  failure: z.string().nullable(),
});
export const jobList = listReply(jobItem).extend({
  counts: z.array(z.object({ queue: z.string(), state: z.string(), count: z.int() })),
});
export type JobList = z.infer<typeof jobList>;

// Audit ------------------------------------------------------------------------------------------------------------

const actor = z.object({ personId: z.uuid(), name: z.string() }).nullable();
export const auditItem = z.object({
  id: z.uuid(),
  at: z.string(),
  actor,
  onBehalfOf: actor,
  accountId: z.uuid().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  reason: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  sealed: z.boolean(),
});
export const auditList = listReply(auditItem);
export type AuditList = z.infer<typeof auditList>;
/** Whether the chain still fits: the number of the first segment that does not, or null. */
export const auditVerdict = z.object({
  segments: z.int(),
  entries: z.int(),
  brokenSegment: z.int().nullable(),
  checkedAt: z.string(),
});
