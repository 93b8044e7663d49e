import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { formats } from '../../../texts/format.ts';
import { REPEAT_BUYER_DAYS } from '../../pricing/rules/repeat-buyer.ts';
import { isOpen } from '../rules/state.ts';
import {
  findLead,
  findOpenLeadOfBasket,
  isUnproven,
  type LeadRow,
  lockLead,
  lockOpenLeadAbout,
  lockOpenLeadsOfBasket,
} from '../storage/leads.ts';
import { accountFacts, cardsOf, chiefPerson } from '../storage/people.ts';
import { lastLeadSince } from '../storage/repeat-buyers.ts';
import type { BasketLead } from '../terms.ts';
import { happen } from './happen.ts';
import { mailOwner } from './mails.ts';
import { noteClosed } from './note-done.ts';
import { openLead, updateLead } from './open-lead.ts';
import { contactBefore } from './who-answers.ts';

const DAY_MS = 86_400_000;

/** An order that was placed, as far as a lead asks. */
export type PlacedOrder = {
  readonly orderId: string;
  readonly number: string;
  readonly leadId: string | null;
  readonly basketId: string | null;
};

async function leadsOf(tx: Tx, order: PlacedOrder): Promise<LeadRow[]> {
  const named = order.leadId === null ? null : await findLead(tx, order.leadId);
  const held = named ? await lockLead(tx, named.account_id, named.id) : null;
  if (held) return isOpen(held.status) ? [held] : [];
  return order.basketId === null ? [] : lockOpenLeadsOfBasket(tx, order.basketId);
}

/** The lead under which a basket is being talked about, for the order's attribution; null when there is none. */
export async function openLeadOfBasket(tx: Tx, basketId: string): Promise<BasketLead | null> {
  return findOpenLeadOfBasket(tx, basketId);
}

/** Whether a guest's order may lie under the company that his talk made: not once anybody proved that it is his. */
export async function mayOrderUnder(tx: Tx, lead: BasketLead): Promise<boolean> {
  return lead.contactPersonId !== null && isUnproven(tx, lead.accountId);
}

/** Closes as won the lead that an order came from: the one it names, or those about its basket. Returns how many. */
export async function closeWon(tx: Tx, context: Context, order: PlacedOrder): Promise<number> {
  const rows = await leadsOf(tx, order);
  for (const row of rows) {
    const event = { kind: 'closed', byPersonId: null, outcome: 'won', orderId: order.orderId } as const;
    const after = await happen(tx, context, row, event, { orderNumber: order.number });
    if (after.ok) await noteClosed(tx, context, after.value);
  }
  return rows.length;
}

/** Own orders of 90 days that together passed the limit (RULES 3); amounts as decimal strings of the currency. */
export type RepeatPurchase = {
  readonly accountId: string;
  /** Every account its orders lie under: a guest's orders have one each. */
  readonly accounts: readonly string[];
  readonly orders: number;
  readonly currency: string;
  readonly committed: string;
  readonly saving: string | null;
};

/**
 * A company whose own orders together passed the limit becomes a lead, with what one order would have saved. A further
 * order brings the open lead up to date, also where it lies under another account; one that was answered in the same 90
 * days stays answered. An account without people is nobody to call and makes none. False then, and
 * where nobody can answer.
 */
export async function openForRepeatBuyer(tx: Tx, context: Context, bought: RepeatPurchase): Promise<boolean> {
  const { orders, currency, committed, saving } = bought;
  const subject = 'repeat-buyer';
  const since = new Date(context.clock.now() - REPEAT_BUYER_DAYS * DAY_MS);
  const last = await lastLeadSince(tx, [bought.accountId, ...bought.accounts], subject, since);
  const held = last && (await lockLead(tx, last.account_id, last.id));
  if (held && !isOpen(held.status)) return false;
  const accountId = held?.account_id ?? bought.accountId;
  const about = {
    headline: null,
    repeatBuyer: { orders, saving },
    commitmentMinor: BigInt(committed.replace('.', '')),
    currency,
  };
  const [account, person] = [await accountFacts(tx, accountId), await chiefPerson(tx, accountId)];
  if (!account || !person) return false;
  const open = held ?? (await lockOpenLeadAbout(tx, { accountId }, subject));
  const known = await contactBefore(context, accountId);
  const opened = open
    ? await updateLead(tx, context, open, { snapshot: null, about, need: '' })
    : await openLead(tx, context, {
        accountId,
        contactPersonId: person.id,
        asker: {
          company: account.name,
          country: account.country,
          name: person.name,
          email: person.email,
          phone: person.phone,
        },
        language: person.language,
        source: 'repeat_buyer',
        subject,
        sessionId: null,
        basketId: null,
        snapshot: null,
        about,
        need: '',
        known,
      });
  if (!opened.ok) return false;
  const row = 'row' in opened.value ? opened.value.row : opened.value;
  const owner = (await cardsOf(tx, [row.owner_person_id])).get(row.owner_person_id);
  if (!owner) return false;
  const { money } = formats(owner.language);
  await mailOwner(tx, context, row, owner, {
    about: 'repeat',
    basket: null,
    repeat: {
      orders,
      together: money({ amount: committed, currency }),
      saving: saving === null ? null : money({ amount: saving, currency }),
    },
  });
  return true;
}
