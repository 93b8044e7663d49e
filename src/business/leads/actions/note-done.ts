import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import type { LeadRow } from '../storage/leads.ts';
import { cardsOf, type PersonCard } from '../storage/people.ts';
import type { LeadClosed, LeadMoved } from '../terms/events.ts';
import type { LeadItem } from '../terms.ts';
import { itemOfLead } from './views.ts';

export async function cardOf(tx: Tx, personId: string): Promise<PersonCard> {
  const card = (await cardsOf(tx, [personId])).get(personId);
  if (!card) throw new Error(`no person ${personId}`);
  return card;
}

/** The lead as the list shows it after a change. */
export async function shown(tx: Tx, context: Context, row: LeadRow): Promise<LeadItem> {
  return itemOfLead(row, (await cardOf(tx, row.owner_person_id)).name, context);
}

function moved(row: LeadRow): LeadMoved {
  return { leadId: row.id, number: row.number, ownerPersonId: row.owner_person_id };
}

export type Done = {
  readonly type: string;
  readonly data?: object;
  readonly reason?: string;
  readonly after?: object;
};

/** Announces what was done to a lead and notes it in the trail. */
export async function noteDone(tx: Tx, context: Context, row: LeadRow, done: Done): Promise<void> {
  const { account_id: accountId, seller_id: sellerId } = row;
  const data = { ...moved(row), ...done.data };
  await announce(tx, context, { type: done.type, version: 1, sellerId, accountId, data });
  await audit(tx, context, {
    action: done.type,
    subjectKind: 'lead',
    subjectId: row.id,
    accountId,
    reason: done.reason ?? null,
    after: done.after ?? { status: row.status, owner: row.owner_person_id },
  });
}

export async function noteClosed(tx: Tx, context: Context, row: LeadRow): Promise<void> {
  const { outcome, order_id: orderId } = row;
  if (outcome === null) throw new Error(`lead ${row.number} is not closed`);
  const data: LeadClosed = { ...moved(row), outcome, orderId };
  await noteDone(tx, context, row, { type: 'lead.closed', data, after: { status: row.status, outcome } });
}
