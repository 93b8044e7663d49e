import './desk.css';
import { useEffect, useState } from 'react';
import type { AccountDetail } from '../../business/accounts/terms/companies.ts';
import { ApiProblem, send } from '../api.ts';
import { deskApi, deskWeb, web } from '../paths.ts';
import { navigate, useParam } from '../place.ts';
import { queryClient, reply, useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { type FormState, useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
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
import { keepAccount } from './account-replies.ts';
import { RecordState } from './record-state.tsx';

/** Changes a company's facts; what somebody else changed meanwhile is shown before anything is overwritten. */
export default function AccountChange() {
  const t = useTexts('desk-accounts');
  const id = useParam('account');
  const { body, problem, again } = useReply<AccountDetail>(deskApi.account(id));
  if (!body) {
    const back = { href: deskWeb.accounts(), words: t('accountsBack') };
    return <RecordState title={t('accountFacts')} problem={problem} again={again} back={back} />;
  }
  return <Changing account={body} />;
}

/** The form's fields, and (as JSON) the company as they were filled from it: a draft kept since then knows what it was typed over. */
type Values = AccountValues & { readonly base: string };
type Base = { readonly rowVersion: number; readonly values: AccountValues };

function Changing({ account }: { account: AccountDetail }) {
  const t = useTexts('desk-accounts');
  const toast = useToast();
  const now = useValuesOf()(account);
  const path = deskApi.account(account.id);
  /** The newest version whose difference the reader has been shown by a refusal. */
  const [refusedAt, setRefusedAt] = useState<number | null>(null);
  const form = useForm<Values, AccountDetail>({
    draft: `account-${account.id}`,
    initial: { ...now, base: JSON.stringify({ rowVersion: account.rowVersion, values: now } satisfies Base) },
    checks: useAccountChecks(),
    send: async (values, idempotencyKey) => {
      const ifMatch = `"${refusedAt ?? (JSON.parse(values.base) as Base).rowVersion}"`;
      try {
        return await send('PUT', path, changeOf(values), { idempotencyKey, ifMatch });
      } catch (cause) {
        if (cause instanceof ApiProblem && cause.problem.status === 412) {
          const newest = await queryClient.fetchQuery({ ...reply<AccountDetail>(path), staleTime: 0 });
          setRefusedAt(newest.rowVersion);
        }
        throw cause;
      }
    },
    done: (changed) => {
      keepAccount(changed);
      toast({ text: t('accountChanged', { name: changed.name }) });
      navigate(web.desk.account(account.id), { replace: true });
    },
  });
  const base = JSON.parse(form.values.base) as Base;
  useTakeOver(form, base, now, account.rowVersion);
  return (
    <>
      <PageHead title={t('accountChangeTitle', { name: account.name })} note={account.number}>
        <LinkButton href={web.desk.account(account.id)}>{t('cancel')}</LinkButton>
      </PageHead>
      <div className="form-column">
        {base.rowVersion !== account.rowVersion && <AccountMeanwhile form={form} before={base.values} now={now} />}
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
function useTakeOver(form: FormState<Values>, base: Base, now: AccountValues, version: number): void {
  const [pending, setPending] = useState<readonly AccountField[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per version that came in, with the fields as they are then
  useEffect(() => {
    if (version === base.rowVersion) return;
    const fields = Object.keys(now) as AccountField[];
    const untouched = (name: AccountField) => form.values[name] === base.values[name];
    setPending(fields.filter((name) => base.values[name] !== now[name] && untouched(name)));
  }, [version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn sets the next field
  useEffect(() => {
    const [name, ...rest] = pending;
    if (!name) return;
    form.set(name, now[name]);
    setPending(rest);
  }, [pending]);
}
