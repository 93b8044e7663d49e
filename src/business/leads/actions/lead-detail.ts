import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Trace } from '../../../kernel/trace.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { permittedScope } from '../../../platform/permissions.ts';
import { translators } from '../../../texts/compile.ts';
import de from '../../../texts/de/pricing.ts';
import en from '../../../texts/en/pricing.ts';
import { formats } from '../../../texts/format.ts';
import { traceWords } from '../../../texts/trace-words.ts';
import { PRICE_TRACE_RULES } from '../../pricing/rules/trace-rules.ts';
import { nextBestAction } from '../rules/next-best.ts';
import { allowedActions } from '../rules/state.ts';
import { type BasketRow, messagesOf, newestBasket, notesOf } from '../storage/conversation.ts';
import { eventsOf, findLead, type LeadRow, stateOf } from '../storage/leads.ts';
import { attachmentsOf, badAddress, leadMailsOf } from '../storage/mail.ts';
import { opportunityOfLead } from '../storage/opportunities.ts';
import { accountFacts, cardsOf, type PersonCard } from '../storage/people.ts';
import type { HistoryEntry, LeadDetail, TracedStep } from '../terms.ts';
import { actor } from './happen.ts';
import { historyOf, type Told } from './lead-history.ts';
import { itemOfLead } from './views.ts';

const say = translators<Record<string, string>>({ en, de });

/**
 * What a later room knows of an account's past: its orders, its licences. Registered at the start; each brings entries
 * of the history and reads behind the walls of the transaction it is given.
 */
export type AccountPast = (tx: Tx, context: Context, accountId: string) => Promise<readonly HistoryEntry[]>;
const pasts: AccountPast[] = [];
export function provideAccountPast(past: AccountPast): void {
  pasts.push(past);
}

function inWords(trace: Trace, currency: string, language: 'en' | 'de'): TracedStep[] {
  const sentences = traceWords(trace, {
    rules: PRICE_TRACE_RULES,
    texts: { has: (key) => key in en, say: say(language) },
    format: formats(language),
    currency,
    voice: 'staff',
  });
  return sentences.map(({ rule, words, figure }) => ({ rule, words, figure: figure ?? null }));
}

function basketOf(row: BasketRow | null, language: 'en' | 'de'): LeadDetail['basket'] {
  if (row === null) return null;
  const { currency, lines, totals, traces } = row;
  return {
    takenAt: row.taken_at.toISOString(),
    currency,
    lines,
    totals,
    why: traces.lines.map((trace) => inWords(trace, currency, language)),
    limit: traces.limit === null ? null : (inWords(traces.limit, currency, language)[0] ?? null),
  };
}

function nextOf(row: LeadRow, basket: BasketRow | null, now: number): LeadDetail['next'] {
  const line = basket?.lines.find((candidate) => candidate.cheaperAt !== null);
  const cheaper = line?.cheaperAt ?? null;
  const { status, answerBy, firstAnsweredAt, waitingSince } = stateOf(row);
  return nextBestAction({
    now,
    status,
    answerBy,
    firstAnsweredAt,
    waitingSince,
    contactName: row.contact_name,
    cheaperAt: cheaper && line ? { sku: line.sku, quantity: cheaper.quantity, ...cheaper.saving } : null,
  });
}

/** What the reader may do with it: what its state allows, where his role works on leads at all. */
function canDo(row: LeadRow, context: Context): LeadDetail['can'] {
  const held = { signedIn: true, buyerRoles: [], staffRoles: context.caller.staffRoles };
  return permittedScope('leads.work', held) === null ? [] : allowedActions(stateOf(row), actor(context));
}

type Read = {
  readonly row: LeadRow;
  readonly basket: BasketRow | null;
  readonly told: Told;
  readonly account: LeadDetail['account'];
  readonly returned: string | null;
  readonly opportunity: LeadDetail['opportunity'];
  readonly contact: PersonCard | undefined;
};

async function readLead(tx: Tx, context: Context, id: string): Promise<Read | null> {
  const row = await findLead(tx, id);
  if (!row) return null;
  const { account_id: accountId } = row;
  const events = await eventsOf(tx, accountId, id);
  const messages = await messagesOf(tx, accountId, id);
  const notes = await notesOf(tx, accountId, id);
  const basket = await newestBasket(tx, accountId, id);
  const mails = await leadMailsOf(tx, accountId, id);
  const attachments = await attachmentsOf(tx, accountId, id);
  const returned = await badAddress(tx, row.contact_email);
  const made = await opportunityOfLead(tx, id);
  const account = await accountFacts(tx, accountId);
  const people = [
    row.owner_person_id,
    row.contact_person_id,
    ...events.map((event) => event.actor_person_id),
    ...events.map(({ data }) => (data.kind === 'passed' || data.kind === 'handed_over' ? data.toPersonId : null)),
    ...messages.map((message) => message.person_id),
    ...notes.map((note) => note.person_id),
  ].filter((person): person is string => person !== null);
  const cards = await cardsOf(tx, [...new Set(people)]);
  const past: HistoryEntry[] = [];
  for (const provided of pasts) past.push(...(await provided(tx, context, accountId)));
  return {
    row,
    basket,
    told: { events, messages, notes, mails, attachments, cards, past },
    returned: returned?.reason ?? null,
    opportunity: made && { id: made.id, number: made.number, stage: made.stage },
    account,
    contact: row.contact_person_id === null ? undefined : cards.get(row.contact_person_id),
  };
}

/** One lead as the staff see it: why it is whose, what to do next, the basket with every price explained, the history. */
export async function leadDetail(context: Context, id: string): Promise<Outcome<LeadDetail>> {
  const read = await context.transaction((tx) => readLead(tx, context, id));
  if (!read) return refuse('not_found');
  const { row, basket, told, account, contact, returned } = read;
  const ownerName = told.cards.get(row.owner_person_id)?.name ?? '';
  return accept({
    ...itemOfLead(row, ownerName, context),
    store: { id: row.store_id, timeZone: row.answering.calendar.zone },
    contact: {
      personId: row.contact_person_id,
      name: row.contact_name,
      title: contact?.title ?? null,
      email: row.contact_email,
      phone: row.contact_phone,
      language: row.language,
      returned,
    },
    need: row.need,
    closeReason: row.close_reason,
    orderNumber: row.order_number,
    why: { rule: row.owner_reason, facts: { ...row.owner_facts, person: ownerName, company: row.company } },
    next: nextOf(row, basket, context.clock.now()),
    can: canDo(row, context),
    basket: basketOf(basket, context.language),
    account,
    opportunity: read.opportunity,
    history: historyOf(row, told),
  });
}
