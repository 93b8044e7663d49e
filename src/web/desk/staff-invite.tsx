import './catalogue.css';
import './operations.css';
import type { StaffInvite as Invitation, StaffPerson } from '../../business/accounts/terms/people.ts';
import { send } from '../api.ts';
import { web } from '../paths.ts';
import { navigate } from '../place.ts';
import { queryClient } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { settingsApi, settingsWeb } from './desk-paths.ts';
import { manyOf } from './many-field.tsx';
import { StaffCardFields, StaffPlaceFields, type StaffValues, useStaffChecks } from './staff-fields.tsx';

type Values = StaffValues & { readonly email: string; readonly language: string };

function invitationOf({ email, name, title, phone, language, roles, teamIds }: Values): Invitation {
  return {
    email: email.trim(),
    name: name.trim(),
    ...(title.trim() ? { title: title.trim() } : {}),
    ...(phone.trim() ? { phone: phone.trim() } : {}),
    language: language === 'de' ? 'de' : 'en',
    roles: manyOf(roles) as Invitation['roles'],
    teamIds: manyOf(teamIds),
  };
}

/** Takes somebody on: a mail with a link goes out, and the roles wait for it to be followed. */
export default function StaffInvite() {
  const t = useTexts('desk-operations');
  const { language, may } = useReader();
  const toast = useToast();
  const checks = useStaffChecks();
  const form = useForm<Values, StaffPerson>({
    draft: 'staff-new',
    initial: { email: '', name: '', title: '', phone: '', language, roles: '', teamIds: '' },
    checks: { ...checks, email: (value) => (value.trim() ? null : t('fieldNeeded')) },
    send: (values, idempotencyKey) => send('POST', settingsApi.staff(), invitationOf(values), { idempotencyKey }),
    done: (person) => {
      toast({ text: t(person.pending ? 'staffInvited' : 'staffAdded', { name: person.name }) });
      void queryClient.invalidateQueries({ queryKey: [settingsApi.staff()] });
      navigate(web.desk.person(person.personId), { replace: true });
    },
  });
  return (
    <>
      <PageHead title={t('staffInvite')}>
        <LinkButton href={settingsWeb.people()}>{t('staffBack')}</LinkButton>
      </PageHead>
      <div className="form-page">
        <Panel title={t('staffInvite')} hiddenTitle>
          <Form
            form={form}
            action={t('staffInviteDo')}
            label={t('staffInvite')}
            blocked={may('staff.manage') ? null : t('staffReadOnly')}
          >
            <TextField
              {...form.field('email')}
              label={t('staffEmail')}
              hint={t('staffEmailHint')}
              type="email"
              autoComplete="off"
            />
            <StaffCardFields form={form} />
            <StaffPlaceFields form={form} />
            <SelectField
              {...form.field('language')}
              label={t('staffLanguage')}
              options={[
                { value: 'en', label: t('languageEn') },
                { value: 'de', label: t('languageDe') },
              ]}
            />
          </Form>
        </Panel>
      </div>
    </>
  );
}
