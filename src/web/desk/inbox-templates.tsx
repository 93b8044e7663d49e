import './desk.css';
import './operations.css';
import type { Team } from '../../business/accounts/terms/people.ts';
import type { Template } from '../../business/leads/terms/mail.ts';
import { send } from '../api.ts';
import { queryClient, useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { inboxApi, settingsApi } from './desk-paths.ts';
import { RowRemove } from './row-remove.tsx';

const path = inboxApi.templates();
const again = () => queryClient.invalidateQueries({ queryKey: [path] });

/** An example of what each name in braces becomes, for the preview. */
const example: Readonly<Record<string, string>> = {
  name: 'Ines Falk',
  company: 'Brightwater Logistics',
  reference: 'L-2026-000418',
  basket: '500 × Relay Team',
  me: 'Maren Vogt',
  phone: '+49 30 5550100',
  team: 'Inside sales',
};
const known = Object.keys(example)
  .map((name) => `{${name}}`)
  .join(', ');
const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

/** Words that answers begin with, per team and language. */
export default function InboxTemplates() {
  const t = useTexts('desk', 'desk-inbox');
  const { body, problem, again: retry } = useReply<{ readonly items: readonly Template[] }>(path);
  const { body: teams } = useReply<{ readonly items: readonly Team[] }>(settingsApi.teams());
  const teamName = (id: string | null) => teams?.items.find((team) => team.id === id)?.name ?? t('templateEveryTeam');
  const columns: Column<Template>[] = [
    { key: 'name', label: t('templateName'), cell: (row) => row.name },
    { key: 'language', label: t('templateLanguage'), cell: (row) => (row.language === 'de' ? 'Deutsch' : 'English') },
    { key: 'team', label: t('templateTeam'), cell: (row) => teamName(row.teamId) },
    { key: 'body', label: t('templateBody'), cell: (row) => <span className="words">{row.body}</span> },
    {
      key: 'todo',
      label: t('templateTodo'),
      cell: (row) => (
        <RowRemove
          path={inboxApi.template(row.id)}
          label={t('templateRemove')}
          name={t('templateRemoveOf', { name: row.name })}
          removed={t('templateRemoved', { name: row.name })}
          again={again}
        />
      ),
    },
  ];
  return (
    <>
      <PageHead title={t('templatesTitle')} />
      <p className="small muted">{t('templatesWhat', { known })}</p>
      <div className="mail-parts">
        <Panel title={t('templatesTitle')} hiddenTitle flush>
          <DataTable
            caption={t('templatesTitle')}
            columns={columns}
            rows={body?.items}
            rowKey={(row) => row.id}
            rowName={(row) => row.name}
            problem={problem}
            again={retry}
            empty={<EmptyState title={t('templatesEmpty')}>{t('templatesEmptyBody')}</EmptyState>}
          />
        </Panel>
        <Add teams={teams?.items ?? []} />
      </div>
    </>
  );
}

function Add({ teams }: { teams: readonly Team[] }) {
  const t = useTexts('desk', 'desk-inbox');
  const toast = useToast();
  const needed = (value: string) => (value.trim() ? null : t('unassignedNeeded'));
  const form = useForm({
    draft: 'reply-template-new',
    initial: { name: '', language: 'en', teamId: '', body: '' },
    checks: { name: needed, body: needed },
    send: (values, idempotencyKey) =>
      send<Template>('POST', path, { ...values, teamId: values.teamId || null }, { idempotencyKey }),
    done: ({ name }) => {
      form.discard();
      toast({ text: t('templateAdded', { name }) });
      void again();
    },
  });
  const preview = form.values.body.replace(/\{([^{}]*)\}/g, (whole, name: string) => example[name] ?? whole);
  return (
    <Panel title={t('templateAdd')}>
      <Form form={form} action={t('templateAdd')}>
        <TextField {...form.field('name')} label={t('templateName')} />
        <SelectField {...form.field('language')} label={t('templateLanguage')} options={languages} />
        <SelectField
          {...form.field('teamId')}
          label={t('templateTeam')}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          empty={t('templateEveryTeam')}
          optional
        />
        <TextArea {...form.field('body')} label={t('templateBody')} rows={6} />
      </Form>
      {preview !== '' && (
        <>
          <h3 className="small">{t('templatePreview')}</h3>
          <p className="words">{preview}</p>
        </>
      )}
    </Panel>
  );
}
