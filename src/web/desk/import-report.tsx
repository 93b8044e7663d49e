import type { ImportDetail, ImportRowItem } from '../../business/desk/terms/imports.ts';
import { useList } from '../lists.ts';
import { web, withSearch } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Badge } from '../ui/badge.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { importApi } from './desk-paths.ts';
import { useImportWords } from './import-words.ts';

const outcomes = ['bad', 'new', 'changed', 'repeated', 'unchanged'] as const;
const tones = { new: 'pos', changed: 'acc', unchanged: undefined, repeated: undefined, bad: 'neg' } as const;

/** What becomes, or became, of every row of the file. */
export function ImportReport({ item }: { item: ImportDetail }) {
  const t = useTexts('desk-imports');
  const format = useFormat();
  const { search } = useSearch();
  const outcome = outcomes.find((known) => known === search.get('outcome'));
  const list = useList<ImportRowItem>(importApi.rows(item.id, { outcome }));
  return (
    <Panel title={t('reportTitle')} flush>
      <div className="list-bar">
        <ChipFilter
          label={t('reportOutcome')}
          name="outcome"
          chips={[
            { value: '', label: t('importsAll') },
            ...outcomes
              .filter((kind) => item.counts[kind] > 0)
              .map((value) => ({ value, label: t(`count_${value}`), count: format.quantity(item.counts[value]) })),
          ]}
        />
      </div>
      <DataTable
        caption={t('reportTitle')}
        columns={useColumns(item)}
        rows={list.rows}
        rowKey={(row) => String(row.row)}
        rowName={(row) => String(row.row)}
        more={list.more}
        bringingMore={list.bringingMore}
        approximateTotal={list.total}
        exportHref={withSearch(importApi.rowsFile(item.id), { outcome })}
        problem={list.problem}
        again={list.again}
        empty={<EmptyState title={t('reportNone')} />}
      />
    </Panel>
  );
}

function useColumns(item: ImportDetail): Column<ImportRowItem>[] {
  const t = useTexts('desk-imports');
  const words = useImportWords();
  const there = item.state === 'done';
  const wrong = ({ field, value, expected }: ImportRowItem['problems'][number]) => {
    if (field === '') return t('problemRow', { expected });
    const named = { field: words.field(field), expected };
    return value === '' ? t('problemEmpty', named) : t('problemCell', { ...named, value });
  };
  const open = (row: ImportRowItem) => row.accountId !== null && (there || row.outcome !== 'new');
  return [
    { key: 'row', label: t('reportRow'), cell: (row) => <span className="num">{row.row}</span> },
    {
      key: 'outcome',
      label: t('reportOutcome'),
      cell: (row) => <Badge tone={tones[row.outcome]}>{t(`count_${row.outcome}`)}</Badge>,
    },
    {
      key: 'key',
      label: t('reportKey'),
      cell: (row) =>
        open(row) && item.state !== 'undone' ? (
          <Anchor href={web.desk.account(row.accountId!)}>{row.key}</Anchor>
        ) : (
          <span className="breaks">{row.key}</span>
        ),
    },
    {
      key: 'problem',
      label: t('reportProblem'),
      cell: (row) => (
        <span className="import-problems">
          {row.problems.map((problem) => (
            <span key={`${problem.field} ${problem.expected}`}>{wrong(problem)}</span>
          ))}
        </span>
      ),
    },
  ];
}
