import './desk.css';
import { useState } from 'react';
import type {
  OpportunityDetail,
  OpportunityEnd,
  OpportunityOutcome,
} from '../../business/leads/terms/opportunities.ts';
import { newIdempotencyKey, type Problem, send } from '../api.ts';
import { web } from '../paths.ts';
import { useParam } from '../place.ts';
import { queryClient, useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button } from '../ui/button.tsx';
import { RadioField } from '../ui/choice-fields.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { DateField, SelectField, TextArea, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { deskWeb, inboxApi } from './desk-paths.ts';
import { problemIn } from './lead-work.ts';
import { OpportunityState } from './opportunity-list.tsx';
import { useProcessWords } from './opportunity-words.ts';
import { StaffField } from './staff-field.tsx';

/** One opportunity: where it stands, what it is about, and how it goes on. */
export default function OpportunityShow() {
  const t = useTexts('desk', 'desk-inbox');
  const id = useParam('opportunity');
  const { body, problem, again } = useReply<OpportunityDetail>(inboxApi.opportunity(id));
  if (problem && !body) return <Refusal problem={problem} again={again} />;
  if (!body) return <Skeleton lines={10} />;
  return (
    <>
      <PageHead title={body.name} note={`${body.number} · ${body.company}`}>
        <HeadState row={body} />
      </PageHead>
      <div className="mail-parts">
        <div className="stackcol">
          <About row={body} />
          <History row={body} />
        </div>
        <div className="stackcol">
          <Work key={body.rowVersion} row={body} />
        </div>
      </div>
      <p className="sr">{t('opportunityFacts')}</p>
    </>
  );
}

function HeadState({ row }: { row: OpportunityDetail }) {
  const { stageName } = useProcessWords();
  return <OpportunityState row={row} name={stageName} />;
}

function About({ row }: { row: OpportunityDetail }) {
  const t = useTexts('desk', 'desk-inbox');
  const format = useFormat();
  const { reasonName } = useProcessWords();
  const facts: Fact[] = [
    { label: t('opportunityCompany'), value: <Anchor href={web.desk.account(row.accountId)}>{row.company}</Anchor> },
    { label: t('opportunityValue'), value: format.money(row.value), figure: true },
    { label: t('opportunityProbability'), value: `${row.probability} %`, figure: true },
    { label: t('opportunityWeighted'), value: format.money(row.weighted), figure: true },
    { label: t('opportunityCloseDay'), value: format.date(row.closeDay) },
    { label: t('opportunityOwner'), value: row.owner.name },
    ...(row.lead
      ? [{ label: t('opportunityLead'), value: <Anchor href={deskWeb.lead(row.lead.id)}>{row.lead.number}</Anchor> }]
      : []),
    ...(row.orderId && row.orderNumber
      ? [{ label: t('opportunityOrder'), value: <Anchor href={web.desk.order(row.orderId)}>{row.orderNumber}</Anchor> }]
      : []),
    ...(row.outcome && row.reason
      ? [{ label: t('opportunityReason'), value: reasonName(row.outcome, row.reason) }]
      : []),
    ...(row.reasonText ? [{ label: t('opportunityReasonText'), value: row.reasonText }] : []),
    ...row.products.map(({ sku, quantity }) => ({ label: sku, value: format.quantity(quantity), figure: true })),
  ];
  return (
    <Panel title={t('opportunityFacts')}>
      <Facts facts={facts} />
    </Panel>
  );
}

function History({ row }: { row: OpportunityDetail }) {
  const t = useTexts('desk', 'desk-inbox');
  const { format, seller } = useReader();
  const { stageName } = useProcessWords();
  return (
    <Panel title={t('opportunityHistory')}>
      <ol className="hist">
        {row.history.map(({ at, kind, from, to, person }) => (
          <li key={`${at} ${kind}`}>
            <time dateTime={at}>{format.instant(at, seller.timeZone)}</time>
            <span>
              {t(`opportunityHistory_${kind}`, { from: stageName(from ?? ''), to: stageName(to ?? '') })}
              {person && <span className="muted"> · {person}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

async function changed(row: OpportunityDetail): Promise<void> {
  queryClient.setQueryData([inboxApi.opportunity(row.id)], row);
  await queryClient.invalidateQueries({
    predicate: ({ queryKey }) => String(queryKey[0]).startsWith(inboxApi.opportunities()),
  });
}

function Work({ row }: { row: OpportunityDetail }) {
  const t = useTexts('desk', 'desk-inbox');
  const { may } = useReader();
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!may('opportunities.work')) return null;
  const act = async (work: 'move' | 'reopen', body?: object) => {
    setProblem(null);
    try {
      const options = { idempotencyKey: newIdempotencyKey(), ifMatch: `"${row.rowVersion}"` };
      await changed(await send<OpportunityDetail>('POST', inboxApi.opportunityWork(row.id, work), body, options));
    } catch (cause) {
      setProblem(problemIn(cause));
    }
  };
  return (
    <>
      {problem && <Refusal problem={problem} />}
      {row.outcome === null && <Stages row={row} move={(stage) => void act('move', { stage })} />}
      {row.outcome === null && <Change row={row} />}
      {row.outcome === null && <End row={row} />}
      {row.outcome !== null && row.orderId === null && (
        <Panel title={t('opportunityReopen')} hiddenTitle>
          <Button onClick={() => void act('reopen')}>{t('opportunityReopen')}</Button>
        </Panel>
      )}
    </>
  );
}

function Stages({ row, move }: { row: OpportunityDetail; move: (stage: string) => void }) {
  const t = useTexts('desk', 'desk-inbox');
  const { stages, stageName } = useProcessWords();
  return (
    <Panel title={t('opportunityStage')}>
      <div className="filters">
        {stages.map(({ key }) => (
          <button key={key} type="button" className="chip" aria-pressed={key === row.stage} onClick={() => move(key)}>
            {stageName(key)}
          </button>
        ))}
      </div>
    </Panel>
  );
}

function Change({ row }: { row: OpportunityDetail }) {
  const t = useTexts('desk', 'desk-inbox');
  const toast = useToast();
  const form = useForm({
    draft: `opportunity-change-${row.id}`,
    initial: { name: row.name, 'value/amount': row.value.amount, closeDay: row.closeDay, ownerPersonId: '' },
    checks: { 'value/amount': (value) => (/^\d+(?:\.\d+)?$/.test(value) ? null : t('opportunityValueNeeded')) },
    send: (values) =>
      send<OpportunityDetail>(
        'PUT',
        inboxApi.opportunity(row.id),
        {
          name: values.name,
          value: { amount: values['value/amount'], currency: row.value.currency },
          closeDay: values.closeDay,
          products: row.products,
          ...(values.ownerPersonId ? { ownerPersonId: values.ownerPersonId } : {}),
        },
        { ifMatch: `"${row.rowVersion}"` },
      ),
    done: (after) => {
      form.discard();
      toast({ text: t('opportunitySaved', { number: after.number }) });
      void changed(after);
    },
  });
  return (
    <Panel title={t('opportunityChangeTitle')}>
      <Form form={form} action={t('opportunitySave')}>
        <TextField {...form.field('name')} label={t('opportunityName')} />
        <TextField
          {...form.field('value/amount')}
          label={`${t('opportunityValue')}, ${row.value.currency}`}
          inputMode="decimal"
        />
        <DateField {...form.field('closeDay')} label={t('opportunityCloseDay')} />
        <StaffField
          {...form.field('ownerPersonId')}
          label={t('opportunityOwner')}
          empty={t('opportunityOwnerKeep')}
          optional
        />
      </Form>
    </Panel>
  );
}

function End({ row }: { row: OpportunityDetail }) {
  const t = useTexts('desk', 'desk-inbox');
  const toast = useToast();
  const { reasons } = useProcessWords();
  const form = useForm({
    draft: `opportunity-end-${row.id}`,
    initial: { outcome: 'won', orderNumber: '', reason: '', text: '' },
    send: (values, idempotencyKey) => {
      const end: OpportunityEnd = {
        outcome: values.outcome as OpportunityOutcome,
        orderNumber: values.outcome === 'won' ? values.orderNumber.trim() : '',
        reason: values.reason,
        text: values.text.trim(),
      };
      const options = { idempotencyKey, ifMatch: `"${row.rowVersion}"` };
      return send<OpportunityDetail>('POST', inboxApi.opportunityWork(row.id, 'end'), end, options);
    },
    done: (after) => {
      form.discard();
      toast({ text: t('opportunityEnded', { number: after.number }) });
      void changed(after);
    },
  });
  const outcome = form.values.outcome as OpportunityOutcome;
  return (
    <Panel title={t('opportunityEndTitle')}>
      <Form form={form} action={t('opportunityEndDo')}>
        <RadioField
          {...form.field('outcome')}
          label={t('opportunityOutcome')}
          options={[
            { value: 'won', label: t('opportunityWon') },
            { value: 'lost', label: t('opportunityLost') },
          ]}
        />
        {outcome === 'won' && (
          <TextField
            {...form.field('orderNumber')}
            label={t('opportunityOrderNumber')}
            hint={t('opportunityOrderNumberHint')}
            optional
          />
        )}
        <SelectField
          {...form.field('reason')}
          label={t('opportunityReason')}
          options={reasons(outcome)}
          empty={t('opportunityReasonChoose')}
          optional={outcome === 'won'}
        />
        <TextArea {...form.field('text')} label={t('opportunityReasonText')} rows={2} optional />
      </Form>
    </Panel>
  );
}
