import { type ReactNode, useEffect, useRef } from 'react';
import type { z } from 'zod';
import type {
  CallOutcome,
  CloseRequest,
  callOutcomes,
  LeadDetail,
  LeadItem,
  LeadOutcome,
  PassRequest,
  passTargets,
} from '../../business/leads/terms.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { RadioField } from '../ui/choice-fields.tsx';
import { Field, TextArea } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useToast } from '../ui/toast.tsx';
import { deskApi } from './desk-paths.ts';
import { outcomeWords } from './lead-words.ts';
import { workOnLead } from './lead-work.ts';

export type LeadForm = 'call' | 'note' | 'pass' | 'close' | 'reopen' | 'convert';

type FormProps = { readonly lead: LeadDetail; readonly leave: () => void };
type PassTargets = z.infer<typeof passTargets>;

/** The panel in which something is done to the lead; Escape leaves it, what was typed stays for the next time. */
export function LeadFormPanel({ lead, form, leave }: FormProps & { form: LeadForm }) {
  const box = useRef<HTMLElement>(null);
  const Shown = forms[form];
  useEffect(() => {
    const field = box.current?.querySelector<HTMLElement>('input:checked, input, select, textarea, .btn');
    field?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears Escape from the fields inside
    <section
      ref={box}
      className="panel doing"
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <Shown lead={lead} leave={leave} />
    </section>
  );
}

const forms = {
  call: CallForm,
  note: NoteForm,
  pass: PassForm,
  close: CloseForm,
  reopen: ReopenForm,
  convert: ConvertForm,
} as const satisfies Record<LeadForm, (props: FormProps) => ReactNode>;

function Leave({ leave }: { leave: () => void }) {
  const t = useTexts();
  return <Button onClick={leave}>{t('cancel')}</Button>;
}

const callChoices: (typeof callOutcomes)[number][] = ['reached', 'not_reached', 'left_message'];

function CallForm({ lead, leave }: FormProps) {
  const t = useTexts('desk');
  const toast = useToast();
  const form = useForm({
    draft: `lead-call-${lead.id}`,
    initial: { outcome: 'reached', body: '' },
    send: (values, key) =>
      workOnLead(lead, 'call', { outcome: values.outcome as CallOutcome, body: values.body.trim() }, key),
    done: () => {
      toast({ text: t('callLogged') });
      leave();
    },
  });
  return (
    <>
      <h3>{t('callTitle', { name: lead.contact.name })}</h3>
      <Form form={form} action={t('leadDo_call')} beside={<Leave leave={leave} />}>
        <RadioField
          {...form.field('outcome')}
          label={t('callOutcome')}
          options={callChoices.map((outcome) => ({
            value: outcome,
            label: t(`call_${outcome}`),
            hint: outcome === 'reached' ? t('callReachedHint') : t('callOtherHint'),
          }))}
        />
        <TextArea {...form.field('body')} label={t('callBody')} hint={t('noteHint')} optional />
      </Form>
    </>
  );
}

function NoteForm({ lead, leave }: FormProps) {
  const t = useTexts('desk');
  const form = useForm({
    draft: `lead-note-${lead.id}`,
    initial: { body: '' },
    send: (values, key) => workOnLead(lead, 'note', { body: values.body }, key),
    done: leave,
  });
  return (
    <>
      <h3>{t('leadNote')}</h3>
      <Form form={form} action={t('noteSave')} beside={<Leave leave={leave} />}>
        <TextArea {...form.field('body')} label={t('noteBody')} hint={t('noteHint')} />
      </Form>
    </>
  );
}

function PassForm({ lead, leave }: FormProps) {
  const t = useTexts('desk');
  const toast = useToast();
  const { body: targets, problem, again } = useReply<PassTargets>(deskApi.passTargets());
  const form = useForm({
    draft: `lead-pass-${lead.id}`,
    initial: { personId: '', note: '' },
    checks: { personId: (value) => (value ? null : t('passChoose')) },
    send: (values, key) => {
      const [kind, id] = values.personId.split(' ') as ['person' | 'team', string];
      const request: PassRequest = { [kind === 'team' ? 'teamId' : 'personId']: id, note: values.note.trim() };
      return workOnLead(lead, 'pass', request, key);
    },
    done: (item: LeadItem) => {
      toast({ text: t('passDone', { number: item.number, name: item.owner.name }) });
      leave();
    },
  });
  if (problem) return <Refusal problem={problem} again={again} />;
  return (
    <>
      <h3>{t('passTitle')}</h3>
      <Form form={form} action={t('passDo')} beside={<Leave leave={leave} />}>
        <TargetField lead={lead} targets={targets} field={form.field('personId')} />
        <TextArea {...form.field('note')} label={t('passNote')} hint={t('noteHint')} optional />
      </Form>
    </>
  );
}

type Bound = ReturnType<ReturnType<typeof useForm<{ personId: string }, unknown>>['field']>;

/** People and teams in one list; whoever has the lead now is left out. */
function TargetField({ lead, targets, field }: { lead: LeadDetail; targets: PassTargets | undefined; field: Bound }) {
  const t = useTexts('desk');
  const { me } = useReader();
  const people = targets?.people.filter(({ id }) => id !== lead.owner.personId) ?? [];
  const meFirst = [...people].sort((a, b) => Number(b.id === me?.person.id) - Number(a.id === me?.person.id));
  return (
    <Field label={t('passTo')} hint={t('passHint')} error={field.error}>
      {(wiring) => (
        <select
          {...wiring}
          className="input"
          name={field.name}
          value={targets ? field.value : ''}
          onChange={(event) => field.onChange(event.target.value)}
        >
          <option value="">{targets ? t('passChoose') : t('loading')}</option>
          <optgroup label={t('passPeople')}>
            {meFirst.map(({ id, name, absent }) => (
              <option key={id} value={`person ${id}`}>
                {absent ? t('passAbsent', { name }) : name}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('passTeams')}>
            {targets?.teams.map(({ id, name }) => (
              <option key={id} value={`team ${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        </select>
      )}
    </Field>
  );
}

const closeChoices: LeadOutcome[] = ['won', 'lost', 'duplicate', 'spam'];

function CloseForm({ lead, leave }: FormProps) {
  const t = useTexts('desk');
  const toast = useToast();
  const form = useForm({
    draft: `lead-close-${lead.id}`,
    initial: { outcome: 'lost', reason: '' },
    send: (values, key) => {
      const request: CloseRequest = { outcome: values.outcome as LeadOutcome, reason: values.reason.trim() };
      return workOnLead(lead, 'close', request, key);
    },
    done: (item: LeadItem) => {
      const reopen = () => void workOnLead(item, 'reopen', { reason: t('closeUndoReason') }).catch(() => undefined);
      toast({ text: t('closeDone', { number: item.number }), undo: { label: t('closeUndo'), run: reopen } });
      leave();
    },
  });
  const { outcome } = form.values;
  return (
    <>
      <h3>{t('closeTitle')}</h3>
      <Form form={form} action={t('closeDo')} beside={<Leave leave={leave} />}>
        <RadioField
          {...form.field('outcome')}
          label={t('closeOutcome')}
          options={closeChoices.map((value) => ({ value, label: t(outcomeWords[value]) }))}
        />
        <TextArea
          {...form.field('reason')}
          label={t('closeReason')}
          hint={
            outcome === 'lost' ? t('closeReasonLost') : outcome === 'duplicate' ? t('closeReasonDuplicate') : undefined
          }
          optional={outcome === 'won' || outcome === 'spam'}
          rows={2}
        />
      </Form>
    </>
  );
}

function ReopenForm({ lead, leave }: FormProps) {
  const t = useTexts('desk');
  const form = useForm({
    draft: `lead-reopen-${lead.id}`,
    initial: { reason: '' },
    send: (values, key) => workOnLead(lead, 'reopen', { reason: values.reason }, key),
    done: leave,
  });
  return (
    <>
      <h3>{t('reopenTitle')}</h3>
      <Form form={form} action={t('reopenDo')} beside={<Leave leave={leave} />}>
        <TextArea {...form.field('reason')} label={t('reopenReason')} hint={t('reopenHint')} rows={2} />
      </Form>
    </>
  );
}

function ConvertForm({ lead, leave }: FormProps) {
  const t = useTexts('desk');
  const toast = useToast();
  const who = { company: lead.company, name: lead.contact.name };
  const form = useForm({
    draft: `lead-convert-${lead.id}`,
    initial: {},
    send: (_, key) => workOnLead(lead, 'convert', undefined, key),
    done: () => {
      toast({ text: t('convertDone', who) });
      leave();
    },
  });
  return (
    <>
      <h3>{t('convertTitle', who)}</h3>
      <Form form={form} action={t('convertDo', who)} beside={<Leave leave={leave} />}>
        <p className="small">{t('convertBody', who)}</p>
      </Form>
    </>
  );
}
