import './desk.css';
import './operations.css';
import type { StaffPerson } from '../../business/accounts/terms/people.ts';
import { web } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { settingsApi, settingsWeb } from './desk-paths.ts';
import { ListPanel } from './list-panel.tsx';

const states = ['active', 'invited', 'left'] as const;
type StaffState = (typeof states)[number];

export function staffStateOf({ active, pending }: Pick<StaffPerson, 'active' | 'pending'>): StaffState {
  if (!active) return 'left';
  return pending ? 'invited' : 'active';
}

const tones: Readonly<Record<StaffState, Tone>> = { active: 'pos', invited: 'warn', left: undefined };

export function StaffStateBadge({ person }: { person: StaffPerson }) {
  const t = useTexts('desk-operations');
  const state = staffStateOf(person);
  return <Badge tone={tones[state]}>{t(`staffState_${state}`)}</Badge>;
}

/** The vendor's people with what they may do; those who left come last. The reply is whole, so it is searched here. */
export default function StaffList() {
  const t = useTexts('desk-operations');
  const { format, may } = useReader();
  const { search } = useSearch();
  const { body, problem, again } = useReply<{ readonly items: readonly StaffPerson[] }>(settingsApi.staff());
  const columns = useColumns();
  const words = (search.get('q') ?? '').toLowerCase();
  const state = search.get('state');
  const rows = body?.items.filter(
    (person) =>
      (!state || staffStateOf(person) === state) &&
      `${person.name} ${person.email} ${person.title ?? ''}`.toLowerCase().includes(words),
  );
  const invite = may('staff.manage') && (
    <LinkButton kind="primary" href={settingsWeb.personNew()}>
      {t('staffInvite')}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={t('staffTitle')} count={rows && format.quantity(rows.length)}>
        {invite}
      </PageHead>
      <ListPanel
        title={t('staffTitle')}
        search={t('staffSearch')}
        order={t('staffOrder')}
        names={['state']}
        filters={
          <ChipFilter
            label={t('staffState')}
            name="state"
            chips={[
              { value: 'all', label: t('all') },
              ...states.map((value) => ({ value, label: t(`staffState_${value}`) })),
            ]}
          />
        }
      >
        {(emptyOr) => (
          <DataTable
            caption={t('staffTitle')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.personId}
            rowName={(row) => row.name}
            rowHref={(row) => web.desk.person(row.personId)}
            problem={problem}
            again={again}
            empty={emptyOr(<EmptyState title={t('staffEmpty')}>{t('staffEmptyBody')}</EmptyState>)}
          />
        )}
      </ListPanel>
    </>
  );
}

function useColumns(): Column<StaffPerson>[] {
  const t = useTexts('desk-operations');
  return [
    { key: 'name', label: t('staffName'), cell: (row) => row.name },
    { key: 'job', label: t('staffJob'), cell: (row) => row.title },
    {
      key: 'roles',
      label: t('staffRoles'),
      cell: (row) => row.roles.map((role) => t(`staffRole_${role}`)).join(', '),
    },
    { key: 'teams', label: t('staffTeams'), cell: (row) => row.teams.map(({ name }) => name).join(', ') },
    { key: 'state', label: t('staffState'), cell: (row) => <StaffStateBadge person={row} /> },
    { key: 'email', label: t('staffEmail'), cell: (row) => <span className="breaks">{row.email}</span> },
  ];
}
