import type { Subscriber } from '../../platform/outbox.ts';
import { issueLicences, mailKeys, withdrawLicences } from './actions.ts';

export const subscribers: Subscriber[] = [
  {
    name: 'licensing.issue',
    event: 'order.paid',
    handle: async (context, event, tx) => {
      await issueLicences(tx, context, event.data.orderId);
    },
  },
  {
    name: 'licensing.withdraw',
    event: 'order.cancelled',
    handle: async (context, event, tx) => {
      await withdrawLicences(tx, context, event.accountId!, event.data.orderId);
    },
  },
  {
    name: 'licensing.mail-keys',
    event: 'licences.issued',
    handle: (context, event, tx) => mailKeys(tx, context, event.data.orderId),
  },
];
