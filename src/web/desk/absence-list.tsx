import './desk.css';
import './operations.css';
import { useState } from 'react';
import type { Absence, AbsenceRequest } from '../../business/leads/terms.ts';
import { ApiProblem, type Problem, send } from '../api.ts';
import { queryClient, useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { CheckboxField } from '../ui/choice-fields.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { DateField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useToast } from '../ui/toast.tsx';
import { settingsApi } from './desk-paths.ts';
import { dayIn } from './lead-words.ts';
import { StaffField } from './staff-field.tsx';

const path = settingsApi.absences();

/** Who is away from today on: oneself, and everybody for whoever leads sales. */
export default function AbsenceList() {
  const t = useTexts('desk-operations');
  const { format } = useReader();
  const { body, problem, again } = useReply<{ readonly items: readonly Absence[] }>(path);
  const columns = useColumns();
  return (
    <>
      <PageHead title={t('absencesTitle')} count={body && format.quantity(body.items.length)} />
      <p className="small muted">{t('absencesWhat')}</p>
      <div className="mail-parts">
        <Panel title={t('absencesTitle')} hiddenTitle flush>
          <div className="list-bar">
            <span className="order-words">{t('absencesOrder')}</span>
          </div>
          <DataTable
            caption={t('absencesTitle')}
            columns={columns}
            rows={body?.items}
            rowKey={(row) => row.id}
            rowName={(row) => row.name}
            problem={problem}
            again={again}
            empty={<EmptyState title={t('absencesEmpty')}>{t('absencesEmptyBody')}</EmptyState>}
          />
        </Panel>
        <AbsenceForm />
      </div>
    </>
  );
}

function useColumns(): Column<Absence>[] {
  const t = useTexts('desk-operations');
  const { format, seller } = useReader();
  const today = dayIn(seller.timeZone, Date.now());
  const day = (value: string) => <span className="nowrap">{format.date(value)}</span>;
  return [
    { key: 'who', label: t('absenceWho'), cell: (row) => row.name },
    { key: 'first', label: t('absenceFirst'), cell: (row) => day(row.firstDay) },
    { key: 'last', label: t('absenceLast'), cell: (row) => day(row.lastDay) },
    { key: 'deputy', label: t('absenceDeputy'), cell: (row) => row.deputy?.name },
    {
      key: 'state',
      label: t('absenceState'),
      cell: (row) =>
        row.firstDay <= today ? <Badge tone="warn">{t('absenceNow')}</Badge> : <Badge>{t('absenceAhead')}</Badge>,
    },
    { key: 'todo', label: t('absenceTodo'), cell: (row) => <AbsenceRemove absence={row} /> },
  ];
}

function AbsenceRemove({ absence }: { absence: Absence }) {
  const t = useTexts('desk-operations');
  const { format } = useReader();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const remove = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await send('DELETE', settingsApi.absence(absence.id));
      toast({ text: t('absenceRemoved', { name: absence.name }) });
      await queryClient.invalidateQueries({ queryKey: [path] });
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        compact
        busy={busy}
        aria-label={t('absenceRemoveOf', { name: absence.name, first: format.date(absence.firstDay) })}
        onClick={() => void remove()}
      >
        {t('absenceRemove')}
      </Button>
      {problem && <Refusal problem={problem} />}
    </>
  );
}

type Values = {
  readonly personId: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly deputyPersonId: string;
  readonly returns: string;
};

function AbsenceForm() {
  const t = useTexts('desk-operations');
  const { me, format } = useReader();
  const toast = useToast();
  // Of those who work on leads, only a sales manager reaches everybody; the server looks again.
  const forOthers = me?.staffRoles.includes('sales_manager') ?? false;
  const needed = (value: string) => (value ? null : t('absenceDayNeeded'));
  const form = useForm<Values, Absence>({
    draft: 'absence-new',
    initial: { personId: '', firstDay: '', lastDay: '', deputyPersonId: '', returns: 'yes' },
    checks: {
      firstDay: needed,
      lastDay: (value, { firstDay }) => needed(value) ?? (value < firstDay ? t('absenceLastBefore') : null),
    },
    send: ({ personId, firstDay, lastDay, deputyPersonId, returns }, idempotencyKey) => {
      const standIn = { deputyPersonId: deputyPersonId || null, returns: returns === 'yes' };
      const body: AbsenceRequest = { ...(personId ? { personId } : {}), firstDay, lastDay, ...standIn };
      return send('POST', path, body, { idempotencyKey });
    },
    done: ({ name, firstDay, lastDay }) => {
      toast({ text: t('absenceAdded', { name, first: format.date(firstDay), last: format.date(lastDay) }) });
      form.discard();
      void queryClient.invalidateQueries({ queryKey: [path] });
    },
  });
  return (
    <Panel title={t('absenceAdd')}>
      <Form form={form} action={t('absenceAdd')}>
        {forOthers && (
          <StaffField
            {...form.field('personId')}
            label={t('absenceWho')}
            empty={t('absenceMyself')}
            {...(me ? { without: me.person.id } : {})}
          />
        )}
        <DateField {...form.field('firstDay')} label={t('absenceFirst')} />
        <DateField {...form.field('lastDay')} label={t('absenceLast')} />
        <StaffField
          {...form.field('deputyPersonId')}
          label={t('absenceDeputy')}
          hint={t('absenceDeputyHint')}
          empty={t('absenceNoDeputy')}
          optional
        />
        {form.values.deputyPersonId !== '' && <CheckboxField {...form.field('returns')} label={t('absenceReturns')} />}
      </Form>
    </Panel>
  );
}
