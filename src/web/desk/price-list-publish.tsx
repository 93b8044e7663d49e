import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { DiffReply, PriceListReply, publishReply, WarningsReply } from '../../business/pricing/terms.ts';
import { ApiProblem, newIdempotencyKey, type Problem, send } from '../api.ts';
import { queryClient, useReply } from '../queries.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AudienceName } from './audience-field.tsx';
import { forgetPrices } from './catalogue-refresh.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { useToday } from './price-list-fields.tsx';

export type Published = z.output<typeof publishReply>;

/** What publishing does, said before it is done: from which day, for whom, what it overlaps, that it is final. */
export function PriceListPublish({
  list,
  leave,
  done,
}: {
  readonly list: PriceListReply;
  readonly leave: () => void;
  readonly done: (published: Published) => void;
}) {
  const t = useTexts('desk-catalogue');
  const diff = useReply<DiffReply>(catalogueApi.priceDiff(list.id));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = useRef(newIdempotencyKey());
  const publish = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const reply = await send<Published>('POST', catalogueApi.pricePublish(list.id), undefined, {
        idempotencyKey: key.current,
        ifMatch: `"${list.rowVersion}"`,
      });
      queryClient.setQueryData([catalogueApi.priceList(list.id)], reply.list);
      forgetPrices();
      done(reply);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      if (cause.problem.status > 0) key.current = newIdempotencyKey();
      setProblem(cause.problem);
      if (cause.problem.type === 'changed_meanwhile') forgetPrices();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t('publishTitle', { name: list.name })}>
      <div className="stacked">
        <Consequences list={list} diff={diff.body} />
        {diff.problem && !diff.body && <Refusal problem={diff.problem} again={diff.again} />}
        {problem && (
          <>
            <Refusal problem={problem} />
            {problem.errors.length > 0 && (
              <ul className="stray">
                {problem.errors.map(({ pointer, expected }) => (
                  <li key={pointer}>
                    <span className="mono">{pointer.replace(/^\/prices\//, '')}</span> {expected}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
        <div className="form-acts">
          <Button onClick={leave}>{t('publishKeep')}</Button>
          <Button kind="primary" busy={busy} onClick={() => void publish()}>
            {t('listPublish')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function Consequences({ list, diff }: { list: PriceListReply; diff: DiffReply | undefined }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const today = useToday();
  const { body: warnings } = useReply<WarningsReply>(catalogueApi.priceListWarnings(list.id));
  const from = format.date(list.startsOn);
  const overlaps = diff?.follows && (diff.follows.endsOn === null || diff.follows.endsOn > list.startsOn);
  const [before, after] = t(list.startsOn === today ? 'publishToday' : 'publishFrom', {
    from,
    audience: '\u0000',
    currency: list.currency,
  }).split('\u0000');
  return (
    <ul className="consequences">
      <li>
        {before}
        <AudienceName audience={list.audience} />
        {after}
      </li>
      {list.startsOn < today && <li>{t('publishPast', { from })}</li>}
      {list.endsOn && <li>{t('publishUntil', { to: format.date(list.endsOn) })}</li>}
      {!diff && (
        <li>
          <Skeleton lines={2} />
        </li>
      )}
      {diff?.follows && (
        <li>
          {overlaps
            ? t('publishOverlap', { name: diff.follows.name, from })
            : t('publishFollows', {
                name: diff.follows.name,
                ends: format.date(diff.follows.endsOn ?? list.startsOn),
              })}{' '}
          {t('diffSentence', diff.counts)}
        </li>
      )}
      {diff && !diff.follows && <li>{t('diffFirst', { from })}</li>}
      {warnings && warnings.count > 0 && (
        <li className="warn">
          {t('publishSurprises', { count: warnings.count })}{' '}
          <Anchor href={catalogueWeb.priceList(list.id, { tab: 'difference' })}>{t('listNextSeeDiff')}</Anchor>
        </li>
      )}
      <li>{t('publishFinal')}</li>
    </ul>
  );
}
