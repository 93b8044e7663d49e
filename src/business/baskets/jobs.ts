import type { Schedule } from '../../platform/outbox.ts';
import { deleteExpiredSentBaskets } from './storage/carried.ts';
import { deleteStaleBaskets } from './storage.ts';

/** As long as a guest's session lasts. */
const STALE_MS = 30 * 86_400_000;

export const schedules: Schedule[] = [
  {
    name: 'baskets.delete-stale',
    everyMinutes: 24 * 60,
    run: async ({ database, clock }) => {
      await deleteStaleBaskets(database, new Date(clock.now() - STALE_MS));
      await deleteExpiredSentBaskets(database, new Date(clock.now()));
    },
  },
];
