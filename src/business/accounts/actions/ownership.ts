import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';

export type OwnerGiven = { readonly accountId: string; readonly personId: string };

/** Gives accounts their owners from today on, in the transaction that opens or changes them. That the owners work for
 *  the vendor has been checked. */
export type AssignOwners = (tx: Tx, context: Context, given: readonly OwnerGiven[]) => Promise<void>;

/**
 * Who looks after an account is said by territories alone, a later room: it adds its way of saying so here when the
 * program starts. `tx` is the server's own.
 */
export const ownerAssigners: AssignOwners[] = [];

export async function assignOwners(tx: Tx, context: Context, given: readonly OwnerGiven[]): Promise<void> {
  if (given.length === 0) return;
  if (ownerAssigners.length === 0) throw new Error('No room says who owns an account: territories is not registered.');
  for (const assign of ownerAssigners) await assign(tx, context, given);
}
