import './store.css';
import './basket.css';
import { useState } from 'react';
import type { SentBasketReply } from '../../business/baskets/terms/carried.ts';
import { ApiProblem, newIdempotencyKey, type Problem, send } from '../api.ts';
import { api, storeApi, web } from '../paths.ts';
import { navigate, useParam } from '../place.ts';
import { useReply } from '../queries.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Amount } from '../ui/amount.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { keepBasket } from './basket-changes.ts';
import { BasketTotals, LineDigest, useDigest } from './basket-totals.tsx';
import { ContactCard } from './contact-card.tsx';
import { LimitState } from './limit-state.tsx';
import type { BasketReply } from './replies.ts';

/** A basket that somebody sent: its lines at the prices of the day, what changed since, and the way to order it. */
export default function SentBasketShow() {
  const t = useTexts('store', 'buying', 'purchasing');
  const token = useParam('basket');
  const { body, problem, again } = useReply<SentBasketReply>(storeApi.sentBasket(token));
  return (
    <div className="stacked store-page">
      <PageHead title={t('sentTitle')} />
      {problem && <Refusal problem={problem} again={problem.status === 410 ? undefined : again} />}
      {!body && !problem && (
        <Panel title={t('sentTitle')} hiddenTitle>
          <Skeleton height="16rem" />
        </Panel>
      )}
      {body && <Opened token={token} sent={body} />}
    </div>
  );
}

function Opened({ token, sent }: { token: string; sent: SentBasketReply }) {
  const t = useTexts('store', 'buying', 'purchasing');
  const format = useFormat();
  const { basket, name, note } = sent;
  const day = format.date(sent.sentAt.slice(0, 10), 'long');
  return (
    <>
      <p className="muted">{name ? t('sentBy', { name, day }) : t('sentByNobody', { day })}</p>
      <div className="cols">
        <div className="config">
          {note && (
            <Panel title={t('sentNote')}>
              <p className="prose said-by-somebody">{note}</p>
            </Panel>
          )}
          <Changes sent={sent} />
          {basket.said.map(({ text }) => (
            <Note key={text} tone="warn">
              {text}
            </Note>
          ))}
          <Panel title={t('basketLines', { count: basket.lines.length })}>
            <LineDigest lines={useDigest()(basket)} />
          </Panel>
        </div>
        <aside className="side" aria-label={t('basketTotals')}>
          <section className="panel sum" aria-labelledby="sent-total">
            <h2 id="sent-total">{t('basketTotals')}</h2>
            <BasketTotals basket={basket} />
            <Ways token={token} basket={basket} />
            <p className="tiny muted">{t('sentEnds', { day: format.date(sent.expiresAt.slice(0, 10), 'long') })}</p>
            <hr className="rule" />
            <LimitState limit={basket.limit} commitment={basket.totals.commitment} />
          </section>
          {basket.contact && <ContactCard contact={basket.contact} />}
        </aside>
      </div>
    </>
  );
}

/** What costs another price than when it was sent. */
function Changes({ sent }: { sent: SentBasketReply }) {
  const t = useTexts('store', 'buying', 'purchasing');
  const { changes, before, basket } = sent;
  if (changes.length === 0) return <p className="small muted">{t('sentSame')}</p>;
  const figure = (value: (typeof changes)[number]['now']) => (value ? <Amount value={value} /> : t('onRequest'));
  return (
    <Panel title={t('sentChanged')} flush>
      <table className="data stack">
        <caption className="sr">{t('sentChanged')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sentColumnSku')}</th>
            <th scope="col" className="num">
              {t('sentColumnThen')}
            </th>
            <th scope="col" className="num">
              {t('sentColumnNow')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.sku}>
              <th scope="row" className="mono">
                {change.sku}
              </th>
              <td className="num" data-label={t('sentColumnThen')}>
                {figure(change.before)}
              </td>
              <td className="num" data-label={t('sentColumnNow')}>
                {figure(change.now)}
              </td>
            </tr>
          ))}
          {before.dueNow && basket.totals.complete && (
            <tr>
              <th scope="row">{t('sentTotal')}</th>
              <td className="num" data-label={t('sentColumnThen')}>
                {figure(before.dueNow)}
              </td>
              <td className="num" data-label={t('sentColumnNow')}>
                {figure(basket.totals.dueNow)}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </Panel>
  );
}

/** Into one's own basket, and on to the checkout or to a person. */
function Ways({ token, basket }: { token: string; basket: BasketReply }) {
  const t = useTexts('store', 'buying', 'purchasing');
  const mine = useReply<BasketReply>(api.basket());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = async (next: string) => {
    setBusy(true);
    setProblem(null);
    try {
      const options = { idempotencyKey: newIdempotencyKey() };
      keepBasket(await send<BasketReply>('POST', storeApi.takeSentBasket(token), {}, options));
      navigate(next);
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
      setBusy(false);
    }
  };
  if (basket.lines.length === 0) return <p className="small">{t('sentNothing')}</p>;
  const buys = basket.limit.decision === 'buy';
  const waiting = mine.body?.lines.length ?? 0;
  return (
    <div className="sum-stack">
      {buys && (
        <Button kind="primary" wide busy={busy} onClick={() => void take(web.store.checkout())}>
          {t('sentCheckout')}
        </Button>
      )}
      {!buys && (
        <Button kind="primary" wide busy={busy} onClick={() => void take(web.store.talk())}>
          {basket.contact ? t('basketTalk', { name: basket.contact.name }) : t('navTalk')}
        </Button>
      )}
      <Button wide busy={busy} onClick={() => void take(web.store.basket())}>
        {t('sentTake')}
      </Button>
      {waiting > 0 && <p className="tiny muted">{t('sentReplaces', { count: waiting })}</p>}
      {problem && <Refusal problem={problem} />}
    </div>
  );
}
