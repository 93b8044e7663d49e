import './catalogue.css';
import type { PromotionReply } from '../../business/baskets/terms/promotions.ts';
import { useList, useListPath } from '../lists.ts';
import { useSearch } from '../place.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { ListPanel } from './list-panel.tsx';
import { promotionTones, usePromotionWords } from './promotion-words.ts';

const states = ['running', 'coming', 'used_up', 'ended'] as const;

/** Every promotion, with what was used of it and what is left. */
export default function PromotionList() {
  const t = useTexts('desk-promotions');
  const format = useFormat();
  const { may } = useReader();
  const { search } = useSearch();
  const list = useList<PromotionReply>(useListPath(catalogueApi.promotions(), ['sort', 'state', 'q']));
  const columns = usePromotionColumns();
  const create = may('promotions.change') && (
    <LinkButton kind="primary" href={catalogueWeb.promotion('new')}>
      {t('promotionsNew')}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={t('promotionsTitle')}
        count={list.total === null ? undefined : format.quantity(list.total)}
        note={t('promotionsNote')}
      >
        {create}
      </PageHead>
      <ListPanel
        title={t('promotionsTitle')}
        search={t('promotionsSearch')}
        order={search.get('sort') === 'startsOn' ? t('promotionsOldest') : t('promotionsOrder')}
        names={['state']}
        filters={
          <ChipFilter
            label={t('promotionState')}
            name="state"
            chips={[
              { value: 'all', label: t('promotionsAll') },
              ...states.map((state) => ({ value: state, label: t(`promotionState_${state}`) })),
            ]}
          />
        }
      >
        {(emptyOr) => (
          <DataTable
            caption={t('promotionsTitle')}
            columns={columns}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowName={(row) => row.name}
            rowHref={(row) => catalogueWeb.promotion(row.id)}
            sort="-startsOn"
            more={list.more}
            bringingMore={list.bringingMore}
            approximateTotal={list.total}
            problem={list.problem}
            again={list.again}
            empty={emptyOr(
              <EmptyState title={t('promotionsEmpty')} action={create}>
                {t('promotionsEmptyBody')}
              </EmptyState>,
            )}
          />
        )}
      </ListPanel>
    </>
  );
}

function usePromotionColumns(): Column<PromotionReply>[] {
  const t = useTexts('desk-catalogue', 'desk-promotions');
  const format = useFormat();
  const words = usePromotionWords();
  return [
    { key: 'name', label: t('promotionName'), cell: (row) => row.name },
    {
      key: 'code',
      label: t('promotionCode'),
      cell: (row) =>
        row.code ? (
          <span className="mono">{row.code}</span>
        ) : (
          <span className="muted">{t('promotionWithoutCode')}</span>
        ),
    },
    {
      key: 'state',
      label: t('promotionState'),
      cell: (row) => <Badge tone={promotionTones[row.state]}>{t(`promotionState_${row.state}`)}</Badge>,
    },
    { key: 'benefit', label: t('promotionBenefit'), cell: words.benefit },
    { key: 'uses', label: t('promotionUses'), figure: true, cell: words.uses },
    {
      key: 'left',
      label: t('promotionLeft'),
      figure: true,
      cell: (row) => words.left(row) ?? <span className="muted">{t('promotionNoLimit')}</span>,
    },
    { key: 'starts', label: t('dayStarts'), figure: true, sort: 'startsOn', cell: (row) => format.date(row.startsOn) },
    {
      key: 'ends',
      label: t('dayEnds'),
      figure: true,
      cell: (row) => (row.endsOn ? format.date(row.endsOn) : <span className="muted">{t('dayOpen')}</span>),
    },
  ];
}
