import './desk.css';
import type { DeskHome } from '../../business/desk/terms.ts';
import { useLiveRefresh } from '../live-refresh.ts';
import { web } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { screensOf } from '../shell/navigation.ts';
import { Anchor } from '../ui/anchor.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Clock } from '../ui/clock.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { deskApi, deskWeb } from './desk-paths.ts';
import { dayIn, promisedMinutes, useDeskWords } from './lead-words.ts';
import { WarningsInForce } from './price-warnings.tsx';

/** What waits for the reader, by his roles: answers first, then money, then drafts. */
export default function HomeShow() {
  const t = useTexts('desk');
  const { me, format, seller } = useReader();
  const path = deskApi.home();
  const { body: home, problem, again } = useReply<DeskHome>(path);
  useLiveRefresh([path]);
  const today = format.date(dayIn(seller.timeZone, Date.now()), 'weekday');
  return (
    <>
      <PageHead title={t('homeTitle')} note={me ? `${me.person.name} · ${today}` : today} />
      {problem && !home && <Refusal problem={problem} again={again} />}
      {!home && !problem && (
        <Panel title={t('homeTitle')} hiddenTitle>
          <Skeleton lines={8} />
        </Panel>
      )}
      {home && (
        <div className="home">
          {home.leads && <Leads leads={home.leads} />}
          {home.awaitingPayment && <Payments awaiting={home.awaitingPayment} />}
          {home.drafts && <Drafts drafts={home.drafts} />}
          <WarningsInForce />
          {!home.leads && !home.awaitingPayment && !home.drafts && <Nothing />}
        </div>
      )}
    </>
  );
}

function Leads({ leads }: { leads: NonNullable<DeskHome['leads']> }) {
  const t = useTexts('desk');
  const words = useDeskWords();
  const { mine, team, late, soonest } = leads;
  return (
    <Panel
      title={t('homeLeads')}
      note={mine > 0 && t('homeLeadsCount', { mine })}
      end={<Anchor href={deskWeb.inbox()}>{t('homeLeadsOpen')}</Anchor>}
      flush
    >
      {soonest.length === 0 ? (
        <EmptyState title={t('homeLeadsEmpty')}>{t('homeLeadsEmptyBody')}</EmptyState>
      ) : (
        <ul className="waits" aria-label={t('homeLeads')}>
          {soonest.map(({ id, number, company, startedAt, answerBy }) => (
            <li key={id}>
              <Anchor href={deskWeb.lead(id)}>
                <span className="strong">{company}</span>
                <span className="muted">
                  {number} · {t('homeWaitsSince', { time: words.at(startedAt) })}
                </span>
                <Clock due={answerBy} promised={promisedMinutes({ startedAt, answerBy })} />
              </Anchor>
            </li>
          ))}
        </ul>
      )}
      {team > mine && (
        <p className="waits-foot small muted">
          <Anchor href={deskWeb.inbox({ view: 'team' })}>{t('homeTeam', { team })}</Anchor>
          {late > 0 && <span className="neg strong"> {t('homeLate', { late })}</span>}
        </p>
      )}
    </Panel>
  );
}

function Payments({ awaiting }: { awaiting: NonNullable<DeskHome['awaitingPayment']> }) {
  const t = useTexts('desk');
  const { may, format, seller } = useReader();
  const { count, totals, oldest } = awaiting;
  const records = may('payments.record');
  return (
    <Panel
      title={t('homePayments')}
      count={format.quantity(count)}
      note={totals.length > 0 && t('homePaymentsSum', { amounts: format.list(totals.map(format.money)) })}
      end={<Anchor href={deskWeb.payments()}>{records ? t('homePaymentsOpen') : t('paymentsTitle')}</Anchor>}
      flush
    >
      {oldest.length === 0 ? (
        <EmptyState title={t('homePaymentsEmpty')}>{t('homePaymentsEmptyBody')}</EmptyState>
      ) : (
        <ul className="waits" aria-label={t('homePayments')}>
          {oldest.map(({ id, number, account, total, placedAt }) => (
            <li key={id}>
              <Anchor href={records ? deskWeb.paymentRecord(id) : web.desk.order(id)}>
                <span className="strong">{account}</span>
                <span className="muted">
                  {number} · {format.date(dayIn(seller.timeZone, placedAt))}
                </span>
                <span className="num">{format.money(total)}</span>
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Drafts({ drafts }: { drafts: NonNullable<DeskHome['drafts']> }) {
  const t = useTexts('desk');
  const format = useFormat();
  return (
    <Panel title={t('homeDrafts')} count={drafts.length} flush>
      {drafts.length === 0 ? (
        <EmptyState title={t('homeDraftsEmpty')}>{t('homeDraftsEmptyBody')}</EmptyState>
      ) : (
        <ul className="waits" aria-label={t('homeDrafts')}>
          {drafts.map(({ id, name, currency, startsOn }) => (
            <li key={id}>
              <Anchor href={web.desk.priceList(id)}>
                <span className="strong">{name}</span>
                <span className="muted">{currency}</span>
                <span>{t('homeDraftStarts', { day: format.date(startsOn) })}</span>
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Roles for which nothing waits still find their screens. */
function Nothing() {
  const t = useTexts('desk', 'navigation');
  const { me } = useReader();
  const screens = screensOf('desk', me).filter(({ path }) => path !== web.desk.home());
  return (
    <Panel title={t('homeTitle')} hiddenTitle flush>
      <EmptyState
        title={t('homeNothing')}
        action={
          <ul className="panel-acts">
            {screens.map(({ path, text }) => (
              <li key={path}>
                <LinkButton compact href={path}>
                  {t(text)}
                </LinkButton>
              </li>
            ))}
          </ul>
        }
      >
        {t('homeNothingBody')}
      </EmptyState>
    </Panel>
  );
}
