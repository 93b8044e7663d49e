import { useEffect, useState } from 'react';
import type { LimitPreviewReply } from '../../business/pricing/terms.ts';
import type { MoneyText } from '../../texts/format.ts';
import type { SearchValues } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { catalogueApi } from './desk-paths.ts';
import { useRested } from './offer-search.ts';

type Intervals = LimitPreviewReply['now'];
type Interval = Intervals['intervals'][number];

/** Where a proposed limit buys and where it talks on one SKU, beside how it is now. */
export function LimitPreview({ query }: { query: SearchValues & { readonly sku: string } }) {
  const t = useTexts('desk-catalogue');
  const complete = query.sku !== '' && (query.maxQuantity !== null || query.maxAmount !== null);
  const path = useRested(complete ? catalogueApi.limitPreview(zeroKept(query)) : '');
  const { body, problem } = useReply<LimitPreviewReply>(path || null);
  const [last, setLast] = useState<LimitPreviewReply | null>(null);
  useEffect(() => {
    if (body) setLast(body);
  }, [body]);
  if (!complete) return <p className="small muted">{t('limitPreviewEmpty')}</p>;
  if (problem) return <Refusal problem={problem} />;
  // While the next figures are on their way the last ones stay, so that nothing jumps under the fingers.
  const shown = body ?? last;
  if (!shown) return <Skeleton lines={5} />;
  const reach = Math.max(reachOf(shown.now), reachOf(shown.proposed));
  const same = JSON.stringify(shown.now) === JSON.stringify(shown.proposed);
  return (
    <div className="limit-preview" aria-live="polite">
      <Bar title={t('limitNow')} intervals={shown.now} reach={reach} />
      <Bar title={t('limitProposed')} intervals={shown.proposed} reach={reach} />
      {same ? <p className="small muted">{t('limitSame')}</p> : <Sentences of={shown.proposed} />}
      <Table of={shown.proposed} />
    </div>
  );
}

/** A limit of zero is a value; it must not fall out of the address. */
export function zeroKept(query: SearchValues): SearchValues {
  return { ...query, maxQuantity: query.maxQuantity === 0 ? '0' : query.maxQuantity };
}

/** How far the bars reach: into the last interval, which is open. */
function reachOf({ intervals }: Intervals): number {
  const last = intervals.at(-1);
  return Math.max((last?.from ?? 1) * 1.2, 10);
}

function useSpan(): (interval: Interval) => string {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  return ({ from, to }) => {
    if (to === from) return format.quantity(from);
    return to === null
      ? t('limitSpanOpen', { from: format.quantity(from) })
      : t('limitSpan', { from: format.quantity(from), to: format.quantity(to) });
  };
}

/** The quantities from 1 on as a bar: filled where they buy, hatched where they talk. The table says the same. */
function Bar({ title, intervals: { intervals }, reach }: { title: string; intervals: Intervals; reach: number }) {
  const t = useTexts('desk-catalogue');
  const span = useSpan();
  const said = intervals
    .map((each) => `${span(each)} ${t(each.decision === 'buy' ? 'limitBuy' : 'limitTalk')}`)
    .join(', ');
  return (
    <div>
      <p className="tiny muted">{title}</p>
      <div className="limit-bar" role="img" aria-label={t('limitBar', { what: title, spans: said })}>
        {intervals.map((each) => {
          const share = (Math.min(each.to ?? reach, reach) - each.from + 1) / reach;
          return (
            <i key={each.from} className={each.decision} style={{ flexGrow: Math.max(share, 0.004) }}>
              {share > 0.26 && <span className="num">{span(each)}</span>}
            </i>
          );
        })}
      </div>
    </div>
  );
}

/** From where on everything talks, and which larger quantity buys where a gap lies before it. */
function Sentences({ of: { intervals, talkFrom } }: { of: Intervals }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const gaps = intervals.flatMap((each, index) => {
    const next = intervals[index + 1];
    return each.decision === 'talk' && each.to !== null && next?.decision === 'buy'
      ? [{ from: each.from, to: each.to, next: next.from }]
      : [];
  });
  return (
    <ul className="small stacked-close">
      <li>
        {talkFrom === null
          ? t('limitTalkNever')
          : talkFrom === 1
            ? t('limitTalkAlways')
            : t('limitTalkFrom', { from: format.quantity(talkFrom) })}
      </li>
      {gaps.map(({ from, to, next }) => (
        <li key={from}>
          {t('limitNextBuys', {
            from: format.quantity(from),
            to: format.quantity(to),
            next: format.quantity(next),
          })}
        </li>
      ))}
    </ul>
  );
}

function Table({ of: { intervals } }: { of: Intervals }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const span = useSpan();
  const amounts = ({ fromCommitment, toCommitment, to }: Interval) => {
    if (!fromCommitment) return null;
    const first = format.amount(fromCommitment as MoneyText);
    if (to === null || !toCommitment) return t('limitSpanOpen', { from: first });
    return t('limitSpan', { from: first, to: format.amount(toCommitment as MoneyText) });
  };
  return (
    <table className="data limit-table">
      <caption className="sr">{t('limitProposed')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('limitColumnSpan')}</th>
          <th scope="col">{t('limitColumnWhat')}</th>
          <th scope="col" className="num">
            {t('limitColumnAmount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {intervals.map((each) => (
          <tr key={each.from}>
            <th scope="row" className="num">
              {span(each)}
            </th>
            <td>
              <span className={each.decision === 'buy' ? 'badge acc' : 'badge warn talk'}>
                {t(each.decision === 'buy' ? 'limitBuy' : 'limitTalk')}
              </span>
              {each.reason && <Reason reason={each.reason} currency={each.fromCommitment?.currency ?? ''} />}
            </td>
            <td className="num">{amounts(each)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reason({ reason, currency }: { reason: NonNullable<Interval['reason']>; currency: string }) {
  const t = useTexts('desk-catalogue');
  return (
    <small className="block muted">
      {reason === 'currency' ? t('limitReason_currency', { currency }) : t(`limitReason_${reason}`)}
    </small>
  );
}
