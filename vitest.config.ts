import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: [
      'src/**/*.test.{ts,tsx}',
      'test/**/*.test.ts',
      'seed/**/*.test.ts',
      'bench/**/*.test.ts',
      'journeys/**/*.test.ts',
      'architecture.test.ts',
    ],
    // A process per file: what one file leaves behind (timers, pools, registered ports) cannot reach another.
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['test/database-cluster.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    env: { KEYLINE_ENV: 'test', TZ: 'UTC' },
  },
});
