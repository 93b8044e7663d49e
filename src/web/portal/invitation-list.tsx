import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPeople } from '../../business/accounts/terms/people.ts';
import { send } from '../api.ts';
import { useRoleWords } from '../entrance/role-words.ts';
import { problemOf, queryClient } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import type { PeopleOf } from './people-of.ts';

type Invitation = CompanyPeople['invitations'][number];

/** The invitations that wait to be accepted: until when, sent once more, taken back. */
export function Invitations({ of, invitations }: { of: PeopleOf; invitations: readonly Invitation[] }) {
  const t = useTexts('portal');
  return (
    <Panel title={t('invitations')} flush>
      {invitations.length === 0 ? (
        <p className="muted todo-waiting">{t('invitationsNone')}</p>
      ) : (
        <ul className="rows">
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} of={of} invitation={invitation} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function InvitationRow({ of, invitation }: { of: PeopleOf; invitation: Invitation }) {
  const t = useTexts('portal');
  const format = useFormat();
  const { seller } = useReader();
  const roles = useRoleWords();
  const [resent, setResent] = useState(false);
  const { id, email } = invitation;
  const again = () => queryClient.invalidateQueries({ queryKey: [of.list] });
  const withdrawing = useMutation({ mutationFn: () => send('DELETE', of.invitation(id)), onSuccess: again });
  const resending = useMutation({
    mutationFn: () => send('POST', of.invitationResend(id)),
    onSuccess: () => {
      setResent(true);
      return again();
    },
  });
  const problem = problemOf(withdrawing.error) ?? problemOf(resending.error);
  return (
    <li>
      <div>
        <p className="strong">{email}</p>
        <p className="small muted roles">
          {roles.list(invitation.roles)}.{' '}
          {t('invitedUntil', { day: format.instant(invitation.expiresAt, seller.timeZone) })}
        </p>
        <p role="status" className={resent ? 'small' : 'sr'}>
          {resent && t('resent')}
        </p>
        {problem && <Refusal problem={problem} />}
      </div>
      <div className="row-acts">
        <Button
          compact
          busy={resending.isPending}
          aria-label={t('resendOf', { email })}
          onClick={() => resending.mutate()}
        >
          {t('resend')}
        </Button>
        <Button
          compact
          busy={withdrawing.isPending}
          aria-label={t('withdrawOf', { email })}
          onClick={() => withdrawing.mutate()}
        >
          {t('withdraw')}
        </Button>
      </div>
    </li>
  );
}
