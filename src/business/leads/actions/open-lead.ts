import { humanNumber } from '../../../kernel/id.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, acceptedValue } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Contact as AccountContact } from '../../accounts/actions/contact.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import { answerBy } from '../../accounts/rules/contact.ts';
import { handOver } from '../../territories/actions.ts';
import { leadAfter } from '../rules/state.ts';
import { type Asker, headlineOf } from '../rules/talk.ts';
import { insertBasket } from '../storage/conversation.ts';
import {
  insertEvent,
  insertLead,
  type LeadAbout,
  type LeadRow,
  lockLead,
  nextLeadCount,
  saveAbout,
} from '../storage/leads.ts';
import type { PersonCard } from '../storage/people.ts';
import type { LeadEvent, LeadOpened } from '../terms/events.ts';
import type { BasketSnapshot, LeadSource } from '../terms.ts';
import { happen } from './happen.ts';
import { whoAnswers } from './who-answers.ts';

/** A lead that is wanted: for whom, about what, and how its company's owner is reached. */
export type WantedLead = {
  readonly accountId: string;
  readonly contactPersonId: string | null;
  readonly asker: Asker;
  readonly language: 'en' | 'de';
  readonly source: LeadSource;
  readonly subject: string;
  readonly sessionId: string | null;
  readonly basketId: string | null;
  readonly snapshot: BasketSnapshot | null;
  readonly about: LeadAbout;
  readonly need: string;
  readonly known: AccountContact | null;
};

export type OpenedLead = { readonly row: LeadRow; readonly owner: PersonCard };

/** What a list shows of a basket. */
export function aboutOf(snapshot: BasketSnapshot | null): LeadAbout {
  const commitment = snapshot?.totals.commitment ?? null;
  return {
    headline: headlineOf(snapshot),
    repeatBuyer: null,
    // The digits without the point are the minor units: amounts on the wire carry exactly the currency's digits.
    commitmentMinor: commitment === null ? null : BigInt(commitment.amount.replace('.', '')),
    currency: snapshot?.currency ?? null,
  };
}

function openedEvent(row: LeadRow): LeadOpened {
  const { id: leadId, number, owner_person_id: ownerPersonId, source, basket_id: basketId } = row;
  return { leadId, number, ownerPersonId, source, basketId };
}

async function addBasket(tx: Tx, context: Context, row: LeadRow, snapshot: BasketSnapshot | null): Promise<void> {
  if (snapshot === null) return;
  const { account_id: accountId, id: leadId } = row;
  await insertBasket(tx, { accountId, leadId, id: context.newId(), at: context.clock.now(), snapshot });
}

/**
 * Opens a lead: names who answers and by when, gives it its number, keeps the basket, makes whoever answers the owner
 * of an account without one, and announces `lead.opened`. `tx` must be the server's own. Refuses `inside_team_missing`.
 */
export async function openLead(tx: Tx, context: Context, wanted: WantedLead): Promise<Outcome<OpenedLead>> {
  const answerer = await whoAnswers(tx, context, wanted.accountId, wanted.known);
  if (!answerer.ok) return answerer;
  const { person, reason, facts, teamId, answering, ownsFromNow } = answerer.value;
  const { seller, store } = await loadSellerAndStore(context);
  const at = context.clock.now();
  const event: LeadEvent = {
    kind: 'opened',
    ownerPersonId: person.id,
    ownerReason: reason,
    answerBy: answerBy(at, answering.minutes, answering.calendar),
  };
  const { accountId, asker } = wanted;
  const id = context.newId();
  const number = humanNumber('L', Number(context.today.slice(0, 4)), await nextLeadCount(tx));
  await insertLead(
    tx,
    {
      ...wanted,
      id,
      number,
      sellerId: seller.id,
      storeId: store.id,
      teamId,
      answering,
      ownerFacts: facts,
      company: asker.company,
      country: asker.country,
      contactName: asker.name,
      contactEmail: asker.email,
      contactPhone: asker.phone,
    },
    acceptedValue(leadAfter(null, event, at)),
  );
  const actor = context.caller.personId;
  await insertEvent(tx, { id: context.newId(), accountId, leadId: id, position: 1, at, actor, event });
  const row = await lockLead(tx, accountId, id);
  if (!row) throw new Error(`lead ${number} vanished while it was made`);
  await addBasket(tx, context, row, wanted.snapshot);
  if (ownsFromNow) {
    const given = await handOver(tx, context, accountId, { personId: person.id, reason: number });
    if (!given.ok) return given;
  }
  await audit(tx, context, {
    action: 'lead.open',
    subjectKind: 'lead',
    subjectId: id,
    accountId,
    after: { number, owner: person.id, reason },
  });
  await announce(tx, context, {
    type: 'lead.opened',
    version: 1,
    sellerId: seller.id,
    accountId,
    data: openedEvent(row),
  });
  return accept({ row, owner: person });
}

/**
 * Brings an open lead up to date with what the buyer asks for now: basket, figures, words. A clock that stood starts
 * again, for he asked again. Announces `lead.changed`.
 */
export async function updateLead(
  tx: Tx,
  context: Context,
  row: LeadRow,
  now: { readonly snapshot: BasketSnapshot | null; readonly about: LeadAbout; readonly need: string },
): Promise<Outcome<LeadRow>> {
  const by = answerBy(context.clock.now(), row.answering.minutes, row.answering.calendar);
  await saveAbout(tx, row, now.about, now.need === '' ? row.need : now.need);
  const changed = await happen(tx, context, row, { kind: 'basket_changed', answerBy: by });
  if (!changed.ok) return changed;
  await addBasket(tx, context, changed.value, now.snapshot);
  await announce(tx, context, {
    type: 'lead.changed',
    version: 1,
    sellerId: row.seller_id,
    accountId: row.account_id,
    data: openedEvent(changed.value),
  });
  return changed;
}
