import { send } from '../api.ts';
import { api } from '../paths.ts';
import { usePlace } from '../place.ts';
import { useTexts } from '../reader.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { usePageTitle } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';

/** Where to go after signing in: an address of ours, never one that somebody put into a link. */
export function safeNext(next: string | null): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
}

export default function SignIn() {
  const t = useTexts('entrance');
  const { url } = usePlace();
  usePageTitle(t('signInTitle'));
  const form = useForm({
    draft: 'sign-in',
    initial: { email: '', password: '' },
    secret: ['password'],
    send: (values) => send('POST', api.session(), values),
    // The whole page again: the server words it for the person who is now signed in.
    done: () => location.assign(safeNext(url.searchParams.get('next'))),
  });
  return (
    <Panel title={t('signInTitle')}>
      <Form form={form} action={t('signInAction')} wide>
        <TextField {...form.field('email')} label={t('email')} type="email" autoComplete="username" />
        <TextField {...form.field('password')} label={t('password')} type="password" autoComplete="current-password" />
      </Form>
    </Panel>
  );
}
