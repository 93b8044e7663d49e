import './entrance.css';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { RecoveryCodes, TotpSetUp } from '../../business/accounts/terms/identity.ts';
import { send } from '../api.ts';
import { problemOf } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { entranceApi } from './entrance-paths.ts';

const TotpPicture = lazy(() => import('./totp-picture.tsx'));

/** Sets up an authenticator in three steps: the key, a first code, the recovery codes that are shown once. */
export function SecondFactor({ done, primary = false }: { done: () => void; primary?: boolean }) {
  const t = useTexts('entrance');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = useMutation({ mutationFn: () => send<TotpSetUp>('POST', entranceApi.totp()) });
  const problem = problemOf(begin.error);
  if (codes) return <RecoveryCodeList codes={codes} done={done} />;
  if (begin.data) return <ConfirmCode setUp={begin.data} confirmed={setCodes} />;
  return (
    <>
      <p className="small">{t('factorLede')}</p>
      {problem && <Refusal problem={problem} />}
      <div className="form-acts">
        <Button kind={primary ? 'primary' : 'plain'} busy={begin.isPending} onClick={() => begin.mutate()}>
          {t('factorBegin')}
        </Button>
      </div>
    </>
  );
}

function ConfirmCode({
  setUp,
  confirmed,
}: {
  readonly setUp: TotpSetUp;
  readonly confirmed: (codes: readonly string[]) => void;
}) {
  const t = useTexts('entrance');
  const form = useForm({
    draft: 'second-factor',
    initial: { code: '' },
    secret: ['code'],
    checks: { code: (value) => (value.trim() ? null : t('needed')) },
    send: ({ code }) => send<RecoveryCodes>('POST', entranceApi.totpConfirm(), { code: code.trim() }),
    done: ({ recoveryCodes }) => confirmed(recoveryCodes),
  });
  return (
    <>
      <p className="small">{t('factorScan')}</p>
      <Suspense fallback={<Skeleton height="12rem" />}>
        <TotpPicture uri={setUp.uri} label={t('factorPicture')} />
      </Suspense>
      <p className="secret">
        <CopyText text={setUp.secret} label={t('factorSecret')} />
      </p>
      <p className="small">
        <a href={setUp.uri}>{t('factorOpen')}</a>
      </p>
      <Form form={form} action={t('factorConfirm')} label={t('factorTitle')} wide>
        <TextField
          {...form.field('code')}
          label={t('factorCode')}
          autoComplete="one-time-code"
          inputMode="numeric"
          autoFocus
        />
      </Form>
    </>
  );
}

function RecoveryCodeList({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const t = useTexts('entrance');
  return (
    <>
      <p className="strong" role="status">
        {t('factorDone')}
      </p>
      <p className="small">{t('factorCodesLede')}</p>
      <ul className="codes" aria-label={t('factorCodes')}>
        {codes.map((code) => (
          <li key={code} className="mono">
            {code}
          </li>
        ))}
      </ul>
      <div className="form-acts">
        <Button kind="primary" onClick={done}>
          {t('factorGoOn')}
        </Button>
      </div>
    </>
  );
}
