import type { FieldError } from '../../../kernel/outcome.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Context } from '../../../platform/http/route.ts';
import { dependentsOf } from '../../../platform/import/dependents.ts';
import type { Blockers, ImportKind, ImportRun } from '../../../platform/import/kind.ts';
import { announce } from '../../../platform/outbox.ts';
import { accountImportFields, readAccountRow } from '../rules/account-rows.ts';
import * as judging from '../storage/account-import.ts';
import * as merging from '../storage/account-merge.ts';
import { lockTree } from '../storage/parentage.ts';
import { assignOwners } from './ownership.ts';
import { currencyFor } from './prospects.ts';
import { loadSellerAndStore } from './seller-and-store.ts';

/** What later rooms keep for every account and take away again with an import that opened it. */
export type AccountFollower = {
  /** Tables whose rows go with the account instead of holding it. */
  readonly tables: readonly string[];
  readonly undo: (tx: Tx, importId: string) => Promise<void>;
};
export const accountFollowers: AccountFollower[] = [];

const mostShown = 200;
const ownTables = [
  'accounts.account_parent',
  'accounts.relationship',
  'accounts.source_key',
  'accounts.contact_person',
] as const;

const known: Readonly<Record<(typeof accountImportFields)[number], readonly string[]>> = {
  number: ['accountnumber', 'customernumber', 'kundennummer', 'nummer', 'no'],
  key: ['accountid', 'accountkey', 'externalid', 'schlüssel'],
  name: [
    'company',
    'companyname',
    'customer',
    'customername',
    'account',
    'accountname',
    'firma',
    'kunde',
    'unternehmen',
  ],
  legal_name: ['firmierung', 'registeredname'],
  country: ['countrycode', 'land', 'ländercode', 'country/region'],
  industry: ['branche', 'sector'],
  segment: ['size', 'tier'],
  vat_id: ['vat', 'vatnumber', 'ustid', 'ustidnr', 'taxid'],
  domain: ['maildomain', 'emaildomain'],
  phone: ['telephone', 'telefon', 'phonenumber'],
  website: ['web', 'url', 'homepage', 'webseite'],
  employees: ['headcount', 'employeecount', 'mitarbeiter'],
  language: ['sprache', 'lang'],
  currency: ['währung', 'currencycode'],
  parent_number: ['parentaccountnumber', 'muttergesellschaft'],
  parent_key: ['parentid', 'customerid', 'groupid', 'konzern'],
  parent_name: ['parent', 'parentaccount', 'group'],
  owner_email: ['owner', 'accountowner', 'betreuer', 'salesrep'],
  contact_name: ['contact', 'ansprechpartner', 'kontakt', 'person'],
  contact_email: ['email', 'emailaddress', 'mail', 'contactmail'],
  contact_phone: ['mobile', 'contactmobile'],
  contact_title: ['jobtitle', 'title', 'position', 'funktion'],
};

async function judge(tx: Tx, context: Context, run: ImportRun): Promise<void> {
  await judging.judgeRows(tx, run.id, run.sourceId);
  await tx.query('SELECT platform.know_import_rows($1)', ['platform.import_outcome']);
  await judging.findDisagreements(tx, run.id, run.fields);
  const parents = run.fields.has('parent_number') || run.fields.has('parent_key');
  // A bad row takes those below it along: until nothing more is found.
  for (;;) {
    if (parents) await judging.findParents(tx, run.id, run.sourceId);
    if ((await judging.findUnknown(tx, run.id)) === 0 || !parents) break;
  }
  if (parents) await judging.findLoops(tx, run.id, context.today);
  await judging.findChanges(tx, run.id, run.fields, context.today);
}

async function merge(tx: Tx, context: Context, run: ImportRun): Promise<void> {
  const { seller, store } = await loadSellerAndStore(context);
  const { today } = context;
  const at = new Date(context.clock.now());
  const defaults = {
    sourceId: run.sourceId,
    sellerId: seller.id,
    language: context.language,
    currency: store.defaultCurrency,
    countryCurrencies: store.countryCurrencies,
    at,
    today,
  };
  await merging.keepNumbers(tx, run.id);
  const parents = await judging.parentsToOpen(tx, run.id);
  const opened = parents.map((parent) => ({
    ...parent,
    id: context.newId(),
    currency: currencyFor(store, parent.country),
  }));
  await judging.openParents(tx, run.id, defaults, opened);
  await merging.openCompanies(tx, run.id, defaults);
  await merging.changeCompanies(tx, run.id, run.fields);
  if (run.fields.has('parent_number') || run.fields.has('parent_key')) await merging.putParents(tx, run.id, today, at);
  await merging.keepSourceKeys(tx, run.id, run.sourceId);
  if (run.fields.has('contact_name')) await merging.addContacts(tx, run.id, at);
  if (run.fields.has('owner_email')) await giveOwners(tx, context, run.id);
  const data = { importId: run.id, ...(await merging.countMerged(tx, run.id)) };
  await announce(tx, context, { type: 'accounts.imported', version: 1, data });
}

async function giveOwners(tx: Tx, context: Context, importId: string): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await merging.ownersGiven(tx, importId, after, 5_000);
    if (rows.length === 0) return;
    await assignOwners(
      tx,
      context,
      rows.map((row) => ({ accountId: row.account_id, personId: row.person_id })),
    );
    after = rows[rows.length - 1]!.row;
  }
}

/** Orders, requests, people, ... of companies the import opened; companies changed since. */
async function blockers(tx: Tx, importId: string): Promise<Blockers> {
  const followers = accountFollowers.flatMap(({ tables }) => tables);
  const except = [...ownTables, ...followers];
  const depending = await dependentsOf(tx, importId, merging.openedBy, except, mostShown);
  const changed = await merging.changedSince(tx, importId, mostShown);
  const names = await merging.namesOfAccounts(tx, [...new Set(depending.map(({ accountId }) => accountId))]);
  const shown: FieldError[] = [
    ...depending.map(({ accountId, table, rows }) => {
      const account = names.get(accountId)!;
      const facts = { kind: table.replace('.', '_'), count: rows, account: accountId };
      return { pointer: `/accounts/${account.number}`, value: account.name, expected: 'nothing_depends', facts };
    }),
    ...changed.map(({ id, number, name, kind }) => ({
      pointer: `/accounts/${number}`,
      value: name,
      expected: 'as_imported',
      facts: { kind, account: id },
    })),
  ];
  return { count: shown.length, shown };
}

async function undo(tx: Tx, context: Context, run: ImportRun): Promise<void> {
  await lockTree(tx);
  const before = await merging.putBack(tx, run.id);
  const owned = before.filter((row) => row.person_id !== null);
  await assignOwners(
    tx,
    context,
    owned.map((row) => ({ accountId: row.account_id, personId: row.person_id })),
  );
  for (const follower of accountFollowers) await follower.undo(tx, run.id);
  await merging.takeAway(tx, run.id);
  await announce(tx, context, { type: 'accounts.import_undone', version: 1, data: { importId: run.id } });
}

/**
 * Companies with their parents, owners and people to reach. A row whose number or source's key is known changes that
 * company, any other opens one; further rows of the same company add people. Nothing is attached to a company by name.
 */
export const accountImport: ImportKind = {
  name: 'accounts',
  fields: accountImportFields.map((name) => ({
    name,
    form: 'text',
    known: known[name],
    ...(name === 'name' || name === 'country' ? { needed: true as const } : {}),
  })),
  oneOf: [],
  staging: {
    table: 'accounts.import_row',
    columns: [...accountImportFields, 'source_key'],
  },
  read: readAccountRow,
  judge: async (tx, context, run) => {
    // Nobody moves a company between what is judged and what is written.
    await lockTree(tx);
    await judge(tx, context, run);
  },
  merge,
  blockers,
  undo,
};
