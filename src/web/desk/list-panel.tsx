import './desk.css';
import { type ReactNode, useState } from 'react';
import { useSearch } from '../place.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { Panel } from '../ui/panel.tsx';

/**
 * The frame of a list page: search and filters over the table, the order in words. `children` gets what makes the
 * table's empty state: with a search or filter set it offers to clear them, else it is the list's own.
 */
export function ListPanel({
  title,
  search: searchLabel,
  order,
  names,
  filters,
  children,
}: {
  readonly title: string;
  readonly search: string;
  /** "Soonest due first". */
  readonly order: string;
  /** The filters that live in the address, beside `q`. */
  readonly names: readonly string[];
  readonly filters?: ReactNode;
  readonly children: (emptyOr: (own: ReactNode) => ReactNode) => ReactNode;
}) {
  const t = useTexts();
  const { search, change } = useSearch();
  const [cleared, setCleared] = useState(0);
  const set = ['q', ...names].filter((name) => search.get(name));
  const clear = () => {
    change(Object.fromEntries(set.map((name) => [name, null])));
    setCleared(cleared + 1);
  };
  const nothing = (
    <EmptyState title={t('noMatchTitle')} action={<Button onClick={clear}>{t('clearFilters')}</Button>}>
      {t('noMatchBody')}
    </EmptyState>
  );
  return (
    <Panel title={title} hiddenTitle flush>
      <div className="list-bar" key={cleared}>
        <ListSearch label={searchLabel} />
        {filters}
        <span className="order-words">{order}</span>
      </div>
      {children((own) => (set.length > 0 ? nothing : own))}
    </Panel>
  );
}

/** Two days of the address, both included. */
export function DayRange({ from, to }: { from: string; to: string }) {
  const t = useTexts('desk');
  const { search, change } = useSearch();
  const day = (name: string, label: string) => (
    <label className="day-range">
      {label}
      <input
        className="input"
        type="date"
        defaultValue={search.get(name) ?? ''}
        onChange={(event) => change({ [name]: event.target.value || null })}
      />
    </label>
  );
  return (
    <span className="day-ranges">
      {day(from, t('listFrom'))}
      {day(to, t('listTo'))}
    </span>
  );
}
