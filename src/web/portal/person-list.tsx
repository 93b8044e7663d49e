import './portal.css';
import { useMutation } from '@tanstack/react-query';
import type { CompanyPeople } from '../../business/accounts/terms/people.ts';
import { send } from '../api.ts';
import { useRoleWords } from '../entrance/role-words.ts';
import { problemOf, queryClient, useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { PersonInvite } from './person-invite.tsx';
import { PersonRow } from './person-row.tsx';
import { portalApi } from './portal-paths.ts';

type Invitation = CompanyPeople['invitations'][number];

/** The people of the company: who they are, what they may do, who is invited. */
export default function PersonList() {
  const t = useTexts('portal');
  const { may } = useReader();
  const { body, problem, again } = useReply<CompanyPeople>(portalApi.people());
  const manages = may('company.people.manage');
  return (
    <>
      <PageHead title={t('peopleTitle')} count={body?.items.length} />
      {problem && <Refusal problem={problem} again={again} />}
      {!body && !problem && (
        <Panel title={t('peopleTitle')} hiddenTitle>
          <Skeleton height="12rem" />
        </Panel>
      )}
      {body && (
        <div className="two">
          <div>
            <Panel title={t('peopleCount', { count: body.items.length })} flush>
              <ul className="rows">
                {body.items.map((person) => (
                  <PersonRow key={person.personId} person={person} manages={manages} />
                ))}
              </ul>
            </Panel>
            {manages && <Invitations invitations={body.invitations} />}
          </div>
          <div>{manages ? <PersonInvite /> : <p className="small muted">{t('noManage')}</p>}</div>
        </div>
      )}
    </>
  );
}

function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useTexts('portal');
  return (
    <Panel title={t('invitations')} flush>
      {invitations.length === 0 ? (
        <p className="muted todo-waiting">{t('invitationsNone')}</p>
      ) : (
        <ul className="rows">
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const t = useTexts('portal');
  const format = useFormat();
  const { seller } = useReader();
  const roles = useRoleWords();
  const withdrawing = useMutation({
    mutationFn: () => send('DELETE', portalApi.companyInvitation(invitation.id)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [portalApi.people()] }),
  });
  const problem = problemOf(withdrawing.error);
  return (
    <li>
      <div>
        <p className="strong">{invitation.email}</p>
        <p className="small muted">
          {roles.list(invitation.roles)}.{' '}
          {t('invitedUntil', { day: format.instant(invitation.expiresAt, seller.timeZone) })}
        </p>
        {problem && <Refusal problem={problem} />}
      </div>
      <Button
        compact
        busy={withdrawing.isPending}
        aria-label={t('withdrawOf', { email: invitation.email })}
        onClick={() => withdrawing.mutate()}
      >
        {t('withdraw')}
      </Button>
    </li>
  );
}
