import { useState } from 'react';
import type { BuyerRole } from '../../business/accounts/terms/identity.ts';
import { languageNames, languages } from '../../texts/languages.ts';
import { send } from '../api.ts';
import { queryClient } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import type { PeopleOf } from './people-of.ts';
import { RoleTicks } from './role-ticks.tsx';

/** Invites somebody into the company, with the roles he will have; `roles` and `language` are what is proposed. */
export function PersonInvite({
  of,
  roles,
  language,
}: {
  readonly of: PeopleOf;
  readonly roles: readonly BuyerRole[];
  readonly language: string;
}) {
  const t = useTexts('portal');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    draft: `invite-${of.list}`,
    initial: { email: '', name: '', roles: roles.join(' '), language },
    checks: {
      email: (value) => (value.trim() ? null : t('needed')),
      roles: (value) => (value ? null : t('roleNeeded')),
    },
    send: (values) =>
      send<{ sentTo: string }>('POST', of.list, {
        email: values.email.trim(),
        ...(values.name.trim() ? { name: values.name.trim() } : {}),
        roles: values.roles.split(' '),
        language: values.language,
      }),
    done: (reply) => {
      setSentTo(reply.sentTo);
      form.discard();
      void queryClient.invalidateQueries({ queryKey: [of.list] });
    },
  });
  return (
    <Panel title={t('inviteTitle')}>
      <div role="status" className={sentTo ? 'invited' : 'sr'}>
        {sentTo && <Note>{t('invited', { email: sentTo })}</Note>}
      </div>
      <Form form={form} action={t('inviteAction')} label={t('inviteTitle')} wide>
        <TextField {...form.field('email')} label={t('inviteEmail')} type="email" autoComplete="off" />
        <TextField {...form.field('name')} label={t('inviteName')} autoComplete="off" optional />
        <RoleTicks
          legend={t('inviteRoles')}
          partner={of.partner}
          roles={form.values.roles.split(' ').filter(Boolean) as BuyerRole[]}
          onChange={(roles) => form.set('roles', roles.join(' '))}
          error={form.field('roles').error}
        />
        <SelectField
          {...form.field('language')}
          label={t('inviteLanguage')}
          options={languages.map((one) => ({ value: one, label: languageNames[one] }))}
        />
      </Form>
    </Panel>
  );
}
