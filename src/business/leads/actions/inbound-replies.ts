import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { queueMail } from '../../../platform/mail.ts';
import { formats } from '../../../texts/format.ts';
import { mostAttachmentBytes } from '../rules/mail-words.ts';
import type { LeadRow } from '../storage/leads.ts';
import type { AttachmentNote } from '../storage/mail.ts';
import type { PersonCard } from '../storage/people.ts';
import { deskLink, greeting, paragraphs, quoted, toPerson, words } from './mails.ts';

/** RFC 3834: a machine answered, no machine need answer. */
const automatic = { 'Auto-Submitted': 'auto-replied', Precedence: 'bulk' };
const hourMs = 3_600_000;

function megabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1_048_576))} MB`;
}

/**
 * Tells a sender which of his attachments were not kept and that his words arrived; at most once an hour to one
 * address, so that two machines cannot keep each other busy and a forged sender is not flooded.
 */
export async function mailAttachmentsRefused(
  tx: Tx,
  context: Context,
  mail: {
    readonly id: string;
    readonly sender: { readonly email: string; readonly name: string };
    readonly subject: string;
    readonly attachments: readonly AttachmentNote[];
  },
): Promise<void> {
  const refused = mail.attachments.filter((attachment) => attachment.refused !== null);
  if (refused.length === 0 || !/^[^@\s]+@[^@\s]+$/.test(mail.sender.email)) return;
  const say = words(context.language);
  const format = formats(context.language);
  const list = refused
    .slice(0, 20)
    .map(({ name, size, refused: why }) =>
      say(why === 'type' ? 'leads.refusedType' : 'leads.refusedSize', { name, size: megabytes(size) }),
    );
  await queueMail(tx, context, {
    dedupeKey: `leads.attachments:${mail.sender.email}:${Math.floor(context.clock.now() / hourMs)}`,
    to: { email: mail.sender.email, name: mail.sender.name },
    subject: say('leads.refused.subject', { count: format.quantity(refused.length) }),
    headers: automatic,
    text: paragraphs(
      say('leads.refused.text', { most: megabytes(mostAttachmentBytes) }),
      quoted(list.join('\n')),
      say('leads.refused.kinds'),
    ),
  });
}

/** To the owner: somebody who is not known as the buyer answered in his lead. */
export async function mailUnverified(
  tx: Tx,
  context: Context,
  row: LeadRow,
  owner: PersonCard,
  mail: { readonly mailId: string; readonly sender: { readonly email: string }; readonly text: string },
): Promise<void> {
  const say = words(owner.language);
  await queueMail(tx, context, {
    dedupeKey: `leads.unverified:${mail.mailId}`,
    to: toPerson(owner),
    subject: say('leads.unverified.subject', { reference: row.number, company: row.company }),
    text: paragraphs(
      greeting(say, owner.name),
      say('leads.unverified.text', { company: row.company, name: row.contact_name }),
      quoted(`${mail.sender.email}\n\n${mail.text.slice(0, 2_000)}`),
      deskLink(say, context, row),
    ),
  });
}
