import { type SignedIn, useTexts } from '../reader.tsx';
import { useActFor } from '../shell/act-for.ts';
import { Refusal } from '../ui/refusal.tsx';

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
