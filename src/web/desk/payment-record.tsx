import './desk.css';
import type { z } from 'zod';
import type { Balance, paymentReply, RecordPayment } from '../../business/billing/terms.ts';
import type { OrderReply } from '../../business/ordering/terms.ts';
import type { MoneyText } from '../../texts/format.ts';
import { parseDecimal } from '../../texts/typed-figures.ts';
import { send } from '../api.ts';
import { web } from '../paths.ts';
import { navigate, useParam } from '../place.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Amount } from '../ui/amount.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { LinkButton } from '../ui/button.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { DateField, MoneyField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { deskApi, deskWeb } from './desk-paths.ts';
import { dayIn } from './lead-words.ts';
import { forgetOrders } from './order-cancel.tsx';
import { StateBadge } from './order-list.tsx';
import { afterPayment } from './payment-balance.ts';
import { PaymentHistory, type Payments } from './payment-history.tsx';
import { RecordState } from './record-state.tsx';

type Recorded = z.infer<typeof paymentReply>;

/** Records money that came in for an order, with what it leaves open in sight before it is saved. */
export default function PaymentRecord() {
  const t = useTexts('desk');
  const id = useParam('order');
  const order = useReply<OrderReply>(deskApi.order(id));
  const payments = useReply<Payments>(deskApi.orderPayments(id));
  if (!order.body || !payments.body) {
    const again = () => Promise.all([order.again(), payments.again()]);
    const problem = order.problem ?? payments.problem;
    const back = { href: deskWeb.payments(), words: t('paymentBack') };
    return <RecordState title={t('paymentRecord')} problem={problem} again={again} back={back} />;
  }
  const { balance } = payments.body;
  // What was recorded meanwhile changes what the form proposes.
  return <Recording key={balance.received.amount} order={order.body} balance={balance} />;
}

function Recording({ order, balance }: { order: OrderReply; balance: Balance }) {
  const t = useTexts('desk');
  const format = useFormat();
  const { language } = useReader();
  const { currency } = balance.total;
  const form = usePaymentForm(order, balance);
  const typed = parseDecimal(form.values['amount/amount'], language);
  const amount = typed.ok ? { amount: typed.value, currency } : null;
  return (
    <>
      <PageHead
        title={t('paymentTitle', { number: order.number })}
        aside={<StateBadge state={order.state} />}
        note={<Anchor href={web.desk.account(order.accountId)}>{order.company}</Anchor>}
      >
        <LinkButton href={web.desk.order(order.id)}>{t('paymentOpenOrder')}</LinkButton>
      </PageHead>
      {balance.settled && <Note tone="warn">{t('paymentSettledAlready', { number: order.number })}</Note>}
      <div className="two">
        <div>
          <Panel title={t('paymentRecord')}>
            <Form
              form={form}
              label={t('paymentRecord')}
              action={amount ? t('paymentSave', { amount: format.money(amount) }) : t('paymentSavePlain')}
            >
              <MoneyField {...form.field('amount/amount')} label={t('paymentAmount')} currency={currency} />
              <DateField {...form.field('receivedOn')} label={t('paymentDay')} />
              <TextField
                {...form.field('reference')}
                label={t('paymentReference')}
                hint={t('paymentReferenceHint')}
                autoComplete="off"
              />
              <TextField {...form.field('note')} label={t('paymentNote')} optional />
            </Form>
          </Panel>
          <PaymentHistory order={order} />
        </div>
        <div>
          <Result balance={balance} amount={amount} />
          {order.payment && (
            <Panel title={t('paymentBank')}>
              <Facts
                facts={[
                  { label: t('paymentReferenceColumn'), value: order.payment.reference },
                  { label: t('orderDueOn'), value: format.date(order.payment.dueOn) },
                  { label: 'IBAN', value: <span className="mono">{order.payment.iban}</span> },
                ]}
              />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function usePaymentForm(order: OrderReply, balance: Balance) {
  const t = useTexts('desk');
  const format = useFormat();
  const toast = useToast();
  const { language, seller } = useReader();
  const { currency } = balance.total;
  const amountOf = (text: string) => {
    const typed = parseDecimal(text, language);
    return typed.ok ? typed.value : null;
  };
  return useForm({
    draft: `payment-${order.id}`,
    initial: {
      'amount/amount': balance.settled ? '' : format.amount(balance.left),
      receivedOn: dayIn(seller.timeZone, Date.now()),
      reference: '',
      note: '',
    },
    checks: {
      'amount/amount': (value) =>
        amountOf(value) === null
          ? t('paymentAmountWrong', { example: format.amount({ amount: '1234.50', currency }) })
          : null,
    },
    send: (values, idempotencyKey) => {
      const body: RecordPayment = {
        amount: { amount: amountOf(values['amount/amount']) ?? '', currency },
        receivedOn: values.receivedOn,
        reference: values.reference,
        ...(values.note.trim() ? { note: values.note } : {}),
      };
      return send<Recorded>('POST', deskApi.orderPayments(order.id), body, { idempotencyKey });
    },
    done: ({ payment }) => {
      forgetOrders('');
      toast({ text: t('paymentRecorded', { amount: format.money(payment.amount), number: order.number }) });
      navigate(deskWeb.payments());
    },
  });
}

/** What the order owes now and after the payment that stands in the form. */
function Result({ balance, amount }: { balance: Balance; amount: MoneyText | null }) {
  const t = useTexts('desk');
  const format = useFormat();
  const after = amount && afterPayment(balance, amount);
  const nothing = { amount: '0', currency: balance.total.currency };
  const facts: Fact[] = [
    { label: t('orderTotal'), value: <Amount value={balance.total} />, figure: true },
    { label: t('paymentReceived'), value: <Amount value={after?.received ?? balance.received} />, figure: true },
    {
      label: after?.over ? t('paymentOverNow') : t('paymentLeft'),
      value: <Amount strong value={after ? (after.over ?? after.left ?? nothing) : balance.left} />,
      figure: true,
    },
  ];
  const words = after
    ? after.over
      ? t('paymentOver', { amount: format.money(after.over) })
      : after.left
        ? t('paymentPart', { amount: format.money(after.left) })
        : t('paymentSettles')
    : null;
  return (
    <Panel title={t('paymentResult')} end={balance.total.currency}>
      <Facts facts={facts} />
      {words && (
        <p className={after?.over ? 'small warn result-words' : 'small result-words'} role="status">
          {words}
        </p>
      )}
    </Panel>
  );
}
