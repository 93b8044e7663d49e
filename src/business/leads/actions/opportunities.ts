import { humanNumber } from '../../../kernel/id.ts';
import { parseMoney } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import { endFits, stageOf, usualProcess } from '../rules/sales-process.ts';
import { newestBasket } from '../storage/conversation.ts';
import { findLead } from '../storage/leads.ts';
import {
  findOpportunity,
  insertOpportunity,
  insertOpportunityEvent,
  lockOpportunitiesOf,
  lockOpportunity,
  nextOpportunityCount,
  type OpportunityRow,
  processOf,
  saveOpportunity,
} from '../storage/opportunities.ts';
import { accountFacts, cardsOf } from '../storage/people.ts';
import type {
  OpportunityChange,
  OpportunityDetail,
  OpportunityEnd,
  OpportunityEvent,
  OpportunityRequest,
  SalesProcess,
} from '../terms/opportunities.ts';
import { actor, type OnLead } from './happen.ts';
import { readOpportunity } from './opportunity-pages.ts';

/** What a later room knows of an order of an account by its number. Filled at the start. */
export type OrderOfAccount = (tx: Tx, accountId: string, number: string) => Promise<string | null>;
const orderLookups: OrderOfAccount[] = [];
export function provideOrderOfAccount(lookup: OrderOfAccount): void {
  orderLookups.push(lookup);
}

/** How the seller sells: as kept, else the usual stages and reasons. */
export async function processOfSeller(tx: Tx, context: Context): Promise<SalesProcess> {
  const { seller } = await loadSellerAndStore(context);
  return (await processOf(tx, seller.id)) ?? { ...usualProcess, rowVersion: 0 };
}

/** Writes an event and what the opportunity is after it. */
export async function record(tx: Tx, context: Context, row: OpportunityRow, data: OpportunityEvent): Promise<void> {
  const position = await saveOpportunity(tx, row);
  const { account_id: accountId, id: opportunityId } = row;
  const at = new Date(context.clock.now());
  const by = context.caller.personId;
  await insertOpportunityEvent(tx, { id: context.newId(), accountId, opportunityId, position, at, actor: by, data });
  await announced(tx, context, row, data);
}

async function announced(tx: Tx, context: Context, row: OpportunityRow, event: OpportunityEvent): Promise<void> {
  const { account_id: accountId, seller_id: sellerId, id: opportunityId, number, stage, lead_id: leadId } = row;
  const data = { opportunityId, number, stage, leadId, ownerPersonId: row.owner_person_id };
  const type = `opportunity.${event.kind.replace('_', '-')}`;
  await announce(tx, context, { type, version: 1, sellerId, accountId, data });
  await audit(tx, context, {
    action: type,
    subjectKind: 'opportunity',
    subjectId: opportunityId,
    accountId,
    after: { stage, outcome: row.outcome, owner: row.owner_person_id },
  });
}

type Asked = { accountId: string; company: string; leadId: string | null; basketId: string | null; name: string };
type Known = Asked & Pick<OpportunityRow, 'value_minor' | 'currency' | 'products'>;

/** What an opportunity is about: its lead with the basket, or its company; what was typed in wins. */
async function about(tx: Tx, request: OpportunityRequest): Promise<Outcome<Known>> {
  const given = request.value ? parseMoney(request.value) : null;
  if (given && !given.ok) return refuse('invalid_input', { errors: [{ pointer: '/value', expected: 'amount' }] });
  const lead = request.leadId === undefined ? null : await findLead(tx, request.leadId);
  const account = await accountFacts(
    tx,
    lead?.account_id ?? request.accountId ?? '00000000-0000-0000-0000-000000000000',
  );
  if (request.leadId !== undefined && !lead) return refuse('not_found');
  const company = account?.name ?? lead?.company;
  if (company === undefined) return refuse('account_not_found');
  const basket = lead ? await newestBasket(tx, lead.account_id, lead.id) : null;
  const fromLead = lead?.commitment_minor ?? null;
  if (given === null && (fromLead === null || lead?.currency == null)) {
    return refuse('invalid_input', { errors: [{ pointer: '/value', value: '', expected: 'present' }] });
  }
  const name = request.name ?? (lead ? `${company}, ${lead.number}` : '');
  if (name === '') return refuse('invalid_input', { errors: [{ pointer: '/name', value: '', expected: 'present' }] });
  return accept({
    accountId: lead?.account_id ?? account!.id,
    company,
    leadId: lead?.id ?? null,
    basketId: lead?.basket_id ?? null,
    name,
    value_minor: given?.value.minor ?? fromLead!,
    currency: given?.value.currency ?? lead!.currency!,
    products:
      request.products.length > 0
        ? request.products
        : (basket?.lines ?? []).map(({ sku, quantity }) => ({ sku, quantity })),
  });
}

async function ownerFits(tx: Tx, personId: string): Promise<Outcome<string>> {
  const card = (await cardsOf(tx, [personId])).get(personId);
  return card?.active ? accept(personId) : refuse('owner_unknown');
}

/**
 * Makes an opportunity of a lead, with its basket and value, or by hand for a company. A lead has one open at a time.
 * Refuses `not_found`, `account_not_found`, `opportunity_open`, `owner_unknown`, `stage_unknown`, `invalid_input`.
 */
export async function openOpportunity(
  context: Context,
  request: OpportunityRequest,
): Promise<Outcome<OpportunityDetail>> {
  const id = context.newId();
  // Behind the caller's walls first: what he does not see does not exist for him.
  const known = await context.transaction((tx) => about(tx, request));
  if (!known.ok) return known;
  const { accountId, leadId, basketId, ...facts } = known.value;
  // As the server: staff only read in this room.
  const made = await refusableTransaction<void>(
    context,
    async (tx) => {
      const { seller } = await loadSellerAndStore(context);
      const { stages } = await processOfSeller(tx, context);
      const stage = stageOf(stages, request.stage ?? stages[0]!.key);
      if (!stage) return refuse('stage_unknown');
      const owner = await ownerFits(tx, request.ownerPersonId ?? actor(context));
      if (!owner.ok) return owner;
      const year = Number(context.today.slice(0, 4));
      const at = new Date(context.clock.now());
      const row = {
        ...facts,
        ...{ account_id: accountId, id, seller_id: seller.id, lead_id: leadId, basket_id: basketId, opened_at: at },
        number: humanNumber('S', year, await nextOpportunityCount(tx)),
        stage: stage.key,
        probability: stage.probability,
        close_day: request.closeDay,
        owner_person_id: owner.value,
      };
      if (!(await insertOpportunity(tx, row))) return refuse('opportunity_open');
      const data = { kind: 'opened', to: stage.key } as const;
      await insertOpportunityEvent(tx, {
        ...{ id: context.newId(), accountId, opportunityId: id, position: 1, at, actor: actor(context), data },
      });
      await announced(tx, context, (await lockOpportunity(tx, accountId, id))!, data);
      return accept(undefined);
    },
    { as: 'system' },
  );
  return made.ok ? readOpportunity(context, id) : made;
}

/** Work on one opportunity that the caller sees, on the version he saw; then it is read again. */
async function workOn(
  context: Context,
  on: OnLead,
  work: (tx: Tx, row: OpportunityRow) => Promise<Outcome<{ row: OpportunityRow; event: OpportunityEvent }>>,
): Promise<Outcome<OpportunityDetail>> {
  const seen = await context.transaction((tx) => findOpportunity(tx, on.id));
  if (!seen) return refuse('not_found');
  if (on.ifMatch === null) return refuse('version_needed');
  // As the server: staff only read in this room; that he sees it was asked behind his own walls.
  const worked = await refusableTransaction<void>(
    context,
    async (tx) => {
      const row = await lockOpportunity(tx, seen.account_id, seen.id);
      if (!row || String(row.row_version) !== on.ifMatch) return refuse('changed_meanwhile');
      const done = await work(tx, row);
      if (!done.ok) return done;
      await record(tx, context, done.value.row, done.value.event);
      return accept(undefined);
    },
    { as: 'system' },
  );
  return worked.ok ? readOpportunity(context, on.id) : worked;
}

const over = () => refuse('opportunity_over');

/** Changes name, value, day, owner or products. Refuses `opportunity_over`, `changed_meanwhile`. */
export function changeOpportunity(context: Context, on: OnLead, change: OpportunityChange) {
  return workOn(context, on, async (tx, row) => {
    if (row.outcome !== null) return over();
    const value = parseMoney(change.value);
    if (!value.ok) return refuse('invalid_input', { errors: [{ pointer: '/value', expected: 'amount' }] });
    const owner = await ownerFits(tx, change.ownerPersonId ?? row.owner_person_id);
    if (!owner.ok) return owner;
    const { minor: value_minor, currency } = value.value;
    const { name, closeDay: close_day, products } = change;
    return accept({
      row: { ...row, name, value_minor, currency, close_day, products, owner_person_id: owner.value },
      event: { kind: 'changed' },
    });
  });
}

/** Moves it to another stage, whose probability it takes. Refuses `opportunity_over`, `stage_unknown`. */
export function moveOpportunity(context: Context, on: OnLead, to: string) {
  return workOn(context, on, async (tx, row) => {
    if (row.outcome !== null) return over();
    const stage = stageOf((await processOfSeller(tx, context)).stages, to);
    if (!stage) return refuse('stage_unknown');
    const { key, probability } = stage;
    const stage_since = new Date(context.clock.now());
    return accept({
      row: { ...row, stage: key, probability, stage_since },
      event: { kind: 'moved', from: row.stage, to: key },
    });
  });
}

/** Ends it: won by an order or for a reason, or lost for one. Refuses `opportunity_over`, `order_number_unknown`. */
export function endOpportunity(context: Context, on: OnLead, end: OpportunityEnd) {
  return workOn(context, on, async (tx, row) => {
    if (row.outcome !== null) return over();
    const fits = endFits(end, await processOfSeller(tx, context));
    if (!fits.ok) return fits;
    const { outcome, orderNumber: number } = end;
    let orderId: string | null = null;
    if (outcome === 'won' && number !== '') {
      for (const lookup of orderLookups) orderId ??= await lookup(tx, row.account_id, number);
      if (orderId === null) return refuse('order_number_unknown', { facts: { number } });
    }
    const ended = {
      ...row,
      ...{ outcome, order_id: orderId, order_number: orderId ? number.toUpperCase() : null },
      ...{ reason: end.reason || null, reason_text: end.text || null, closed_at: new Date(context.clock.now()) },
    };
    const event =
      outcome === 'won' ? ({ kind: 'won', orderId } as const) : ({ kind: 'lost', reason: end.reason } as const);
    return accept({ row: ended, event });
  });
}

/** Takes up again one that was lost, or won without an order. Refuses `opportunity_not_over`. */
export function reopenOpportunity(context: Context, on: OnLead) {
  return workOn(context, on, async (_tx, row) => {
    if (row.outcome === null || row.order_id !== null) return refuse('opportunity_not_over');
    const open = { ...row, outcome: null, reason: null, reason_text: null, closed_at: null };
    return accept({ row: open, event: { kind: 'reopened', to: row.stage } });
  });
}

/** The order that was placed wins the opportunity it came from: of its lead, or about its basket. Returns how many. */
export async function winByOrder(
  tx: Tx,
  context: Context,
  order: {
    readonly orderId: string;
    readonly number: string;
    readonly leadId: string | null;
    readonly basketId: string | null;
  },
): Promise<number> {
  const rows = await lockOpportunitiesOf(tx, order.leadId, order.basketId);
  for (const row of rows) {
    const won = { outcome: 'won' as const, order_id: order.orderId, order_number: order.number };
    const ended = { ...row, ...won, closed_at: new Date(context.clock.now()) };
    await record(tx, context, ended, { kind: 'won', orderId: order.orderId });
  }
  return rows.length;
}
