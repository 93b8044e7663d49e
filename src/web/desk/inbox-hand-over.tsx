import './desk.css';
import './operations.css';
import { useState } from 'react';
import type { HandOverList } from '../../business/leads/terms/hand-over.ts';
import { send } from '../api.ts';
import { queryClient, useReply } from '../queries.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useToast } from '../ui/toast.tsx';
import { inboxApi } from './desk-paths.ts';
import { StaffField } from './staff-field.tsx';

/** Everything one person has goes to another: what would go is shown before, what went after. */
export default function InboxHandOver() {
  const t = useTexts('desk', 'desk-inbox');
  const toast = useToast();
  const [went, setWent] = useState<HandOverList | null>(null);
  const chosen = (value: string) => (value ? null : t('handOverChoose'));
  const form = useForm({
    draft: 'hand-over',
    initial: { from: '', toPersonId: '' },
    checks: { from: chosen, toPersonId: chosen },
    send: ({ from, toPersonId }, idempotencyKey) =>
      send<HandOverList>('POST', inboxApi.handOver(from), { toPersonId }, { idempotencyKey }),
    done: (list) => {
      setWent(list);
      toast({ text: t('handOverDone') });
      void queryClient.invalidateQueries({ queryKey: [inboxApi.hands(form.values.from)] });
      form.discard();
    },
  });
  const { from } = form.values;
  const { body, problem, again } = useReply<HandOverList>(from ? inboxApi.hands(from) : null);
  return (
    <>
      <PageHead title={t('handOverTitle')} />
      <p className="small muted">{t('handOverWhat')}</p>
      <div className="mail-parts">
        <div className="stackcol">
          {problem && <Refusal problem={problem} again={again} />}
          {from !== '' && body && <List title={t('handOverBefore')} list={body} />}
          {went && <List title={t('handOverAfter')} list={went} />}
        </div>
        <Panel title={t('handOverTitle')}>
          <Form form={form} action={t('handOverDo')}>
            <StaffField {...form.field('from')} label={t('handOverFrom')} empty={t('handOverChoose')} />
            <StaffField
              {...form.field('toPersonId')}
              label={t('handOverTo')}
              empty={t('handOverChoose')}
              {...(from ? { without: from } : {})}
            />
          </Form>
        </Panel>
      </div>
    </>
  );
}

function List({ title, list }: { title: string; list: HandOverList }) {
  const t = useTexts('desk', 'desk-inbox');
  const format = useFormat();
  const groups = [
    { name: t('handOverLeads'), things: list.leads },
    { name: t('handOverOpportunities'), things: list.opportunities },
    { name: t('handOverAccounts'), things: list.accounts },
  ];
  return (
    <Panel title={title}>
      {groups.map(({ name, things }) => (
        <section key={name}>
          <h3>
            {name} <span className="count">{format.quantity(things.length)}</span>
          </h3>
          {things.length === 0 && <p className="small muted">{t('handOverNothing')}</p>}
          <ul className="small">
            {things.map(({ id, number, name: thing }) => (
              <li key={id}>
                <span className="num">{number}</span> {thing}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}
