import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { listStaff } from '../../accounts/actions/staff.ts';
import { wordDue } from '../rules/word-due.ts';
import { type LeadRow, leadsDue, lockLead, stateOf } from '../storage/leads.ts';
import { cardsOf, type PersonCard } from '../storage/people.ts';
import { happen } from './happen.ts';
import { mailEscalation, mailReminder } from './mails.ts';

const mostAtOnce = 200;

async function managers(context: Context): Promise<string[]> {
  const staff = await listStaff(context);
  return staff
    .filter((person) => person.active && !person.pending && person.roles.includes('sales_manager'))
    .map((person) => person.personId);
}

async function escalate(tx: Tx, context: Context, row: LeadRow, to: readonly string[]): Promise<void> {
  const after = await happen(tx, context, row, { kind: 'escalated' });
  if (!after.ok) return;
  const cards = await cardsOf(tx, [...to, row.owner_person_id]);
  const owner = cards.get(row.owner_person_id);
  for (const id of to) {
    const manager: PersonCard | undefined = cards.get(id);
    if (manager) await mailEscalation(tx, context, after.value, manager, owner?.name ?? '');
  }
}

async function remind(tx: Tx, context: Context, row: LeadRow): Promise<void> {
  const after = await happen(tx, context, row, { kind: 'reminded' });
  if (!after.ok) return;
  const owner = (await cardsOf(tx, [row.owner_person_id])).get(row.owner_person_id);
  if (owner) await mailReminder(tx, context, after.value, owner);
}

/**
 * Looks at every running answer clock: reminds the owner at four fifths of it, tells the sales managers once it is over.
 * One transaction per lead, decided anew on the lead held; may run twice at once, each word is said once. Returns how
 * many leads it spoke of.
 */
export async function watchClocks(context: Context): Promise<number> {
  const now = context.clock.now();
  const due = await context.transaction((tx) => leadsDue(tx, new Date(now), mostAtOnce));
  if (due.length === 0) return 0;
  const to = await managers(context);
  let spoken = 0;
  for (const found of due) {
    await context.transaction(async (tx) => {
      const row = await lockLead(tx, found.account_id, found.id);
      const word = row ? wordDue(stateOf(row), row.answering.calendar, context.clock.now()) : null;
      if (!row || word === null) return;
      if (word === 'escalate') await escalate(tx, context, row, to);
      else await remind(tx, context, row);
      spoken += 1;
    });
  }
  return spoken;
}
