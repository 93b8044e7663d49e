import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Access, Tx } from '../../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { answerBy } from '../../accounts/rules/contact.ts';
import { insertMessage, leadOfLink, messagesOf, newestShownBasket } from '../storage/conversation.ts';
import { findRequest, type RequestFull, requestPage, requestTotal } from '../storage/inbox.ts';
import { type LeadRow, lockLead } from '../storage/leads.ts';
import { cardsOf } from '../storage/people.ts';
import type { RequestView } from '../terms.ts';
import { happen } from './happen.ts';
import { mailBuyerWrote } from './mails.ts';
import { cardOf, noteDone } from './note-done.ts';
import { readToken } from './request-link.ts';
import { requestItemOf, requestStatus } from './views.ts';
import { contactOnWire } from './who-answers.ts';

/** One request and the walls it is read behind: the account's own, whether by signing in or by the link. */
export type Reached = { readonly accountId: string; readonly leadId: string; readonly access: Access };

/**
 * Follows a mailed link. The token says behind which account's walls to look; only there can its hash be found, so a
 * token of another lead, of another account or of nobody opens nothing. Refuses `not_found`.
 */
export async function byToken(context: Context, token: string): Promise<Outcome<Reached>> {
  const read = readToken(token);
  if (!read) return refuse('not_found');
  const access: Access = { as: 'portal', accounts: [read.accountId], person: null };
  const now = new Date(context.clock.now());
  const leadId = await context.transaction((tx) => leadOfLink(tx, read.accountId, read.hash, now), access);
  return leadId === null ? refuse('not_found') : accept({ accountId: read.accountId, leadId, access });
}

/** A request of the company the signed-in buyer acts for. Refuses `not_found`. */
export async function byOwnId(context: Context, leadId: string): Promise<Outcome<Reached>> {
  const { activeAccountId: accountId } = context.caller;
  if (accountId === null) return refuse('not_found');
  return accept({
    accountId,
    leadId,
    access: { as: 'portal', accounts: [accountId], person: context.caller.personId },
  });
}

type Read = { readonly request: RequestFull; readonly rest: Pick<RequestView, 'basket' | 'messages'> };

async function readRequest(tx: Tx, reached: Reached): Promise<Read | null> {
  const { accountId, leadId } = reached;
  const request = await findRequest(tx, accountId, leadId);
  if (!request) return null;
  const basket = await newestShownBasket(tx, accountId, leadId);
  const messages = await messagesOf(tx, accountId, leadId);
  const cards = await cardsOf(tx, [...new Set(messages.flatMap((message) => message.person_id ?? []))]);
  return {
    request,
    rest: {
      basket: basket && { takenAt: basket.taken_at.toISOString(), currency: basket.currency, ...basket.shown },
      messages: messages.map((message) => ({
        at: message.at.toISOString(),
        from: message.direction === 'to_buyer' ? 'us' : 'you',
        name: (message.person_id === null ? undefined : cards.get(message.person_id)?.name) ?? null,
        body: message.body,
      })),
    },
  };
}

/** A request as its buyer sees it: who answers, by when, the basket, what was written. Never the vendor's own notes. */
export async function requestOf(context: Context, reached: Reached): Promise<Outcome<RequestView>> {
  const read = await context.transaction((tx) => readRequest(tx, reached), reached.access);
  if (!read) return refuse('not_found');
  const { request, rest } = read;
  // As the server: the card of the person who answers is shown to the buyer, whose walls do not hold the vendor's people.
  const card = await context.transaction((tx) => cardOf(tx, request.owner_person_id), { as: 'system' });
  const open = requestStatus(request.status) !== 'closed';
  return accept({
    reference: request.number,
    status: requestStatus(request.status),
    ordered: request.order_number,
    company: request.company,
    need: request.need,
    openedAt: request.opened_at.toISOString(),
    answerBy: request.answer_by?.toISOString() ?? null,
    timeZone: request.answering.calendar.zone,
    contact: contactOnWire(card, context.language),
    basketId: open ? request.basket_id : null,
    basket: rest.basket,
    messages: rest.messages.map((message) =>
      message.from === 'us' ? { ...message, name: message.name ?? card.name } : message,
    ),
  });
}

/** The requests of the company the buyer acts for, newest first. */
export async function ownRequests(context: Context, page: { cursor?: string | undefined; limit: number }) {
  const after = decodeCursor(page.cursor, 2);
  if (!after.ok) return after;
  const { rows, total } = await context.transaction(async (tx) => ({
    rows: await requestPage(tx, { after: after.value, limit: page.limit }),
    total: await requestTotal(tx),
  }));
  const { rows: shown, next } = pageOf(rows, page.limit, (row) => [row.opened_at.toISOString(), row.id]);
  // As the server: the names of the people who answer.
  const owners = [...new Set(shown.map((row) => row.owner_person_id))];
  const cards = await context.transaction((tx) => cardsOf(tx, owners), { as: 'system' });
  const items = shown.map((row) => requestItemOf(row, cards.get(row.owner_person_id)?.name ?? ''));
  return accept({ items, next, approximateTotal: total });
}

/** What a buyer wrote and how it came: on the request's page, signed in or by its link, or by mail. */
export type BuyersWords = { readonly body: string; readonly personId: string | null; readonly mailId: string | null };

/**
 * The buyer wrote: kept, mailed to the owner, and the answer clock starts again if it stood. A lost request comes back
 * to life; to a won or converted one nothing is written. `tx` must be the server's own and hold the lead. Refuses
 * `request_closed`.
 */
export async function buyerWrote(tx: Tx, context: Context, row: LeadRow, words: BuyersWords): Promise<Outcome<void>> {
  const { account_id: accountId, id: leadId } = row;
  const by = answerBy(context.clock.now(), row.answering.minutes, row.answering.calendar);
  const after = await happen(tx, context, row, { kind: 'buyer_wrote', answerBy: by });
  if (!after.ok) return after;
  const messageId = context.newId();
  const { body, personId, mailId } = words;
  const at = context.clock.now();
  await insertMessage(tx, { accountId, leadId, id: messageId, at, direction: 'from_buyer', personId, body, mailId });
  const owner = await cardOf(tx, after.value.owner_person_id);
  await mailBuyerWrote(tx, context, after.value, owner, { messageId, body });
  await noteDone(tx, context, after.value, { type: 'lead.buyer-wrote', data: { messageId } });
  return accept(undefined);
}

/** The buyer writes back on the page of his request. Refuses `not_found`, `request_closed`. */
export async function writeBack(context: Context, reached: Reached, body: string): Promise<Outcome<RequestView>> {
  const seen = await context.transaction((tx) => findRequest(tx, reached.accountId, reached.leadId), reached.access);
  if (!seen) return refuse('not_found');
  const { personId, kind } = context.caller;
  // As the server: buyers only read in this room; that the request is his was asked behind his own walls.
  const written = await refusableTransaction<void>(
    context,
    async (tx) => {
      const row = await lockLead(tx, reached.accountId, reached.leadId);
      if (!row) return refuse('not_found');
      return buyerWrote(tx, context, row, { body, personId: kind === 'buyer' ? personId : null, mailId: null });
    },
    { as: 'system' },
  );
  return written.ok ? requestOf(context, reached) : written;
}
