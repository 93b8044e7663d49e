import './catalogue.css';
import './operations.css';
import { useState } from 'react';
import type { StaffPerson, Team, TeamChange } from '../../business/accounts/terms/people.ts';
import { parseQuantity } from '../../texts/typed-figures.ts';
import { navigate, useParam } from '../place.ts';
import { queryClient, useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { QuantityField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { FormState } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useToast } from '../ui/toast.tsx';
import { useTypedWords } from '../ui/typed-words.ts';
import { DayListField } from './day-list-field.tsx';
import { settingsApi, settingsWeb } from './desk-paths.ts';
import { ManyField, manyOf } from './many-field.tsx';
import { ChangedMeanwhile, useRecordForm } from './record-form.tsx';
import { RecordState } from './record-state.tsx';
import { forgetPeople } from './staff-replies.ts';
import { TeamDelete } from './team-delete.tsx';
import { useWeekdays } from './weekdays.ts';
import { ZoneField } from './zone-field.tsx';

/** A team, or a new one: when it works, how fast it answers, who is in it. */
export default function TeamPage() {
  const t = useTexts('desk-operations');
  const id = useParam('team');
  const { may } = useReader();
  const [deleting, setDeleting] = useState(false);
  const { body, problem, again } = useReply<Team>(id === 'new' ? null : settingsApi.team(id));
  if (id !== 'new' && !body) {
    const back = { href: settingsWeb.teams(), words: t('teamsBack') };
    return <RecordState title={t('teamOne')} problem={problem} again={again} back={back} />;
  }
  return (
    <>
      <PageHead title={body?.name ?? t('teamNew')}>
        <LinkButton href={settingsWeb.teams()}>{t('teamsBack')}</LinkButton>
        {body && may('staff.manage') && (
          <Button aria-expanded={deleting} onClick={() => setDeleting(!deleting)}>
            {t('teamDelete')}
          </Button>
        )}
      </PageHead>
      {body && deleting && <TeamDelete team={body} leave={() => setDeleting(false)} />}
      <div className="form-page">
        <TeamForm key={id} team={body ?? null} />
      </div>
    </>
  );
}

type Values = {
  readonly name: string;
  readonly timeZone: string;
  readonly opens: string;
  readonly closes: string;
  readonly workdays: string;
  readonly holidays: string;
  readonly answerMinutes: string;
  readonly memberIds: string;
};

function valuesOf(team: Team | null, zone: string, quantity: (value: number) => string): Values {
  return {
    name: team?.name ?? '',
    timeZone: team?.timeZone ?? zone,
    opens: team?.opens ?? '08:00',
    closes: team?.closes ?? '17:00',
    workdays: (team?.workdays ?? [1, 2, 3, 4, 5]).join(','),
    holidays: [...(team?.holidays ?? [])].sort().join(','),
    answerMinutes: quantity(team?.answerMinutes ?? 240),
    memberIds: team?.members.map(({ personId }) => personId).join(',') ?? '',
  };
}

function changeOf(values: Values): TeamChange {
  const minutes = parseQuantity(values.answerMinutes);
  return {
    name: values.name.trim(),
    timeZone: values.timeZone.trim(),
    opens: values.opens.trim(),
    closes: values.closes.trim(),
    workdays: manyOf(values.workdays).map(Number),
    holidays: manyOf(values.holidays),
    answerMinutes: minutes.ok ? minutes.value : 0,
    memberIds: manyOf(values.memberIds),
  };
}

function useChecks() {
  const t = useTexts('desk-operations');
  const typed = useTypedWords();
  const time = (value: string) => (/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(value.trim()) ? null : t('teamTimeWrong'));
  return {
    name: (value: string) => (value.trim() ? null : t('fieldNeeded')),
    opens: time,
    closes: time,
    workdays: (value: string) => (value ? null : t('teamWorkdaysNeeded')),
    answerMinutes: (value: string) => {
      const parsed = parseQuantity(value);
      return parsed.ok ? null : typed[parsed.reason];
    },
  };
}

function useLabels(): Readonly<Record<keyof Values, string>> {
  const t = useTexts('desk-operations');
  return {
    name: t('teamName'),
    timeZone: t('teamZone'),
    opens: t('teamOpens'),
    closes: t('teamCloses'),
    workdays: t('teamWorkdays'),
    holidays: t('teamHolidays'),
    answerMinutes: t('teamAnswer'),
    memberIds: t('teamMembers'),
  };
}

function TeamForm({ team }: { team: Team | null }) {
  const t = useTexts('desk-operations');
  const { format, seller, may } = useReader();
  const toast = useToast();
  const labels = useLabels();
  const staff = useReply<{ readonly items: readonly StaffPerson[] }>(settingsApi.staff());
  const weekdays = useWeekdays('long');
  const of = useRecordForm<Team, Values>({
    draft: `team-${team?.id ?? 'new'}`,
    record: team,
    createAt: settingsApi.teams(),
    path: settingsApi.team(team?.id ?? ''),
    valuesOf: (record) => valuesOf(record, seller.timeZone, format.quantity),
    bodyOf: changeOf,
    checks: useChecks(),
    done: (saved, how) => {
      queryClient.setQueryData([settingsApi.team(saved.id)], saved);
      forgetPeople();
      if (how === 'saved') toast({ text: t('teamSaved', { name: saved.name }) });
      navigate(settingsWeb.teams());
    },
  });
  const names = new Map(
    [...(team?.members ?? []), ...(staff.body?.items ?? [])].map((one) => [one.personId, one.name]),
  );
  const shown = (name: keyof Values, value: string) => {
    if (name === 'workdays')
      return manyOf(value)
        .map((day) => weekdays[Number(day) - 1])
        .join(', ');
    if (name === 'holidays')
      return manyOf(value)
        .map((day) => format.date(day))
        .join(', ');
    if (name === 'memberIds')
      return manyOf(value)
        .map((id) => names.get(id) ?? id)
        .join(', ');
    return value;
  };
  const current = staff.body?.items.filter(({ active }) => active) ?? [];
  return (
    <>
      <ChangedMeanwhile of={of} labels={labels} show={shown} />
      <Panel title={t('teamSave')} hiddenTitle>
        <fieldset disabled={!may('staff.manage')}>
          <Form
            form={of.form}
            action={t('teamSave')}
            label={t('teamSave')}
            blocked={may('staff.manage') ? null : t('teamReadOnly')}
          >
            <TextField {...of.form.field('name')} label={labels.name} autoComplete="off" maxLength={80} />
            <HoursFields form={of.form} />
            {staff.problem && !staff.body ? (
              <Refusal problem={staff.problem} again={staff.again} />
            ) : (
              <ManyField
                {...of.form.field('memberIds')}
                label={labels.memberIds}
                options={current.map(({ personId, name }) => ({ value: personId, label: name }))}
                none={staff.body ? t('teamMembersNone') : t('loading')}
              />
            )}
          </Form>
        </fieldset>
      </Panel>
    </>
  );
}

/** When the team works and how fast it answers. */
function HoursFields({ form }: { form: FormState<Values> }) {
  const t = useTexts('desk-operations');
  const labels = useLabels();
  const weekdays = useWeekdays('long');
  return (
    <>
      <ZoneField {...form.field('timeZone')} label={labels.timeZone} />
      <div className="pair">
        <TextField {...form.field('opens')} label={labels.opens} hint={t('teamTimeHint')} autoComplete="off" />
        <TextField {...form.field('closes')} label={labels.closes} hint={t('teamTimeHint')} autoComplete="off" />
      </div>
      <ManyField
        {...form.field('workdays')}
        label={labels.workdays}
        options={weekdays.map((day, index) => ({ value: String(index + 1), label: day }))}
      />
      <DayListField {...form.field('holidays')} label={labels.holidays} hint={t('teamHolidaysHint')} />
      <QuantityField
        {...form.field('answerMinutes')}
        label={labels.answerMinutes}
        hint={t('teamAnswerHint')}
        suffix={t('teamAnswerUnit')}
      />
    </>
  );
}
