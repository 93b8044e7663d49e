import type { Schedule, Subscriber } from '../../platform/outbox.ts';
import { confirmOrder, tellOrderEnded } from './actions/confirm.ts';
import { SINCE_MS } from './actions/recent-orders.ts';
import { noticeRepeatBuyer } from './actions/repeat-buyer.ts';
import { forgetTallies } from './storage/orders.ts';

/** Twice the window in which split orders are found. */
const TALLY_MS = 2 * SINCE_MS;

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

export const schedules: Schedule[] = [
  {
    name: 'ordering.forget-limit-tallies',
    everyMinutes: 60,
    run: ({ database, clock }) => forgetTallies(database, new Date(clock.now() - TALLY_MS)),
  },
];
