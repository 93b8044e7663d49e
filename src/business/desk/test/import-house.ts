import { type TestWorld, testWorld } from '../../../../test/context.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { accountFollowers } from '../../accounts/actions/account-import.ts';
import { ownerAssigners } from '../../accounts/actions/ownership.ts';
import { ensureSeller } from '../../accounts/actions/seller.ts';
import { assignmentsFollow, assignOpened } from '../../territories/actions.ts';
import { searchFollowsAccounts } from '../actions/imported-search.ts';
import { workOnNextImport } from '../actions/imports.ts';

/** Somebody of revenue operations in a house with a seller, and the worker that imports. */
export type ImportHouse = {
  readonly world: TestWorld;
  readonly desk: Context;
  readonly personId: string;
  idOf(number: string): Promise<string | undefined>;
  /** Does everything that waits. */
  work(): Promise<void>;
};

export const operations = '018f0000-0000-7000-8000-0000000000e1';

export async function importHouse(database: TestDatabase): Promise<ImportHouse> {
  if (ownerAssigners.length === 0) ownerAssigners.push(assignOpened);
  if (accountFollowers.length === 0) accountFollowers.push(assignmentsFollow, searchFollowsAccounts);
  const world = testWorld(database.app);
  await ensureSeller(world.system());
  await database.owner.query(
    `INSERT INTO accounts.person (id, email, name, language, email_verified_at, created_at)
     VALUES ($1, 'hanna@vendor.example', 'Hanna Kessel', 'en', now(), now())`,
    [operations],
  );
  await database.owner.query(`INSERT INTO accounts.staff_role (person_id, role) VALUES ($1, 'revenue_operations')`, [
    operations,
  ]);
  return {
    world,
    desk: world.staff(operations, ['revenue_operations']),
    personId: operations,
    idOf: async (number) => {
      const rows = await database.app.query<{ id: string }>('SELECT id FROM accounts.account WHERE number = $1', [
        number,
      ]);
      return rows[0]?.id;
    },
    work: async () => {
      while (await workOnNextImport(world.system()));
    },
  };
}
