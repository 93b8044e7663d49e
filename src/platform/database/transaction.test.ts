import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { transaction } from './transaction.ts';

const database = testDatabase();

it('answers', async () => {
  const rows = await transaction(database.app, { as: 'system' }, (tx) =>
    tx.query<{ one: bigint }>('select 1::int8 as one'),
  );
  expect(rows).toEqual([{ one: 1n }]);
});
