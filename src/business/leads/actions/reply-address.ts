import { createHmac } from 'node:crypto';
import type { Context } from '../../../platform/http/route.ts';
import { sameText } from '../../../platform/session/tokens.ts';

/** Small letters and digits: what comes before the @ may be written in capitals on the way. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const form = /^[a-z2-7]{42}$/;
const idBytes = 16;
const signatureBytes = 10;

type Signing = Pick<Context, 'secret'>;

function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function bytesOf(token: string): Uint8Array {
  const bits = [...token].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** The lead's id and its signature, 42 small letters and digits: says which lead a mail answers, and that we said so. */
export function replyToken(context: Signing, leadId: string): string {
  const id = Buffer.from(leadId.replaceAll('-', ''), 'hex');
  const signature = createHmac('sha256', context.secret.reveal()).update('keyline.reply').update(id).digest();
  return base32(Buffer.concat([id, signature.subarray(0, signatureBytes)]));
}

/** The lead that a token names, or null where it is none of ours. */
export function leadOfReplyToken(context: Signing, token: string): string | null {
  if (!form.test(token)) return null;
  const hex = Buffer.from(bytesOf(token).subarray(0, idBytes)).toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return sameText(replyToken(context, id), token) ? id : null;
}

/** Where a buyer's answer goes: "reply+*@halden.example" takes the token for its star; else the person himself. */
export function replyAddress(context: Pick<Context, 'secret' | 'mailIn'>, leadId: string, person: string): string {
  const { mailIn } = context;
  return mailIn?.replyAddress ? mailIn.replyAddress.replace('*', replyToken(context, leadId)) : person;
}

/** What every mail about a lead carries, so that an answer to it finds the lead even at a plain address. */
export function threadHeaders(context: Pick<Context, 'secret' | 'publicUrl'>, leadId: string): Record<string, string> {
  return { References: `<${replyToken(context, leadId)}@lead.${new URL(context.publicUrl).hostname}>` };
}

/** Tokens in the addresses and Message-IDs of a mail, in the order in which they count. */
export function leadsNamed(
  context: Signing,
  mail: { readonly recipients: readonly string[]; readonly answers: readonly string[] },
): string[] {
  const inAddresses = mail.recipients.map((address) => /\+([^+@]+)@/.exec(address)?.[1] ?? '');
  const inAnswers = mail.answers.map((id) => id.split('@')[0]!.toLowerCase());
  const found = [...inAddresses, ...inAnswers].map((token) => leadOfReplyToken(context, token));
  return [...new Set(found.filter((id): id is string => id !== null))];
}
