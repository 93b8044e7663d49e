import { money, toWire } from '../../../kernel/money.ts';
import type { Context } from '../../../platform/http/route.ts';
import type { InboxRow, RequestRow } from '../storage/inbox.ts';
import type { LeadRow } from '../storage/leads.ts';
import type { LeadItem, LeadStatus } from '../terms.ts';

type Clocked = { clock_started_at: Date; answer_by: Date | null };

function clockOf(row: Clocked, now: number): LeadItem['clock'] {
  const by = row.answer_by?.getTime() ?? null;
  return {
    startedAt: row.clock_started_at.toISOString(),
    answerBy: row.answer_by?.toISOString() ?? null,
    minutesLeft: by === null ? null : Math.trunc((by - now) / 60_000),
    late: by !== null && by < now,
  };
}

export function commitmentOf(row: { commitment_minor: bigint | null; currency: string | null }) {
  return row.commitment_minor === null || row.currency === null
    ? null
    : toWire(money(row.commitment_minor, row.currency));
}

/** A row of the inbox as it travels. */
export function itemOf(row: InboxRow, context: Pick<Context, 'clock' | 'caller'>): LeadItem {
  return {
    id: row.id,
    number: row.number,
    rowVersion: row.row_version,
    accountId: row.account_id,
    company: row.company,
    country: row.country,
    contactName: row.contact_name,
    source: row.source,
    status: row.status,
    outcome: row.outcome,
    owner: { personId: row.owner_person_id, name: row.owner_name ?? '' },
    mine: row.owner_person_id === context.caller.personId,
    headline: row.headline,
    repeatBuyer: row.repeat_buyer,
    commitment: commitmentOf(row),
    onRequest: row.headline !== null && row.commitment_minor === null,
    openedAt: row.opened_at.toISOString(),
    clock: clockOf(row, context.clock.now()),
    waitingSince: row.waiting_since?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    escalated: row.escalated_at !== null && row.answer_by !== null,
  };
}

/** The same from a whole lead and the name of who has it. */
export function itemOfLead(row: LeadRow, ownerName: string, context: Pick<Context, 'clock' | 'caller'>): LeadItem {
  return itemOf({ ...row, owner_name: ownerName }, context);
}

/** Whose turn it is, in the buyer's eyes. */
export function requestStatus(status: LeadStatus): 'with_us' | 'with_you' | 'closed' {
  if (status === 'new' || status === 'claimed') return 'with_us';
  return status === 'waiting_for_customer' ? 'with_you' : 'closed';
}

export function requestItemOf(row: RequestRow, contactName: string) {
  return {
    id: row.id,
    reference: row.number,
    status: requestStatus(row.status),
    headline: row.headline,
    openedAt: row.opened_at.toISOString(),
    answerBy: row.answer_by?.toISOString() ?? null,
    contactName,
  };
}
