import type { MessageRow, NoteRow } from '../storage/conversation.ts';
import type { EventRow, LeadRow } from '../storage/leads.ts';
import type { AttachmentRow, LeadMailRow } from '../storage/mail.ts';
import type { PersonCard } from '../storage/people.ts';
import type { LeadEvent } from '../terms/events.ts';
import type { HistoryEntry } from '../terms.ts';

/** Everything a lead's history is told from. */
export type Told = {
  readonly events: readonly EventRow[];
  readonly messages: readonly MessageRow[];
  readonly notes: readonly NoteRow[];
  readonly mails: readonly LeadMailRow[];
  readonly attachments: readonly AttachmentRow[];
  readonly cards: ReadonlyMap<string, PersonCard>;
  /** What later rooms know of the account. */
  readonly past: readonly HistoryEntry[];
};

/** Kinds that a message or a note tells better than their event. */
const toldByWords = new Set<LeadEvent['kind']>(['replied', 'buyer_wrote', 'called', 'noted']);

function factsOf(event: LeadEvent, cards: Told['cards']): HistoryEntry['facts'] {
  switch (event.kind) {
    case 'opened':
      return { person: cards.get(event.ownerPersonId)?.name ?? '', reason: event.ownerReason };
    case 'passed':
      return { person: cards.get(event.toPersonId)?.name ?? '' };
    case 'handed_over':
      return { person: cards.get(event.toPersonId)?.name ?? '', reason: event.reason };
    case 'closed':
      return { outcome: event.outcome };
    default:
      return {};
  }
}

function ofEvent(row: EventRow, lead: LeadRow, cards: Told['cards']): HistoryEntry {
  const { kind } = row.data;
  const text = kind === 'opened' ? lead.need : kind === 'closed' ? lead.close_reason : null;
  return {
    at: row.at.toISOString(),
    kind,
    person: row.actor_person_id === null ? null : (cards.get(row.actor_person_id)?.name ?? null),
    text: text === '' ? null : text,
    facts: factsOf(row.data, cards),
  };
}

/** What hung on a mail, as it travels. */
function hungOn(mailId: string, told: Told): Pick<HistoryEntry, 'mailId' | 'attachments'> {
  const attachments = told.attachments
    .filter((row) => row.mail_id === mailId)
    .map(({ id, name, size, refused }) => ({ id, name, size: Number(size), refused }));
  return { mailId, attachments };
}

/** A mail beside the conversation. One that was taken over stands in the conversation. */
function ofMail(row: LeadMailRow, told: Told): HistoryEntry {
  return {
    at: row.at.toISOString(),
    kind: row.kind,
    person: row.sender_email,
    text: row.body,
    facts: { subject: row.subject },
    ...hungOn(row.id, told),
  };
}

function ofMessage(row: MessageRow, lead: LeadRow, told: Told): HistoryEntry {
  const { cards } = told;
  const named = row.person_id === null ? undefined : cards.get(row.person_id)?.name;
  const incoming = row.direction === 'from_buyer';
  return {
    at: row.at.toISOString(),
    kind: incoming ? 'buyer_wrote' : 'replied',
    person: named ?? (incoming ? lead.contact_name : null),
    text: row.body,
    facts: {},
    ...(row.mail_id === null ? {} : hungOn(row.mail_id, told)),
  };
}

function ofNote(row: NoteRow, cards: Told['cards']): HistoryEntry {
  const kinds = { note: 'noted', call: 'called', pass: 'noted' } as const;
  return {
    at: row.at.toISOString(),
    kind: kinds[row.kind],
    person: cards.get(row.person_id)?.name ?? null,
    text: row.body === '' ? null : row.body,
    facts: row.call_outcome === null ? {} : { outcome: row.call_outcome },
  };
}

/** The history of a lead and of its account before it, newest first. */
export function historyOf(lead: LeadRow, told: Told): HistoryEntry[] {
  const { events, messages, notes, mails, cards, past } = told;
  const entries = [
    ...past,
    ...events.filter((row) => !toldByWords.has(row.data.kind)).map((row) => ofEvent(row, lead, cards)),
    ...messages.map((row) => ofMessage(row, lead, told)),
    ...mails.filter((row) => row.accepted_at === null).map((row) => ofMail(row, told)),
    ...notes.map((row) => ofNote(row, cards)),
  ];
  // A stable sort: what happened at one instant stays in the order in which it is told.
  return entries.reverse().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
