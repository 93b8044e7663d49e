import type { CardPaymentReply, RequestRefund } from '../../business/billing/terms/cards.ts';
import { endsByRefund } from '../../business/ordering/rules/order-states.ts';
import type { OrderReply } from '../../business/ordering/terms.ts';
import type { MoneyText } from '../../texts/format.ts';
import { parseDecimal } from '../../texts/typed-figures.ts';
import { send } from '../api.ts';
import { queryClient } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { CheckboxField } from '../ui/choice-fields.tsx';
import { MoneyField, TextArea } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { deskApi } from './desk-paths.ts';
import { forgetOrders } from './order-cancel.tsx';

/** Gives money back to the card that paid, whole or in part; all of it can end the order. */
export function RefundGive({
  order,
  refundable,
  leave,
}: {
  readonly order: OrderReply;
  readonly refundable: MoneyText;
  readonly leave: () => void;
}) {
  const t = useTexts('desk-cards');
  const format = useFormat();
  const toast = useToast();
  const { language } = useReader();
  const { currency } = refundable;
  const amountOf = (text: string) => {
    const typed = parseDecimal(text, language);
    return typed.ok ? typed.value : null;
  };
  const form = useForm({
    draft: `refund-${order.id}`,
    initial: { 'amount/amount': format.amount(refundable), reason: '', cancelOrder: '' },
    checks: {
      'amount/amount': (value) =>
        amountOf(value) === null
          ? t('refundAmountWrong', { example: format.amount({ amount: '1234.50', currency }) })
          : null,
    },
    send: (values, idempotencyKey) => {
      const amount = { amount: amountOf(values['amount/amount']) ?? '', currency };
      const body: RequestRefund = { amount, reason: values.reason, cancelOrder: values.cancelOrder === 'yes' };
      return send<CardPaymentReply>('POST', deskApi.orderRefunds(order.id), body, { idempotencyKey });
    },
    done: (reply) => {
      const { amount } = reply.refunds.at(-1)!;
      queryClient.setQueryData([deskApi.cardPayment(order.id)], reply);
      forgetOrders('');
      toast({ text: t('refundAsked', { amount: format.money(amount), number: order.number }) });
      leave();
    },
  });
  const typed = amountOf(form.values['amount/amount']);
  const title = t('refundTitle', { number: order.number });
  return (
    <Panel title={title}>
      <Form
        form={form}
        label={title}
        action={typed ? t('refundSend', { amount: format.money({ amount: typed, currency }) }) : t('refundSendPlain')}
        beside={<Button onClick={leave}>{t('refundKeep')}</Button>}
      >
        <MoneyField
          {...form.field('amount/amount')}
          label={t('refundAmount')}
          hint={t('refundAmountHint', { amount: format.money(refundable) })}
          currency={currency}
        />
        <TextArea {...form.field('reason')} label={t('refundReason')} hint={t('refundReasonHint')} rows={2} />
        {endsByRefund(order.state) && (
          <CheckboxField {...form.field('cancelOrder')} label={t('refundCancel')} hint={t('refundCancelHint')} />
        )}
      </Form>
    </Panel>
  );
}
