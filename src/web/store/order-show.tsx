import './store.css';
import './basket.css';
import { useState } from 'react';
import { useOrderRefresh } from '../order-refresh.ts';
import { storeApi, storeWeb } from '../paths.ts';
import { useParam, useSearch } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CardPanel } from './card-panel.tsx';
import { ContactCard } from './contact-card.tsx';
import { KeysPanel, OrderedLines, OrderFacts, OrderHistory, OrderStateNow, PaymentPanel } from './order-parts.tsx';
import { RefusedPage } from './refused-page.tsx';
import type { Licence, OrderReply } from './replies.ts';

/** An order by its signed link: confirmation, payment, keys. Nobody signs in for it. */
export default function OrderShow() {
  const t = useTexts('store', 'buying');
  const token = useParam('order');
  const { search } = useSearch();
  const order = useReply<OrderReply>(storeApi.orderByLink(token));
  const licences = useReply<{ items: readonly Licence[] }>(storeApi.licencesByLink(token));
  useOrderRefresh(order.body?.state, storeApi.orderByLink(token), [storeApi.licencesByLink(token)]);
  if (order.problem && !order.body) {
    return (
      <div className="stacked store-page">
        <RefusedPage title={t('orderFacts')} problem={order.problem} again={order.again}>
          <LinkButton compact href={storeWeb.products()}>
            {t('showAllProducts')}
          </LinkButton>
        </RefusedPage>
      </div>
    );
  }
  if (!order.body) {
    return (
      <div className="stacked store-page">
        <PageHead title={t('orderFacts')} />
        <Panel title={t('orderFacts')} hiddenTitle>
          <Skeleton height="24rem" />
        </Panel>
      </div>
    );
  }
  return (
    <Order
      order={order.body}
      licences={licences.body?.items ?? []}
      placed={search.get('placed') !== null}
      token={token}
    />
  );
}

type Props = {
  readonly order: OrderReply;
  readonly licences: readonly Licence[];
  readonly placed: boolean;
  readonly token: string;
};

function Order({ order, licences, placed, token }: Props) {
  const t = useTexts('store', 'buying');
  const { seller } = useReader();
  const [awaited] = useState(order.state === 'awaiting_payment');
  const paidHere = awaited && (order.state === 'paid' || order.state === 'fulfilled');
  return (
    <div className="stacked store-page">
      <PageHead title={t('orderTitle', { number: order.number })} aside={<OrderStateNow state={order.state} />}>
        {order.state !== 'awaiting_payment' && (
          <LinkButton href={storeApi.orderPdfByLink(token)} download>
            {t('orderPdf')}
          </LinkButton>
        )}
      </PageHead>
      {(placed || paidHere) && order.state !== 'awaiting_payment' && (
        <Note live>
          <span className="strong">{t('orderThanks', { number: order.number, email: order.contact.email })}</span>{' '}
          {t('keepLink')}
        </Note>
      )}
      <div className="cols">
        <div className="config">
          <CardPanel order={order} payPath={storeApi.cardPaymentByLink(token)} />
          <PaymentPanel order={order} />
          <KeysPanel licences={licences} waiting={order.state === 'placed' || order.state === 'paid'} />
          {order.state === 'placed' && (
            <Panel title={t('orderNext')}>
              <ol className="next-steps">
                <li>{t('orderNextPay', { number: order.payment?.reference ?? order.number })}</li>
                <li>{t('orderNextKeys')}</li>
                <li>{t('orderNextAsk', { name: order.salesContact?.name ?? seller.name })}</li>
              </ol>
            </Panel>
          )}
          <OrderedLines order={order} />
        </div>
        <aside className="side" aria-label={t('orderFacts')}>
          <OrderFacts order={order} />
          <OrderHistory order={order} />
          {order.salesContact && <ContactCard contact={order.salesContact} />}
        </aside>
      </div>
    </div>
  );
}
