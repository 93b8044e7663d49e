import './catalogue.css';
import type { Family, LicenceMetric, SupportLevel } from '../../business/catalog/terms.ts';
import { useList, useListPath } from '../lists.ts';
import { useSearch } from '../place.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useCatalogueWords } from './catalogue-words.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { ListPanel } from './list-panel.tsx';
import { EndsBadge } from './product-list.tsx';

export const groupKinds = ['families', 'support-levels', 'licence-metrics'] as const;
export type GroupKind = (typeof groupKinds)[number];
export type Group = Family | SupportLevel | LicenceMetric;

export function isGroupKind(text: string | null): text is GroupKind {
  return groupKinds.some((kind) => kind === text);
}

/** Families, support levels and licence metrics: what products and offers refer to. */
export default function GroupList() {
  const t = useTexts('desk-products');
  const { search } = useSearch();
  const asked = search.get('kind');
  const kind = isGroupKind(asked) ? asked : 'families';
  return (
    <>
      <PageHead title={t(`group_${kind}`)}>
        <LinkButton href={catalogueWeb.products()}>{t('productBack')}</LinkButton>
        <Create kind={kind} />
      </PageHead>
      <Tabs
        label={t('groupsLabel')}
        name="kind"
        tabs={groupKinds.map((each) => ({ value: each, label: t(`group_${each}`) }))}
      />
      <Groups key={kind} kind={kind} />
    </>
  );
}

function Create({ kind }: { kind: GroupKind }) {
  const t = useTexts('desk-products');
  const { may } = useReader();
  if (!may('catalog.change')) return null;
  return (
    <LinkButton kind="primary" href={catalogueWeb.group(kind, 'new')}>
      {t(`groupNew_${kind}`)}
    </LinkButton>
  );
}

/** What a group is called: a metric by what it counts. */
export function useGroupName(): (group: Group) => string {
  const words = useCatalogueWords();
  return (group) => words.named('names' in group ? group.names : group.plurals);
}

function Groups({ kind }: { kind: GroupKind }) {
  const t = useTexts('desk-products');
  const nameOf = useGroupName();
  const columns = useColumns(kind);
  const list = useList<Group>(useListPath(catalogueApi.references(kind), ['q', 'sort']));
  return (
    <ListPanel
      title={t(`group_${kind}`)}
      search={t('groupSearch')}
      order={kind === 'licence-metrics' ? t('groupOrderCode') : t('groupOrder')}
      names={[]}
    >
      {(emptyOr) => (
        <DataTable
          caption={t(`group_${kind}`)}
          columns={columns}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowName={nameOf}
          rowHref={(row) => catalogueWeb.group(kind, row.id)}
          sort={kind === 'licence-metrics' ? 'code' : 'position'}
          more={list.more}
          bringingMore={list.bringingMore}
          approximateTotal={list.total}
          problem={list.problem}
          again={list.again}
          empty={emptyOr(<EmptyState title={t(`groupEmpty_${kind}`)}>{t(`groupEmptyBody_${kind}`)}</EmptyState>)}
        />
      )}
    </ListPanel>
  );
}

function useColumns(kind: GroupKind): Column<Group>[] {
  const t = useTexts('desk-products');
  const format = useFormat();
  const words = useCatalogueWords();
  const nameOf = useGroupName();
  const text: Column<Group> = {
    key: 'text',
    label: kind === 'licence-metrics' ? t('metricSingular') : t('groupLede'),
    cell: (row) => words.named('singulars' in row ? row.singulars : row.ledes),
  };
  const position: Column<Group> = {
    key: 'position',
    label: t('groupPosition'),
    figure: true,
    sort: 'position',
    cell: (row) => ('position' in row ? format.quantity(row.position) : null),
  };
  return [
    { key: 'name', label: t('groupName'), cell: nameOf },
    { key: 'code', label: t('groupCode'), sort: 'code', cell: (row) => <span className="mono">{row.code}</span> },
    text,
    ...(kind === 'licence-metrics' ? [] : [position]),
    { key: 'ends', label: t('saleEnds'), cell: (row) => <EndsBadge endsOn={row.endsOn} /> },
  ];
}
