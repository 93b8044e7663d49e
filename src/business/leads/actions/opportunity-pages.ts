import { writeCsvRow } from '../../../kernel/csv.ts';
import { divideRounded } from '../../../kernel/decimal.ts';
import { money, printAmount, toWire } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { accept, refuse } from '../../../kernel/outcome.ts';
import { audit } from '../../../platform/audit.ts';
import { decodeCursor, pageOf } from '../../../platform/http/cursor.ts';
import type { Context } from '../../../platform/http/route.ts';
import { refusableTransaction } from '../../../platform/refusable-transaction.ts';
import { loadSellerAndStore } from '../../accounts/actions/seller-and-store.ts';
import { processFits, usualProcess } from '../rules/sales-process.ts';
import { findLead } from '../storage/leads.ts';
import {
  findOpportunity,
  type OpportunityFilter,
  type OpportunityRow,
  opportunityCursor,
  opportunityEvents,
  opportunityPage,
  opportunityTotal,
  processOf,
  saveProcess,
  stagesInUse,
} from '../storage/opportunities.ts';
import type {
  OpportunityDetail,
  OpportunityItem,
  OpportunitySort,
  SalesProcess,
  SalesProcessChange,
} from '../terms/opportunities.ts';

function itemOf(row: OpportunityRow, today: string): OpportunityItem {
  const { value_minor: minor, currency, probability } = row;
  return {
    id: row.id,
    number: row.number,
    rowVersion: row.row_version,
    accountId: row.account_id,
    company: row.company,
    name: row.name,
    stage: row.stage,
    probability,
    value: toWire(money(minor, currency)),
    weighted: toWire(money(divideRounded(minor * BigInt(probability), 100n), currency)),
    closeDay: row.close_day,
    overdue: row.outcome === null && row.close_day < today,
    owner: { personId: row.owner_person_id, name: row.owner_name ?? '' },
    outcome: row.outcome,
    orderNumber: row.order_number,
    stageSince: row.stage_since.toISOString(),
  };
}

export type OpportunityQuery = OpportunityFilter & {
  readonly sort: OpportunitySort;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Opportunities as far as the reader sees them. */
export async function opportunities(context: Context, query: OpportunityQuery) {
  const after = decodeCursor(query.cursor, 2);
  if (!after.ok) return after;
  const { sort, limit } = query;
  return context.transaction(async (tx) => {
    const found = await opportunityPage(tx, query, { sort, limit, after: after.value });
    const { rows, next } = pageOf(found, limit, (row) => opportunityCursor(row, sort));
    const items = rows.map((row) => itemOf(row, context.today));
    return accept({ items, next, approximateTotal: await opportunityTotal(tx, query) });
  });
}

const batch = 1_000;

/** Every opportunity of a filter as CSV, streamed. */
export async function* opportunitiesCsv(
  context: Context,
  query: OpportunityFilter & { readonly sort: OpportunitySort },
): AsyncIterable<string> {
  yield writeCsvRow([
    ...[
      'number',
      'company',
      'name',
      'stage',
      'probability',
      'currency',
      'value',
      'close_day',
      'owner',
      'outcome',
      'order',
    ],
  ]);
  let after: readonly (string | number | null)[] | null = null;
  do {
    const page = { sort: query.sort, limit: batch, after };
    const found: OpportunityRow[] = await context.transaction((tx) => opportunityPage(tx, query, page));
    const rows = found.slice(0, batch);
    for (const row of rows) {
      yield writeCsvRow([
        ...[row.number, row.company, row.name, row.stage, String(row.probability), row.currency],
        ...[printAmount(money(row.value_minor, row.currency)), row.close_day, row.owner_name ?? ''],
        ...[row.outcome ?? '', row.order_number ?? ''],
      ]);
    }
    const last = rows.at(-1);
    after = found.length > batch && last ? opportunityCursor(last, query.sort) : null;
  } while (after !== null);
}

/** One opportunity with what happened to it. Refuses `not_found`. */
export async function readOpportunity(context: Context, id: string): Promise<Outcome<OpportunityDetail>> {
  return context.transaction<Outcome<OpportunityDetail>>(async (tx) => {
    const row = await findOpportunity(tx, id);
    if (!row) return refuse('not_found');
    const lead = row.lead_id === null ? null : await findLead(tx, row.lead_id);
    const events = await opportunityEvents(tx, row.account_id, id);
    return accept({
      ...itemOf(row, context.today),
      lead: lead && { id: lead.id, number: lead.number },
      orderId: row.order_id,
      products: row.products,
      reason: row.reason,
      reasonText: row.reason_text,
      openedAt: row.opened_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      history: events.map(({ at, person, data }) => ({
        at: at.toISOString(),
        person,
        kind: data.kind,
        from: data.kind === 'moved' ? data.from : null,
        to: 'to' in data ? data.to : null,
      })),
    });
  });
}

/** How the seller sells: stages and reasons, as kept or as usual. */
export async function salesProcess(context: Context): Promise<Outcome<SalesProcess>> {
  const { seller } = await loadSellerAndStore(context);
  const kept = await context.transaction((tx) => processOf(tx, seller.id));
  return accept(kept ?? { ...usualProcess, rowVersion: 0 });
}

/**
 * Changes stages and reasons on the version that was seen. What is open keeps its probability until it moves. Refuses
 * `stage_in_use`, `changed_meanwhile`, `invalid_input`.
 */
export async function changeSalesProcess(
  context: Context,
  ifMatch: string | null,
  change: SalesProcessChange,
): Promise<Outcome<SalesProcess>> {
  if (ifMatch === null) return refuse('version_needed');
  const { seller } = await loadSellerAndStore(context);
  // As the server: staff only read in this room; who may was asked of the route.
  const changed = await refusableTransaction<void>(
    context,
    async (tx) => {
      const before = await processOf(tx, seller.id);
      const version = before?.rowVersion ?? 0;
      const fits = processFits(change, await stagesInUse(tx, seller.id));
      if (!fits.ok) return fits;
      if (String(version) !== ifMatch || !(await saveProcess(tx, seller.id, version, change))) {
        return refuse('changed_meanwhile');
      }
      await audit(tx, context, {
        action: 'sales_process.changed',
        subjectKind: 'seller',
        subjectId: seller.id,
        before: before ?? usualProcess,
        after: change,
      });
      return accept(undefined);
    },
    { as: 'system' },
  );
  return changed.ok ? salesProcess(context) : changed;
}
