import './desk.css';
import type { AccountDetail } from '../../business/accounts/terms/companies.ts';
import { web } from '../paths.ts';
import { navigate, useParam } from '../place.ts';
import { useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import {
  AccountFields,
  type AccountValues,
  changeOf,
  useAccountChecks,
  useFieldLabels,
  useShownValue,
  useValuesOf,
} from './account-form.tsx';
import { keepAccount } from './account-replies.ts';
import { deskApi, deskWeb } from './desk-paths.ts';
import { ChangedMeanwhile, useRecordForm } from './record-form.tsx';
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

function Changing({ account }: { account: AccountDetail }) {
  const t = useTexts('desk-accounts');
  const toast = useToast();
  const valuesOf = useValuesOf();
  const labels = useFieldLabels();
  const shown = useShownValue();
  const of = useRecordForm<AccountDetail, AccountValues>({
    draft: `account-${account.id}`,
    record: account,
    createAt: deskApi.accounts(),
    path: deskApi.account(account.id),
    valuesOf: (record) => valuesOf(record ?? account),
    bodyOf: changeOf,
    checks: useAccountChecks(),
    done: (changed, how) => {
      keepAccount(changed);
      if (how === 'saved') toast({ text: t('accountChanged', { name: changed.name }) });
      navigate(web.desk.account(account.id), { replace: true });
    },
  });
  return (
    <>
      <PageHead title={t('accountChangeTitle', { name: account.name })} note={account.number}>
        <LinkButton href={web.desk.account(account.id)}>{t('cancel')}</LinkButton>
      </PageHead>
      <div className="form-column">
        <ChangedMeanwhile of={of} labels={labels} show={shown} />
        <Panel title={t('accountFacts')} hiddenTitle>
          <Form form={of.form} action={t('accountChangeDo')} label={t('accountChangeTitle', { name: account.name })}>
            <AccountFields form={of.form} statuses={['prospect', 'active', 'closed']} />
          </Form>
        </Panel>
      </div>
    </>
  );
}
