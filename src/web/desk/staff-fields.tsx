import type { StaffRole } from '../../business/accounts/terms/identity.ts';
import type { Team } from '../../business/accounts/terms/people.ts';
import { useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { TextField } from '../ui/field.tsx';
import type { FormState } from '../ui/form-state.ts';
import { Refusal } from '../ui/refusal.tsx';
import { settingsApi } from './desk-paths.ts';
import { ManyField } from './many-field.tsx';

const roles: readonly StaffRole[] = [
  'inside_sales',
  'field_seller',
  'account_manager',
  'major_account_manager',
  'channel_manager',
  'sales_manager',
  'revenue_operations',
  'finance',
  'analyst',
  'catalogue',
  'executive',
  'administrator',
];

/** Somebody of the vendor as a form holds him; several roles or teams are one value (see manyOf). */
export type StaffValues = {
  readonly name: string;
  readonly title: string;
  readonly phone: string;
  readonly roles: string;
  readonly teamIds: string;
};

type Forming = { readonly form: Pick<FormState<StaffValues>, 'field'> };

export function useStaffChecks() {
  const t = useTexts('desk-operations');
  return {
    name: (value: string) => (value.trim() ? null : t('fieldNeeded')),
    roles: (value: string) => (value ? null : t('staffRolesNeeded')),
  };
}

/** Name, title and phone, as buyers see them. */
export function StaffCardFields({ form }: Forming) {
  const t = useTexts('desk-operations');
  return (
    <>
      <TextField {...form.field('name')} label={t('staffName')} autoComplete="off" maxLength={120} />
      <div className="pair">
        <TextField {...form.field('title')} label={t('staffJob')} hint={t('staffJobHint')} optional maxLength={120} />
        <TextField
          {...form.field('phone')}
          label={t('staffPhone')}
          hint={t('staffPhoneHint')}
          optional
          type="tel"
          autoComplete="off"
        />
      </div>
    </>
  );
}

/** What somebody may do and where he works. */
export function StaffPlaceFields({ form }: Forming) {
  const t = useTexts('desk-operations');
  const { body, problem, again } = useReply<{ readonly items: readonly Team[] }>(settingsApi.teams());
  return (
    <>
      <ManyField
        {...form.field('roles')}
        label={t('staffRoles')}
        hint={t('staffRolesHint')}
        options={roles.map((role) => ({ value: role, label: t(`staffRole_${role}`) }))}
      />
      {problem && !body ? (
        <Refusal problem={problem} again={again} />
      ) : (
        <ManyField
          {...form.field('teamIds')}
          label={t('staffTeams')}
          options={body?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          none={body ? t('staffNoTeams') : t('loading')}
        />
      )}
    </>
  );
}
