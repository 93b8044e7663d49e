import { transaction } from '../../../platform/database/transaction.ts';
import type { Context } from '../../../platform/http/route.ts';
import type { AccountFollower } from '../../accounts/actions/account-import.ts';
import { indexImportedAccounts, removeImported } from '../storage/search.ts';

/** Puts the companies that an import opened or changed into the search. `context` is the server's own. */
export async function indexImported(context: Context, importId: string): Promise<void> {
  const at = new Date(context.clock.now());
  // One statement for all companies of the file: long by nature.
  await transaction(context.database, { as: 'system' }, (tx) => indexImportedAccounts(tx, at, importId), {
    statementTimeout: 600_000,
  });
}

/** What is found of companies that go with their import goes with them. */
export const searchFollowsAccounts: AccountFollower = {
  tables: ['desk.search_entry'],
  undo: async (tx, importId) => {
    await removeImported(tx, importId);
  },
};
