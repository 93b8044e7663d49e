import { gapsOf } from '../../business/pricing/rules/price-warnings.ts';
import type { PriceListReply } from '../../business/pricing/terms.ts';
import type { Page } from '../api.ts';
import { useReply } from '../queries.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Panel } from '../ui/panel.tsx';
import { AudienceName } from './audience-field.tsx';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { useToday } from './price-list-fields.tsx';
import { usePriceWords } from './price-list-words.ts';

const MOST = 200;
const DAY_MS = 86_400_000;
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);

type Span = { readonly from: number; readonly to: number };

/** From half a year back to a year ahead, further where a list begins later. */
function spanOf(lists: readonly PriceListReply[], today: string): Span {
  const now = dayNumber(today);
  const latest = lists.reduce((far, { startsOn }) => Math.max(far, dayNumber(startsOn) + 60), now + 365);
  return { from: now - 183, to: Math.min(latest, now + 5 * 365) };
}

/** The lists of each audience and currency on a line of time: what holds, what is to come, and where nothing does. */
export function PriceListTimeline() {
  const t = useTexts('desk-prices');
  const today = useToday();
  const { body } = useReply<Page<PriceListReply>>(catalogueApi.priceLists({ limit: MOST }));
  const lists = (body?.items ?? []).filter(({ state }) => state !== 'ended');
  if (lists.length === 0) return null;
  const span = spanOf(lists, today);
  const groups = new Map<string, PriceListReply[]>();
  for (const list of lists) {
    const key = `${list.kind} ${list.audience} ${list.currency}`;
    groups.set(key, [...(groups.get(key) ?? []), list]);
  }
  return (
    <Panel title={t('timeTitle')}>
      <Months span={span} today={today} />
      <ul className="time-lines">
        {[...groups].map(([key, group]) => (
          <TimeLine key={key} lists={group} span={span} today={today} />
        ))}
      </ul>
      {body?.next && <p className="small muted">{t('timeMore', { count: MOST })}</p>}
    </Panel>
  );
}

function placeOf(span: Span, from: number, to: number) {
  const width = span.to - span.from;
  const [start, end] = [Math.max(from, span.from), Math.min(to, span.to)];
  return { left: `${((start - span.from) / width) * 100}%`, width: `${(Math.max(end - start, 1) / width) * 100}%` };
}

function Months({ span, today }: { span: Span; today: string }) {
  const t = useTexts('desk-prices');
  const format = useFormat();
  return (
    <p className="time-scale tiny muted">
      <span>{format.date(dayOf(span.from), 'month')}</span>
      <span className="time-today" style={{ left: placeOf(span, dayNumber(today), dayNumber(today)).left }}>
        {t('timeToday')}
      </span>
      <span>{format.date(dayOf(span.to), 'month')}</span>
    </p>
  );
}

function TimeLine({ lists, span, today }: { lists: readonly PriceListReply[]; span: Span; today: string }) {
  const t = useTexts('desk-prices');
  const format = useFormat();
  const words = usePriceWords();
  const { audience, currency } = lists[0]!;
  const published = lists.filter(({ status }) => status === 'published');
  const gaps = gapsOf(
    published.map(({ startsOn, endsOn, ...list }) => ({ ...list, starts: startsOn, ends: endsOn ?? undefined })),
    today,
  );
  const inOrder = [...lists].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const now = placeOf(span, dayNumber(today), dayNumber(today)).left;
  return (
    <li>
      <p className="small">
        <span className="strong">
          <AudienceName audience={audience} />
        </span>{' '}
        <span className="muted">{currency}</span>
      </p>
      <div className="time-line" aria-hidden="true">
        {inOrder.map(({ id, state, startsOn, endsOn }) => (
          <i
            key={id}
            className={state}
            style={placeOf(span, dayNumber(startsOn), endsOn === null ? span.to : dayNumber(endsOn))}
          />
        ))}
        {gaps.map(({ from, until }) => (
          <i
            key={from}
            className="gap"
            style={placeOf(span, dayNumber(from), until === undefined ? span.to : dayNumber(until))}
          />
        ))}
        <b style={{ left: now }} />
      </div>
      <ul className="time-words tiny">
        {inOrder.map(({ id, name, state, startsOn, endsOn }) => (
          <li key={id}>
            <Anchor href={catalogueWeb.priceList(id)}>{name}</Anchor>{' '}
            <span className="muted">
              {t(`timeState_${state}`)}, {words.period(startsOn, endsOn)}
            </span>
          </li>
        ))}
        {gaps.map(({ after, from, until }) => (
          <li key={from} className="warn-text">
            {until === undefined
              ? t('timeEnds', { name: after.name, from: format.date(from) })
              : t('timeGap', { from: format.date(from), until: format.date(until) })}
          </li>
        ))}
      </ul>
    </li>
  );
}
