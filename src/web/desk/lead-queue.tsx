import { useEffect, useRef, useState } from 'react';
import type { LeadItem } from '../../business/leads/terms.ts';
import { useSearch } from '../place.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { ChipFilter } from '../ui/chips.tsx';
import { Clock } from '../ui/clock.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { Note } from '../ui/note.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { deskWeb } from './desk-paths.ts';
import type { Inbox } from './inbox-leads.ts';
import { minutesSince, promisedMinutes, useDeskWords } from './lead-words.ts';

const orderWords = {
  mine: 'inboxOrderNeed',
  team: 'inboxOrderNeed',
  waiting: 'inboxOrderWaiting',
  closed: 'inboxOrderClosed',
} as const;

/** The list at the left: who waits, how long there is, how much it is about. */
export function LeadQueue({ inbox, selected }: { inbox: Inbox; selected: string | null }) {
  const t = useTexts('desk');
  const { counts, leads, view } = inbox;
  const { change } = useSearch();
  const [cleared, setCleared] = useState(0);
  const clear = () => {
    change({ q: null, account: null });
    setCleared(cleared + 1);
  };
  const counted = (count: number | undefined) => (count === undefined ? {} : { count: String(count) });
  return (
    <section className="queue" aria-labelledby="inbox-queue">
      <header>
        <h2 id="inbox-queue">
          {t('inboxTitle')}{' '}
          {counts && !inbox.kept.account && <span className="count">{t('inboxCount', { count: counts.mine })}</span>}
        </h2>
        <ChipFilter
          label={t('inboxView')}
          name="view"
          chips={[
            { value: 'mine', label: t('inboxMine'), ...counted(counts?.mine) },
            { value: 'team', label: t('inboxTeam'), ...counted(counts?.team) },
            { value: 'waiting', label: t('inboxWaiting'), ...counted(counts?.waiting) },
            { value: 'closed', label: t('inboxClosed'), ...counted(counts?.closed) },
          ]}
        />
        <ListSearch key={cleared} label={t('inboxSearch')} />
        {inbox.kept.account && (
          <Button compact onClick={() => change({ account: null })}>
            {leads?.[0] ? t('onlyCompany', { company: leads[0].company }) : t('onlyOneCompany')} ×
          </Button>
        )}
      </header>
      {leads && leads.length > 0 && (
        <p className="group">
          <span>{t(orderWords[view])}</span>
          <span>{commitmentWords(leads, t)}</span>
        </p>
      )}
      {inbox.problem && <Stale inbox={inbox} />}
      {!leads && !inbox.problem && (
        <div className="queue-note">
          <Skeleton lines={8} />
        </div>
      )}
      {leads?.length === 0 && <EmptyQueue inbox={inbox} clear={clear} />}
      {leads && leads.length > 0 && <Items inbox={inbox} leads={leads} selected={selected} />}
    </section>
  );
}

function currencies(leads: readonly LeadItem[]): Set<string> {
  return new Set(leads.flatMap(({ commitment }) => (commitment ? [commitment.currency] : [])));
}

/** The currency is named once; where the list holds several, beside each amount. */
function commitmentWords(leads: readonly LeadItem[], t: ReturnType<typeof useTexts<'desk'>>): string {
  const [currency, other] = currencies(leads);
  return currency && !other ? t('inboxCommitment', { currency }) : t('inboxCommitmentMixed');
}

function Items({ inbox, leads, selected }: { inbox: Inbox; leads: readonly LeadItem[]; selected: string | null }) {
  const t = useTexts('desk');
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (selected) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const mixed = currencies(leads).size > 1;
  return (
    <>
      <ul ref={list} aria-label={t('inboxList')}>
        {leads.map((lead) => (
          <li key={lead.id}>
            <Item
              lead={lead}
              href={deskWeb.lead(lead.id, inbox.kept)}
              current={lead.id === selected}
              mixed={mixed}
              named={inbox.view !== 'mine'}
            />
          </li>
        ))}
      </ul>
      {inbox.more && (
        <div className="queue-note">
          <Button compact wide busy={inbox.bringingMore} onClick={inbox.more}>
            {t('showMore')}
          </Button>
        </div>
      )}
    </>
  );
}

function Item(props: {
  readonly lead: LeadItem;
  readonly href: string;
  readonly current: boolean;
  readonly mixed: boolean;
  readonly named: boolean;
}) {
  const { lead, href, current, mixed, named } = props;
  const t = useTexts('desk');
  const format = useFormat();
  const words = useDeskWords();
  const amount = lead.commitment && (mixed ? format.money(lead.commitment) : format.amount(lead.commitment));
  return (
    <Anchor className="item" href={href} aria-current={current ? 'true' : undefined}>
      <span className="co">{lead.company}</span>
      <ItemState lead={lead} />
      <span className="what">{words.about(lead)}</span>
      <span className={amount ? 'amt num' : 'amt muted'}>{amount ?? (lead.onRequest ? t('onRequest') : '')}</span>
      {named && !lead.mine && <span className="what">{t('inboxWith', { name: lead.owner.name })}</span>}
    </Anchor>
  );
}

/** The clock while an answer is owed, how long they have been silent, or how it ended. */
function ItemState({ lead }: { lead: LeadItem }) {
  const t = useTexts('desk');
  const format = useFormat();
  const words = useDeskWords();
  if (lead.clock.answerBy) return <Clock due={lead.clock.answerBy} promised={promisedMinutes(lead.clock)} />;
  if (lead.waitingSince) {
    return (
      <span className="clock muted">
        {t('waitsFor', { duration: format.duration(minutesSince(lead.waitingSince)) })}
      </span>
    );
  }
  return <span className="amt muted">{words.outcome(lead.outcome)}</span>;
}

/** The last list stays in sight while the server cannot be reached. */
function Stale({ inbox }: { inbox: Inbox }) {
  const t = useTexts('desk');
  const words = useDeskWords();
  return (
    <div className="queue-note">
      {inbox.leads ? (
        <Note
          tone="warn"
          actions={
            <Button compact onClick={() => void inbox.again()}>
              {t('tryAgain')}
            </Button>
          }
        >
          {t('inboxStale', { time: words.at(new Date(inbox.freshAt).toISOString()) })}
        </Note>
      ) : (
        inbox.problem && <Refusal problem={inbox.problem} again={inbox.again} />
      )}
    </div>
  );
}

const emptyWords = {
  mine: ['inboxEmptyMine', 'inboxEmptyMineBody'],
  team: ['inboxEmptyTeam', 'inboxEmptyTeamBody'],
  waiting: ['inboxEmptyWaiting', 'inboxEmptyWaitingBody'],
  closed: ['inboxEmptyClosed', 'inboxEmptyClosedBody'],
} as const;

function EmptyQueue({ inbox, clear }: { inbox: Inbox; clear: () => void }) {
  const t = useTexts('desk');
  if (inbox.kept.q || inbox.kept.account) {
    return (
      <EmptyState
        title={t('noMatchTitle')}
        action={
          <Button compact onClick={clear}>
            {t('clearFilters')}
          </Button>
        }
      >
        {t('noMatchBody')}
      </EmptyState>
    );
  }
  const [title, body] = emptyWords[inbox.view];
  const team = inbox.view === 'mine' ? (inbox.counts?.team ?? 0) : 0;
  return (
    <EmptyState
      title={t(title)}
      action={
        team > 0 && (
          <LinkButton compact href={deskWeb.inbox({ view: 'team' })}>
            {t('inboxSeeTeam', { count: team })}
          </LinkButton>
        )
      }
    >
      {t(body)}
    </EmptyState>
  );
}
