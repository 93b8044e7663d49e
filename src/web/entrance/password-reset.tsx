import { useState } from 'react';
import type { MailSent as MailSentReply } from '../../business/accounts/terms/identity.ts';
import { send } from '../api.ts';
import { web } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { EntrancePanel } from './entrance-panel.tsx';
import { entranceApi } from './entrance-paths.ts';
import { MailSent } from './mail-sent.tsx';

/** A new password: first the address, then, from the mailed link, the password itself. */
export default function PasswordReset() {
  const { search } = useSearch();
  const token = search.get('token');
  return token ? <ChoosePassword token={token} /> : <AskForLink />;
}

function AskForLink() {
  const t = useTexts('entrance');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    draft: 'password-reset',
    initial: { email: '' },
    checks: { email: (value) => (value.trim() ? null : t('needed')) },
    send: (values) => send<MailSentReply>('POST', entranceApi.passwordReset(), values),
    done: (reply) => setSentTo(reply.sentTo),
  });
  if (sentTo !== null) {
    return <MailSent words={t('mailSentReset', { email: sentTo })} again={() => setSentTo(null)} />;
  }
  return (
    <EntrancePanel title={t('resetTitle')} lede={t('resetLede')}>
      <Form form={form} action={t('resetAction')} label={t('resetTitle')} wide>
        <TextField {...form.field('email')} label={t('email')} type="email" autoComplete="username" />
      </Form>
    </EntrancePanel>
  );
}

function ChoosePassword({ token }: { token: string }) {
  const t = useTexts('entrance');
  const [chosen, setChosen] = useState(false);
  const form = useForm({
    draft: 'password-choose',
    initial: { password: '' },
    secret: ['password'],
    checks: { password: (value) => (value ? null : t('needed')) },
    send: ({ password }) => send('POST', entranceApi.passwordResetConfirm(), { token, password }),
    done: () => setChosen(true),
  });
  if (chosen) {
    return (
      <EntrancePanel title={t('chosenTitle')} lede={t('chosenBody')}>
        <div className="form-acts">
          <LinkButton kind="primary" href={web.signIn()}>
            {t('signInAction')}
          </LinkButton>
        </div>
      </EntrancePanel>
    );
  }
  return (
    <EntrancePanel title={t('chooseTitle')} lede={t('chooseLede')}>
      <Form
        form={form}
        action={t('chooseAction')}
        label={t('chooseTitle')}
        beside={
          form.problem?.type === 'link_not_valid' && <LinkButton href={web.reset()}>{t('resetAgain')}</LinkButton>
        }
      >
        <TextField
          {...form.field('password')}
          label={t('newPassword')}
          hint={t('passwordHint')}
          type="password"
          autoComplete="new-password"
        />
      </Form>
    </EntrancePanel>
  );
}
