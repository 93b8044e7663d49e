import type { Subscriber } from '../../platform/outbox.ts';
import { confirmOrder, tellOrderEnded } from './actions/confirm.ts';
import { noticeRepeatBuyer } from './actions/repeat-buyer.ts';

export const subscribers: Subscriber[] = [
  {
    name: 'ordering.confirm',
    event: 'order.placed',
    handle: (context, event, tx) => confirmOrder(tx, context, event.data.orderId),
  },
  {
    name: 'ordering.repeat-buyer',
    event: 'order.placed',
    handle: (context, event, tx) => {
      const { accountId, sellerId, data } = event;
      return noticeRepeatBuyer(tx, context, { accountId: accountId!, sellerId, orderId: data.orderId });
    },
  },
  {
    name: 'ordering.tell-cancelled',
    event: 'order.cancelled',
    handle: (context, event, tx) => tellOrderEnded(tx, context, event.data.orderId, 'cancelled'),
  },
  {
    name: 'ordering.tell-expired',
    event: 'order.expired',
    handle: (context, event, tx) => tellOrderEnded(tx, context, event.data.orderId, 'expired'),
  },
];
