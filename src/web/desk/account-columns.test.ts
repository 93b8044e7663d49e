import { describe, expect, it } from 'vitest';
import { accountColumns } from '../../business/accounts/terms/companies.ts';
import { importColumns } from './account-columns.ts';

describe('the columns of the file of accounts', () => {
  it('are named on the page exactly as the import reads them', () => {
    expect([...importColumns].sort()).toEqual([...accountColumns].sort());
  });
});
