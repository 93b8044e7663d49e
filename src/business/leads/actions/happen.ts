import type { Outcome, Refusal } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { leadAfter } from '../rules/state.ts';
import {
  findLead,
  insertEvent,
  type LeadChange,
  type LeadRow,
  lockLead,
  saveState,
  stateOf,
} from '../storage/leads.ts';
import { cardsOf } from '../storage/people.ts';
import type { LeadEvent } from '../terms/events.ts';

/** Refusals of the rules name a person by id; the reader gets his name. */
async function withName(tx: Tx, refusal: Refusal): Promise<Refusal> {
  const id = refusal.facts?.person;
  if (typeof id !== 'string') return refusal;
  const cards = await cardsOf(tx, [id]);
  return { ...refusal, facts: { ...refusal.facts, person: cards.get(id)?.name ?? '' } };
}

/**
 * Lets an event happen to a lead that is held: the rules decide, the event and the state it comes to are written.
 * Returns the lead as it then stands. Refuses what the rules refuse, with the name of the person who has the lead.
 */
export async function happen(
  tx: Tx,
  context: Context,
  row: LeadRow,
  event: LeadEvent,
  change: Omit<LeadChange, 'state' | 'at'> = {},
): Promise<Outcome<LeadRow>> {
  const at = context.clock.now();
  const decided = leadAfter(stateOf(row), event, at);
  if (!decided.ok) return { ok: false, refusal: await withName(tx, decided.refusal) };
  const version = await saveState(tx, row, { ...change, state: decided.value, at });
  await insertEvent(tx, {
    id: context.newId(),
    accountId: row.account_id,
    leadId: row.id,
    position: version,
    at,
    actor: context.caller.personId,
    event,
  });
  const after = await lockLead(tx, row.account_id, row.id);
  if (!after) throw new Error(`lead ${row.number} vanished while it was held`);
  return accept(after);
}

/** Somebody's work on one lead: which, and on which version of it he decided. */
export type OnLead = { readonly id: string; readonly ifMatch: string | null };

/**
 * Work on one lead. First it is looked up behind the caller's own walls: what he does not see does not exist for him.
 * Then the work runs as the server, on the lead held and under the very version he saw: passing on and converting move
 * it out of the walls that let him in. Refuses `not_found`, `version_needed`, `changed_meanwhile` (with the version).
 */
export async function workOnLead<T>(
  context: Context,
  on: OnLead,
  work: (tx: Tx, row: LeadRow) => Promise<Outcome<T>>,
  whenChanged?: (tx: Tx, row: LeadRow) => Promise<Outcome<T> | null>,
): Promise<Outcome<T>> {
  const seen = await context.transaction((tx) => findLead(tx, on.id));
  if (!seen) return refuse('not_found');
  if (on.ifMatch === null) return refuse('version_needed');
  return refusableTransaction(
    context,
    async (tx) => {
      const row = await lockLead(tx, seen.account_id, seen.id);
      if (!row) return refuse('not_found');
      if (String(row.row_version) !== on.ifMatch) {
        const told = whenChanged ? await whenChanged(tx, row) : null;
        return told ?? refuse('changed_meanwhile', { facts: { version: row.row_version } });
      }
      return work(tx, row);
    },
    { as: 'system' },
  );
}

/** The person who acts. Routes that work on leads are the staff's; a call without a person is a bug. */
export function actor(context: Context): string {
  const { personId } = context.caller;
  if (personId === null) throw new Error('work on a lead without a person');
  return personId;
}
