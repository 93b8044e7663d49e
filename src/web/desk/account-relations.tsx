import { useState } from 'react';
import type { AccountDetail, Relationship, RelationshipKind } from '../../business/accounts/terms/companies.ts';
import { send } from '../api.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { DateField, SelectField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';
import { keepAccount } from './account-replies.ts';
import { useAccountWords } from './account-words.ts';
import { deskApi } from './desk-paths.ts';
import { dayIn } from './lead-words.ts';

const kinds: readonly RelationshipKind[] = ['customer', 'partner', 'alliance'];

/** What the company is to us, from when to when; it can be several things at once. */
export function AccountRelations({ account }: { account: AccountDetail }) {
  const t = useTexts('desk-accounts');
  const { may, seller } = useReader();
  /** 'new', or the relationship that is being ended. */
  const [doing, setDoing] = useState<string | null>(null);
  const leave = () => setDoing(null);
  const today = dayIn(seller.timeZone, Date.now());
  const changes = may('accounts.change');
  return (
    <Panel
      title={t('accountRelations')}
      end={
        changes &&
        doing === null && (
          <Button compact onClick={() => setDoing('new')}>
            {t('accountRelationBegin')}
          </Button>
        )
      }
    >
      {account.relationships.length === 0 && <p className="small muted">{t('accountRelationsNone')}</p>}
      <ul className="relations small">
        {account.relationships.map((relationship) => (
          <li key={relationship.id}>
            <Relation
              relationship={relationship}
              today={today}
              end={changes && doing === null ? () => setDoing(relationship.id) : null}
            />
            {doing === relationship.id && (
              <EndRelation account={account} relationship={relationship} today={today} leave={leave} />
            )}
          </li>
        ))}
      </ul>
      {doing === 'new' && <BeginRelation account={account} today={today} leave={leave} />}
    </Panel>
  );
}

function Relation({
  relationship,
  today,
  end,
}: {
  readonly relationship: Relationship;
  readonly today: string;
  readonly end: (() => void) | null;
}) {
  const t = useTexts('desk-accounts');
  const { format } = useReader();
  const words = useAccountWords();
  const { kind, fromDay, toDay } = relationship;
  const over = toDay !== null && toDay <= today;
  const from = format.date(fromDay);
  return (
    <span className="relation">
      <Badge tone={over ? undefined : 'pos'}>{words.kind(kind)}</Badge>
      <span className="muted">
        {toDay === null
          ? t('accountRelationOpen', { from })
          : t('accountRelationOver', { from, to: format.date(toDay) })}
      </span>
      {toDay === null && end && (
        <Button compact kind="quiet" aria-label={t('accountRelationEndOf', { kind: words.kind(kind) })} onClick={end}>
          {t('accountRelationEnd')}
        </Button>
      )}
    </span>
  );
}

type Doing = { readonly account: AccountDetail; readonly today: string; readonly leave: () => void };

function BeginRelation({ account, today, leave }: Doing) {
  const t = useTexts('desk-accounts');
  const words = useAccountWords();
  const open = new Set(account.relationships.filter(({ toDay }) => toDay === null).map(({ kind }) => kind));
  const choices = kinds.filter((kind) => !open.has(kind));
  const form = useForm<{ kind: string; fromDay: string }, AccountDetail>({
    draft: `account-relation-${account.id}`,
    initial: { kind: choices[0] ?? 'customer', fromDay: today },
    send: (values, idempotencyKey) =>
      send('POST', deskApi.accountRelationships(account.id), values, { idempotencyKey }),
    done: (changed) => {
      keepAccount(changed);
      leave();
    },
  });
  return (
    <div className="inline-form">
      <Form
        form={form}
        label={t('accountRelationBegin')}
        action={t('accountRelationDo')}
        beside={<Button onClick={leave}>{t('cancel')}</Button>}
      >
        <SelectField
          {...form.field('kind')}
          label={t('accountRelationKind')}
          options={kinds.map((kind) => ({ value: kind, label: words.kind(kind), disabled: open.has(kind) }))}
        />
        <DateField {...form.field('fromDay')} label={t('accountRelationFrom')} />
      </Form>
    </div>
  );
}

function EndRelation({ account, relationship, today, leave }: Doing & { relationship: Relationship }) {
  const t = useTexts('desk-accounts');
  const form = useForm<{ toDay: string }, AccountDetail>({
    draft: `account-relation-end-${relationship.id}`,
    initial: { toDay: today },
    send: ({ toDay }) => send('DELETE', deskApi.accountRelationship(account.id, relationship.id, { toDay })),
    done: (changed) => {
      keepAccount(changed);
      leave();
    },
  });
  return (
    <div className="inline-form">
      <Form
        form={form}
        label={t('accountRelationEndDo')}
        action={t('accountRelationEndDo')}
        beside={<Button onClick={leave}>{t('cancel')}</Button>}
      >
        <DateField {...form.field('toDay')} label={t('accountRelationLast')} />
      </Form>
    </div>
  );
}
