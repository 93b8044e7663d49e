import type { Schedule, Subscriber } from '../../platform/outbox.ts';
import { inviteConverted } from './actions/convert.ts';
import { winByOrder } from './actions/opportunities.ts';
import { closeWon, openForRepeatBuyer } from './actions/orders.ts';
import { watchClocks } from './actions/reminders.ts';
import { standIn } from './actions/stand-in.ts';

export const subscribers: Subscriber[] = [
  {
    name: 'leads.close-won',
    event: 'order.placed',
    handle: async (context, event, tx) => {
      const { orderId, number, leadId, basketId } = event.data;
      await closeWon(tx, context, { orderId, number, leadId: leadId ?? null, basketId: basketId ?? null });
    },
  },
  {
    name: 'leads.win-opportunity',
    event: 'order.placed',
    handle: async (context, event, tx) => {
      const { orderId, number, leadId, basketId } = event.data;
      await winByOrder(tx, context, { orderId, number, leadId: leadId ?? null, basketId: basketId ?? null });
    },
  },
  {
    name: 'leads.repeat-buyer',
    event: 'order.repeat-buyer',
    handle: async (context, event, tx) => {
      if (event.accountId === null) return;
      const { orders, currency, committed, saving } = event.data;
      await openForRepeatBuyer(tx, context, {
        accountId: event.accountId,
        accounts: orders.flatMap((order: { accountId?: string }) => order.accountId ?? []),
        orders: orders.length,
        currency,
        committed,
        saving: saving ?? null,
      });
    },
  },
  {
    name: 'leads.invite-converted',
    event: 'lead.converted',
    handle: async (context, event) => inviteConverted(context, event.data.leadId, event.actor!),
  },
];

export const schedules: Schedule[] = [
  {
    name: 'leads.clocks',
    everyMinutes: 1,
    run: async (context) => {
      await watchClocks(context);
    },
  },
  {
    name: 'leads.stand-in',
    everyMinutes: 5,
    run: async (context) => {
      await standIn(context);
    },
  },
];
