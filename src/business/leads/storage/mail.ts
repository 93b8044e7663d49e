import type { Tx } from '../../../platform/database/database.ts';
import type { CursorValue } from '../../../platform/http/cursor.ts';

export type MailState = 'threaded' | 'unassigned' | 'set_aside';
export type MailKind = 'message' | 'auto_reply' | 'bounce' | 'loop';
export type AttachmentNote = { name: string; mediaType: string; size: number; refused: 'too_large' | 'type' | null };

export type NewInboundMail = {
  readonly id: string;
  readonly digest: Uint8Array;
  readonly at: number;
  readonly messageId: string | null;
  readonly sender: { readonly email: string; readonly name: string };
  readonly subject: string;
  readonly body: string;
  readonly kind: MailKind;
  readonly attachments: readonly AttachmentNote[];
};

/** Notes a mail; false when it came before. Of two deliveries at once the second waits here for the first. */
export async function insertInboundMail(tx: Tx, mail: NewInboundMail): Promise<boolean> {
  const rows = await tx.execute(
    `INSERT INTO leads.inbound_mail (id, digest, received_at, message_id, sender_email, sender_name, subject, body, kind,
       state, attachments)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'unassigned', $10) ON CONFLICT (digest) DO NOTHING`,
    [
      mail.id,
      Buffer.from(mail.digest),
      new Date(mail.at),
      mail.messageId,
      mail.sender.email,
      mail.sender.name,
      mail.subject,
      mail.body,
      mail.kind,
      JSON.stringify(mail.attachments),
    ],
  );
  return rows === 1;
}

export type PlacedMail = {
  readonly state: MailState;
  readonly accountId: string | null;
  readonly leadId: string | null;
  readonly rawKey: string | null;
  readonly by: string | null;
  readonly at: number;
};

/** Where a mail went. */
export async function placeInboundMail(tx: Tx, id: string, placed: PlacedMail): Promise<void> {
  await tx.execute(
    `UPDATE leads.inbound_mail SET state = $2, account_id = $3, lead_id = $4, raw_key = $5, decided_by = $6, decided_at = $7
     WHERE id = $1`,
    [id, placed.state, placed.accountId, placed.leadId, placed.rawKey, placed.by, new Date(placed.at)],
  );
}

export type InboundMailRow = {
  id: string;
  received_at: Date;
  sender_email: string;
  sender_name: string;
  subject: string;
  body: string;
  kind: MailKind;
  state: MailState;
  account_id: string | null;
  lead_id: string | null;
  attachments: AttachmentNote[];
  raw_key: string | null;
};

const columns =
  'id, received_at, sender_email, sender_name, subject, body, kind, state, account_id, lead_id, attachments, raw_key';

/** A mail, held until the transaction ends. */
export async function lockInboundMail(tx: Tx, id: string): Promise<InboundMailRow | null> {
  const rows = await tx.query<InboundMailRow>(`SELECT ${columns} FROM leads.inbound_mail WHERE id = $1 FOR UPDATE`, [
    id,
  ]);
  return rows[0] ?? null;
}

/** Mails in a state, newest first, one row more than the limit. */
export async function inboundMails(
  tx: Tx,
  filter: { state: MailState; after: readonly CursorValue[] | null; limit: number },
): Promise<InboundMailRow[]> {
  return tx.query<InboundMailRow>(
    `SELECT ${columns} FROM leads.inbound_mail
     WHERE state = $1 AND ($2::timestamptz IS NULL OR (received_at, id) < ($2, $3::uuid))
     ORDER BY received_at DESC, id DESC LIMIT $4`,
    [filter.state, filter.after?.[0] ?? null, filter.after?.[1] ?? null, filter.limit + 1],
  );
}

const countedAtMost = 1_000;

export async function countInboundMails(tx: Tx, state: MailState): Promise<number> {
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM leads.inbound_mail WHERE state = $1 LIMIT ${countedAtMost}) found`,
    [state],
  );
  return Number(rows[0]!.count);
}

export type LeadMailKind = 'unverified' | 'auto_reply' | 'bounce';
export type LeadMailRow = {
  id: string;
  at: Date;
  kind: LeadMailKind;
  sender_email: string;
  subject: string;
  body: string;
  accepted_at: Date | null;
};

export async function insertLeadMail(
  tx: Tx,
  mail: {
    accountId: string;
    leadId: string;
    id: string;
    at: number;
    kind: LeadMailKind;
    sender: string;
    subject: string;
    body: string;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO leads.lead_mail (account_id, id, lead_id, at, kind, sender_email, subject, body)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [mail.accountId, mail.id, mail.leadId, new Date(mail.at), mail.kind, mail.sender, mail.subject, mail.body],
  );
}

/** Mails on a lead that are no words of its buyer, as far as the role may see them. */
export async function leadMailsOf(tx: Tx, accountId: string, leadId: string): Promise<LeadMailRow[]> {
  return tx.query<LeadMailRow>(
    `SELECT id, at, kind, sender_email, subject, body, accepted_at FROM leads.lead_mail
     WHERE account_id = $1 AND lead_id = $2 ORDER BY at, id`,
    [accountId, leadId],
  );
}

/** Marks an unverified mail as the buyer's after all; null when there is none to mark. */
export async function acceptLeadMail(
  tx: Tx,
  accountId: string,
  leadId: string,
  id: string,
  at: number,
): Promise<LeadMailRow | null> {
  const rows = await tx.query<LeadMailRow>(
    `UPDATE leads.lead_mail SET accepted_at = $4
     WHERE account_id = $1 AND lead_id = $2 AND id = $3 AND kind = 'unverified' AND accepted_at IS NULL
     RETURNING id, at, kind, sender_email, subject, body, accepted_at`,
    [accountId, leadId, id, new Date(at)],
  );
  return rows[0] ?? null;
}

export type AttachmentRow = {
  id: string;
  mail_id: string;
  file_id: string | null;
  name: string;
  media_type: string;
  size: bigint;
  refused: 'too_large' | 'type' | null;
};

export async function insertAttachment(
  tx: Tx,
  attachment: {
    accountId: string;
    leadId: string;
    mailId: string;
    id: string;
    position: number;
    fileId: string | null;
    note: AttachmentNote;
  },
): Promise<void> {
  const { note } = attachment;
  await tx.query(
    `INSERT INTO leads.lead_attachment (account_id, id, lead_id, mail_id, file_id, name, media_type, size, refused, position)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      attachment.accountId,
      attachment.id,
      attachment.leadId,
      attachment.mailId,
      attachment.fileId,
      note.name,
      note.mediaType,
      note.size,
      note.refused,
      attachment.position,
    ],
  );
}

export async function attachmentsOf(tx: Tx, accountId: string, leadId: string): Promise<AttachmentRow[]> {
  return tx.query<AttachmentRow>(
    `SELECT id, mail_id, file_id, name, media_type, size, refused FROM leads.lead_attachment
     WHERE account_id = $1 AND lead_id = $2 ORDER BY mail_id, position`,
    [accountId, leadId],
  );
}

export async function markBadAddress(tx: Tx, email: string, at: number, reason: string): Promise<void> {
  await tx.query(
    `INSERT INTO leads.bad_address (email, at, reason) VALUES ($1, $2, $3)
     ON CONFLICT (email) DO UPDATE SET at = excluded.at, reason = excluded.reason`,
    [email, new Date(at), reason],
  );
}

/** Why mail to an address comes back, or null. */
export async function badAddress(tx: Tx, email: string): Promise<{ at: Date; reason: string } | null> {
  const rows = await tx.query<{ at: Date; reason: string }>(
    'SELECT at, reason FROM leads.bad_address WHERE email = $1',
    [email.toLowerCase()],
  );
  return rows[0] ?? null;
}

/** Whether an address belongs to somebody of the company who has proven it. */
export async function belongsToCompany(tx: Tx, accountId: string, email: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM accounts.published_membership m JOIN accounts.published_person p ON p.id = m.person_id
     WHERE m.account_id = $1 AND p.email = $2 AND p.email_verified_at IS NOT NULL LIMIT 1`,
    [accountId, email],
  );
  return rows.length > 0;
}
