import type { Tx } from '../../../platform/database/database.ts';
import type { BasketLine, BasketSnapshot, BasketTotals, BasketTraces, CallOutcome } from '../terms.ts';

type OfLead = { readonly accountId: string; readonly leadId: string; readonly id: string; readonly at: number };

export async function insertBasket(tx: Tx, basket: OfLead & { readonly snapshot: BasketSnapshot }): Promise<void> {
  const { snapshot } = basket;
  await tx.query(
    `INSERT INTO leads.lead_basket (account_id, id, lead_id, taken_at, currency, lines, totals, traces, shown)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      basket.accountId,
      basket.id,
      basket.leadId,
      new Date(basket.at),
      snapshot.currency,
      JSON.stringify(snapshot.lines),
      JSON.stringify(snapshot.totals),
      JSON.stringify(snapshot.traces),
      JSON.stringify(snapshot.shown),
    ],
  );
}

export type ShownBasketRow = { taken_at: Date; currency: string; shown: { lines: BasketLine[]; totals: BasketTotals } };

/** The newest basket of a lead as the buyer may see it. */
export async function newestShownBasket(tx: Tx, accountId: string, leadId: string): Promise<ShownBasketRow | null> {
  const rows = await tx.query<ShownBasketRow>(
    `SELECT taken_at, currency, shown FROM leads.lead_basket
     WHERE account_id = $1 AND lead_id = $2 ORDER BY taken_at DESC, id DESC LIMIT 1`,
    [accountId, leadId],
  );
  return rows[0] ?? null;
}

export type BasketRow = {
  taken_at: Date;
  currency: string;
  lines: BasketLine[];
  totals: BasketTotals;
  traces: BasketTraces;
};

/** The newest basket of a lead with every price and why, for staff. */
export async function newestBasket(tx: Tx, accountId: string, leadId: string): Promise<BasketRow | null> {
  const rows = await tx.query<BasketRow>(
    `SELECT taken_at, currency, lines, totals, traces FROM leads.lead_basket
     WHERE account_id = $1 AND lead_id = $2 ORDER BY taken_at DESC, id DESC LIMIT 1`,
    [accountId, leadId],
  );
  return rows[0] ?? null;
}

export type NewMessage = OfLead & {
  readonly direction: 'to_buyer' | 'from_buyer';
  readonly personId: string | null;
  readonly body: string;
  /** The mail it came by; left out where it did not. */
  readonly mailId?: string | null;
};

export async function insertMessage(tx: Tx, message: NewMessage): Promise<void> {
  await tx.query(
    `INSERT INTO leads.lead_message (account_id, id, lead_id, at, direction, person_id, body, mail_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      message.accountId,
      message.id,
      message.leadId,
      new Date(message.at),
      message.direction,
      message.personId,
      message.body,
      message.mailId ?? null,
    ],
  );
}

export type MessageRow = {
  at: Date;
  direction: 'to_buyer' | 'from_buyer';
  person_id: string | null;
  body: string;
  mail_id: string | null;
};

export async function messagesOf(tx: Tx, accountId: string, leadId: string): Promise<MessageRow[]> {
  return tx.query<MessageRow>(
    `SELECT at, direction, person_id, body, mail_id FROM leads.lead_message
     WHERE account_id = $1 AND lead_id = $2 ORDER BY at, id`,
    [accountId, leadId],
  );
}

export type NewNote = OfLead & {
  readonly kind: 'note' | 'call' | 'pass';
  readonly personId: string;
  readonly body: string;
  readonly callOutcome: CallOutcome | null;
};

export async function insertNote(tx: Tx, note: NewNote): Promise<void> {
  await tx.query(
    `INSERT INTO leads.lead_note (account_id, id, lead_id, at, kind, person_id, body, call_outcome)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [note.accountId, note.id, note.leadId, new Date(note.at), note.kind, note.personId, note.body, note.callOutcome],
  );
}

export type NoteRow = {
  at: Date;
  kind: 'note' | 'call' | 'pass';
  person_id: string;
  body: string;
  call_outcome: CallOutcome | null;
};

export async function notesOf(tx: Tx, accountId: string, leadId: string): Promise<NoteRow[]> {
  return tx.query<NoteRow>(
    `SELECT at, kind, person_id, body, call_outcome FROM leads.lead_note
     WHERE account_id = $1 AND lead_id = $2 ORDER BY at, id`,
    [accountId, leadId],
  );
}

export type NewLink = OfLead & { readonly tokenHash: Uint8Array; readonly expiresAt: number };

export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  await tx.query(
    `INSERT INTO leads.request_link (account_id, id, lead_id, token_hash, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [link.accountId, link.id, link.leadId, Buffer.from(link.tokenHash), new Date(link.at), new Date(link.expiresAt)],
  );
}

/** The lead that a link opens, or null when there is none or it has expired. */
export async function leadOfLink(tx: Tx, accountId: string, tokenHash: Uint8Array, now: Date): Promise<string | null> {
  const rows = await tx.query<{ lead_id: string }>(
    `SELECT lead_id FROM leads.request_link WHERE account_id = $1 AND token_hash = $2 AND expires_at > $3`,
    [accountId, Buffer.from(tokenHash), now],
  );
  return rows[0]?.lead_id ?? null;
}
