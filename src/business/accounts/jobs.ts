import type { Schedule } from '../../platform/outbox.ts';
import { clearOldAttempts } from '../../platform/session/attempts.ts';
import { clearExpiredSessions } from '../../platform/session/session.ts';
import { forgetOldTokens } from './actions/forget.ts';
import { beginTermsOfSale } from './actions/terms-of-sale.ts';

/** What has had its time is forgotten: sessions, counted attempts, mailed links. */
export const schedules: Schedule[] = [
  {
    name: 'accounts.forget',
    everyMinutes: 60,
    run: async (context) => {
      await clearExpiredSessions(context.database, context.clock.now());
      await clearOldAttempts(context.database, context.clock.now());
      await forgetOldTokens(context);
    },
  },
  { name: 'accounts.terms-of-sale', everyMinutes: 1, run: beginTermsOfSale },
];
