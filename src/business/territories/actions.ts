import type { Outcome } from '../../kernel/outcome.ts';
import { accept, refuse } from '../../kernel/outcome.ts';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Context } from '../../platform/http/route.ts';
import { announce } from '../../platform/outbox.ts';
import type { AssignOwners } from '../accounts/actions/ownership.ts';
import { worksForVendor } from '../accounts/actions/staff.ts';
import { holdsOn, planHandOver } from './rules.ts';
import {
  type AssignmentRow,
  assignMany,
  assignmentsOf,
  endAssignment,
  insertAssignment,
  lockAccount,
} from './storage.ts';
import type { OwnerChange, Ownership } from './terms.ts';

function ownershipOf(rows: readonly AssignmentRow[], today: string): Ownership {
  const held = rows.filter((row) => row.toDay === null || row.toDay > row.fromDay);
  return {
    current: held.find((row) => holdsOn(row, today)) ?? null,
    next: held.find((row) => row.fromDay > today) ?? null,
    history: held.filter((row) => row.toDay !== null && row.toDay <= today),
  };
}

/** Who looks after an account, who will, and who did. */
export async function readOwnership(context: Context, accountId: string): Promise<Outcome<Ownership>> {
  return context.transaction<Outcome<Ownership>>(async (tx) => {
    if (!(await lockAccount(tx, accountId))) return refuse('account_not_found');
    return accept(ownershipOf(await assignmentsOf(tx, accountId), context.today));
  });
}

/**
 * Hands an account over from a day on (today when none is given), in a transaction of the caller's. Refuses a day in
 * the past, an account that cannot be seen and somebody who does not work for the vendor.
 */
export async function handOver(
  tx: Tx,
  context: Context,
  accountId: string,
  change: OwnerChange,
): Promise<Outcome<Ownership>> {
  const fromDay = change.fromDay ?? context.today;
  if (!(await lockAccount(tx, accountId))) return refuse('account_not_found');
  if (!(await worksForVendor(tx, change.personId))) return refuse('owner_unknown');
  const plan = planHandOver(await assignmentsOf(tx, accountId), change.personId, fromDay, context.today);
  if (!plan.ok) return plan;
  for (const { id, toDay } of plan.value.ends) await endAssignment(tx, accountId, id, toDay);
  if (plan.value.begins) {
    await insertAssignment(tx, {
      id: context.newId(),
      accountId,
      personId: change.personId,
      fromDay,
      givenAt: new Date(context.clock.now()),
      givenBy: context.caller.personId,
      reason: change.reason || null,
    });
  }
  const data = { accountId, personId: change.personId, fromDay };
  await audit(tx, context, {
    action: 'account.assigned',
    subjectKind: 'account',
    subjectId: accountId,
    accountId,
    reason: change.reason ?? null,
    after: data,
  });
  await announce(tx, context, { type: 'account.assigned', version: 1, accountId, data });
  return accept(ownershipOf(await assignmentsOf(tx, accountId), context.today));
}

/** The same as a request of its own, behind the caller's walls. */
export function changeOwner(context: Context, accountId: string, change: OwnerChange): Promise<Outcome<Ownership>> {
  return context.transaction((tx) => handOver(tx, context, accountId, change));
}

/** What accounts asks when it opens or imports companies with an owner (`ownerAssigners`). */
export const assignOpened: AssignOwners = async (tx, context, given) => {
  const rows = given.map(({ accountId, personId }) => ({
    id: context.newId(),
    account_id: accountId,
    person_id: personId,
  }));
  const at = new Date(context.clock.now());
  const personOf = new Map(given.map(({ accountId, personId }) => [accountId, personId]));
  const assigned = await assignMany(tx, rows, context.today, at, context.caller.personId);
  await announce(
    tx,
    context,
    // One event for few; a file's own event tells of many.
    ...(assigned.length > 100 ? [] : assigned).map((accountId) => ({
      type: 'account.assigned',
      version: 1,
      accountId,
      data: { accountId, personId: personOf.get(accountId)!, fromDay: context.today },
    })),
  );
};
