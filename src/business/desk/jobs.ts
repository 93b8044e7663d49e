import type { Tx } from '../../platform/database/database.ts';
import type { Context } from '../../platform/http/route.ts';
import type { LongWork } from '../../platform/jobs.ts';
import type { PlatformEvent, Schedule, Subscriber } from '../../platform/outbox.ts';
import { indexImported } from './actions/imported-search.ts';
import { forgetLeftImports, workOnNextImport } from './actions/imports.ts';
import { indexCatalogue } from './actions/search.ts';
import { indexAccounts, indexLeads, indexOrders, indexPeople, removeEntry } from './storage/search.ts';

type Index = (tx: Tx, at: Date, event: PlatformEvent) => Promise<unknown>;

/** One subscriber per event: what it names is read again and put into the search. */
function indexOn(event: string, index: Index): Subscriber {
  return {
    name: `desk.search:${event}`,
    event,
    handle: async (context, heard, tx) => {
      await index(tx, new Date(context.clock.now()), heard);
    },
  };
}

const account: Index = async (tx, at, { data }) => {
  await indexAccounts(tx, at, data.accountId);
};
/** A new company comes with its first person. */
const accountAndPeople: Index = async (tx, at, { data }) => {
  await indexAccounts(tx, at, data.accountId);
  await indexPeople(tx, at, null, data.accountId);
};
const person: Index = (tx, at, { data }) => indexPeople(tx, at, data.personId);
const lead: Index = (tx, at, { data }) => indexLeads(tx, at, data.leadId);
const order: Index = (tx, at, { data }) => indexOrders(tx, at, data.orderId);

export const subscribers: Subscriber[] = [
  indexOn('account.opened', accountAndPeople),
  indexOn('account.changed', account),
  {
    name: 'desk.search-import',
    event: 'accounts.imported',
    // Outside the event's own transaction: a file of a hundred thousand takes longer than a statement may there.
    handle: (context, { data }) => indexImported(context, data.importId),
  },
  {
    name: 'desk.search-import-undone',
    event: 'accounts.import_undone',
    handle: (context, { data }) => indexImported(context, data.importId),
  },
  indexOn('person.joined', person),
  indexOn('person.changed', person),
  indexOn('person.left', (tx, _at, { data }) => removeEntry(tx, 'person', data.personId, data.accountId)),
  indexOn('lead.opened', lead),
  indexOn('lead.changed', lead),
  indexOn('order.placed', order),
  {
    name: 'desk.search-prices',
    event: 'prices.published',
    handle: (context) => indexCatalogue(context),
  },
];

/** Which versions of catalogue and prices this process has put into the search. */
let indexed = '';

async function indexWhenChanged(context: Context): Promise<void> {
  const now = ['catalog', 'prices'].map((name) => context.versions.current(name)).join('.');
  if (now === indexed) return;
  await indexCatalogue(context);
  indexed = now;
}

export const schedules: Schedule[] = [
  { name: 'desk.search-catalogue', everyMinutes: 1, run: indexWhenChanged },
  { name: 'desk.forget-left-imports', everyMinutes: 60, run: forgetLeftImports },
];

export const longWork: LongWork[] = [{ name: 'desk.imports', step: workOnNextImport }];
