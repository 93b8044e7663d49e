import './desk.css';
import './operations.css';
import type { AuditList as AuditReply } from '../../business/desk/terms.ts';
import { useList, useListPath } from '../lists.ts';
import { useSearch } from '../place.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { auditDifference } from './audit-difference.ts';
import { AuditFilters, auditFilters } from './audit-filters.tsx';
import { AuditVerdict } from './audit-verdict.tsx';
import { actions, isKnown, subjectPath, subjects } from './audit-words.ts';
import { settingsApi } from './desk-paths.ts';

type Entry = AuditReply['items'][number];

/** Who did what to what, newest first, and whether the trail is as it was written. */
export default function AuditList() {
  const t = useTexts('desk-operations');
  const { format } = useReader();
  const { search, change } = useSearch();
  const list = useList<Entry>(useListPath(settingsApi.audit(), auditFilters));
  const columns = useColumns();
  const set = auditFilters.filter((name) => search.get(name));
  return (
    <>
      <PageHead title={t('auditTitle')} count={list.total === null ? undefined : format.quantity(list.total)} />
      <AuditVerdict />
      <Panel title={t('auditTitle')} hiddenTitle flush>
        <AuditFilters />
        <DataTable
          caption={t('auditTitle')}
          columns={columns}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowName={(row) => row.action}
          more={list.more}
          bringingMore={list.bringingMore}
          approximateTotal={list.total}
          problem={list.problem}
          again={list.again}
          empty={
            set.length > 0 ? (
              <EmptyState
                title={t('noMatchTitle')}
                action={
                  <Button onClick={() => change(Object.fromEntries(set.map((name) => [name, null])))}>
                    {t('clearFilters')}
                  </Button>
                }
              >
                {t('auditNoMatch')}
              </EmptyState>
            ) : (
              <EmptyState title={t('auditEmpty')}>{t('auditEmptyBody')}</EmptyState>
            )
          }
        />
      </Panel>
    </>
  );
}

function useColumns(): Column<Entry>[] {
  const t = useTexts('desk-operations');
  const { format, seller } = useReader();
  return [
    {
      key: 'what',
      label: t('auditWhat'),
      cell: (row) => (isKnown(actions, row.action) ? t(`act_${row.action}`) : row.action),
    },
    {
      key: 'when',
      label: t('auditWhen'),
      cell: (row) => (
        <span>
          <span className="nowrap">{format.instant(row.at, seller.timeZone)}</span>
          {!row.sealed && <small className="block muted">{t('auditUnsealed')}</small>}
        </span>
      ),
    },
    {
      key: 'who',
      label: t('auditWho'),
      cell: (row) => (
        <span>
          {row.actor ? row.actor.name || t('auditForgotten') : t('auditServer')}
          {row.onBehalfOf && <small className="block muted">{t('auditOnBehalf', { name: row.onBehalfOf.name })}</small>}
        </span>
      ),
    },
    { key: 'subject', label: t('auditSubject'), cell: (row) => <Subject entry={row} /> },
    { key: 'reason', label: t('auditReason'), cell: (row) => row.reason },
    { key: 'change', label: t('auditChange'), cell: (row) => <Difference entry={row} /> },
  ];
}

/** What it was done to, and the way there where it has a screen. */
function Subject({ entry: { subjectKind, subjectId } }: { entry: Entry }) {
  const t = useTexts('desk-operations');
  const name = isKnown(subjects, subjectKind) ? t(`subject_${subjectKind}`) : subjectKind;
  const path = subjectPath(subjectKind, subjectId);
  if (!path) return name;
  return (
    <Anchor className="line-link" href={path}>
      {name}
    </Anchor>
  );
}

/** Before and after, part by part, and the way to everything noted about the same thing. */
function Difference({ entry }: { entry: Entry }) {
  const t = useTexts('desk-operations');
  const { hrefWith } = useSearch();
  const { before, after, subjectKind, subjectId } = entry;
  const parts = auditDifference(before, after);
  return (
    <details className="difference">
      <summary>{parts.length > 0 ? t('auditFields', { count: parts.length }) : t('auditMore')}</summary>
      <dl className="small">
        {parts.map(({ field, before, after }) => (
          <div key={field}>
            <dt className="mono breaks">{field}</dt>
            <dd className="breaks">
              {before !== null && <del>{before}</del>} {after !== null && <ins>{after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
      <Anchor className="line-link small" href={hrefWith({ subjectKind, subjectId })}>
        {t('auditOnly')}
      </Anchor>
    </details>
  );
}
