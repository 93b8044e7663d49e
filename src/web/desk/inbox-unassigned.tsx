import './desk.css';
import './operations.css';
import { useState } from 'react';
import type { UnassignedMail } from '../../business/leads/terms/mail.ts';
import { newIdempotencyKey, type Problem, send } from '../api.ts';
import { useList } from '../lists.ts';
import { navigate } from '../place.ts';
import { queryClient } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { CountryField } from '../ui/country-field.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { deskWeb, inboxApi } from './desk-paths.ts';
import { problemIn } from './lead-work.ts';

type Assigned = { readonly leadId: string; readonly number: string };

const again = () => queryClient.invalidateQueries({ queryKey: [inboxApi.unassigned()] });

/** Mail that found no lead: onto one, a new one, or aside. */
export default function InboxUnassigned() {
  const t = useTexts('desk', 'desk-inbox');
  const format = useFormat();
  const list = useList<UnassignedMail>(inboxApi.unassigned());
  return (
    <>
      <PageHead title={t('unassignedTitle')} count={list.total === null ? undefined : format.quantity(list.total)} />
      <p className="small muted">{t('unassignedWhat')}</p>
      {list.problem && <Refusal problem={list.problem} again={list.again} />}
      {!list.rows && !list.problem && <Skeleton lines={6} />}
      {list.rows?.length === 0 && <EmptyState title={t('unassignedEmpty')}>{t('unassignedEmptyBody')}</EmptyState>}
      <div className="stackcol">
        {list.rows?.map((mail) => (
          <Mail key={mail.id} mail={mail} />
        ))}
      </div>
      {list.more && (
        <Button busy={list.bringingMore} onClick={list.more}>
          {t('showMore')}
        </Button>
      )}
    </>
  );
}

function Mail({ mail }: { mail: UnassignedMail }) {
  const t = useTexts('desk', 'desk-inbox');
  const { format, seller } = useReader();
  const toast = useToast();
  const [doing, setDoing] = useState<'assign' | 'open' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { sender } = mail;
  const who = [sender.name, sender.email].filter(Boolean).join(', ') || t('unassignedNoSender');
  const aside = async () => {
    try {
      const options = { idempotencyKey: newIdempotencyKey() };
      await send('POST', inboxApi.unassignedWork(mail.id, 'set-aside'), undefined, options);
      toast({ text: t('unassignedSetAside') });
      await again();
    } catch (cause) {
      setProblem(problemIn(cause));
    }
  };
  return (
    <Panel title={mail.subject || t('unassignedNoSubject')} note={format.instant(mail.receivedAt, seller.timeZone)}>
      <p className="small">{t('unassignedFrom', { sender: who })}</p>
      <p className="words">{mail.body}</p>
      {mail.attachments.length > 0 && (
        <p className="small muted">
          {t('attachments')}: {format.list(mail.attachments.map(({ name }) => name))}
        </p>
      )}
      {problem && <Refusal problem={problem} />}
      {doing === 'assign' && <Assign mail={mail} leave={() => setDoing(null)} />}
      {doing === 'open' && <Open mail={mail} leave={() => setDoing(null)} />}
      {doing === null && (
        <div className="panel-acts">
          <Button kind="primary" onClick={() => setDoing('assign')}>
            {t('unassignedAssign')}
          </Button>
          <Button onClick={() => setDoing('open')}>{t('unassignedOpen')}</Button>
          <Button onClick={() => void aside()}>{t('unassignedAside')}</Button>
        </div>
      )}
    </Panel>
  );
}

function Assign({ mail, leave }: { mail: UnassignedMail; leave: () => void }) {
  const t = useTexts('desk', 'desk-inbox');
  const toast = useToast();
  const form = useForm({
    draft: `mail-assign-${mail.id}`,
    initial: { number: mail.lead?.number ?? '' },
    checks: { number: (value) => (value.trim() ? null : t('unassignedNeeded')) },
    send: (values, idempotencyKey) =>
      send<Assigned>('POST', inboxApi.unassignedWork(mail.id, 'assign'), values, { idempotencyKey }),
    done: ({ leadId, number }) => {
      form.discard();
      toast({ text: t('unassignedAssigned', { number }) });
      void again();
      navigate(deskWeb.lead(leadId));
    },
  });
  const hint = mail.lead && t('unassignedSuggested', { number: mail.lead.number, company: mail.lead.company });
  return (
    <Form form={form} action={t('unassignedAssign')} beside={<Button onClick={leave}>{t('cancel')}</Button>}>
      <TextField {...form.field('number')} label={t('unassignedNumber')} {...(hint ? { hint } : {})} />
    </Form>
  );
}

function Open({ mail, leave }: { mail: UnassignedMail; leave: () => void }) {
  const t = useTexts('desk', 'desk-inbox');
  const toast = useToast();
  const needed = (value: string) => (value.trim() ? null : t('unassignedNeeded'));
  const form = useForm({
    draft: `mail-open-${mail.id}`,
    initial: { company: '', country: '', name: mail.sender.name },
    checks: { company: needed, country: needed, name: needed },
    send: (values, idempotencyKey) =>
      send<Assigned>('POST', inboxApi.unassignedWork(mail.id, 'open-lead'), values, { idempotencyKey }),
    done: ({ leadId, number }) => {
      form.discard();
      toast({ text: t('unassignedOpened', { number }) });
      void again();
      navigate(deskWeb.lead(leadId));
    },
  });
  return (
    <Form form={form} action={t('unassignedOpen')} beside={<Button onClick={leave}>{t('cancel')}</Button>}>
      <TextField {...form.field('company')} label={t('unassignedCompany')} />
      <CountryField {...form.field('country')} label={t('unassignedCountry')} empty={t('unassignedCountryChoose')} />
      <TextField {...form.field('name')} label={t('unassignedName')} />
    </Form>
  );
}
