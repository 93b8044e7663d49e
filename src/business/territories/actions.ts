import type { Outcome } from '../../kernel/outcome.ts';
import { accept, refuse } from '../../kernel/outcome.ts';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Context } from '../../platform/http/route.ts';
import { announce } from '../../platform/outbox.ts';
import type { AccountFollower } from '../accounts/actions/account-import.ts';
import type { AssignOwners } from '../accounts/actions/ownership.ts';
import { worksForVendor } from '../accounts/actions/staff.ts';
import { holdsOn, planHandOver, ruleFor } from './rules.ts';
import {
  type AssignmentRow,
  accountsOwnedBy,
  assignMany,
  assignmentsOf,
  deleteRoutingRule,
  endAssignment,
  insertAssignment,
  insertRoutingRule,
  lockAccount,
  routingRuleAt,
  routingRuleById,
  routingRulesOf,
  takeAssignmentsAway,
  updateRoutingRule,
} from './storage.ts';
import type { OwnerChange, Ownership, RoutingRule, RoutingRuleChange } from './terms.ts';

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

/** The rule by which a place's leads find their team or person; null where no rule fits. */
export async function ruleOfPlace(
  tx: Tx,
  place: { readonly country: string; readonly postalCode: string | null },
): Promise<RoutingRule | null> {
  return ruleFor(await routingRulesOf(tx, place.country), place) ?? null;
}

/** What a person looks after today or will look after, by name. */
export async function ownedBy(tx: Tx, context: Context, personId: string) {
  return accountsOwnedBy(tx, personId, context.today);
}

/** What looks after accounts that an import opened goes with them when it is undone (`accountFollowers`). */
export const assignmentsFollow: AccountFollower = {
  tables: ['territories.assignment'],
  undo: (tx, importId) => takeAssignmentsAway(tx, importId),
};

/** The rules by which leads find their region. */
export async function routingRules(context: Context): Promise<Outcome<{ items: RoutingRule[] }>> {
  return accept({ items: await context.transaction((tx) => routingRulesOf(tx)) });
}

function ruleTwice(rule: RoutingRuleChange): Outcome<never> {
  return refuse('routing_rule_twice', { facts: { country: rule.country, postalPrefix: rule.postalPrefix || '*' } });
}

async function checkRule(tx: Tx, rule: RoutingRuleChange, id: string): Promise<Outcome<void>> {
  if (rule.personId !== null && !(await worksForVendor(tx, rule.personId))) return refuse('owner_unknown');
  return (await routingRuleAt(tx, rule, id)) ? ruleTwice(rule) : accept(undefined);
}

async function noteRule(tx: Tx, context: Context, id: string, before: object | null, after: object | null) {
  const action = before === null ? 'routing.added' : after === null ? 'routing.removed' : 'routing.changed';
  await audit(tx, context, {
    action,
    subjectKind: 'routing_rule',
    subjectId: id,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  });
}

/** Says to which team or person a region's leads go. Refuses `routing_rule_twice` and `owner_unknown`. */
export async function addRoutingRule(context: Context, rule: RoutingRuleChange): Promise<Outcome<RoutingRule>> {
  const id = context.newId();
  return context.transaction<Outcome<RoutingRule>>(async (tx) => {
    const fits = await checkRule(tx, rule, id);
    if (!fits.ok) return fits;
    if (!(await insertRoutingRule(tx, id, rule))) return ruleTwice(rule);
    await noteRule(tx, context, id, null, rule);
    return accept((await routingRuleById(tx, id))!);
  });
}

/** Changes a rule on the version that was seen. Refuses what adding refuses, and `changed_meanwhile`. */
export async function changeRoutingRule(
  context: Context,
  id: string,
  ifMatch: string | null,
  rule: RoutingRuleChange,
): Promise<Outcome<RoutingRule>> {
  if (ifMatch === null) return refuse('version_needed');
  return context.transaction<Outcome<RoutingRule>>(async (tx) => {
    const before = await routingRuleById(tx, id);
    if (!before) return refuse('not_found');
    const fits = await checkRule(tx, rule, id);
    if (!fits.ok) return fits;
    const same = String(before.rowVersion) === ifMatch;
    if (!same || !(await updateRoutingRule(tx, id, before.rowVersion, rule))) return refuse('changed_meanwhile');
    await noteRule(tx, context, id, before, rule);
    return accept((await routingRuleById(tx, id))!);
  });
}

/** Takes a rule away: its region's leads go by turn again. */
export async function removeRoutingRule(context: Context, id: string): Promise<Outcome<void>> {
  return context.transaction<Outcome<void>>(async (tx) => {
    const before = await routingRuleById(tx, id);
    if (!before || !(await deleteRoutingRule(tx, id))) return refuse('not_found');
    await noteRule(tx, context, id, before, null);
    return accept(undefined);
  });
}
