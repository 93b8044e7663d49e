import './catalogue.css';
import type { LimitReply } from '../../business/pricing/terms.ts';
import { useList, useListPath } from '../lists.ts';
import { useSearch } from '../place.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { AudienceName } from './audience-field.tsx';
import { useCurrencies } from './currency-field.tsx';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';

export const limitScopes = ['store', 'family', 'product', 'offer'] as const;

const filters = ['scope', 'currency'];

/** Every self-service limit, with what it is for and how far it lets people buy alone. */
export default function LimitList() {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const { may } = useReader();
  const { search, change } = useSearch();
  const list = useList<LimitReply>(useListPath(catalogueApi.limits(), ['sort', ...filters]));
  const exportPath = useListPath(catalogueApi.limitsFile(), ['sort', ...filters]);
  const currencies = useCurrencies();
  const columns = useLimitColumns();
  const filtered = filters.some((name) => search.get(name));
  const create = may('limits.change') && (
    <LinkButton kind="primary" href={catalogueWeb.limit('new')}>
      {t('limitsNew')}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={t('limitsTitle')}
        count={list.total === null ? undefined : format.quantity(list.total)}
        note={t('limitsNote')}
      >
        {create}
      </PageHead>
      <Panel title={t('limitsTitle')} hiddenTitle flush>
        <div className="list-bar">
          <ChipFilter
            label={t('limitScope')}
            name="scope"
            chips={[
              { value: 'all', label: t('limitsAllScopes') },
              ...limitScopes.map((scope) => ({ value: scope, label: t(`limitScope_${scope}`) })),
            ]}
          />
          <ChipFilter
            label={t('currency')}
            name="currency"
            chips={[
              { value: 'all', label: t('listsCurrencies') },
              ...currencies.map((currency) => ({ value: currency, label: currency })),
            ]}
          />
          <span className="order-words">
            {search.get('sort') === 'startsOn' ? t('limitsOldest') : t('limitsOrder')}
          </span>
        </div>
        <DataTable
          caption={t('limitsTitle')}
          columns={columns}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowName={(row) => `${t(`limitScope_${row.scope}`)} ${row.currency}`}
          rowHref={(row) => catalogueWeb.limit(row.id)}
          sort="-startsOn"
          more={list.more}
          bringingMore={list.bringingMore}
          approximateTotal={list.total}
          exportHref={exportPath}
          problem={list.problem}
          again={list.again}
          empty={
            filtered ? (
              <EmptyState
                title={t('noMatchTitle')}
                action={
                  <button type="button" className="btn" onClick={() => change({ scope: null, currency: null })}>
                    {t('clearFilters')}
                  </button>
                }
              >
                {t('noMatchBody')}
              </EmptyState>
            ) : (
              <EmptyState title={t('limitsEmpty')} action={create}>
                {t('limitsEmptyBody')}
              </EmptyState>
            )
          }
        />
      </Panel>
    </>
  );
}

function useLimitColumns(): Column<LimitReply>[] {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  return [
    { key: 'what', label: t('limitScope'), cell: (row) => <LimitSubject limit={row} /> },
    { key: 'for', label: t('audienceFor'), cell: (row) => <AudienceName audience={row.audience} /> },
    {
      key: 'quantity',
      label: t('limitQuantity'),
      figure: true,
      cell: (row) => (row.maxQuantity === null ? <None /> : format.quantity(row.maxQuantity)),
    },
    {
      key: 'amount',
      label: t('limitAmount'),
      figure: true,
      cell: (row) =>
        row.maxAmount === null ? <None /> : format.money({ amount: row.maxAmount, currency: row.currency }),
    },
    { key: 'currency', label: t('currency'), cell: (row) => row.currency },
    { key: 'starts', label: t('dayStarts'), figure: true, sort: 'startsOn', cell: (row) => format.date(row.startsOn) },
    {
      key: 'ends',
      label: t('dayEnds'),
      figure: true,
      cell: (row) => (row.endsOn ? format.date(row.endsOn) : <span className="muted">{t('dayOpen')}</span>),
    },
  ];
}

function None() {
  const t = useTexts('desk-catalogue');
  return <span className="muted">{t('limitNone')}</span>;
}

/** "The whole store", "A product: relay". */
export function LimitSubject({ limit }: { limit: Pick<LimitReply, 'scope' | 'scopeCode'> }) {
  const t = useTexts('desk-catalogue');
  return (
    <>
      {t(`limitScope_${limit.scope}`)}
      {limit.scopeCode && `: ${limit.scopeCode}`}
    </>
  );
}
