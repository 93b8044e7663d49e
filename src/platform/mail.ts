import nodemailer from 'nodemailer';
import type { Tx } from './database/database.ts';
import type { Context } from './http/route.ts';

export type MailAttachment = { readonly name: string; readonly accountId: string; readonly fileId: string };

export type NewMail = {
  /** The same key never makes a second mail. */
  readonly dedupeKey: string;
  readonly to: {
    readonly email: string;
    readonly name?: string | null;
    readonly personId?: string;
    readonly accountId?: string;
  };
  readonly subject: string;
  /** Plain text; paragraphs are separated by an empty line, links stand alone on a line. */
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly MailAttachment[];
  readonly replyTo?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A header's value on one line: a line break in a name or subject would start a header of the sender's choosing. */
export function headerText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The HTML of a plain mail: paragraphs, and links only where a line is nothing but a web address. */
export function htmlOfText(text: string, publicUrl: string): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
    const lines = paragraph.split('\n').map((line) => {
      const escaped = escapeHtml(line);
      return line.startsWith(`${publicUrl}/`) && /^\S+$/.test(line) ? `<a href="${escaped}">${escaped}</a>` : escaped;
    });
    return `<p>${lines.join('<br>')}</p>`;
  });
  return `<!doctype html><html><body style="font-family: Inter, Arial, sans-serif; font-size: 15px; line-height: 1.5; color: #1d1b18">${paragraphs.join('\n')}</body></html>`;
}

/** Puts a mail into the outbox, in the transaction that makes its words true. Sent by a job; never twice. */
export async function queueMail(tx: Tx, context: Context, mail: NewMail): Promise<void> {
  const now = new Date(context.clock.now());
  const name = mail.to.name ? headerText(mail.to.name).replace(/["\\<>]/g, '') : '';
  const email = headerText(mail.to.email);
  await tx.query(
    `INSERT INTO platform.mail (id, dedupe_key, account_id, person_id, recipient, reply_to, subject, body_text, body_html,
       attachments, headers, created_at, next_attempt_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) ON CONFLICT (dedupe_key) DO NOTHING`,
    [
      context.newId(),
      mail.dedupeKey,
      mail.to.accountId ?? null,
      mail.to.personId ?? null,
      name === '' ? email : `"${name}" <${email}>`,
      mail.replyTo ? headerText(mail.replyTo) : null,
      headerText(mail.subject),
      mail.text,
      mail.html ?? htmlOfText(mail.text, context.publicUrl),
      JSON.stringify(mail.attachments ?? []),
      JSON.stringify(mail.headers ?? {}),
      now,
    ],
  );
}

type WaitingMail = {
  id: string;
  recipient: string;
  reply_to: string | null;
  subject: string;
  body_text: string;
  body_html: string;
  attachments: MailAttachment[];
  headers: Record<string, string>;
  attempts: number;
};

/** Hands a finished mail to the world. Rejects when the world did not take it. */
export type Transport = (mail: {
  messageId: string;
  to: string;
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  attachments: { filename: string; content: Buffer }[];
}) => Promise<void>;

/** Milliseconds: until the server answers at all, and for which it may be silent in the conversation. */
const untilItAnswers = 15_000;
const mostSilence = 60_000;

/** Sends through a mail server, "smtp://user:password@host:587"; every mail in a conversation of its own. */
export function smtpTransport(url: string, from: string): Transport {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: untilItAnswers,
    greetingTimeout: untilItAnswers,
    socketTimeout: mostSilence,
  });
  return async ({ messageId, ...mail }) => {
    await transport.sendMail({ ...mail, from, messageId, disableFileAccess: true, disableUrlAccess: true });
  };
}

const mostAttempts = 8;

/** Whether the server refused this mail or its recipient for good (RFC 5321, 4.2.1): asking again would change nothing. */
function refusedForGood(error: unknown): boolean {
  const { command, responseCode } = error as { command?: unknown; responseCode?: unknown };
  // Not the login or the sender: those are ours, and put right in the configuration.
  return (command === 'RCPT TO' || command === 'DATA') && typeof responseCode === 'number' && responseCode >= 500;
}

/**
 * Sends the next waiting mail; false when none waits. The row stays locked while it is sent, so two processes never
 * send the same one; its Message-ID is its row's id, so a receiver recognises one sent twice after a crash.
 */
export async function sendNextMail(
  tx: Tx,
  now: number,
  transport: Transport,
  domain: string,
  attachment: (tx: Tx, file: MailAttachment) => Promise<Uint8Array>,
): Promise<boolean> {
  const rows = await tx.query<WaitingMail>(
    `SELECT id, recipient, reply_to, subject, body_text, body_html, attachments, headers, attempts FROM platform.mail
     WHERE sent_at IS NULL AND failed_at IS NULL AND next_attempt_at <= $1
     ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [new Date(now)],
  );
  const mail = rows[0];
  if (!mail) return false;
  // A server may take its time. Were the transaction ended meanwhile, the mail would be sent, and sent again.
  await tx.query("SET LOCAL idle_in_transaction_session_timeout = '15min'");
  try {
    const attachments = await Promise.all(
      mail.attachments.map(async (file) => ({ filename: file.name, content: Buffer.from(await attachment(tx, file)) })),
    );
    await transport({
      messageId: `<${mail.id}@${domain}>`,
      to: mail.recipient,
      ...(mail.reply_to ? { replyTo: mail.reply_to } : {}),
      subject: mail.subject,
      text: mail.body_text,
      html: mail.body_html,
      headers: mail.headers,
      attachments,
    });
    await tx.query('UPDATE platform.mail SET sent_at = $2, attempts = attempts + 1, failure = NULL WHERE id = $1', [
      mail.id,
      new Date(now),
    ]);
  } catch (error) {
    const attempts = mail.attempts + 1;
    const next = new Date(now + Math.min(3_600_000, 15_000 * 2 ** attempts));
    const givenUp = attempts >= mostAttempts || refusedForGood(error);
    await tx.query(
      `UPDATE platform.mail SET attempts = $2, failure = $3, next_attempt_at = $4, failed_at = $5 WHERE id = $1`,
      [mail.id, attempts, String(error).slice(0, 500), next, givenUp ? new Date(now) : null],
    );
  }
  return true;
}

export type MailRow = {
  id: string;
  account_id: string | null;
  recipient: string;
  subject: string;
  body_text: string;
  body_html: string;
  attachments: MailAttachment[];
  created_at: Date;
  sent_at: Date | null;
  failed_at: Date | null;
  failure: string | null;
  attempts: number;
};

/** What became of a mail: sent, given up, or neither yet. */
export type MailOutcome = 'open' | 'sent' | 'failed';

/** `q` looks in recipient and subject. */
export type MailFilter = { readonly q?: string; readonly outcome?: MailOutcome };

const mailsFound = `($1::text IS NULL OR position(lower($1) in lower(recipient || ' ' || subject)) > 0)
       AND ($2::text IS NULL OR $2 = CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN failed_at IS NOT NULL THEN 'failed'
         ELSE 'open' END)`;

/** The outbox page: newest first, by key of (created_at, id). */
export async function listMails(
  tx: Tx,
  filter: MailFilter & { before?: { at: string; id: string }; limit: number },
): Promise<MailRow[]> {
  return tx.query<MailRow>(
    `SELECT id, account_id, recipient, subject, body_text, body_html, attachments, created_at, sent_at, failed_at, failure, attempts
     FROM platform.mail
     WHERE ${mailsFound}
       AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
     ORDER BY created_at DESC, id DESC LIMIT $5`,
    [filter.q ?? null, filter.outcome ?? null, filter.before?.at ?? null, filter.before?.id ?? null, filter.limit],
  );
}

const countedAtMost = 1_000;

/** How many mails the filter finds, counted to a thousand. */
export async function countMails(tx: Tx, filter: MailFilter): Promise<number> {
  const rows = await tx.query<{ count: bigint }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM platform.mail WHERE ${mailsFound} LIMIT ${countedAtMost}) found`,
    [filter.q ?? null, filter.outcome ?? null],
  );
  return Number(rows[0]!.count);
}

export async function mailById(tx: Tx, id: string): Promise<MailRow | null> {
  const rows = await tx.query<MailRow>(
    `SELECT id, account_id, recipient, subject, body_text, body_html, attachments, created_at, sent_at, failed_at, failure, attempts
     FROM platform.mail WHERE id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** What we sent under a Message-ID: to whom, and the headers of ours that it carried; null where it is not ours. */
export async function sentMailOf(
  tx: Tx,
  messageId: string,
  domain: string,
): Promise<{ recipient: string; headers: Record<string, string> } | null> {
  const id = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@(.+)$/.exec(messageId);
  if (!id || id[2] !== domain) return null;
  const rows = await tx.query<{ recipient: string; headers: Record<string, string> }>(
    'SELECT recipient, headers FROM platform.mail WHERE id = $1',
    [id[1]!],
  );
  return rows[0] ?? null;
}

/** Lets a mail that was given up try again now. */
export async function retryMail(tx: Tx, id: string, now: number): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE platform.mail SET failed_at = NULL, failure = NULL, attempts = 0, next_attempt_at = $2
     WHERE id = $1 AND failed_at IS NOT NULL RETURNING id`,
    [id, new Date(now)],
  );
  return rows.length > 0;
}
