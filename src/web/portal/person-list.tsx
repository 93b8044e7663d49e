import './portal.css';
import type { CompanyPeople } from '../../business/accounts/terms/people.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Invitations } from './invitation-list.tsx';
import { useOwnPeople } from './people-of.ts';
import { PersonInvite } from './person-invite.tsx';
import { PersonRow } from './person-row.tsx';

/** The people of the company: who they are, what they may do, who is invited. */
export default function PersonList() {
  const t = useTexts('portal');
  const { may, language } = useReader();
  const of = useOwnPeople();
  const { body, problem, again } = useReply<CompanyPeople>(of.list);
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
                  <PersonRow key={person.personId} of={of} person={person} manages={manages} />
                ))}
              </ul>
            </Panel>
            {manages && <Invitations of={of} invitations={body.invitations} />}
          </div>
          <div>
            {manages ? (
              <PersonInvite of={of} roles={['buyer']} language={language} />
            ) : (
              <p className="small muted">{t('noManage')}</p>
            )}
          </div>
        </div>
      )}
    </>
  );
}
