import './inbox-parts.css';
import type { ReactNode } from 'react';
import type { OpportunityItem, OpportunityView } from '../../business/leads/terms/opportunities.ts';
import { useList, useListPath } from '../lists.ts';
import { useSearch } from '../place.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Badge } from '../ui/badge.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { inboxApi, inboxWeb } from './desk-paths.ts';
import { ListPanel } from './list-panel.tsx';
import { useProcessWords } from './opportunity-words.ts';

const views: OpportunityView[] = ['open', 'won', 'lost', 'all'];
const filters = ['view', 'stage'];

/** Opportunities as a list, or as a board of their stages. */
export default function OpportunityList() {
  const t = useTexts('desk', 'desk-inbox');
  const format = useFormat();
  const { search } = useSearch();
  const board = search.get('as') === 'board';
  const path = useListPath(inboxApi.opportunities(), ['q', 'sort', ...filters]);
  const file = useListPath(inboxApi.opportunitiesFile(), ['q', 'sort', ...filters]);
  const list = useList<OpportunityItem>(path);
  const columns = useColumns();
  const empty = <EmptyState title={t('opportunitiesEmpty')}>{t('opportunitiesEmptyBody')}</EmptyState>;
  return (
    <>
      <PageHead title={t('opportunitiesTitle')} count={list.total === null ? undefined : format.quantity(list.total)} />
      <ListPanel
        title={t('opportunitiesTitle')}
        search={t('opportunitiesSearch')}
        order={t('opportunitiesOrder')}
        names={filters}
        filters={
          <>
            <ChipFilter
              label={t('opportunitiesState')}
              name="view"
              chips={views.map((view) => ({ value: view, label: t(`opportunityView_${view}`) }))}
            />
            <ChipFilter
              label={t('opportunitiesShow')}
              name="as"
              chips={[
                { value: 'list', label: t('opportunitiesList') },
                { value: 'board', label: t('opportunitiesBoard') },
              ]}
            />
          </>
        }
      >
        {(emptyOr) =>
          board ? (
            <Board list={list} empty={emptyOr(empty)} />
          ) : (
            <DataTable
              caption={t('opportunitiesTitle')}
              columns={columns}
              rows={list.rows}
              rowKey={(row) => row.id}
              rowName={(row) => row.name}
              rowHref={(row) => inboxWeb.opportunity(row.id)}
              sort="closeDay"
              more={list.more}
              bringingMore={list.bringingMore}
              approximateTotal={list.total}
              exportHref={file}
              problem={list.problem}
              again={list.again}
              empty={emptyOr(empty)}
            />
          )
        }
      </ListPanel>
    </>
  );
}

function Board({ list, empty }: { list: ReturnType<typeof useList<OpportunityItem>>; empty: ReactNode }) {
  const t = useTexts('desk', 'desk-inbox');
  const format = useFormat();
  const { stages, stageName } = useProcessWords();
  if (list.problem) return <Refusal problem={list.problem} again={list.again} />;
  if (list.rows?.length === 0) return empty;
  return (
    <div className="board">
      {stages.map(({ key, probability }) => {
        const rows = list.rows?.filter(({ stage }) => stage === key) ?? [];
        return (
          <Panel key={key} title={stageName(key)} count={rows.length} note={`${probability} %`} level={3} flush>
            {rows.length === 0 && <p className="small muted board-none">{t('opportunityNoneInStage')}</p>}
            <ul className="waits">
              {rows.map((row) => (
                <li key={row.id}>
                  <Anchor href={inboxWeb.opportunity(row.id)}>
                    <span className="strong">{row.company}</span>
                    <span className="num">{format.money(row.value)}</span>
                    <span className={row.overdue ? 'neg' : 'muted'}>{format.date(row.closeDay)}</span>
                  </Anchor>
                </li>
              ))}
            </ul>
          </Panel>
        );
      })}
    </div>
  );
}

function useColumns(): Column<OpportunityItem>[] {
  const t = useTexts('desk', 'desk-inbox');
  const format = useFormat();
  const { stageName } = useProcessWords();
  return [
    { key: 'name', label: t('opportunityName'), cell: (row) => row.name },
    { key: 'number', label: t('opportunityNumber'), cell: (row) => <span className="nowrap">{row.number}</span> },
    { key: 'company', label: t('opportunityCompany'), sort: 'company', cell: (row) => row.company },
    { key: 'stage', label: t('opportunityStage'), cell: (row) => <OpportunityState row={row} name={stageName} /> },
    {
      key: 'close',
      label: t('opportunityCloseDay'),
      sort: 'closeDay',
      cell: (row) => (
        <span className="nowrap">
          {format.date(row.closeDay)} {row.overdue && <span className="neg small">{t('opportunityOverdue')}</span>}
        </span>
      ),
    },
    { key: 'owner', label: t('opportunityOwner'), cell: (row) => row.owner.name },
    {
      key: 'value',
      label: t('opportunityValue'),
      sort: '-value',
      figure: true,
      cell: (row) => format.money(row.value),
    },
    { key: 'weighted', label: t('opportunityWeighted'), figure: true, cell: (row) => format.money(row.weighted) },
  ];
}

export function OpportunityState({ row, name }: { row: OpportunityItem; name: (key: string) => string }) {
  const t = useTexts('desk', 'desk-inbox');
  if (row.outcome === null) return <Badge tone="acc">{name(row.stage)}</Badge>;
  return <Badge tone={row.outcome === 'won' ? 'pos' : 'neg'}>{t(`opportunityView_${row.outcome}`)}</Badge>;
}
