import type { MailItem } from '../../business/desk/terms.ts';

/** A mail is tried within a minute; what was never tried after five has nobody that sends it. */
const triedWithin = 300_000;

export type MailState = 'sent' | 'failed' | 'kept' | 'retrying' | 'waiting';

type Sending = Pick<MailItem, 'state' | 'attempts' | 'createdAt'>;

/** What became of a mail until `now` (milliseconds), finer than the outbox tells it. */
export function mailStateOf({ state, attempts, createdAt }: Sending, now: number): MailState {
  if (state !== 'waiting') return state;
  if (attempts > 0) return 'retrying';
  return now - Date.parse(createdAt) > triedWithin ? 'kept' : 'waiting';
}

/** A recipient as mails carry it, `"Ines Falk" <ines@example.com>` or the address alone, taken apart. */
export function recipientOf(recipient: string): { readonly name: string | null; readonly address: string } {
  const [, name, address] = /^"(.*)" <(.*)>$/.exec(recipient) ?? [];
  return { name: name || null, address: address ?? recipient };
}
