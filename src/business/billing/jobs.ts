import type { Schedule, Subscriber } from '../../platform/outbox.ts';
import { receiveCardEvent } from './actions/card-events.ts';
import { tellBuyerGivenBack, tellFinance } from './actions/card-mail.ts';
import { ensureIntent } from './actions/card-payments.ts';
import { cardProvider } from './actions/card-provider.ts';
import { submitRefund } from './actions/card-refunds.ts';
import { askProviderAgain, expireCardOrders, settleAllEnded, settleEnded } from './actions/card-sweep.ts';
import { deliverMessages } from './actions/local-provider.ts';
import { expireUnpaid } from './actions.ts';

export const subscribers: Subscriber[] = [
  {
    name: 'billing.ask-for-payment',
    event: 'order.awaiting-payment',
    handle: async (context, event) => {
      await ensureIntent(context, event.data.orderId);
    },
  },
  {
    name: 'billing.send-refund',
    event: 'card.refund-requested',
    handle: (context, event) => submitRefund(context, event.data.refundId),
  },
  ...(['order.cancelled', 'order.expired'] as const).map(
    (event) =>
      ({
        name: `billing.give-up-payment.${event}`,
        event,
        handle: (context, { accountId, data }) => settleEnded(context, accountId!, data.orderId),
      }) satisfies Subscriber,
  ),
  {
    name: 'billing.tell-finance',
    event: 'card.attention',
    handle: (context, event, tx) => tellFinance(tx, context, event),
  },
  {
    name: 'billing.tell-given-back',
    event: 'card.attention',
    handle: (context, event, tx) => tellBuyerGivenBack(tx, context, event),
  },
];

export const schedules: Schedule[] = [
  {
    name: 'billing.expire-unpaid',
    everyMinutes: 60,
    run: async (context) => {
      await expireUnpaid(context);
    },
  },
  {
    name: 'billing.cards',
    everyMinutes: 1,
    run: async (context) => {
      if (cardProvider()?.name === 'local') {
        await deliverMessages(context, (known, bytes, signature) => receiveCardEvent(known, 'local', bytes, signature));
      }
      await askProviderAgain(context);
      await expireCardOrders(context);
      await settleAllEnded(context);
    },
  },
];
