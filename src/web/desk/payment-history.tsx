import type { z } from 'zod';
import type { Balance, paymentsReply } from '../../business/billing/terms.ts';
import type { OrderReply } from '../../business/ordering/terms.ts';
import { useReply } from '../queries.ts';
import { useFormat, useTexts } from '../reader.tsx';
import { Amount } from '../ui/amount.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { deskApi } from './desk-paths.ts';

export type Payments = z.infer<typeof paymentsReply>;
type Payment = Payments['payments'][number];

/** What came in for an order, and what is left. */
export function PaymentHistory({ order }: { order: Pick<OrderReply, 'id'> }) {
  const t = useTexts('desk');
  const { body, problem, again } = useReply<Payments>(deskApi.orderPayments(order.id));
  if (problem && !body) {
    return (
      <Panel title={t('orderPayments')}>
        <Refusal problem={problem} again={again} />
      </Panel>
    );
  }
  if (!body || body.payments.length === 0) {
    return (
      <Panel title={t('orderPayments')}>
        {body ? <p className="small muted">{t('orderNoPayments')}</p> : <Skeleton lines={2} />}
      </Panel>
    );
  }
  return (
    <Panel title={t('orderPayments')} end={body.balance.total.currency} flush>
      <PaymentTable payments={body.payments} balance={body.balance} />
    </Panel>
  );
}

function PaymentTable({ payments, balance }: { payments: readonly Payment[]; balance: Balance }) {
  const t = useTexts('desk');
  const format = useFormat();
  const over = /[1-9]/.test(balance.over.amount);
  return (
    <table className="data stack">
      <caption className="sr">{t('orderPayments')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('paymentReferenceColumn')}</th>
          <th scope="col">{t('paymentDayColumn')}</th>
          <th scope="col">{t('paymentByColumn')}</th>
          <th scope="col" className="num">
            {t('paymentAmountColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {payments.map((payment) => (
          <tr key={payment.id}>
            <th scope="row">
              {payment.reference}
              {payment.note && <small className="muted block">{payment.note}</small>}
            </th>
            <td data-label={t('paymentDayColumn')}>{format.date(payment.receivedOn)}</td>
            <td data-label={t('paymentByColumn')}>{payment.recordedBy}</td>
            <td className="num" data-label={t('paymentAmountColumn')}>
              <Amount value={payment.amount} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {over ? t('paymentOverNow') : t('paymentLeft')}
          </th>
          <td className="num" data-label={over ? t('paymentOverNow') : t('paymentLeft')}>
            <Amount value={over ? balance.over : balance.left} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
