import './desk.css';
import './operations.css';
import type { JobList as JobReply } from '../../business/desk/terms.ts';
import { useList } from '../lists.ts';
import { useSearch } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { settingsApi } from './desk-paths.ts';
import { OperationRetry } from './operation-retry.tsx';

type Job = JobReply['items'][number];

const states = ['failed', 'retry', 'active', 'created', 'completed', 'cancelled'] as const;

/** What runs behind the desk, by its state; first what was given up. */
export default function JobList() {
  const t = useTexts('desk-operations');
  const { format } = useReader();
  const { search } = useSearch();
  const state = states.find((known) => known === search.get('state')) ?? 'failed';
  const list = useList<Job>(settingsApi.jobs({ state }));
  const counts = useReply<JobReply>(settingsApi.jobs({ limit: 1 })).body?.counts;
  const standing = (of: string) =>
    counts?.filter((row) => row.state === of).reduce((sum, { count }) => sum + count, 0) ?? null;
  const columns = useColumns(state);
  return (
    <>
      <PageHead title={t('jobsTitle')} />
      <Panel title={t('jobsTitle')} hiddenTitle flush>
        <div className="list-bar">
          <ChipFilter
            label={t('jobsState')}
            name="state"
            chips={states.map((value) => {
              const count = standing(value);
              return {
                value,
                label: t(`jobState_${value}`),
                ...(count === null ? {} : { count: format.quantity(count) }),
              };
            })}
          />
          <span className="order-words">{t('jobsNewest')}</span>
        </div>
        <DataTable
          caption={t('jobsTitle')}
          columns={columns}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowName={(row) => row.name}
          more={list.more}
          bringingMore={list.bringingMore}
          approximateTotal={list.total}
          problem={list.problem}
          again={list.again}
          empty={
            state === 'failed' ? (
              <EmptyState title={t('jobsNoFailed')}>{t('jobsNoFailedBody')}</EmptyState>
            ) : (
              <EmptyState title={t('jobsNone')} />
            )
          }
        />
      </Panel>
    </>
  );
}

function useColumns(state: (typeof states)[number]): Column<Job>[] {
  const t = useTexts('desk-operations');
  const { format, seller, may } = useReader();
  const instant = (at: string) => <span className="nowrap">{format.instant(at, seller.timeZone)}</span>;
  return [
    { key: 'name', label: t('jobName'), cell: (row) => <span className="mono breaks">{row.name}</span> },
    {
      key: 'event',
      label: t('jobEvent'),
      cell: (row) => (row.event ? <span className="mono breaks">{row.event}</span> : t('jobScheduled')),
    },
    { key: 'created', label: t('jobCreated'), cell: (row) => instant(row.createdAt) },
    { key: 'ended', label: t('jobEnded'), cell: (row) => row.endedAt && instant(row.endedAt) },
    { key: 'attempts', label: t('jobAttempts'), figure: true, cell: (row) => format.quantity(row.attempts) },
    {
      key: 'failure',
      label: t('jobFailure'),
      cell: (row) => row.failure && <span className="small failure">{row.failure}</span>,
    },
    ...(state === 'failed' && may('jobs.retry') ? [{ key: 'todo', label: t('jobTodo'), cell: retry }] : []),
  ];

  function retry(row: Job) {
    return (
      <OperationRetry
        compact
        path={settingsApi.jobRetry(row.id)}
        refresh={settingsApi.jobs()}
        label={t('jobRetry')}
        done={t('jobRetried')}
      />
    );
  }
}
