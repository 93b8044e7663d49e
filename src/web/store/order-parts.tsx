import './order.css';
import { linesOfOrder, OrderLines } from '../order-lines.tsx';
import { storeWeb } from '../paths.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Amount } from '../ui/amount.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { CopyText } from '../ui/copy-text.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { lineName } from './basket-line.tsx';
import type { Licence, OrderReply } from './replies.ts';

type OrderState = OrderReply['state'];

const tones: Record<OrderState, Tone> = {
  awaiting_payment: 'warn',
  placed: 'warn',
  paid: 'acc',
  fulfilled: 'pos',
  cancelled: undefined,
  expired: 'neg',
};

/** The state on the order's own page, where it moves on by itself: a reader who hears the page hears it, too. */
export function OrderStateNow({ state }: { state: OrderState }) {
  return (
    <span role="status">
      <OrderStateBadge state={state} />
    </span>
  );
}

export function OrderStateBadge({ state }: { state: OrderState }) {
  const t = useTexts('store', 'buying');
  const words: Record<OrderState, string> = {
    awaiting_payment: t('orderAwaiting'),
    placed: t('orderPlaced'),
    paid: t('orderPaid'),
    fulfilled: t('orderFulfilled'),
    cancelled: t('orderCancelled'),
    expired: t('orderExpired'),
  };
  return <Badge tone={tones[state]}>{words[state]}</Badge>;
}

/** Where to pay, how much, by when, and what to write. */
export function PaymentPanel({ order }: { order: OrderReply }) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const { payment } = order;
  if (!payment || order.state !== 'placed') return null;
  const account = /^[A-Z]{2}\d{2}/.test(payment.iban) ? t('orderIban') : t('orderAccount');
  return (
    <Panel
      title={t('orderPay', { amount: format.money(payment.amount), day: format.date(payment.dueOn) })}
      end={t('orderPayNote', { currency: payment.amount.currency })}
      className="tinted"
    >
      <Facts
        facts={[
          { label: t('orderReference'), value: <CopyText text={payment.reference} label={t('orderReference')} /> },
          { label: t('orderHolder'), value: payment.holder },
          { label: account, value: <CopyText text={payment.iban} label={account} /> },
          { label: t('orderBic'), value: <span className="mono">{payment.bic}</span> },
          { label: t('orderBank'), value: payment.bank },
          { label: t('orderAmount'), value: <Amount value={payment.amount} strong />, figure: true },
          { label: t('orderDue'), value: format.date(payment.dueOn), figure: true },
        ]}
      />
    </Panel>
  );
}

/** The keys to take along, one a line; before payment, when they come. */
export function KeysPanel({ licences, waiting }: { licences: readonly Licence[]; waiting: boolean }) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  if (licences.length === 0) {
    return waiting ? (
      <Panel title={t('orderKeys')}>
        <p className="muted">{t('orderKeysWait')}</p>
      </Panel>
    ) : null;
  }
  return (
    <Panel title={t('orderKeys')} flush>
      <ul className="keys-list">
        {licences.flatMap((licence) =>
          licence.keys.map(({ id, key, seats }) => {
            const name = t('orderKeyFor', {
              product: lineName(licence),
              seats: format.quantity(seats),
              metrics: seats === 1 ? licence.metric.one : licence.metric.other,
            });
            const { withdrawnOn } = licence;
            const label = withdrawnOn ? t('orderKeyWithdrawn', { key: name, day: format.date(withdrawnOn) }) : name;
            return (
              <li key={id}>
                <p className="small">{label}</p>
                <CopyText text={key} label={label} />
              </li>
            );
          }),
        )}
      </ul>
    </Panel>
  );
}

/** What was ordered, each line with why it costs what it costs. */
export function OrderedLines({ order }: { order: OrderReply }) {
  const t = useTexts('store', 'buying');
  return (
    <Panel title={t('orderLines')} end={t('orderPayNote', { currency: order.total.currency })} flush>
      <OrderLines
        caption={t('orderLines')}
        lines={linesOfOrder(order, { why: true })}
        totals={{ net: order.total, commitment: order.commitment }}
      />
    </Panel>
  );
}

/** Who ordered what for whom, under which terms. */
export function OrderFacts({ order }: { order: OrderReply }) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const address = order.address;
  const methods = { invoice: t('payInvoice'), prepayment: t('payPrepayment'), card: t('payCard') };
  const facts: Fact[] = [
    { label: t('orderPlacedOn'), value: format.date(order.placedOn), figure: true },
    { label: t('orderMethod'), value: methods[order.paymentMethod] },
    {
      label: t('checkoutCompany'),
      value: (
        <>
          {order.company}
          {address && (
            <span className="address">
              {[address.line1, address.line2, `${address.postalCode} ${address.city}`.trim(), address.region]
                .filter(Boolean)
                .join(', ')}
            </span>
          )}
        </>
      ),
    },
    { label: t('orderBy'), value: order.contact.name },
    { label: t('email'), value: order.contact.email },
  ];
  if (order.vatId) facts.push({ label: t('vatId'), value: order.vatId });
  if (order.poReference) facts.push({ label: t('orderPo'), value: order.poReference });
  const terms = t('orderTermsVersion', { version: order.termsVersion });
  facts.push({ label: t('orderTerms'), value: <Anchor href={storeWeb.terms(order.termsVersion)}>{terms}</Anchor> });
  return (
    <Panel title={t('orderFacts')}>
      <Facts facts={facts} />
    </Panel>
  );
}

/** What happened to the order, the last first. */
export function OrderHistory({ order }: { order: OrderReply }) {
  const t = useTexts('store', 'buying');
  const format = useFormat();
  const { seller } = useReader();
  const words: Record<OrderReply['events'][number]['kind'], string> = {
    awaiting_payment: t('eventAwaiting'),
    placed: t('eventPlaced'),
    paid: t('eventPaid'),
    fulfilled: t('eventFulfilled'),
    cancelled: t('eventCancelled'),
    expired: t('eventExpired'),
  };
  return (
    <Panel title={t('orderHistory')}>
      <ol className="history">
        {[...order.events].reverse().map((event) => (
          <li key={`${event.at} ${event.kind}`}>
            <p>
              {words[event.kind]}
              {event.reason && <span className="muted"> {event.reason}</span>}
            </p>
            <span className="tiny muted num">{format.instant(event.at, seller.timeZone)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
