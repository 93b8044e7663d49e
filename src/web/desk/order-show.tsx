import './desk.css';
import { useState } from 'react';
import type { Licence } from '../../business/licensing/terms.ts';
import type { OrderReply } from '../../business/ordering/terms.ts';
import type { Page } from '../api.ts';
import { useOrderRefresh } from '../order-refresh.ts';
import { web } from '../paths.ts';
import { useParam } from '../place.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { telephone } from '../ui/telephone.ts';
import { CardPaymentPanels } from './card-payment.tsx';
import { deskApi, deskWeb } from './desk-paths.ts';
import { dayIn, useDeskWords } from './lead-words.ts';
import { OrderCancel } from './order-cancel.tsx';
import { OrderItems } from './order-items.tsx';
import { StateBadge } from './order-list.tsx';
import { daysOver } from './order-words.ts';
import { PaymentHistory } from './payment-history.tsx';
import { PriceTraces } from './price-traces.tsx';
import { RecordState } from './record-state.tsx';

/** One order: what it waits for, its lines and why they cost that, payments, keys, who and when. */
export default function OrderShow() {
  const t = useTexts('desk');
  const id = useParam('order');
  const { body: order, problem, again } = useReply<OrderReply>(deskApi.order(id));
  useOrderRefresh(order?.state, deskApi.order(id), [deskApi.licences({ order: id }), deskApi.orderPayments(id)]);
  if (!order) {
    const back = { href: deskWeb.orders(), words: t('orderBack') };
    return <RecordState title={t('orderFacts')} problem={problem} again={again} back={back} />;
  }
  return <Shown order={order} />;
}

function Shown({ order }: { order: OrderReply }) {
  const t = useTexts('desk');
  const { may } = useReader();
  const words = useDeskWords();
  const [cancelling, setCancelling] = useState(false);
  const time = words.at(order.placedAt);
  const by = order.events.find(({ kind }) => kind === 'placed' || kind === 'awaiting_payment')?.by ?? null;
  return (
    <>
      <PageHead
        title={order.number}
        aside={<StateBadge state={order.state} />}
        note={by ? t('orderBy', { time, name: by }) : t('orderAt', { time })}
      >
        {order.canCancel && !cancelling && may('orders.cancel') && (
          <Button onClick={() => setCancelling(true)}>{t('orderCancel')}</Button>
        )}
        <LinkButton href={deskApi.orderPdf(order.id)}>{t('orderPdf')}</LinkButton>
      </PageHead>
      {cancelling ? <OrderCancel order={order} leave={() => setCancelling(false)} /> : <NextStep order={order} />}
      <div className="two">
        <div>
          <OrderItems order={order} />
          <PriceTraces
            title={t('orderWhy')}
            lines={order.items.map((item) => ({
              name: `${item.product} ${item.edition}`,
              steps: item.trace.map(({ rule, text, figure }) => ({ rule, words: text, figure })),
            }))}
          />
          {order.paymentMethod === 'card' && <CardPaymentPanels order={order} />}
          {order.paymentMethod !== 'card' && may('payments.read') && <PaymentHistory order={order} />}
          <Keys order={order} />
        </div>
        <div>
          <OrderFacts order={order} />
          <Contact order={order} />
          <Timeline order={order} />
        </div>
      </div>
    </>
  );
}

/** What an unpaid order waits for, with the way to record it. */
function NextStep({ order }: { order: OrderReply }) {
  const t = useTexts('desk', 'desk-cards');
  const format = useFormat();
  const { may, seller } = useReader();
  if (order.state === 'awaiting_payment' && order.payBy) {
    const time = format.instant(order.payBy, seller.timeZone);
    return (
      <section className="next">
        <div>
          <p className="strong">{t('cardAwaits', { number: order.number, time })}</p>
          <p className="small">{t('cardAwaitsBody')}</p>
        </div>
      </section>
    );
  }
  if (order.state === 'paid') {
    return (
      <section className="next">
        <p className="strong">{t('orderNextPaid')}</p>
      </section>
    );
  }
  if (order.state !== 'placed') return null;
  const late = daysOver(order.dueOn, dayIn(seller.timeZone, Date.now()));
  const amount = format.money(order.total);
  return (
    <section className="next">
      <div>
        <p className="strong">
          {late > 0
            ? t('orderNextLate', { amount, days: late })
            : t('orderNextPay', { amount, day: format.date(order.dueOn) })}
        </p>
        <p className="small">{t('orderNextPayBody', { number: order.payment?.reference ?? order.number })}</p>
      </div>
      {may('payments.record') && (
        <LinkButton kind="primary" href={deskWeb.paymentRecord(order.id)}>
          {t('paymentRecord')}
        </LinkButton>
      )}
    </section>
  );
}

function OrderFacts({ order }: { order: OrderReply }) {
  const t = useTexts('desk');
  const format = useFormat();
  const facts: Fact[] = [
    { label: t('orderCompany'), value: <Anchor href={web.desk.account(order.accountId)}>{order.company}</Anchor> },
    ...(order.vatId ? [{ label: t('orderVat'), value: order.vatId }] : []),
    ...(order.poReference ? [{ label: t('orderPo'), value: order.poReference }] : []),
    { label: t('orderMethod'), value: t(`method_${order.paymentMethod}`) },
    { label: t('orderDueOn'), value: format.date(order.dueOn) },
    { label: t('orderChannel'), value: t(`channel_${order.channel}`) },
    { label: t('orderTerms'), value: order.termsVersion },
  ];
  return (
    <Panel title={t('orderFacts')}>
      <Facts facts={facts} />
      {order.leadId && (
        <Anchor className="small line-link" href={deskWeb.lead(order.leadId)}>
          {t('orderLead')}
        </Anchor>
      )}
    </Panel>
  );
}

function Contact({ order: { contact } }: { order: OrderReply }) {
  const t = useTexts('desk');
  const facts: Fact[] = [
    { label: t('orderMail'), value: <a href={`mailto:${contact.email}`}>{contact.email}</a> },
    ...(contact.phone
      ? [
          {
            label: t('orderPhone'),
            value: <a href={telephone(contact.phone)}>{contact.phone}</a>,
            figure: true,
          },
        ]
      : []),
  ];
  return (
    <Panel title={t('orderContact')} end={contact.name}>
      <Facts facts={facts} />
    </Panel>
  );
}

function Timeline({ order }: { order: OrderReply }) {
  const t = useTexts('desk');
  const words = useDeskWords();
  return (
    <Panel title={t('orderHistory')}>
      <ol className="hist small">
        {[...order.events].reverse().map(({ kind, at, by, reason }) => {
          const event = t(`orderEvent_${kind}`);
          return (
            <li key={`${at} ${kind}`} className="long">
              <time dateTime={at}>{words.at(at)}</time>
              <span>
                {by ? t('orderEventBy', { event, name: by }) : event}
                {reason && <span className="muted">: {reason}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function Keys({ order }: { order: OrderReply }) {
  const t = useTexts('desk', 'desk-cards');
  const format = useFormat();
  const { body, problem, again } = useReply<Page<Licence>>(deskApi.licences({ order: order.id }));
  const keys = body?.items.flatMap((licence) => licence.keys.map((key) => ({ ...key, licence })));
  return (
    <Panel title={t('orderKeys')}>
      {problem && <Refusal problem={problem} again={again} />}
      {!body && !problem && <Skeleton lines={2} />}
      {keys?.length === 0 && (
        <p className="small muted">
          {order.state === 'placed' || order.state === 'paid' ? t('orderKeysWait') : t('orderKeysNone')}
        </p>
      )}
      <ul className="keylist">
        {keys?.map(({ id, key, seats, licence }) => {
          const metric = seats === 1 ? licence.metric.one : licence.metric.other;
          const name = t('orderKeyFor', {
            product: `${licence.product} ${licence.edition}`,
            seats: `${format.quantity(seats)} ${metric}`,
          });
          const { withdrawnOn } = licence;
          const label = withdrawnOn ? t('keyWithdrawn', { key: name, day: format.date(withdrawnOn) }) : name;
          return (
            <li key={id}>
              <span className="small">{label}</span>
              <CopyText text={key} label={label} />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
