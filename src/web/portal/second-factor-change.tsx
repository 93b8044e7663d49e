import { useState } from 'react';
import type { Me } from '../../business/accounts/terms/identity.ts';
import { send } from '../api.ts';
import { entranceApi } from '../entrance/entrance-paths.ts';
import { SecondFactor } from '../entrance/second-factor.tsx';
import { queryClient } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';

const refresh = () => void queryClient.invalidateQueries({ queryKey: [entranceApi.me()] });

/** The second factor: set up where there is none, else removed with the password. */
export function SecondFactorSettings({ me }: { me: Me }) {
  const t = useTexts('portal');
  const [removing, setRemoving] = useState(false);
  return (
    <Panel title={t('factorTitle')}>
      <div className="edit-row">
        {!me.hasTotp && <SecondFactor done={refresh} />}
        {me.hasTotp && !removing && (
          <>
            <p className="small">{t('factorOn')}</p>
            <div className="form-acts">
              <Button onClick={() => setRemoving(true)}>{t('factorRemove')}</Button>
            </div>
          </>
        )}
        {me.hasTotp && removing && <RemoveFactor close={() => setRemoving(false)} />}
      </div>
    </Panel>
  );
}

function RemoveFactor({ close }: { close: () => void }) {
  const t = useTexts('portal');
  const form = useForm({
    draft: 'second-factor-remove',
    initial: { password: '' },
    secret: ['password'],
    checks: { password: (value) => (value ? null : t('needed')) },
    send: (values) => send('DELETE', entranceApi.totp(), values),
    done: () => {
      close();
      refresh();
    },
  });
  return (
    <Form
      form={form}
      action={t('factorRemove')}
      label={t('factorRemove')}
      beside={<Button onClick={close}>{t('cancel')}</Button>}
    >
      <TextField
        {...form.field('password')}
        label={t('factorPassword')}
        type="password"
        autoComplete="current-password"
      />
    </Form>
  );
}
