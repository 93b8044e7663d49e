import './desk.css';
import './catalogue.css';
import './record-form.css';
import { useState } from 'react';
import type { PriceImportReply, PriceListReply } from '../../business/pricing/terms.ts';
import { type Page, send } from '../api.ts';
import { navigate, useSearch } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { forgetPrices } from './catalogue-refresh.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { PriceFileColumns, PriceFileDone, PriceFileRefused } from './price-file.tsx';
import { type HeaderValues, headerOf, PriceListFields, useHeaderChecks, useToday } from './price-list-fields.tsx';

/** A draft: empty, from a file, or with the prices of another list. */
export default function PriceListCreate() {
  const t = useTexts('desk-catalogue');
  const { search } = useSearch();
  const copyOf = search.get('copy');
  const source = useReply<PriceListReply>(copyOf ? catalogueApi.priceList(copyOf) : null);
  const published = useReply<Page<PriceListReply>>(catalogueApi.priceLists({ status: 'published', limit: 1 }));
  const fromFile = search.get('from') === 'file';
  const title = copyOf ? t('listCopyTitle') : fromFile ? t('listNewFileTitle') : t('listNewTitle');
  const back = <LinkButton href={catalogueWeb.priceLists()}>{t('listBack')}</LinkButton>;
  return (
    <>
      <PageHead title={title} note={t('listNewBody')}>
        {back}
      </PageHead>
      {source.problem && <Refusal problem={source.problem} again={source.again} />}
      {copyOf && !source.body && !source.problem && (
        <Panel title={title} hiddenTitle>
          <Skeleton lines={8} />
        </Panel>
      )}
      {fromFile ? (
        <FromFile title={title} example={published.body?.items[0] ?? null} />
      ) : (
        (!copyOf || source.body) && <Fresh title={title} source={source.body ?? null} />
      )}
    </>
  );
}

function useFirstValues(source: PriceListReply | null): HeaderValues {
  const t = useTexts('desk-catalogue');
  const today = useToday();
  const { currency } = useReader();
  if (!source) return { name: '', audience: 'public', currency, startsOn: '', endsOn: '' };
  return {
    name: t('listCopyName', { name: source.name }).slice(0, 120),
    audience: source.audience,
    currency: source.currency,
    startsOn: source.startsOn > today ? source.startsOn : '',
    endsOn: source.endsOn && source.endsOn > today ? source.endsOn : '',
  };
}

function Fresh({ title, source }: { title: string; source: PriceListReply | null }) {
  const t = useTexts('desk-catalogue');
  const form = useForm<HeaderValues, PriceListReply>({
    draft: source ? `price-list-copy-${source.id}` : 'price-list-new',
    initial: useFirstValues(source),
    checks: useHeaderChecks(),
    send: (values, idempotencyKey) => {
      const body = { ...headerOf(values), ...(source ? { copyOf: source.id } : {}) };
      return send<PriceListReply>('POST', catalogueApi.priceLists(), body, { idempotencyKey });
    },
    done: (list) => {
      forgetPrices();
      navigate(catalogueWeb.priceList(list.id));
    },
  });
  return (
    <div className="form-page">
      <Panel title={title} hiddenTitle>
        <Form form={form} action={t('listCreate')} label={title}>
          {source && <p className="small">{t('listCopyOf', { count: source.prices, name: source.name })}</p>}
          <PriceListFields form={form} />
        </Form>
      </Panel>
    </div>
  );
}

/** The file itself is the last field: with it the draft is made in one step, or nothing is. */
function FromFile({ title, example }: { title: string; example: PriceListReply | null }) {
  const t = useTexts('desk-catalogue');
  const [reply, setReply] = useState<PriceImportReply | null>(null);
  const checks = useHeaderChecks();
  const form = useForm<HeaderValues>({
    draft: 'price-list-file',
    initial: useFirstValues(null),
    send: () => Promise.resolve(),
  });
  const lack = firstLack(form.values, checks);
  if (reply) return <PriceFileDone reply={reply} />;
  return (
    <div className="two">
      <div>
        <Panel title={title} hiddenTitle>
          <div className="form">
            <PriceListFields form={form} />
            <FileDrop<PriceImportReply>
              label={t('listFile')}
              hint={t('listFileHint')}
              path={catalogueApi.priceListImports(headerOf(form.values))}
              kinds={['csv', 'txt']}
              mostMegabytes={32}
              blocked={lack && t('listFileBlocked', { lack })}
              refused={(problem) => <PriceFileRefused problem={problem} />}
              done={(done) => {
                form.discard();
                forgetPrices();
                setReply(done);
              }}
            />
          </div>
        </Panel>
      </div>
      <div>
        <PriceFileColumns example={example} />
      </div>
    </div>
  );
}

/** What the header still lacks, in words; null when the file can come. */
function firstLack(values: HeaderValues, checks: ReturnType<typeof useHeaderChecks>): string | null {
  return (
    checks.name(values.name) ??
    checks.audience(values.audience) ??
    checks.currency(values.currency) ??
    checks.startsOn(values.startsOn) ??
    checks.endsOn(values.endsOn, values)
  );
}
