import type { Licence } from '../../business/licensing/terms.ts';
import { useList, useListPath } from '../lists.ts';
import { web } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button } from '../ui/button.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { deskApi } from './desk-paths.ts';
import { ListPanel } from './list-panel.tsx';

const filters = ['account', 'order'];
const orderWords: Readonly<Record<string, 'licencesEnding' | 'licencesByCompany'>> = {
  endsOn: 'licencesEnding',
  company: 'licencesByCompany',
};

/** Every licence the reader may see, with its keys. */
export default function LicenceList() {
  const t = useTexts('desk');
  const { format, may } = useReader();
  const { search, change } = useSearch();
  const list = useList<Licence>(useListPath(deskApi.licences(), ['q', 'sort', ...filters]));
  const exportPath = useListPath(deskApi.licencesFile(), ['q', 'sort', ...filters]);
  const company = search.get('account') && list.rows?.[0]?.company;
  const columns = useColumns();
  return (
    <>
      <PageHead title={t('licencesTitle')} count={list.total === null ? undefined : format.quantity(list.total)} />
      <ListPanel
        title={t('licencesTitle')}
        search={t('licencesSearch')}
        order={t(orderWords[search.get('sort') ?? ''] ?? 'licencesNewest')}
        names={filters}
        filters={
          search.get('account') && (
            <Button compact onClick={() => change({ account: null })}>
              {company ? t('onlyCompany', { company }) : t('onlyOneCompany')} ×
            </Button>
          )
        }
      >
        {(emptyOr) => (
          <DataTable
            caption={t('licencesTitle')}
            columns={columns}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowName={(row) => `${row.product} ${row.edition}`}
            sort="-issuedAt"
            {...(may('licences.export') ? { exportHref: exportPath } : {})}
            more={list.more}
            bringingMore={list.bringingMore}
            approximateTotal={list.total}
            problem={list.problem}
            again={list.again}
            empty={emptyOr(<EmptyState title={t('licencesEmpty')}>{t('licencesEmptyBody')}</EmptyState>)}
          />
        )}
      </ListPanel>
    </>
  );
}

function useColumns(): Column<Licence>[] {
  const t = useTexts('desk');
  const format = useFormat();
  const runs = ({ startsOn, endsOn, withdrawnOn }: Licence) => {
    if (withdrawnOn) return t('licenceWithdrawn', { day: format.date(withdrawnOn) });
    const from = format.date(startsOn);
    return endsOn === null ? t('licenceOpen', { from }) : t('licenceSpan', { from, to: format.date(endsOn) });
  };
  return [
    {
      key: 'company',
      label: t('orderCompany'),
      sort: 'company',
      cell: (row) => <Anchor href={web.desk.account(row.accountId)}>{row.company}</Anchor>,
    },
    { key: 'product', label: t('licenceProduct'), cell: (row) => `${row.product} ${row.edition}` },
    {
      key: 'order',
      label: t('orderNumber'),
      cell: (row) => (
        <Anchor className="nowrap" href={web.desk.order(row.orderId)}>
          {row.orderNumber}
        </Anchor>
      ),
    },
    {
      key: 'quantity',
      label: t('licenceQuantity'),
      figure: true,
      cell: (row) => `${format.quantity(row.quantity)} ${row.quantity === 1 ? row.metric.one : row.metric.other}`,
    },
    { key: 'runs', label: t('licenceRuns'), sort: 'endsOn', cell: runs },
    { key: 'keys', label: t('licenceKeys'), cell: (row) => <Keys licence={row} /> },
  ];
}

/** The first key in sight, the others one press away. */
function Keys({ licence }: { licence: Licence }) {
  const t = useTexts('desk');
  const [first, ...others] = licence.keys;
  if (!first) return <span className="muted">{t('orderKeysWait')}</span>;
  const label = `${licence.product} ${licence.edition}`;
  return (
    <>
      <CopyText text={first.key} label={label} />
      {others.length > 0 && (
        <details>
          <summary className="small">{t('licenceKeysMore', { count: others.length })}</summary>
          {others.map(({ id, key }) => (
            <CopyText key={id} text={key} label={label} />
          ))}
        </details>
      )}
    </>
  );
}
