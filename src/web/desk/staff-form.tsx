import type { StaffChange, StaffPerson, Team } from '../../business/accounts/terms/people.ts';
import { useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { settingsApi } from './desk-paths.ts';
import { manyOf } from './many-field.tsx';
import { ChangedMeanwhile, useRecordForm } from './record-form.tsx';
import { StaffCardFields, StaffPlaceFields, type StaffValues, useStaffChecks } from './staff-fields.tsx';
import { keepStaff } from './staff-replies.ts';

function valuesOf(person: StaffPerson): StaffValues {
  return {
    name: person.name,
    title: person.title ?? '',
    phone: person.phone ?? '',
    roles: person.roles.join(','),
    teamIds: person.teams.map(({ id }) => id).join(','),
  };
}

function changeOf(values: StaffValues, active: boolean): StaffChange {
  return {
    name: values.name.trim(),
    title: values.title.trim() || null,
    phone: values.phone.trim() || null,
    roles: manyOf(values.roles) as StaffChange['roles'],
    teamIds: manyOf(values.teamIds),
    active,
  };
}

/** Changes somebody's card, roles and teams; what somebody else changed meanwhile is shown before it is overwritten. */
export function StaffForm({ person, next }: { person: StaffPerson; next: (person: StaffPerson) => void }) {
  const t = useTexts('desk-operations');
  const toast = useToast();
  const of = useRecordForm<StaffPerson, StaffValues>({
    draft: `staff-${person.personId}`,
    record: person,
    createAt: settingsApi.staff(),
    path: settingsApi.staffPerson(person.personId),
    valuesOf: (record) => valuesOf(record ?? person),
    bodyOf: (values) => changeOf(values, person.active),
    checks: useStaffChecks(),
    done: (saved, how) => {
      keepStaff(saved);
      if (how === 'saved') toast({ text: t('staffSaved', { name: saved.name }) });
      next(saved);
    },
  });
  const labels = {
    name: t('staffName'),
    title: t('staffJob'),
    phone: t('staffPhone'),
    roles: t('staffRoles'),
    teamIds: t('staffTeams'),
  };
  return (
    <>
      <ChangedMeanwhile of={of} labels={labels} show={useShown(person)} />
      <Panel title={t('staffSave')} hiddenTitle>
        <Form form={of.form} action={t('staffSave')} label={t('staffSave')}>
          <StaffCardFields form={of.form} />
          <StaffPlaceFields form={of.form} />
          <p className="small muted">{t('staffSignsOut')}</p>
        </Form>
      </Panel>
    </>
  );
}

/** Roles and teams by their names, where a change is compared. */
function useShown(person: StaffPerson): (name: keyof StaffValues, value: string) => string {
  const t = useTexts('desk-operations');
  const teams = useReply<{ readonly items: readonly Team[] }>(settingsApi.teams()).body?.items ?? person.teams;
  const nameOf = (id: string) => teams.find((team) => team.id === id)?.name ?? id;
  return (name, value) => {
    if (name === 'roles')
      return manyOf(value)
        .map((role) => t(`staffRole_${role as StaffPerson['roles'][number]}`))
        .join(', ');
    if (name !== 'teamIds') return value;
    return manyOf(value).map(nameOf).join(', ');
  };
}
