import type { AccountColumn } from '../../business/accounts/terms/companies.ts';

/** The columns of the file as its page names them: first those that every file needs. */
export const importColumns: readonly AccountColumn[] = [
  'name',
  'country',
  'number',
  'legal_name',
  'industry',
  'segment',
  'vat_id',
  'domain',
  'phone',
  'website',
  'employees',
  'language',
  'currency',
  'parent_number',
  'owner_email',
];
export const neededColumns = 2;
