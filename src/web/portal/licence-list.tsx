import './portal.css';
import { useList, useListPath } from '../lists.ts';
import { storeWeb } from '../paths.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { lineName } from '../store/basket-line.tsx';
import type { Licence } from '../store/replies.ts';
import { Anchor } from '../ui/anchor.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { portalApi, portalWeb } from './portal-paths.ts';

/** What the company may use, with its keys to take along. */
export default function LicenceList() {
  const t = useTexts('portal');
  const format = useFormat();
  const list = useList<Licence>(useListPath(portalApi.licences(), ['q', 'sort']));
  return (
    <>
      <PageHead title={t('licencesTitle')} count={list.total ?? undefined} />
      <div className="list-tools">
        <ListSearch label={t('licencesSearch')} />
        <ChipFilter
          label={t('sortLabel')}
          name="sort"
          chips={[
            { value: '-issuedAt', label: t('sortIssued') },
            { value: 'endsOn', label: t('sortEnds') },
          ]}
        />
      </div>
      <Panel title={t('licencesTitle')} hiddenTitle flush>
        <DataTable
          caption={t('licencesTitle')}
          rows={list.rows}
          rowKey={({ id }) => id}
          rowName={lineName}
          problem={list.problem}
          again={list.again}
          more={list.more}
          bringingMore={list.bringingMore}
          approximateTotal={list.total}
          columns={[
            {
              key: 'licence',
              label: t('columnLicence'),
              cell: (licence) => (
                <>
                  {lineName(licence)}
                  <span className="sub">{licence.supportLevel}</span>
                </>
              ),
            },
            {
              key: 'quantity',
              label: t('columnQuantity'),
              figure: true,
              cell: ({ quantity, metric }) =>
                `${format.quantity(quantity)} ${quantity === 1 ? metric.one : metric.other}`,
            },
            {
              key: 'runs',
              label: t('columnRuns'),
              cell: ({ startsOn, endsOn, withdrawnOn }) =>
                withdrawnOn
                  ? t('runsWithdrawn', { day: format.date(withdrawnOn) })
                  : endsOn
                    ? t('runs', { from: format.date(startsOn), to: format.date(endsOn) })
                    : t('runsOpen', { from: format.date(startsOn) }),
            },
            {
              key: 'order',
              label: t('columnOrder'),
              cell: ({ orderId, orderNumber }) => (
                <Anchor className="num" href={portalWeb.order(orderId)}>
                  {orderNumber}
                </Anchor>
              ),
            },
            {
              key: 'keys',
              label: t('columnKeys'),
              cell: (licence) => (
                <span className="key-stack">
                  {licence.keys.map(({ id, key }) => (
                    <CopyText key={id} text={key} label={lineName(licence)} />
                  ))}
                </span>
              ),
            },
          ]}
          empty={
            <EmptyState
              title={t('licencesEmptyTitle')}
              action={<LinkButton href={storeWeb.products()}>{t('browse')}</LinkButton>}
            >
              {t('licencesEmptyBody')}
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}
