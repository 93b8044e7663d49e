import { useMutation } from '@tanstack/react-query';
import { send } from '../api.ts';
import { api, web } from '../paths.ts';
import { problemOf } from '../queries.ts';

/**
 * Acts for another of one's companies, or (null) at the vendor's desk. The whole page again: prices, orders and people
 * are those of the company.
 */
export function useActFor() {
  const mutation = useMutation({
    mutationFn: (accountId: string | null) => send('PUT', api.activeAccount(), { accountId }),
    onSuccess: (_, accountId) => location.assign(accountId === null ? web.desk.home() : web.portal.home()),
  });
  return { actFor: mutation.mutate, busy: mutation.isPending, problem: problemOf(mutation.error) };
}
