import type { Outcome } from '../../../kernel/outcome.ts';
import { accept } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { changeAccount, readAccount } from '../../accounts/actions/accounts.ts';
import { inviteToCompany } from '../../accounts/actions/company-invitations.ts';
import { findLead, type LeadRow } from '../storage/leads.ts';
import type { LeadItem } from '../terms.ts';
import { ownsWithTheLead } from './hand-over.ts';
import { actor, happen, type OnLead, workOnLead } from './happen.ts';
import { noteDone, shown } from './note-done.ts';

/** Accounts' own actions, in the lead's transaction: the prospect and its lead change together or not at all. */
async function activate(tx: Tx, context: Context, lead: LeadRow): Promise<void> {
  const inside: Context = { ...context, transaction: (work) => work(tx) };
  const account = await readAccount(inside, lead.account_id);
  if (!account.ok) throw new Error(`lead ${lead.number} has no account`);
  if (account.value.status !== 'prospect') return;
  const { rowVersion, ...facts } = account.value;
  const changed = await changeAccount(inside, lead.account_id, rowVersion, { ...facts, status: 'active' });
  if (!changed.ok) throw new Error(`the account of lead ${lead.number}: ${changed.refusal.code}`);
}

/**
 * Makes a customer of a lead: the prospect becomes an active account that keeps its owner, and the buyer is invited to
 * sign in (by `inviteConverted`, after this transaction). Refuses `lead_closed`, `lead_with_other`.
 */
export async function convert(context: Context, on: OnLead): Promise<Outcome<LeadItem>> {
  const me = actor(context);
  return workOnLead(context, on, async (tx, row) => {
    const after = await happen(tx, context, row, { kind: 'converted', byPersonId: me });
    if (!after.ok) return after;
    const lead = after.value;
    await ownsWithTheLead(tx, context, row, lead);
    await activate(tx, context, lead);
    await noteDone(tx, context, lead, { type: 'lead.converted' });
    return accept(await shown(tx, context, lead));
  });
}

/**
 * Invites the buyer of a converted lead to sign in to his account, on behalf of who converted it. May run twice: the
 * second invitation takes the place of the first. Somebody who belongs there already with a proven address needs none.
 */
export async function inviteConverted(context: Context, leadId: string, byPersonId: string): Promise<void> {
  const row = await context.transaction((tx) => findLead(tx, leadId));
  if (!row) return;
  const acting: Context = {
    ...context,
    language: row.language,
    caller: { ...context.caller, kind: 'staff', personId: byPersonId },
  };
  const invited = await inviteToCompany(acting, row.account_id, {
    email: row.contact_email,
    name: row.contact_name,
    roles: ['account_admin', 'buyer'],
    language: row.language,
  });
  if (!invited.ok && invited.refusal.code !== 'person_belongs_already') {
    throw new Error(`no invitation for lead ${row.number}: ${invited.refusal.code}`);
  }
}
