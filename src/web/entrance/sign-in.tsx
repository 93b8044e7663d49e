import { useState } from 'react';
import { ApiProblem, send } from '../api.ts';
import { web } from '../paths.ts';
import { usePlace } from '../place.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Rich } from '../ui/rich.tsx';
import { EntrancePanel } from './entrance-panel.tsx';
import { entranceApi } from './entrance-paths.ts';
import { goOn } from './next-address.ts';

/** Sign in: address and password, then the code where a second factor is set up. */
export default function SignIn() {
  const t = useTexts('entrance');
  const { me } = useReader();
  const { url } = usePlace();
  const [another, setAnother] = useState(false);
  const next = url.searchParams.get('next');
  if (me && !another && next === null) {
    return (
      <EntrancePanel title={t('signedInTitle')} lede={t('signedInBody', { name: me.person.name })}>
        <div className="form-acts">
          <Button onClick={() => setAnother(true)}>{t('codeBack')}</Button>
          <Button kind="primary" onClick={() => void goOn(null)}>
            {t('goOn')}
          </Button>
        </div>
      </EntrancePanel>
    );
  }
  return <SignInForm next={next} />;
}

function SignInForm({ next }: { next: string | null }) {
  const t = useTexts('entrance');
  const [codeFor, setCodeFor] = useState<string | null>(null);
  const form = useForm({
    draft: 'sign-in',
    initial: { email: '', password: '', code: '' },
    secret: ['password', 'code'],
    checks: {
      email: (value) => (value.trim() ? null : t('needed')),
      password: (value) => (value ? null : t('needed')),
      code: (value) => (codeFor === null || value.trim() ? null : t('needed')),
    },
    send: async ({ email, password, code }) => {
      try {
        await send('POST', entranceApi.signIn(), { email, password, ...(code.trim() ? { code: code.trim() } : {}) });
        return true;
      } catch (cause) {
        // The password was right; the code is the next question, not a refusal.
        if (!(cause instanceof ApiProblem) || cause.problem.type !== 'second_factor_needed') throw cause;
        setCodeFor(email);
        return false;
      }
    },
    done: (signedIn) => {
      if (signedIn) void goOn(next);
    },
  });
  if (codeFor !== null) {
    return (
      <EntrancePanel title={t('codeTitle')} lede={t('codeFor', { email: codeFor })}>
        <Form form={form} action={t('codeAction')} label={t('codeTitle')} wide>
          <TextField
            {...form.field('code')}
            label={t('codeLabel')}
            hint={t('codeHint')}
            autoComplete="one-time-code"
            inputMode="numeric"
            autoFocus
          />
        </Form>
        <p className="entrance-below">
          <Button kind="quiet" onClick={() => setCodeFor(null)}>
            {t('codeBack')}
          </Button>
        </p>
      </EntrancePanel>
    );
  }
  return (
    <>
      <EntrancePanel title={t('signInTitle')}>
        <Form form={form} action={t('signInAction')} label={t('signInTitle')} wide>
          <TextField {...form.field('email')} label={t('email')} type="email" autoComplete="username" />
          <TextField
            {...form.field('password')}
            label={t('password')}
            type="password"
            autoComplete="current-password"
          />
        </Form>
        <p className="entrance-below">
          <Anchor href={web.reset()}>{t('signInForgot')}</Anchor>
        </p>
      </EntrancePanel>
      <p className="small entrance-aside">
        <Rich
          text={t('signInNew')}
          parts={{
            up: (words) => <Anchor href={web.signUp()}>{words}</Anchor>,
            store: (words) => <Anchor href={web.store.home()}>{words}</Anchor>,
          }}
        />
      </p>
    </>
  );
}
