import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A process per file: what one file leaves behind (timers, pools, registered ports) cannot reach another.
    pool: 'forks',
    restoreMocks: true,
    env: { KEYLINE_ENV: 'test', TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          environment: 'node',
          include: [
            'src/**/*.test.{ts,tsx}',
            'test/**/*.test.ts',
            'seed/**/*.test.ts',
            'bench/**/*.test.ts',
            'architecture.test.ts',
          ],
          maxWorkers: 2,
          globalSetup: ['test/database-cluster.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['journeys/**/*.test.ts'],
          // After the rest, one after the other: they share one server and one browser.
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          globalSetup: ['journeys/set-up.ts'],
          // Every screen, wide and narrow, light and dark, on a slow machine.
          testTimeout: 180_000,
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
