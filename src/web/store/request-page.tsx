import './store.css';
import './basket.css';
import './order.css';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newIdempotencyKey, send } from '../api.ts';
import { OrderLines, useHandedLines } from '../order-lines.tsx';
import { api, storeApi, web } from '../paths.ts';
import { navigate, useSearch } from '../place.ts';
import { problemOf, queryClient, useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ReplyBox } from '../ui/reply-box.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { telephone } from '../ui/telephone.ts';
import { keepBasket, versionOf } from './basket-changes.ts';
import { useMoment } from './moment.ts';
import { RefusedPage } from './refused-page.tsx';
import type { BasketReply, RequestView } from './replies.ts';

type Source = {
  /** Where the request is read from, and where messages for it go. */
  readonly path: string;
  readonly messages: string;
  /** The page is opened by its link alone, so the link is to be kept. */
  readonly byLink: boolean;
};

/** A request: who answers and by when, the basket as it was handed over, what was written. */
export function RequestPage(source: Source) {
  const t = useTexts('store', 'buying');
  const { body, problem, again } = useReply<RequestView>(source.path);
  if (problem) {
    return (
      <RefusedPage title={t('requestsName')} problem={problem} again={again}>
        <LinkButton compact href={web.store.talk()}>
          {t('navTalk')}
        </LinkButton>
      </RefusedPage>
    );
  }
  if (!body) {
    return (
      <>
        <PageHead title={t('requestsName')} />
        <Panel title={t('requestWho')} hiddenTitle>
          <Skeleton height="20rem" />
        </Panel>
      </>
    );
  }
  return <Request request={body} source={source} />;
}

function Request({ request, source }: { request: RequestView; source: Source }) {
  const t = useTexts('store', 'buying');
  const status = {
    with_us: <Badge tone="acc">{t('requestWithUs')}</Badge>,
    with_you: <Badge tone="warn">{t('requestWithYou')}</Badge>,
    closed: <Badge>{t('requestClosed')}</Badge>,
  }[request.status];
  return (
    <>
      <PageHead title={t('requestTitle', { reference: request.reference })} aside={status} note={request.company} />
      <Sent request={request} />
      <div className="cols">
        <div className="config">
          <Messages request={request} source={source} />
          {request.basket && <Handed request={request} basket={request.basket} />}
          {request.need && (
            <Panel title={t('requestNeed')}>
              <p className="written">{request.need}</p>
            </Panel>
          )}
        </div>
        <aside className="side" aria-label={t('requestWho')}>
          <WhoAnswers request={request} />
          {source.byLink && (
            <section className="panel sum" aria-labelledby="keep-title">
              <h2 id="keep-title">{t('requestLink')}</h2>
              <p className="small">{t('requestKeep')}</p>
              <CopyText text={`${location.origin}${location.pathname}`} label={t('requestLink')} />
            </section>
          )}
        </aside>
      </div>
    </>
  );
}

/** Right after sending: the reference, the person and the time, in one sentence. */
function Sent({ request }: { request: RequestView }) {
  const t = useTexts('store', 'buying');
  const moment = useMoment();
  const { search } = useSearch();
  const sent = search.get('sent');
  if (sent === null) return null;
  const { name } = request.contact;
  const { reference, answerBy, timeZone } = request;
  const words = answerBy
    ? t(sent === 'updated' ? 'requestUpdated' : 'requestSent', { name, reference, time: moment(answerBy, timeZone) })
    : t('requestSentNoTime', { name, reference });
  return (
    <Note live>
      <span className="strong">{words}</span>
    </Note>
  );
}

/** The basket as it was handed over: what the person who answers sees too. */
function Handed({ request, basket }: { request: RequestView; basket: NonNullable<RequestView['basket']> }) {
  const t = useTexts('store', 'buying');
  const moment = useMoment();
  const { takenAt, currency, lines, totals } = basket;
  const note = t('requestTakenAt', { time: moment(takenAt, request.timeZone), currency });
  return (
    <Panel title={t('requestBasket')} end={note} flush>
      <OrderLines caption={t('requestBasket')} lines={useHandedLines(lines)} totals={totals} />
      {request.status !== 'closed' && <BuyInstead request={request} />}
    </Panel>
  );
}

function WhoAnswers({ request }: { request: RequestView }) {
  const t = useTexts('store', 'buying');
  const moment = useMoment();
  const { contact, answerBy, timeZone, status, ordered } = request;
  return (
    <section className="panel sum who" aria-labelledby="who-title">
      <h2 id="who-title" className="small muted who-title">
        {t('requestWho')}
      </h2>
      <p>
        <span className="strong">{contact.name}</span>
        <br />
        <span className="muted">{contact.role}</span>
      </p>
      <p>
        {contact.phone && (
          <a href={telephone(contact.phone)}>
            <Icon name="phone" />
            {contact.phone}
          </a>
        )}
        {contact.email && (
          <a href={`mailto:${contact.email}?subject=${encodeURIComponent(request.reference)}`}>
            <Icon name="mail" />
            {contact.email}
          </a>
        )}
      </p>
      <hr className="rule" />
      {status === 'with_us' && answerBy && (
        <p>{t('requestBy', { name: contact.name, time: moment(answerBy, timeZone) })}</p>
      )}
      {status === 'with_you' && <p>{t('requestAnswered', { name: contact.name })}</p>}
      {status === 'closed' && (
        <p>
          {t('requestOver')} {ordered && t('requestOrdered', { number: ordered })}
        </p>
      )}
    </section>
  );
}

function Messages({ request, source }: { request: RequestView; source: Source }) {
  const t = useTexts('store', 'buying');
  const moment = useMoment();
  const { messages, contact, timeZone, status } = request;
  return (
    <Panel title={t('requestMessages')} flush>
      {messages.length === 0 ? (
        <p className="muted no-messages">{t('requestNoMessages')}</p>
      ) : (
        <ol className="messages">
          {messages.map((message) => (
            <li key={`${message.at} ${message.from}`} className={message.from}>
              <p className="small">
                <span className="strong">
                  {message.from === 'you' ? (message.name ?? t('requestYou')) : message.name}
                </span>{' '}
                <span className="muted num">{moment(message.at, timeZone)}</span>
              </p>
              <p className="written">{message.body}</p>
            </li>
          ))}
        </ol>
      )}
      {status !== 'closed' && <WriteBack source={source} name={contact.name} />}
    </Panel>
  );
}

function WriteBack({ source, name }: { source: Source; name: string }) {
  const t = useTexts('store', 'buying');
  const [text, setText] = useState('');
  const key = useRef(newIdempotencyKey());
  const sending = useMutation({
    mutationFn: (body: string) => send<RequestView>('POST', source.messages, { body }, { idempotencyKey: key.current }),
    onSuccess: (request) => {
      key.current = newIdempotencyKey();
      setText('');
      queryClient.setQueryData([source.path], request);
    },
  });
  const problem = problemOf(sending.error);
  return (
    <>
      {problem && (
        <div className="no-messages">
          <Refusal problem={problem} />
        </div>
      )}
      <ReplyBox
        label={t('requestWrite', { name })}
        value={text}
        onChange={setText}
        actions={
          <Button
            kind="primary"
            className="end"
            busy={sending.isPending}
            onClick={() => text.trim() && sending.mutate(text.trim())}
          >
            {t('requestSend')}
          </Button>
        }
      />
    </>
  );
}

/** The same lines become the current basket, where lower quantities buy at once. The request stays open beside it. */
function BuyInstead({ request }: { request: RequestView }) {
  const t = useTexts('store', 'buying');
  const current = useReply<BasketReply>(api.basket());
  const taking = useMutation({
    mutationFn: () => {
      const lines = (request.basket?.lines ?? []).map(({ sku, quantity }) => ({ sku, quantity }));
      return send<BasketReply>('PUT', storeApi.basketLines(), { lines }, { ifMatch: versionOf(current.body) });
    },
    onSuccess: (basket) => {
      keepBasket(basket);
      navigate(web.store.basket());
    },
  });
  const problem = problemOf(taking.error);
  return (
    <div className="buy-instead">
      <p className="small">{t('requestBuyHint')}</p>
      {problem && <Refusal problem={problem} />}
      <div className="form-acts">
        <Button busy={taking.isPending} onClick={() => taking.mutate()}>
          {t('requestBuy')}
        </Button>
      </div>
    </div>
  );
}
