import { useState } from 'react';
import type { AccountDetail } from '../../business/accounts/terms/companies.ts';
import { send } from '../api.ts';
import { web } from '../paths.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button } from '../ui/button.tsx';
import { DateField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';
import { AccountPicker } from './account-picker.tsx';
import { keepAccount } from './account-replies.ts';
import { deskApi } from './desk-paths.ts';
import { dayIn } from './lead-words.ts';

/** What the company belongs to and what belongs to it, from which day. */
export function AccountTree({ account }: { account: AccountDetail }) {
  const t = useTexts('desk-accounts');
  const { may, format } = useReader();
  const [doing, setDoing] = useState<'set' | 'end' | null>(null);
  const { parent, children } = account;
  const leave = () => setDoing(null);
  return (
    <Panel
      className="spaced"
      title={t('accountTree')}
      end={
        may('accounts.change') &&
        doing === null && (
          <span className="panel-acts">
            {parent && (
              <Button compact onClick={() => setDoing('end')}>
                {t('accountParentRemove')}
              </Button>
            )}
            <Button compact onClick={() => setDoing('set')}>
              {parent ? t('accountParentChange') : t('accountParentSet')}
            </Button>
          </span>
        )
      }
    >
      {!parent && children.length === 0 && <p className="small muted">{t('accountTreeNone')}</p>}
      {parent && (
        <p className="small">
          <span className="muted">{t('accountParent')}</span>{' '}
          <Anchor href={web.desk.account(parent.id)}>{parent.name}</Anchor>{' '}
          <span className="muted">
            {parent.number}, {t('accountParentSince', { day: format.date(parent.fromDay) })}
          </span>
        </p>
      )}
      {children.length > 0 && (
        <>
          <p className="small muted">{t('accountChildren', { count: children.length })}</p>
          <ul className="tree small">
            {children.map(({ id, name, number }) => (
              <li key={id}>
                <Anchor href={web.desk.account(id)}>{name}</Anchor> <span className="muted">{number}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {doing === 'set' && <SetParent account={account} leave={leave} />}
      {doing === 'end' && <EndParent account={account} leave={leave} />}
    </Panel>
  );
}

type Doing = { readonly account: AccountDetail; readonly leave: () => void };

function useToday(): string {
  const { seller } = useReader();
  return dayIn(seller.timeZone, Date.now());
}

function SetParent({ account, leave }: Doing) {
  const t = useTexts('desk-accounts');
  const [name, setName] = useState<string | null>(null);
  const form = useForm<{ parentId: string; fromDay: string }, AccountDetail>({
    draft: `account-parent-${account.id}`,
    initial: { parentId: '', fromDay: useToday() },
    secret: ['parentId'],
    checks: { parentId: (value) => (value ? null : t('accountParentChoose')) },
    send: (values, idempotencyKey) => send('POST', deskApi.accountParent(account.id), values, { idempotencyKey }),
    done: (changed) => {
      keepAccount(changed);
      leave();
    },
  });
  const field = form.field('parentId');
  return (
    <div className="inline-form">
      <Form
        form={form}
        label={t('accountParentSet')}
        action={name ? t('accountParentDo', { name }) : t('accountParentDoPlain')}
        beside={<Button onClick={leave}>{t('cancel')}</Button>}
      >
        <AccountPicker
          label={t('accountParentSearch')}
          name="parentId"
          error={field.error}
          without={account.id}
          chosen={field.value}
          onChoose={(chosen) => {
            field.onChange(chosen.id);
            setName(chosen.name);
          }}
        />
        <DateField {...form.field('fromDay')} label={t('accountParentFrom')} />
      </Form>
    </div>
  );
}

function EndParent({ account, leave }: Doing) {
  const t = useTexts('desk-accounts');
  const form = useForm<{ toDay: string }, AccountDetail>({
    draft: `account-parent-end-${account.id}`,
    initial: { toDay: useToday() },
    send: ({ toDay }) => send('DELETE', deskApi.accountParent(account.id, { toDay })),
    done: (changed) => {
      keepAccount(changed);
      leave();
    },
  });
  return (
    <div className="inline-form">
      <Form
        form={form}
        label={t('accountParentRemove')}
        action={t('accountParentRemove')}
        beside={<Button onClick={leave}>{t('cancel')}</Button>}
      >
        <DateField {...form.field('toDay')} label={t('accountParentFrom')} />
      </Form>
    </div>
  );
}
