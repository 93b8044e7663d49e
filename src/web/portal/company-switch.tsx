import { useMutation } from '@tanstack/react-query';
import { send } from '../api.ts';
import { web } from '../paths.ts';
import { problemOf } from '../queries.ts';
import { type SignedIn, useTexts } from '../reader.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { portalApi } from './portal-paths.ts';

/** Acts for another company. The whole page again: prices, orders and people are those of the company. */
export function useActFor() {
  const mutation = useMutation({
    mutationFn: (accountId: string) => send('PUT', portalApi.activeAccount(), { accountId }),
    onSuccess: () => location.assign(web.portal.home()),
  });
  return { actFor: mutation.mutate, busy: mutation.isPending, problem: problemOf(mutation.error) };
}

/** Where somebody belongs to several companies, the one he acts for. */
export function CompanySwitch({ me }: { me: SignedIn }) {
  const t = useTexts('portal');
  const { actFor, busy, problem } = useActFor();
  return (
    <>
      <select
        className="input switch"
        aria-label={t('homeCompany')}
        value={me.activeAccountId ?? ''}
        disabled={busy}
        onChange={(event) => actFor(event.target.value)}
      >
        {me.memberships.map(({ accountId, company }) => (
          <option key={accountId} value={accountId}>
            {company}
          </option>
        ))}
      </select>
      {problem && <Refusal problem={problem} />}
    </>
  );
}
