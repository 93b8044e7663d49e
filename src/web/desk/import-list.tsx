import './desk.css';
import type { ImportItem } from '../../business/desk/terms/imports.ts';
import { useList, useListPath } from '../lists.ts';
import { useLiveRefresh } from '../live-refresh.ts';
import { useReader, useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { importApi, importWeb } from './desk-paths.ts';
import { stateTone, useImportWords } from './import-words.ts';

/** Files that came in, newest first, with how far each is. */
export default function ImportList() {
  const t = useTexts('desk-imports');
  const { may } = useReader();
  const path = useListPath(importApi.imports(), ['kind']);
  const list = useList<ImportItem>(path);
  useLiveRefresh([path], list.rows?.some(({ task }) => task !== null) ? 2_000 : null);
  const create = may('imports.run') && (
    <LinkButton kind="primary" href={importWeb.create()}>
      {t('importsNew')}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={t('importsTitle')}>{create}</PageHead>
      <Panel title={t('importsTitle')} hiddenTitle flush>
        <div className="list-bar">
          <ChipFilter
            label={t('importsKind')}
            name="kind"
            chips={[
              { value: '', label: t('importsAll') },
              { value: 'accounts', label: t('kind_accounts') },
              { value: 'order_history', label: t('kind_order_history') },
            ]}
          />
          <span className="order-words">{t('importsNewest')}</span>
        </div>
        <DataTable
          caption={t('importsTitle')}
          columns={useColumns()}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowName={(row) => row.fileName}
          rowHref={(row) => importWeb.show(row.id)}
          more={list.more}
          bringingMore={list.bringingMore}
          approximateTotal={list.total}
          problem={list.problem}
          again={list.again}
          empty={<EmptyState title={t('importsEmpty')}>{t('importsEmptyBody')}</EmptyState>}
        />
      </Panel>
    </>
  );
}

function useColumns(): Column<ImportItem>[] {
  const t = useTexts('desk-imports');
  const { format, seller } = useReader();
  const words = useImportWords();
  const figure = (count: number) => (count === 0 ? '' : format.quantity(count));
  return [
    { key: 'file', label: t('importsFile'), cell: (row) => <span className="breaks">{row.fileName}</span> },
    { key: 'kind', label: t('importsKind'), cell: (row) => t(`kind_${row.kind}`) },
    { key: 'source', label: t('importsSource'), cell: (row) => row.source },
    {
      key: 'state',
      label: t('importsState'),
      cell: (row) => <Badge tone={stateTone(row)}>{words.state(row)}</Badge>,
    },
    { key: 'rows', label: t('importsRows'), figure: true, cell: (row) => figure(row.rows) },
    { key: 'new', label: t('importsBrought'), figure: true, cell: (row) => figure(row.counts.new) },
    { key: 'changed', label: t('importsChanged'), figure: true, cell: (row) => figure(row.counts.changed) },
    { key: 'bad', label: t('importsBad'), figure: true, cell: (row) => figure(row.counts.bad) },
    {
      key: 'when',
      label: t('importsWhen'),
      cell: (row) => <span className="nowrap">{format.instant(row.createdAt, seller.timeZone)}</span>,
    },
    { key: 'by', label: t('importsBy'), cell: (row) => row.createdBy?.name },
  ];
}
