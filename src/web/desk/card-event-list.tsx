import './desk.css';
import './operations.css';
import type { CardEvent } from '../../business/billing/terms/cards.ts';
import { useList, useListPath } from '../lists.ts';
import { useSearch } from '../place.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useCardEventColumns } from './card-events.tsx';
import { deskApi, deskWeb } from './desk-paths.ts';
import { ListPanel } from './list-panel.tsx';

/** Finance's list of what the card provider told, with what was done about it. */
export default function CardEventList() {
  const t = useTexts('desk-cards', 'desk');
  const format = useFormat();
  const { search } = useSearch();
  const list = useList<CardEvent>(useListPath(deskApi.cardEvents(), ['q', 'show']));
  const columns = useCardEventColumns(false);
  const attention = search.get('show') === 'attention' && !search.get('q');
  return (
    <>
      <PageHead title={t('eventsTitle')} count={list.total === null ? undefined : format.quantity(list.total)}>
        <LinkButton href={deskWeb.payments()}>{t('paymentsTitle')}</LinkButton>
      </PageHead>
      <ListPanel
        title={t('eventsTitle')}
        search={t('eventsSearch')}
        order={t('eventsNewest')}
        names={['show']}
        filters={
          <ChipFilter
            label={t('eventsShow')}
            name="show"
            chips={[
              { value: 'all', label: t('all') },
              { value: 'attention', label: t('eventsAttention') },
            ]}
          />
        }
      >
        {(emptyOr) => (
          <DataTable
            caption={t('eventsTitle')}
            columns={columns}
            rows={list.rows}
            rowKey={(row) => `${row.provider} ${row.id}`}
            rowName={(row) => row.type}
            more={list.more}
            bringingMore={list.bringingMore}
            approximateTotal={list.total}
            problem={list.problem}
            again={list.again}
            empty={
              attention ? (
                <EmptyState title={t('eventsNothing')} />
              ) : (
                emptyOr(<EmptyState title={t('eventsEmpty')}>{t('eventsEmptyBody')}</EmptyState>)
              )
            }
          />
        )}
      </ListPanel>
    </>
  );
}
