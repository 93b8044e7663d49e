import { useEffect, useRef, useState } from 'react';
import type { CardEvent, CardPayment, CardPaymentReply, CardRefund } from '../../business/billing/terms/cards.ts';
import type { OrderReply } from '../../business/ordering/terms.ts';
import type { Page } from '../api.ts';
import { useLiveRefresh } from '../live-refresh.ts';
import { queryClient, useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Amount } from '../ui/amount.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useCardEventColumns } from './card-events.tsx';
import { deskApi } from './desk-paths.ts';
import { RefundGive } from './refund-give.tsx';

/** How an order's card paid, what went back, what the provider told; and for finance, to give money back. */
export function CardPaymentPanels({ order }: { order: OrderReply }) {
  const t = useTexts('desk-cards');
  const { may } = useReader();
  const [giving, setGiving] = useState(false);
  const path = deskApi.cardPayment(order.id);
  const { body, problem, again } = useReply<CardPaymentReply>(path);
  const underway = body?.refunds.some(({ state }) => state === 'requested' || state === 'pending') ?? false;
  useLiveRefresh([path, deskApi.order(order.id)], underway || order.state === 'awaiting_payment' ? 3_000 : null);
  const refundable = body?.payment?.refundable;
  return (
    <>
      <Panel title={t('cardTitle')}>
        {problem && !body && <Refusal problem={problem} again={again} />}
        {!body && !problem && <Skeleton lines={3} />}
        {body?.payment && <PaymentFacts payment={body.payment} ended={order.state !== 'awaiting_payment'} />}
        {refundable && !giving && may('payments.refund') && (
          <Button onClick={() => setGiving(true)}>{t('refundGive')}</Button>
        )}
      </Panel>
      {giving && refundable && <RefundGive order={order} refundable={refundable} leave={() => setGiving(false)} />}
      {body && body.refunds.length > 0 && <Refunds refunds={body.refunds} />}
      {may('payments.read') && <Events order={order} live={underway || order.state === 'awaiting_payment'} />}
    </>
  );
}

function PaymentFacts({ payment, ended }: { payment: CardPayment; ended: boolean }) {
  const t = useTexts('desk-cards');
  const { state, card, failure, taken, refundable, counted } = payment;
  const facts: Fact[] = [
    { label: t('cardState'), value: t(`cardState_${state}`) },
    ...(card ? [{ label: t('cardUsed'), value: t('cardDigits', card) }] : []),
    ...(failure ? [{ label: t('cardFailure'), value: <span className="mono">{failure}</span> }] : []),
    ...(taken ? [{ label: t('cardTaken'), value: <Amount value={taken} />, figure: true }] : []),
    ...(refundable ? [{ label: t('cardRefundable'), value: <Amount value={refundable} strong />, figure: true }] : []),
  ];
  return (
    <>
      {ended && taken && !counted && <Note tone="warn">{t('cardUncounted')}</Note>}
      <Facts facts={facts} />
    </>
  );
}

const refundTones: Readonly<Record<CardRefund['state'], Tone>> = {
  requested: 'warn',
  pending: 'warn',
  succeeded: 'pos',
  failed: 'neg',
};

function Refunds({ refunds }: { refunds: readonly CardRefund[] }) {
  const t = useTexts('desk-cards');
  const format = useFormat();
  const { seller } = useReader();
  return (
    <Panel title={t('refunds')} flush>
      <table className="data stack">
        <caption className="sr">{t('refunds')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('refundWhen')}</th>
            <th scope="col">{t('refundWhy')}</th>
            <th scope="col">{t('refundState')}</th>
            <th scope="col" className="num">
              {t('refundAmount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {refunds.map((refund) => (
            <tr key={refund.id}>
              <th scope="row">
                <span className="nowrap">{format.instant(refund.requestedAt, seller.timeZone)}</span>
              </th>
              <td data-label={t('refundWhy')}>
                {refund.requestedBy && refund.reason
                  ? t('refundBy', { name: refund.requestedBy, reason: refund.reason })
                  : t(`refundWhy_${refund.why}`)}
                {refund.cancelsOrder && <small className="muted block">{t('refundEndsOrder')}</small>}
              </td>
              <td data-label={t('refundState')}>
                <Badge tone={refundTones[refund.state]}>{t(`refundState_${refund.state}`)}</Badge>
              </td>
              <td className="num" data-label={t('refundAmount')}>
                <Amount value={refund.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Events({ order, live }: { order: OrderReply; live: boolean }) {
  const t = useTexts('desk-cards');
  const columns = useCardEventColumns(true);
  const path = deskApi.cardEvents({ order: order.id });
  const { body, problem, again } = useReply<Page<CardEvent>>(path);
  useLiveRefresh([path], live ? 3_000 : null);
  const last = useRef(live);
  useEffect(() => {
    // What ended it is read once more.
    if (last.current && !live) void queryClient.invalidateQueries({ queryKey: [path] });
    last.current = live;
  }, [live, path]);
  return (
    <Panel title={t('eventsOfOrder')} flush>
      <DataTable
        caption={t('eventsOfOrder')}
        columns={columns}
        rows={body?.items}
        rowKey={(row) => row.id}
        rowName={(row) => row.type}
        problem={problem}
        again={again}
        empty={<p className="small muted pad">{t('eventsEmpty')}</p>}
      />
    </Panel>
  );
}
