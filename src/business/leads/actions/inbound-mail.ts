import { createHash } from 'node:crypto';
import { accept, type Outcome } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { fileKey, looksLike, storeFile } from '../../../platform/files.ts';
import type { Context } from '../../../platform/http/route.ts';
import { sentMailOf } from '../../../platform/mail.ts';
import { type ReceivedAttachment, type ReceivedMail, readMail } from '../../../platform/received-mail.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import { attachmentFates, mostBytesOfMail, newWords } from '../rules/mail-words.ts';
import { findLead, type LeadRow, lockLead } from '../storage/leads.ts';
import {
  type AttachmentNote,
  belongsToCompany,
  insertAttachment,
  insertInboundMail,
  insertLeadMail,
  type LeadMailKind,
  type MailKind,
  markBadAddress,
  type PlacedMail,
  placeInboundMail,
} from '../storage/mail.ts';
import { mailAttachmentsRefused, mailUnverified } from './inbound-replies.ts';
import { cardOf } from './note-done.ts';
import { leadOfReplyToken, leadsNamed } from './reply-address.ts';
import { buyerWrote } from './requests.ts';

/** Where a mail went: on a lead, to the queue of unassigned mail, aside; `known` where it had come before. */
export type Received = 'threaded' | 'unassigned' | 'set_aside' | 'known';

/** What of a mail's attachments is kept, beside the attachments themselves. */
export function attachmentNotes(attachments: readonly ReceivedAttachment[]): AttachmentNote[] {
  const fates = attachmentFates(
    attachments.map(({ mediaType, bytes }) => ({
      mediaType,
      size: bytes.length,
      looksRight: looksLike(mediaType, bytes),
    })),
  );
  return attachments.map(({ name, mediaType, bytes }, index) => {
    const fate = fates[index]!;
    return { name, mediaType, size: bytes.length, refused: fate === 'kept' ? null : fate };
  });
}

/** Puts a mail's attachments on a lead: as files of its account, or as a note of what was not kept. */
export async function keepAttachments(
  tx: Tx,
  context: Context,
  lead: Pick<LeadRow, 'account_id' | 'id'>,
  mailId: string,
  attachments: readonly ReceivedAttachment[],
): Promise<void> {
  const { account_id: accountId, id: leadId } = lead;
  const notes = attachmentNotes(attachments);
  for (const [index, { name, mediaType, bytes }] of attachments.entries()) {
    const note = notes[index]!;
    const fileId =
      note.refused === null ? await storeFile(context.files, tx, context, { accountId, name, mediaType, bytes }) : null;
    await insertAttachment(tx, { accountId, leadId, mailId, id: context.newId(), position: index, fileId, note });
  }
}

/** The lead a mail answers: named by a signed token, else by the Message-ID of a mail of ours; held. */
async function leadAnswered(tx: Tx, context: Context, mail: ReceivedMail): Promise<LeadRow | null> {
  const domain = new URL(context.publicUrl).hostname;
  const ids = leadsNamed(context, mail);
  const answered = [...mail.answers, ...(mail.bounce?.messageId ? [mail.bounce.messageId] : [])];
  for (const id of ids.length === 0 ? answered : []) {
    const sent = await sentMailOf(tx, id, domain);
    const token = /^<([^@]+)@/.exec(sent?.headers.References ?? '')?.[1];
    const named = token ? leadOfReplyToken(context, token) : null;
    if (named !== null) ids.push(named);
  }
  for (const id of ids) {
    const lead = await heldLead(tx, id);
    if (lead) return lead;
  }
  return null;
}

/** A lead that was merged into another stands for the other. */
async function heldLead(tx: Tx, id: string): Promise<LeadRow | null> {
  let found = await findLead(tx, id);
  for (let steps = 0; found?.merged_into && steps < 10; steps++) found = await findLead(tx, found.merged_into);
  return found && lockLead(tx, found.account_id, found.id);
}

/** Whether the sender is who the lead was opened for, or proven to be of the same company. */
async function isTheBuyer(tx: Tx, lead: LeadRow, mail: ReceivedMail): Promise<boolean> {
  const { email } = mail.sender;
  if (email === '' || mail.senderDisowned) return false;
  return email === lead.contact_email.toLowerCase() || (await belongsToCompany(tx, lead.account_id, email));
}

/** Whether we sent it ourselves: our Message-ID, or our own address for answers. */
async function isOurs(tx: Tx, context: Context, mail: ReceivedMail): Promise<boolean> {
  const own = context.mailIn?.replyAddress?.replace('+*', '').toLowerCase();
  if (own !== undefined && mail.sender.email.replace(/\+[^@]*/, '') === own) return true;
  const domain = new URL(context.publicUrl).hostname;
  return mail.messageId !== null && (await sentMailOf(tx, mail.messageId, domain)) !== null;
}

type Arrived = { readonly id: string; readonly mail: ReceivedMail; readonly raw: Uint8Array };

/** Beside the lead's conversation: shown to the staff as what it is, and nothing comes of it. */
async function noteOnLead(tx: Tx, context: Context, lead: LeadRow, arrived: Arrived, kind: LeadMailKind) {
  const { mail, id } = arrived;
  await insertLeadMail(tx, {
    accountId: lead.account_id,
    leadId: lead.id,
    id,
    at: context.clock.now(),
    kind,
    sender: mail.sender.email,
    subject: mail.subject,
    body: kind === 'bounce' ? (mail.bounce?.reason ?? '') : newWords(mail.text),
  });
}

async function noteBounce(tx: Tx, context: Context, { mail }: Arrived): Promise<void> {
  const { bounce } = mail;
  if (!bounce?.forGood || bounce.messageId === null) return;
  // Only an address that we did write to: anybody can send a report about anybody.
  const sent = await sentMailOf(tx, bounce.messageId, new URL(context.publicUrl).hostname);
  const address = sent && /<?([^<>\s]+@[^<>\s]+?)>?$/.exec(sent.recipient)?.[1];
  if (address) await markBadAddress(tx, address.toLowerCase(), context.clock.now(), bounce.reason);
}

/** What the buyer wrote, with what hung on it; false where the lead is over and a person must decide. */
export async function takeBuyersMail(
  tx: Tx,
  context: Context,
  lead: LeadRow,
  mail: { readonly id: string; readonly text: string; readonly subject: string },
  attachments: readonly ReceivedAttachment[],
): Promise<Outcome<void>> {
  const body = newWords(mail.text) || mail.subject || '…';
  const written = await buyerWrote(tx, context, lead, { body, personId: null, mailId: mail.id });
  if (!written.ok) return written;
  await keepAttachments(tx, context, lead, mail.id, attachments);
  return accept(undefined);
}

/** The place of a mail among the leads, and what comes of it there. */
async function threaded(tx: Tx, context: Context, arrived: Arrived): Promise<Omit<PlacedMail, 'rawKey' | 'by' | 'at'>> {
  const { mail } = arrived;
  const lead = await leadAnswered(tx, context, mail);
  const on = { accountId: lead?.account_id ?? null, leadId: lead?.id ?? null };
  if (mail.kind === 'bounce') await noteBounce(tx, context, arrived);
  if (mail.kind !== 'message') {
    if (lead) await noteOnLead(tx, context, lead, arrived, mail.kind);
    return { ...on, state: lead ? 'threaded' : 'set_aside' };
  }
  if (!lead) return { ...on, state: 'unassigned' };
  if (await isTheBuyer(tx, lead, mail)) {
    const taken = await takeBuyersMail(tx, context, lead, { ...mail, id: arrived.id }, mail.attachments);
    return { ...on, state: taken.ok ? 'threaded' : 'unassigned' };
  }
  await noteOnLead(tx, context, lead, arrived, 'unverified');
  await keepAttachments(tx, context, lead, arrived.id, mail.attachments);
  await mailUnverified(tx, context, lead, await cardOf(tx, lead.owner_person_id), { ...mail, mailId: arrived.id });
  return { ...on, state: 'threaded' };
}

/** Keeps the message as it came while nobody has decided about it; one that is too large keeps its words alone. */
async function keepRaw(context: Context, raw: Uint8Array): Promise<string | null> {
  if (raw.length > mostBytesOfMail * 1.4) return null;
  const { seller } = await loadSellerAndStore(context);
  const key = fileKey(seller.id, createHash('sha256').update(raw).digest('hex'));
  await context.files.put(key, raw);
  return key;
}

/**
 * Takes a mail in, as it came over the wire: once, however often and by however many ways at once it is delivered.
 * What answers a lead and is the buyer's goes into its conversation and starts the answer clock; what somebody else
 * wrote is shown as unverified and does nothing; automatic mail never does anything; the rest waits for a person.
 */
export async function receiveMail(context: Context, raw: Uint8Array): Promise<Received> {
  const mail = await readMail(raw);
  const id = context.newId();
  const at = context.clock.now();
  const attachments = attachmentNotes(mail.attachments);
  return context.transaction<Received>(
    async (tx) => {
      const ours = await isOurs(tx, context, mail);
      const kind: MailKind = ours ? 'loop' : mail.kind;
      const { digest, messageId, sender, subject, text: body } = mail;
      const fresh = await insertInboundMail(tx, {
        ...{ id, digest, at, messageId, sender, subject, body, kind, attachments },
      });
      if (!fresh) return 'known';
      const placed = ours
        ? { state: 'set_aside' as const, accountId: null, leadId: null }
        : await threaded(tx, context, { id, mail, raw });
      const rawKey = placed.state === 'unassigned' && attachments.length > 0 ? await keepRaw(context, raw) : null;
      await placeInboundMail(tx, id, { ...placed, rawKey, by: null, at });
      // Only whoever answers a lead hears of it: a stranger's sender may be forged, and is answered nothing.
      if (kind === 'message' && placed.leadId !== null)
        await mailAttachmentsRefused(tx, context, { id, sender, subject, attachments });
      return placed.state;
    },
    // As the server: nobody is signed in; what the mail may do is decided by its token and sender above.
    { as: 'system' },
  );
}
