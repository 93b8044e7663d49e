import './catalogue.css';
import './desk.css';
import './operations.css';
import { useState } from 'react';
import type { StaffPerson } from '../../business/accounts/terms/people.ts';
import { useParam } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { telephone } from '../ui/telephone.ts';
import { deskWeb, settingsApi, settingsWeb } from './desk-paths.ts';
import { FormRounds } from './record-form.tsx';
import { RecordState } from './record-state.tsx';
import { StaffActive } from './staff-active.tsx';
import { StaffForm } from './staff-form.tsx';
import { StaffStateBadge, staffStateOf } from './staff-list.tsx';

/** One of the vendor's people: what he may do, where he works, and whether he signs in. */
export default function StaffShow() {
  const t = useTexts('desk-operations');
  const id = useParam('person');
  const { body, problem, again } = useReply<StaffPerson>(settingsApi.staffPerson(id));
  if (body) return <Shown key={id} person={body} />;
  if (problem?.status === 404) return <NotOurs title={problem.title} />;
  const back = { href: settingsWeb.people(), words: t('staffBack') };
  return <RecordState title={t('staffOne')} problem={problem} again={again} back={back} />;
}

/** A buyer, or nobody: companies' people are read on the page of their company only. */
function NotOurs({ title }: { title: string }) {
  const t = useTexts('desk-operations');
  return (
    <>
      <PageHead title={t('staffOne')}>
        <LinkButton href={settingsWeb.people()}>{t('staffBack')}</LinkButton>
      </PageHead>
      <Panel title={t('staffOne')} hiddenTitle flush>
        <EmptyState title={title} action={<LinkButton href={deskWeb.accounts()}>{t('staffFindCompany')}</LinkButton>}>
          {t('staffNotOurs')}
        </EmptyState>
      </Panel>
    </>
  );
}

function Shown({ person }: { person: StaffPerson }) {
  const t = useTexts('desk-operations');
  const { me, may } = useReader();
  const [asked, setAsked] = useState(false);
  const manages = may('staff.manage');
  const state = staffStateOf(person);
  return (
    <>
      <PageHead title={person.name} aside={<StaffStateBadge person={person} />} note={person.email}>
        <LinkButton href={settingsWeb.people()}>{t('staffBack')}</LinkButton>
        {manages && me?.person.id !== person.personId && (
          <Button aria-expanded={asked} onClick={() => setAsked(!asked)}>
            {t(person.active ? 'staffLeave' : 'staffBackDo')}
          </Button>
        )}
      </PageHead>
      {asked && <StaffActive person={person} leave={() => setAsked(false)} />}
      {state === 'invited' && <Note>{t('staffPendingNote', { name: person.name })}</Note>}
      {state === 'left' && <Note>{t('staffLeftNote', { name: person.name })}</Note>}
      <div className="form-page">
        {manages && (
          // An activation is a change of its own: the form begins anew with the version it made.
          <FormRounds key={String(person.active)} record={person}>
            {(record, next) => <StaffForm person={record} next={next} />}
          </FormRounds>
        )}
        <Panel title={t('staffFacts')} note={manages ? null : t('staffReadOnly')}>
          <StaffFacts person={person} whole={!manages} />
        </Panel>
      </div>
    </>
  );
}

/** How somebody signs in, and with `whole` also what the form would show. */
function StaffFacts({ person, whole }: { person: StaffPerson; whole: boolean }) {
  const t = useTexts('desk-operations');
  const { email, phone, title, roles, teams, hasTotp } = person;
  const card: Fact[] = [
    ...(title ? [{ label: t('staffJob'), value: title }] : []),
    ...(phone ? [{ label: t('staffPhone'), value: <a href={telephone(phone)}>{phone}</a> }] : []),
    { label: t('staffRoles'), value: roles.map((role) => t(`staffRole_${role}`)).join(', ') },
    { label: t('staffTeams'), value: teams.map(({ name }) => name).join(', ') || t('staffNone') },
  ];
  return (
    <Facts
      facts={[
        ...(whole ? card : []),
        { label: t('staffEmail'), value: <a href={`mailto:${email}`}>{email}</a> },
        { label: t('staffSecondFactor'), value: t(hasTotp ? 'staffSecondFactorSet' : 'staffSecondFactorNone') },
      ]}
    />
  );
}
