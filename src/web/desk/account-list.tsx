import type { AccountRow, AccountStatus } from '../../business/accounts/terms/companies.ts';
import { useList, useListPath } from '../lists.ts';
import { web } from '../paths.ts';
import { useSearch } from '../place.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { useCountryName } from '../ui/country-field.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { statusTones, useAccountWords } from './account-words.ts';
import { deskApi, deskWeb, importWeb } from './desk-paths.ts';
import { dayIn } from './lead-words.ts';
import { ListPanel } from './list-panel.tsx';

const filters = ['status', 'owner', 'country', 'industry', 'segment'];
const statuses: readonly AccountStatus[] = ['prospect', 'active', 'closed'];

const orderWords = {
  name: 'accountsByName',
  '-name': 'accountsByNameDown',
  number: 'accountsByNumber',
  '-number': 'accountsByNumberDown',
  created: 'accountsByOldest',
  '-created': 'accountsByNewest',
} as const;

/** All companies that the reader may see. */
export default function AccountList() {
  const t = useTexts('desk-accounts');
  const format = useFormat();
  const { may, me } = useReader();
  const { search } = useSearch();
  const words = useAccountWords();
  const names = ['q', 'sort', ...filters];
  const list = useList<AccountRow>(useListPath(deskApi.accounts(), names));
  const exportPath = useListPath(deskApi.accountsFile(), names);
  const columns = useColumns();
  const sort = search.get('sort') ?? 'name';
  return (
    <>
      <PageHead title={t('accountsTitle')} count={list.total === null ? undefined : format.quantity(list.total)}>
        {may('imports.run') && (
          <LinkButton href={importWeb.create({ kind: 'accounts' })}>{t('accountsImport')}</LinkButton>
        )}
        {may('accounts.change') && (
          <LinkButton kind="primary" href={deskWeb.accountNew()}>
            {t('accountsNew')}
          </LinkButton>
        )}
      </PageHead>
      <ListPanel
        title={t('accountsTitle')}
        search={t('accountsSearch')}
        order={t(orderWords[sort as keyof typeof orderWords] ?? 'accountsByName')}
        names={filters}
        filters={
          <>
            <ChipFilter
              label={t('accountsState')}
              name="status"
              chips={[
                { value: 'all', label: t('all') },
                ...statuses.map((status) => ({ value: status, label: words.status(status) })),
              ]}
            />
            <ChipFilter
              label={t('accountsOwner')}
              name="owner"
              chips={[
                { value: 'all', label: t('accountsEveryone') },
                { value: me?.person.id ?? 'me', label: t('accountsMine') },
                { value: 'none', label: t('accountsNobodys') },
              ]}
            />
            <SetFilters />
          </>
        }
      >
        {(emptyOr) => (
          <DataTable
            caption={t('accountsTitle')}
            columns={columns}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowName={(row) => row.name}
            rowHref={(row) => web.desk.account(row.id)}
            sort="name"
            more={list.more}
            bringingMore={list.bringingMore}
            approximateTotal={list.total}
            {...(may('accounts.export') ? { exportHref: exportPath } : {})}
            problem={list.problem}
            again={list.again}
            empty={emptyOr(
              <EmptyState
                title={t('accountsEmpty')}
                action={
                  may('accounts.change') && <LinkButton href={deskWeb.accountNew()}>{t('accountsNew')}</LinkButton>
                }
              >
                {t('accountsEmptyBody')}
              </EmptyState>,
            )}
          />
        )}
      </ListPanel>
    </>
  );
}

/** Filters set from the cells of the list: each is taken off here. */
function SetFilters() {
  const t = useTexts('desk-accounts');
  const countryName = useCountryName();
  const { search, change } = useSearch();
  const labels = {
    country: t('accountCountry'),
    industry: t('accountIndustry'),
    segment: t('accountSegment'),
  };
  return Object.entries(labels).map(([name, filter]) => {
    const value = search.get(name);
    if (!value) return null;
    return (
      <Button key={name} compact onClick={() => change({ [name]: null })}>
        {t('filterOff', { filter, value: name === 'country' ? countryName(value) : value })}
      </Button>
    );
  });
}

function useColumns(): Column<AccountRow>[] {
  const t = useTexts('desk-accounts');
  const { format, seller } = useReader();
  const words = useAccountWords();
  const countryName = useCountryName();
  const { hrefWith } = useSearch();
  const filtered = (name: string, value: string, shown = value) => (
    <Anchor className="plain" replace href={hrefWith({ [name]: value })}>
      {shown}
    </Anchor>
  );
  return [
    { key: 'name', label: t('accountName'), sort: 'name', cell: (row) => row.name },
    {
      key: 'number',
      label: t('accountNumber'),
      sort: 'number',
      cell: (row) => <span className="nowrap">{row.number}</span>,
    },
    {
      key: 'status',
      label: t('accountsState'),
      cell: (row) => <Badge tone={statusTones[row.status]}>{words.status(row.status)}</Badge>,
    },
    { key: 'owner', label: t('accountOwner'), cell: (row) => row.owner?.name ?? <Nobody /> },
    {
      key: 'country',
      label: t('accountCountry'),
      cell: (row) => filtered('country', row.country, countryName(row.country)),
    },
    { key: 'industry', label: t('accountIndustry'), cell: (row) => row.industry && filtered('industry', row.industry) },
    { key: 'segment', label: t('accountSegment'), cell: (row) => row.segment && filtered('segment', row.segment) },
    {
      key: 'since',
      label: t('accountSince'),
      sort: 'created',
      cell: (row) => <span className="nowrap">{format.date(dayIn(seller.timeZone, row.createdAt))}</span>,
    },
  ];
}

function Nobody() {
  const t = useTexts('desk-accounts');
  return <span className="muted">{t('accountNobody')}</span>;
}
