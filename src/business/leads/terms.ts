import { z } from 'zod';
import { parseDay } from '../../kernel/calendar.ts';
import type { Trace } from '../../kernel/trace.ts';
import { phone } from '../accounts/terms/identity.ts';

// Words on the wire ------------------------------------------------------------------------------------------------

const moneyOnWire = z.object({ amount: z.string(), currency: z.string().length(3) });
const words = z.record(z.string(), z.string());
const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    .regex(/^[^\u0000-\u001f\u007f\u2028\u2029]*$/);
const paragraphs = (least: number, most: number) => z.string().trim().min(least).max(most);

export const leadStatuses = ['new', 'claimed', 'waiting_for_customer', 'closed', 'converted'] as const;
export type LeadStatus = (typeof leadStatuses)[number];
/** The lead under which a basket is being talked about, and who asked. */
export type BasketLead = { readonly id: string; readonly accountId: string; readonly contactPersonId: string | null };

export const leadOutcomes = ['won', 'lost', 'spam', 'duplicate'] as const;
export type LeadOutcome = (typeof leadOutcomes)[number];
export const ownerReasons = [
  'account_owner',
  'registration',
  'territory',
  'round_robin',
  'passed',
  'claimed',
  'deputy',
  'returned',
  'leaver',
] as const;
export type OwnerReason = (typeof ownerReasons)[number];
export const leadSources = ['talk', 'repeat_buyer', 'mail'] as const;
export type LeadSource = (typeof leadSources)[number];
export const callOutcomes = ['reached', 'not_reached', 'left_message'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

// Talk to sales ----------------------------------------------------------------------------------------------------

/** From the current basket, or a product and quantity, or just a question. A signed-in buyer gives no company. */
export const talkRequest = z.object({
  basketId: z.uuid().optional(),
  product: z.object({ offerId: z.uuid(), quantity: z.int().min(1).max(999_999_999) }).optional(),
  currency: z.string().length(3).optional(),
  company: oneLine(200).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  name: oneLine(120).optional(),
  email: z.email().max(254).optional(),
  phone: phone.optional(),
  need: paragraphs(0, 4_000).optional(),
});
export type TalkRequest = z.infer<typeof talkRequest>;

/** Who answers: in plain sight wherever a request is shown. */
export const contact = z.object({
  personId: z.uuid(),
  name: z.string(),
  role: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
});
export type Contact = z.infer<typeof contact>;

export const talkReply = z.object({
  reference: z.string(),
  /** True when an open request about the same was brought up to date instead of a second one made. */
  updated: z.boolean(),
  contact,
  /** Instant by which the contact answers; null once he has. */
  answerBy: z.string().nullable(),
  /** The zone of the team that answers; the store shows its wall clock. */
  timeZone: z.string(),
  token: z.string(),
  /** Path of the request's page, with its token. */
  link: z.string(),
});
export type TalkReply = z.infer<typeof talkReply>;

// The basket as it was handed over -----------------------------------------------------------------------------------

export const basketLine = z.object({
  offerId: z.uuid(),
  sku: z.string(),
  names: words,
  quantity: z.int(),
  termMonths: z.int(),
  billing: z.string(),
  /** Net per licence and billing period; null: price on request. */
  unitPrice: z.string().nullable(),
  /** How many licences the unit price is for: mostly 1, 1,000 where one is tiny. */
  pricePer: z.int(),
  net: moneyOnWire.nullable(),
  commitment: moneyOnWire.nullable(),
  /** The next larger quantity whose whole price is lower, if there is one within reach. */
  cheaperAt: z.object({ quantity: z.int(), saving: moneyOnWire }).nullable(),
});
export type BasketLine = z.infer<typeof basketLine>;

export const basketTotals = z.object({ net: moneyOnWire.nullable(), commitment: moneyOnWire.nullable() });
export type BasketTotals = z.infer<typeof basketTotals>;

/** A step as staff read it: the rule's id, its words in the reader's language, the figure it came to. */
export const tracedStep = z.object({ rule: z.string(), words: z.string(), figure: z.string().nullable() });
export type TracedStep = z.infer<typeof tracedStep>;

/** As stored, for staff: why each line costs what it costs (same order as the lines), and why it buys or talks. */
export type BasketTraces = { readonly lines: readonly Trace[]; readonly limit: Trace | null };

export type BasketSnapshot = {
  readonly currency: string;
  readonly lines: readonly BasketLine[];
  readonly totals: BasketTotals;
  readonly traces: BasketTraces;
  /** The same without prices where the store hides them over the limit. */
  readonly shown: { readonly lines: readonly BasketLine[]; readonly totals: BasketTotals };
};

/** The line that stands for a basket in a list, and how many others there are. */
export const headline = z.object({ quantity: z.int(), names: words, termMonths: z.int(), more: z.int() });
export type Headline = z.infer<typeof headline>;

/** Own orders of 90 days that together passed the limit; what one order would have saved, in the lead's currency. */
export const repeatBuyer = z.object({ orders: z.int(), saving: z.string().nullable() });
export type RepeatBuyerFacts = z.infer<typeof repeatBuyer>;

// The inbox ----------------------------------------------------------------------------------------------------------

export const inboxViews = ['mine', 'team', 'waiting', 'closed'] as const;
export type InboxView = (typeof inboxViews)[number];

const clock = z.object({
  startedAt: z.string(),
  answerBy: z.string().nullable(),
  /** Whole minutes left, negative when late; null when the clock stands. Wall minutes, as the list shows them. */
  minutesLeft: z.int().nullable(),
  late: z.boolean(),
});

export const leadItem = z.object({
  id: z.uuid(),
  number: z.string(),
  rowVersion: z.int(),
  accountId: z.uuid(),
  company: z.string(),
  country: z.string(),
  contactName: z.string(),
  source: z.enum(leadSources),
  status: z.enum(leadStatuses),
  outcome: z.enum(leadOutcomes).nullable(),
  owner: z.object({ personId: z.uuid(), name: z.string() }),
  mine: z.boolean(),
  headline: headline.nullable(),
  repeatBuyer: repeatBuyer.nullable(),
  commitment: moneyOnWire.nullable(),
  /** There is a basket and a price is missing in it. */
  onRequest: z.boolean(),
  openedAt: z.string(),
  clock,
  waitingSince: z.string().nullable(),
  closedAt: z.string().nullable(),
  /** The promised time passed and the sales managers were told. */
  escalated: z.boolean(),
});
export type LeadItem = z.infer<typeof leadItem>;

export const inboxReply = z.object({
  items: z.array(leadItem),
  next: z.string().nullable(),
  approximateTotal: z.int(),
  counts: z.object({ mine: z.int(), team: z.int(), waiting: z.int(), closed: z.int() }),
});
export type InboxReply = z.infer<typeof inboxReply>;

// One lead -----------------------------------------------------------------------------------------------------------

export const leadActions = ['claim', 'pass', 'reply', 'call', 'note', 'close', 'reopen', 'convert'] as const;
export type LeadAction = (typeof leadActions)[number];

/** Text ids in the web's catalogue: `lead.next.<rule>` with the facts as values. */
export const nextBest = z.object({
  rule: z.enum(['call_now', 'call_before', 'answer_buyer', 'claim', 'offer_break', 'follow_up', 'wait']),
  action: z.enum(leadActions).nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type NextBest = z.infer<typeof nextBest>;

/** Text ids `lead.why.<rule>`: why this lead is this person's. */
export const whyYou = z.object({
  rule: z.enum(ownerReasons),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Text ids `lead.history.<kind>`; `text` is what somebody wrote, `facts` are figures and names. */
export const historyEntry = z.object({
  at: z.string(),
  kind: z.enum([
    'opened',
    'basket_changed',
    'claimed',
    'passed',
    'handed_over',
    'replied',
    'buyer_wrote',
    'called',
    'noted',
    'closed',
    'reopened',
    'converted',
    'reminded',
    'escalated',
    'order',
    'unverified',
    'auto_reply',
    'bounce',
    'merged',
    'opportunity',
  ]),
  person: z.string().nullable(),
  text: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The mail it came by, and what hung on it. `refused`: why an attachment was not kept. */
  mailId: z.uuid().optional(),
  attachments: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        size: z.number(),
        refused: z.enum(['too_large', 'type']).nullable(),
      }),
    )
    .optional(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const leadDetail = leadItem.extend({
  store: z.object({ id: z.uuid(), timeZone: z.string() }),
  contact: z.object({
    personId: z.uuid().nullable(),
    name: z.string(),
    title: z.string().nullable(),
    email: z.string(),
    phone: z.string().nullable(),
    language: z.string(),
    /** Why mail to the address comes back, where it does. */
    returned: z.string().nullable(),
  }),
  need: z.string(),
  closeReason: z.string().nullable(),
  orderNumber: z.string().nullable(),
  why: whyYou,
  /** Null once the lead is closed or converted. */
  next: nextBest.nullable(),
  /** What the lead's state and the reader's role allow now. */
  can: z.array(z.enum(leadActions)),
  basket: z
    .object({
      takenAt: z.string(),
      currency: z.string(),
      lines: z.array(basketLine),
      totals: basketTotals,
      /** Why each line costs what it costs (same order as the lines), in words. */
      why: z.array(z.array(tracedStep)),
      /** Why the basket could not be bought alone, or could. */
      limit: tracedStep.nullable(),
    })
    .nullable(),
  account: z
    .object({
      id: z.uuid(),
      number: z.string(),
      name: z.string(),
      status: z.string(),
      country: z.string(),
      industry: z.string().nullable(),
      segment: z.string().nullable(),
      domain: z.string().nullable(),
    })
    .nullable(),
  /** The newest opportunity that was made of it. */
  opportunity: z.object({ id: z.uuid(), number: z.string(), stage: z.string() }).nullable(),
  history: z.array(historyEntry),
});
export type LeadDetail = z.infer<typeof leadDetail>;

/** The lead as it stands after a change: what the list and the detail's head need. */
export const leadChanged = leadItem;

export const passRequest = z
  .object({ personId: z.uuid().optional(), teamId: z.uuid().optional(), note: paragraphs(0, 2_000).default('') })
  .refine((body) => (body.personId === undefined) !== (body.teamId === undefined), {
    path: ['personId'],
    params: { expected: 'person_or_team' },
  });
export type PassRequest = z.infer<typeof passRequest>;
export const replyRequest = z.object({ body: paragraphs(1, 10_000) });
export const callRequest = z.object({ outcome: z.enum(callOutcomes), body: paragraphs(0, 4_000).default('') });
export const noteRequest = z.object({ body: paragraphs(1, 4_000) });
export const closeRequest = z.object({
  outcome: z.enum(leadOutcomes),
  /** Needed for `lost` and `duplicate`: what was missing, or the number of the other lead. */
  reason: paragraphs(0, 1_000).default(''),
});
export type CloseRequest = z.infer<typeof closeRequest>;
export const reopenRequest = z.object({ reason: paragraphs(1, 1_000) });

/** Whom a lead can be passed on to. */
export const passTargets = z.object({
  people: z.array(z.object({ id: z.uuid(), name: z.string(), teamId: z.uuid().nullable(), absent: z.boolean() })),
  teams: z.array(z.object({ id: z.uuid(), name: z.string() })),
});

const day = z.string().refine((text) => parseDay(text).ok, { params: { expected: 'day' } });

/** Days on which somebody gets no leads by turn; both included. Without a person, one's own. */
export const absenceRequest = z.object({
  personId: z.uuid().optional(),
  firstDay: day,
  lastDay: day,
  /** Who stands in: open leads and new ones go to him. Without one the leads stay, and new ones go by turn. */
  deputyPersonId: z.uuid().nullable().default(null),
  /** Whether leads that are still the deputy's come back on the first day after. */
  returns: z.boolean().default(true),
});
export type AbsenceRequest = z.input<typeof absenceRequest>;
export const absence = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  deputy: z.object({ personId: z.uuid(), name: z.string() }).nullable(),
  returns: z.boolean(),
});
export type Absence = z.infer<typeof absence>;
export const absenceList = z.object({ items: z.array(absence) });

// The buyer's side -----------------------------------------------------------------------------------------------------

export const requestStatuses = ['with_us', 'with_you', 'closed'] as const;

export const requestView = z.object({
  reference: z.string(),
  /** with_us: we owe an answer; with_you: we answered and wait; closed. */
  status: z.enum(requestStatuses),
  ordered: z.string().nullable(),
  company: z.string(),
  need: z.string(),
  openedAt: z.string(),
  answerBy: z.string().nullable(),
  timeZone: z.string(),
  contact,
  /** The basket can still be changed and bought under this id while it is open. */
  basketId: z.uuid().nullable(),
  basket: z
    .object({ takenAt: z.string(), currency: z.string(), lines: z.array(basketLine), totals: basketTotals })
    .nullable(),
  messages: z.array(
    z.object({ at: z.string(), from: z.enum(['us', 'you']), name: z.string().nullable(), body: z.string() }),
  ),
});
export type RequestView = z.infer<typeof requestView>;

export const requestItem = z.object({
  id: z.uuid(),
  reference: z.string(),
  status: z.enum(requestStatuses),
  headline: headline.nullable(),
  openedAt: z.string(),
  answerBy: z.string().nullable(),
  contactName: z.string(),
});
export const requestList = z.object({
  items: z.array(requestItem),
  next: z.string().nullable(),
  approximateTotal: z.int(),
});
export const buyerMessage = z.object({ body: paragraphs(1, 10_000) });
