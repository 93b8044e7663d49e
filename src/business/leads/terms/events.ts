import type { CallOutcome, LeadOutcome, LeadSource, OwnerReason } from '../terms.ts';

// What happened, as it is kept ------------------------------------------------------------------------------------------

/**
 * The events of a lead. Ids and figures only: names and words stand in their own tables. Instants in milliseconds.
 * `answerBy` starts the answer clock again where it is given.
 */
export type LeadEvent =
  | { kind: 'opened'; ownerPersonId: string; ownerReason: OwnerReason; answerBy: number }
  | { kind: 'basket_changed'; answerBy: number | null }
  | { kind: 'claimed'; byPersonId: string }
  | { kind: 'passed'; byPersonId: string; toPersonId: string }
  | { kind: 'handed_over'; byPersonId: string | null; toPersonId: string; reason: 'deputy' | 'returned' | 'leaver' }
  | { kind: 'replied'; byPersonId: string }
  | { kind: 'buyer_wrote'; answerBy: number }
  | { kind: 'called'; byPersonId: string; outcome: CallOutcome }
  | { kind: 'noted'; byPersonId: string }
  | { kind: 'closed'; byPersonId: string | null; outcome: LeadOutcome; orderId: string | null }
  | { kind: 'reopened'; byPersonId: string; answerBy: number }
  | { kind: 'converted'; byPersonId: string }
  | { kind: 'reminded' }
  | { kind: 'escalated' };

// Events for other rooms (version 1 each) -------------------------------------------------------------------------------

/** `lead.opened`, `lead.changed` (a basket brought up to date). */
export type LeadOpened = {
  readonly leadId: string;
  readonly number: string;
  readonly ownerPersonId: string;
  readonly source: LeadSource;
  readonly basketId: string | null;
};
/** `lead.claimed`, `lead.passed`, `lead.replied`, `lead.reopened`, `lead.converted`. */
export type LeadMoved = { readonly leadId: string; readonly number: string; readonly ownerPersonId: string };
/** `lead.buyer-wrote`. */
export type LeadBuyerWrote = LeadMoved & { readonly messageId: string };
/** `lead.closed`. */
export type LeadClosed = LeadMoved & { readonly outcome: LeadOutcome; readonly orderId: string | null };
