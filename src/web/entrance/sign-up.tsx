import { useState } from 'react';
import type { MailSent as MailSentReply } from '../../business/accounts/terms/identity.ts';
import { send } from '../api.ts';
import { web } from '../paths.ts';
import { useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { CountryField } from '../ui/country-field.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Rich } from '../ui/rich.tsx';
import { EntrancePanel } from './entrance-panel.tsx';
import { entranceApi } from './entrance-paths.ts';
import { MailSent } from './mail-sent.tsx';

const empty = { name: '', email: '', password: '', company: '', country: '', phone: '', vatId: '' };

/** Open an account for a company. A mailed link makes it, so that nobody opens one for somebody else's address. */
export default function SignUp() {
  const t = useTexts('entrance');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const wanted = (value: string) => (value.trim() ? null : t('needed'));
  const form = useForm({
    draft: 'sign-up',
    initial: empty,
    secret: ['password'],
    checks: { name: wanted, email: wanted, password: wanted, company: wanted, country: wanted },
    send: (values) => {
      const given = Object.entries(values).filter(([, value]) => value.trim() !== '');
      return send<MailSentReply>('POST', entranceApi.signUp(), Object.fromEntries(given));
    },
    done: (reply) => setSentTo(reply.sentTo),
  });
  if (sentTo !== null) {
    return <MailSent words={t('mailSentSignUp', { email: sentTo })} again={() => setSentTo(null)} />;
  }
  return (
    <>
      <EntrancePanel title={t('signUpTitle')} lede={t('signUpLede')}>
        <Form form={form} action={t('signUpAction')} label={t('signUpTitle')} wide>
          <TextField {...form.field('name')} label={t('yourName')} autoComplete="name" />
          <TextField {...form.field('email')} label={t('email')} type="email" autoComplete="username" />
          <TextField
            {...form.field('password')}
            label={t('password')}
            hint={t('passwordHint')}
            type="password"
            autoComplete="new-password"
          />
          <TextField {...form.field('company')} label={t('company')} autoComplete="organization" />
          <CountryField {...form.field('country')} label={t('country')} empty={t('countryChoose')} />
          <TextField {...form.field('phone')} label={t('phone')} type="tel" autoComplete="tel" optional />
          <TextField {...form.field('vatId')} label={t('vatId')} hint={t('vatIdHint')} optional />
        </Form>
      </EntrancePanel>
      <p className="small entrance-aside">
        <Rich text={t('signUpHave')} parts={{ in: (words) => <Anchor href={web.signIn()}>{words}</Anchor> }} />
      </p>
    </>
  );
}
