import type { TermsOfSaleVersion } from '../../business/accounts/terms/terms-of-sale.ts';
import { send } from '../api.ts';
import { storeWeb } from '../paths.ts';
import { queryClient, useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Badge } from '../ui/badge.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { DateField, TextArea, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { settingsApi } from './desk-paths.ts';

type Versions = { readonly items: readonly TermsOfSaleVersion[] };

/** The terms of sale by version: what held when, what holds today, what comes. */
export function TermsPart() {
  const t = useTexts('desk-settings');
  const { may } = useReader();
  const { body, problem, again } = useReply<Versions>(settingsApi.termsOfSale());
  return (
    <>
      <Panel title={t('termsVersions')} flush>
        {problem && <Refusal problem={problem} again={again} />}
        {!body && !problem && <Skeleton lines={4} />}
        {body?.items.length === 0 && <EmptyState title={t('termsNone')}>{t('termsNoneBody')}</EmptyState>}
        {body && body.items.length > 0 && <VersionTable items={body.items} />}
      </Panel>
      {may('seller.change') && <PublishForm />}
    </>
  );
}

function VersionTable({ items }: Versions) {
  const t = useTexts('desk-settings');
  const format = useFormat();
  const current = items.find((item) => item.current);
  const state = (item: TermsOfSaleVersion) => {
    if (item.current) return <Badge tone="acc">{t('termsHolds')}</Badge>;
    return current === undefined || item.startsOn > current.startsOn ? t('termsAhead') : t('termsOver');
  };
  return (
    <table className="data stack">
      <caption className="sr">{t('termsVersions')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('termsVersion')}</th>
          <th scope="col">{t('termsStarts')}</th>
          <th scope="col">{t('termsPublished')}</th>
          <th scope="col">{t('termsState')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.version}>
            <th scope="row">
              <Anchor href={storeWeb.terms(item.version)} target="_blank">
                {item.version}
              </Anchor>
            </th>
            <td data-label={t('termsStarts')}>{format.date(item.startsOn)}</td>
            <td data-label={t('termsPublished')}>{format.date(item.publishedAt.slice(0, 10))}</td>
            <td data-label={t('termsState')}>{state(item)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PublishForm() {
  const t = useTexts('desk-settings');
  const toast = useToast();
  const form = useForm({
    draft: 'terms-publish',
    initial: { version: '', startsOn: '', 'texts/en': '', 'texts/de': '' },
    checks: {
      version: (value) => (value.trim() ? null : t('settingsNeeded')),
      startsOn: (value) => (value ? null : t('settingsNeeded')),
      'texts/en': (value) => (value.trim() ? null : t('settingsNeeded')),
      'texts/de': (value) => (value.trim() ? null : t('settingsNeeded')),
    },
    send: ({ version, startsOn, 'texts/en': en, 'texts/de': de }, idempotencyKey) =>
      send<Versions>('POST', settingsApi.termsOfSale(), { version, startsOn, texts: { en, de } }, { idempotencyKey }),
    done: (versions, { version }) => {
      queryClient.setQueryData([settingsApi.termsOfSale()], versions);
      void queryClient.invalidateQueries({ queryKey: [settingsApi.stores()] });
      toast({ text: t('termsDone', { version }) });
      form.discard();
    },
  });
  return (
    <Panel title={t('termsPublish')}>
      <Form form={form} action={t('termsPublishAction')} label={t('termsPublish')}>
        <TextField
          {...form.field('version')}
          label={t('termsVersion')}
          hint={t('termsVersionHint')}
          autoComplete="off"
        />
        <DateField {...form.field('startsOn')} label={t('termsStarts')} hint={t('termsStartsHint')} />
        <TextArea {...form.field('texts/en')} label={t('termsEnglish')} hint={t('termsTextHint')} rows={12} />
        <TextArea {...form.field('texts/de')} label={t('termsGerman')} hint={t('termsTextHint')} rows={12} />
      </Form>
    </Panel>
  );
}
