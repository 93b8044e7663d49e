import './catalogue.css';
import type { PriceListReply } from '../../business/pricing/terms.ts';
import { useList, useListPath } from '../lists.ts';
import { useSearch } from '../place.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { AudienceName } from './audience-field.tsx';
import { useCurrencies } from './currency-field.tsx';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { ListPanel } from './list-panel.tsx';
import { PriceListTimeline } from './price-list-timeline.tsx';
import { listKinds, listTones, usePriceWords } from './price-list-words.ts';

const filters = ['status', 'kind', 'currency'];

/** All price lists, the latest start first: what holds, what is coming, what is being drafted. */
export default function PriceListList() {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const { may } = useReader();
  const { search } = useSearch();
  const list = useList<PriceListReply>(useListPath(catalogueApi.priceLists(), ['q', 'sort', ...filters]));
  const exportPath = useListPath(catalogueApi.priceListsFile(), ['q', 'sort', ...filters]);
  const columns = useListColumns();
  const currencies = useCurrencies();
  const order = search.get('sort');
  const ways = may('prices.change') && (
    <>
      <LinkButton href={catalogueWeb.priceListNew()}>{t('listsNew')}</LinkButton>
      <LinkButton kind="primary" href={catalogueWeb.priceListNew({ from: 'file' })}>
        {t('listsNewFile')}
      </LinkButton>
    </>
  );
  return (
    <>
      <PageHead title={t('listsTitle')} count={list.total === null ? undefined : format.quantity(list.total)}>
        {ways}
      </PageHead>
      <ListPanel
        title={t('listsTitle')}
        search={t('listsSearch')}
        order={order === 'startsOn' ? t('listsOldest') : order?.endsWith('name') ? t('listsByName') : t('listsNewest')}
        names={filters}
        filters={
          <>
            <ChipFilter
              label={t('listsStatus')}
              name="status"
              chips={[
                { value: 'all', label: t('all') },
                { value: 'draft', label: t('listsDrafts') },
                { value: 'published', label: t('listsPublished') },
              ]}
            />
            <ChipFilter
              label={t('kind')}
              name="kind"
              chips={[
                { value: 'all', label: t('kindAll') },
                ...listKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) })),
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
          </>
        }
      >
        {(emptyOr) => (
          <DataTable
            caption={t('listsTitle')}
            columns={columns}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowName={(row) => row.name}
            rowHref={(row) => catalogueWeb.priceList(row.id)}
            sort="-startsOn"
            more={list.more}
            bringingMore={list.bringingMore}
            approximateTotal={list.total}
            exportHref={exportPath}
            problem={list.problem}
            again={list.again}
            empty={emptyOr(<EmptyState title={t('listsEmpty')}>{t('listsEmptyBody')}</EmptyState>)}
          />
        )}
      </ListPanel>
      <PriceListTimeline />
    </>
  );
}

function useListColumns(): Column<PriceListReply>[] {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  return [
    { key: 'name', label: t('listName'), sort: 'name', cell: (row) => row.name },
    { key: 'state', label: t('listState'), cell: (row) => <ListState state={row.state} /> },
    { key: 'for', label: t('audienceFor'), cell: (row) => <AudienceName audience={row.audience} /> },
    { key: 'currency', label: t('currency'), cell: (row) => row.currency },
    {
      key: 'starts',
      label: t('dayStarts'),
      figure: true,
      sort: 'startsOn',
      cell: (row) => format.date(row.startsOn),
    },
    {
      key: 'ends',
      label: t('dayEnds'),
      figure: true,
      cell: (row) => (row.endsOn ? format.date(row.endsOn) : <span className="muted">{t('dayOpen')}</span>),
    },
    { key: 'prices', label: t('listPrices'), figure: true, cell: (row) => format.quantity(row.prices) },
  ];
}

export function ListState({ state }: { state: PriceListReply['state'] }) {
  const t = useTexts('desk-catalogue');
  return <Badge tone={listTones[state]}>{t(`listState_${state}`)}</Badge>;
}

/** Whom a list is for and when, in one line. */
export function useListNote(list: PriceListReply): string {
  const t = useTexts('desk-catalogue');
  const words = usePriceWords();
  return t('listNote', {
    audience: words.audience(list.audience),
    currency: list.currency,
    period: words.period(list.startsOn, list.endsOn),
  });
}
