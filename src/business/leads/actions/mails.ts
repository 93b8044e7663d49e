import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { queueMail } from '../../../platform/mail.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/mail.ts';
import en from '../../../texts/en/mail.ts';
import { formats } from '../../../texts/format.ts';
import type { Language } from '../../../texts/languages.ts';
import { titleIn } from '../../../texts/titles.ts';
import type { LeadRow } from '../storage/leads.ts';
import type { PersonCard } from '../storage/people.ts';
import type { BasketLine, BasketTotals } from '../terms.ts';
import { replyAddress, threadHeaders } from './reply-address.ts';
import { linkPath } from './request-link.ts';

export const words = translators({ en, de });

type Say = ReturnType<typeof words>;
type Parts = readonly (string | null)[];

/** Paragraphs to a text, the missing ones left out. */
export function paragraphs(...parts: Parts): string {
  return parts.filter((part): part is string => part !== null && part !== '').join('\n\n');
}
function lines(...parts: Parts): string {
  return parts.filter((part): part is string => part !== null && part !== '').join('\n');
}

/**
 * What a stranger wrote, marked on every line: a mail's HTML turns a line that is nothing but an address into a link,
 * and what a stranger wrote must never become one.
 */
export function quoted(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `> ${line}`)
    .join('\n');
}

/** The promised instant as the wall of the answering team shows it, with the zone's name. */
function timeOf(row: Pick<LeadRow, 'answering'>, instant: number, language: Language): string {
  const { zone } = row.answering.calendar;
  return `${formats(language).instant(new Date(instant).toISOString(), zone)} (${zone.replaceAll('_', ' ')})`;
}

/** What somebody is, as his reader says it; inside sales where his card does not tell. */
export function roleOf(card: Pick<PersonCard, 'title'>, language: Language): string {
  return titleIn(language, card.title ?? 'Inside sales');
}

function contactLines(language: Language, contact: PersonCard): string {
  const say = words(language);
  return lines(
    say('leads.contact', { contact: contact.name, role: roleOf(contact, language) }),
    contact.phone ? say('leads.contactPhone', { phone: contact.phone }) : null,
    say('leads.contactEmail', { email: contact.email }),
  );
}

export type MailBasket = { readonly lines: readonly BasketLine[]; readonly totals: BasketTotals } | null;

const mostLinesInMail = 20;

function basketLines(say: Say, basket: MailBasket, language: Language): string | null {
  if (basket === null || basket.lines.length === 0) return null;
  const { quantity, money } = formats(language);
  const shown = basket.lines.slice(0, mostLinesInMail).map((line) =>
    say('leads.line', {
      quantity: quantity(line.quantity),
      name: line.names[language] ?? line.names.en ?? line.sku,
      months: line.termMonths,
    }),
  );
  const more = basket.lines.length > mostLinesInMail ? '…' : null;
  const { commitment } = basket.totals;
  return lines(
    ...shown,
    more,
    commitment ? say('leads.commitment', { commitment: money(commitment) }) : say('leads.onRequest'),
  );
}

/** Mails to the buyer say which lead they belong to; his answer goes where answers are read, else to the person. */
function threadOf(context: Context, row: LeadRow, person: PersonCard) {
  return { replyTo: replyAddress(context, row.id, person.email), headers: threadHeaders(context, row.id) };
}

function toBuyer(row: LeadRow) {
  const { contact_email: email, contact_name: name, account_id: accountId } = row;
  return { email, name, accountId, ...(row.contact_person_id ? { personId: row.contact_person_id } : {}) };
}

export function toPerson(card: PersonCard) {
  return { email: card.email, name: card.name, personId: card.id };
}

export function greeting(say: Say, name: string): string {
  return say('leads.greeting', { name });
}

function buyerLink(say: Say, context: Context, token: string): string {
  return lines(say('leads.link'), `${context.publicUrl}${linkPath(token)}`);
}

export function deskLink(say: Say, context: Context, row: LeadRow): string {
  return lines(say('leads.deskLink'), `${context.publicUrl}/desk/inbox/${row.id}`);
}

function wordsOfBuyer(say: Say, text: string): string | null {
  return text === '' ? null : `${say('leads.need')}\n${quoted(text)}`;
}

/** To the buyer: who answers, by when, and where to read it. */
export async function mailOpened(
  tx: Tx,
  context: Context,
  row: LeadRow,
  contact: PersonCard,
  more: { readonly token: string; readonly basket: MailBasket },
): Promise<void> {
  const say = words(row.language);
  const values = {
    reference: row.number,
    contact: contact.name,
    role: roleOf(contact, row.language),
    answerBy: timeOf(row, row.answer_by!.getTime(), row.language),
  };
  await queueMail(tx, context, {
    dedupeKey: `leads.opened:${row.id}`,
    to: toBuyer(row),
    ...threadOf(context, row, contact),
    subject: say('leads.opened.subject', values),
    text: paragraphs(
      greeting(say, row.contact_name),
      say(row.basket_id ? 'leads.opened.text' : 'leads.opened.textQuestion', values),
      basketLines(say, more.basket, row.language),
      contactLines(row.language, contact),
      buyerLink(say, context, more.token),
    ),
  });
}

/** Figures of a company's own orders that together passed the limit, as they stand in the mail. */
export type RepeatFigures = { readonly orders: number; readonly together: string; readonly saving: string | null };

/** To the owner: a new lead, or one whose basket changed. */
export async function mailOwner(
  tx: Tx,
  context: Context,
  row: LeadRow,
  owner: PersonCard,
  more: {
    readonly about: 'assigned' | 'changed' | 'repeat';
    readonly basket: MailBasket;
    readonly repeat?: RepeatFigures;
  },
): Promise<void> {
  const say = words(owner.language);
  const due = row.answer_by ?? row.clock_started_at;
  const values = {
    reference: row.number,
    company: row.company,
    country: row.country,
    answerBy: timeOf(row, due.getTime(), owner.language),
  };
  const { repeat } = more;
  const opening = repeat
    ? lines(
        say('leads.repeat.text', { ...values, orders: String(repeat.orders), together: repeat.together }),
        repeat.saving ? say('leads.repeat.saving', { saving: repeat.saving }) : null,
      )
    : say(more.about === 'changed' ? 'leads.changed.text' : 'leads.assigned.text', values);
  await queueMail(tx, context, {
    dedupeKey: `leads.${more.about}:${row.id}:${row.row_version}`,
    to: toPerson(owner),
    replyTo: row.contact_email,
    subject: say(`leads.${more.about}.subject`, values),
    text: paragraphs(
      greeting(say, owner.name),
      opening,
      lines(say('leads.from', { name: row.contact_name, email: row.contact_email }), row.contact_phone),
      basketLines(say, more.basket, owner.language),
      wordsOfBuyer(say, row.need),
      deskLink(say, context, row),
    ),
  });
}

/** To the buyer: the answer. His reply goes to the person who wrote it, the reference stands in the subject. */
export async function mailReply(
  tx: Tx,
  context: Context,
  row: LeadRow,
  from: PersonCard,
  more: { readonly messageId: string; readonly body: string; readonly token: string },
): Promise<void> {
  const say = words(row.language);
  await queueMail(tx, context, {
    dedupeKey: `leads.reply:${more.messageId}`,
    to: toBuyer(row),
    ...threadOf(context, row, from),
    subject: say('leads.reply.subject', { reference: row.number, contact: from.name }),
    text: paragraphs(more.body, contactLines(row.language, from), buyerLink(say, context, more.token)),
  });
}

/** To the owner: the buyer wrote on the page of his request. */
export async function mailBuyerWrote(
  tx: Tx,
  context: Context,
  row: LeadRow,
  owner: PersonCard,
  more: { readonly messageId: string; readonly body: string },
): Promise<void> {
  const say = words(owner.language);
  const who = { name: row.contact_name, company: row.company };
  await queueMail(tx, context, {
    dedupeKey: `leads.buyer-wrote:${more.messageId}`,
    to: toPerson(owner),
    replyTo: row.contact_email,
    subject: say('leads.buyerWrote.subject', { reference: row.number, company: row.company }),
    text: paragraphs(
      greeting(say, owner.name),
      row.answer_by
        ? say('leads.buyerWrote.text', { ...who, answerBy: timeOf(row, row.answer_by.getTime(), owner.language) })
        : say('leads.buyerWrote.textNoClock', who),
      quoted(more.body),
      deskLink(say, context, row),
    ),
  });
}

/** To the new owner, with the note, and to the buyer, who must know who answers now. */
export async function mailPassed(
  tx: Tx,
  context: Context,
  row: LeadRow,
  to: PersonCard,
  more: { readonly from: string; readonly note: string; readonly token: string },
): Promise<void> {
  const say = words(to.language);
  const due = row.answer_by
    ? say('leads.passed.answerBy', { answerBy: timeOf(row, row.answer_by.getTime(), to.language) })
    : null;
  await queueMail(tx, context, {
    dedupeKey: `leads.passed:${row.id}:${row.row_version}`,
    to: toPerson(to),
    subject: say('leads.passed.subject', { reference: row.number, company: row.company }),
    text: paragraphs(
      greeting(say, to.name),
      lines(say('leads.passed.text', { from: more.from, company: row.company }), due),
      more.note === '' ? null : `${say('leads.passed.note')}\n${quoted(more.note)}`,
      deskLink(say, context, row),
    ),
  });
  const tell = words(row.language);
  const values = { reference: row.number, contact: to.name, role: roleOf(to, row.language) };
  await queueMail(tx, context, {
    dedupeKey: `leads.takes-over:${row.id}:${row.row_version}`,
    to: toBuyer(row),
    ...threadOf(context, row, to),
    subject: tell('leads.takesOver.subject', values),
    text: paragraphs(
      greeting(tell, row.contact_name),
      tell('leads.takesOver.text', values),
      contactLines(row.language, to),
      buyerLink(tell, context, more.token),
    ),
  });
}

/** To the owner, before the time runs out. */
export async function mailReminder(tx: Tx, context: Context, row: LeadRow, owner: PersonCard): Promise<void> {
  const say = words(owner.language);
  const due = row.answer_by!.getTime();
  const minutes = Math.max(1, Math.round((due - context.clock.now()) / 60_000));
  await queueMail(tx, context, {
    dedupeKey: `leads.reminder:${row.id}:${due}`,
    to: toPerson(owner),
    subject: say('leads.reminder.subject', {
      reference: row.number,
      company: row.company,
      minutes: formats(owner.language).duration(minutes),
    }),
    text: paragraphs(
      greeting(say, owner.name),
      say('leads.reminder.text', {
        company: row.company,
        name: row.contact_name,
        answerBy: timeOf(row, due, owner.language),
      }),
      deskLink(say, context, row),
    ),
  });
}

/** To a sales manager, once the time has passed without an answer. */
export async function mailEscalation(
  tx: Tx,
  context: Context,
  row: LeadRow,
  manager: PersonCard,
  ownerName: string,
): Promise<void> {
  const say = words(manager.language);
  const due = row.answer_by!.getTime();
  const answerBy = timeOf(row, due, manager.language);
  await queueMail(tx, context, {
    dedupeKey: `leads.escalation:${row.id}:${due}:${manager.id}`,
    to: toPerson(manager),
    subject: say('leads.escalation.subject', { reference: row.number, company: row.company, answerBy }),
    text: paragraphs(
      greeting(say, manager.name),
      say('leads.escalation.text', {
        company: row.company,
        name: row.contact_name,
        owner: ownerName,
        answerBy,
      }),
      deskLink(say, context, row),
    ),
  });
}
