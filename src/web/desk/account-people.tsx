import '../portal/portal.css';
import { useState } from 'react';
import type { AccountDetail } from '../../business/accounts/terms/companies.ts';
import type { CompanyPeople } from '../../business/accounts/terms/people.ts';
import { Invitations } from '../portal/invitation-list.tsx';
import type { PeopleOf } from '../portal/people-of.ts';
import { PersonInvite } from '../portal/person-invite.tsx';
import { PersonRow } from '../portal/person-row.tsx';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { deskApi } from './desk-paths.ts';

function peopleOf({ id, name, relationships }: AccountDetail): PeopleOf {
  return {
    company: name,
    list: deskApi.accountPeople(id),
    person: (personId) => deskApi.accountPerson(id, personId),
    invitation: (invitation) => deskApi.accountInvitation(id, invitation),
    invitationResend: (invitation) => deskApi.accountInvitationResend(id, invitation),
    partner: relationships.some(({ kind, toDay }) => kind === 'partner' && toDay === null),
  };
}

/** Who signs in for the company, as what, and who is invited; staff who look after it invite and change roles. */
export function AccountPeople({ account }: { account: AccountDetail }) {
  const t = useTexts('desk-accounts');
  const { may } = useReader();
  const [inviting, setInviting] = useState(false);
  const of = peopleOf(account);
  const { body, problem, again } = useReply<CompanyPeople>(of.list);
  const manages = may('accounts.people.manage') && account.status !== 'closed';
  const people = body?.items ?? [];
  const administered = people.some(({ roles }) => roles.includes('account_admin'));
  return (
    <>
      <Panel
        title={t('accountPeople')}
        count={body?.items.length}
        end={
          manages && (
            <Button compact aria-expanded={inviting} onClick={() => setInviting(!inviting)}>
              {t('accountInvite')}
            </Button>
          )
        }
        flush
      >
        {problem && <Refusal problem={problem} again={again} />}
        {!body && !problem && <Skeleton height="6rem" />}
        {body && people.length === 0 && (
          <EmptyState title={t('accountPeopleNone')}>{t('accountPeopleNoneBody')}</EmptyState>
        )}
        {people.length > 0 && (
          <ul className="rows">
            {people.map((person) => (
              <PersonRow key={person.personId} of={of} person={person} manages={manages} />
            ))}
          </ul>
        )}
      </Panel>
      {manages && inviting && body && (
        <PersonInvite
          key={String(administered)}
          of={of}
          roles={administered ? ['buyer'] : ['buyer', 'account_admin']}
          language={account.language}
        />
      )}
      {manages && body && body.invitations.length > 0 && <Invitations of={of} invitations={body.invitations} />}
    </>
  );
}
