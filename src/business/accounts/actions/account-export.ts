import { writeCsvRow } from '../../../kernel/csv.ts';
import type { CursorValue } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import {
  type AccountFilter,
  type AccountSort,
  cursorOfAccount,
  type ListedAccount,
  pageOfAccounts,
} from '../storage/company-list.ts';
import { type AccountColumn, accountColumns } from '../terms/companies.ts';

const PAGE = 1_000;

const cellOf: Readonly<Record<AccountColumn, (account: ListedAccount) => string | number | null>> = {
  number: (account) => account.number,
  name: (account) => account.name,
  legal_name: (account) => account.legal_name,
  country: (account) => account.country,
  industry: (account) => account.industry,
  segment: (account) => account.segment,
  vat_id: (account) => account.vat_id,
  domain: (account) => account.domain,
  phone: (account) => account.phone,
  website: (account) => account.website,
  employees: (account) => account.employees,
  language: (account) => account.language,
  currency: (account) => account.currency,
  parent_number: (account) => account.parent_number,
  owner_email: (account) => account.owner_email,
};

/**
 * All rows of a filter as CSV, a page at a time, so that neither the database nor the server holds the whole. Each page
 * is a transaction behind the caller's walls. Begins with a byte-order mark, by which spreadsheets know UTF-8; cells
 * that a spreadsheet would run as formulas are escaped, and come back unescaped when the file is imported.
 */
export async function* exportAccounts(
  context: Context,
  filter: AccountFilter & { sort: AccountSort },
): AsyncGenerator<string> {
  yield `\ufeff${writeCsvRow(accountColumns)}`;
  const { sort } = filter;
  let after: CursorValue[] | null = null;
  for (;;) {
    const page: { sort: AccountSort; after: CursorValue[] | null; limit: number; today: string } = {
      sort,
      after,
      limit: PAGE,
      today: context.today,
    };
    const rows: ListedAccount[] = await context.transaction((tx) => pageOfAccounts(tx, filter, page));
    const shown = rows.slice(0, PAGE);
    yield shown
      .map((account) => writeCsvRow(accountColumns.map((column) => String(cellOf[column](account) ?? ''))))
      .join('');
    const last = shown.at(-1);
    if (rows.length <= PAGE || !last) return;
    after = cursorOfAccount(sort, last);
  }
}
