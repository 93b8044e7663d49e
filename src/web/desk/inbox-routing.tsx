import './desk.css';
import './operations.css';
import type { z } from 'zod';
import type { passTargets } from '../../business/leads/terms.ts';
import type { RoutingRule } from '../../business/territories/terms.ts';
import { send } from '../api.ts';
import { queryClient, useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { CountryField, useCountryName } from '../ui/country-field.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { deskApi, inboxApi } from './desk-paths.ts';
import { RowRemove } from './row-remove.tsx';

const path = inboxApi.routingRules();
const again = () => queryClient.invalidateQueries({ queryKey: [path] });

/** Which team or person the leads of a region go to. */
export default function InboxRouting() {
  const t = useTexts('desk', 'desk-inbox');
  const { may } = useReader();
  const { body, problem, again: retry } = useReply<{ readonly items: readonly RoutingRule[] }>(path);
  const columns = useColumns(may('routing.change'));
  return (
    <>
      <PageHead title={t('regionsTitle')} />
      <p className="small muted">{t('regionsWhat')}</p>
      <div className="mail-parts">
        <Panel title={t('regionsTitle')} hiddenTitle flush>
          <DataTable
            caption={t('regionsTitle')}
            columns={columns}
            rows={body?.items}
            rowKey={(row) => row.id}
            rowName={(row) => row.country}
            problem={problem}
            again={retry}
            empty={<EmptyState title={t('regionsEmpty')}>{t('regionsEmptyBody')}</EmptyState>}
          />
        </Panel>
        {may('routing.change') && <Add />}
      </div>
    </>
  );
}

function useColumns(changes: boolean): Column<RoutingRule>[] {
  const t = useTexts('desk', 'desk-inbox');
  const countryName = useCountryName();
  return [
    { key: 'country', label: t('regionCountry'), cell: (row) => countryName(row.country) },
    {
      key: 'postal',
      label: t('regionPostal'),
      cell: (row) => row.postalPrefix || <span className="muted">{t('regionWhole')}</span>,
    },
    { key: 'to', label: t('regionTo'), cell: (row) => row.name },
    ...(changes
      ? [
          {
            key: 'todo',
            label: t('templateTodo'),
            cell: (row: RoutingRule) => (
              <RowRemove
                path={inboxApi.routingRule(row.id)}
                label={t('regionRemove')}
                name={t('regionRemoveOf', { country: `${countryName(row.country)} ${row.postalPrefix}`.trim() })}
                removed={t('regionRemoved')}
                again={again}
              />
            ),
          },
        ]
      : []),
  ];
}

function Add() {
  const t = useTexts('desk', 'desk-inbox');
  const toast = useToast();
  const { may } = useReader();
  const { body: targets } = useReply<z.infer<typeof passTargets>>(may('leads.work') ? deskApi.passTargets() : null);
  const { body: staff } = useReply<{ readonly items: readonly { personId: string; name: string; active: boolean }[] }>(
    targets ? null : deskApi.staff(),
  );
  const people =
    targets?.people ?? staff?.items.filter(({ active }) => active).map((each) => ({ ...each, id: each.personId }));
  const form = useForm({
    draft: 'routing-rule-new',
    initial: { country: '', postalPrefix: '', teamId: '' },
    checks: {
      country: (value) => (value ? null : t('regionCountryChoose')),
      teamId: (value) => (value ? null : t('regionChoose')),
    },
    send: (values, idempotencyKey) => {
      const [kind, id] = values.teamId.split(' ');
      const to = { teamId: kind === 'team' ? id : null, personId: kind === 'team' ? null : id };
      const rule = { country: values.country, postalPrefix: values.postalPrefix.replace(/\s/g, ''), ...to };
      return send<RoutingRule>('POST', path, rule, { idempotencyKey });
    },
    done: ({ name }) => {
      form.discard();
      toast({ text: t('regionAdded', { name }) });
      void again();
    },
  });
  const options = [
    ...(targets?.teams ?? []).map(({ id, name }) => ({ value: `team ${id}`, label: `${t('regionTeams')}: ${name}` })),
    ...(people ?? []).map(({ id, name }) => ({ value: `person ${id}`, label: name })),
  ];
  return (
    <Panel title={t('regionAdd')}>
      <Form form={form} action={t('regionAdd')}>
        <CountryField {...form.field('country')} label={t('regionCountry')} empty={t('regionCountryChoose')} />
        <TextField {...form.field('postalPrefix')} label={t('regionPostal')} hint={t('regionPostalHint')} optional />
        <SelectField {...form.field('teamId')} label={t('regionTo')} options={options} empty={t('regionChoose')} />
      </Form>
    </Panel>
  );
}
