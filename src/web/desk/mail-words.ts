import type { MailItem } from '../../business/desk/terms.ts';

export type ShownMailState = MailItem['state'] | 'retrying';

/** What became of a mail, and of a queued one whether it was tried before. */
export function mailStateOf({ state, attempts }: Pick<MailItem, 'state' | 'attempts'>): ShownMailState {
  return state === 'queued' && attempts > 0 ? 'retrying' : state;
}

/** A recipient as mails carry it, `"Ines Falk" <ines@example.com>` or the address alone, taken apart. */
export function recipientOf(recipient: string): { readonly name: string | null; readonly address: string } {
  const [, name, address] = /^"(.*)" <(.*)>$/.exec(recipient) ?? [];
  return { name: name || null, address: address ?? recipient };
}
