import type { Context } from '../../platform/http/route.ts';
import type { Schedule, Subscriber } from '../../platform/outbox.ts';
import { receiveCardEvent } from './actions/card-events.ts';
import { tellBuyerGivenBack, tellBuyerRefunded, tellFinance } from './actions/card-mail.ts';
import { ensureIntent } from './actions/card-payments.ts';
import { cardProvider } from './actions/card-provider.ts';
import { submitRefund } from './actions/card-refunds.ts';
import { askProviderAgain, expireCardOrders, settleAllEnded, settleEnded } from './actions/card-sweep.ts';
import { deliverMessages } from './actions/local-provider.ts';
import { expireUnpaid } from './actions.ts';

/** What the local gateway has to tell; nothing where another provider takes the cards. */
async function deliverLocally(context: Context): Promise<void> {
  if (cardProvider()?.name !== 'local') return;
  await deliverMessages(context, (known, bytes, signature) => receiveCardEvent(known, 'local', bytes, signature));
}

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
  {
    // A provider tells of a refund within moments; the local one is asked for its messages here.
    name: 'billing.local-gateway',
    event: 'card.refund-requested',
    handle: async (context, event) => {
      await submitRefund(context, event.data.refundId);
      await deliverLocally(context);
    },
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
    name: 'billing.tell-refunded',
    event: 'card.refunded',
    handle: (context, event, tx) => tellBuyerRefunded(tx, context, event),
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
      await deliverLocally(context);
      await askProviderAgain(context);
      await expireCardOrders(context);
      await settleAllEnded(context);
    },
  },
];
