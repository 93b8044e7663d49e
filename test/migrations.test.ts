import { expect, it } from 'vitest';
import { testCluster } from './database.ts';

it('applies every migration to an empty database', async () => {
  expect((await testCluster()).failure).toBeUndefined();
});
