import type { AccountDetail } from '../../business/accounts/terms/companies.ts';
import { queryClient } from '../queries.ts';
import { deskApi } from './desk-paths.ts';

/** Puts a changed company on the screen and lets the lists it stands in be read again. */
export function keepAccount(account: AccountDetail): void {
  queryClient.setQueryData([deskApi.account(account.id)], account);
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [path] }) => typeof path === 'string' && path !== deskApi.account(account.id),
    refetchType: 'active',
  });
}
