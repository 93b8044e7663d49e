import type { Schedule } from '../../platform/outbox.ts';
import { expireUnpaid } from './actions.ts';

export const schedules: Schedule[] = [
  {
    name: 'billing.expire-unpaid',
    everyMinutes: 60,
    run: async (context) => {
      await expireUnpaid(context);
    },
  },
];
