import type { Outcome } from '../../../kernel/outcome.ts';
import { accept } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { answerBy } from '../../accounts/rules/contact.ts';
import { reasonGiven } from '../rules/talk.ts';
import { insertMessage, insertNote } from '../storage/conversation.ts';
import type { LeadRow } from '../storage/leads.ts';
import type { CallOutcome, CloseRequest, LeadItem } from '../terms.ts';
import { ownsWithTheLead } from './hand-over.ts';
import { actor, happen, type OnLead, workOnLead } from './happen.ts';
import { mailReply } from './mails.ts';
import { cardOf, noteClosed, noteDone, shown } from './note-done.ts';
import { makeLink } from './request-link.ts';

/**
 * Claims a lead: from now on the buyer's answer is this person's. Of two who claim at once exactly one wins; the other
 * is refused `lead_already_claimed` with the winner's name. Claiming twice changes nothing.
 */
export async function claim(context: Context, on: OnLead): Promise<Outcome<LeadItem>> {
  const me = actor(context);
  const claimed = async (tx: Tx, row: LeadRow): Promise<Outcome<LeadItem>> => {
    if (row.status === 'claimed' && row.owner_person_id === me) return accept(await shown(tx, context, row));
    const after = await happen(tx, context, row, { kind: 'claimed', byPersonId: me });
    if (!after.ok) return after;
    await ownsWithTheLead(tx, context, row, after.value);
    await noteDone(tx, context, after.value, { type: 'lead.claimed' });
    return accept(await shown(tx, context, after.value));
  };
  return workOnLead(context, on, claimed, async (tx, row) => (row.status === 'claimed' ? claimed(tx, row) : null));
}

/** Answers the buyer by mail, with Reply-To and the reference, and stops the answer clock. Claims a lead nobody has. */
export async function reply(context: Context, on: OnLead, body: string): Promise<Outcome<LeadItem>> {
  const me = actor(context);
  return workOnLead(context, on, async (tx, row) => {
    const after = await happen(tx, context, row, { kind: 'replied', byPersonId: me });
    if (!after.ok) return after;
    const lead = after.value;
    await ownsWithTheLead(tx, context, row, lead);
    const messageId = context.newId();
    const { account_id: accountId, id: leadId } = lead;
    const at = context.clock.now();
    await insertMessage(tx, { accountId, leadId, id: messageId, at, direction: 'to_buyer', personId: me, body });
    const token = await makeLink(tx, context, { accountId, leadId });
    await mailReply(tx, context, lead, await cardOf(tx, me), { messageId, body, token });
    await noteDone(tx, context, lead, { type: 'lead.replied' });
    return accept(await shown(tx, context, lead));
  });
}

/** Logs a call. One that reached the buyer is an answer: it stops the clock. */
export async function logCall(
  context: Context,
  on: OnLead,
  call: { readonly outcome: CallOutcome; readonly body: string },
): Promise<Outcome<LeadItem>> {
  const me = actor(context);
  return workOnLead(context, on, async (tx, row) => {
    const after = await happen(tx, context, row, { kind: 'called', byPersonId: me, outcome: call.outcome });
    if (!after.ok) return after;
    const lead = after.value;
    await ownsWithTheLead(tx, context, row, lead);
    await insertNote(tx, {
      accountId: lead.account_id,
      leadId: lead.id,
      id: context.newId(),
      at: context.clock.now(),
      kind: 'call',
      personId: me,
      body: call.body,
      callOutcome: call.outcome,
    });
    await noteDone(tx, context, lead, { type: 'lead.called', data: { outcome: call.outcome } });
    return accept(await shown(tx, context, lead));
  });
}

/** Leaves a note that the buyer never sees. */
export async function addNote(context: Context, on: OnLead, body: string): Promise<Outcome<LeadItem>> {
  const me = actor(context);
  return workOnLead(context, on, async (tx, row) => {
    const after = await happen(tx, context, row, { kind: 'noted', byPersonId: me });
    if (!after.ok) return after;
    const { account_id: accountId, id: leadId } = row;
    const note = { accountId, leadId, id: context.newId(), at: context.clock.now(), personId: me, body };
    await insertNote(tx, { ...note, kind: 'note', callOutcome: null });
    return accept(await shown(tx, context, after.value));
  });
}

/** Closes a lead: won (by an order), lost or a duplicate (with a reason), or spam. */
export async function close(context: Context, on: OnLead, request: CloseRequest): Promise<Outcome<LeadItem>> {
  const me = actor(context);
  const given = reasonGiven(request);
  if (!given.ok) return given;
  const { outcome, reason } = request;
  return workOnLead(context, on, async (tx, row) => {
    const event = { kind: 'closed', byPersonId: me, outcome, orderId: null } as const;
    const after = await happen(tx, context, row, event, { closeReason: reason === '' ? null : reason });
    if (!after.ok) return after;
    await noteClosed(tx, context, after.value);
    return accept(await shown(tx, context, after.value));
  });
}

/** Takes a closed lead up again, with a running clock. */
export async function reopen(context: Context, on: OnLead, reason: string): Promise<Outcome<LeadItem>> {
  const me = actor(context);
  return workOnLead(context, on, async (tx, row) => {
    const by = answerBy(context.clock.now(), row.answering.minutes, row.answering.calendar);
    const after = await happen(tx, context, row, { kind: 'reopened', byPersonId: me, answerBy: by });
    if (!after.ok) return after;
    const { account_id: accountId, id: leadId } = row;
    const note = { accountId, leadId, id: context.newId(), at: context.clock.now(), personId: me, body: reason };
    await insertNote(tx, { ...note, kind: 'note', callOutcome: null });
    await noteDone(tx, context, after.value, { type: 'lead.reopened', reason });
    return accept(await shown(tx, context, after.value));
  });
}
