import { useState } from 'react';
import type { AccountDetail } from '../../business/accounts/terms/companies.ts';
import type { OwnerChange, Ownership } from '../../business/territories/terms.ts';
import { send } from '../api.ts';
import { queryClient, useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { DateField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { deskApi } from './desk-paths.ts';
import { dayIn } from './lead-words.ts';
import { StaffField } from './staff-field.tsx';

/** Who looks after the company, who will from which day, and who did; handing over is dated. */
export function AccountOwnership({ account }: { account: AccountDetail }) {
  const t = useTexts('desk-accounts');
  const { may, format } = useReader();
  const [handing, setHanding] = useState(false);
  const { body, problem, again } = useReply<Ownership>(deskApi.accountOwner(account.id));
  const current = body?.current;
  const before = body?.history.filter(({ id, toDay }) => toDay !== null && id !== current?.id && id !== body.next?.id);
  return (
    <Panel
      className="spaced"
      title={t('accountOwnership')}
      end={
        may('accounts.assign') &&
        body &&
        !handing && (
          <Button compact onClick={() => setHanding(true)}>
            {t('accountHandOver')}
          </Button>
        )
      }
    >
      {problem && !body && <Refusal problem={problem} again={again} />}
      {!body && !problem && <Skeleton lines={2} />}
      {current && (
        <p>
          <span className="strong">{current.name}</span>{' '}
          <span className="small muted">{t('accountOwnerSince', { day: format.date(current.fromDay) })}</span>
        </p>
      )}
      {body && !current && (
        <p className="small">
          {t('accountOwnerNone')} <span className="muted">{t('accountOwnerNoneBody')}</span>
        </p>
      )}
      {body?.next && (
        <Note>{t('accountOwnerNext', { name: body.next.name, day: format.date(body.next.fromDay) })}</Note>
      )}
      {before && before.length > 0 && (
        <details className="small">
          <summary>{t('accountOwnersBefore')}</summary>
          <ul className="tree">
            {before.map(({ id, name, fromDay, toDay }) => (
              <li key={id}>
                {t('accountOwnerSpan', { name, from: format.date(fromDay), to: format.date(toDay ?? fromDay) })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {handing && <HandOver account={account} owner={current?.personId ?? null} leave={() => setHanding(false)} />}
    </Panel>
  );
}

function HandOver({
  account,
  owner,
  leave,
}: {
  readonly account: AccountDetail;
  readonly owner: string | null;
  readonly leave: () => void;
}) {
  const t = useTexts('desk-accounts');
  const { seller, format } = useReader();
  const toast = useToast();
  const form = useForm<{ personId: string; fromDay: string; reason: string }, Ownership>({
    draft: `account-owner-${account.id}`,
    initial: { personId: '', fromDay: dayIn(seller.timeZone, Date.now()), reason: '' },
    checks: { personId: (value) => (value ? null : t('accountHandOverChoose')) },
    send: ({ personId, fromDay, reason }, idempotencyKey) => {
      const body: OwnerChange = { personId, fromDay, ...(reason.trim() ? { reason } : {}) };
      return send('PUT', deskApi.accountOwner(account.id), body, { idempotencyKey });
    },
    done: (ownership, { personId }) => {
      queryClient.setQueryData([deskApi.accountOwner(account.id)], ownership);
      void queryClient.invalidateQueries({ queryKey: [deskApi.account(account.id)] });
      const given = [ownership.next, ownership.current].find((assignment) => assignment?.personId === personId);
      if (given) {
        const day = format.date(given.fromDay);
        toast({ text: t('accountHandedOver', { name: given.name, company: account.name, day }) });
      }
      leave();
    },
  });
  return (
    <div className="inline-form">
      <Form
        form={form}
        label={t('accountHandOver')}
        action={t('accountHandOverDo')}
        beside={<Button onClick={leave}>{t('cancel')}</Button>}
      >
        <StaffField
          {...form.field('personId')}
          label={t('accountHandOverTo')}
          empty={t('accountHandOverChoose')}
          {...(owner ? { without: owner } : {})}
        />
        <DateField {...form.field('fromDay')} label={t('accountHandOverFrom')} hint={t('accountHandOverFromHint')} />
        <TextField {...form.field('reason')} label={t('accountHandOverReason')} optional />
      </Form>
    </div>
  );
}
