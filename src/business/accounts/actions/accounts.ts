import { isCurrency } from '../../../kernel/currency.ts';
import type { FieldError, Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context, Scope } from '../../../platform/http/route.ts';
import { announce } from '../../../platform/outbox.ts';
import { isCountry } from '../rules/countries.ts';
import {
  accountById,
  accountWithAll,
  endRelationship,
  insertAccount,
  insertRelationship,
  updateAccount,
  updateCompany,
} from '../storage/companies.ts';
import {
  type AccountFilter,
  type AccountSort,
  countAccounts,
  cursorOfAccount,
  pageOfAccounts,
} from '../storage/company-list.ts';
import { staffAmong } from '../storage/staff.ts';
import type {
  AccountChange,
  AccountCreate,
  AccountDetail,
  AccountFields,
  AccountList,
  Company,
  CompanyChange,
  RelationshipKind,
} from '../terms/companies.ts';
import { assignOwners } from './ownership.ts';
import { currencyFor } from './prospects.ts';
import { loadSellerAndStore } from './seller-and-store.ts';

export type AccountQuery = AccountFilter & { sort: AccountSort; cursor?: string | undefined; limit: number };

/** Companies that the caller sees, by filter, a page at a time. */
export async function listAccounts(context: Context, query: AccountQuery): Promise<Outcome<AccountList>> {
  const after = decodeCursor(query.cursor, 2);
  if (!after.ok) return after;
  const { today } = context;
  return context.transaction(async (tx) => {
    const rows = await pageOfAccounts(tx, query, { sort: query.sort, after: after.value, limit: query.limit, today });
    const approximateTotal = await countAccounts(tx, query, today);
    const page = pageOf(rows, query.limit, (row) => cursorOfAccount(query.sort, row));
    const items = page.rows.map((row) => ({
      id: row.id,
      number: row.number,
      name: row.name,
      status: row.status,
      country: row.country,
      industry: row.industry,
      segment: row.segment,
      domain: row.domain,
      owner: row.owner_id === null ? null : { personId: row.owner_id, name: row.owner_name ?? '' },
      createdAt: row.created_at.toISOString(),
    }));
    return accept({ items, next: page.next, approximateTotal });
  });
}

async function detail(tx: Tx, context: Context, id: string): Promise<AccountDetail | null> {
  const row = await accountWithAll(tx, id, context.today);
  if (!row) return null;
  const { legal_name: legalName, vat_id: vatId, created_at, row_version: rowVersion, ...rest } = row;
  return { ...rest, legalName, vatId, createdAt: created_at.toISOString(), rowVersion };
}

/** One company with its place in the tree, relationships, owner and people. */
export async function readAccount(context: Context, id: string): Promise<Outcome<AccountDetail>> {
  const account = await context.transaction((tx) => detail(tx, context, id));
  return account ? accept(account) : refuse('account_not_found');
}

function fieldProblems(fields: { country: string; currency?: string | undefined }): FieldError[] {
  const errors: FieldError[] = [];
  if (!isCountry(fields.country)) errors.push({ pointer: '/country', value: fields.country, expected: 'country' });
  if (fields.currency !== undefined && !isCurrency(fields.currency)) {
    errors.push({ pointer: '/currency', value: fields.currency, expected: 'currency' });
  }
  return errors;
}

/** Whether the caller may give an account to this owner: anybody of the vendor where he sees all, else his teams. */
async function mayGive(context: Context, scope: Scope, ownerId: string | null): Promise<boolean> {
  if (ownerId === null) return true;
  if (scope !== 'all' && !context.caller.teamPeople.includes(ownerId)) return false;
  return (await staffAmong(context.database, [ownerId])).length === 1;
}

function fieldsOf(wanted: AccountCreate, language: 'en' | 'de', currency: string): AccountFields {
  return {
    name: wanted.name,
    legalName: wanted.legalName ?? null,
    country: wanted.country,
    industry: wanted.industry ?? null,
    segment: wanted.segment ?? null,
    vatId: wanted.vatId ?? null,
    domain: wanted.domain ?? null,
    phone: wanted.phone ?? null,
    website: wanted.website ?? null,
    employees: wanted.employees ?? null,
    language: wanted.language ?? language,
    currency: wanted.currency ?? currency,
    address: wanted.address ?? null,
  };
}

/**
 * Opens a company as a customer with the next number. Where the caller sees his own or his team's accounts only, it is
 * his unless he gives it to somebody of his teams. Refuses unknown countries, currencies and owners.
 */
export async function openAccount(
  context: Context,
  wanted: AccountCreate,
  scope: Scope,
): Promise<Outcome<AccountDetail>> {
  const errors = fieldProblems(wanted);
  if (errors.length > 0) return refuse('invalid_input', { errors });
  const ownerId = wanted.ownerId ?? (scope === 'all' ? null : context.caller.personId);
  if (!(await mayGive(context, scope, ownerId))) {
    return refuse('invalid_input', { errors: [{ pointer: '/ownerId', value: ownerId, expected: 'known_id' }] });
  }
  const { seller, store } = await loadSellerAndStore(context);
  const fields = fieldsOf(wanted, context.language, currencyFor(store, wanted.country));
  const { status, name } = wanted;
  const id = context.newId();
  // As the server: until it has an owner, a new account is seen by nobody who does not see all.
  return context.transaction<Outcome<AccountDetail>>(
    async (tx) => {
      const at = new Date(context.clock.now());
      const number = await insertAccount(tx, { ...fields, id, sellerId: seller.id, status, at });
      await insertRelationship(tx, { id: context.newId(), accountId: id, kind: 'customer', fromDay: context.today });
      if (ownerId !== null) await assignOwners(tx, context, [{ accountId: id, personId: ownerId }]);
      await noteAccount(tx, context, 'account.opened', { id, number, name, status }, fields);
      return accept((await detail(tx, context, id))!);
    },
    { as: 'system' },
  );
}

async function noteAccount(
  tx: Tx,
  context: Context,
  type: 'account.opened' | 'account.changed',
  account: { id: string; number: string; name: string; status: string },
  after: unknown,
  before?: unknown,
): Promise<void> {
  const { id, number, name, status } = account;
  await audit(tx, context, { action: type, subjectKind: 'account', subjectId: id, accountId: id, before, after });
  await announce(tx, context, { type, version: 1, accountId: id, data: { accountId: id, number, name, status } });
}

/** Changes a company's facts and status. */
export async function changeAccount(
  context: Context,
  id: string,
  rowVersion: number,
  change: AccountChange,
): Promise<Outcome<AccountDetail>> {
  const errors = fieldProblems(change);
  if (errors.length > 0) return refuse('invalid_input', { errors });
  return context.transaction<Outcome<AccountDetail>>(async (tx) => {
    const before = await accountById(tx, id);
    if (!before) return refuse('account_not_found');
    if (!(await updateAccount(tx, id, rowVersion, change))) return refuse('changed_meanwhile');
    const after = { id, number: before.number, name: change.name, status: change.status };
    await noteAccount(tx, context, 'account.changed', after, change, before);
    return accept((await detail(tx, context, id))!);
  });
}

/** Begins a relationship; a company may be customer, partner and alliance at once, each once at a time. */
export async function beginRelationship(
  context: Context,
  accountId: string,
  kind: RelationshipKind,
  fromDay: string = context.today,
): Promise<Outcome<AccountDetail>> {
  return context.transaction<Outcome<AccountDetail>>(async (tx) => {
    const account = await accountById(tx, accountId);
    if (!account) return refuse('account_not_found');
    const id = context.newId();
    if (!(await insertRelationship(tx, { id, accountId, kind, fromDay }))) return refuse('relationship_open');
    await noteAccount(tx, context, 'account.changed', account, { relationship: kind, fromDay });
    return accept((await detail(tx, context, accountId))!);
  });
}

/** Ends an open relationship on a day. */
export async function finishRelationship(
  context: Context,
  accountId: string,
  id: string,
  toDay: string = context.today,
): Promise<Outcome<AccountDetail>> {
  return context.transaction<Outcome<AccountDetail>>(async (tx) => {
    const account = await accountById(tx, accountId);
    if (!account) return refuse('account_not_found');
    if (!(await endRelationship(tx, accountId, id, toDay))) return refuse('relationship_not_found');
    await noteAccount(tx, context, 'account.changed', account, { relationshipEnded: id, toDay });
    return accept((await detail(tx, context, accountId))!);
  });
}

function companyOf(account: NonNullable<Awaited<ReturnType<typeof accountById>>>): Company {
  return {
    id: account.id,
    number: account.number,
    name: account.name,
    legalName: account.legal_name,
    country: account.country,
    currency: account.currency,
    vatId: account.vat_id,
    phone: account.phone,
    website: account.website,
    language: account.language,
    address: account.address,
    rowVersion: account.row_version,
  };
}

/** The caller's own company. */
export async function readCompany(context: Context): Promise<Outcome<Company>> {
  const { activeAccountId } = context.caller;
  if (activeAccountId === null) return refuse('account_not_found');
  const account = await context.transaction((tx) => accountById(tx, activeAccountId));
  return account ? accept(companyOf(account)) : refuse('account_not_found');
}

/** Changes what a company may change about itself. */
export async function changeCompany(
  context: Context,
  rowVersion: number,
  change: CompanyChange,
): Promise<Outcome<Company>> {
  const { activeAccountId: id } = context.caller;
  if (id === null) return refuse('account_not_found');
  return context.transaction<Outcome<Company>>(async (tx) => {
    const before = await accountById(tx, id);
    if (!before) return refuse('account_not_found');
    if (!(await updateCompany(tx, id, rowVersion, change))) return refuse('changed_meanwhile');
    const after = { id, number: before.number, name: change.name, status: before.status };
    await noteAccount(tx, context, 'account.changed', after, change, companyOf(before));
    return accept(companyOf((await accountById(tx, id))!));
  });
}
