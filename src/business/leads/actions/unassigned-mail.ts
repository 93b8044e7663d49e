import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { readStoredFile, type StoredFile } from '../../../platform/files.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { type ReceivedAttachment, readMail } from '../../../platform/received-mail.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { createProspect } from '../../accounts/actions/prospects.ts';
import { newWords } from '../rules/mail-words.ts';
import { findLead, type LeadRow, leadNumbered, lockLead, newestLeadOf } from '../storage/leads.ts';
import {
  acceptLeadMail,
  attachmentsOf,
  countInboundMails,
  type InboundMailRow,
  inboundMails,
  lockInboundMail,
  placeInboundMail,
} from '../storage/mail.ts';
import type { MailAsLead, UnassignedMail } from '../terms/mail.ts';
import type { LeadItem } from '../terms.ts';
import { actor, type OnLead, workOnLead } from './happen.ts';
import { keepAttachments, takeBuyersMail } from './inbound-mail.ts';
import { mailOpened, mailOwner } from './mails.ts';
import { shown } from './note-done.ts';
import { aboutOf, openLead } from './open-lead.ts';
import { makeLink } from './request-link.ts';
import { buyerWrote } from './requests.ts';

// Everything here runs as the server: whose a mail is, is what has yet to be decided, so no wall can say who sees it.
// The route admits only who works on leads.

type LeadNamed = { readonly leadId: string; readonly number: string };

async function suggested(tx: Tx, row: InboundMailRow): Promise<UnassignedMail['lead']> {
  const lead = row.lead_id === null ? await newestLeadOf(tx, row.sender_email) : await findLead(tx, row.lead_id);
  return lead && { id: lead.id, number: lead.number, company: lead.company };
}

/** Mail that no lead could take, newest first. */
export async function unassignedMails(context: Context, page: { cursor?: string | undefined; limit: number }) {
  const after = decodeCursor(page.cursor, 2);
  if (!after.ok) return after;
  return context.transaction(
    async (tx) => {
      const found = await inboundMails(tx, { state: 'unassigned', after: after.value, limit: page.limit });
      const { rows, next } = pageOf(found, page.limit, (row) => [row.received_at.toISOString(), row.id]);
      const items: UnassignedMail[] = [];
      for (const row of rows) {
        items.push({
          id: row.id,
          receivedAt: row.received_at.toISOString(),
          sender: { email: row.sender_email, name: row.sender_name },
          subject: row.subject,
          body: row.body,
          attachments: row.attachments,
          lead: await suggested(tx, row),
        });
      }
      return accept({ items, next, approximateTotal: await countInboundMails(tx, 'unassigned') });
    },
    { as: 'system' },
  );
}

async function heldUnassigned(tx: Tx, id: string): Promise<Outcome<InboundMailRow>> {
  const row = await lockInboundMail(tx, id);
  if (!row) return refuse('not_found');
  return row.state === 'unassigned' ? accept(row) : refuse('mail_decided');
}

/** The attachments of a mail, read again from the message as it came. */
async function attachmentsIn(context: Context, row: InboundMailRow): Promise<readonly ReceivedAttachment[]> {
  return row.raw_key === null ? [] : (await readMail(await context.files.get(row.raw_key))).attachments;
}

async function decide(tx: Tx, context: Context, row: InboundMailRow, lead: LeadRow | null): Promise<void> {
  await placeInboundMail(tx, row.id, {
    state: lead ? 'threaded' : 'set_aside',
    accountId: lead?.account_id ?? null,
    leadId: lead?.id ?? null,
    rawKey: row.raw_key,
    by: actor(context),
    at: context.clock.now(),
  });
  await audit(tx, context, {
    action: lead ? 'mail.assigned' : 'mail.set_aside',
    subjectKind: 'inbound_mail',
    subjectId: row.id,
    accountId: lead?.account_id ?? null,
    after: { lead: lead?.number ?? null },
  });
}

/**
 * Puts a mail on a lead as its buyer's words: a person says that it is. Refuses `not_found`, `mail_decided`,
 * `lead_number_unknown`, `request_closed`.
 */
export async function assignMail(context: Context, id: string, number: string): Promise<Outcome<LeadNamed>> {
  // Behind the caller's walls: a lead that he may not see is none.
  if (!(await context.transaction((tx) => leadNumbered(tx, number))))
    return refuse('lead_number_unknown', { facts: { number } });
  return refusableTransaction(
    context,
    async (tx) => {
      const mail = await heldUnassigned(tx, id);
      if (!mail.ok) return mail;
      const named = await leadNumbered(tx, number);
      const lead = named && (await lockLead(tx, named.account_id, named.id));
      if (!lead) return refuse('lead_number_unknown', { facts: { number } });
      const { value: row } = mail;
      const words = { id: row.id, text: row.body, subject: row.subject };
      const taken = await takeBuyersMail(tx, context, lead, words, await attachmentsIn(context, row));
      if (!taken.ok) return taken;
      await decide(tx, context, row, lead);
      return accept({ leadId: lead.id, number: lead.number });
    },
    { as: 'system' },
  );
}

/** Opens a lead for a mail: a prospect of its own, as for anybody who asks. Refuses `mail_decided`, `inside_team_missing`. */
export async function mailAsLead(context: Context, id: string, about: MailAsLead): Promise<Outcome<LeadNamed>> {
  return refusableTransaction(
    context,
    async (tx) => {
      const mail = await heldUnassigned(tx, id);
      if (!mail.ok) return mail;
      const { value: row } = mail;
      if (row.sender_email === '') return refuse('mail_without_sender');
      const asker = { ...about, email: row.sender_email, phone: null };
      const { accountId, personId } = await createProspect(tx, context, { ...asker, language: context.language });
      const need = newWords(row.body) || row.subject;
      const opened = await openLead(tx, context, {
        ...{ accountId, contactPersonId: personId, asker, language: context.language, source: 'mail' as const },
        ...{ subject: `mail:${row.id}`, sessionId: null, basketId: null, snapshot: null, about: aboutOf(null) },
        ...{ need: need.slice(0, 4_000), known: null },
      });
      if (!opened.ok) return opened;
      const { row: lead, owner } = opened.value;
      await keepAttachments(tx, context, lead, row.id, await attachmentsIn(context, row));
      const token = await makeLink(tx, context, { accountId, leadId: lead.id });
      await mailOpened(tx, context, lead, owner, { token, basket: null });
      await mailOwner(tx, context, lead, owner, { about: 'assigned', basket: null });
      await decide(tx, context, row, lead);
      return accept({ leadId: lead.id, number: lead.number });
    },
    { as: 'system' },
  );
}

/** Puts a mail aside that asks for nothing. It stays kept. Refuses `not_found`, `mail_decided`. */
export async function setMailAside(context: Context, id: string): Promise<Outcome<void>> {
  return refusableTransaction<void>(
    context,
    async (tx) => {
      const mail = await heldUnassigned(tx, id);
      if (!mail.ok) return mail;
      await decide(tx, context, mail.value, null);
      return accept(undefined);
    },
    { as: 'system' },
  );
}

/** Takes an unverified mail over as the buyer's words: from then on it counts like them. Refuses `mail_decided`. */
export async function acceptMail(context: Context, on: OnLead, mailId: string): Promise<Outcome<LeadItem>> {
  return workOnLead(context, on, async (tx, row) => {
    const mail = await acceptLeadMail(tx, row.account_id, row.id, mailId, context.clock.now());
    if (!mail) return refuse('mail_decided');
    const written = await buyerWrote(tx, context, row, { body: mail.body, personId: null, mailId });
    if (!written.ok) return written;
    const now = await lockLead(tx, row.account_id, row.id);
    return accept(await shown(tx, context, now!));
  });
}

/** An attachment of a lead that the reader sees. Refuses `not_found`, also where it was not kept. */
export async function readAttachment(context: Context, leadId: string, id: string): Promise<Outcome<StoredFile>> {
  const found = await context.transaction(async (tx) => {
    const lead = await findLead(tx, leadId);
    const rows = lead ? await attachmentsOf(tx, lead.account_id, leadId) : [];
    return { lead, attachment: rows.find((row) => row.id === id) };
  });
  const { lead, attachment } = found;
  if (!lead || !attachment?.file_id) return refuse('not_found');
  const fileId = attachment.file_id;
  // As the server: the lead may have been passed to somebody behind whose walls its company does not stand.
  const file = await context.transaction((tx) => readStoredFile(context.files, tx, lead.account_id, fileId), {
    as: 'system',
  });
  return file ? accept(file) : refuse('not_found');
}
