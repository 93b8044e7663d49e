import '../store/store.css';
import '../store/basket.css';
import type { Page } from '../api.ts';
import { useOrderRefresh } from '../order-refresh.ts';
import { useParam } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { CardPanel } from '../store/card-panel.tsx';
import { ContactCard } from '../store/contact-card.tsx';
import {
  KeysPanel,
  OrderedLines,
  OrderFacts,
  OrderHistory,
  OrderStateNow,
  PaymentPanel,
} from '../store/order-parts.tsx';
import { RefusedPage } from '../store/refused-page.tsx';
import type { Licence, OrderReply } from '../store/replies.ts';
import { LinkButton } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { portalApi, portalWeb } from './portal-paths.ts';

/** One order of the company: what to pay, the keys, the lines with their reasons, what happened. */
export default function OrderShow() {
  const t = useTexts('store', 'buying');
  const portal = useTexts('portal');
  const id = useParam('order');
  const { may } = useReader();
  const { body: order, problem, again } = useReply<OrderReply>(portalApi.order(id));
  const keys = may('licences.read') ? portalApi.licences({ order: id }) : null;
  const licences = useReply<Page<Licence>>(keys);
  useOrderRefresh(order?.state, portalApi.order(id), [keys]);
  if (problem && !order) {
    return (
      <RefusedPage title={t('orderFacts')} problem={problem} again={again}>
        <LinkButton compact href={portalWeb.orders()}>
          {portal('allOrders')}
        </LinkButton>
      </RefusedPage>
    );
  }
  if (!order) {
    return (
      <>
        <PageHead title={t('orderFacts')} />
        <Panel title={t('orderFacts')} hiddenTitle>
          <Skeleton height="24rem" />
        </Panel>
      </>
    );
  }
  return (
    <>
      <PageHead title={t('orderTitle', { number: order.number })} aside={<OrderStateNow state={order.state} />}>
        {order.state !== 'awaiting_payment' && (
          <LinkButton href={portalApi.orderPdf(order.id)} download>
            {t('orderPdf')}
          </LinkButton>
        )}
      </PageHead>
      <div className="cols">
        <div className="config">
          {may('cards.pay') && <CardPanel order={order} payPath={portalApi.cardPayment(order.id)} />}
          <PaymentPanel order={order} />
          <KeysPanel
            licences={licences.body?.items ?? []}
            waiting={order.state === 'placed' || order.state === 'paid'}
          />
          <OrderedLines order={order} />
        </div>
        <aside className="side" aria-label={t('orderFacts')}>
          <OrderFacts order={order} />
          <OrderHistory order={order} />
          {order.salesContact && <ContactCard contact={order.salesContact} />}
        </aside>
      </div>
    </>
  );
}
