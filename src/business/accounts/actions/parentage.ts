import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { mayHaveParent } from '../rules/parentage.ts';
import { edgesAbove, endParent, insertParent, laterParent, lockTree, namesOf } from '../storage/parentage.ts';
import type { AccountDetail } from '../terms/companies.ts';
import { readAccount } from './accounts.ts';

async function note(tx: Tx, context: Context, accountId: string, parentId: string | null, fromDay: string) {
  const data = { accountId, parentId, fromDay };
  await audit(tx, context, {
    action: 'account.parent_changed',
    subjectKind: 'account',
    subjectId: accountId,
    accountId,
    after: data,
  });
  await announce(tx, context, { type: 'account.parent_changed', version: 1, accountId, data });
}

/** Whether the caller sees each of these companies. */
async function seesAll(context: Context, ids: readonly string[]): Promise<boolean> {
  const names = await context.transaction((tx) => namesOf(tx, ids));
  return ids.every((id) => names.has(id));
}

/**
 * Puts a company below another from a day on; what held until then ends that day. Refuses `parent_loop` with the chain
 * by name, `parent_is_itself`, and `parent_overlap` where another parent is agreed for later.
 */
export async function setParent(
  context: Context,
  accountId: string,
  parentId: string,
  fromDay: string = context.today,
): Promise<Outcome<AccountDetail>> {
  if (!(await seesAll(context, [accountId, parentId]))) return refuse('account_not_found');
  // As the server: a loop may run through companies that the caller does not see.
  const set = await context.transaction<Outcome<void>>(
    async (tx) => {
      await lockTree(tx);
      const edges = (await edgesAbove(tx, parentId, fromDay)).filter((edge) => edge.accountId !== accountId);
      const names = await namesOf(tx, [accountId, parentId, ...edges.map((edge) => edge.parentId)]);
      const nameOf = (id: string) => names.get(id) ?? id;
      const may = mayHaveParent(accountId, parentId, fromDay, edges, nameOf);
      if (!may.ok) return may;
      const later = await laterParent(tx, accountId, fromDay);
      if (later) {
        const facts = { company: nameOf(accountId), parent: later.parent, fromDay: later.from_day };
        return refuse('parent_overlap', { facts });
      }
      await endParent(tx, accountId, fromDay);
      await insertParent(tx, { id: context.newId(), accountId, parentId, fromDay });
      await note(tx, context, accountId, parentId, fromDay);
      return accept(undefined);
    },
    { as: 'system' },
  );
  return set.ok ? readAccount(context, accountId) : set;
}

/** Lets a company stand alone from a day on. */
export async function removeParent(
  context: Context,
  accountId: string,
  toDay: string = context.today,
): Promise<Outcome<AccountDetail>> {
  const ended = await context.transaction<Outcome<void>>(async (tx) => {
    if (!(await namesOf(tx, [accountId])).has(accountId)) return refuse('account_not_found');
    await lockTree(tx);
    if (!(await endParent(tx, accountId, toDay))) return refuse('parent_not_found');
    await note(tx, context, accountId, null, toDay);
    return accept(undefined);
  });
  return ended.ok ? readAccount(context, accountId) : ended;
}
