import './desk.css';
import { useEffect, useState } from 'react';
import type { AccountDetail } from '../../business/accounts/terms/companies.ts';
import { ApiProblem, get, send } from '../api.ts';
import { deskApi, deskWeb, web } from '../paths.ts';
import { navigate, useParam } from '../place.ts';
import { queryClient, useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { type FormState, useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import {
  type AccountField,
  AccountFields,
  type AccountValues,
  changeOf,
  useAccountChecks,
  useValuesOf,
} from './account-form.tsx';
import { AccountMeanwhile } from './account-meanwhile.tsx';

/** Changes a company's facts; what somebody else changed meanwhile is shown before anything is overwritten. */
export default function AccountChange() {
  const t = useTexts('desk-accounts');
  const id = useParam('account');
  const { body, problem, again } = useReply<AccountDetail>(deskApi.account(id));
  if (problem && !body) {
    return (
      <Refusal problem={problem} again={again}>
        {problem.status === 404 && <LinkButton href={deskWeb.accounts()}>{t('accountsBack')}</LinkButton>}
      </Refusal>
    );
  }
  if (!body) {
    return (
      <Panel title={t('accountFacts')} hiddenTitle>
        <Skeleton lines={12} />
      </Panel>
    );
  }
  return <Changing account={body} />;
}

/** The company as the form was filled from it, and as it stands since somebody else changed it. */
type Versions = { readonly before: AccountDetail; readonly now: AccountDetail };

function Changing({ account }: { account: AccountDetail }) {
  const t = useTexts('desk-accounts');
  const toast = useToast();
  const valuesOf = useValuesOf();
  const [versions, setVersions] = useState<Versions>({ before: account, now: account });
  const form = useForm<AccountValues, AccountDetail>({
    draft: `account-${account.id}`,
    initial: valuesOf(account),
    checks: useAccountChecks(),
    send: async (values, idempotencyKey) => {
      const ifMatch = `"${versions.now.rowVersion}"`;
      try {
        return await send('PUT', deskApi.account(account.id), changeOf(values), { idempotencyKey, ifMatch });
      } catch (cause) {
        if (cause instanceof ApiProblem && cause.problem.status === 412) {
          const now = await get<AccountDetail>(deskApi.account(account.id));
          setVersions({ before: versions.now, now });
        }
        throw cause;
      }
    },
    done: (changed) => {
      queryClient.setQueryData([deskApi.account(account.id)], changed);
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).includes('/accounts?') });
      toast({ text: t('accountChanged', { name: changed.name }) });
      navigate(web.desk.account(account.id), { replace: true });
    },
  });
  const before = valuesOf(versions.before);
  const now = valuesOf(versions.now);
  useTakeOver(form, versions, before, now);
  return (
    <>
      <PageHead title={t('accountChangeTitle', { name: account.name })} note={account.number}>
        <LinkButton href={web.desk.account(account.id)}>{t('cancel')}</LinkButton>
      </PageHead>
      <div className="form-column">
        {versions.before !== versions.now && <AccountMeanwhile form={form} before={before} now={now} />}
        <Panel title={t('accountFacts')} hiddenTitle>
          <Form form={form} action={t('accountChangeDo')} label={t('accountChangeTitle', { name: account.name })}>
            <AccountFields form={form} statuses={['prospect', 'active', 'closed']} />
          </Form>
        </Panel>
      </div>
    </>
  );
}

/** What the reader has not touched follows the other's change, a field per turn: a form takes one at a time. */
function useTakeOver(
  form: FormState<AccountValues>,
  versions: Versions,
  before: AccountValues,
  now: AccountValues,
): void {
  const [pending, setPending] = useState<readonly AccountField[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per change that came in, with the fields as they are then
  useEffect(() => {
    const fields = Object.keys(now) as AccountField[];
    setPending(fields.filter((name) => before[name] !== now[name] && form.values[name] === before[name]));
  }, [versions]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn sets the next field
  useEffect(() => {
    const [name, ...rest] = pending;
    if (!name) return;
    form.set(name, now[name]);
    setPending(rest);
  }, [pending]);
}
