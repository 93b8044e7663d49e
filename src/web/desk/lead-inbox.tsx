import './desk.css';
import './inbox.css';
import { useEffect } from 'react';
import type { LeadDetail as Lead } from '../../business/leads/terms.ts';
import { useLiveRefresh } from '../live-refresh.ts';
import { navigate, usePlace, useSearch } from '../place.ts';
import { queryClient, reply, useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { usePageTitle } from '../ui/page-head.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { deskApi, deskWeb } from './desk-paths.ts';
import { type Inbox, useInbox } from './inbox-leads.ts';
import { LeadDetail } from './lead-detail.tsx';
import { LeadQueue } from './lead-queue.tsx';

const sideBySide = '(min-width: 60.01rem)';

/** The inbox: the queue at the left, the chosen lead at the right; on a phone one after the other. */
export default function LeadInbox() {
  const t = useTexts('desk');
  const selected = usePlace().params.lead ?? null;
  const inbox = useInbox();
  const path = selected && deskApi.lead(selected);
  const { body: lead, problem, again } = useReply<Lead>(path);
  useLiveRefresh([path]);
  useWalk(inbox, selected);
  const title = lead ? t('inboxOf', { company: lead.company }) : t('inboxTitle');
  usePageTitle(title);
  const count = inbox.counts?.[inbox.view];
  return (
    <div className="work" data-view={selected ? 'lead' : 'queue'}>
      <h1 className="sr">{title}</h1>
      <LeadQueue inbox={inbox} selected={selected} />
      <article className="lead" aria-labelledby={lead ? 'lead-name' : undefined} aria-label={lead ? undefined : title}>
        <Anchor className="btn quiet back" href={deskWeb.inbox(inbox.kept)}>
          <Icon name="back" />
          {count === undefined ? t('inboxTitle') : t('leadBack', { count })}
        </Anchor>
        {lead && <LeadDetail key={lead.id} lead={lead} />}
        {!lead && problem && (
          <Refusal problem={problem} again={again}>
            {problem.status === 404 && (
              <LinkButton compact href={deskWeb.inbox(inbox.kept)}>
                {t('leadGone')}
              </LinkButton>
            )}
          </Refusal>
        )}
        {!lead && !problem && (selected || !inbox.leads ? <Skeleton lines={10} /> : <Nothing inbox={inbox} />)}
      </article>
    </div>
  );
}

function Nothing({ inbox }: { inbox: Inbox }) {
  const t = useTexts('desk');
  if (inbox.leads?.length === 0) return null;
  return <EmptyState title={t('inboxChoose')}>{t('inboxChooseBody')}</EmptyState>;
}

/** J and K walk the queue. Beside the queue there is always a lead: without one in the address, the first. */
function useWalk(inbox: Inbox, selected: string | null): void {
  const { search } = useSearch();
  const { leads, more, kept } = inbox;
  const here = leads?.findIndex(({ id }) => id === selected) ?? -1;
  const open = (id: string) => navigate(deskWeb.lead(id, kept));
  const step = (by: 1 | -1) => {
    if (!leads?.length) return;
    const next = leads[here === -1 ? 0 : here + by];
    if (next) open(next.id);
    else if (by === 1) more?.();
  };
  useKeys({ j: () => step(1), k: () => step(-1) });

  const first = leads?.[0]?.id;
  const firstPath = first && deskWeb.lead(first, { ...Object.fromEntries(search), ...kept });
  useEffect(() => {
    if (!selected && firstPath && matchMedia(sideBySide).matches) navigate(firstPath, { replace: true });
  }, [selected, firstPath]);

  const nextId = here === -1 ? undefined : leads?.[here + 1]?.id;
  useEffect(() => {
    if (nextId) void queryClient.prefetchQuery(reply<Lead>(deskApi.lead(nextId)));
  }, [nextId]);
}
