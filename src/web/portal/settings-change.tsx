import './portal.css';
import { useState } from 'react';
import type { Me } from '../../business/accounts/terms/identity.ts';
import { isLanguage, languageCookie, languageNames, languages } from '../../texts/languages.ts';
import { send } from '../api.ts';
import { entranceApi } from '../entrance/entrance-paths.ts';
import { queryClient, useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { useActFor } from '../shell/act-for.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { EmailChange } from './email-change.tsx';
import { portalApi } from './portal-paths.ts';
import { SecondFactorSettings } from './second-factor-change.tsx';
import { Sessions } from './session-list.tsx';

/** One's own settings: name, language, password, second factor, sessions, the company one acts for. */
export default function SettingsChange() {
  const t = useTexts('portal');
  const { body: me, problem, again } = useReply<Me>(entranceApi.me());
  return (
    <>
      <PageHead title={t('settingsTitle')} />
      {problem && <Refusal problem={problem} again={again} />}
      {!me && !problem && (
        <Panel title={t('aboutYou')}>
          <Skeleton height="14rem" />
        </Panel>
      )}
      {me?.person && (
        <div className="two settings">
          <div>
            <AboutMe key={me.person.rowVersion} me={me} person={me.person} />
            <EmailChange present={me.person.email} />
            <Password />
          </div>
          <div>
            {me.memberships.length + Number(me.worksForVendor) > 1 && <Companies me={me} />}
            <SecondFactorSettings me={me} />
            <Sessions />
          </div>
        </div>
      )}
    </>
  );
}

function AboutMe({ me, person }: { me: Me; person: NonNullable<Me['person']> }) {
  const t = useTexts('portal');
  const { language } = useReader();
  const [saved, setSaved] = useState(false);
  const form = useForm({
    draft: 'settings',
    initial: {
      name: person.name,
      title: person.title ?? '',
      phone: person.phone ?? '',
      language: me.language as string,
    },
    checks: { name: (value) => (value.trim() ? null : t('needed')) },
    send: (values) =>
      send<Me>(
        'PUT',
        entranceApi.me(),
        {
          name: values.name.trim(),
          title: values.title.trim() || null,
          phone: values.phone.trim() || null,
          language: values.language,
        },
        { ifMatch: `"${person.rowVersion}"` },
      ),
    done: (changed) => {
      setSaved(true);
      if (changed.language !== language && isLanguage(changed.language)) {
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
        document.cookie = `${languageCookie}=${changed.language}; path=/; max-age=31536000; samesite=lax`;
        location.reload();
      } else queryClient.setQueryData([entranceApi.me()], changed);
    },
  });
  return (
    <Panel title={t('aboutYou')}>
      <Form form={form} action={t('saveSettings')} label={t('aboutYou')}>
        <TextField {...form.field('name')} label={t('name')} autoComplete="name" />
        <TextField {...form.field('title')} label={t('jobTitle')} autoComplete="organization-title" optional />
        <TextField {...form.field('phone')} label={t('phone')} type="tel" autoComplete="tel" optional />
        <SelectField
          {...form.field('language')}
          label={t('mailLanguage')}
          options={languages.map((one) => ({ value: one, label: languageNames[one] }))}
        />
        <p role="status" className={saved ? 'small' : 'sr'}>
          {saved && t('saved')}
        </p>
      </Form>
    </Panel>
  );
}

function Password() {
  const t = useTexts('portal');
  const [saved, setSaved] = useState(false);
  const wanted = (value: string) => (value ? null : t('needed'));
  const form = useForm({
    draft: 'password',
    initial: { current: '', password: '' },
    secret: ['current', 'password'],
    checks: { current: wanted, password: wanted },
    send: (values) => send('PUT', portalApi.password(), values),
    done: () => {
      form.discard();
      setSaved(true);
      void queryClient.invalidateQueries({ queryKey: [portalApi.sessions()] });
    },
  });
  return (
    <Panel title={t('passwordTitle')}>
      <div role="status" className={saved ? 'invited' : 'sr'}>
        {saved && <Note>{t('passwordSaved')}</Note>}
      </div>
      <Form form={form} action={t('passwordSave')} label={t('passwordTitle')}>
        <TextField
          {...form.field('current')}
          label={t('passwordCurrent')}
          type="password"
          autoComplete="current-password"
        />
        <TextField
          {...form.field('password')}
          label={t('passwordNew')}
          hint={t('passwordHint')}
          type="password"
          autoComplete="new-password"
        />
      </Form>
    </Panel>
  );
}

function Companies({ me }: { me: Me }) {
  const t = useTexts('portal');
  const { actFor, busy, problem } = useActFor();
  return (
    <Panel title={t('companiesTitle')} flush>
      <p className="small muted todo-waiting">{t('companiesLede')}</p>
      {problem && <Refusal problem={problem} />}
      <ul className="rows">
        {me.memberships.map(({ accountId, company, number }) => (
          <li key={accountId}>
            <div>
              <p className="strong">{company}</p>
              <p className="small muted num">{number}</p>
            </div>
            {accountId === me.activeAccountId ? (
              <span className="small">{t('companyActive')}</span>
            ) : (
              <Button compact busy={busy} onClick={() => actFor(accountId)}>
                {t('actFor', { company })}
              </Button>
            )}
          </li>
        ))}
        {me.worksForVendor && (
          <li>
            <p className="strong">{t('actAtDesk')}</p>
            {me.activeAccountId === null ? (
              <span className="small">{t('companyActive')}</span>
            ) : (
              <Button compact busy={busy} onClick={() => actFor(null)}>
                {t('actAtDeskDo')}
              </Button>
            )}
          </li>
        )}
      </ul>
    </Panel>
  );
}
