import './desk.css';
import type { AccountCreate, AccountDetail } from '../../business/accounts/terms/companies.ts';
import { send } from '../api.ts';
import { web } from '../paths.ts';
import { navigate } from '../place.ts';
import { queryClient } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { AccountFields, type AccountValues, changeOf, emptyAccount, useAccountChecks } from './account-form.tsx';
import { deskApi, deskWeb } from './desk-paths.ts';
import { StaffField } from './staff-field.tsx';

/** Only what was filled in: the server knows what a new company speaks and buys in. */
function bodyOf(values: AccountValues): Partial<AccountCreate> {
  const { status, ...fields } = changeOf(values);
  const given = Object.entries(fields).filter(([, value]) => value !== null && value !== '');
  return {
    ...Object.fromEntries(given),
    status: status === 'prospect' ? 'prospect' : 'active',
    ...(values.ownerId ? { ownerId: values.ownerId } : {}),
  };
}

/** Opens a company by hand. */
export default function AccountNew() {
  const t = useTexts('desk-accounts');
  const { language } = useReader();
  const toast = useToast();
  const form = useForm<AccountValues, AccountDetail>({
    draft: 'account-new',
    initial: emptyAccount(language),
    checks: useAccountChecks(),
    send: (values, idempotencyKey) => send('POST', deskApi.accounts(), bodyOf(values), { idempotencyKey }),
    done: ({ id, name, number }) => {
      void queryClient.invalidateQueries();
      toast({ text: t('accountOpened', { name, number }) });
      navigate(web.desk.account(id), { replace: true });
    },
  });
  return (
    <>
      <PageHead title={t('accountNewTitle')}>
        <LinkButton href={deskWeb.accounts()}>{t('accountsBack')}</LinkButton>
      </PageHead>
      <div className="form-column">
        <Panel title={t('accountNewTitle')} hiddenTitle>
          <Form form={form} action={t('accountNewDo')} label={t('accountNewTitle')}>
            <AccountFields form={form} statuses={['active', 'prospect']} opening />
            <StaffField
              {...form.field('ownerId')}
              label={t('accountOwner')}
              hint={t('accountOwnerHint')}
              empty={t('accountOwnerNobody')}
              optional
            />
          </Form>
        </Panel>
      </div>
    </>
  );
}
