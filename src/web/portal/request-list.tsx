import './portal.css';
import { useList } from '../lists.ts';
import { web } from '../paths.ts';
import { useReader, useTexts } from '../reader.tsx';
import { useMoment } from '../store/moment.ts';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { portalApi, portalWeb } from './portal-paths.ts';
import type { RequestItem } from './replies.ts';
import { useRequestAbout } from './request-words.ts';

/** What the company asked inside sales: who answers, by when, whose turn it is. */
export default function RequestList() {
  const t = useTexts('portal');
  const { seller } = useReader();
  const moment = useMoment();
  const about = useRequestAbout();
  const list = useList<RequestItem>(portalApi.requests());
  const state = {
    with_us: <Badge tone="acc">{t('withUs')}</Badge>,
    with_you: <Badge tone="warn">{t('answered')}</Badge>,
    closed: <Badge>{t('closed')}</Badge>,
  };
  return (
    <>
      <PageHead title={t('requestsTitle')} count={list.total ?? undefined}>
        <LinkButton kind="primary" href={web.store.talk()}>
          {t('ask')}
        </LinkButton>
      </PageHead>
      <Panel title={t('requestsTitle')} hiddenTitle flush>
        <DataTable
          caption={t('requestsTitle')}
          rows={list.rows}
          rowKey={({ id }) => id}
          rowName={({ reference }) => reference}
          rowHref={({ id }) => portalWeb.request(id)}
          problem={list.problem}
          again={list.again}
          more={list.more}
          bringingMore={list.bringingMore}
          approximateTotal={list.total}
          columns={[
            {
              key: 'reference',
              label: t('columnRequest'),
              cell: ({ reference }) => <span className="num">{reference}</span>,
            },
            { key: 'about', label: t('columnAbout'), cell: about },
            { key: 'state', label: t('columnState'), cell: ({ status }) => state[status] },
            {
              key: 'who',
              label: t('columnWho'),
              cell: ({ contactName, answerBy, status }) => (
                <>
                  {contactName}
                  {status === 'with_us' && answerBy && (
                    <span className="sub">{t('requestBy', { time: moment(answerBy, seller.timeZone) })}</span>
                  )}
                </>
              ),
            },
            {
              key: 'opened',
              label: t('columnOpened'),
              figure: true,
              cell: ({ openedAt }) => moment(openedAt, seller.timeZone),
            },
          ]}
          empty={
            <EmptyState
              title={t('requestsEmptyTitle')}
              action={<LinkButton href={web.store.talk()}>{t('ask')}</LinkButton>}
            >
              {t('requestsEmptyBody')}
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}
