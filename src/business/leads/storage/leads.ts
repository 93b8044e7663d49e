import type { Tx } from '../../../platform/database/database.ts';
import type { WorkCalendar } from '../../accounts/terms/people.ts';
import type { LeadState } from '../rules/state.ts';
import { remindAt } from '../rules/word-due.ts';
import type { LeadEvent } from '../terms/events.ts';
import type {
  BasketLead,
  Headline,
  LeadOutcome,
  LeadSource,
  LeadStatus,
  OwnerReason,
  RepeatBuyerFacts,
} from '../terms.ts';

/** How long an answer may take, in whose working hours. */
export type Answering = { readonly minutes: number; readonly calendar: WorkCalendar };

/** The facts behind why a lead is whose, for the words on the screen. */
export type OwnerFacts = Readonly<Record<string, string | number>>;

export type LeadRow = {
  account_id: string;
  id: string;
  number: string;
  seller_id: string;
  store_id: string;
  team_id: string | null;
  answering: Answering;
  source: LeadSource;
  subject: string;
  session_id: string | null;
  basket_id: string | null;
  company: string;
  country: string;
  contact_person_id: string | null;
  contact_name: string;
  contact_email: string;
  contact_phone: string | null;
  language: 'en' | 'de';
  need: string;
  headline: Headline | null;
  repeat_buyer: RepeatBuyerFacts | null;
  commitment_minor: bigint | null;
  currency: string | null;
  owner_person_id: string;
  owner_reason: OwnerReason;
  status: LeadStatus;
  opened_at: Date;
  clock_started_at: Date;
  answer_by: Date | null;
  claimed_at: Date | null;
  first_answered_at: Date | null;
  waiting_since: Date | null;
  closed_at: Date | null;
  outcome: LeadOutcome | null;
  close_reason: string | null;
  order_id: string | null;
  order_number: string | null;
  reminded_at: Date | null;
  escalated_at: Date | null;
  owner_facts: OwnerFacts;
  merged_into: string | null;
  close_reason_key: string | null;
  row_version: number;
};

const columns = `account_id, id, number, seller_id, store_id, team_id, answering, source, subject, session_id, basket_id, company,
  country, contact_person_id, contact_name, contact_email, contact_phone, language, need, headline, repeat_buyer, commitment_minor,
  currency, owner_person_id, owner_reason, status, opened_at, clock_started_at, answer_by, claimed_at,
  first_answered_at, waiting_since, closed_at, outcome, close_reason, order_id, order_number, reminded_at, escalated_at,
  owner_facts, merged_into, close_reason_key, row_version`;

const instant = (date: Date | null): number | null => date?.getTime() ?? null;
const date = (instantMs: number | null): Date | null => (instantMs === null ? null : new Date(instantMs));

/** The state that the rules decide on, as the row holds it. */
export function stateOf(row: LeadRow): LeadState {
  return {
    status: row.status,
    ownerPersonId: row.owner_person_id,
    ownerReason: row.owner_reason,
    openedAt: row.opened_at.getTime(),
    clockStartedAt: row.clock_started_at.getTime(),
    answerBy: instant(row.answer_by),
    claimedAt: instant(row.claimed_at),
    firstAnsweredAt: instant(row.first_answered_at),
    waitingSince: instant(row.waiting_since),
    closedAt: instant(row.closed_at),
    outcome: row.outcome,
    orderId: row.order_id,
    remindedAt: instant(row.reminded_at),
    escalatedAt: instant(row.escalated_at),
  };
}

export type NewLead = {
  readonly accountId: string;
  readonly id: string;
  readonly number: string;
  readonly sellerId: string;
  readonly storeId: string;
  readonly teamId: string | null;
  readonly answering: Answering;
  readonly source: LeadSource;
  readonly subject: string;
  readonly sessionId: string | null;
  readonly basketId: string | null;
  readonly company: string;
  readonly country: string;
  readonly contactPersonId: string | null;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string | null;
  readonly language: 'en' | 'de';
  readonly need: string;
  readonly about: LeadAbout;
  readonly ownerFacts: OwnerFacts;
};

/** What a list shows of the basket. */
export type LeadAbout = {
  readonly headline: Headline | null;
  readonly repeatBuyer: RepeatBuyerFacts | null;
  readonly commitmentMinor: bigint | null;
  readonly currency: string | null;
};

/** Nobody else asks about the same for the same caller until this transaction ends: two clicks make one lead. */
export async function holdSubject(tx: Tx, caller: string, subject: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('keyline.leads.' || $1, 0))", [`${caller}|${subject}`]);
}

export async function nextLeadCount(tx: Tx): Promise<number> {
  const rows = await tx.query<{ count: bigint }>("SELECT nextval('leads.lead_number') AS count");
  return Number(rows[0]!.count);
}

export async function insertLead(tx: Tx, lead: NewLead, state: LeadState): Promise<void> {
  await tx.query(
    `INSERT INTO leads.lead (account_id, id, number, seller_id, store_id, team_id, source, subject, session_id, basket_id,
       company, country, contact_person_id, contact_name, contact_email, contact_phone, language, need, headline,
       commitment_minor, currency, owner_person_id, owner_reason, status, opened_at, clock_started_at, answer_by, changed_at,
       answering, repeat_buyer, owner_facts, remind_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
       $24, $25, $25, $26, $25, $27, $28, $29, $30)`,
    [
      lead.accountId,
      lead.id,
      lead.number,
      lead.sellerId,
      lead.storeId,
      lead.teamId,
      lead.source,
      lead.subject,
      lead.sessionId,
      lead.basketId,
      lead.company,
      lead.country,
      lead.contactPersonId,
      lead.contactName,
      lead.contactEmail,
      lead.contactPhone,
      lead.language,
      lead.need,
      lead.about.headline === null ? null : JSON.stringify(lead.about.headline),
      lead.about.commitmentMinor,
      lead.about.currency,
      state.ownerPersonId,
      state.ownerReason,
      state.status,
      new Date(state.openedAt),
      date(state.answerBy),
      JSON.stringify(lead.answering),
      lead.about.repeatBuyer === null ? null : JSON.stringify(lead.about.repeatBuyer),
      JSON.stringify(lead.ownerFacts),
      date(remindAt(state, lead.answering.calendar)),
    ],
  );
}

/** The lead as the transaction's role may see it, or null. */
export async function findLead(tx: Tx, id: string): Promise<LeadRow | null> {
  const rows = await tx.query<LeadRow>(`SELECT ${columns} FROM leads.lead WHERE id = $1`, [id]);
  return rows[0] ?? null;
}

/** The lead, held until the transaction ends. */
export async function lockLead(tx: Tx, accountId: string, id: string): Promise<LeadRow | null> {
  const rows = await tx.query<LeadRow>(
    `SELECT ${columns} FROM leads.lead WHERE account_id = $1 AND id = $2 FOR UPDATE`,
    [accountId, id],
  );
  return rows[0] ?? null;
}

/** The open lead of an account, or of a guest's session, about a subject; held. */
export async function lockOpenLeadAbout(
  tx: Tx,
  of: { accountId: string } | { sessionId: string },
  subject: string,
): Promise<LeadRow | null> {
  const [column, value] = 'accountId' in of ? ['account_id', of.accountId] : ['session_id', of.sessionId];
  const rows = await tx.query<LeadRow>(
    `SELECT ${columns} FROM leads.lead
     WHERE ${column} = $1 AND subject = $2 AND status NOT IN ('closed', 'converted')
     ORDER BY opened_at DESC LIMIT 1 FOR UPDATE`,
    [value, subject],
  );
  return rows[0] ?? null;
}

/** What a guest of a session gave the last time, so that asking twice does not make two companies of one. */
export async function lastLeadOfSession(tx: Tx, sessionId: string): Promise<LeadRow | null> {
  const rows = await tx.query<LeadRow>(
    `SELECT ${columns} FROM leads.lead WHERE session_id = $1 ORDER BY opened_at DESC, id DESC LIMIT 1`,
    [sessionId],
  );
  return rows[0] ?? null;
}

/**
 * Whether a company is still nobody's: a prospect in which no person has proved his address. Only then may a visitor who
 * gave its name go on under it.
 */
export async function isUnproven(tx: Tx, accountId: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT FROM accounts.published_account a WHERE a.id = $1 AND a.status = 'prospect' AND NOT EXISTS
       (SELECT FROM accounts.published_membership m JOIN accounts.published_person p ON p.id = m.person_id
        WHERE m.account_id = a.id AND p.email_verified_at IS NOT NULL)`,
    [accountId],
  );
  return rows.length > 0;
}

/** The newest open lead about a basket and who asked. Nothing is held. */
export async function findOpenLeadOfBasket(tx: Tx, basketId: string): Promise<BasketLead | null> {
  const rows = await tx.query<{ id: string; account_id: string; contact_person_id: string | null }>(
    {
      name: 'leads.open-of-basket',
      text: `SELECT id, account_id, contact_person_id FROM leads.lead
             WHERE basket_id = $1 AND status NOT IN ('closed', 'converted') ORDER BY opened_at DESC LIMIT 1`,
    },
    [basketId],
  );
  const row = rows[0];
  return row ? { id: row.id, accountId: row.account_id, contactPersonId: row.contact_person_id } : null;
}

/** Open leads that ask for a basket, wherever it went: to be closed when it is bought. Held. */
export async function lockOpenLeadsOfBasket(tx: Tx, basketId: string): Promise<LeadRow[]> {
  return tx.query<LeadRow>(
    `SELECT ${columns} FROM leads.lead WHERE basket_id = $1 AND status NOT IN ('closed', 'converted') FOR UPDATE`,
    [basketId],
  );
}

export type LeadChange = {
  readonly state: LeadState;
  readonly at: number;
  readonly team?: { readonly id: string; readonly answering: Answering };
  readonly closeReason?: string | null;
  readonly orderNumber?: string | null;
  /** The facts of a new reason why the lead is whose. */
  readonly ownerFacts?: OwnerFacts;
  readonly mergedInto?: string;
  readonly reasonKey?: string | null;
};

/** New facts where they were given; the old ones as long as the lead is the same person's for the same reason. */
function ownerFactsAfter(row: LeadRow, { state, ownerFacts }: LeadChange): OwnerFacts {
  const same = state.ownerPersonId === row.owner_person_id && state.ownerReason === row.owner_reason;
  return ownerFacts ?? (same ? row.owner_facts : {});
}

/** Writes the state that an event came to, under the row version that was read; returns the new version. */
export async function saveState(tx: Tx, row: LeadRow, change: LeadChange): Promise<number> {
  const { state } = change;
  const rows = await tx.query<{ row_version: number }>(
    `UPDATE leads.lead SET status = $4, owner_person_id = $5, owner_reason = $6, clock_started_at = $7, answer_by = $8,
       claimed_at = $9, first_answered_at = $10, waiting_since = $11, closed_at = $12, outcome = $13, order_id = $14,
       reminded_at = $15, escalated_at = $16, team_id = $17, close_reason = $18, order_number = $19, changed_at = $20,
       answering = $21, owner_facts = $22, remind_at = $23, merged_into = $24, close_reason_key = $25,
       row_version = row_version + 1
     WHERE account_id = $1 AND id = $2 AND row_version = $3 RETURNING row_version`,
    [
      row.account_id,
      row.id,
      row.row_version,
      state.status,
      state.ownerPersonId,
      state.ownerReason,
      new Date(state.clockStartedAt),
      date(state.answerBy),
      date(state.claimedAt),
      date(state.firstAnsweredAt),
      date(state.waitingSince),
      date(state.closedAt),
      state.outcome,
      state.orderId,
      date(state.remindedAt),
      date(state.escalatedAt),
      change.team?.id ?? row.team_id,
      state.status === 'closed' ? (change.closeReason ?? row.close_reason) : null,
      change.orderNumber ?? (state.orderId === null ? null : row.order_number),
      new Date(change.at),
      JSON.stringify(change.team?.answering ?? row.answering),
      JSON.stringify(ownerFactsAfter(row, change)),
      date(remindAt(state, (change.team?.answering ?? row.answering).calendar)),
      state.status === 'closed' ? (change.mergedInto ?? row.merged_into) : null,
      state.status === 'closed' ? (change.reasonKey ?? row.close_reason_key) : null,
    ],
  );
  const version = rows[0]?.row_version;
  if (version === undefined) throw new Error(`lead ${row.number} changed although it was held`);
  return version;
}

/** What the buyer asks for now, where a request was brought up to date. The version is raised with the event's. */
export async function saveAbout(tx: Tx, row: LeadRow, about: LeadAbout, need: string): Promise<void> {
  await tx.query(
    `UPDATE leads.lead SET headline = $3, commitment_minor = $4, currency = $5, need = $6, repeat_buyer = $7
     WHERE account_id = $1 AND id = $2`,
    [
      row.account_id,
      row.id,
      about.headline === null ? null : JSON.stringify(about.headline),
      about.commitmentMinor,
      about.currency,
      need,
      about.repeatBuyer === null ? null : JSON.stringify(about.repeatBuyer),
    ],
  );
}

export type NewLeadEvent = {
  readonly id: string;
  readonly accountId: string;
  readonly leadId: string;
  readonly position: number;
  readonly at: number;
  readonly actor: string | null;
  readonly event: LeadEvent;
};

export async function insertEvent(tx: Tx, event: NewLeadEvent): Promise<void> {
  await tx.query(
    `INSERT INTO leads.lead_event (account_id, id, lead_id, position, at, actor_person_id, data)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      event.accountId,
      event.id,
      event.leadId,
      event.position,
      new Date(event.at),
      event.actor,
      JSON.stringify(event.event),
    ],
  );
}

export type EventRow = { at: Date; actor_person_id: string | null; data: LeadEvent };

/** What happened to a lead, first to last. */
export async function eventsOf(tx: Tx, accountId: string, leadId: string): Promise<EventRow[]> {
  return tx.query<EventRow>(
    `SELECT at, actor_person_id, data FROM leads.lead_event WHERE account_id = $1 AND lead_id = $2 ORDER BY position`,
    [accountId, leadId],
  );
}

/** Open leads whose clock is due for a word: to the owner before it runs out, to his manager after. Not held. */
export async function leadsDue(tx: Tx, now: Date, most: number): Promise<LeadRow[]> {
  return tx.query<LeadRow>(
    `SELECT ${columns} FROM leads.lead
     WHERE status IN ('new', 'claimed')
       AND ((remind_at <= $1 AND reminded_at IS NULL AND answer_by > $1) OR (answer_by <= $1 AND escalated_at IS NULL))
     ORDER BY answer_by, id LIMIT $2`,
    [now, most],
  );
}

/** The lead of a number, as far as the role may see it. */
export async function leadNumbered(tx: Tx, number: string): Promise<LeadRow | null> {
  const rows = await tx.query<LeadRow>(`SELECT ${columns} FROM leads.lead WHERE number = upper($1)`, [number]);
  return rows[0] ?? null;
}

/** The newest lead of an address. */
export async function newestLeadOf(tx: Tx, email: string): Promise<LeadRow | null> {
  const rows = await tx.query<LeadRow>(
    `SELECT ${columns} FROM leads.lead WHERE lower(contact_email) = $1 ORDER BY opened_at DESC, id DESC LIMIT 1`,
    [email],
  );
  return rows[0] ?? null;
}
