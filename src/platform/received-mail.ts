import { createHash } from 'node:crypto';
import { convert, type HtmlToTextOptions } from 'html-to-text';
import PostalMime, { type Email } from 'postal-mime';

export type ReceivedAttachment = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** A mail that came in, read: text only, whatever it was written in. */
export type ReceivedMail = {
  /** Without angle brackets; null where the sender gave none. */
  readonly messageId: string | null;
  /** The address in small letters; '' where there is none that can be read. */
  readonly sender: { readonly email: string; readonly name: string };
  /** Every address it was sent or delivered to, in small letters. */
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Message-IDs that it answers, without angle brackets, the nearest first. */
  readonly answers: readonly string[];
  /** `auto_reply`: written by a machine (RFC 3834); `bounce`: a report that a mail was not delivered (RFC 3464). */
  readonly kind: 'message' | 'auto_reply' | 'bounce';
  /** The receiving server says that the sender's domain did not send it (RFC 8601). */
  readonly senderDisowned: boolean;
  readonly bounce: { readonly messageId: string | null; readonly forGood: boolean; readonly reason: string } | null;
  readonly attachments: readonly ReceivedAttachment[];
  /** The same mail delivered twice has the same; another mail under the same Message-ID has not. */
  readonly digest: Buffer;
};

const mostText = 200_000;
const mostSubject = 500;
const mostAnswers = 50;
const mostNested = 20;

/** Characters that no text of ours holds: PostgreSQL refuses NUL, the rest moves the cursor of whoever reads a log. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').replace(/\r\n?/g, '\n');
}

function oneLine(text: string, most: number): string {
  return printable(text).replace(/\s+/g, ' ').trim().slice(0, most);
}

const asText: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: 4_000_000, maxDepth: 100, ellipsis: '…' },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
  ],
};

/** The words of a mail; scripts, styles and pictures of HTML are not words. */
function textOf(email: Email): string {
  const own = email.text?.trim() ? email.text : email.html ? convert(email.html, asText) : '';
  return printable(own).trim().slice(0, mostText);
}

/** More than any person sends; each costs a row and perhaps a file. */
const MOST_ATTACHMENTS = 100;

function idsIn(value: string | undefined): string[] {
  return [...(value ?? '').matchAll(/<([^<>\s\p{Cc}]{1,300})>/gu)].map((match) => match[1]!);
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

type Headers = ReadonlyMap<string, string>;

function headersOf(email: Email): Headers {
  // The first of several with one name is the last that was added: the receiving server's.
  return new Map([...email.headers].reverse().map(({ key, value }) => [key.toLowerCase(), value]));
}

function writtenByMachine(headers: Headers): boolean {
  const submitted = headers.get('auto-submitted')?.trim().toLowerCase() ?? 'no';
  const precedence = headers.get('precedence')?.trim().toLowerCase() ?? '';
  return (
    !submitted.startsWith('no') ||
    ['bulk', 'list', 'junk', 'auto_reply'].includes(precedence) ||
    headers.has('list-id') ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond')
  );
}

function isBounce(headers: Headers, sender: string): boolean {
  const type = headers.get('content-type')?.toLowerCase() ?? '';
  if (type.startsWith('multipart/report') && type.includes('delivery-status')) return true;
  return headers.get('return-path')?.trim() === '<>' && /^(mailer-daemon|postmaster)@/.test(sender);
}

function field(text: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(text)?.[1]?.trim();
}

function bounceOf(email: Email): ReceivedMail['bounce'] {
  const parts = email.attachments.map(({ mimeType, content }) => ({
    type: mimeType.toLowerCase(),
    text: Buffer.from(bytesOf(content)).subarray(0, 100_000).toString('utf8'),
  }));
  const status = parts.find(({ type }) => type === 'message/delivery-status')?.text ?? '';
  const returned = parts.find(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers')?.text ?? '';
  const code = field(status, 'Status') ?? '';
  const reason = field(status, 'Diagnostic-Code') ?? (code || oneLine(email.subject ?? '', 200));
  return {
    messageId: idsIn(field(returned, 'Message-ID'))[0] ?? null,
    forGood: code.startsWith('5'),
    reason: oneLine(reason, 300),
  };
}

function addressesOf(email: Email, headers: Headers): string[] {
  const boxes = [...(email.to ?? []), ...(email.cc ?? [])].flatMap((box) => [box, ...(box.group ?? [])]);
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to'].map((name) => headers.get(name) ?? '');
  const all = [...boxes.map((box) => box.address ?? ''), ...delivered];
  return [...new Set(all.map((address) => oneLine(address, 320).replace(/^<|>$/g, '').toLowerCase()))].filter(Boolean);
}

/** Attachments, and pictures inside the text that have a name; parts of a report are not attachments. */
function attachmentsOf(email: Email): ReceivedAttachment[] {
  return email.attachments.map(({ filename, mimeType, content }, index) => ({
    // A name only: no folder, no sign that a file system or a header would read.
    name: oneLine((filename ?? '').split(/[\\/]/).at(-1) ?? '', 150).replace(/["<>|:*?]/g, '_') || `${index + 1}`,
    mediaType: oneLine(mimeType, 100).toLowerCase().split(';')[0]!.trim(),
    bytes: bytesOf(content),
  }));
}

/** Reads a raw mail (RFC 5322). Never refuses: what cannot be read is left out, the words are kept. */
export async function readMail(raw: Uint8Array): Promise<ReceivedMail> {
  const email = await PostalMime.parse(Buffer.from(raw), {
    forceRfc822Attachments: true,
    maxNestingDepth: mostNested,
  }).catch(() => PostalMime.parse(''));
  const headers = headersOf(email);
  const sender = {
    email: oneLine(email.from?.address ?? '', 320).toLowerCase(),
    name: oneLine(email.from?.name ?? '', 200),
  };
  const bounced = isBounce(headers, sender.email);
  const subject = oneLine(email.subject ?? '', mostSubject);
  const text = textOf(email);
  const messageId = idsIn(email.messageId)[0] ?? null;
  const same = JSON.stringify([messageId, sender.email, headers.get('date') ?? '', subject, text]);
  return {
    messageId,
    sender,
    recipients: addressesOf(email, headers),
    subject,
    text,
    answers: [...new Set([...idsIn(email.inReplyTo), ...idsIn(email.references).reverse()])].slice(0, mostAnswers),
    kind: bounced ? 'bounce' : writtenByMachine(headers) ? 'auto_reply' : 'message',
    senderDisowned: /\bdmarc\s*=\s*fail\b/i.test(headers.get('authentication-results') ?? ''),
    bounce: bounced ? bounceOf(email) : null,
    attachments: bounced ? [] : attachmentsOf(email).slice(0, MOST_ATTACHMENTS),
    digest: createHash('sha256').update(same).digest(),
  };
}
