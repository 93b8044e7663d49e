import { useState } from 'react';
import type { LimitReplayReply } from '../../business/pricing/terms.ts';
import type { MoneyText } from '../../texts/format.ts';
import { type SearchValues, web } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { catalogueApi } from './desk-paths.ts';
import { useRested } from './offer-search.ts';

const spans = [30, 90, 365] as const;

/** A proposed limit tried on past orders: how many would have talked, what they were worth, which were the largest. */
export function LimitReplay({ query, complete }: { query: SearchValues; complete: boolean }) {
  const t = useTexts('desk-prices');
  const { may } = useReader();
  const [days, setDays] = useState<number>(90);
  const path = useRested(complete ? catalogueApi.limitReplay({ ...query, days }) : '');
  const { body, problem } = useReply<LimitReplayReply>(may('limits.change') ? path || null : null);
  if (!may('limits.change')) return null;
  return (
    <Panel title={t('replayTitle')}>
      <div className="limit-preview">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a wrapping row of chips */}
        <div className="filters" role="group" aria-label={t('replayDays')}>
          {spans.map((span) => (
            <button
              key={span}
              type="button"
              className="chip"
              aria-pressed={span === days}
              onClick={() => setDays(span)}
            >
              {t('replayLast', { days: span })}
            </button>
          ))}
        </div>
        {!complete && <p className="small muted">{t('replayEmpty')}</p>}
        {complete && problem && <Refusal problem={problem} />}
        {complete && !problem && (body ? <Replayed reply={body} /> : <Skeleton lines={4} />)}
      </div>
    </Panel>
  );
}

function Replayed({ reply }: { reply: LimitReplayReply }) {
  const t = useTexts('desk-prices');
  const format = useFormat();
  const worth = (amount: MoneyText) => format.money(amount);
  const { orders, now, proposed } = reply;
  if (orders === 0) return <p className="small muted">{t('replayNone', { days: reply.days })}</p>;
  return (
    <div className="limit-preview" aria-live="polite">
      <p className="small">
        {t('replaySentence', {
          orders,
          worth: worth(reply.worth),
          talked: proposed.talked,
          talkedWorth: worth(proposed.worth),
        })}{' '}
        <span className="muted">{t('replayNow', { talked: now.talked, worth: worth(now.worth) })}</span>
      </p>
      {reply.largest.length > 0 && (
        <table className="data limit-table">
          <caption className="sr">{t('replayLargest')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('replayOrder')}</th>
              <th scope="col">{t('replayWhy')}</th>
              <th scope="col" className="num">
                {t('replayCommitment')}
              </th>
            </tr>
          </thead>
          <tbody>
            {reply.largest.map((order) => (
              <tr key={order.id}>
                <th scope="row">
                  <Anchor href={web.desk.order(order.id)}>{order.number}</Anchor>
                  <small className="block muted">
                    {order.company}, {format.date(order.placedAt)}
                  </small>
                </th>
                <td>{t(`replayReason_${order.reason}`)}</td>
                <td className="num">{format.amount(order.commitment)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {proposed.talked > reply.largest.length && (
        <p className="small muted">
          {t('replayShown', { shown: reply.largest.length, count: format.quantity(proposed.talked) })}
        </p>
      )}
    </div>
  );
}
