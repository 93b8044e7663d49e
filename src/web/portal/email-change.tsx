import { useState } from 'react';
import { ApiProblem, send } from '../api.ts';
import { useTexts } from '../reader.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { portalApi } from './portal-paths.ts';

/** Another address of one's own: the password again, and a link to the new address. */
export function EmailChange({ present }: { present: string }) {
  const t = useTexts('portal');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [factor, setFactor] = useState(false);
  const wanted = (value: string) => (value.trim() ? null : t('needed'));
  const form = useForm({
    draft: 'email-change',
    initial: { email: '', password: '', code: '' },
    secret: ['password', 'code'],
    checks: { email: wanted, password: wanted, code: (value) => (factor ? wanted(value) : null) },
    send: async ({ email, password, code }) => {
      const body = { email: email.trim(), password, ...(factor ? { code: code.trim() } : {}) };
      try {
        return await send<{ sentTo: string }>('POST', portalApi.email(), body);
      } catch (cause) {
        // The password was right; the code is the next question, not a refusal.
        if (!(cause instanceof ApiProblem) || cause.problem.type !== 'second_factor_needed') throw cause;
        setFactor(true);
        return null;
      }
    },
    done: (reply) => {
      if (!reply) return;
      setSentTo(reply.sentTo);
      setFactor(false);
      form.discard();
    },
  });
  return (
    <Panel title={t('emailTitle')} note={present}>
      <div role="status" className={sentTo ? 'invited' : 'sr'}>
        {sentTo && <Note>{t('emailSent', { email: sentTo })}</Note>}
      </div>
      <Form form={form} action={t('emailAction')} label={t('emailTitle')}>
        <TextField
          {...form.field('email')}
          label={t('emailNew')}
          hint={t('emailHint')}
          type="email"
          autoComplete="off"
        />
        <TextField
          {...form.field('password')}
          label={t('factorPassword')}
          type="password"
          autoComplete="current-password"
        />
        {factor && (
          <TextField
            {...form.field('code')}
            label={t('emailCode')}
            autoComplete="one-time-code"
            inputMode="numeric"
            autoFocus
          />
        )}
      </Form>
    </Panel>
  );
}
