import { createHash } from 'node:crypto';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import type { Contact as AccountContact } from '../../accounts/actions/contact.ts';
import { createProspect } from '../../accounts/actions/prospects.ts';
import { type Asker, askerOf, type KnownAsker, somethingAsked, subjectOf } from '../rules/talk.ts';
import { holdSubject, isUnproven, type LeadRow, lastLeadOfSession, lockOpenLeadAbout } from '../storage/leads.ts';
import { accountFacts, cardsOf, type PersonCard } from '../storage/people.ts';
import type { TalkReply, TalkRequest } from '../terms.ts';
import { type AskedBasket, askedBasket } from './asked-basket.ts';
import { mailOpened, mailOwner } from './mails.ts';
import { aboutOf, openLead, updateLead } from './open-lead.ts';
import { linkPath, makeLink } from './request-link.ts';
import { contactBefore, contactOnWire } from './who-answers.ts';

type Ask = {
  readonly request: TalkRequest;
  readonly basket: AskedBasket;
  readonly known: AccountContact | null;
};

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** The company a signed-in buyer acts for; null for guests and for the vendor's people. */
function ownAccount(context: Context): string | null {
  return context.caller.kind === 'buyer' ? context.caller.activeAccountId : null;
}

async function knownAsker(tx: Tx, context: Context): Promise<KnownAsker> {
  const accountId = ownAccount(context);
  const { personId, name, email } = context.caller;
  if (accountId === null || personId === null) return {};
  const [account, cards] = [await accountFacts(tx, accountId), await cardsOf(tx, [personId])];
  if (!account) return {};
  return {
    company: account.name,
    country: account.country,
    ...(name ? { name } : {}),
    ...(email ? { email } : {}),
    ...(cards.get(personId)?.phone ? { phone: cards.get(personId)!.phone } : {}),
  };
}

/** The account that asks: the buyer's own; the one that this guest asked for before, if nothing about him differs; else a new prospect. */
async function accountOf(
  tx: Tx,
  context: Context,
  asker: Asker,
): Promise<{ accountId: string; personId: string | null }> {
  const { sessionId } = context.caller;
  if (ownAccount(context) === null && sessionId !== null) {
    const last = await lastLeadOfSession(tx, sessionId);
    const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
    const again = last && same(last.company, asker.company) && same(last.contact_email, asker.email);
    if (again && (await isUnproven(tx, last.account_id))) {
      return { accountId: last.account_id, personId: last.contact_person_id };
    }
  }
  return createProspect(tx, context, { ...asker, language: context.language });
}

async function openLeadAbout(tx: Tx, context: Context, subject: string): Promise<LeadRow | null> {
  const accountId = ownAccount(context);
  if (accountId !== null) return lockOpenLeadAbout(tx, { accountId }, subject);
  const { sessionId } = context.caller;
  return sessionId === null ? null : lockOpenLeadAbout(tx, { sessionId }, subject);
}

function replyWith(row: LeadRow, owner: PersonCard, said: { updated: boolean; token: string }): TalkReply {
  return {
    reference: row.number,
    updated: said.updated,
    contact: contactOnWire(owner, row.language),
    answerBy: row.answer_by?.toISOString() ?? null,
    timeZone: row.answering.calendar.zone,
    token: said.token,
    link: linkPath(said.token),
  };
}

async function bringUpToDate(tx: Tx, context: Context, row: LeadRow, ask: Ask): Promise<Outcome<TalkReply>> {
  const { snapshot } = ask.basket;
  const need = ask.request.need ?? '';
  const about = aboutOf(snapshot);
  const same =
    JSON.stringify(about.headline) === JSON.stringify(row.headline) && about.commitmentMinor === row.commitment_minor;
  const updated =
    same && (need === '' || need === row.need)
      ? accept(row)
      : await updateLead(tx, context, row, { snapshot, about, need });
  if (!updated.ok) return updated;
  const lead = updated.value;
  const owner = (await cardsOf(tx, [lead.owner_person_id])).get(lead.owner_person_id);
  if (!owner) throw new Error(`nobody answers ${lead.number}`);
  if (lead.row_version !== row.row_version) {
    await mailOwner(tx, context, lead, owner, { about: 'changed', basket: snapshot });
  }
  const token = await makeLink(tx, context, { accountId: lead.account_id, leadId: lead.id });
  return accept(replyWith(lead, owner, { updated: true, token }));
}

async function openNew(tx: Tx, context: Context, asker: Asker, subject: string, ask: Ask): Promise<Outcome<TalkReply>> {
  const { snapshot, basketId } = ask.basket;
  const { accountId, personId } = await accountOf(tx, context, asker);
  const opened = await openLead(tx, context, {
    accountId,
    contactPersonId: personId,
    asker,
    language: context.language,
    source: 'talk',
    subject,
    sessionId: context.caller.sessionId,
    basketId,
    snapshot,
    about: aboutOf(snapshot),
    need: ask.request.need ?? '',
    known: ask.known,
  });
  if (!opened.ok) return opened;
  const { row, owner } = opened.value;
  const token = await makeLink(tx, context, { accountId, leadId: row.id });
  await mailOpened(tx, context, row, owner, { token, basket: snapshot?.shown ?? null });
  await mailOwner(tx, context, row, owner, { about: 'assigned', basket: snapshot });
  return accept(replyWith(row, owner, { updated: false, token }));
}

/**
 * Talk to sales: from the basket, a product and quantity, or just a question. Names who answers and by when. Asking
 * again about the same, from the same session or account, brings the open request up to date and says so. Everything
 * is one transaction, as the server: the guest's company is not yet anybody's, the turn and the number are the server's.
 * Refuses `nothing_asked`, `invalid_input` (what a guest left out), `basket_not_found`, `offer_not_sold`,
 * `inside_team_missing`.
 */
export async function talk(context: Context, request: TalkRequest): Promise<Outcome<TalkReply>> {
  const asked = somethingAsked(request);
  if (!asked.ok) return asked;
  const basket = await askedBasket(context, request);
  if (!basket.ok) return basket;
  const known = await contactBefore(context, ownAccount(context));
  const ask: Ask = { request, basket: basket.value, known };
  const subject = subjectOf(request, digest);
  return refusableTransaction(
    context,
    async (tx) => {
      const asker = askerOf(request, await knownAsker(tx, context));
      if (!asker.ok) return asker;
      const caller = ownAccount(context) ?? context.caller.sessionId;
      if (caller !== null) await holdSubject(tx, caller, subject);
      const open = await openLeadAbout(tx, context, subject);
      return open ? bringUpToDate(tx, context, open, ask) : openNew(tx, context, asker.value, subject, ask);
    },
    { as: 'system' },
  );
}
