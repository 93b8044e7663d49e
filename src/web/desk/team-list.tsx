import './desk.css';
import './operations.css';
import type { Team } from '../../business/accounts/terms/people.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { settingsApi, settingsWeb } from './desk-paths.ts';
import { useWeekdays } from './weekdays.ts';

/** The vendor's teams: when they work, and how fast they answer. */
export default function TeamList() {
  const t = useTexts('desk-operations');
  const { format, may } = useReader();
  const { body, problem, again } = useReply<{ readonly items: readonly Team[] }>(settingsApi.teams());
  const columns = useColumns();
  return (
    <>
      <PageHead title={t('teamsTitle')} count={body && format.quantity(body.items.length)}>
        {may('staff.manage') && (
          <LinkButton kind="primary" href={settingsWeb.team('new')}>
            {t('teamNew')}
          </LinkButton>
        )}
      </PageHead>
      <Panel title={t('teamsTitle')} hiddenTitle flush>
        <div className="list-bar">
          <span className="order-words">{t('teamsOrder')}</span>
        </div>
        <DataTable
          caption={t('teamsTitle')}
          columns={columns}
          rows={body?.items}
          rowKey={(row) => row.id}
          rowName={(row) => row.name}
          rowHref={(row) => settingsWeb.team(row.id)}
          problem={problem}
          again={again}
          empty={<EmptyState title={t('teamsEmpty')}>{t('teamsEmptyBody')}</EmptyState>}
        />
      </Panel>
    </>
  );
}

function useColumns(): Column<Team>[] {
  const t = useTexts('desk-operations');
  const { format } = useReader();
  const weekdays = useWeekdays('short');
  return [
    { key: 'name', label: t('teamName'), cell: (row) => row.name },
    {
      key: 'hours',
      label: t('teamHours'),
      cell: (row) => <span className="nowrap">{t('teamHoursOf', { opens: row.opens, closes: row.closes })}</span>,
    },
    {
      key: 'workdays',
      label: t('teamWorkdays'),
      cell: (row) => row.workdays.map((day) => weekdays[day - 1]).join(', '),
    },
    { key: 'zone', label: t('teamZone'), cell: (row) => row.timeZone },
    { key: 'answer', label: t('teamAnswer'), figure: true, cell: (row) => format.duration(row.answerMinutes) },
    { key: 'members', label: t('teamMembers'), figure: true, cell: (row) => format.quantity(row.members.length) },
  ];
}
